"""Words a phrase cannot do without, and what a conversion left behind."""

from __future__ import annotations

import pytest

from programme.checks.missing_words import (
    conversion_residues,
    half_excellent,
    missing_ordinal_word,
    missing_year_word,
)
from tests.programme.checks.passages import marked, passage


def test_the_word_nam_is_added_to_a_review() -> None:
    [found] = missing_year_word(passage("tổng kết 05 thực hiện Kế hoạch số 37-KH/TU"))
    assert found.mended_text == "tổng kết 05 năm thực hiện Kế hoạch số 37-KH/TU"


@pytest.mark.parametrize(
    "text", ["tổng kết 05 năm thực hiện", "sơ kết 06 tháng thực hiện", "kết 5"]
)
def test_reviews_with_their_unit_are_right(text: str) -> None:
    assert missing_year_word(passage(text)) == []


def test_the_word_thu_is_added_before_a_roman_number() -> None:
    [found] = missing_ordinal_word(passage("Đại hội đại biểu Đảng bộ tỉnh lần XV nhiệm kỳ"))
    assert found.mended_text == "Đại hội đại biểu Đảng bộ tỉnh lần thứ XV nhiệm kỳ"
    assert missing_ordinal_word(passage("lần thứ XV, Dự thảo lần 2, nhiều lần Văn phòng")) == []


def test_the_second_half_of_a_praise_is_added() -> None:
    [found] = half_excellent(passage("có thành tích xuất trong công tác xây dựng Đảng"))
    assert found.mended_text == "có thành tích xuất sắc trong công tác xây dựng Đảng"


@pytest.mark.parametrize(
    "text",
    [
        "thành tích xuất sắc trong công tác",
        "thành tích xuất khẩu năm 2024",
        "đơn vị xuất bản",
        "đề xuất trong năm",
        "hoàn thành xuất nhập khẩu",
    ],
)
def test_other_words_with_xuat_are_whole(text: str) -> None:
    assert half_excellent(passage(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[bookmark: _Hlk73709577] Tập trung", [("[bookmark: _Hlk73709577] ", "")]),
        ("k\ufffdt quả", [("\ufffd", None)]),
        ("kết quả [1] và (2)", []),
    ],
)
def test_residues_of_a_conversion_are_found(text: str, found: list[tuple[str, str | None]]) -> None:
    assert marked(conversion_residues(passage(text))) == found
