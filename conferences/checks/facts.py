"""What the checks of a year look at, read once; and how they name a place in it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from conferences.lists import DASH, PLUS
from conferences.meeting_days import Days, days_of
from conferences.models import ItemDirective, ItemState
from conferences.year_plan import (
    PlannedConference,
    PlannedItem,
    YearPlan,
    read_plan,
    short_name,
)
from programme.calendars import OfficeCalendar, office_calendar, planning_rules
from programme.checks.places import ordinal
from programme.models import Document, PlanningRules
from programme.vietnamese import first_words


@dataclass(frozen=True, slots=True)
class NeighbouringReview:
    """A review of a text in the year before or after: where, for how many years, on which days."""

    year: int
    place: str
    years: int | None
    days: Days


@dataclass(frozen=True, slots=True)
class YearFacts:
    """The plan, the office's calendar and rules, the day it is, and by text what is reviewed beside it."""

    plan: YearPlan
    calendar: OfficeCalendar
    rules: PlanningRules
    today: datetime.date
    beside: Mapping[int, Sequence[NeighbouringReview]] = field(default_factory=dict)


def read_facts(programme: Document, *, today: datetime.date) -> YearFacts:
    """All that the checks need, in nine queries; papers may fall due in the year before."""
    plan = read_plan(programme)
    days = [one.days for one in plan.conferences if one.days]
    first = min([plan.year, *(one.first.year for one in days)])
    last = max([plan.year, *(one.last.year for one in days)])
    return YearFacts(
        plan,
        office_calendar(first - 1, last),
        planning_rules(programme.committee),
        today,
        _beside(programme),
    )


def _beside(programme: Document) -> Mapping[int, Sequence[NeighbouringReview]]:
    """What the committee's programmes of the year before and after review, where a time is planned."""
    rows = ItemDirective.objects.filter(
        is_reviewed=True,
        item__is_removed=False,
        item__state=ItemState.PLANNED,
        item__conference__is_removed=False,
        item__programme__kind=programme.kind,
        item__programme__committee=programme.committee_id,
        item__programme__year__in=(programme.year - 1, programme.year + 1),
    ).select_related("item__conference", "item__programme")
    found: dict[int, list[NeighbouringReview]] = defaultdict(list)
    for row in rows.order_by("item__programme__year", "pk"):
        home = row.item.conference
        days = days_of(home.planned_time) if home is not None else None
        if home is not None and days is not None:
            year, years = row.item.programme.year, row.item.review_years
            found[row.directive_id].append(NeighbouringReview(year, short_name(home), years, days))
    return found


def item_place(conference: PlannedConference, item: PlannedItem) -> str:
    """ "Hội nghị lần thứ 22 (tháng 4/2025), mục (5)"; a part by its item, a dash by its turn."""
    return f"{conference.name}, {_named(conference, item)}"


def _named(conference: PlannedConference, item: PlannedItem) -> str:
    row = [one for one in conference.items if one.parent == item.parent]
    is_dash = item.label in {DASH, PLUS}
    name = f"gạch đầu dòng {ordinal(row.index(item) + 1)}" if is_dash else f"mục {item.label}"
    above = next((one for one in conference.items if one.key == item.parent), None)
    return name if above is None else f"{_named(conference, above)}, {name}"


def quoted(item: PlannedItem) -> str:
    return first_words(item.text, 160)
