"""Words that an author set off by hand, back in the tree as emphasis; what is only a look stays out.

Content is a stretch inside a text of the body: bold, slanted or underlined words among others that
are not. Only a look are: whole texts and headings, the number before a text, hours, sentences that
open a list or name who prepares what, and a closing bracket beside a text that is all in one dress.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from programme.marks import REFERENCE, runs
from reports.readers.line import Line
from reports.readers.reading import Reading
from reports.readers.shapes import label_of
from reports.tree import Block, Item, Meeting, Paragraph, Section, walk

CLOSING_BRACKET = re.compile(r"\s*\([^()]*\)\W*\Z")
HOURS = re.compile(
    r"(?=.*\d\s?(?:giờ|phút|[hgp:]))(?:từ|đến|lúc|khoảng|giờ|phút|[hgp]|\d|\W)+", re.I
)
# How far behind the text found last a text may stand: a hostile paper has stress in every line.
FARTHEST = 60

Span = tuple[int, int]


def emphasised(reading: Reading, lines: Iterable[Line]) -> Reading:
    """The reading with the stressed words of its items and paragraphs marked "**…**".

    Words in our own style of emphasis are marked wherever they stand, headings included.
    """
    lines = tuple(lines)
    if not any(line.stressed or line.emphasised for line in lines):
        return reading
    marked = _Texts(tuple(walk(reading.tree.blocks))).marked(lines)
    blocks = tuple(_with_texts(reading.tree.blocks, marked, itertools.count()))
    return replace(reading, tree=replace(reading.tree, blocks=blocks))


class _Texts:
    """The texts of a body by their words, searched in the order of reading."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.texts = [_text(block) for block in blocks]
        self.places: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self.texts):
            self.places[text].append(place)

    def marked(self, lines: Iterable[Line]) -> dict[int, str]:
        """The texts with marks, by the place of their block."""
        spans: dict[int, list[Span]] = defaultdict(list)
        looks: dict[int, list[Span]] = defaultdict(list)
        first = 0
        for line in lines:
            words, start = _without_label(line.text)
            is_stressed = bool(line.stressed or line.emphasised)
            place = self.place(words, first, may_be_part=is_stressed)
            if place is None:
                continue
            shift = self.texts[place].index(words) - start
            spans[place] += _shifted(line.emphasised, shift)
            looks[place] += _shifted(line.stressed, shift)
            # What is only part of a text may be followed by another part of it.
            first = place + (self.texts[place] == words)
        for place, its in looks.items():
            if isinstance(self.blocks[place], Item | Paragraph):
                spans[place] += _content(self.texts[place], its)
        return {place: _marked(self.texts[place], its) for place, its in spans.items() if its}

    def place(self, words: str, first: int, *, may_be_part: bool) -> int | None:
        """Where the words of a line stand: a text of its own, else part of one, and not far behind."""
        if not words:
            return None
        end = min(first + FARTHEST, len(self.texts))
        places = self.places.get(words, [])
        index = bisect.bisect_left(places, first)
        if index < len(places) and places[index] < end:
            return places[index]
        if not may_be_part:
            return None
        near = range(first, end)
        return next((place for place in near if words in self.texts[place]), None)


def _text(block: Block) -> str:
    return block.heading if isinstance(block, Section | Meeting) else block.text


def _shifted(spans: Iterable[Span], shift: int) -> list[Span]:
    """The stretches in a text that begins elsewhere; what stands before it is cut off."""
    moved = ((max(start + shift, 0), end + shift) for start, end in spans)
    return [(start, end) for start, end in moved if start < end]


def _without_label(text: str) -> tuple[str, int]:
    """The words of a line behind its label, and where they begin."""
    label = label_of(text.strip())
    words = (label.rest if label else text).strip()
    return words, text.rindex(words)


def _content(text: str, spans: Sequence[Span]) -> list[Span]:
    """The stretches that are more than a look: none when the look is that of the whole text."""
    if _letters(_outside(text, spans)) == 0:
        return []
    return [(start, end) for start, end in spans if _is_content(text[start:end].strip())]


def _is_content(words: str) -> bool:
    return _letters(words) > 0 and HOURS.fullmatch(words) is None


def _marked(text: str, spans: Sequence[Span]) -> str:
    """The text with marks round each stretch that can bear them."""
    found, end_before = "", 0
    for start, end in sorted(_between_references(text, spans)):
        words = text[start:end].strip()
        start = text.find(words, start) if words else end
        if not words or start < end_before or not _bears_marks(words):
            continue
        found += f"{text[end_before:start]}**{words}**"
        end_before = start + len(words)
    return found + text[end_before:]


def _between_references(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The stretches cut where the text refers to a note: a reference is no word."""
    for start, end in spans:
        for reference in REFERENCE.finditer(text, start, end):
            yield start, reference.start()
            start = reference.end()
        yield start, end


def _outside(text: str, spans: Sequence[Span]) -> str:
    """What no stretch covers, a closing bracket left aside."""
    bracket = CLOSING_BRACKET.search(text)
    last = bracket.start() if bracket and bracket.start() else len(text)
    covered = {place for start, end in spans for place in range(start, min(end, last))}
    return "".join(letter for place, letter in enumerate(text[:last]) if place not in covered)


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)


def _bears_marks(words: str) -> bool:
    """Whether words can stand between the two signs of emphasis."""
    return [(run.text, run.is_emphasised) for run in runs(f"**{words}**")] == [(words, True)]


def _with_texts(
    blocks: Sequence[Block], texts: dict[int, str], places: Iterator[int]
) -> Iterator[Block]:
    """The blocks with other texts at some places, counted as `walk` counts them."""
    for block in blocks:
        place = next(places)
        if isinstance(block, Item | Section | Meeting):
            block = replace(block, blocks=tuple(_with_texts(block.blocks, texts, places)))
        if place in texts:
            block = _worded(block, texts[place])
        yield block


def _worded(block: Block, text: str) -> Block:
    if isinstance(block, Section | Meeting):
        return replace(block, heading=text)
    return replace(block, text=text)
