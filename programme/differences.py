"""Two wordings of one text, word by word: what was taken out and what was put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
# Beyond this many pairs of words the comparison would keep the page waiting.
_MOST_PAIRS = 4_000_000


class PieceKind(StrEnum):
    """Whether a piece stands in both wordings, only in the later, or only in the earlier one."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and where it stands."""

    kind: PieceKind
    text: str


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces whose SAME and REMOVED give `before`, whose SAME and ADDED give `after`."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    pieces = [Piece(PieceKind.SAME, "".join(old[:start]))]
    pieces += _middle(old[start : len(old) - end], new[start : len(new) - end])
    pieces.append(Piece(PieceKind.SAME, "".join(old[len(old) - end :])))
    return tuple(piece for piece in pieces if piece.text)


def _common(first: list[str], second: list[str]) -> int:
    """How many words both lists begin with."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _middle(old: list[str], new: list[str]) -> list[Piece]:
    if len(old) * len(new) > _MOST_PAIRS:
        return _replaced(old, new)
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(PieceKind.SAME, "".join(old[i1:i2])))
        else:
            pieces += _replaced(old[i1:i2], new[j1:j2])
    return _without_lone_spaces(pieces)


def _replaced(old: list[str], new: list[str]) -> list[Piece]:
    return [Piece(PieceKind.REMOVED, "".join(old)), Piece(PieceKind.ADDED, "".join(new))]


def _without_lone_spaces(pieces: list[Piece]) -> list[Piece]:
    """Two changes with nothing but a space between them read as one change."""
    merged: list[Piece] = []
    removed = added = ""
    for index, piece in enumerate(pieces):
        lone = piece.kind is PieceKind.SAME and piece.text.isspace()
        if lone and (removed or added) and index + 1 < len(pieces):
            removed, added = removed + piece.text, added + piece.text
        elif piece.kind is PieceKind.REMOVED:
            removed += piece.text
        elif piece.kind is PieceKind.ADDED:
            added += piece.text
        else:
            merged += [Piece(PieceKind.REMOVED, removed), Piece(PieceKind.ADDED, added), piece]
            removed = added = ""
    merged += [Piece(PieceKind.REMOVED, removed), Piece(PieceKind.ADDED, added)]
    return merged
