"""The public holidays of Việt Nam, and the weekend days the State works in exchange for a day off."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import holidays

from programme.dates import format_date, format_span, parse_date
from programme.vietnamese import SpellingProfile, nfc, respell

TET = "Tết Nguyên đán"
_NEW_YEAR = "Tết Dương lịch"
_EXCHANGED = re.compile(r"thay cho ngày (\d{2}/\d{2}/\d{4})")
_ONE_DAY = datetime.timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """One year: its days off with their names, and the weekend days worked, each for its day off."""

    days: Mapping[datetime.date, str]
    worked_for: Mapping[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class DayRun:
    """Days that follow each other under one name, both ends counted."""

    first_day: datetime.date
    last_day: datetime.date
    name: str

    @property
    def days(self) -> str:
        """ "27/01 - 01/02/2025", one date when it is one day."""
        return format_span(self.first_day, self.last_day)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> PublicHolidays:
    """What the State has announced for a year; all days of Tết bear one name.

    The lunar days are known from 1901 to 2100; the days exchanged for a weekend day only once the
    government has announced them, and then as far as the library of this installation knows.
    """
    days: dict[datetime.date, str] = {}
    worked_for: dict[datetime.date, datetime.date] = {}
    for day, said in sorted(holidays.country_holidays("VN", years=year, language="vi").items()):
        name = respell(nfc(said), SpellingProfile.NEW)
        exchanged = _EXCHANGED.search(name)
        weekend_day = parse_date(exchanged[1]) if exchanged else None
        if weekend_day is not None and weekend_day.weekday() >= _SATURDAY:
            worked_for[weekend_day] = day
            name = name_of_exchanged(weekend_day)
        days[day] = TET if "Tết" in name and _NEW_YEAR not in name else name
    return PublicHolidays(days, worked_for)


def name_of_exchanged(working_day: datetime.date) -> str:
    """What a day off is called for which a weekend day is worked."""
    return f"Nghỉ hoán đổi, làm bù ngày {format_date(working_day)}"


def name_of_worked(day_off: datetime.date) -> str:
    """What a weekend day is called that is worked for a day off."""
    return f"Làm bù cho ngày {format_date(day_off)}"


def runs_of(days: Mapping[datetime.date, str]) -> tuple[DayRun, ...]:
    """Named days as runs, earliest first: the days of Tết are one run."""
    runs: list[DayRun] = []
    for day, name in sorted(days.items()):
        last = runs[-1] if runs else None
        if last is not None and last.name == name and last.last_day + _ONE_DAY == day:
            runs[-1] = DayRun(last.first_day, day, name)
        else:
            runs.append(DayRun(day, day, name))
    return tuple(runs)
