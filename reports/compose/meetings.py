"""The conferences of a paper with their items and lead lines, inside the part that is there for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conferences import lists
from conferences.agenda import Leads, section_label
from conferences.models import AgendaItem, Conference, ItemState
from programme.models import Document, SectionRole
from programme.models import Section as SectionRecord
from reports.compose.endings import ended
from reports.compose.leads import entries, leads_of_the_year
from reports.compose.prose import Place
from reports.tree import Block, Item, LeadIn, LeadLine, Meeting


@dataclass(frozen=True, slots=True)
class Meetings:
    """The conferences of a document and their items by list: (conference, parent item).

    Only what is in the programme: removed conferences, and items that are removed, postponed,
    dropped or still in the pool, are not.
    """

    conferences: Sequence[Conference]
    items: Mapping[tuple[int | None, int | None], list[AgendaItem]]
    leads: Mapping[int, Leads]

    @classmethod
    def of(cls, document: Document) -> Meetings:
        """Three queries whatever the size."""
        items: dict[tuple[int | None, int | None], list[AgendaItem]] = defaultdict(list)
        planned = document.items.live().filter(
            conference__is_removed=False, state=ItemState.PLANNED
        )
        for item in planned.order_by("position", "pk"):
            items[item.conference_id, item.parent_id].append(item)
        conferences = tuple(document.conferences.live().order_by("position", "pk"))
        return cls(conferences, items, leads_of_the_year(document))

    def inside(self, section: SectionRecord, place: Place) -> tuple[Block, ...]:
        """The conferences of the part that holds them, numbered behind its sub-parts."""
        if section.role != SectionRole.CONFERENCES:
            return ()
        return tuple(
            self._meeting(conference, section_label(place.level + 1, number, place.label))
            for number, conference in enumerate(self.conferences, start=place.taken + 1)
        )

    def _meeting(self, conference: Conference, label: str) -> Meeting:
        below = self._blocks(conference.pk, None, under="")
        return Meeting(label, str(conference), below, source=f"conference-{conference.pk}/name")

    def _blocks(self, conference: int, parent: int | None, *, under: str) -> tuple[Block, ...]:
        """One list of items, each lead line behind the last item of its group."""
        row = self.items.get((conference, parent), [])
        printed = entries(row, self.leads)
        names = lists.labels(printed, under)
        lines = lists.lead_lines(printed, names)
        found: list[Block] = []
        for index, (item, label) in enumerate(zip(row, names, strict=True)):
            source = f"item-{item.pk}"
            if item.lead_in:
                found.append(LeadIn(ended(item.lead_in, ":"), f"{source}/lead_in"))
            below = self._blocks(conference, item.pk, under=label)
            text = ended(item.text, ":" if below else ".")
            found.append(Item(label, text, below, f"{source}/text"))
            if index in lines:
                found.append(LeadLine(lines[index], f"{source}/leads"))
        return tuple(found)
