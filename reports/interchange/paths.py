"""Paths of the interchange form: the printed markers from the outermost to the innermost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from programme.meeting_headings import parse_ordinal
from programme.vietnamese import roman
from reports.tree import BULLETS, Block, Item, Meeting, Paragraph, Section

DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
PART_WORD = re.compile(r"^(?:PHẦN|Phần)\s+")
ORDINAL = re.compile(r"(?:PHẦN|Phần)\s+thứ\s+([^\W\d_]+)", re.I)
PLAIN, BULLET, ROW, HALF_DAY = "p", "-", "r", "S"
NOT_A_MARKER = re.compile(r"[^\w.]+|\.+$")


def marker(label: str) -> str:
    """The label without brackets, dots and dashes at its ends: "(1)" -> "1", "I-" -> "I".

    A part counted in words has the Roman number: "Phần thứ hai" -> "II".
    """
    if (counted := ORDINAL.match(label)) and (number := parse_ordinal(counted[1])):
        return roman(number)
    return NOT_A_MARKER.sub("", PART_WORD.sub("", label.strip())).rstrip(".")


def with_paths(
    blocks: tuple[Block, ...], parent: str = "", part: str = ""
) -> Iterator[tuple[str, str, Block]]:
    """(path, part path, block) of the blocks one level under `parent`.

    Without a label a heading is a half day of an agenda (S1), an item the row of a table (r1).
    `part` is the path down to the last label that is no arabic number: a dotted number replaces
    the chain of arabic numbers behind it. Lead-ins and lead lines bear their parent's path.
    """
    counts: Counter[str] = Counter()
    for block in blocks:
        if not isinstance(block, Paragraph | Item | Meeting | Section):
            yield parent, part, block
            continue
        sign = _counted_sign(block)
        if isinstance(block, Paragraph) or sign:
            counts[sign] += 1
            path = joined(parent, f"{sign}{counts[sign]}")
            yield path, part if sign == PLAIN else path, block
        else:
            yield _labelled(marker(block.label), parent, part, block)


def _counted_sign(block: Paragraph | Item | Meeting | Section) -> str:
    """What a block without a printed marker is counted as, "" for one that has a marker."""
    if isinstance(block, Paragraph):
        return PLAIN
    if block.label:
        return "" if block.label not in BULLETS and marker(block.label) else BULLET
    if isinstance(block, Section):
        return HALF_DAY
    return PLAIN if isinstance(block, Meeting) and not block.is_row else ROW


def joined(parent: str, one: str) -> str:
    return f"{parent}.{one}" if parent else one


def _labelled(
    one: str, parent: str, part: str, block: Section | Meeting | Item
) -> tuple[str, str, Block]:
    if DOTTED.fullmatch(one):
        return joined(part, one), part, block
    path = joined(parent, one)
    return path, part if one.isdigit() else path, block
