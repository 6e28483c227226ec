"""What the checks of a year look at, read once; and how they name a place in it."""

from __future__ import annotations

import datetime
import textwrap
from dataclasses import dataclass

from conferences.lists import DASH, PLUS
from conferences.year_plan import PlannedConference, PlannedItem, YearPlan, read_plan
from programme.calendars import OfficeCalendar, office_calendar, planning_rules
from programme.models import Document, PlanningRules


@dataclass(frozen=True, slots=True)
class YearFacts:
    """The plan, the office's calendar and rules, and the day it is."""

    plan: YearPlan
    calendar: OfficeCalendar
    rules: PlanningRules
    today: datetime.date


def read_facts(programme: Document, *, today: datetime.date) -> YearFacts:
    """All that the checks need, in eight queries; papers may fall due in the year before."""
    plan = read_plan(programme)
    days = [one.days for one in plan.conferences if one.days]
    first = min([plan.year, *(one.first.year for one in days)])
    last = max([plan.year, *(one.last.year for one in days)])
    return YearFacts(
        plan, office_calendar(first - 1, last), planning_rules(programme.committee), today
    )


def item_place(conference: PlannedConference, item: PlannedItem) -> str:
    """ "Hội nghị lần thứ 22 (tháng 4/2025), mục (5)"; a part by its item, a dash by its turn."""
    return f"{conference.name}, {_named(conference, item)}"


def _named(conference: PlannedConference, item: PlannedItem) -> str:
    row = [one for one in conference.items if one.parent == item.parent]
    is_dash = item.label in {DASH, PLUS}
    name = f"gạch đầu dòng thứ {row.index(item) + 1}" if is_dash else f"mục {item.label}"
    above = next((one for one in conference.items if one.key == item.parent), None)
    return name if above is None else f"{_named(conference, above)}, {name}"


def quoted(item: PlannedItem) -> str:
    return textwrap.shorten(item.text, 160, placeholder="…")
