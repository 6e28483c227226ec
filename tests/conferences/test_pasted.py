"""Pasted lines are read as an import reads them: labels, sub-items, reviews and lead lines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conferences.pasted import PastedItem, read_pasted


def outline(items: list[PastedItem]) -> list[Any]:
    return [[item.text, outline(item.children)] if item.children else item.text for item in items]


def test_one_typed_line_is_one_item() -> None:
    found = read_pasted("  Công tác   cán bộ. ")
    assert (outline(found.items), found.remarks) == (["Công tác cán bộ"], [])


@pytest.mark.parametrize(
    "text",
    [
        "(1) Báo cáo quý I;\n(2) Công tác cán bộ.",
        "1. Báo cáo quý I\n2. Công tác cán bộ",
        "1) Báo cáo quý I\r\n\r\n2) Công tác cán bộ",
        "- Báo cáo quý I;\n- Công tác cán bộ",
        "• Báo cáo quý I\n• Công tác cán bộ",
        "Báo cáo quý I\nCông tác cán bộ",
    ],
)
def test_each_line_is_an_item_whatever_its_label(text: str) -> None:
    assert outline(read_pasted(text).items) == ["Báo cáo quý I", "Công tác cán bộ"]


def test_dashes_letters_and_plusses_hang_under_the_line_above() -> None:
    text = "(1) Cho ý kiến các báo cáo:\n- Báo cáo thu ngân sách;\n+ Thu nội địa;\n- Báo cáo chi\n(2) Công tác cán bộ\na) Điều động\nb) Bổ nhiệm"
    assert outline(read_pasted(text).items) == [
        ["Cho ý kiến các báo cáo:", [["Báo cáo thu ngân sách", ["Thu nội địa"]], "Báo cáo chi"]],
        ["Công tác cán bộ", ["Điều động", "Bổ nhiệm"]],
    ]


def test_a_lead_line_gives_its_agencies_to_the_items_it_names() -> None:
    found = read_pasted(
        "(4) Báo cáo quý I\n(5) Báo cáo tài chính Đảng\n(6) Công tác cán bộ\n"
        "Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ mục (4) và (5); Ban Tổ chức Tỉnh uỷ mục (6)."
    )
    assert [item.leads for item in found.items] == [
        ("Văn phòng Tỉnh uỷ",),
        ("Văn phòng Tỉnh uỷ",),
        ("Ban Tổ chức Tỉnh uỷ",),
    ]


def test_a_lead_line_without_numbers_is_about_the_item_before() -> None:
    found = read_pasted(
        "Báo cáo quý I\nCông tác cán bộ\n"
        "Cơ quan chủ trì: Ban Tổ chức Tỉnh uỷ phối hợp với Văn phòng Tỉnh uỷ"
    )
    assert [(item.leads, item.coordinators) for item in found.items] == [
        ((), ()),
        (("Ban Tổ chức Tỉnh uỷ",), ("Văn phòng Tỉnh uỷ",)),
    ]


def test_as_above_takes_the_lead_of_the_item_above() -> None:
    found = read_pasted("Báo cáo quý I\nChủ trì: Văn phòng Tỉnh uỷ\nCông tác cán bộ\n- nt -")
    assert [item.leads for item in found.items] == [("Văn phòng Tỉnh uỷ",)] * 2


def test_a_review_is_found_with_its_years() -> None:
    (item,) = read_pasted("(1) Tổng kết 05 năm thực hiện Chỉ thị số 42-CT/TW").items
    assert item.review is not None
    assert (item.review.kind, item.review.years, item.review.codes) == (
        "tong_ket",
        5,
        ("42-CT/TW",),
    )


def test_what_was_not_understood_is_said() -> None:
    found = read_pasted(
        "Cơ quan chủ trì: Văn phòng Tỉnh uỷ\n-----\n(1) Báo cáo quý I\n"
        "Cơ quan chủ trì: Văn phòng Tỉnh uỷ mục (1) và (9)"
    )
    assert outline(found.items) == ["Báo cáo quý I"]
    assert found.remarks == [
        "Dòng phân công không đứng sau nội dung nào: “Cơ quan chủ trì: Văn phòng Tỉnh uỷ”.",
        "Bỏ qua dòng không có chữ: “-----”.",
        "Dòng phân công nhắc mục (9) không có trong đoạn dán.",
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("-+•(1)2.a) \n\t\x00\u202eCơ quan chủ trì: Ban mục;"), max_size=200))
def test_no_text_breaks_the_reading_and_no_empty_item_comes_of_it(text: str) -> None:
    found = read_pasted(text)
    assert [item for item in found.every() if not item.text.strip()] == []
