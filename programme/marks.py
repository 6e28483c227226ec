"""The two marks of a text: "[^1]" refers to a note at the page foot, "**…**" stresses words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

REFERENCE = re.compile(r"\[\^(?P<note>[^\]\s]{1,8})\]")
MARKS = re.compile(REFERENCE.pattern + r"|\*\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*(?!\*)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; a reference to a note has `footnote` and no text."""

    text: str = ""
    is_emphasised: bool = False
    footnote: str = ""


def reference_to(mark: str) -> str:
    """A reference as it stands in a text: "[^1]"."""
    return f"[^{mark}]"


def references(texts: Iterable[str]) -> tuple[str, ...]:
    """The marks of notes that texts refer to, each once, in the order of their first reference."""
    return tuple(dict.fromkeys(mark for text in texts for mark in REFERENCE.findall(text)))


def numbers(texts: Iterable[str], written: Container[str]) -> dict[str, str]:
    """What print calls each note, by its mark: "1", "2", … in the order of their first reference.

    `texts` are all texts of a paper as they are read; a mark that is not `written` has no number.
    """
    order = [mark for mark in references(texts) if mark in written]
    return {mark: str(number) for number, mark in enumerate(order, start=1)}


def runs(text: str) -> tuple[Run, ...]:
    """A paragraph split at its marks."""
    found: list[Run] = []
    end = 0
    for match in MARKS.finditer(text):
        if match.start() > end:
            found.append(Run(text[end : match.start()]))
        if match["note"]:
            found.append(Run(footnote=match["note"]))
        else:
            found.append(Run(match["strong"], is_emphasised=True))
        end = match.end()
    if end < len(text):
        found.append(Run(text[end:]))
    return tuple(found)


def plain(text: str) -> str:
    """The words of a paragraph without its marks."""
    return "".join(run.text for run in runs(text))


def runs_of_lines(text: str) -> tuple[Run, ...]:
    """A stored text split at its marks, line by line: each line is a paragraph, where stress ends."""
    return tuple(run for line in text.splitlines(keepends=True) for run in runs(line))


def words(text: str) -> str:
    """The words of a stored text without its marks."""
    return "".join(run.text for run in runs_of_lines(text))


def without_references(text: str) -> str:
    """The text for another paper, which has none of these notes."""
    return REFERENCE.sub("", text)
