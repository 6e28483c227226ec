"""A plain text file as lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from programme.findings import Finding, Severity
from reports.readers.guard import Limits
from reports.readers.line import INVISIBLE, Line, Lines, Source, clean
from reports.readers.refusals import refusal

LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Copied out of Word, a footnote mark leaves a bracket around a character without meaning.
LOST_NOTE = re.compile("(?m)^[ \t]*\\[[\x00-\x1f\ufffd]{1,2}\\][ \t]*(?=[^\\s])")
LOST_REFERENCE = re.compile("\\[[\x00-\x1f\ufffd]{1,2}\\]")
NOTE = re.compile(r"[ \t]*\[\^?(\d{1,3})\]\s*(?=\S)")
REFERENCE = re.compile(r"\[\^?(\d{1,3})\]")
RESIDUE = re.compile(r"\[bookmark: [^\]\n]{0,80}\]")
NEVER = 10**9


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank; `number` counts the blank ones too."""
    return read(text).lines


def read(text: str, limits: Limits | None = None) -> Lines:
    """The lines, and a finding for characters that had to be removed; raises `Unreadable`."""
    limits = limits or Limits()
    text, findings = _repaired(text)
    pieces = LINE_END.split(text)
    if len(pieces) > 4 * limits.paragraphs:
        raise refusal("too_many_paragraphs", limit=limits.paragraphs)
    notes_from = _first_note(pieces)
    lines = []
    for number, piece in enumerate(pieces, start=1):
        if len(piece) > limits.line_characters:
            raise refusal("line_too_long", part=number, limit=limits.line_characters)
        cleaned = clean(piece).strip(" ")
        if cleaned.strip():
            lines.append(_line(cleaned, number, notes_from))
    if len(lines) > limits.paragraphs:
        raise refusal("too_many_paragraphs", limit=limits.paragraphs)
    return Lines(tuple(lines), (*_invisible(text), *findings))


def _line(text: str, number: int, notes_from: int) -> Line:
    if number < notes_from:
        return Line(REFERENCE.sub(r"[^\1]", text) if notes_from < NEVER else text, number)
    match = NOTE.match(text)
    mark = match[1] if match else ""
    return Line(text[match.end() :] if match else text, number, Source.FOOTNOTE, note=mark)


def _first_note(pieces: list[str]) -> int:
    """The line from which typed footnotes "[1] …" stand at the end; `NEVER` without any."""
    first = NEVER
    for number in range(len(pieces), 0, -1):
        if not pieces[number - 1].strip():
            continue
        if NOTE.match(pieces[number - 1]) is None:
            break
        first = number
    match = NOTE.match(pieces[first - 1]) if first < NEVER else None
    return first if match and match[1] == "1" else NEVER


def _repaired(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Number the footnote marks that were lost on the way, and take out Word's own codes."""
    findings = []
    for pattern in (LOST_NOTE, LOST_REFERENCE):
        text, count = pattern.subn(_counted(), text)
        if count:
            message = f"{count} dấu chú thích bị mất số; đã đánh số lại theo thứ tự."
            findings.append(Finding("lost_footnote_mark", Severity.WARNING, message))
    if codes := RESIDUE.findall(text):
        message = "Đã bỏ mã dấu trang của Word lẫn trong văn bản."
        findings.append(Finding("word_residue", Severity.NOTE, message, about=" ".join(codes)))
        text = RESIDUE.sub("", text)
    return text, tuple(findings)


def _counted() -> Callable[[re.Match[str]], str]:
    """A replacement that gives [1], [2], [3] …"""
    numbers = itertools.count(1)
    return lambda _: f"[{next(numbers)}]"


def _invisible(text: str) -> tuple[Finding, ...]:
    removed = len(INVISIBLE.findall(LINE_END.sub("", text)))
    if not removed:
        return ()
    message = f"Đã bỏ {removed} ký tự không nhìn thấy được."
    return (Finding("invisible_characters", Severity.NOTE, message),)
