"""The notes of a paper: numbered by their first reference, and what does not pair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from programme.findings import Finding, Severity
from reports.tree import DocumentTree, Footnote
from reports.tree_texts import changed_block, changed_title, texts

REFERENCE = re.compile(r"\[\^([^\]\s]{1,8})\]")
# What is printed for a reference to a note that nobody wrote: no number, so that the numbers of
# the others run on, and nothing that a reader could take for finished.
MISSING = "[?]"


def references(lines: Iterable[str]) -> tuple[str, ...]:
    """The marks that texts refer to as [^mark], each once, in the order of their first reference."""
    return tuple(dict.fromkeys(mark for line in lines for mark in REFERENCE.findall(line)))


def numbered(tree: DocumentTree, notes: Mapping[str, str]) -> DocumentTree:
    """The tree with its references numbered 1, 2, … as they are read, and the notes in that order.

    `notes` are the texts by stored mark. A reference without a note is printed as `MISSING`; a
    note that nothing refers to is not printed; `check` names both.
    """
    order = [mark for mark in references(texts(tree)) if mark in notes]
    marks = {mark: str(number) for number, mark in enumerate(order, start=1)}

    def renumbered(text: str) -> str:
        return REFERENCE.sub(
            lambda match: f"[^{marks[match[1]]}]" if match[1] in marks else MISSING, text
        )

    return replace(
        tree,
        title=tree.title and changed_title(tree.title, renumbered),
        blocks=tuple(changed_block(block, renumbered) for block in tree.blocks),
        footnotes=tuple(Footnote(marks[mark], renumbered(notes[mark])) for mark in order),
    )


def check(lines: Iterable[str], notes: Mapping[str, str]) -> list[Finding]:
    """References without a note (an error), and notes without a reference (a warning) (K74).

    `lines` are the stored texts of a paper in the order of reading; `about` of a finding is the
    mark as stored.
    """
    referred = references(lines)
    missing = [
        Finding(
            "footnote_missing",
            Severity.ERROR,
            f"Chú thích [{mark}] được nhắc trong văn bản nhưng chưa có nội dung; bản in ghi “{MISSING}”.",
            mark,
        )
        for mark in referred
        if mark not in notes
    ]
    loose = [
        Finding(
            "footnote_not_referred_to",
            Severity.WARNING,
            f"Không chỗ nào trong văn bản nhắc đến chú thích [{mark}]; chú thích này không được in.",
            mark,
        )
        for mark in notes
        if mark not in referred
    ]
    return [*missing, *loose]
