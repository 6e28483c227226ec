"""Two people in one text: what each of them wrote stands together where they met in no paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple


class _Change(NamedTuple):
    """Which paragraphs, [start, end), gave way to which others."""

    start: int
    end: int
    others: tuple[str, ...]


def joined(base: str, mine: str, theirs: str) -> str | None:
    """`base` with what both have changed; a paragraph is a line.

    None when both changed the same paragraph, or put different ones at the same place: then a
    person must choose. What both did alike counts once.
    """
    paragraphs = base.split("\n")
    changes = sorted({*_changes(paragraphs, mine), *_changes(paragraphs, theirs)})
    if any(_meet(one, other) for one, other in pairwise(changes)):
        return None
    for start, end, others in reversed(changes):
        paragraphs[start:end] = others
    return "\n".join(paragraphs)


def _changes(paragraphs: list[str], text: str) -> Iterator[_Change]:
    others = text.split("\n")
    for tag, start, end, *there in SequenceMatcher(None, paragraphs, others).get_opcodes():
        if tag != "equal":
            yield _Change(start, end, tuple(others[slice(*there)]))


def _meet(one: _Change, other: _Change) -> bool:
    """Whether two changes, in the order of their places, are in each other's way."""
    return other.start < one.end or (one.start, one.end) == (other.start, other.end)
