"""The announced time of a meeting both ways: "trong tháng 3/2025", "ngày 05 và 06/12/2023"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from programme.dates import format_date, format_day, format_month, make_date
from programme.vietnamese import fold_spaces, from_roman, roman


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """When a meeting is to be: months of a year with a part of the month, a quarter, or dates.

    `part`: "whole", "early", "mid", "late", "first_half", "second_half", "week1" … "week5", "day";
    "" when nothing is said. Of a single day `date_to` equals `date_from` (or is None).
    """

    year: int | None = None
    months: tuple[int, ...] = ()
    part: str = ""
    quarter: int | None = None
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None


_PART_WORDS = {
    "whole": "trong",
    "early": "đầu",
    "mid": "giữa",
    "late": "cuối",
    "first_half": "nửa đầu",
    "second_half": "nửa cuối",
    **{f"week{number}": f"tuần {number}" for number in range(1, 6)},
}
_PARTS_READ = (
    (re.compile(r"nửa (?:đầu|trước)|15 ngày đầu|nửa tháng đầu"), "first_half"),
    (re.compile(r"nửa (?:cuối|sau)|15 ngày cuối|nửa tháng cuối"), "second_half"),
    (re.compile(r"tuần (?:lễ )?(?:thứ )?(?:1|i|nhất|đầu(?: tiên)?)$"), "week1"),
    (re.compile(r"tuần (?:lễ )?(?:thứ )?(?:2|ii|hai)$"), "week2"),
    (re.compile(r"tuần (?:lễ )?(?:thứ )?(?:3|iii|ba)$"), "week3"),
    (re.compile(r"tuần (?:lễ )?(?:thứ )?(?:4|iv|tư|bốn)$"), "week4"),
    (re.compile(r"tuần (?:lễ )?(?:thứ )?(?:5|v|năm)$"), "week5"),
    (re.compile(r"đầu$|thượng tuần$"), "early"),
    (re.compile(r"giữa$|trung tuần$"), "mid"),
    (re.compile(r"cuối$|hạ tuần$"), "late"),
)
_LONGEST = 300  # characters of a phrase that are looked at
_YEAR = r"(?:\s?[/–-]\s?(?P<year>\d{4})|,?\s+năm\s+(?P<year2>\d{4}))?"
_MONTHS = re.compile(
    r"(?P<part>.*?)\s*\btháng\s+(?P<months>\d{1,2}(?:\s*(?:,|và|-|–|hoặc|đến)\s*(?:tháng\s+)?\d{1,2})*)"
    + _YEAR + r"\Z"
)  # fmt: skip
_QUARTER = re.compile(r"(?P<part>.*?)\s*\bqu[ýí]\s+(?P<quarter>[ivx]+|[1-4])" + _YEAR + r"\Z")
_YEAR_ONLY = re.compile(r"(?P<part>.*?)\s*\bnăm\s+(?P<year>\d{4})\Z")
_DAYS = re.compile(r"(?:.*?\b)?ngày\s+(?P<days>\d.*)\Z")
# "(15/3/2025)", "(14 - 15/3/2025)", "01 ngày, 12/7/2023": whole dates need no word before them.
_DATES_ALONE = re.compile(
    r"(?P<days>(?<![\d/.,-])(?:\d{1,2}\s*(?:,|và|-|–)\s*){0,3}\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\Z"
)
_DAY_PIECE = re.compile(
    r"(?P<day>\d{1,2})(?:"
    r"-(?P<month3>\d{1,2})-(?P<year3>\d{4})"
    r"|(?:\s?[/.]\s?(?P<month>\d{1,2})|\s+tháng\s+(?P<month2>\d{1,2}))?"
    r"(?:(?:\s?[/.]\s?|,?\s+năm\s+)(?P<year>\d{4}))?)(?!\d)"
)
_DAY_JOINTS = re.compile(r"\s*(?:,|;|và|đến hết|đến|-|–|—)?\s*(?:ngày\s+)?")
_MONTH_RANGE = re.compile(r"(\d{1,2})\s*(?:-|–|đến)\s*(?:tháng\s+)?(\d{1,2})\Z")


def _format_days(first: datetime.date, last: datetime.date | None) -> str:
    if last is None or last == first:
        return f"ngày {format_date(first)}"
    if (first.year, first.month) == (last.year, last.month) and (last - first).days == 1:
        return f"ngày {format_day(first.day)} và {format_date(last)}"
    start = format_day(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start += f"/{format_month(first.month)}"
    if first.year != last.year:
        start += f"/{first.year}"
    return f"từ ngày {start} đến ngày {format_date(last)}"


def format_planned_time(time: PlannedTime) -> str:
    """ "đầu tháng 7/2025", "tháng 3, 4/2025", "quý I/2025", "từ ngày 30/6 đến ngày 02/7/2025"."""
    if time.date_from is not None:
        return _format_days(time.date_from, time.date_to)
    year = "" if time.year is None else f"/{time.year}"
    word = _PART_WORDS.get(time.part, "")
    if len(time.months) > 1 and time.part == "whole":
        word = ""
    if time.months:
        named = f"tháng {', '.join(map(str, time.months))}{year}"
    elif time.quarter is not None:
        named = f"quý {roman(time.quarter)}{year}"
    else:
        named = f"năm {time.year}" if time.year is not None else ""
    return f"{word} {named}".strip() if named else ""


def _part_read(words: str) -> str:
    words = words.strip(" ,:").removesuffix(" của")
    for pattern, part in _PARTS_READ:
        if pattern.search(words):
            return part
    return ""


def _year_read(match: re.Match[str], year: int | None) -> int | None:
    groups = match.groupdict()
    printed = groups.get("year") or groups.get("year2")
    return int(printed) if printed else year


def _read_months(text: str, year: int | None) -> PlannedTime | None:
    match = _MONTHS.match(text)
    if match is None:
        return None
    months = [int(digits) for digits in re.findall(r"\d+", match["months"])]
    if _MONTH_RANGE.match(match["months"]) and months[0] < months[1]:
        months = list(range(months[0], months[1] + 1))
    if not all(1 <= month <= 12 for month in months):
        return None
    return PlannedTime(
        year=_year_read(match, year),
        months=tuple(months),
        part=_part_read(match["part"]) or "whole",
    )


def _read_quarter(text: str, year: int | None) -> PlannedTime | None:
    match = _QUARTER.match(text)
    if match is None:
        return None
    sign = match["quarter"]
    quarter = int(sign) if sign.isdecimal() else from_roman(sign)
    if quarter is None or not 1 <= quarter <= 4:
        return None
    part = _part_read(match["part"]) or ("whole" if "trong" in match["part"] else "")
    return PlannedTime(year=_year_read(match, year), part=part, quarter=quarter)


def _day_pieces(days: str) -> list[tuple[int, int | None, int | None]]:
    """(day, month, year) of each day printed, as far as days and their joints go."""
    pieces: list[tuple[int, int | None, int | None]] = []
    position = 0
    while (match := _DAY_PIECE.match(days, position)) is not None:
        month = match["month"] or match["month2"] or match["month3"]
        year = match["year"] or match["year3"]
        pieces.append(
            (int(match["day"]), int(month) if month else None, int(year) if year else None)
        )
        joint = _DAY_JOINTS.match(days, match.end())
        if joint is None or joint.end() == match.end():
            break
        position = joint.end()
    return pieces


def _dates_of(days: str, year: int | None) -> list[datetime.date]:
    """The dates of "05 và 06/12/2023": a day takes month and year from the one behind it."""
    month: int | None = None
    dates: list[datetime.date] = []
    for day, own_month, own_year in reversed(_day_pieces(days)):
        month, year = own_month or month, own_year or year
        date = make_date(year, month, day) if month and year else None
        if date is not None and dates and date > dates[0]:  # "30/12 đến 02/01/2026"
            date = make_date(date.year - 1, date.month, date.day)
        if date is None:
            return []
        dates.insert(0, date)
    return dates


def _read_days(text: str, year: int | None) -> PlannedTime | None:
    match = _DAYS.match(text) or _DATES_ALONE.search(text)
    dates = _dates_of(match["days"], year) if match else []
    if not dates:
        return None
    return PlannedTime(
        year=dates[0].year,
        months=tuple(dict.fromkeys(date.month for date in dates)),
        part="day",
        date_from=dates[0],
        date_to=dates[-1],
    )


def _read_year(text: str, year: int | None) -> PlannedTime | None:
    match = _YEAR_ONLY.match(text)
    return PlannedTime(int(match["year"]), part=_part_read(match["part"])) if match else None


_READERS: tuple[Callable[[str, int | None], PlannedTime | None], ...] = (
    _read_days,
    _read_months,
    _read_quarter,
    _read_year,
)


def parse_planned_time(text: str, *, year: int | None = None) -> PlannedTime | None:
    """The time a phrase names; `year` is taken when none is printed; None when it names no time.

    Brackets and words before the time ("dự kiến", "vào", "cả ngày") are passed over. Of more than
    two dates the first and the last are kept.
    """
    phrase = fold_spaces(text[:_LONGEST]).strip(" ().;,:").lower()
    for reader in _READERS:
        time = reader(phrase, year)
        if time is not None:
            return time
    return None
