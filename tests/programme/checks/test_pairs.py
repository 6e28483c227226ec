"""Brackets and quotation marks without their partner."""

from __future__ import annotations

import pytest

from programme.checks.pairs import unbalanced_pairs
from tests.programme.checks.passages import passage


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
        "Ban Tổ chức (các mục 3) - 4))",
        'phong trào "Xanh" và "Sạch", “Đẹp"',
        "(… “ …) … ”",
        "“Cuộc thi “Búa liềm vàng” năm 2025”",
        "",
    ],
)
def test_pairs_labels_and_mixed_marks_are_right(text: str) -> None:
    assert unbalanced_pairs(passage(text)) == []
