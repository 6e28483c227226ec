"""Which part, conference or item of a year is meant by one on paper, each at most once; reads only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from conferences.models import AgendaItem, Conference
from programme.models import Document, Section
from programme.vietnamese import search_key
from reports.importer import row_matching
from reports.importer.items import ImportedConference, ImportedItem
from reports.importer.sections import ImportedSection

Rule = Callable[[ImportedItem, AgendaItem], bool]
ONE_OF_A_KIND = frozenset({"purpose", "conferences", "implementation"})


def sections_matched(
    wanted: Sequence[ImportedSection], standing: Sequence[Section]
) -> list[Section | None]:
    """For each part of the paper the one that stands: by role and heading, by role, by place.

    A part without heading is known by its words, or by words much like them.
    """
    left = list(standing)
    found: list[Section | None] = [None] * len(wanted)
    worded = row_matching.matched(
        [part.text for part in wanted if not part.heading],
        [section for section in left if not section.heading],
    )
    for index, section in zip(_without_heading(wanted), worded, strict=True):
        if section is not None and section.role == wanted[index].role:
            left.remove(section)
            found[index] = section
    for fits in (_same_heading_of_part, _same_place, _may_replace):
        for index, part in enumerate(wanted):
            if found[index] is None:
                alike = (one for one in left if one.role == part.role and fits(index, part, one))
                found[index] = next(alike, None)
                if (taken := found[index]) is not None:
                    left.remove(taken)
    return found


def _without_heading(parts: Sequence[ImportedSection]) -> list[int]:
    return [index for index, part in enumerate(parts) if not part.heading]


def _same_heading_of_part(_: int, part: ImportedSection, section: Section) -> bool:
    return bool(part.heading) and search_key(section.heading) == search_key(part.heading)


def _same_place(index: int, part: ImportedSection, section: Section) -> bool:
    """A paragraph that was worded anew."""
    return not part.heading and not section.heading and section.position == index + 1


def _may_replace(_: int, part: ImportedSection, section: Section) -> bool:
    """One purpose, one home of the conferences; other parts are told apart by their headings."""
    return part.role in ONE_OF_A_KIND and bool(part.heading) and bool(section.heading)


def conferences_matched(
    wanted: Sequence[ImportedConference], document: Document
) -> list[Conference | None]:
    """For each conference of the paper the one that stands: by ordinal, by heading, by place."""
    left = list(document.conferences.live().order_by("position", "pk"))
    rules = (
        lambda index, paper, row: _same_heading(paper, row),
        lambda index, paper, row: (
            paper.heading.ordinal is not None and paper.heading.ordinal == row.ordinal
        ),
        lambda index, paper, row: (
            paper.heading.ordinal == row.ordinal
            and paper.heading.kind == row.kind
            and row.position == index + 1
        ),
    )
    found: list[Conference | None] = [None] * len(wanted)
    for rule in rules:
        for index, paper in enumerate(wanted):
            if found[index] is None:
                row = next((row for row in left if rule(index, paper, row)), None)
                if row is not None:
                    left.remove(row)
                    found[index] = row
    return found


def _same_heading(paper: ImportedConference, row: Conference) -> bool:
    return search_key(paper.composed) == search_key(str(row))


def items_matched(
    wanted: Sequence[tuple[ImportedConference, Conference | None]], document: Document
) -> dict[int, AgendaItem]:
    """The standing item of each place: by words in its list, by words elsewhere, by what it reviews.

    Two conferences may hold items of the same words; the one in the same conference comes first.
    """
    rows = document.items.live().with_agencies().select_related("conference")
    return _ItemMatcher(list(rows.order_by("position", "pk"))).matched(wanted)


class _ItemMatcher:
    """Hands out each standing item once."""

    def __init__(self, rows: list[AgendaItem]) -> None:
        self.left = {row.pk: row for row in rows}
        self.found: dict[int, AgendaItem] = {}

    def matched(
        self, wanted: Sequence[tuple[ImportedConference, Conference | None]]
    ) -> dict[int, AgendaItem]:
        for paper, conference in wanted:
            self.take(paper.items, self.top(conference), _same_words)
        for paper, _ in wanted:
            self.take(
                paper.items, [r for r in self.left.values() if r.parent_id is None], _same_words
            )
        for paper, conference in wanted:
            self.take(paper.items, self.top(conference), _same_review)
        for paper, _ in wanted:
            self.below(paper.items)
        return self.found

    def top(self, conference: Conference | None) -> list[AgendaItem]:
        if conference is None:
            return []
        return [
            row
            for row in self.left.values()
            if row.conference_id == conference.pk and row.parent_id is None
        ]

    def below(self, items: Iterable[ImportedItem]) -> None:
        for item in items:
            parent = self.found.get(item.place)
            if parent is not None:
                for rule in (_same_words, _same_review):
                    children = [r for r in self.left.values() if r.parent_id == parent.pk]
                    self.take(item.children, children, rule)
                self.below(item.children)

    def take(self, items: Sequence[ImportedItem], rows: Sequence[AgendaItem], rule: Rule) -> None:
        for item in items:
            if item.place in self.found:
                continue
            row = next((row for row in rows if row.pk in self.left and rule(item, row)), None)
            if row is not None:
                self.found[item.place] = self.left.pop(row.pk)


def _same_words(item: ImportedItem, row: AgendaItem) -> bool:
    return search_key(item.text) == search_key(row.text)


def _same_review(item: ImportedItem, row: AgendaItem) -> bool:
    """A reworded item is known by the texts that it sums up."""
    standing = {
        (link.directive.code, link.directive.date)
        for link in row.item_directives.all()
        if link.is_reviewed
    }
    wanted = {(c.code, c.date) for c in item.citations if c.code in item.reviewed_codes}
    return bool(wanted) and wanted == standing
