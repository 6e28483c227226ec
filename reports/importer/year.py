"""An annual work programme read from paper, in the terms of our records; no database is asked."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conferences.agenda import SAME_AS_ABOVE
from programme.citations import Citation
from programme.dates import make_date
from programme.milestones import Review
from programme.vietnamese import SpellingProfile, profile_of
from programme.wording import MeetingHeading, format_meeting_heading
from reports import interchange
from reports.importer.sections import ImportedSection, read_sections
from reports.interchange import Content, LeadRole, ReadConference, ReadHeader, ReadItem
from reports.tree import BULLETS, Block, DocumentTree, Item, Paragraph, Section
from reports.writers import text as text_writer

Names = tuple[str, ...]
Identity = tuple[str, str, str, datetime.date | None]


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """An item with its agencies by name, the texts it cites, and the codes it reviews."""

    path: str
    text: str
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
    """A conference with its items; `printed` is the heading on paper."""

    path: str
    printed: str
    heading: MeetingHeading
    items: tuple[ImportedItem, ...] = ()
    notes: Names = ()

    @property
    def composed(self) -> str:
        """The heading as our composer will print it."""
        return format_meeting_heading(self.heading)


@dataclass(frozen=True, slots=True)
class ImportedYear:
    """Everything the paper says that becomes records."""

    header: ReadHeader
    title_lines: str
    basis: str
    opening: str
    closing: str
    spelling: SpellingProfile
    circulation_mark: str
    signatory: interchange.ReadSignatory
    sections: tuple[ImportedSection, ...]
    conferences: tuple[ImportedConference, ...]
    recipients: Names

    @property
    def date(self) -> datetime.date | None:
        """The day of signing, when the whole of it is printed."""
        header = self.header
        if header.year is None or header.month is None or header.day is None:
            return None
        return make_date(header.year, header.month, header.day)

    @property
    def items(self) -> tuple[ImportedItem, ...]:
        """All items in reading order, those under others included."""
        return tuple(
            item for conference in self.conferences for item in _with_children(conference.items)
        )

    @property
    def agency_names(self) -> Names:
        """Every agency once, in the order of its first mention."""
        names = (name for item in self.items for name in (*item.leads, *item.coordinators))
        return tuple(dict.fromkeys(names))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every cited text once, by kind, number, symbol and date, the fullest mention kept."""
        found: dict[Identity, Citation] = {}
        for citation in (citation for item in self.items for citation in item.citations):
            key = identity(citation)
            if key not in found or len(found[key].subject) < len(citation.subject):
                found[key] = citation
        return tuple(found.values())


def read_year(tree: DocumentTree, content: Content) -> ImportedYear:
    """The paper as records would hold it; `content` is `interchange.content(tree)`."""
    before, after = _outside_parts(tree.blocks)
    reader = _Items(content)
    return ImportedYear(
        header=content.header,
        title_lines="\n".join(tree.title.subject) if tree.title else "",
        basis="\n".join(block.text for block in before if isinstance(block, Item)),
        opening="\n".join(block.text for block in before if isinstance(block, Paragraph)),
        closing="\n".join(block.text for block in after if isinstance(block, Paragraph)),
        spelling=profile_of(text_writer.write(tree)) or SpellingProfile.NEW,
        circulation_mark=tree.masthead.circulation_mark if tree.masthead else "",
        signatory=content.signatory or interchange.ReadSignatory(),
        sections=read_sections(tree.blocks),
        conferences=tuple(reader.conference(found) for found in content.conferences),
        recipients=content.recipients,
    )


def identity(citation: Citation) -> Identity:
    """What tells one directive from another: two texts may share number and symbol."""
    return citation.kind, citation.number, citation.symbol, citation.date


def _outside_parts(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks before the first part and those behind the last one."""
    parts = [index for index, block in enumerate(blocks) if isinstance(block, Section)]
    if not parts:
        return list(blocks), []
    return list(blocks[: parts[0]]), list(blocks[parts[-1] + 1 :])


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

    def conference(self, found: ReadConference) -> ImportedConference:
        lead_ins = {lead_in.before: lead_in.text for lead_in in found.lead_ins}
        items = tuple(
            self.item(item, lead_ins.get(item.path, ""), frozenset()) for item in found.items
        )
        return ImportedConference(found.path, found.printed, found.heading, items, found.notes)

    def item(self, found: ReadItem, lead_in: str, codes: frozenset[str]) -> ImportedItem:
        """`codes` are those that an item above reviews: "Tổng kết các chương trình …:" and its list."""
        reviews = self.reviews[found.path]
        first = reviews[0] if reviews else None
        reviewed = codes.union(*(review.codes for review in reviews))
        leads, coordinators = self.agencies(found.path)
        return ImportedItem(
            path=found.path,
            text=found.text,
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


def _with_children(items: Iterable[ImportedItem]) -> Iterable[ImportedItem]:
    for item in items:
        yield item
        yield from _with_children(item.children)
