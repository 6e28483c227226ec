"""Texts whose lines were broken by hand or by a mail program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reports.readers.line import Line
from reports.readers.shapes import label_of

SHORTEST_WRAP, LONGEST_WRAP, FEWEST_WRAPS = 50, 110, 3
NEARLY_FULL = 0.85
FEWEST_SPACED, NEARLY_ALL = 5, 0.9
SENTENCE_ENDS = (".", ":", ";")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text was broken: at which width, and whether empty lines part its paragraphs.

    A `width` of 0 says that it was not broken.
    """

    width: int = 0
    is_spaced: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Wrapping:
        """The wrapping of a whole text, decided once before its lines are read."""
        width = _width(lines)
        return cls(width, _is_spaced(lines)) if width else NOT_WRAPPED

    def breaks(self, before: Line, line: Line) -> bool:
        """Whether a line goes on with the one before it because that one was full.

        Full is a line behind which the next word had no room. Lines broken by hand end earlier:
        nearly full is enough when the next line is not indented like a new paragraph.
        """
        if self.width <= 0 or line.number != before.number + 1:
            return False
        is_nearly_full = _reach(before) >= NEARLY_FULL * self.width
        return (is_nearly_full and line.indent <= before.indent) or _is_full(
            before, line, self.width
        )

    def breaks_behind_a_sign(self, before: Line, line: Line) -> bool:
        """Whether a full line that ends with a sign goes on all the same.

        A small letter never opens a paragraph; between paragraphs parted by empty lines nothing does.
        """
        is_open = self.is_spaced or (
            before.text.rstrip().endswith(";") and line.text.lstrip()[:1].islower()
        )
        return is_open and self.breaks(before, line)


NOT_WRAPPED = Wrapping()


def _is_full(before: Line, line: Line, width: int) -> bool:
    first_word = line.text.split(" ", 1)[0]
    return line.number == before.number + 1 and _reach(before) + 1 + len(first_word) > width


def _reach(line: Line) -> int:
    return line.indent + len(line.text.rstrip())


def _width(lines: Sequence[Line]) -> int:
    longest = max(map(_reach, lines), default=0)
    if not SHORTEST_WRAP <= longest <= LONGEST_WRAP:
        return 0
    wrapped = sum(
        label_of(line.text) is None
        and not before.text.endswith(SENTENCE_ENDS)
        and _is_full(before, line, longest)
        for before, line in pairwise(lines)
    )
    return longest if wrapped >= FEWEST_WRAPS else 0


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Whether nearly all numbered lines stand behind an empty one."""
    gaps = [
        line.number > before.number + 1
        for before, line in pairwise(lines)
        if label_of(line.text) is not None
    ]
    return len(gaps) >= FEWEST_SPACED and sum(gaps) >= NEARLY_ALL * len(gaps)
