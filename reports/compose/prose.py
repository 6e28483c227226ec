"""The prose parts of a paper as blocks, numbered by their place among numbered siblings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from conferences.agenda import section_label
from programme.models import Document
from programme.models import Section as SectionRecord
from reports.compose import run_in
from reports.compose.endings import ended
from reports.compose.run_in import Line
from reports.tree import Block, Item, Section
from reports.tree_texts import sourced

DASH = "-"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands: its level and label, and how many numbers are taken right below it."""

    level: int
    label: str
    taken: int


def _nothing(*_: object) -> tuple[Block, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Contents:
    """What parts hold besides their prose: rows right behind it, conferences behind the sub-parts."""

    rows: Callable[[SectionRecord], tuple[Block, ...]] = _nothing
    meetings: Callable[[SectionRecord, Place], tuple[Block, ...]] = _nothing


def body(document: Document, contents: Contents) -> Iterator[Block]:
    """Opening, parts with what they hold, closing; one query."""
    yield from opening(document)
    yield from sections(
        document.sections.order_by("position", "pk"), contents, level=document.first_level
    )
    yield from closing(document)


def opening(document: Document) -> Iterator[Block]:
    """The grounds as a list, "- …;" to the last "- …." (H5 II.I.6.2.3), then the opening words."""
    grounds = [line.lstrip("-–— ") for line in lines(document.basis)]
    for number, line in enumerate(grounds, start=1):
        text = ended(line, "." if number == len(grounds) else ";")
        yield Item(label=DASH, text=text, source=f"document-{document.pk}/basis")
    yield from blocks(document.opening, f"document-{document.pk}/opening")


def closing(document: Document) -> list[Line]:
    """The closing words."""
    return blocks(document.closing, f"document-{document.pk}/closing")


def blocks(text: str, source: str = "") -> list[Line]:
    """One block a line of the stored text of `source`, run-in lists nested."""
    return [sourced(block, source) for block in run_in.nested(lines(text))]


def lines(text: str) -> list[str]:
    """The lines of a stored text that hold anything."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def sections(
    records: Iterable[SectionRecord], contents: Contents, *, level: int = 1
) -> tuple[Block, ...]:
    """All parts of a document with what stands under them; `level` is that of the outermost."""
    below: dict[int | None, list[SectionRecord]] = defaultdict(list)
    for record in records:
        below[record.parent_id].append(record)
    return tuple(_Parts(below, contents).blocks(None, level=level, above=""))


class _Parts:
    """One walk through the parts of a document."""

    def __init__(self, below: dict[int | None, list[SectionRecord]], contents: Contents) -> None:
        self.below = below
        self.contents = contents

    def blocks(self, parent: int | None, *, level: int, above: str) -> Iterator[Block]:
        number = 0
        for record in self.below[parent]:
            number += record.is_numbered
            label = section_label(level, number, above) if record.is_numbered else ""
            yield from self.part(record, level, label)

    def part(self, record: SectionRecord, level: int, label: str) -> Sequence[Block]:
        """A heading with its blocks, or, without heading, paragraphs of which the first is numbered."""
        place = Place(level, label, sum(child.is_numbered for child in self.below[record.pk]))
        under = (
            *self.contents.rows(record),
            *self.blocks(record.pk, level=level + 1, above=label),
            *self.contents.meetings(record, place),
        )
        if record.heading:
            inside = (*blocks(record.text, f"section-{record.pk}/text"), *under)
            source = f"section-{record.pk}/heading"
            return [Section(level, label, record.heading, inside, source)]
        prose = lines(record.text)
        is_numbered = bool(prose) and not run_in.is_labelled(prose[0])
        found = run_in.nested(prose, number=label if is_numbered else "")
        return [*(sourced(block, f"section-{record.pk}/text") for block in found), *under]
