"""One line of a source document with the few looks that help to understand it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from programme import vietnamese
from programme.findings import Finding
from reports.readers.shapes import Label


class Source(StrEnum):
    """Where in the file a line stood."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text_box"


class Cell(NamedTuple):
    """The place of a line inside a table: all counted from 1; `column` counts cells, not grid."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line in reading order; `number` counts lines of the source from 1.

    `note` is the mark of the footnote that this line belongs to. `is_continued` says that the
    line follows a line break inside the same paragraph. Of a cell, `grid` is the column of the grid
    it begins in (from 1) and `span` how many it covers; an `is_merged` line has no text and stands
    for a cell that continues the one above. A line made of a table row gives its `label` itself and
    `stands_alone`: it goes on with no other line. `style` is the identifier of the paragraph's style.
    `indent` counts the spaces typed before the words. `stressed` are the places of words that the
    author set off by hand, by bold, slanted or underlined letters, `emphasised` those in our style.
    """

    text: str
    number: int
    source: Source = Source.PARAGRAPH
    is_bold: bool = False
    is_centred: bool = False
    is_continued: bool = False
    cell: Cell | None = None
    note: str = ""
    grid: int = 0
    span: int = 1
    is_merged: bool = False
    label: Label | None = None
    stands_alone: bool = False
    style: str = ""
    indent: int = 0
    stressed: tuple[tuple[int, int], ...] = ()
    emphasised: tuple[tuple[int, int], ...] = ()

    @property
    def place(self) -> str:
        return f"dòng {self.number}"


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of a file and what was left out of them, each omission as a finding."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()


# What `vietnamese.nfc` removes without a trace (R58), to be counted and reported.
_SIGNS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff"
)
INVISIBLE = re.compile(f"[{_SIGNS}]")
# A quick look first: hardly any line needs the full cleaning.
TO_CLEAN = re.compile(f"[\u00a0\u2007\u202f\u2028\u2029\ud800-\udfff{_SIGNS}]")
WIDEST_GAP = 64
WIDE_GAP = re.compile(f" {{{WIDEST_GAP},}}")


def clean(text: str) -> str:
    """The text in NFC with plain spaces and without invisible characters (R58).

    A gap keeps at most 64 spaces: no paper is wider, and patterns that look for columns stay fast.
    """
    if TO_CLEAN.search(text) or not unicodedata.is_normalized("NFC", text):
        text = vietnamese.nfc(text)
    return WIDE_GAP.sub(" " * WIDEST_GAP, text) if " " * WIDEST_GAP in text else text
