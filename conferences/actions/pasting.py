"""Typed or pasted lines become items of a conference, with their agencies and the texts they cite."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from conferences.actions import sheets
from conferences.models import AgendaItem, Conference, ItemForm
from conferences.pasted import Pasted, PastedItem, read_pasted
from conferences.unknown_agencies import note_of
from programme import citations
from programme.actions import directives as register
from programme.actions import steps
from programme.errors import RuleBroken
from programme.models import Agency, Directive, Document, Step, User
from programme.vietnamese import search_key

LONGEST_PASTE = 60_000
LONGEST_LINE = 10_000
MOST = 150
LONGEST_CHAIN = 10


@dataclass(frozen=True, slots=True)
class Added:
    """The step that a paste became, its top-level items, and what was not understood."""

    step: Step
    items: tuple[AgendaItem, ...]
    remarks: tuple[str, ...]


def add(programme: Document, text: str, *, conference: Conference | None, by: User) -> Added:
    """Add each pasted line or numbered item to the end of a conference, None: of the pool.

    Labels come off, dashes under an item become its sub-items, a lead line gives its agencies, cited
    texts of the register are linked; what a lead line says and nobody understands is kept in the
    item's note. One step. Raises `RuleBroken` when there is nothing to add.
    """
    if len(text) > LONGEST_PASTE:
        raise RuleBroken("Đoạn dán dài quá 60.000 ký tự; hãy dán từng phần.", field="text")
    found = read_pasted(text)
    count = sum(1 for _ in found.every())
    if not found.items:
        raise RuleBroken("Hãy gõ hoặc dán ít nhất một nội dung.", field="text")
    if count > MOST:
        raise RuleBroken(
            f"Mỗi lần thêm nhiều nhất {MOST} nội dung; đoạn này có {count}.", field="text"
        )
    if any(len(item.text) > LONGEST_LINE for item in found.every()):
        raise RuleBroken("Một nội dung dài nhất 10.000 ký tự.", field="text")
    found.items[0].unused[:0] = found.unused
    writer = _Writer(programme, found, by)
    label = "Thêm nội dung" if len(found.items) == 1 else f"Thêm {len(found.items)} nội dung"
    with steps.taking(programme, by=by, label=label) as step:
        made = tuple(writer.write(item, conference, None) for item in found.items)
    return Added(step, made, tuple(dict.fromkeys(found.remarks)))


class _Writer:
    """Writes what was read, and notes the names that no register knows."""

    def __init__(self, programme: Document, found: Pasted, by: User) -> None:
        self.programme = programme
        self.found = found
        self.by = by
        named = any(item.leads or item.coordinators for item in found.items)
        self.agencies = _agencies_by_key() if named else {}
        self.first_day = datetime.date(programme.year, 1, 1)

    def write(
        self, item: PastedItem, conference: Conference | None, parent: AgendaItem | None
    ) -> AgendaItem:
        review = item.review
        reviewed, cited = self.cited(item.text, review.codes if review is not None else ())
        leads, unknown_leads = self.named(item.leads)
        coordinators, unknown_coordinators = self.named(item.coordinators)
        row = sheets.add(
            self.programme,
            by=self.by,
            conference=conference,
            parent=parent,
            text=item.text,
            form=ItemForm.BULLET if parent is not None and item.is_dash else ItemForm.ITEM,
            review_kind=review.kind if review is not None else "",
            review_years=review.years if review is not None else None,
            leads=leads,
            coordinators=[one for one in coordinators if one not in leads],
            reviewed=reviewed,
            cited=cited,
            notes=note_of(
                leads=unknown_leads, coordinators=unknown_coordinators, lines=item.unused
            ),
        )
        for child in item.children:
            self.write(child, conference, row)
        return row

    def named(self, names: Sequence[str]) -> tuple[list[Agency], list[str]]:
        """The agencies a lead line names, of one that ended its successor; and the names unknown."""
        found: list[Agency] = []
        unknown: list[str] = []
        for name in names:
            agency = self._standing(self.agencies.get(search_key(name), []))
            if agency is None:
                unknown.append(name)
                self.found.remarks.append(
                    f"Chưa có trong danh mục cơ quan: {name}; tên này được giữ trong ghi chú nội bộ."
                )
            elif agency not in found:
                found.append(agency)
        return found, unknown

    def _standing(self, same_name: Sequence[Agency]) -> Agency | None:
        agency = next((one for one in same_name if not self._has_ended(one)), None)
        if agency is not None or not same_name:
            return agency
        later = same_name[0]
        for _ in range(LONGEST_CHAIN):
            after = later.successors
            if not after:
                return None
            later = after[0]
            if not self._has_ended(later):
                return later
        return None

    def _has_ended(self, agency: Agency) -> bool:
        return agency.valid_to is not None and agency.valid_to < self.first_day

    def cited(self, text: str, codes: Sequence[str]) -> tuple[list[Directive], list[Directive]]:
        """The register's entries that an item sums up, and those it only cites."""
        reviewed: list[Directive] = []
        others: list[Directive] = []
        for mention in citations.find(text):
            entry = register.find(mention.citation)
            name = citations.later_mention(mention.citation)
            if entry is None:
                self.found.remarks.append(f"Chưa có trong danh mục văn bản: {name}.")
            elif entry not in reviewed and entry not in others:
                (reviewed if mention.citation.code in codes else others).append(entry)
        return reviewed, others


def _agencies_by_key() -> dict[str, list[Agency]]:
    """Agencies by name and abbreviation, marks apart."""
    found: dict[str, list[Agency]] = {}
    for agency in Agency.objects.with_successors():
        for name in {agency.name, agency.short_name} - {""}:
            found.setdefault(search_key(name), []).append(agency)
    return found
