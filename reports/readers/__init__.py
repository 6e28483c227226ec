"""Documents in: any file becomes a tree with findings, or is refused with one Vietnamese sentence."""

from __future__ import annotations

from reports.readers import docx, guard, json_file, lines, text
from reports.readers.emphasis import emphasised
from reports.readers.formats import decoded, foreign_format, is_zip
from reports.readers.guard import Limits
from reports.readers.line import Lines
from reports.readers.process import read_in_child
from reports.readers.reading import Reading
from reports.refusals import mapped_to_refusals, refusal
from reports.tree_texts import texts

__all__ = ["Limits", "Reading", "read_document", "read_unguarded"]


def read_document(data: bytes, file_name: str = "", limits: Limits | None = None) -> Reading:
    """Read a DOCX, plain text or JSON file in a guarded process of its own.

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
        guard.check_size(data, limits)
        if _is_json(data, file_name):
            return _within(json_file.read(data, limits), limits)
        found = _lines(data, limits)
        if not found.lines:
            raise refusal("no_text")
        if sum(len(line.text) for line in found.lines) > limits.characters:
            raise refusal("too_long", limit=limits.pages)
        reading = emphasised(lines.read(found.lines), found.lines)
        return Reading(reading.tree, (*found.findings, *reading.findings))


def _is_json(data: bytes, file_name: str) -> bool:
    is_foreign = is_zip(data) or foreign_format(data) is not None
    return not is_foreign and json_file.is_json(data, file_name)


def _within(reading: Reading, limits: Limits) -> Reading:
    """A reading that no lines were counted for, once it is known to be no longer than a paper."""
    tree = reading.tree
    lengths = [len(text) for text in (*texts(tree), *(note.text for note in tree.footnotes))]
    if len(lengths) > limits.paragraphs:
        raise refusal("too_many_paragraphs", limit=limits.paragraphs)
    if max(lengths, default=0) > limits.line_characters:
        place = lengths.index(max(lengths)) + 1
        raise refusal("line_too_long", part=place, limit=limits.line_characters)
    if sum(lengths) > limits.characters:
        raise refusal("too_long", limit=limits.pages)
    return reading


def _lines(data: bytes, limits: Limits) -> Lines:
    if is_zip(data):
        guard.inspect(data, limits)
        return docx.read(data, limits)
    if foreign := foreign_format(data):
        raise foreign
    return text.read(decoded(data), limits)
