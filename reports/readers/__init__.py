"""Documents in: any file becomes a tree with findings, or is refused with one Vietnamese sentence."""

from __future__ import annotations

from reports.readers import docx, guard, lines, text
from reports.readers.formats import decoded, foreign_format, is_zip
from reports.readers.guard import Limits
from reports.readers.line import Lines
from reports.readers.process import read_in_child
from reports.readers.reading import Reading
from reports.readers.refusals import mapped_to_refusals, refusal

__all__ = ["Limits", "Reading", "read_document", "read_unguarded"]


def read_document(data: bytes, file_name: str = "", limits: Limits | None = None) -> Reading:
    """Read a DOCX or plain text file in a guarded process of its own.

    What the bytes are decides, never the name. Every failure is an `Unreadable` whose `code` names
    the cause and whose text is the sentence for the user (R53-R58).
    """
    limits = limits or Limits()
    guard.check_size(data, limits)
    if not is_zip(data) and (foreign := foreign_format(data)):
        raise foreign
    with mapped_to_refusals(file_name):
        return read_in_child(data, file_name, limits)


def read_unguarded(data: bytes, file_name: str = "", limits: Limits | None = None) -> Reading:
    """The same reading inside this process: for the guarded process and for benchmarks."""
    limits = limits or Limits()
    with mapped_to_refusals(file_name):
        found = _lines(data, limits)
        if not found.lines:
            raise refusal("no_text")
        if sum(len(line.text) for line in found.lines) > limits.characters:
            raise refusal("too_long", limit=limits.pages)
        reading = lines.read(found.lines)
        return Reading(reading.tree, (*found.findings, *reading.findings))


def _lines(data: bytes, limits: Limits) -> Lines:
    guard.check_size(data, limits)
    if is_zip(data):
        guard.inspect(data, limits)
        return docx.read(data, limits)
    if foreign := foreign_format(data):
        raise foreign
    return text.read(decoded(data), limits)
