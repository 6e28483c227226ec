"""The texts of a document tree in the order of reading, and the tree with each of them changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from reports.tree import Block, DocumentTree, Item, Meeting, Section, Title, walk

Change = Callable[[str], str]
B = TypeVar("B", bound=Block)


def texts(tree: DocumentTree) -> Iterator[str]:
    """The texts of title and body: author line, subject, note, then every block."""
    if tree.title is not None:
        yield from (tree.title.author_line, *tree.title.subject, tree.title.note)
    for block in walk(tree.blocks):
        yield block.heading if isinstance(block, Section | Meeting) else block.text


def changed_title(title: Title, change: Change) -> Title:
    """The title with author line, subject and note changed; the type name is fixed by rule."""
    return replace(
        title,
        author_line=change(title.author_line),
        subject=tuple(change(line) for line in title.subject),
        note=change(title.note),
    )


def changed_block(block: Block, change: Change) -> Block:
    """The block with its own text and those of everything under it changed; labels stay."""
    if isinstance(block, Section | Meeting):
        below = tuple(changed_block(inner, change) for inner in block.blocks)
        return replace(block, heading=change(block.heading), blocks=below)
    if isinstance(block, Item):
        below = tuple(changed_block(inner, change) for inner in block.blocks)
        return replace(block, text=change(block.text), blocks=below)
    return replace(block, text=change(block.text))


def sourced(block: B, source: str) -> B:
    """The block and everything under it, said to print the words of `source`."""
    if isinstance(block, Section | Meeting | Item):
        below = tuple(sourced(inner, source) for inner in block.blocks)
        return replace(block, blocks=below, source=source)
    return replace(block, source=source)
