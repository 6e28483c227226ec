"""Whether a conference clashes with the calendar, with another one, or with its papers: surely or maybe.

A conference planned by month may still be put on a good day, so it clashes for certain only when no
day that its announced time allows is free; a dated one meets on all its days, so one bad day is enough.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

from conferences.meeting_days import Days
from programme.dates import LONGEST_MONTH
from programme.workdays import Calendar, add_working_days, is_working_day

_SATURDAY = 5


class Clash(StrEnum):
    """How sure a clash is."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Period(Protocol):
    """A run of days, both ends counted."""

    @property
    def first_day(self) -> datetime.date: ...
    @property
    def last_day(self) -> datetime.date: ...


P = TypeVar("P", bound=Period)


def blocked_clash(
    days: Days | None, blocked: Sequence[P], *, is_dated: bool
) -> tuple[Clash, P] | None:
    """The first blocked period that touches the days, and whether no day is left outside any."""
    if days is None:
        return None
    touching = [one for one in blocked if one.first_day <= days.last and one.last_day >= days.first]
    if not touching:
        return None
    is_whole = all(
        any(one.first_day <= day <= one.last_day for one in touching) for day in _each(days)
    )
    return (Clash.CERTAIN if is_dated or is_whole else Clash.POSSIBLE), touching[0]


def days_off_clash(
    days: Days | None, calendar: Calendar, *, is_dated: bool
) -> tuple[Clash, datetime.date] | None:
    """The first day off among the days, when it matters.

    For a dated conference any day off does. Else nearly every month has one: only when no working
    day is left is the clash certain, and when days off take half of the weekdays it is possible.
    """
    if days is None:
        return None
    every = list(_each(days))
    off = [day for day in every if not is_working_day(day, calendar)]
    weekdays = [day for day in every if day.weekday() < _SATURDAY]
    taken = [day for day in off if day.weekday() < _SATURDAY]
    if is_dated or len(off) == len(every):
        # A holiday says more than the weekend beside it.
        return (Clash.CERTAIN, (taken or off)[0]) if off else None
    if taken and len(taken) * 2 >= len(weekdays):
        return Clash.POSSIBLE, taken[0]
    return None


def closeness(before: Days, after: Days, wanted: int) -> Clash | None:
    """Whether two meetings, the earlier first, leave fewer than `wanted` days from one to the other.

    Certain when even the furthest days that their times allow are too close; possible when the
    middles of their times are, as with "cuối tháng 6" and "đầu tháng 7". The middle of a time of more
    than a month says nothing.
    """
    if (after.last - before.first).days < wanted:
        return Clash.CERTAIN
    is_narrow = all((days.last - days.first).days < LONGEST_MONTH for days in (before, after))
    if is_narrow and (after.middle - before.middle).days < wanted:
        return Clash.POSSIBLE
    return None


def papers_clash(
    days: Days, today: datetime.date, workdays: int, calendar: Calendar
) -> tuple[Clash, datetime.date] | None:
    """Whether papers due `workdays` before a conference ahead are already due before today.

    With the first day on which a conference would leave time enough. Certain when even the latest
    day that the announced time allows does not.
    """
    enough = _first_day_with_time(today, workdays, calendar)
    if days.last < today or days.first >= enough:
        return None
    return (Clash.CERTAIN if days.last < enough else Clash.POSSIBLE), enough


def _first_day_with_time(today: datetime.date, workdays: int, calendar: Calendar) -> datetime.date:
    day = add_working_days(today, workdays, calendar)
    if add_working_days(day, -workdays, calendar) < today:  # today itself is no working day
        return add_working_days(day, 1, calendar)
    return day


def _each(days: Days) -> Iterator[datetime.date]:
    for number in range(days.first.toordinal(), days.last.toordinal() + 1):
        yield datetime.date.fromordinal(number)
