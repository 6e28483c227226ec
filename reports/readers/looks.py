"""The looks of a Word run that mean something: words stressed by hand, figures raised by hand.

Until a line is finished the looks travel in its text as characters that Unicode keeps for a
program's own use and no paper prints; they are taken out again by `settled`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from reports.readers.line import Line

OFF = frozenset({"0", "false", "off", "none"})
STRESSES = frozenset({"b", "i", "u"})
STRESS_STYLES = frozenset({"Emphasis", "Strong"})
OPENING, CLOSING, EMPHASIS = "\ufde0", "\ufde1", "\ufde2"
SIGN = re.compile(f"([{OPENING}{CLOSING}{EMPHASIS}])")
RAISED = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9"
OWN = re.compile(f"[{OPENING}{CLOSING}{EMPHASIS}{RAISED}]")
REFERENCE = re.compile(r"\s*[\[(]?\d{1,3}(?:\s*[,;]\s*\d{1,3}){0,9}[\])]?\s*")
_LOWERED = str.maketrans(RAISED, "0123456789")
_LIFTED = str.maketrans("0123456789", RAISED)


def is_stressed(properties: etree._Element) -> bool:
    """Whether a run is bold, italic or underlined by hand, or in a style that stresses."""
    for child in properties:
        name = _local(child)
        if name in STRESSES and _value(child) not in OFF:
            return True
        if name == "rStyle" and _value(child) in STRESS_STYLES:
            return True
    return False


def is_raised(properties: etree._Element) -> bool:
    """Whether a run is set as superscript."""
    align = properties.find("{*}vertAlign")
    return align is not None and _value(align) == "superscript"


def raised(text: str) -> str:
    """A superscript figure as one that may refer to a note; any other text as it is."""
    return text.translate(_LIFTED) if REFERENCE.fullmatch(text) else text


def stressed(words: str, *, is_ours: bool = False) -> str:
    """Words with the signs round them that say that they are stressed; spaces stay outside.

    `is_ours`: by our own style of emphasis, not by letters of another look.
    """
    core = words.strip()
    opening = EMPHASIS if is_ours else OPENING
    return words.replace(core, f"{opening}{core}{CLOSING}", 1) if core else words


def settled(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without signs of ours: raised figures as plain ones, stressed words as places."""
    for line in lines:
        if OWN.search(line.text):
            text, places = _taken_out(line.text.translate(_LOWERED))
            line = replace(
                line,
                text=text,
                stressed=tuple(places[OPENING]),
                emphasised=tuple(places[EMPHASIS]),
            )
        yield line


def _taken_out(text: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without the signs of stress, and where the words behind each sign stand in it."""
    places: dict[str, list[tuple[int, int]]] = {OPENING: [], EMPHASIS: []}
    bare, sign, start = "", "", 0
    for piece in SIGN.split(text):
        if piece in places:
            sign, start = piece, len(bare)
        elif piece != CLOSING:
            bare += piece
        elif sign:
            places[sign].append((start, len(bare)))
            sign = ""
    return bare, places


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _value(element: etree._Element) -> str:
    return str(element.get(f"{str(element.tag).rpartition('}')[0]}}}val") or "")
