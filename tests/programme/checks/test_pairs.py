"""Brackets and quotation marks without their partner."""

from __future__ import annotations

import pytest

from programme.checks.pairs import over_paragraphs, unbalanced_pairs
from tests.programme.checks.passages import passage, passages


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "thành lập tỉnh (01/01/2004 - 01/01/2024, kỷ niệm",
            15,
            "Dấu mở ngoặc đơn không có dấu đóng. Hãy thêm dấu đóng hoặc bỏ dấu này.",
        ),
        (
            "về “Trách nhiệm nêu gương",
            3,
            "Dấu mở ngoặc kép không có dấu đóng. Hãy thêm dấu đóng hoặc bỏ dấu này.",
        ),
        (
            "khoá XIII) về công tác",
            9,
            "Dấu đóng ngoặc đơn không có dấu mở. Hãy thêm dấu mở hoặc bỏ dấu này.",
        ),
        (
            "“phong trào “Cựu chiến binh gương mẫu”",
            0,
            "Dấu mở ngoặc kép không có dấu đóng. Hãy thêm dấu đóng hoặc bỏ dấu này.",
        ),
        (
            'cuộc vận động "Toàn dân',
            14,
            "Dấu mở ngoặc kép không có dấu đóng. Hãy thêm dấu đóng hoặc bỏ dấu này.",
        ),
    ],
)
def test_a_sign_alone_is_found_where_it_stands(text: str, place: int, message: str) -> None:
    [found] = unbalanced_pairs(passage(text))
    assert (found.span, found.message, found.mend) == ((place, place + 1), message, None)


@pytest.mark.parametrize(
    "text",
    [
        "của Ban Bí thư (khoá X) về “Chống suy thoái”",
        "a) kiểm tra; b) giám sát; 1) kỷ luật",
        "mục 1), 2b) và 3); Uỷ ban Kiểm tra mục 2a)",
        "Ban Tổ chức (các mục 3) - 4))",
        'phong trào "Xanh" và "Sạch", “Đẹp"',
        "(… “ …) … ”",
        "“Cuộc thi “Búa liềm vàng” năm 2025”",
        "",
    ],
)
def test_pairs_labels_and_mixed_marks_are_right(text: str) -> None:
    assert unbalanced_pairs(passage(text)) == []


@pytest.mark.parametrize(
    ("texts", "paired"),
    [
        (("Phát biểu: “Đảng bộ phải đoàn kết.", "Toàn dân phải đồng lòng.”"), 2),
        (("Nêu rõ “phát triển bền vững.", "Văn hoá là nền tảng.", "Con người là trung tâm”."), 2),
        (("Về “Trách nhiệm nêu gương", "A.", "B.", "C.", "Kết thúc” sớm"), 0),
        (("Kết thúc” sớm", "Về “Trách nhiệm nêu gương"), 0),
        (("thành lập (01/01/2004", "kỷ niệm) lớn"), 0),
    ],
)
def test_a_quotation_may_run_over_neighbouring_texts(texts: tuple[str, ...], paired: int) -> None:
    places = passages(*texts)
    found = [one for place in places for one in unbalanced_pairs(place)]
    assert (len(found), len(over_paragraphs(found, places))) == (2, paired)
