"""Every note at the foot of the sheet of its mark (K74), where WeasyPrint would move it to another.

WeasyPrint sends notes on to the next sheet to make room for the second line of a paragraph (Kozea/WeasyPrint
issue 2432), and may leave one behind on the sheet that a paragraph has just left (issue 1564). No rule
of the stylesheet stops either; a paragraph that begins the next sheet does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from weasyprint import HTML
    from weasyprint.document import Document, Page

BREAKING = "new-sheet"  # a class of the stylesheet
MOST_ROUNDS = 20  # each lays the paper out again; a paper of forty notes took three


def settled(source: HTML) -> Document:
    """The laid out paper; the parsed page keeps the breaks that were needed."""
    document = source.render(pdf_tags=True)
    notes = dict(_notes(source.etree_element))
    for _ in range(MOST_ROUNDS if notes else 0):
        block = _block_to_break(document.pages, source.etree_element, notes)
        if block is None:
            break
        block.set("class", f"{block.get('class', '')} {BREAKING}".strip())
        document = source.render(pdf_tags=True)
    return document


def _notes(page: Element) -> Iterator[tuple[Element, Element]]:
    """Each mark with the note that stands behind it."""
    for parent in page.iter():
        children = list(parent)
        for mark, note in pairwise(children):
            if mark.get("class") == "reference" and note.get("class") == "footnote":
                yield mark, note


@dataclass(slots=True)
class _Sheet:
    """What stands on one sheet: blocks of the article that begin there, marks, and notes."""

    blocks: list[Any] = field(default_factory=list)
    marks: list[Element] = field(default_factory=list)
    notes: set[Element] = field(default_factory=set)


def _block_to_break(
    pages: list[Page], root: Element, notes: dict[Element, Element]
) -> Element | None:
    """The block that is to begin a sheet so that a stray note comes to its mark; None when none can."""
    sheets = list(_sheets(pages, root))
    for sheet, is_late in _strays(sheets, notes):
        element: Element = (_last_kept_together(sheet) if is_late else sheet.blocks[0]).element
        if BREAKING not in element.get("class", "").split():
            return element
    return None


def _strays(sheets: list[_Sheet], notes: dict[Element, Element]) -> Iterator[tuple[_Sheet, bool]]:
    """The sheet of each mark whose note stands on another, and whether on a later one.

    A sheet on which no block begins has nothing that could leave it.
    """
    places = {note: number for number, sheet in enumerate(sheets) for note in sheet.notes}
    for number, sheet in enumerate(sheets):
        for mark in sheet.marks if sheet.blocks else ():
            place = places.get(notes[mark], number) if mark in notes else number
            if place != number:
                yield sheet, place > number


def _last_kept_together(sheet: _Sheet) -> Any:
    """The last block that begins on a sheet, or the first of those before it that keep with it."""
    first = len(sheet.blocks) - 1
    while first and str(sheet.blocks[first - 1].style["break_after"]).startswith("avoid"):
        first -= 1
    return sheet.blocks[first]


def _sheets(pages: list[Page], root: Element) -> Iterator[_Sheet]:
    article = next(root.iter("article"))
    of_article = set(article)
    begun: set[Element] = set()
    for page in pages:
        sheet = _Sheet()
        for box, is_at_foot in _boxes(page._page_box):
            element = box.element
            if element in of_article and element not in begun and not is_at_foot:
                begun.add(element)
                sheet.blocks.append(box)
            elif element is not None and element.get("class") == "reference" and not is_at_foot:
                sheet.marks.append(element)
            elif element is not None and element.get("class") == "footnote" and is_at_foot:
                sheet.notes.add(element)
        yield sheet


def _boxes(box: Any, is_at_foot: bool = False) -> Iterator[tuple[Any, bool]]:
    """Every box of a sheet and whether it lies in the area of the notes, in the order of reading."""
    # WeasyPrint is slow to import, and not every worker needs it.
    from weasyprint.formatting_structure import boxes

    is_at_foot = is_at_foot or isinstance(box, boxes.FootnoteAreaBox)
    yield box, is_at_foot
    for child in getattr(box, "children", ()):
        yield from _boxes(child, is_at_foot)
