"""Where each sheet of the printed paper begins, so that the page on the screen can break there too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reports.tree import DocumentTree
from reports.writers.pdf import laid_out, paged_html

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

REMEMBERED = 64  # papers: somebody who looks again, or undoes, does not wait


@dataclass(frozen=True, slots=True)
class SheetStart:
    """The first words of a sheet: in which block of the article, behind how many of its letters.

    Blocks are the children of `<article>`, counted from 0. Letters are signs that are no white
    space, references to notes left out: the same number on the screen and on paper.
    """

    block: int
    letters: int


def sheet_starts(tree: DocumentTree) -> tuple[SheetStart, ...]:
    """Where the second and each further sheet of the PDF begins; FontMissing without a font.

    About 30 ms a sheet for words not seen before, nothing for others.
    """
    return _starts(paged_html(tree))


@lru_cache(maxsize=REMEMBERED)
def _starts(page: str) -> tuple[SheetStart, ...]:
    source, sheets = laid_out(page)
    article = next(source.etree_element.iter("article"))
    numbers = {id(child): number for number, child in enumerate(article)}
    found = []
    printed: dict[int, int] = {}
    for sheet in sheets:
        is_first = True
        for block, letters in _printed(sheet._page_box, numbers):
            if is_first:
                found.append(SheetStart(block, printed.get(block, 0)))
                is_first = False
            printed[block] = printed.get(block, 0) + letters
    return tuple(found[1:])


def _printed(box: Any, numbers: dict[int, int], block: int = -1) -> Iterator[tuple[int, int]]:
    """(block, letters) of each stretch of text in the body of a sheet, in the order of reading."""
    # WeasyPrint is slow to import, and not every worker needs it.
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox) or _is_reference(box.element):
        return
    block = numbers.get(id(box.element), block)
    if isinstance(box, boxes.TextBox):
        letters = sum(not sign.isspace() for sign in box.text)
        if letters and block >= 0:
            yield block, letters
    for child in getattr(box, "children", ()):
        yield from _printed(child, numbers, block)


def _is_reference(element: Element | None) -> bool:
    return element is not None and element.get("class") == "reference"
