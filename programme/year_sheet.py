"""A year as twelve small months: what kind of day each day is, and what it is called."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from programme.calendars import OfficeCalendar
from programme.dates import format_date

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of a month's table; `kinds` are the names of its style, `title` says why it is special."""

    date: datetime.date
    kinds: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A month as weeks from Monday to Sunday; None where the week reaches out of the month."""

    number: int
    weeks: tuple[tuple[DayCell | None, ...], ...]


def year_sheet(
    year: int, office: OfficeCalendar, *, today: datetime.date
) -> tuple[MonthSheet, ...]:
    """The twelve months of a year in the office's calendar."""
    blocked = _blocked_days(year, office)
    return tuple(
        MonthSheet(
            month,
            tuple(
                tuple(
                    _cell(day, office, blocked.get(day, ""), today) if day.month == month else None
                    for day in week
                )
                for week in calendar.Calendar().monthdatescalendar(year, month)
            ),
        )
        for month in range(1, 13)
    )


def _blocked_days(year: int, office: OfficeCalendar) -> dict[datetime.date, str]:
    """Each blocked day of the year, and why."""
    found: dict[datetime.date, str] = {}
    for period in office.blocked:
        first = max(period.first_day, datetime.date(year, 1, 1)).toordinal()
        last = min(period.last_day, datetime.date(year, 12, 31)).toordinal()
        days = map(datetime.date.fromordinal, range(first, last + 1))
        found |= dict.fromkeys(days, period.name)
    return found


def _cell(
    day: datetime.date, office: OfficeCalendar, blocked: str, today: datetime.date
) -> DayCell:
    kinds, reasons = [], []
    if day in office.holidays:
        kinds.append("day-off")
        reasons.append(office.holidays[day])
    elif day in office.worked:
        kinds.append("day-worked")
        reasons.append(office.worked[day])
    elif day.weekday() >= SATURDAY:
        kinds.append("day-weekend")
    if blocked:
        kinds.append("day-blocked")
        reasons.append(f"không họp: {blocked}")
    if day == today:
        kinds.append("day-today")
        reasons.append("hôm nay")
    title = f"{format_date(day)}: {'; '.join(reasons)}" if reasons else ""
    return DayCell(day, " ".join(kinds), title)
