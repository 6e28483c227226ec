"""Texts whose lines were broken by hand or by a mail program."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reports.readers.line import Line
from reports.readers.shapes import label_of

SHORTEST_WRAP, LONGEST_WRAP, FEWEST_WRAPS = 50, 110, 3
NEARLY_FULL = 0.85


def is_wrapped(before: Line, line: Line, width: int) -> bool:
    """Whether a line goes on with the one before it because that one was full.

    Full is a line behind which the next word had no room. Lines broken by hand end earlier: nearly
    full is enough when the next line is not indented like a new paragraph.
    """
    if width <= 0 or line.number != before.number + 1:
        return False
    is_nearly_full = _reach(before) >= NEARLY_FULL * width and line.indent <= before.indent
    return is_nearly_full or _is_full(before, line, width)


def _is_full(before: Line, line: Line, width: int) -> bool:
    first_word = line.text.split(" ", 1)[0]
    return line.number == before.number + 1 and _reach(before) + 1 + len(first_word) > width


def _reach(line: Line) -> int:
    return line.indent + len(line.text.rstrip())


def wrapped_width(lines: Sequence[Line]) -> int:
    """The width at which a text was wrapped by hand or by a mail program; 0 when it was not."""
    longest = max(map(_reach, lines), default=0)
    if not SHORTEST_WRAP <= longest <= LONGEST_WRAP:
        return 0
    wrapped = sum(
        label_of(line.text) is None
        and not before.text.endswith((".", ":", ";"))
        and _is_full(before, line, longest)
        for before, line in pairwise(lines)
    )
    return longest if wrapped >= FEWEST_WRAPS else 0
