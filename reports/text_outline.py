"""A paper as the page of its text shows it: prose parts, and between them the rows that have no form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conferences.outline import PartRow, part_rows
from programme.marks import REFERENCE, reference_to
from programme.models import Document
from reports.footnotes import SOURCE
from reports.tree import Block, DocumentTree, Item, Meeting, Section

# Records whose words the forms of the frame and of the parts hold.
WITH_FORM = frozenset({"document", "section"})
SECTION = "section"
# The field that makes a line the record's own, not one that is printed beside it.
OWN_WORDS = frozenset({"text", "heading", "name"})


@dataclass(frozen=True, slots=True)
class Line:
    """A row as printed: its label, its words, how deep it hangs under other rows.

    `record` is the one that it prints ("target-12"); "" for a line that stands beside such a row.
    """

    record: str
    label: str
    text: str
    depth: int
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A prose part and the rows printed behind its words; no part: rows before the first one."""

    part: PartRow | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TextOutline:
    """The whole paper in the order of print; `notes` are the printed numbers by mark."""

    stretches: tuple[Stretch, ...]
    recipients: tuple[str, ...]
    notes: Mapping[str, str]


def text_outline(document: Document, tree: DocumentTree) -> TextOutline:
    """The parts of a document with the rows of its composed tree; two queries whatever its size."""
    stored = {note.mark: note.source.removeprefix(SOURCE) for note in tree.footnotes}
    rows = _Rows(stored)
    rows.read(tree.blocks)
    before = rows.by_part.get("", [])
    parts = [Stretch(row, tuple(rows.by_part.get(row.key, ()))) for row in part_rows(document)]
    return TextOutline(
        stretches=(*([Stretch(None, tuple(before))] if before else []), *parts),
        recipients=tuple(document.recipients.order_by("position").values_list("name", flat=True)),
        notes={mark: number for number, mark in stored.items()},
    )


class _Rows:
    """One walk through a tree: the rows by the key of the last part before each, "" before the first."""

    def __init__(self, stored: Mapping[str, str]) -> None:
        self.stored = stored
        self.by_part: dict[str, list[Line]] = {}
        self.part = ""

    def read(self, blocks: Sequence[Block], depth: int = 0) -> None:
        for block in blocks:
            kind, _, key = block.source.partition("/")[0].partition("-")
            if kind == SECTION:
                self.part = key
            is_row = kind not in WITH_FORM
            if is_row:
                self.by_part.setdefault(self.part, []).append(self._line(block, depth))
            if isinstance(block, Section | Meeting | Item):
                self.read(block.blocks, depth + is_row)

    def _line(self, block: Block, depth: int) -> Line:
        record, _, field = block.source.partition("/")
        is_heading = isinstance(block, Section | Meeting)
        words = block.heading if isinstance(block, Section | Meeting) else block.text
        label = block.label if isinstance(block, Section | Meeting | Item) else ""
        return Line(
            record if field in OWN_WORDS else "", label, self._marked(words), depth, is_heading
        )

    def _marked(self, words: str) -> str:
        """The tree calls notes by their printed numbers, the text of a page by their own marks."""
        return REFERENCE.sub(lambda match: reference_to(self.stored.get(match[1], match[1])), words)
