"""How much a year asks: items and minutes of each conference, items of each agency in each month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from conferences.year_plan import Body, PlannedConference, PlannedItem, YearPlan, read_plan
from programme.calendars import planning_rules
from programme.models import Document, PlanningRules

MONTHS = range(1, 13)
FULL = 100


@dataclass(frozen=True, slots=True)
class ConferenceLoad:
    """What one conference deals with; `share` is the part of its time taken, in whole per cent."""

    key: int
    name: str
    month: int | None
    items: int
    minutes: int
    most_minutes: int

    @property
    def share(self) -> int:
        return round(self.minutes * FULL / self.most_minutes)

    @property
    def bar(self) -> int:
        """The share as far as a bar can show it."""
        return min(self.share, FULL)

    @property
    def over(self) -> int:
        """The minutes that do not fit; 0 when all fit."""
        return max(self.minutes - self.most_minutes, 0)

    @property
    def is_over(self) -> bool:
        return self.over > 0


@dataclass(frozen=True, slots=True)
class MonthLoad:
    """What an agency prepares in a month: items it leads, and items it helps with."""

    led: int = 0
    helped: int = 0
    bar: int = 0


@dataclass(frozen=True, slots=True)
class AgencyLoad:
    """One agency over the year; `months` from January on, `undated` what has no month yet."""

    key: int
    name: str
    months: tuple[MonthLoad, ...]
    undated: MonthLoad
    led: int
    helped: int


@dataclass(frozen=True, slots=True)
class YearLoad:
    """The load of a year: conferences in their order, agencies by what they lead, most first."""

    conferences: tuple[ConferenceLoad, ...]
    agencies: tuple[AgencyLoad, ...]

    @property
    def has_undated(self) -> bool:
        return any(one.undated.led or one.undated.helped for one in self.agencies)


def year_load(programme: Document) -> YearLoad:
    """The load of a year, in five queries (with the committee already read)."""
    return load_of(read_plan(programme), planning_rules(programme.committee))


def load_of(plan: YearPlan, rules: PlanningRules) -> YearLoad:
    """The load of a plan. Sub-items belong to their item; a conference counts in its first month."""
    return YearLoad(
        conferences=tuple(conference_load(one, rules) for one in plan.conferences),
        agencies=tuple(_agencies(plan)),
    )


def conference_load(conference: PlannedConference, rules: PlanningRules) -> ConferenceLoad:
    """Items and expected minutes of a conference, against the minutes that it has."""
    items = conference.top_items
    return ConferenceLoad(
        key=conference.key,
        name=conference.name,
        month=_month(conference),
        items=len(items),
        minutes=sum(_minutes(conference, item, rules.item_minutes) for item in items),
        most_minutes=rules.conference_minutes,
    )


def _minutes(conference: PlannedConference, item: PlannedItem, usual: int) -> int:
    """The item's own minutes, else those given to its parts, else the usual; none for mere study."""
    if item.minutes is not None:
        return item.minutes
    given = [one.minutes for one in conference.below(item) if one.minutes is not None]
    if given:
        return sum(given)
    return usual if item.is_presented else 0


def _month(conference: PlannedConference) -> int | None:
    return conference.days.first.month if conference.days else None


def _agencies(plan: YearPlan) -> Iterable[AgencyLoad]:
    led: dict[Body, dict[int | None, int]] = defaultdict(lambda: defaultdict(int))
    helped: dict[Body, dict[int | None, int]] = defaultdict(lambda: defaultdict(int))
    for conference in plan.conferences:
        for item in conference.top_items:
            for body in item.leads:
                led[body][_month(conference)] += 1
            for body in item.coordinators:
                helped[body][_month(conference)] += 1
    bodies = led.keys() | helped.keys()
    busiest = max((count for months in led.values() for count in months.values()), default=1)

    def month(body: Body, number: int | None) -> MonthLoad:
        count = led[body][number]
        return MonthLoad(count, helped[body][number], round(count * FULL / busiest))

    loads = [
        AgencyLoad(
            key=body.key,
            name=body.name,
            months=tuple(month(body, number) for number in MONTHS),
            undated=month(body, None),
            led=sum(led[body].values()),
            helped=sum(helped[body].values()),
        )
        for body in bodies
    ]
    return sorted(loads, key=lambda one: (-one.led, -one.helped, one.name))
