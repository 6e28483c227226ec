"""Footnotes typed into a text: "[1] Theo Kế hoạch …", "¹ Theo …", "(1) Theo …", and their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from programme.findings import Finding, Severity
from programme.marks import reference_to
from reports.readers.line import Line, Source
from reports.readers.looks import RAISED as LOOKS_RAISED

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SIGNS = RAISED + LOOKS_RAISED
_DIGITS = str.maketrans(SIGNS, "0123456789" * 2)
NOTE = re.compile(
    rf"[ \t]*(?:\[\^?(\d{{1,3}})\]|[\[(]?([{SIGNS}]{{1,3}})[\])]?[.:)]?)\s*(?=[^\s{SIGNS}])"
)
BRACKETED_NOTE = re.compile(r"[ \t]*\((\d{1,2})\)\s*(?=\S)")
# "km²" and "m³" are units, "3,5 × 10⁶" is a number: no references.
REFERENCE = re.compile(
    rf"(?P<unit>(?<![^\W\d_])[kdcm]?m[²³{LOOKS_RAISED[2:4]}](?![{SIGNS}]))"
    rf"|(?P<power>[×·*x]\s?10[{SIGNS}]{{1,2}})|\[\^?(?P<typed>\d{{1,3}})\]"
    rf"|\((?P<bracketed>[{SIGNS}]{{1,3}})\)|\[(?P<squared>[{SIGNS}]{{1,3}})\]|(?P<raised>[{SIGNS}]{{1,3}})"
)
# "theo giá so sánh(1)": behind a word without a space; "mục(1)" names an item.
GLUED = re.compile(r"(?<=[^\W\d_])(?<!mục)\((?P<glued>\d{1,2})\)", re.I)
POSSIBLE = re.compile(rf"[{SIGNS}\[(]")
READ = "Chú thích gõ tay ({marks}) được đọc thành chú thích cuối trang; hãy đối chiếu với bản gốc."


@dataclass(slots=True)
class TypedNotes:
    """The notes found among lines: the mark of each by the place of its line."""

    marks: dict[int, str] = field(default_factory=dict)
    is_sure: bool = True

    def finding(self, lines: Sequence[Line]) -> Finding:
        """What was taken for notes, where the first of them stands."""
        severity = Severity.NOTE if self.is_sure else Severity.WARNING
        first = lines[min(self.marks)]
        named = ", ".join(dict.fromkeys(self.marks.values()))
        return Finding("typed_notes", severity, READ.format(marks=named), first.text, first.place)


def with_typed_notes(
    lines: Sequence[Line], taken: Iterable[str] = ()
) -> tuple[tuple[Line, ...], TypedNotes]:
    """The lines, those that are notes as footnotes and the marks in the text as [^n]; and which.

    Notes are a run that begins with number 1 at the end of the paper, or stand below the text that
    refers to them. Without any the lines stay as they are. `taken` are the marks of real footnotes.
    """
    notes = _found(lines)
    if not notes.marks or not set(notes.marks.values()).isdisjoint(taken):
        return tuple(lines), TypedNotes()
    marks = set(notes.marks.values())
    texts = [line for place, line in enumerate(lines) if place not in notes.marks]
    footnotes = [_note(lines[place], mark) for place, mark in notes.marks.items()]
    referring = [replace(line, text=_referring(line.text, marks, notes)) for line in texts]
    return (*referring, *footnotes), notes


def _found(lines: Sequence[Line]) -> TypedNotes:
    """Notes at the end; else those below the text that refers to them."""
    for pattern, is_sure in ((NOTE, True), (BRACKETED_NOTE, False)):
        tail = _tail(lines, pattern)
        marks = {place: _mark(lines[place].text, pattern) for place in tail}
        if tail and (is_sure or set(marks.values()) <= _referred(lines[: tail.start])):
            return TypedNotes(marks, is_sure=is_sure)
    return TypedNotes(_below(lines), is_sure=False)


def _tail(lines: Sequence[Line], pattern: re.Pattern[str]) -> range:
    """The places of the notes that end the paper; a run that does not begin with 1 is none."""
    first = len(lines)
    while first and pattern.match(lines[first - 1].text):
        first -= 1
    is_run = first < len(lines) and _mark(lines[first].text, pattern) == "1"
    return range(first, len(lines)) if is_run else range(0)


def _below(lines: Sequence[Line]) -> dict[int, str]:
    """Notes below the text that refers to them, each mark once.

    "(1) …" may be an item: it is a note only right below the line with its reference, and below
    none that opens a list.
    """
    found: dict[int, str] = {}
    seen: set[str] = set()
    above: set[str] = set()
    for place, line in enumerate(lines):
        mark, bracketed = _mark(line.text, NOTE), _mark(line.text, BRACKETED_NOTE)
        if mark in seen or bracketed in above:
            found[place] = mark or bracketed
            seen.discard(found[place])
            above.discard(found[place])
            continue
        own = _referred([line]) - set(found.values())
        seen |= own
        above = set() if line.text.rstrip().endswith(":") else own
    return found


def _referred(lines: Iterable[Line]) -> set[str]:
    """The marks of references that can only be such: raised, or in brackets behind a word."""
    found: set[str] = set()
    for line in lines:
        if not POSSIBLE.search(line.text):
            continue
        found |= {_sign(match) for match in REFERENCE.finditer(line.text)}
        found |= {match["glued"] for match in GLUED.finditer(line.text)}
    return found - {""}


def _mark(text: str, pattern: re.Pattern[str] = NOTE) -> str:
    match = pattern.match(text)
    if match is None:
        return ""
    return next(group for group in match.groups() if group).translate(_DIGITS)


def _note(line: Line, mark: str) -> Line:
    match = NOTE.match(line.text) or BRACKETED_NOTE.match(line.text)
    words = line.text[match.end() :] if match else line.text
    return replace(line, text=words, source=Source.FOOTNOTE, note=mark, cell=None)


def _referring(text: str, marks: set[str], notes: TypedNotes) -> str:
    if not POSSIBLE.search(text):
        return text
    if notes.is_sure:
        return REFERENCE.sub(lambda match: _sure_reference(match, marks), text)
    text = REFERENCE.sub(lambda match: _as_reference(_sign(match), match[0], marks), text)
    return GLUED.sub(lambda match: _as_reference(match["glued"], match[0], marks), text)


def _sure_reference(match: re.Match[str], marks: set[str]) -> str:
    """Where the paper ends in notes, figures in square brackets refer to one even if it is missing."""
    return _as_reference(_sign(match), match[0], {*marks, match["typed"]} - {None})


def _as_reference(mark: str, printed: str, marks: set[str]) -> str:
    return reference_to(mark) if mark in marks else printed


def _sign(match: re.Match[str]) -> str:
    """The number of a reference, "" for a unit."""
    found = match["typed"] or match["bracketed"] or match["squared"] or match["raised"] or ""
    return found.translate(_DIGITS)
