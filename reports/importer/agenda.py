"""A timed agenda in the terms of our records: sittings, their rows, and the words round them."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from programme.clock_times import NO_TIMES, ClockSpan, find_span
from reports.importer.sections import form_of, lines_of, words_of
from reports.interchange import Content
from reports.interchange.paths import joined, marker, with_paths
from reports.interchange.recorder import END_SIGNS, printed_text
from reports.tree import BULLETS, Block, Item, Meeting, Paragraph, Section

LONGEST_HEADING = 300
LONGEST_PRESENTERS = 500
LONGEST_MINUTES = 32_767
# What may stand between a heading and its hours: "BUỔI SÁNG: Từ 7 giờ 30", "Sáng (7h30 - 11h)".
JOINT = re.compile(r"\s*:\s+|\s*\(|\s*,\s+|\s+[-–—]\s+|\s+(?=(?:bắt đầu|từ|lúc)\s)", re.I)
HOURS = re.compile(
    r"(?:(?:bắt đầu|từ|lúc|đến|khi|kết thúc|giờ|phút)(?!\w)|\d{1,2}(?:\s?[hg:])?|[\s,–—-])+", re.I
)


@dataclass(frozen=True, slots=True)
class ImportedSlot:
    """A row of the agenda with the rows under it; `form` is a `SlotForm` value."""

    text: str
    form: str
    span: ClockSpan = NO_TIMES
    presenters: str = ""
    path: str = ""
    children: tuple[ImportedSlot, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedSitting:
    """A heading of the agenda with its rows and the headings under it."""

    heading: str
    is_numbered: bool = True
    part: str = ""
    date: datetime.date | None = None
    span: ClockSpan = NO_TIMES
    path: str = ""
    slots: tuple[ImportedSlot, ...] = ()
    children: tuple[ImportedSitting, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedAgenda:
    """The whole agenda: words before it, rows outside any sitting, sittings, words behind it."""

    opening: str = ""
    slots: tuple[ImportedSlot, ...] = ()
    sittings: tuple[ImportedSitting, ...] = ()
    closing: str = ""


Node = ImportedSlot | ImportedSitting
Headed = Item | Section | Meeting


def read_agenda(blocks: Sequence[Block], content: Content) -> ImportedAgenda:
    """The body of an agenda, nothing left out and nothing before what it followed.

    A line that only says who presents belongs to the row above it.
    """
    nodes = _Reader(content).nodes(tuple(blocks), "", "")
    loose = {index for index, node in nodes if _is_loose(blocks[index], node)}
    first = next((index for index in range(len(blocks)) if index not in loose), len(blocks))
    last = len(blocks)
    while last > first and last - 1 in loose:
        last -= 1
    slots, sittings = _arranged([node for index, node in nodes if first <= index < last])
    return ImportedAgenda(
        opening="\n".join(lines_of(blocks[:first])),
        slots=slots,
        sittings=sittings,
        closing="\n".join(lines_of(blocks[last:])),
    )


class _Reader:
    """Puts what the content lists by path back to the blocks of the agenda."""

    def __init__(self, content: Content) -> None:
        self.sessions = {one.path: one for one in content.sessions}
        self.slots = {one.path: one for one in content.slots}
        self.papers = {one.path: one for one in content.items}
        self.presenter_lines = {one.text for one in content.paragraphs if one.role == "presenter"}
        self.leads: dict[str, list[str]] = defaultdict(list)
        for lead in content.leads:
            self.leads[lead.item].append(lead.agency)

    def nodes(
        self, blocks: tuple[Block, ...], parent: str, part: str, *, in_slot: bool = False
    ) -> list[tuple[int, Node]]:
        """Sittings and rows in their order, each with the index of its block."""
        found: list[tuple[int, Node]] = []
        row_above = ""
        bullets = 0
        for index, (path, part_path, block) in enumerate(with_paths(blocks, parent, part)):
            if row_above and isinstance(block, Item) and self.hangs(path, block):
                bullets += 1
                at = joined(row_above, f"-{bullets}")
                for node in self.read(at, at, block, in_slot=True):
                    _hang(found, node)
                continue
            row_above, bullets = (path if self.is_timed_paragraph(path, block) else ""), 0
            found += [(index, node) for node in self.read(path, part_path, block, in_slot=in_slot)]
        return found

    def hangs(self, path: str, block: Item) -> bool:
        """Whether a bullet behind a timed line stands under that line."""
        return block.label in BULLETS and path not in self.slots

    def is_timed_paragraph(self, path: str, block: Block) -> bool:
        return isinstance(block, Paragraph) and path in self.slots

    def read(self, path: str, part: str, block: Block, *, in_slot: bool) -> Iterator[Node]:
        """The node of one block; a line that only names who presents yields what hangs under it."""
        if not isinstance(block, Item | Section | Meeting):
            if path in self.slots or not self.is_presenter_line(block):
                yield self.row(path, block, ())
            return
        inner = part if path not in self.papers else path
        if path not in self.slots and self.is_presenter_line(block):
            yield from (node for _, node in self.nodes(block.blocks, path, inner, in_slot=in_slot))
        elif not in_slot and self.is_sitting(path, block):
            yield self.sitting(path, part, block)
        else:
            below = self.nodes(block.blocks, path, inner, in_slot=True)
            yield self.row(path, block, tuple(node for _, node in below))

    def is_presenter_line(self, block: Block) -> bool:
        return printed_text(words_of(block)) in self.presenter_lines

    def is_sitting(self, path: str, block: Headed) -> bool:
        """Whether a block is a heading over rows, not a row itself."""
        if len(words_of(block)) > LONGEST_HEADING or path in self.slots:
            return False
        return path in self.sessions or not isinstance(block, Item)

    def sitting(self, path: str, part: str, block: Headed) -> ImportedSitting:
        nodes = self.nodes(block.blocks, path, part)
        slots, children = _arranged([node for _, node in nodes])
        session = self.sessions.get(path)
        heading, span = _without_hours(words_of(block), session.span if session else NO_TIMES)
        return ImportedSitting(
            heading=heading,
            is_numbered=bool(marker(block.label)),
            part=session.part if session else "",
            date=session.date if session else None,
            span=span,
            path=path,
            slots=slots,
            children=children,
        )

    def row(self, path: str, block: Block, below: Iterable[Node]) -> ImportedSlot:
        """A row with its times and presenters; without either, a detail in its own words."""
        label = block.label if isinstance(block, Headed) else ""
        text, span, names = words_of(block).rstrip(END_SIGNS), NO_TIMES, []
        # What a row announces follows it: "- Thành phần:".
        colon = ":" if words_of(block).endswith(":") else ""
        if (slot := self.slots.get(path)) is not None and slot.text:
            text, span, names = slot.marked, slot.span, list(slot.presenters)
        elif (paper := self.papers.get(path)) is not None:
            text, names = paper.marked, self.leads[path]
        if span.minutes is not None and span.minutes > LONGEST_MINUTES:
            span = replace(span, minutes=None)
        presenters = "; ".join(names)
        if len(presenters) > LONGEST_PRESENTERS:
            text, presenters = f"{text} ({presenters})", ""
        children = tuple(_as_slot(node) for node in below)
        text = f"{text}{colon}" if text else words_of(block)
        return ImportedSlot(text, form_of(label), span, presenters, path, children)


def _is_loose(block: Block, node: Node) -> bool:
    """A line without number or time: before or behind the agenda it is no row of it."""
    if isinstance(block, Headed) or not isinstance(node, ImportedSlot):
        return False
    return node.span == NO_TIMES and not node.children


def _arranged(
    nodes: Iterable[Node],
) -> tuple[tuple[ImportedSlot, ...], tuple[ImportedSitting, ...]]:
    """Rows, then headings: a row behind a heading stands at the end of what that heading opens."""
    slots: list[ImportedSlot] = []
    sittings: list[ImportedSitting] = []
    for node in nodes:
        if isinstance(node, ImportedSitting):
            sittings.append(node)
        elif sittings:
            sittings[-1] = _with_last_row(sittings[-1], node)
        else:
            slots.append(node)
    return tuple(slots), tuple(sittings)


def _with_last_row(sitting: ImportedSitting, slot: ImportedSlot) -> ImportedSitting:
    if not sitting.children:
        return replace(sitting, slots=(*sitting.slots, slot))
    *before, last = sitting.children
    return replace(sitting, children=(*before, _with_last_row(last, slot)))


def _hang(found: list[tuple[int, Node]], node: Node) -> None:
    """Put a node under the row read last."""
    index, above = found[-1]
    if isinstance(above, ImportedSlot):
        found[-1] = index, replace(above, children=(*above.children, _as_slot(node)))


def _as_slot(node: Node) -> ImportedSlot:
    """A heading inside a row is a row too."""
    if isinstance(node, ImportedSlot):
        return node
    below = (*node.slots, *map(_as_slot, node.children))
    form = "numbered" if node.is_numbered else "plain"
    return ImportedSlot(node.heading, form, node.span, path=node.path, children=below)


def _without_hours(heading: str, span: ClockSpan) -> tuple[str, ClockSpan]:
    """The heading and its hours apart; hours that cannot be taken out stay in the words alone."""
    if span.start is None or (span.end is not None and span.end <= span.start):
        return heading, NO_TIMES
    for joint in JOINT.finditer(heading):
        tail = heading[joint.end() :].strip(" ().:;")
        if joint.start() and HOURS.fullmatch(tail) and find_span(tail) == span:
            return heading[: joint.start()], span
    return heading, NO_TIMES
