"""The footnotes part of a Word file: Word's two separators, then our notes."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.ns import qn
from lxml import etree

from reports.house_style import Role
from reports.tree import Footnote
from reports.writers.docx_elements import (
    REFERENCE,
    W,
    add_runs,
    child,
    paragraph,
    run,
    styled_run,
    xml,
)
from reports.writers.letters import printable_runs, reference

SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def footnotes_part(notes: Iterable[Footnote]) -> bytes:
    """The part with the notes in the order of their references; the first has number 1."""
    root = etree.Element(qn("w:footnotes"), nsmap=W)
    for kind, number in SEPARATORS:
        note = child(root, "footnote", type=kind, id=number)
        child(child(paragraph(note, Role.FOOTNOTE), "r"), kind)
    for number, footnote in enumerate(notes, start=1):
        body = paragraph(child(root, "footnote", id=number), Role.FOOTNOTE)
        _mark(body, footnote.mark, number)
        # A note may not carry a note: a reference inside it is printed as its bare mark.
        add_runs(body, printable_runs(footnote.text))
    return xml(root)


def _mark(body: etree._Element, mark: str, number: int) -> None:
    """The note's own mark; Word counts it itself unless the paper uses another one.

    Without the brackets of its reference: LibreOffice moves the number in front of any bracket.
    """
    if mark != str(number):
        run(body, f"{reference(mark)} ")
        return
    child(styled_run(body, REFERENCE), "footnoteRef")
    run(body, " ")
