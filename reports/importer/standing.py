"""Everything our records already hold of a paper, looked up once for the plan and once for the save."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conferences.models import AgendaItem, Conference, Sitting, TimeSlot
from programme.errors import RuleBroken
from programme.models import Committee, Document, DocumentKind, Footnote, Section, Target, Term
from programme.models.record import Record
from programme.vietnamese import from_roman, search_key
from reports.importer import matching
from reports.importer.agenda import ImportedSitting, ImportedSlot
from reports.importer.agenda_matching import conferences_matched, items_matched, sections_matched
from reports.importer.items import Identity, ImportedConference
from reports.importer.paper import ImportedPaper
from reports.importer.row_matching import RowPair, matched, rows_paired
from reports.importer.sections import ImportedSection, ImportedTarget

TargetPair = RowPair[ImportedTarget, Target]
SlotPair = RowPair[ImportedSlot, TimeSlot]
OF_A_QUARTER = frozenset({DocumentKind.QUARTERLY_PROGRAMME, DocumentKind.QUARTERLY_REPORT})

NO_YEAR = "Trích yếu không ghi năm của văn bản nên chưa nhập được."
NO_TITLE = "Văn bản không có trích yếu nên chưa nhập được; hãy ghi trích yếu trước."
NO_ISSUER = (
    "Văn bản không ghi cơ quan ban hành ở góc trái trang đầu nên không rõ là của cấp uỷ nào."
)


@dataclass(frozen=True, slots=True)
class PartPair:
    """A part on paper and the one that stands, with its targets and the pairs below it."""

    paper: ImportedSection
    section: Section | None
    below: tuple[PartPair, ...] = ()
    targets: tuple[TargetPair, ...] = ()


@dataclass(frozen=True, slots=True)
class SittingPair:
    """A sitting on paper and the one that stands, with its rows and the pairs below it."""

    paper: ImportedSitting
    sitting: Sitting | None
    slots: tuple[SlotPair, ...]
    below: tuple[SittingPair, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Our records beside the paper; None is what we do not have yet."""

    number_of_year: int
    committee: Committee | None
    term: Term | None
    document: Document | None
    agencies: Mapping[str, matching.AgencyMatch]
    directives: Mapping[Identity, matching.DirectiveMatch]
    parts: tuple[PartPair, ...]
    conferences: tuple[tuple[ImportedConference, Conference | None], ...]
    items: Mapping[int, AgendaItem]
    slots: tuple[SlotPair, ...]
    sittings: tuple[SittingPair, ...]
    footnotes: Mapping[str, Footnote]

    @property
    def recipients(self) -> list[str]:
        if self.document is None:
            return []
        return [line.name for line in self.document.recipients.order_by("position", "pk")]


def look_up(paper: ImportedPaper, on_behalf_of: Committee | None = None) -> Standing:
    """Match the whole paper; `RuleBroken` names what it does not say: its year, subject, committee."""
    if not paper.title_lines:
        raise RuleBroken(NO_TITLE, field="title_lines")
    number = paper.header.period_year
    if number is None:
        raise RuleBroken(NO_YEAR, field="year")
    committee = on_behalf_of or _committee(paper)
    term = _term(committee, paper, number) if committee else None
    document = _document(paper, committee, number) if committee else None
    conferences = tuple(zip(paper.conferences, _conferences(paper, document), strict=True))
    timetable = _Timetable(document)
    return Standing(
        number_of_year=number,
        committee=committee,
        term=term,
        document=document,
        agencies=matching.agencies_named(paper.agency_names, year=number),
        directives=matching.directives_cited(paper.citations),
        parts=_parts(paper.sections, document),
        conferences=conferences,
        items=items_matched(conferences, document) if document else {},
        slots=timetable.rows(paper.agenda.slots, None),
        sittings=timetable.sittings(paper.agenda.sittings, None),
        footnotes={note.mark: note for note in document.footnotes.all()} if document else {},
    )


def _committee(paper: ImportedPaper) -> Committee | None:
    """The issuer's; a paper without issuer is one of the only committee that we know."""
    if paper.header.issuer:
        return matching.committee_named(paper.header.issuer)
    known = list(Committee.objects.all()[:2])
    if len(known) == 1:
        return known[0]
    raise RuleBroken(NO_ISSUER)


