"""The prose parts of a paper as blocks, numbered by their place among numbered siblings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeAlias

from conferences.agenda import section_label
from programme.models import Document
from programme.models import Section as SectionRecord
from reports.compose.endings import ended
from reports.tree import Block, Item, Paragraph, Section

DASH, PLUS = "-", "+"
RUN_IN = re.compile(r"(?P<label>[-–—+*•]|\(\d{1,3}\)|[a-zđ]\))\s+(?P<text>\S.*)")

# What one line of a stored text is.
Line: TypeAlias = Paragraph | Item
# What a section holds besides its prose, given its level and how many numbers are taken below it.
Filling = Callable[[SectionRecord, int], tuple[Block, ...]]


def opening(document: Document) -> Iterator[Block]:
    """The grounds as a list, "- …;" to the last "- …." (H5 II.I.6.2.3), then the opening words."""
    grounds = [line.lstrip("-–— ") for line in lines(document.basis)]
    for number, line in enumerate(grounds, start=1):
        yield Item(label=DASH, text=ended(line, "." if number == len(grounds) else ";"))
    yield from blocks(document.opening)


def blocks(text: str) -> list[Line]:
    """One block a line: a run-in item where the line opens with its label, else a paragraph."""
    found: list[Line] = []
    for line in lines(text):
        match = RUN_IN.fullmatch(line)
        if match is None:
            found.append(Paragraph(line))
            continue
        item = Item(match["label"], match["text"])
        above = found[-1] if found else None
        if item.label == PLUS and isinstance(above, Item) and above.label != PLUS:
            found[-1] = replace(above, blocks=(*above.blocks, item))
        else:
            found.append(item)
    return found


def lines(text: str) -> list[str]:
    """The lines of a stored text that hold anything."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def sections(records: Iterable[SectionRecord], filling: Filling) -> tuple[Block, ...]:
    """All parts of a document, each with what stands under it; `filling` adds the conferences."""
    below: dict[int | None, list[SectionRecord]] = defaultdict(list)
    for record in records:
        below[record.parent_id].append(record)
    return tuple(_Parts(below, filling).blocks(None, level=1, above=""))


class _Parts:
    """One walk through the parts of a document."""

    def __init__(self, below: dict[int | None, list[SectionRecord]], filling: Filling) -> None:
        self.below = below
        self.filling = filling

    def blocks(self, parent: int | None, *, level: int, above: str) -> Iterator[Block]:
        number = 0
        for record in self.below[parent]:
            number += record.is_numbered
            label = section_label(level, number, above) if record.is_numbered else ""
            yield from self.part(record, level, label)

    def part(self, record: SectionRecord, level: int, label: str) -> Sequence[Block]:
        """A heading with its blocks, or, without heading, paragraphs of which the first is numbered."""
        under = (*self.blocks(record.pk, level=level + 1, above=label), *self.filled(record))
        prose = blocks(record.text)
        if record.heading:
            return [Section(level, label, record.heading, (*prose, *under))]
        if not label or not prose or not isinstance(prose[0], Paragraph):
            return [*prose, *under]
        first, *others = prose
        inside = tuple(takewhile(_is_item, others))
        return [Item(label, first.text, inside), *others[len(inside) :], *under]

    def filled(self, record: SectionRecord) -> tuple[Block, ...]:
        taken = sum(child.is_numbered for child in self.below[record.pk])
        return self.filling(record, taken)


def _is_item(block: Block) -> bool:
    return isinstance(block, Item)
