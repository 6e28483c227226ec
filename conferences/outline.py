"""A year as its page shows it: parts, conferences, items and lead lines, in eight queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from conferences.agenda import Leads, section_label
from conferences.lists import NO_LEADS, Entry, labels, lead_lines
from conferences.models import (
    AgencyRole,
    AgendaItem,
    Conference,
    ItemAgency,
    ItemForm,
    ItemState,
)
from programme import marks
from programme.models import Document, Section, SectionRole
from programme.vietnamese import SpellingProfile, respell

ListKey = tuple[int | None, int | None]


@dataclass(slots=True)
class Row:
    """An item on its line: its printed label, how deep it hangs, and the lines printed behind it.

    Everything a line shows is ready as text: a template formats a number anew each time it meets it.
    """

    key: str
    address: str
    version: str
    label: str
    text: str
    lead_in: str
    depth: int
    depth_class: str
    is_first: bool
    is_last: bool
    has_leads: bool
    lead_lines: tuple[str, ...] = ()
    tools: str = ""

    @property
    def misses_lead(self) -> bool:
        return self.depth == 0 and not self.has_leads


@dataclass(frozen=True, slots=True)
class ConferenceRow:
    """A conference with its number in the text, its heading as printed, and its items."""

    conference: Conference
    key: str
    version: str
    label: str
    heading: str
    rows: tuple[Row, ...]
    count: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class PartRow:
    """A prose part with its label; `holds_conferences` where the conferences are printed."""

    section: Section
    key: str
    version: str
    label: str
    level: int
    is_first: bool
    is_last: bool

    @property
    def holds_conferences(self) -> bool:
        return self.section.role == SectionRole.CONFERENCES


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything of a year: what is printed, what waits, and what was taken out."""

    document: Document
    opening_parts: tuple[PartRow, ...]
    conferences: tuple[ConferenceRow, ...]
    closing_parts: tuple[PartRow, ...]
    pool: tuple[Row, ...]
    set_aside: tuple[AgendaItem, ...]
    removed_items: tuple[AgendaItem, ...]
    removed_conferences: tuple[Conference, ...]
    recipients: tuple[str, ...]
    count: int
    without_leads: int
    # What print calls each note to which the printed texts refer, by mark; "?" while nobody wrote it.
    notes: Mapping[str, str]

    def as_printed(self) -> Outline:
        """The year as those read it who do not plan: without what waits or was taken out."""
        return replace(
            self, pool=(), set_aside=(), removed_items=(), removed_conferences=(), without_leads=0
        )

    def rows(self) -> Iterator[Row]:
        """Every line of an item, those of the pool last."""
        for conference in self.conferences:
            yield from conference.rows
        yield from self.pool


def outline_of(document: Document, *, item_root: str) -> Outline:
    """Read the year; the number of queries does not depend on its size.

    `item_root` is the address below which each item has its pages, such as "/noi-dung/".
    """
    lists, removed_items = _items(document)
    reader = _Reader(lists, _leads(document), SpellingProfile(document.spelling), item_root)
    live, removed = _conferences(document)
    opening, closing, taken = _parts(document)
    rows = tuple(reader.conferences(live, taken))
    waiting = lists.get((None, None), [])
    pool = [item for item in waiting if item.state == ItemState.PLANNED]
    texts = list(_printed_texts(document, opening, rows, closing))
    planned = [row for conference in rows for row in conference.rows if row.depth == 0]
    return Outline(
        document=document,
        opening_parts=opening,
        conferences=rows,
        closing_parts=closing,
        pool=tuple(reader.rows(pool, "")),
        set_aside=tuple(item for item in waiting if item.state != ItemState.PLANNED),
        removed_items=tuple(removed_items),
        removed_conferences=tuple(removed),
        recipients=tuple(document.recipients.order_by("position").values_list("name", flat=True)),
        count=len(planned),
        without_leads=sum(not row.has_leads for row in planned),
        notes=_note_numbers(document, texts),
    )


def _printed_texts(
    document: Document,
    opening: Sequence[PartRow],
    conferences: Sequence[ConferenceRow],
    closing: Sequence[PartRow],
) -> Iterator[str]:
    """The stored texts in the order in which the paper is read."""
    yield from (document.author_line, document.title_lines, document.note)
    yield from (document.basis, document.opening)
    for part in opening:
        yield from (part.section.heading, part.section.text)
    for conference in conferences:
        yield conference.heading
        for row in conference.rows:
            yield from (row.lead_in, row.text)
    for part in closing:
        yield from (part.section.heading, part.section.text)
    yield document.closing


def _note_numbers(document: Document, texts: Sequence[str]) -> dict[str, str]:
    numbers = marks.numbers(texts, set(document.footnotes.values_list("mark", flat=True)))
    return {mark: numbers.get(mark, "?") for mark in marks.references(texts)}


