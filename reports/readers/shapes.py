"""The shape of a line: which label it opens with, and how deep such a label usually hangs."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from programme import vietnamese


class Shape(IntEnum):
    """Kinds of label from the outermost inwards; equal kinds are neighbours."""

    LETTER_PART = 1
    PART = 2
    HALF_DAY = 3
    NUMBER = 4
    DOTTED_2 = 5
    DOTTED_3 = 6
    DOTTED_4 = 7
    DOTTED_5 = 8
    BRACKETED = 10
    HALF_BRACKETED = 11
    LETTER = 12
    DASH = 20
    PLUS = 21
    STAR = 22
    DOT = 23


PART_ORDINALS = ("nhất", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám")


class Label(NamedTuple):
    """The label as printed ("(1)"), its shape, and the words after it."""

    shape: Shape
    text: str
    rest: str


# "1.1.", "1.1", "1.1)" and "1.1-" before words.
AFTER_DOTTED = r"(?:[.)]?(?=\s)|\.?\s?[-–)/](?=\s*[^\W\d_]{2}))"
HEADS = tuple(
    (shape, re.compile(pattern))
    for shape, pattern in (
        (Shape.PART, r"([IVXLC]{1,6}\s?[.\-–)/])\s*(?=[^\W\d_])"),
        (Shape.LETTER_PART, r"([A-H]\s?[.\-–)/])\s+(?=[^\W\d_])"),
        (Shape.DOTTED_5, rf"(\d{{1,2}}(?:\.\d{{1,2}}){{4}}{AFTER_DOTTED})\s*"),
        (Shape.DOTTED_4, rf"(\d{{1,2}}(?:\.\d{{1,2}}){{3}}{AFTER_DOTTED})\s*"),
        (Shape.DOTTED_3, rf"(\d{{1,2}}(?:\.\d{{1,2}}){{2}}{AFTER_DOTTED})\s*"),
        (Shape.DOTTED_2, rf"(\d{{1,2}}\.\d{{1,2}}{AFTER_DOTTED})(?!\s*[-–—]\s*\d)\s*"),
        # "14-KL/TW" at the head of a wrapped line is a code.
        (
            Shape.NUMBER,
            r"(\d{1,3}\s?[.\-–])(?!\s?[A-ZĐ][A-Za-zĐđ]{0,6}\s?/\s?[A-ZĐ])\s*(?=[^\W\d_]|[“\"(])",
        ),
        (Shape.NUMBER, r"(\d{1,2}\s?/)\s+(?=[^\W\d_]|[“\"(])"),
        (Shape.NUMBER, r"(\d{1,2}\.)\s+(?=\d{1,3}(?:[.,]\d+)?\s?(?:%|[^\W\d_]|:\d))"),
        (Shape.BRACKETED, r"(\(\d{1,3}\))\s*"),
        (Shape.HALF_BRACKETED, r"(\d{1,3}\))\s*"),
        (Shape.LETTER, r"(\(?[a-zđ]\)|[a-zđ][.\-–/])\s+"),
        (Shape.DASH, r"([-–—])\s*(?=[^\s\-–—_])"),
        (Shape.PLUS, r"(\+)\s*(?=\S)"),
        (Shape.STAR, r"(\*)\s*(?=[^\s*])"),
        (Shape.DOT, r"(•)\s*(?=\S)"),
    )
)
NAMED_PART = re.compile(
    r"((?:PHẦN|Phần)\s+(?:[IVX]{1,5}(?!\w)|\d{1,2}(?!\w)|[A-H](?!\w))\s?[.:\-–]?)\s*(?=[^\W\d_]|\Z)"
)
# "Phần thứ nhất" stands alone, or before its heading: with a capital, or behind a sign.
ORDINAL_PART = re.compile(
    rf"((?:PHẦN|Phần)\s+(?:THỨ|thứ)\s+(?:{'|'.join(PART_ORDINALS)})(?!\w)\s?[.:\-–]?)\s*", re.I
)
# Most lines open with a letter that no label has.
FIRST_SIGNS = frozenset("ABCDEFGHIVXLP(0123456789-–—+*•abcdefghijklmnopqrstuvwxyzđ")
BULLETS = frozenset({Shape.DASH, Shape.PLUS, Shape.STAR, Shape.DOT})
PART_SHAPES = frozenset({Shape.PART, Shape.LETTER_PART})
SEPARATOR = re.compile(r"(?:[-–—_=~*]\s?){2,}|\*|[-–—_=*\s]*o0o[-–—_=*\s]*")
SENTENCE_END = ".;:,"
LONGEST_HEADING = 250


def label_of(text: str) -> Label | None:
    """The label that opens a line, None for a line of plain words."""
    if not text or text[0] not in FIRST_SIGNS:
        return None
    if text[0] == "P":
        return _named_part(text)
    for shape, pattern in HEADS:
        match = pattern.match(text)
        if match and (shape is not Shape.PART or vietnamese.from_roman(_letters(match[1]))):
            return Label(shape, match[1], text[match.end() :])
    return None


def _named_part(text: str) -> Label | None:
    if named := NAMED_PART.match(text):
        return Label(Shape.LETTER_PART, named[1], text[named.end() :])
    named = ORDINAL_PART.match(text)
    if named is None:
        return None
    label, rest = named[1].rstrip(), text[named.end() :]
    is_heading_behind = not rest or rest[0].isupper() or not label[-1].isalpha()
    return Label(Shape.LETTER_PART, label, rest) if is_heading_behind else None


def as_letter_part(label: Label) -> Label:
    """The same label read as a letter: "C." may be part C or part 100."""
    return Label(Shape.LETTER_PART, label.text, label.rest)


def is_separator(text: str) -> bool:
    """Whether the line is only a drawn rule: "-----"."""
    return SEPARATOR.fullmatch(text.strip()) is not None


def is_upper(text: str) -> bool:
    """Whether all letters are capitals; a line without letters is not."""
    return text.upper() == text and any(sign.isalpha() for sign in text)


def is_heading(text: str) -> bool:
    """Whether the words after a label read like a heading and not like a sentence."""
    stripped = text.rstrip()
    if is_upper(stripped):
        return len(stripped) <= LONGEST_HEADING
    return len(stripped) <= LONGEST_HEADING and not stripped.endswith(tuple(SENTENCE_END))


def _letters(label: str) -> str:
    return label.rstrip(" .-–)/")
