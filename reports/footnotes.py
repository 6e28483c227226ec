"""The notes of a paper: numbered by their first reference, and what does not pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from programme.findings import Finding, Severity
from programme.marks import REFERENCE, numbers, reference_to
from reports.tree import DocumentTree, Footnote
from reports.tree_texts import changed_block, changed_title, texts

# What is printed for a reference to a note that nobody wrote: no number, so that the numbers of
# the others run on, and nothing that a reader could take for finished.
MISSING = "[?]"
SOURCE = "footnote-"
# Where a note stands that no page prints, as a finding names its place.
NOTES = "notes"
LONGEST_ABOUT = 80
LOOSE = (
    "Không chỗ nào trong văn bản nhắc đến chú thích này nên không in."
    " Hãy đặt lại dấu chú thích, hoặc xoá chú thích."
)


def numbered(tree: DocumentTree, notes: Mapping[str, str]) -> DocumentTree:
    """The tree with its references numbered 1, 2, … as they are read, and the notes in that order.

    `notes` are the texts by stored mark. A reference without a note is printed as `MISSING`; a
    note that nothing refers to is not printed; `loose` names it.
    """
    marks = numbers(texts(tree), notes)

    def renumbered(text: str) -> str:
        return REFERENCE.sub(
            lambda match: reference_to(marks[match[1]]) if match[1] in marks else MISSING, text
        )

    return replace(
        tree,
        title=tree.title and changed_title(tree.title, renumbered),
        blocks=tuple(changed_block(block, renumbered) for block in tree.blocks),
        footnotes=tuple(
            Footnote(marks[mark], renumbered(notes[mark]), source=f"{SOURCE}{mark}")
            for mark in marks
        ),
    )


def loose(tree: DocumentTree, notes: Mapping[str, str]) -> list[Finding]:
    """The stored notes that nothing in the numbered tree refers to, and that are not printed (K74).

    `about` of a finding is the beginning of the note.
    """
    printed = {note.source for note in tree.footnotes}
    return [
        Finding("note_without_mark", Severity.WARNING, LOOSE, text[:LONGEST_ABOUT], NOTES)
        for mark, text in notes.items()
        if f"{SOURCE}{mark}" not in printed
    ]
