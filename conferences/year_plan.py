"""A year as its checks and its load see it: conferences with their days, items, agencies and reviewed texts."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conferences.lists import Entry, labels
from conferences.meeting_days import Days, days_of
from conferences.models import (
    AgencyRole,
    AgendaItem,
    Conference,
    ConferenceKind,
    Delivery,
    ItemAgency,
    ItemDirective,
    ItemForm,
    ItemState,
)
from programme.citations import later_mention
from programme.models import Directive, Document
from programme.wording import format_date, format_planned_time


@dataclass(frozen=True, slots=True)
class Body:
    """An agency by its number and its name."""

    key: int
    name: str


@dataclass(frozen=True, slots=True)
class ReviewedText:
    """A directing text that an item sums up; `date` is None while nobody knows it."""

    key: int
    name: str
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One item with its printed label; `parent` is the key of the item it hangs under."""

    key: int
    label: str
    text: str
    parent: int | None = None
    is_presented: bool = True
    minutes: int | None = None
    paper_workdays: int | None = None
    review_years: int | None = None
    leads: tuple[Body, ...] = ()
    coordinators: tuple[Body, ...] = ()
    reviewed: tuple[ReviewedText, ...] = ()

    @property
    def place(self) -> str:
        """The item's anchor on the page of the year."""
        return f"noi-dung-{self.key}"


@dataclass(frozen=True, slots=True)
class PlannedConference:
    """A conference; `days` are those on which it may meet, on which it does meet when `is_dated`."""

    key: int
    name: str
    days: Days | None = None
    is_dated: bool = False
    items: tuple[PlannedItem, ...] = ()

    @property
    def place(self) -> str:
        """The conference's anchor on the page of the year."""
        return f"hoi-nghi-{self.key}"

    @property
    def top_items(self) -> tuple[PlannedItem, ...]:
        """The items that are not part of another one."""
        return tuple(item for item in self.items if item.parent is None)

    def below(self, item: PlannedItem) -> tuple[PlannedItem, ...]:
        """The items directly under one."""
        return tuple(one for one in self.items if one.parent == item.key)


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The conferences of a year in their order; what is not planned for one is not in it."""

    year: int
    conferences: tuple[PlannedConference, ...] = ()

    def items(self) -> Iterator[tuple[PlannedConference, PlannedItem]]:
        """Every item with its conference, in the order of print."""
        for conference in self.conferences:
            for item in conference.items:
                yield conference, item


def read_plan(programme: Document) -> YearPlan:
    """The year as it is planned now, in four queries whatever its size."""
    reader = _Reader(_items(programme), _bodies(programme), _reviewed(programme))
    live = programme.conferences.live().order_by("position", "pk")
    return YearPlan(programme.year, tuple(reader.conference(one) for one in live))


def short_name(conference: Conference) -> str:
    """ "Hội nghị lần thứ 22 (tháng 4/2025)", "Hội nghị chuyên đề (quý II/2025)"."""
    if conference.ordinal is not None:
        name = f"Hội nghị lần thứ {conference.ordinal}"
    elif conference.kind != ConferenceKind.REGULAR:
        name = f"Hội nghị {conference.get_kind_display()}"
    else:
        name = conference.name
    time = format_planned_time(conference.planned_time).removeprefix("trong ")
    return f"{name} ({time})" if time else name


class _Reader:
    """Puts the rows of a year together, list by list."""

    def __init__(
        self,
        lists: Mapping[tuple[int, int | None], Sequence[AgendaItem]],
        bodies: Mapping[tuple[int, str], Sequence[Body]],
        reviewed: Mapping[int, Sequence[ReviewedText]],
    ) -> None:
        self.lists = lists
        self.bodies = bodies
        self.reviewed = reviewed

    def conference(self, one: Conference) -> PlannedConference:
        return PlannedConference(
            key=one.pk,
            name=short_name(one),
            days=days_of(one.planned_time),
            is_dated=one.date_from is not None,
            items=tuple(self.items(one.pk, None, "")),
        )

    def items(self, conference: int, parent: int | None, under: str) -> Iterator[PlannedItem]:
        row = self.lists.get((conference, parent), ())
        named = labels([Entry(item.form == ItemForm.BULLET) for item in row], under)
        for item, label in zip(row, named, strict=True):
            yield PlannedItem(
                key=item.pk,
                label=label,
                text=item.text,
                parent=parent,
                is_presented=item.delivery == Delivery.PRESENTED,
                minutes=item.expected_minutes,
                paper_workdays=item.paper_workdays,
                review_years=item.review_years,
                leads=tuple(self.bodies.get((item.pk, AgencyRole.LEAD), ())),
                coordinators=tuple(self.bodies.get((item.pk, AgencyRole.COORDINATING), ())),
                reviewed=tuple(self.reviewed.get(item.pk, ())),
            )
            yield from self.items(conference, item.pk, label)


def _items(programme: Document) -> Mapping[tuple[int, int | None], Sequence[AgendaItem]]:
    lists: dict[tuple[int, int | None], list[AgendaItem]] = defaultdict(list)
    planned = programme.items.live().filter(state=ItemState.PLANNED)
    for item in planned.exclude(conference=None).order_by("position", "pk"):
        if item.conference_id is not None:
            lists[item.conference_id, item.parent_id].append(item)
    return lists


def _bodies(programme: Document) -> Mapping[tuple[int, str], Sequence[Body]]:
    found: dict[tuple[int, str], list[Body]] = defaultdict(list)
    rows = ItemAgency.objects.filter(item__programme=programme).order_by("position", "pk")
    for item, role, key, name in rows.values_list("item", "role", "agency", "agency__name"):
        found[item, role].append(Body(key, name))
    return found


def _text(directive: Directive) -> ReviewedText:
    """A text by number and date, which is part of its name."""
    name = later_mention(directive.citation)
    if directive.date is not None:
        name += f" ngày {format_date(directive.date)}"
    return ReviewedText(directive.pk, name, directive.date)


def _reviewed(programme: Document) -> Mapping[int, Sequence[ReviewedText]]:
    found: dict[int, list[ReviewedText]] = defaultdict(list)
    rows = ItemDirective.objects.filter(item__programme=programme, is_reviewed=True)
    for row in rows.select_related("directive").order_by("position", "pk"):
        found[row.item_id].append(_text(row.directive))
    return found
