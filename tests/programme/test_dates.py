"""Dates of official text, both ways."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.dates import (
    format_date,
    format_place_date,
    format_span,
    parse_date,
    parse_place_date,
)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2020, 3, 24), "24/3/2020"),
        (date(2015, 2, 5), "05/02/2015"),
        (date(2020, 12, 2), "02/12/2020"),
        (date(2021, 1, 18), "18/01/2021"),
    ],
)
def test_days_have_two_digits_and_only_two_months_a_zero(day, text):
    assert (format_date(day), parse_date(text)) == (text, day)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2025, 1, 27), date(2025, 2, 1), "27/01 - 01/02/2025"),
        (date(2025, 10, 13), date(2025, 10, 13), "13/10/2025"),
        (date(2024, 12, 30), date(2025, 1, 3), "30/12/2024 - 03/01/2025"),
    ],
)
def test_a_run_of_days_names_its_year_once(first, last, text):
    assert format_span(first, last) == text


@pytest.mark.parametrize(
    "text",
    [
        "5/3/2024",
        "05-3-2024",
        "05.03.2024",
        "ngày 05/3/2024",
        "ngày 05 tháng 3 năm 2024",
        "2024-03-05",
        " 5 / 3 / 2024 ",
    ],
)
def test_every_printed_form_is_read(text):
    assert parse_date(text) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "text", ["31/02/2024", "", "3/2024", "ngày mai", "1/1/24", "24/3/2020 của"]
)
def test_what_is_no_date_reads_as_none(text):
    assert parse_date(text) is None


@given(st.dates())
def test_every_date_reads_back(day):
    assert parse_date(format_date(day)) == day


def test_the_place_line_leaves_five_spaces_for_a_blank():
    assert format_place_date("Hậu Giang", 2024) == "Hậu Giang, ngày     tháng     năm 2024"
    assert format_place_date("Hậu Giang", 2024, 6) == "Hậu Giang, ngày     tháng 6 năm 2024"
    assert format_place_date("Cần Thơ", 2026, 2, 5) == "Cần Thơ, ngày 05 tháng 02 năm 2026"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hậu Giang, ngày     tháng    năm 2024", ("Hậu Giang", 2024, None, None)),
        ("Hậu Giang, ngày 05 tháng 02 năm 2024", ("Hậu Giang", 2024, 2, 5)),
        ("Cần Thơ, ngày …. tháng 6 năm 2026", ("Cần Thơ", 2026, 6, None)),
        ("Hà Nội ngày 20 tháng 10 năm 2025", ("Hà Nội", 2025, 10, 20)),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", ("", None, None, None)),
    ],
)
def test_the_place_line_is_read_with_its_blanks(text, parts):
    assert parse_place_date(text) == parts
