"""One spelling throughout a paper: tone marks, zeros before years, the people."""

from __future__ import annotations

import pytest

from programme.checks.consistency import (
    mixed_days,
    mixed_people,
    mixed_profile,
    mixed_year_padding,
)
from tests.programme.checks.passages import marked, passages


def test_the_rarer_spelling_is_found_with_both_counts() -> None:
    texts = passages("Tỉnh ủy, khóa XIV, văn hóa", "cụ thể hoá")
    found = mixed_profile(texts)
    assert marked(found) == [("hoá", "hóa")]
    assert found[0].message == (
        "Văn bản viết 3 chữ theo kiểu “ủy, hòa” và 1 chữ theo kiểu “uỷ, hoà”. Hãy viết thống nhất"
        " “hóa”."
    )


def test_equally_many_follow_the_guideline() -> None:
    assert marked(mixed_profile(passages("Tỉnh ủy", "khoá XIV"))) == [("ủy", "uỷ")]


@pytest.mark.parametrize("text", ["Tỉnh ủy, quý I, toàn tỉnh", "Tỉnh uỷ, quy chế, hoàn thành", ""])
def test_one_spelling_is_right(text: str) -> None:
    assert mixed_profile(passages(text)) == []


def test_years_without_zero_follow_those_with() -> None:
    texts = passages("Sơ kết 05 năm", "Sơ kết 03 năm", "Sơ kết 5 năm thực hiện")
    found = mixed_year_padding(texts, {})
    assert marked(found) == [("5", "05")]
    assert found[0].message == (
        "Ở đây viết “5 năm”, chỗ khác viết “05 năm”. Hãy viết thống nhất “05 năm”."
    )


def test_titles_of_other_texts_and_whole_years_keep_their_figures() -> None:
    title = "Chương trình về bảo vệ môi trường 5 năm của tỉnh"
    texts = passages("Sơ kết 05 năm", title, "5 năm 2021 - 2025", "Tổng kết 10 năm", "15 năm")
    assert mixed_year_padding(texts, {title: [(17, len(title))]}) == []


def test_the_people_are_written_in_one_way() -> None:
    texts = passages(
        "đời sống của Nhân dân và với Nhân dân",
        "nhận thức trong nhân dân",
        "Ủy ban nhân dân, Hội đồng nhân dân, lực lượng vũ trang nhân dân. Nhân dân cả nước",
    )
    found = mixed_people(texts)
    assert marked(found) == [("nhân dân", "Nhân dân")]
    assert found[0].message == (
        "Văn bản viết “Nhân dân” 2 lần và “nhân dân” 1 lần. Hãy viết thống nhất “Nhân dân”."
    )


def test_the_people_keep_their_capital_where_most_words_are_small() -> None:
    texts = passages("vì Nhân dân phục vụ", "với nhân dân, trong nhân dân")
    assert marked(mixed_people(texts)) == [("nhân dân", "Nhân dân")] * 2


def test_days_without_a_year_bear_their_zeros_where_others_do() -> None:
    texts = passages("Họp ngày 05/6.", "Bế mạc ngày 7/6; khai mạc ngày 06/6; xong ngày 12/2.")
    found = mixed_days(texts)
    assert marked(found) == [("7/6", "07/6"), ("12/2", "12/02")]
    assert found[0].message == (
        "Ở đây viết “ngày 7/6”, chỗ khác viết “ngày 05/6”. Hãy viết thống nhất “ngày 07/6”."
    )


def test_anniversaries_written_without_zeros_throughout_are_left_alone() -> None:
    texts = passages("Kỷ niệm ngày 3/2 và ngày 1/5.", "Họp ngày 15/6/2025, ngày 10/11.")
    assert mixed_days(texts) == []
