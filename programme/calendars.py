"""The office's calendar and planning rules: the State's holidays under what the office itself decided."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Q

from programme.models import BlockedPeriod, Committee, DayOff, PlanningRules, SwappedDay
from programme.public_holidays import (
    DayRun,
    name_of_exchanged,
    name_of_worked,
    public_holidays,
    runs_of,
)
from programme.review_steps import parse_review_steps
from programme.workdays import Calendar

# The lunar calendar of the holidays is known for these years.
FIRST_YEAR, LAST_YEAR = 1901, 2100
USUAL_STEPS = (3, 5, 10, 15)


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """Some years as the office works them.

    `workdays` counts working days; `holidays` names the days off that are no plain weekend, in
    order; `worked` names the weekend days and holidays that the office works; `blocked` are the
    periods that touch the years, earliest first.
    """

    workdays: Calendar
    holidays: Mapping[datetime.date, str]
    worked: Mapping[datetime.date, str]
    blocked: Sequence[BlockedPeriod]

    @property
    def runs(self) -> tuple[DayRun, ...]:
        """The holidays as runs of days under one name: Tết is one."""
        return runs_of(self.holidays)

    def blocking(self, first: datetime.date, last: datetime.date) -> BlockedPeriod | None:
        """The earliest blocked period that touches the days from `first` to `last`."""
        return next(
            (one for one in self.blocked if one.first_day <= last and one.last_day >= first), None
        )


def office_calendar(first_year: int, last_year: int) -> OfficeCalendar:
    """The calendar of the years from `first_year` to `last_year`, in three queries.

    The office's own days off and worked days go before its swapped days, and both before the
    State's holidays. Outside 1901-2100 only what the office entered is known.
    """
    off, worked = _of_the_state(first_year, last_year)
    first, last = datetime.date(first_year, 1, 1), datetime.date(last_year, 12, 31)
    within = (first, last)
    swaps = SwappedDay.objects.filter(Q(day_off__range=within) | Q(working_day__range=within))
    for swap in swaps:
        off[swap.day_off] = swap.name or name_of_exchanged(swap.working_day)
        worked.pop(swap.day_off, None)
        worked[swap.working_day] = name_of_worked(swap.day_off)
        off.pop(swap.working_day, None)
    for own in DayOff.objects.filter(date__range=within):
        if own.is_working:
            worked[own.date] = own.name
            off.pop(own.date, None)
        else:
            off[own.date] = own.name
            worked.pop(own.date, None)
    blocked = BlockedPeriod.objects.filter(first_day__lte=last, last_day__gte=first)
    return OfficeCalendar(
        workdays=Calendar(frozenset(off), frozenset(worked)),
        holidays=MappingProxyType(dict(sorted(off.items()))),
        worked=MappingProxyType(dict(sorted(worked.items()))),
        blocked=tuple(blocked.order_by("first_day", "pk")),
    )


def _of_the_state(
    first_year: int, last_year: int
) -> tuple[dict[datetime.date, str], dict[datetime.date, str]]:
    """The State's days off and worked weekend days; a swap may reach into the year beside."""
    off: dict[datetime.date, str] = {}
    worked: dict[datetime.date, str] = {}
    for year in _known(first_year, last_year):
        announced = public_holidays(year)
        off |= announced.days
        worked |= {day: name_of_worked(off_day) for day, off_day in announced.worked_for.items()}
    return off, worked


def _known(first_year: int, last_year: int) -> Iterator[int]:
    yield from range(max(first_year, FIRST_YEAR), min(last_year, LAST_YEAR) + 1)


def planning_rules(committee: Committee) -> PlanningRules:
    """What the committee's office plans by; the usual rules, unsaved, where it has set none."""
    standing = PlanningRules.objects.filter(committee=committee).first()
    return standing or PlanningRules(committee=committee)


def review_steps(rules: PlanningRules) -> tuple[int, ...]:
    """The round years at which this office reviews texts, such as (3, 5, 10, 15)."""
    return parse_review_steps(rules.milestones).years or USUAL_STEPS
