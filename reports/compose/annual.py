"""The annual work programme from its records: frame, prose parts, conferences with their items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from conferences import lists
from conferences.agenda import Leads
from conferences.models import AgendaItem, Conference, ItemState
from programme.models import Document, SectionRole
from programme.models import Section as SectionRecord
from programme.vietnamese import SpellingProfile
from reports.compose import frame, prose
from reports.compose.endings import ended, finished
from reports.compose.leads import entries, leads_of_the_year
from reports.compose.spelling import respelled
from reports.tree import (
    Block,
    DocumentKind,
    DocumentTree,
    Item,
    LeadIn,
    LeadLine,
    Meeting,
    Paragraph,
    Section,
)

TYPE_NAME = "CHƯƠNG TRÌNH"
TYPE_SYMBOL = "CTr"


def compose(document: Document) -> DocumentTree:
    """The paper as it stands now, in five queries whatever its size.

    Only what is in the programme is printed: removed conferences, and items that are removed,
    postponed, dropped or still in the pool, are not.
    """
    agenda = _Agenda.of(document)
    body = (
        *prose.opening(document),
        *prose.sections(document.sections.order_by("position", "pk"), agenda.filling),
        *prose.blocks(document.closing),
    )
    tree = DocumentTree(
        document_kind=DocumentKind.ANNUAL_PROGRAMME,
        masthead=frame.masthead(document, type_symbol=TYPE_SYMBOL),
        title=frame.title(document, type_name=TYPE_NAME),
        blocks=_finished(body),
        recipients=frame.recipients(
            [line.name for line in document.recipients.order_by("position", "pk")]
        ),
        signature=frame.signature(document),
    )
    return respelled(tree, SpellingProfile(document.spelling))


@dataclass(frozen=True, slots=True)
class _Agenda:
    """The conferences of the year and their items by list: (conference, parent item)."""

    conferences: Sequence[Conference]
    items: Mapping[tuple[int | None, int | None], list[AgendaItem]]
    leads: Mapping[int, Leads]

    @classmethod
    def of(cls, document: Document) -> _Agenda:
        items: dict[tuple[int | None, int | None], list[AgendaItem]] = defaultdict(list)
        planned = document.items.live().filter(
            conference__is_removed=False, state=ItemState.PLANNED
        )
        for item in planned.order_by("position", "pk"):
            items[item.conference_id, item.parent_id].append(item)
        conferences = tuple(document.conferences.live().order_by("position", "pk"))
        return cls(conferences, items, leads_of_the_year(document))

    def filling(self, section: SectionRecord, taken: int) -> tuple[Block, ...]:
        """The conferences inside the part that is there for them, numbered behind its sub-parts."""
        if section.role != SectionRole.CONFERENCES:
            return ()
        return tuple(
            self.meeting(conference, number)
            for number, conference in enumerate(self.conferences, start=taken + 1)
        )

    def meeting(self, conference: Conference, number: int) -> Meeting:
        return Meeting(f"{number}.", str(conference), self.blocks(conference.pk, None, under=""))

    def blocks(self, conference: int, parent: int | None, *, under: str) -> tuple[Block, ...]:
        """One list of items, each lead line behind the last item of its group."""
        row = self.items.get((conference, parent), [])
        printed = entries(row, self.leads)
        names = lists.labels(printed, under)
        lines = lists.lead_lines(printed, names)
        found: list[Block] = []
        for index, (item, label) in enumerate(zip(row, names, strict=True)):
            if item.lead_in:
                found.append(LeadIn(ended(item.lead_in, ":")))
            below = self.blocks(conference, item.pk, under=label)
            found.append(Item(label, ended(item.text, ":" if below else "."), below))
            if index in lines:
                found.append(LeadLine(lines[index]))
        return tuple(found)


def _finished(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with a full stop behind the last words of the body (K47)."""
    if not blocks:
        return ()
    *before, last = blocks
    if isinstance(last, Item | Section | Meeting) and last.blocks:
        last = replace(last, blocks=_finished(last.blocks))
    elif isinstance(last, Item | Paragraph):
        last = replace(last, text=finished(last.text))
    return (*before, last)
