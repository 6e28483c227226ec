"""Agencies that somebody named and the register does not know, kept as plain lines of an item's note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEADING, COORDINATING = "chủ trì", "phối hợp"
_OPENING = "Chưa rõ cơ quan"
_LINE = re.compile(rf"{_OPENING} (?P<role>{LEADING}|{COORDINATING}): (?P<names>.+)")


@dataclass(frozen=True, slots=True)
class UnknownAgency:
    """A name as it was typed, and what its bearer does for the item: `LEADING` or `COORDINATING`."""

    role: str
    name: str


def note_of(
    *, leads: Sequence[str] = (), coordinators: Sequence[str] = (), lines: Iterable[str] = ()
) -> str:
    """ "Chưa rõ cơ quan chủ trì: A; B", and each lead line that named no item, one a line."""
    told = [f"Chưa dùng được dòng phân công: “{line}”" for line in lines]
    for role, names in ((LEADING, leads), (COORDINATING, coordinators)):
        if names:
            told.append(f"{_OPENING} {role}: {'; '.join(names)}")
    return "\n".join(told)


def unknown_in(notes: str) -> tuple[UnknownAgency, ...]:
    """The agencies that a note keeps, in its order; people may have added lines of their own."""
    return tuple(
        UnknownAgency(match["role"], name)
        for line in notes.splitlines()
        if (match := _LINE.fullmatch(line.strip()))
        for name in _names(match["names"])
    )


def without(notes: str, name: str) -> str:
    """The note once this agency is known; a line that named nobody else goes."""
    kept: list[str] = []
    for line in notes.splitlines():
        match = _LINE.fullmatch(line.strip())
        if match is None:
            kept.append(line)
            continue
        names = [one for one in _names(match["names"]) if one != name]
        if names:
            kept.append(f"{_OPENING} {match['role']}: {'; '.join(names)}")
    return "\n".join(kept)


def _names(text: str) -> list[str]:
    return [name for piece in text.split(";") if (name := piece.strip(" ."))]