class _Reader:
    """Walks the lists of a year, labelling items as they are printed."""

    def __init__(
        self,
        lists: dict[ListKey, list[AgendaItem]],
        leads: dict[int, Leads],
        spelling: SpellingProfile,
        item_root: str,
    ) -> None:
        self.lists = lists
        self.leads = leads
        self.spelling = spelling
        self.item_root = item_root

    def conferences(self, live: Sequence[Conference], taken: int) -> Iterator[ConferenceRow]:
        for index, conference in enumerate(live):
            items = self.lists.get((conference.pk, None), [])
            yield ConferenceRow(
                conference=conference,
                key=str(conference.pk),
                version=str(conference.version),
                label=f"{taken + index + 1}.",
                heading=self.spelt(str(conference)),
                rows=tuple(self.rows(items, "")),
                count=len(items),
                is_first=index == 0,
                is_last=index == len(live) - 1,
            )

    def rows(self, items: Sequence[AgendaItem], under: str, depth: int = 0) -> list[Row]:
        """One list and what hangs under it, flat; a lead line behind the whole of its last item."""
        entries = [
            Entry(item.form == ItemForm.BULLET, self.leads.get(item.pk, NO_LEADS)) for item in items
        ]
        names = labels(entries, under)
        lines = lead_lines(entries, names)
        found: list[Row] = []
        for index, item in enumerate(items):
            row = Row(
                key=str(item.pk),
                address=f"{self.item_root}{item.pk}/",
                version=str(item.version),
                label=names[index],
                text=item.text,
                lead_in=item.lead_in,
                depth=depth,
                depth_class=f"depth-{depth}",
                is_first=index == 0,
                is_last=index == len(items) - 1,
                has_leads=entries[index].leads != NO_LEADS,
            )
            below = self.lists.get((item.conference_id, item.pk))
            found.append(row)
            if below:
                found += self.rows(below, row.label, depth + 1)
                row.has_leads = row.has_leads or all(
                    under.has_leads for under in found if under.depth == depth + 1
                )
            if index in lines:
                last = found[-1]
                last.lead_lines = (*last.lead_lines, self.spelt(lines[index]))
        return found

    def spelt(self, text: str) -> str:
        return text if self.spelling is SpellingProfile.MIXED else respell(text, self.spelling)


def _items(document: Document) -> tuple[dict[ListKey, list[AgendaItem]], list[AgendaItem]]:
    lists: dict[ListKey, list[AgendaItem]] = defaultdict(list)
    removed: list[AgendaItem] = []
    for item in document.items.order_by("position", "pk"):
        if item.is_removed:
            removed.append(item)
        else:
            lists[item.conference_id, item.parent_id].append(item)
    return lists, removed


def _leads(document: Document) -> dict[int, Leads]:
    """Who prepares each item, by name, in the order of print."""
    leads: dict[int, list[str]] = defaultdict(list)
    coordinators: dict[int, list[str]] = defaultdict(list)
    rows = (
        ItemAgency.objects.filter(item__programme=document)
        .order_by("position", "pk")
        .values_list("item_id", "role", "agency__name")
    )
    for item, role, name in rows:
        (leads if role == AgencyRole.LEAD else coordinators)[item].append(name)
    return {
        item: Leads(tuple(leads[item]), tuple(coordinators[item]))
        for item in leads.keys() | coordinators.keys()
    }


def _conferences(document: Document) -> tuple[list[Conference], list[Conference]]:
    rows = list(document.conferences.order_by("position", "pk"))
    return [row for row in rows if not row.is_removed], [row for row in rows if row.is_removed]


def _parts(document: Document) -> tuple[tuple[PartRow, ...], tuple[PartRow, ...], int]:
    """The parts up to the conferences, those behind, and how many numbers stand before the first."""
    below = _sections(document)
    flat = list(_flat_parts(below, None, document.first_level, ""))
    home = next((row for row in flat if row.holds_conferences), None)
    if home is None:
        return tuple(flat), (), 0
    inside = below[home.section.pk]
    cut = flat.index(home) + 1 + _size(below, inside)
    taken = sum(section.is_numbered for section in inside)
    return tuple(flat[:cut]), tuple(flat[cut:]), taken


def part_rows(document: Document) -> tuple[PartRow, ...]:
    """Every prose part of a document of any kind, in the order of print; one query."""
    return tuple(_flat_parts(_sections(document), None, document.first_level, ""))


def _sections(document: Document) -> dict[int | None, list[Section]]:
    below: dict[int | None, list[Section]] = defaultdict(list)
    for section in document.sections.order_by("position", "pk"):
        below[section.parent_id].append(section)
    return below


def _flat_parts(
    below: dict[int | None, list[Section]], parent: int | None, level: int, above: str
) -> Iterator[PartRow]:
    number = 0
    row = below[parent]
    for index, section in enumerate(row):
        number += section.is_numbered
        label = section_label(level, number, above) if section.is_numbered else ""
        yield PartRow(
            section=section,
            key=str(section.pk),
            version=str(section.version),
            label=label,
            level=level,
            is_first=index == 0,
            is_last=index == len(row) - 1,
        )
        yield from _flat_parts(below, section.pk, level + 1, label)


def _size(below: dict[int | None, list[Section]], sections: Sequence[Section]) -> int:
    return sum(1 + _size(below, below[section.pk]) for section in sections)
