"""The board of a year: the pool and the conferences as columns of cards, with their load."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from conferences.checks import YearFacts, checked, ended_bodies, read_facts
from conferences.lists import Entry, labels
from conferences.load import load_of
from conferences.meeting_days import days_of
from conferences.models import (
    AgencyRole,
    AgendaItem,
    Conference,
    ItemAgency,
    ItemDirective,
    ItemForm,
    ItemState,
)
from conferences.unknown_agencies import unknown_in
from conferences.year_band import Mark, Month, Stretch, marks_of, months_of, stretch
from programme import marks
from programme.calendars import OfficeCalendar
from programme.findings import Finding
from programme.models import Document, PlanningRules
from programme.planned_times import format_planned_time
from programme.vietnamese import first_words

POOL = "0"
LONGEST_LINE = 110
LONGEST_TAG = 34
LONGEST_UNKNOWN = 90
# What a finding is called on a card or over a column; the whole sentence stands behind it.
SHORT_NAMES = {
    "without_lead": "chưa có cơ quan chủ trì",
    "review_misfit": "số năm không khớp",
    "reviewed_twice": "sơ kết, tổng kết hai lần",
    "reviewed_beside": "đã sơ kết, tổng kết năm bên cạnh",
    "agency_over_limit": "một cơ quan quá nhiều việc",
    "conference_blocked": "thời gian không họp",
    "conference_day_off": "ngày nghỉ",
    "conferences_close": "quá gần hội nghị khác",
    "conferences_out_of_order": "sai thứ tự thời gian",
    "papers_late": "không kịp tài liệu",
}


@dataclass(frozen=True, slots=True)
class Warned:
    """What a check found, in two words and as a sentence."""

    short: str
    message: str


@dataclass(frozen=True, slots=True)
class Card:
    """An item on the board, everything as text; `warnings` say what is wrong with it."""

    key: str
    version: str
    label: str
    text: str
    lead: str
    directive: str
    parts: int
    state: str
    warnings: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A conference, or the pool (`key` "0"), with its cards and its load.

    `minutes` against `limit` is the bar; the pool has no limit.
    """

    key: str
    title: str
    heading: str
    when: str
    cards: tuple[Card, ...]
    aside: tuple[Card, ...]
    minutes: int
    limit: int
    warnings: tuple[Warned, ...] = ()

    @property
    def is_pool(self) -> bool:
        return self.key == POOL

    def without_warnings(self) -> Column:
        """The column as those read it who do not plan."""
        cards = tuple(replace(card, warnings=()) for card in self.cards)
        return replace(self, cards=cards, warnings=())

    @property
    def is_over(self) -> bool:
        return 0 < self.limit < self.minutes

    @property
    def warned(self) -> str:
        """The warnings in their short words: "ngày nghỉ; quá gần hội nghị khác"."""
        return "; ".join(dict.fromkeys(one.short for one in self.warnings))

    @property
    def said(self) -> str:
        """The warnings as sentences."""
        return " ".join(one.message for one in self.warnings)

    @property
    def meter_top(self) -> int:
        """Where the bar ends: with room to show how far beyond the limit."""
        return max(self.minutes, self.limit * 5 // 4)


@dataclass(frozen=True, slots=True)
class Band:
    """The year from January to December with what fills it."""

    months: tuple[Month, ...]
    holidays: tuple[Stretch, ...]
    blocked: tuple[Stretch, ...]
    marks: tuple[Mark, ...]

    @property
    def height(self) -> int:
        """Pixels: the line of months and as many lanes of marks as are used."""
        return 58 + 20 * max((mark.lane for mark in self.marks), default=0)


@dataclass(frozen=True, slots=True)
class Board:
    """A whole year; the pool is the first column."""

    columns: tuple[Column, ...]
    band: Band

    def columns_named(self, keys: set[str]) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.key in keys)


def board_of(document: Document, *, today: datetime.date, is_outside: bool = False) -> Board:
    """Read the board; the number of queries does not depend on its size.

    Outside the office the pool and what the checks find are nobody's business.
    """
    facts = read_facts(document, today=today)
    reader = _Reader(document, facts)
    meetings = list(document.conferences.live().order_by("position", "pk"))
    columns = (reader.pool(), *(reader.column(meeting) for meeting in meetings))
    if is_outside:
        columns = tuple(column.without_warnings() for column in columns if not column.is_pool)
    return Board(columns, _band(document.year, meetings, facts.calendar))


