"""The paper as plain text: one block a line, as it stands on the sheet."""

from __future__ import annotations

from collections.abc import Iterator

from reports.tree import Block, DocumentTree, Item, LeadIn, LeadLine, Meeting, Paragraph, Section
from reports.writers.letters import printed, reference
from reports.writers.lines import (
    bound_blocks,
    circulation_mark,
    masthead_columns,
    recipient_lines,
    signature_lines,
    title_lines,
)


def write(tree: DocumentTree) -> str:
    """The words of the tree, a line a block, labels included, notes at the end as "[1] …"."""
    return "".join(f"{line}\n" for line in lines(tree) if line)


def lines(tree: DocumentTree) -> Iterator[str]:
    """The printed lines: mark, left column, right column, title, body, foot, notes."""
    yield circulation_mark(tree)
    left, right = masthead_columns(tree.masthead)
    for line in (*left, *right):
        yield line.text
    for line in title_lines(tree.title):
        yield printed(line.text)
    for block, _ in bound_blocks(tree):
        yield block_line(block)
    for line in (*recipient_lines(tree.recipients), *signature_lines(tree.signature)):
        yield line.text
    for note in tree.footnotes:
        yield printed(reference(note.mark), note.text)


def block_line(block: Block) -> str:
    """One block of the body without what hangs under it; TypeError for a kind not known here."""
    match block:
        case Paragraph() | LeadIn() | LeadLine():
            return printed(block.text)
        case Item():
            return printed(block.label, block.text)
        case Section() | Meeting():
            return printed(block.label, block.heading)
        case _:
            raise TypeError(f"text writer: unknown kind of block {block!r}")
