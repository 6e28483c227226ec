"""The text writer prints what stands on paper, a block a line."""

from __future__ import annotations

import pytest

from reports.tree import DocumentKind, DocumentTree, Paragraph, Signature
from reports.writers import text
from tests.reports import sample_tree

EVERY_LINE = """\
LƯU HÀNH NỘI BỘ
TỈNH UỶ HẬU GIANG
BAN CHỈ ĐẠO
*
Số 07-CTr/TU
Dự thảo lần 3
KHẨN
ĐẢNG CỘNG SẢN VIỆT NAM
Hậu Giang, ngày 05 tháng 12 năm 2024
CHƯƠNG TRÌNH
CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH
làm việc năm 2025
(Ngày 06/12/2024, cả ngày)
-----
Đoạn mở đầu có từ nhấn mạnh và chú thích[1] ở giữa câu.
I. MỤC TIÊU
1. Mục tiêu chung
1.1. Về kinh tế
1.1.1. Nông nghiệp
Một câu.
2. Hội nghị lần thứ 21 (trong tháng 3/2025)
Tổng kết các chỉ thị:
(1) Việc thứ nhất[2].
- Ý nhỏ.
+ Ý con.
Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ.
Nơi nhận:
- Tỉnh uỷ viên;
- Lưu Văn phòng Tỉnh uỷ.
T/M TỈNH UỶ
BÍ THƯ
Nguyễn Văn An
[1] Theo số liệu của *Cục Thống kê* & các sở.
[2] Xem phụ lục.
"""


def tree_of(*texts: str, signature: Signature | None = None) -> DocumentTree:
    blocks = tuple(Paragraph(each) for each in texts)
    return DocumentTree(DocumentKind.ANNUAL_PROGRAMME, blocks=blocks, signature=signature)


def test_every_node_is_printed_in_reading_order() -> None:
    assert text.write(sample_tree.EVERY_NODE) == EVERY_LINE


def test_draft_keeps_the_gaps_for_the_pen() -> None:
    lines = text.write(sample_tree.DRAFT).splitlines()
    assert lines[2] == "Số        -CTr/TU"
    assert lines[5] == "Hậu Giang, ngày     tháng     năm 2024"


def test_gaps_in_the_body_fold_and_control_characters_go() -> None:
    assert text.write(tree_of("Một\x00  hai\tba\x1f\ud800 bốn\ufffe.")) == "Một hai ba bốn.\n"


def test_words_are_composed() -> None:
    assert text.write(tree_of("Ti\u0309nh uy\u0309")) == "Tỉnh uỷ\n"


def test_a_position_without_a_name_is_printed() -> None:
    tree = tree_of("Một.", signature=Signature("T/M TỈNH UỶ", "BÍ THƯ", ""))
    assert text.write(tree) == "Một.\nT/M TỈNH UỶ\nBÍ THƯ\n"


def test_an_empty_tree_prints_nothing() -> None:
    assert text.write(tree_of()) == ""


def test_an_unknown_kind_of_block_is_refused() -> None:
    tree = DocumentTree(DocumentKind.ANNUAL_PROGRAMME, blocks=("không phải khối",))  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(TypeError, match="unknown kind of block"):
        text.write(tree)
