"""A plain text file as lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from programme.findings import Finding, Severity
from reports.readers.guard import Limits
from reports.readers.line import INVISIBLE, Line, Lines, clean
from reports.readers.typed_notes import with_typed_notes
from reports.refusals import refusal

LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Copied out of Word, a footnote mark leaves a bracket around a character without meaning.
LOST_NOTE = re.compile("(?m)^[ \t]*\\[[\x00-\x1f\ufffd]{1,2}\\][ \t]*(?=[^\\s])")
LOST_REFERENCE = re.compile("\\[[\x00-\x1f\ufffd]{1,2}\\]")
RESIDUE = re.compile(r"\[bookmark: [^\]\n]{0,80}\]")


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
    lines = []
    for number, piece in enumerate(pieces, start=1):
        if len(piece) > limits.line_characters:
            raise refusal("line_too_long", part=number, limit=limits.line_characters)
        cleaned = clean(piece).rstrip(" ")
        if cleaned.strip():
            lines.append(_line(cleaned, number))
    if len(lines) > limits.paragraphs:
        raise refusal("too_many_paragraphs", limit=limits.paragraphs)
    noted, notes = with_typed_notes(lines)
    doubts = () if notes.is_sure else (notes.finding(lines),)
    return Lines(noted, (*_invisible(text), *findings, *doubts))


def _line(text: str, number: int) -> Line:
    words = text.lstrip(" ")
    return Line(words, number, indent=len(text) - len(words))


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
