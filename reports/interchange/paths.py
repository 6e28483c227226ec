"""Paths of the interchange form: the printed markers from the outermost to the innermost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from programme.meeting_headings import parse_ordinal
from programme.vietnamese import roman
from reports.tree import BULLETS, Block, Item, Meeting, Paragraph, Section

DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
PART_WORD = re.compile(r"^(?:PHẦN|Phần)\s+")
ORDINAL = re.compile(r"(?:PHẦN|Phần)\s+thứ\s+([^\W\d_]+)", re.I)
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
    bullets = paragraphs = rows = half_days = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs += 1
            yield joined(parent, f"p{paragraphs}"), part, block
        elif isinstance(block, Section) and not block.label:
            half_days += 1
            path = joined(parent, f"S{half_days}")
            yield path, path, block
        elif isinstance(block, Meeting) and not block.label and not block.is_row:
            paragraphs += 1
            yield joined(parent, f"p{paragraphs}"), part, block
        elif isinstance(block, Item | Meeting) and not block.label:
            rows += 1
            path = joined(parent, f"r{rows}")
            yield path, path, block
        elif isinstance(block, Item | Meeting | Section) and (
            block.label in BULLETS or not marker(block.label)
        ):
            bullets += 1
            path = joined(parent, f"-{bullets}")
            yield path, path, block
        elif isinstance(block, Section | Meeting | Item):
            yield _labelled(marker(block.label), parent, part, block)
        else:
            yield parent, part, block


def joined(parent: str, one: str) -> str:
    return f"{parent}.{one}" if parent else one


def _labelled(
    one: str, parent: str, part: str, block: Section | Meeting | Item
) -> tuple[str, str, Block]:
    if DOTTED.fullmatch(one):
        return joined(part, one), part, block
    path = joined(parent, one)
    return path, part if one.isdigit() else path, block
