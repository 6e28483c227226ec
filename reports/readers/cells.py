"""The items that one cell of a table holds, as lines: one item, or several under one agency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reports.readers.line import Line, Source
from reports.readers.shapes import BULLETS, Label, Shape, is_upper, label_of
from reports.tree import DocumentKind


@dataclass(frozen=True, slots=True)
class CellItems:
    """The paragraphs of a cell: `own` are the items of the cell itself, the others hang under them."""

    paragraphs: tuple[Label | str, ...]

    @property
    def own(self) -> tuple[Label, ...]:
        return tuple(one for one in self.paragraphs if isinstance(one, Label))

    def lines(self, line: Line, leads: str, kind: DocumentKind) -> Iterator[Line]:
        """The lines, with the agencies behind the item or items that they prepare."""
        repeats = len(self.own) > 1 and self.own[0].shape in BULLETS
        is_first = True
        for one in self.paragraphs:
            if isinstance(one, str):
                yield replace(plain_line(line, one), stands_alone=label_of(one) is not None)
                continue
            if repeats and leads and not is_first:
                yield _alone(line, leads)
            yield labelled_line(line, one)
            is_first = False
        if leads:
            is_named = (
                len(self.own) > 1 and not repeats and kind is not DocumentKind.CONFERENCE_AGENDA
            )
            yield _alone(line, f"{leads} {self._labels()}" if is_named else leads)

    def _labels(self) -> str:
        return f"(mục {', '.join(label.text.strip(' ().-–') for label in self.own)})"


def cell_items(label: Label | None, paragraphs: Sequence[str], *, is_below: bool) -> CellItems:
    """The items of a cell whose first paragraph bears `label`.

    `is_below` says that conferences stand over the items: "1." is then the number of an item.
    """
    if not paragraphs:
        return CellItems(())
    shape = label.shape if label is not None else Shape.BRACKETED
    own = Shape.BRACKETED if is_below and shape is Shape.NUMBER else shape
    found: list[Label | str] = [Label(own, label.text if label else "", paragraphs[0])]
    for text in paragraphs[1:]:
        further = label_of(text) if label is not None else None
        is_sibling = further is not None and further.shape is shape
        found.append(Label(own, further.text, further.rest) if further and is_sibling else text)
    return CellItems(tuple(found))


def plain_line(line: Line, text: str) -> Line:
    """A line of the row without a label of its own."""
    return Line(text, line.number, Source.PARAGRAPH, is_bold=is_upper(text))


def labelled_line(line: Line, label: Label) -> Line:
    """A line of the row whose label the table gave."""
    text = f"{label.text} {label.rest}".strip()
    return Line(text, line.number, Source.PARAGRAPH, label=label, stands_alone=True)


def _alone(line: Line, text: str) -> Line:
    return replace(plain_line(line, text), stands_alone=True)
