"""Saving the timetable of a paper: its sittings and rows, through the actions of the screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conferences.actions import sittings as actions
from conferences.models import Sitting, TimeSlot
from programme.actions import order
from programme.models import Document, User
from reports.importer import fields
from reports.importer.standing import SittingPair, SlotPair, Standing


@dataclass(frozen=True, slots=True)
class Timetable:
    """Sittings and rows of one agenda."""

    document: Document
    by: User

    def save(self, standing: Standing) -> None:
        """Make the timetable say what the paper says; rows that are only ours stay."""
        self.save_slots(None, None, standing.slots)
        self.save_sittings(None, standing.sittings)

    def save_sittings(self, parent: Sitting | None, pairs: Sequence[SittingPair]) -> None:
        before = order.FIRST
        for pair in pairs:
            sitting = self.saved_sitting(parent, pair, before)
            self.save_slots(sitting, None, pair.slots)
            self.save_sittings(sitting, pair.below)
            before = sitting.pk

    def saved_sitting(self, parent: Sitting | None, pair: SittingPair, before: int) -> Sitting:
        wanted = fields.sitting_fields(pair.paper)
        if pair.sitting is None:
            return actions.add_sitting(
                self.document, by=self.by, parent=parent, after=before, **wanted
            )
        changed = fields.changes(pair.sitting, wanted)
        if not changed:
            return pair.sitting
        return actions.edit_sitting(
            pair.sitting, changes=changed, version=pair.sitting.version, by=self.by
        )

    def save_slots(
        self, sitting: Sitting | None, parent: TimeSlot | None, pairs: Sequence[SlotPair]
    ) -> None:
        before = order.FIRST
        for pair in pairs:
            slot = self.saved_slot(sitting, parent, pair, before)
            self.save_slots(sitting, slot, pair.below)
            before = slot.pk

    def saved_slot(
        self,
        sitting: Sitting | None,
        parent: TimeSlot | None,
        pair: SlotPair,
        before: int,
    ) -> TimeSlot:
        wanted = fields.slot_fields(pair.paper)
        if pair.row is None:
            return actions.add_slot(
                self.document, by=self.by, sitting=sitting, parent=parent, after=before, **wanted
            )
        changed = fields.changes(pair.row, wanted)
        if not changed:
            return pair.row
        return actions.edit_slot(pair.row, changes=changed, version=pair.row.version, by=self.by)
