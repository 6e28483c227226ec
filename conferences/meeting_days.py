"""The days in which a meeting may fall, from its announced time, and which meeting lies nearest to a day."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from programme.dates import LONGEST_MONTH
from programme.planned_times import PlannedTime

# A meeting that ends this many days before something falls due still serves it.
GRACE_DAYS = 15
# First and last day of a part of the month; 31 stands for the month's last day.
_PARTS = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
    "week1": (1, 7),
    "week2": (8, 14),
    "week3": (15, 21),
    "week4": (22, 28),
    "week5": (29, 31),
}


@dataclass(frozen=True, slots=True)
class Days:
    """A run of days, both ends included."""

    first: datetime.date
    last: datetime.date

    @property
    def middle(self) -> datetime.date:
        return self.first + (self.last - self.first) / 2

    def gap(self, day: datetime.date) -> int:
        """How many days lie between the run and a day; 0 for a day within it."""
        if day < self.first:
            return (self.first - day).days
        return max((day - self.last).days, 0)


def days_of(time: PlannedTime) -> Days | None:
    """The days an announced time allows; None when it names neither days, months nor a quarter."""
    if time.date_from is not None:
        return Days(time.date_from, max(time.date_to or time.date_from, time.date_from))
    months = time.months
    if not months and time.quarter is not None:
        months = (time.quarter * 3 - 2, time.quarter * 3)
    if time.year is None or not months:
        return None
    first, last = _PARTS.get(time.part, (1, 31))
    return Days(
        _day(time.year, months[0], first),
        _day(time.year, months[-1], last),
    )


def best_meeting(
    due: datetime.date, meetings: Mapping[int, Days], *, tolerance_months: int
) -> int | None:
    """The meeting, by its key, that should deal with what falls due on a day.

    The nearest one on or after that day within the tolerance (half a month early counts as on
    time); where there is none, the nearest of all; None without meetings. Of two as near, the earlier.
    """
    furthest = due + datetime.timedelta(days=tolerance_months * LONGEST_MONTH)
    grace = datetime.timedelta(days=GRACE_DAYS)
    in_time = [
        key for key, days in meetings.items() if days.last + grace >= due and days.first <= furthest
    ]
    by_gap = sorted(
        in_time or meetings, key=lambda key: (meetings[key].gap(due), meetings[key].first)
    )
    return by_gap[0] if by_gap else None


def _day(year: int, month: int, day: int) -> datetime.date:
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))
