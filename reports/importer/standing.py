"""Everything our records already hold of a paper, looked up once for the plan and once for the save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conferences.models import AgendaItem, Conference
from programme.errors import RuleBroken
from programme.models import Committee, Document, Section, Term
from programme.vietnamese import from_roman
from reports.importer import matching
from reports.importer.agenda_matching import conferences_matched, items_matched, sections_matched
from reports.importer.sections import ImportedSection
from reports.importer.year import Identity, ImportedConference, ImportedYear


@dataclass(frozen=True, slots=True)
class PartPair:
    """A part on paper and the one that stands, with the pairs below it."""

    paper: ImportedSection
    section: Section | None
    below: tuple[PartPair, ...] = ()


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
    items: Mapping[str, AgendaItem]

    @property
    def recipients(self) -> list[str]:
        if self.document is None:
            return []
        return [line.name for line in self.document.recipients.order_by("position", "pk")]


def look_up(year: ImportedYear, on_behalf_of: Committee | None = None) -> Standing:
    """Match the whole paper; `RuleBroken` when it does not say of which year or committee it is."""
    number = year.header.period_year
    if number is None:
        raise RuleBroken("Trích yếu không ghi năm của chương trình nên chưa nhập được.")
    committee = on_behalf_of or _committee(year)
    term = _term(committee, year, number) if committee else None
    document = _document(committee, number) if committee else None
    conferences = tuple(zip(year.conferences, _conferences(year, document), strict=True))
    return Standing(
        number_of_year=number,
        committee=committee,
        term=term,
        document=document,
        agencies=matching.agencies_named(year.agency_names, year=number),
        directives=matching.directives_cited(year.citations),
        parts=_parts(year.sections, document),
        conferences=conferences,
        items=items_matched(conferences, document) if document else {},
    )


def _committee(year: ImportedYear) -> Committee | None:
    if year.header.issuer:
        return matching.committee_named(year.header.issuer)
    known = list(Committee.objects.all()[:2])
    if len(known) == 1:
        return known[0]
    raise RuleBroken(
        "Văn bản không ghi cơ quan ban hành ở góc trái trang đầu nên không rõ là của cấp uỷ nào."
    )


def _term(committee: Committee, year: ImportedYear, number: int) -> Term | None:
    header = year.header
    return matching.term_of(
        committee,
        ordinal=from_roman(header.term),
        years=(header.tenure_from, header.tenure_to),
        year=number,
    )


def _document(committee: Committee, number: int) -> Document | None:
    return (
        Document.objects.annual_programmes()
        .select_related("committee", "term")
        .filter(committee=committee, year=number)
        .first()
    )


def _conferences(year: ImportedYear, document: Document | None) -> list[Conference | None]:
    if document is None:
        return [None] * len(year.conferences)
    return conferences_matched(year.conferences, document)


def _parts(wanted: Sequence[ImportedSection], document: Document | None) -> tuple[PartPair, ...]:
    rows = list(document.sections.order_by("position", "pk")) if document else []
    return _paired(wanted, None, rows, is_new=document is None)


def _paired(
    wanted: Sequence[ImportedSection], parent: int | None, rows: Sequence[Section], *, is_new: bool
) -> tuple[PartPair, ...]:
    here = [] if is_new else [row for row in rows if row.parent_id == parent]
    pairs = []
    for paper, section in zip(wanted, sections_matched(wanted, here), strict=True):
        below = _paired(
            paper.children, section.pk if section else None, rows, is_new=section is None
        )
        pairs.append(PartPair(paper, section, below))
    return tuple(pairs)
