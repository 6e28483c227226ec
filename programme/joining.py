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


def decided(base: str, mine: str, theirs: str) -> str:
    """From where `mine` goes on so that it wins where both met, and `theirs` stays everywhere else.

    `base` with the changes of `theirs` that meet one of `mine`; the whole of `theirs` where the
    two cannot be told apart.
    """
    paragraphs = base.split("\n")
    own = set(_changes(paragraphs, mine))
    for change in reversed(list(_changes(paragraphs, theirs))):
        if change not in own and any(_meet(*sorted((change, one))) for one in own):
            paragraphs[change.start : change.end] = change.others
    from_there = "\n".join(paragraphs)
    return from_there if joined(from_there, mine, theirs) is not None else theirs


def _changes(paragraphs: list[str], text: str) -> Iterator[_Change]:
    """What a text changed, in order; as many paragraphs for as many are changed one by one."""
    others = text.split("\n")
    for tag, start, end, *there in SequenceMatcher(None, paragraphs, others).get_opcodes():
        words = tuple(others[slice(*there)])
        if tag == "replace" and len(words) == end - start:
            yield from (_Change(start + n, start + n + 1, (one,)) for n, one in enumerate(words))
        elif tag != "equal":
            yield _Change(start, end, words)


def _meet(one: _Change, other: _Change) -> bool:
    """Whether two changes, in the order of their places, are in each other's way."""
    return other.start < one.end or (one.start, one.end) == (other.start, other.end)
