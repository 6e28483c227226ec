"""The two marks of a stored text: "[^1]" refers to a note at the page foot, "**…**" stresses words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# The same shapes as in `reports.tree.MARKS`; a test holds the two together.
MARKS = re.compile(r"\[\^(?P<note>[^\]\s]{1,8})\]|\*\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*(?!\*)")
REFERENCE = re.compile(r"\[\^([^\]\s]{1,8})\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: words, words that are stressed, or the mark of a note and no words."""

    words: str = ""
    is_stressed: bool = False
    note: str = ""


def references(texts: Iterable[str]) -> tuple[str, ...]:
    """The marks of notes that texts refer to, each once, in the order of their first reference."""
    return tuple(dict.fromkeys(mark for text in texts for mark in REFERENCE.findall(text)))


def pieces(text: str) -> tuple[Piece, ...]:
    """A text split at its marks, line by line: no emphasis reaches over the end of a paragraph."""
    found: list[Piece] = []
    for line in text.splitlines(keepends=True):
        end = 0
        for match in MARKS.finditer(line):
            if match.start() > end:
                found.append(Piece(line[end : match.start()]))
            stressed = Piece(match["strong"] or "", is_stressed=True)
            found.append(Piece(note=match["note"]) if match["note"] else stressed)
            end = match.end()
        if end < len(line):
            found.append(Piece(line[end:]))
    return tuple(found)


def words(text: str) -> str:
    """The words of a text alone."""
    return "".join(piece.words for piece in pieces(text))


def without_references(text: str) -> str:
    """The text for another paper, which has none of these notes."""
    return REFERENCE.sub("", text)
