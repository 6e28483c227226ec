"""Words behind the last conference of a paper: they close its part, they are no note of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.interchange.meetings import about_meeting
from reports.tree import Block, Item, Meeting, Paragraph, Section, walk


def lifted(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Paragraph, ...]]:
    """The blocks with the last paragraphs of the last conference behind it, and these paragraphs."""
    meetings = [block for block in walk(tuple(blocks)) if isinstance(block, Meeting)]
    if not meetings:
        return tuple(blocks), ()
    last = meetings[-1]
    tail: list[Paragraph] = []
    for block in reversed(last.blocks):
        if not isinstance(block, Paragraph) or about_meeting(block) is not None:
            break
        tail.insert(0, block)
    if not tail:
        return tuple(blocks), ()
    return _without_tail(tuple(blocks), last, tuple(tail)), tuple(tail)


def _without_tail(
    blocks: tuple[Block, ...], last: Meeting, tail: tuple[Paragraph, ...]
) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        if block is last:
            found += [replace(last, blocks=last.blocks[: -len(tail)]), *tail]
        elif isinstance(block, Section | Item):
            found.append(replace(block, blocks=_without_tail(block.blocks, last, tail)))
        else:
            found.append(block)
    return tuple(found)
