"""The conferences of a paper with their items, in the terms of our records; no database is asked."""

from __future__ import annotations

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from conferences.agenda import SAME_AS_ABOVE
from programme.citations import Citation
from programme.milestones import Review
from programme.wording import MeetingHeading, format_meeting_heading
from reports.importer.conference_notes import kept_notes
from reports.interchange import Content, LeadRole, ReadConference, ReadItem
from reports.interchange.recorder import printed_text
from reports.tree import BULLETS, Paragraph

Names = tuple[str, ...]
Identity = tuple[str, str, str, datetime.date | None]


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """An item with its agencies by name, the texts it cites, and the codes it reviews.

    `place` counts the items of the paper in reading order: two may print the same number, so that
    their paths are one.
    """

    path: str
    text: str
    place: int = 0
    is_bullet: bool = False
    lead_in: str = ""
    review_kind: str = ""
    review_years: int | None = None
    leads: Names = ()
    coordinators: Names = ()
    citations: tuple[Citation, ...] = ()
    reviewed_codes: frozenset[str] = frozenset()
    children: tuple[ImportedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedConference:
    """A conference with its items; `printed` is the heading on paper.

    `notes` are lines about the conference that its record has no field for.
    """

    path: str
    printed: str
    heading: MeetingHeading
    items: tuple[ImportedItem, ...] = ()
    notes: Names = ()

    @property
    def composed(self) -> str:
        """The heading as our composer will print it."""
        return format_meeting_heading(self.heading)


def identity(citation: Citation) -> Identity:
    """What tells one directive from another: two texts may share number and symbol."""
    return citation.kind, citation.number, citation.symbol, citation.date


def read_conferences(
    content: Content, tail: Iterable[Paragraph] = ()
) -> tuple[ImportedConference, ...]:
    """Every conference of the paper in its order, with what the content lists of its items.

    `tail` are paragraphs behind the last one that are prose of the paper, not notes about it.
    """
    reader = _Items(content)
    prose = {printed_text(block.text) for block in tail}
    found = [reader.conference(one) for one in content.conferences]
    if found:
        notes = tuple(note for note in found[-1].notes if note not in prose)
        found[-1] = replace(found[-1], notes=notes)
    return tuple(found)


def with_children(items: Iterable[ImportedItem]) -> Iterable[ImportedItem]:
    """Items in reading order, those under others included."""
    for item in items:
        yield item
        yield from with_children(item.children)


class _Items:
    """Puts what the content lists by path back to its items."""

    def __init__(self, content: Content) -> None:
        self.leads: dict[str, dict[LeadRole, list[str]]] = defaultdict(lambda: defaultdict(list))
        for lead in content.leads:
            self.leads[lead.item][lead.role].append(lead.agency)
        self.citations: dict[str, list[Citation]] = defaultdict(list)
        for mention in content.mentions:
            self.citations[mention.at].append(mention.mention.citation)
        self.reviews: dict[str, list[Review]] = defaultdict(list)
        for review in content.reviews:
            self.reviews[review.at].append(review.review)
        self.above: tuple[Names, Names] = ((), ())
        self.places = itertools.count(1)

    def conference(self, found: ReadConference) -> ImportedConference:
        lead_ins = {lead_in.before: lead_in.marked for lead_in in found.lead_ins}
        items = tuple(
            self.item(item, lead_ins.get(item.path, ""), frozenset()) for item in found.items
        )
        kept = kept_notes(found.heading, found.notes)
        return ImportedConference(found.path, found.printed, kept.heading, items, kept.left)

    def item(self, found: ReadItem, lead_in: str, codes: frozenset[str]) -> ImportedItem:
        """`codes` are those that an item above reviews: "Tổng kết các chương trình …:" and its list."""
        reviews = self.reviews[found.path]
        first = reviews[0] if reviews else None
        reviewed = codes.union(*(review.codes for review in reviews))
        leads, coordinators = self.agencies(found.path)
        return ImportedItem(
            path=found.path,
            text=found.marked,
            place=next(self.places),
            is_bullet=found.label in BULLETS or not found.label,
            lead_in=lead_in,
            review_kind=first.kind if first else "",
            review_years=first.years if first else None,
            leads=leads,
            coordinators=coordinators,
            citations=_once(self.citations[found.path]),
            reviewed_codes=reviewed,
            children=tuple(self.item(child, "", reviewed) for child in found.children),
        )

    def agencies(self, path: str) -> tuple[Names, Names]:
        """Leading and co-ordinating agencies; "-nt-" repeats those of the item before."""
        if path not in self.leads:
            return (), ()
        leads = tuple(dict.fromkeys(self.leads[path][LeadRole.LEAD]))
        if leads == (SAME_AS_ABOVE,):
            return self.above
        coordinators = dict.fromkeys(self.leads[path][LeadRole.COORDINATE])
        self.above = leads, tuple(name for name in coordinators if name not in leads)
        return self.above


def _once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    by_identity = {identity(citation): citation for citation in reversed(list(citations))}
    return tuple(reversed(by_identity.values()))
