"""Texts whose lines were broken by hand or by a mail program."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reports.readers.line import Line
from reports.readers.shapes import label_of

SHORTEST_WRAP, LONGEST_WRAP, FEWEST_WRAPS = 50, 110, 3


def is_wrapped(before: Line, line: Line, width: int) -> bool:
    """Whether the first word of a line would not have fitted behind the line before it."""
    first_word = line.text.split(" ", 1)[0]
    return (
        width > 0
        and line.number == before.number + 1
        and len(before.text.rstrip()) + 1 + len(first_word) > width
    )


def wrapped_width(lines: Sequence[Line]) -> int:
    """The width at which a text was wrapped by hand or by a mail program; 0 when it was not."""
    longest = max((len(line.text) for line in lines), default=0)
    if not SHORTEST_WRAP <= longest <= LONGEST_WRAP:
        return 0
    wrapped = sum(
        label_of(line.text) is None
        and not before.text.endswith((".", ":", ";"))
        and is_wrapped(before, line, longest)
        for before, line in pairwise(lines)
    )
    return longest if wrapped >= FEWEST_WRAPS else 0
