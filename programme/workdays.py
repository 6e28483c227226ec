"""Working-day arithmetic over a calendar of holidays and swapped days."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

_ONE_DAY = datetime.timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off beyond the weekends, and weekend days worked in exchange for a day off."""

    days_off: frozenset[datetime.date] = frozenset()
    working_days: frozenset[datetime.date] = frozenset()


def is_working_day(day: datetime.date, calendar: Calendar) -> bool:
    """Monday to Friday unless off; a swapped day counts even when it is a Saturday or a holiday."""
    if day in calendar.working_days:
        return True
    return day.weekday() < _SATURDAY and day not in calendar.days_off


def _next_day(day: datetime.date, step: datetime.timedelta) -> datetime.date | None:
    try:
        return day + step
    except OverflowError:
        return None


def add_working_days(day: datetime.date, number: int, calendar: Calendar) -> datetime.date:
    """The working day `number` working days after `day`, or before it when negative.

    `day` itself is not counted; 0 gives `day` unchanged. At either end of the calendar (year 1 or
    9999) the last reachable day is given.
    """
    step = _ONE_DAY if number > 0 else -_ONE_DAY
    left = abs(number)
    while left:
        following = _next_day(day, step)
        if following is None:
            return day
        day = following
        left -= is_working_day(day, calendar)
    return day


def working_days_between(first: datetime.date, last: datetime.date, calendar: Calendar) -> int:
    """Working days after `first` up to and including `last`; negative when `last` is earlier."""
    if last < first:
        return -_walking_back(last, first, calendar)
    days = (last - first).days
    return sum(is_working_day(first + _ONE_DAY * step, calendar) for step in range(1, days + 1))


def _walking_back(earlier: datetime.date, later: datetime.date, calendar: Calendar) -> int:
    """Working days met walking back from `later` (not counted) to `earlier` (counted)."""
    days = (later - earlier).days
    return sum(is_working_day(earlier + _ONE_DAY * step, calendar) for step in range(days))