class _Reader:
    """Reads the items of a year once and hands them out by column."""

    def __init__(self, document: Document, facts: YearFacts) -> None:
        self.rules: PlanningRules = facts.rules
        self.lists: dict[int | None, list[AgendaItem]] = defaultdict(list)
        self.parts: dict[int, int] = defaultdict(int)
        for item in document.items.live().order_by("position", "pk"):
            if item.parent_id is None:
                self.lists[item.conference_id].append(item)
            else:
                self.parts[item.parent_id] += 1
        self.leads = _leads(document)
        self.directives = _directives(document)
        self.loads = {one.key: one for one in load_of(facts.plan, facts.rules).conferences}
        self.warnings = _by_place(checked(facts))
        self.ended = {finding.about: finding for finding in ended_bodies(document)}

    def pool(self) -> Column:
        waiting = self.lists.get(None, [])
        planned = [item for item in waiting if item.state == ItemState.PLANNED]
        aside = [item for item in waiting if item.state != ItemState.PLANNED]
        return Column(
            key=POOL,
            title="Chưa xếp",
            heading="Nội dung chưa xếp vào hội nghị nào",
            when="",
            cards=tuple(self._card(item, "") for item in planned),
            aside=tuple(self._card(item, "") for item in aside),
            minutes=0,
            limit=0,
        )

    def column(self, meeting: Conference) -> Column:
        rows = self.lists.get(meeting.pk, [])
        names = labels([Entry(item.form == ItemForm.BULLET) for item in rows], "")
        return Column(
            key=str(meeting.pk),
            title=meeting.short_name,
            heading=str(meeting),
            when=_when(meeting),
            cards=tuple(self._card(*pair) for pair in zip(rows, names, strict=True)),
            aside=(),
            minutes=self.loads[meeting.pk].minutes,
            limit=self.rules.conference_minutes,
            warnings=self.warnings.get(f"hoi-nghi-{meeting.pk}", ()),
        )

    def _card(self, item: AgendaItem, label: str) -> Card:
        leads = self.leads.get(item.pk, [])
        state = "" if item.state == ItemState.PLANNED else str(ItemState(item.state).label)
        if state and item.state_reason:
            state = f"{state}: {_shortened(item.state_reason)}"
        return Card(
            key=str(item.pk),
            version=str(item.version),
            label=label,
            text=first_words(marks.words(item.text), LONGEST_LINE),
            lead=_tag([short for _, short in leads]),
            directive=_tag(self.directives.get(item.pk, [])),
            parts=self.parts.get(item.pk, 0),
            state=state,
            warnings=() if state else tuple(self._warnings(item, [name for name, _ in leads])),
        )

    def _warnings(self, item: AgendaItem, leads: list[str]) -> Iterator[Warned]:
        unknown = unknown_in(item.notes)
        for one in unknown:
            sentence = f"Chưa rõ cơ quan {one.role}: {one.name}"
            yield Warned(_shortened(sentence, LONGEST_UNKNOWN), f"{sentence}.")
        for warned in self.warnings.get(f"noi-dung-{item.pk}", ()):
            # Somebody was named, so "nobody" would be said of the same gap a second time.
            if not unknown or warned.short != SHORT_NAMES["without_lead"]:
                yield warned
        for name in leads:
            if name in self.ended:
                yield Warned("cơ quan không còn hoạt động", self.ended[name].message)


def _by_place(findings: list[Finding]) -> Mapping[str, tuple[Warned, ...]]:
    """Findings by the anchor of the conference or item that they are about."""
    found: dict[str, tuple[Warned, ...]] = defaultdict(tuple)
    for one in findings:
        found[one.where] += (Warned(SHORT_NAMES.get(one.kind, one.message), one.message),)
    return found


def _leads(document: Document) -> Mapping[int, list[tuple[str, str]]]:
    """Lead agencies by item: full name, and the name on a tag."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = ItemAgency.objects.filter(item__programme=document, role=AgencyRole.LEAD)
    values = rows.order_by("position", "pk").values_list(
        "item_id", "item__parent_id", "agency__name", "agency__short_name"
    )
    for item, parent, name, short in values:
        # An item whose parts are led is led; its own line then names nobody.
        found[parent or item].append((name, short or name))
    return found


def _directives(document: Document) -> Mapping[int, list[str]]:
    """Codes of the directives by item, those it sums up first."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = ItemDirective.objects.filter(item__programme=document).select_related("directive")
    for row in rows.order_by("-is_reviewed", "position", "pk"):
        found[row.item_id].append(row.directive.code)
    return found


def _band(year: int, meetings: list[Conference], known: OfficeCalendar) -> Band:
    free = (stretch(year, run.first_day, run.last_day, run.name) for run in known.runs)
    shut = (stretch(year, one.first_day, one.last_day, str(one)) for one in known.blocked)
    timed = [(meeting, days) for meeting in meetings if (days := days_of(meeting.planned_time))]
    return Band(
        months=months_of(year),
        holidays=tuple(one for one in free if one is not None),
        blocked=tuple(one for one in shut if one is not None),
        marks=marks_of(
            year,
            (
                (str(one.pk), str(one.ordinal or "•"), str(one), days.first, days.last)
                for one, days in timed
            ),
        ),
    )


def _when(meeting: Conference) -> str:
    time = meeting.heading.time
    return format_planned_time(time) if time is not None else "chưa định thời gian"


def _tag(names: list[str]) -> str:
    """The first of several names, and how many more there are."""
    if not names:
        return ""
    unique = list(dict.fromkeys(names))
    more = f" +{len(unique) - 1}" if len(unique) > 1 else ""
    return f"{_shortened(unique[0])}{more}"


def _shortened(text: str, most: int = LONGEST_TAG) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
