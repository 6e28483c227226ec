"""Dates of official text both ways: day of two digits, months 1 and 2 padded, blanks of a draft."""

from __future__ import annotations

import datetime
import re

from programme.vietnamese import fold_spaces

LONGEST_MONTH = 31  # days
_DATE = re.compile(
    r"(?:ngày\s+)?(?P<day>\d{1,2})\s?[/.–-]\s?(?P<month>\d{1,2})\s?[/.–-]\s?(?P<year>\d{4})"
    r"|(?:ngày\s+)?(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})\s*(?:,\s*)?năm\s+(?P<year2>\d{4})"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})",
    re.IGNORECASE,
)
_PLACE_DATE = re.compile(
    r"(?P<place>[^,]*?)[\s,]*(?<!\w)ngày(?P<day>[^a-zà-ỹ]*)tháng(?P<month>[^a-zà-ỹ]*)"
    r"năm(?P<year>[^a-zà-ỹ]*)",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a line that are looked at
_BLANK = " " * 5


def make_date(year: int, month: int, day: int) -> datetime.date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def format_day(day: int) -> str:
    """Days below 10 are written with a zero (H5 II.I.4.2.2)."""
    return f"{day:02d}"


def format_month(month: int) -> str:
    """Only January and February are written with a zero (H5 II.I.4.2.2)."""
    return f"{month:02d}" if month < 3 else str(month)


def format_date(date: datetime.date) -> str:
    """ "24/3/2020", "05/02/2015" (H5 II.I.4.2.2)."""
    return f"{format_day(date.day)}/{format_month(date.month)}/{date.year:04d}"


def format_span(first: datetime.date, last: datetime.date) -> str:
    """Days as a list shows them: "13/10 - 17/10/2025", one date when it is one day."""
    if first == last:
        return format_date(first)
    start = f"{format_day(first.day)}/{format_month(first.month)}"
    if first.year != last.year:
        start = format_date(first)
    return f"{start} - {format_date(last)}"


def nearest_day(day: datetime.date, first: datetime.date, last: datetime.date) -> datetime.date:
    """The day from `first` to `last` that lies nearest to `day`."""
    return min(max(day, first), last)


def time_apart(one: datetime.date, other: datetime.date) -> str:
    """How far two days lie apart: "12 ngày", from a month on "7 tháng"."""
    days = abs((one - other).days)
    return f"{days} ngày" if days < LONGEST_MONTH else f"{round(days * 12 / 365.25)} tháng"


def parse_date(text: str) -> datetime.date | None:
    """The date a text is: "24/3/2020", "05-3-2024", "ngày 07 tháng 02 năm 2023", "2020-03-24"."""
    match = _DATE.fullmatch(text.strip()[:_LONGEST])
    if match is None:
        return None
    day, month, year = (
        next(int(match[name + end]) for end in ("", "2", "3") if match[name + end])
        for name in ("day", "month", "year")
    )
    return make_date(year, month, day)


def format_place_date(
    place: str, year: int, month: int | None = None, day: int | None = None
) -> str:
    """ "Hậu Giang, ngày 05 tháng 02 năm 2024"; five spaces stand for a blank (H5 II.I.4.2.2)."""
    day_text = _BLANK if day is None else f" {format_day(day)} "
    month_text = _BLANK if month is None else f" {format_month(month)} "
    return f"{place}, ngày{day_text}tháng{month_text}năm {year}"


def _number(text: str) -> int | None:
    digits = re.search(r"\d{1,4}", text)
    return int(digits[0]) if digits else None


def _place_and_figures(text: str) -> tuple[str, int | None, int | None, int | None]:
    """ "Hậu Giang, ngày 05/02/2024": a form that the rules do not know but offices type."""
    place, comma, figures = fold_spaces(text)[:_LONGEST].rpartition(",")
    date = parse_date(figures)
    if not comma or date is None:
        return "", None, None, None
    return place.strip(), date.year, date.month, date.day


def parse_place_date(text: str) -> tuple[str, int | None, int | None, int | None]:
    """Place, year, month, day of a place-and-date line; None for a blank, "" when it is no line."""
    match = _PLACE_DATE.match(fold_spaces(text)[:_LONGEST])
    if match is None:
        return _place_and_figures(text)
    return match["place"], _number(match["year"]), _number(match["month"]), _number(match["day"])
