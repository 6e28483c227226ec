"""The targets of a paper inside their parts: numbered statements, bullets, paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from programme.models import Document, Target
from programme.models import Section as SectionRecord
from reports.compose import rows
from reports.compose.rows import Row
from reports.tree import Block


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of a document: the outermost by their part, the others by the target above."""

    outermost: Mapping[int, list[Target]]
    below: Mapping[int, list[Target]]

    @classmethod
    def of(cls, document: Document) -> Targets:
        """One query whatever the size; the values are not printed, the words are."""
        outermost: dict[int, list[Target]] = defaultdict(list)
        below: dict[int, list[Target]] = defaultdict(list)
        for target in document.targets.order_by("position", "pk"):
            if target.parent_id is None:
                outermost[target.section_id].append(target)
            else:
                below[target.parent_id].append(target)
        return cls(outermost, below)

    def inside(self, section: SectionRecord) -> tuple[Block, ...]:
        """The targets of a part, "(1)" outermost; nothing in a part without targets."""
        return rows.blocks(map(self._row, self.outermost.get(section.pk, ())), rung=rows.BRACKET)

    def _row(self, target: Target) -> Row:
        below = tuple(map(self._row, self.below.get(target.pk, ())))
        return Row(target.form, target.text, below, f"target-{target.pk}/text")
