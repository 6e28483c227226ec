"""A year as a band: where its months, days off, blocked weeks and conferences stand, in per cent."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MONTHS = 12
# Two marks nearer than this would cover each other's figures; the later one stands a lane lower.
ROOM = 3.6
LANES = 3
_ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of the year as a piece of the band: per cent from the left, width, and what to call it."""

    x: str
    width: str
    name: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A conference on the band; `lane` counts from 0 downwards, `span` is the time it may fall in."""

    key: str
    x: str
    lane: int
    text: str
    name: str
    span: Stretch


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    x: str
    middle: str


def months_of(year: int) -> tuple[Month, ...]:
    """The months by where they begin."""
    return tuple(
        Month(
            number,
            _percent(start := _share(datetime.date(year, number, 1))),
            _percent((start + _end_share(_last_day(year, number))) / 2),
        )
        for number in range(1, MONTHS + 1)
    )


def stretch(year: int, first: datetime.date, last: datetime.date, name: str) -> Stretch | None:
    """The part of the days that lies in the year; None when no day does."""
    first = max(first, datetime.date(year, 1, 1))
    last = min(last, datetime.date(year, 12, 31))
    if last < first:
        return None
    start, end = _share(first), _end_share(last)
    return Stretch(_percent(start), _percent(end - start), name)


def marks_of(
    year: int, meetings: Iterable[tuple[str, str, str, datetime.date, datetime.date]]
) -> tuple[Mark, ...]:
    """Marks for meetings given as key, figure, name, first and last day, in the order of the days."""
    found: list[Mark] = []
    ends = [-ROOM] * LANES
    for key, text, name, first, last in sorted(meetings, key=lambda one: (one[3], one[4])):
        span = stretch(year, first, last, name)
        if span is None:
            continue
        middle = (
            _share(max(first, datetime.date(year, 1, 1)))
            + _end_share(min(last, datetime.date(year, 12, 31)))
        ) / 2
        lane = _free_lane(ends, middle)
        ends[lane] = middle
        found.append(Mark(key, _percent(middle), lane, text, name, span))
    return tuple(found)


def _free_lane(ends: Sequence[float], middle: float) -> int:
    free = [lane for lane, end in enumerate(ends) if middle - end >= ROOM]
    return free[0] if free else min(range(len(ends)), key=lambda lane: ends[lane])


def _share(day: datetime.date) -> float:
    """How much of the year lies before a day, in per cent."""
    days = 366 if calendar.isleap(day.year) else 365
    return ((day - datetime.date(day.year, 1, 1)).days) * 100 / days


def _end_share(day: datetime.date) -> float:
    return 100.0 if (day.month, day.day) == (12, 31) else _share(day + _ONE_DAY)


def _last_day(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _percent(value: float) -> str:
    return f"{value:.2f}%"
