"""Footnotes typed below a text: "[1] Theo Kế hoạch …" or "¹ Theo Kế hoạch …", and their marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reports.readers.line import Line, Source

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(RAISED, "0123456789")
NOTE = re.compile(rf"[ \t]*(?:\[\^?(\d{{1,3}})\]|([{RAISED}]{{1,3}})[.:)]?)\s*(?=\S)")
# "km²" and "m³" are units, no references.
REFERENCE = re.compile(
    rf"(?P<unit>(?<![^\W\d_])[kdcm]?m[²³](?![{RAISED}]))|\[\^?(?P<typed>\d{{1,3}})\]|(?P<raised>[{RAISED}]{{1,3}})"
)


def with_typed_notes(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those at the end that are notes as footnotes and the marks in the text as [^n].

    Only a run of notes that begins with number 1 counts; without one the lines stay as they are.
    """
    first = _first_note(lines)
    if first is None:
        return tuple(lines)
    notes = [_note(line) for line in lines[first:]]
    marks = {note.note for note in notes}
    texts = [replace(line, text=_referring(line.text, marks)) for line in lines[:first]]
    return (*texts, *notes)


def _first_note(lines: Sequence[Line]) -> int | None:
    first = len(lines)
    while first and NOTE.match(lines[first - 1].text):
        first -= 1
    return first if first < len(lines) and _mark(lines[first].text) == "1" else None


def _mark(text: str) -> str:
    match = NOTE.match(text)
    return "" if match is None else (match[1] or match[2].translate(_DIGITS))


def _note(line: Line) -> Line:
    match = NOTE.match(line.text)
    words = line.text[match.end() :] if match else line.text
    return replace(line, text=words, source=Source.FOOTNOTE, note=_mark(line.text))


def _referring(text: str, marks: set[str]) -> str:
    if "[" not in text and not any(sign in text for sign in RAISED):
        return text
    return REFERENCE.sub(lambda match: _reference(match, marks), text)


def _reference(match: re.Match[str], marks: set[str]) -> str:
    if match["typed"]:
        return f"[^{match['typed']}]"
    mark = (match["raised"] or "").translate(_DIGITS)
    return f"[^{mark}]" if mark in marks else match[0]