def _term(committee: Committee, paper: ImportedPaper, number: int) -> Term | None:
    header = paper.header
    return matching.term_of(
        committee,
        ordinal=from_roman(header.term),
        years=(header.tenure_from, header.tenure_to),
        year=number,
    )


def _document(paper: ImportedPaper, committee: Committee, number: int) -> Document | None:
    """The paper of that kind and period; an agenda is told by its title and its line in brackets."""
    rows = Document.objects.select_related("committee", "term").filter(
        committee=committee, kind=paper.kind.value, year=number
    )
    if paper.kind == DocumentKind.CONFERENCE_AGENDA:
        name = _name_of_agenda(paper.title_lines, paper.note)
        return next(
            (row for row in rows if _name_of_agenda(row.title_lines, row.note) == name), None
        )
    if paper.kind in OF_A_QUARTER:
        rows = rows.filter(quarter=paper.header.period_quarter)
    return rows.first()


def _name_of_agenda(title: str, note: str) -> str:
    return search_key(f"{title} {note}")


def _conferences(paper: ImportedPaper, document: Document | None) -> list[Conference | None]:
    if document is None:
        return [None] * len(paper.conferences)
    return conferences_matched(paper.conferences, document)


def _parts(wanted: Sequence[ImportedSection], document: Document | None) -> tuple[PartPair, ...]:
    rows = list(document.sections.order_by("position", "pk")) if document else []
    targets: dict[int, list[Target]] = defaultdict(list)
    below: dict[int, list[Target]] = defaultdict(list)
    if document is not None:
        for target in document.targets.order_by("position", "pk"):
            if target.parent_id is None:
                targets[target.section_id].append(target)
            else:
                below[target.parent_id].append(target)
    return _PartPairs(rows, targets, below).paired(wanted, None, is_new=document is None)


@dataclass(frozen=True, slots=True)
class _PartPairs:
    """The parts of a document and its targets: the outermost by part, the others by the one above."""

    rows: Sequence[Section]
    targets: Mapping[int, Sequence[Target]]
    below: Mapping[int, Sequence[Target]]

    def paired(
        self, wanted: Sequence[ImportedSection], parent: int | None, *, is_new: bool
    ) -> tuple[PartPair, ...]:
        here = [] if is_new else [row for row in self.rows if row.parent_id == parent]
        pairs = []
        for paper, section in zip(wanted, sections_matched(wanted, here), strict=True):
            pk = section.pk if section else None
            inner = self.paired(paper.children, pk, is_new=section is None)
            standing = self.targets.get(pk, ()) if pk is not None else ()
            targets = rows_paired(paper.targets, standing, self.below)
            pairs.append(PartPair(paper, section, inner, targets))
        return tuple(pairs)


class _Timetable:
    """The sittings and rows of a document, by the one above."""

    def __init__(self, document: Document | None) -> None:
        self.by_parent: dict[int | None, list[Sitting]] = defaultdict(list)
        self.outermost: dict[int | None, list[TimeSlot]] = defaultdict(list)
        self.below: dict[int, list[TimeSlot]] = defaultdict(list)
        if document is None:
            return
        for sitting in document.sittings.order_by("position", "pk"):
            self.by_parent[sitting.parent_id].append(sitting)
        for slot in document.slots.order_by("position", "pk"):
            if slot.parent_id is None:
                self.outermost[slot.sitting_id].append(slot)
            else:
                self.below[slot.parent_id].append(slot)

    def rows(self, wanted: Sequence[ImportedSlot], sitting: int | None) -> tuple[SlotPair, ...]:
        return rows_paired(wanted, self.outermost.get(sitting, ()), self.below)

    def sittings(
        self, wanted: Sequence[ImportedSitting], parent: int | None, *, is_new: bool = False
    ) -> tuple[SittingPair, ...]:
        here = [] if is_new else self.by_parent.get(parent, [])
        found = matched([one.heading for one in wanted], here, _heading)
        pairs = []
        for paper, sitting in zip(wanted, found, strict=True):
            pk = sitting.pk if sitting else None
            slots = (
                self.rows(paper.slots, pk) if pk is not None else rows_paired(paper.slots, (), {})
            )
            below = self.sittings(paper.children, pk, is_new=sitting is None)
            pairs.append(SittingPair(paper, sitting, slots, below))
        return tuple(pairs)


def _heading(sitting: Record) -> str:
    return str(sitting)
