"""Typed lines as blocks: which open with a label, and under which line each of them hangs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from conferences.agenda import parse_lead_line
from reports.tree import Item, LeadLine, Paragraph

Line: TypeAlias = Paragraph | Item | LeadLine

# The kinds of label by the name of their group; a row of one kind is one list.
LABEL = re.compile(
    r"(?:(?P<dash>[-–—])\s+(?![-–—_])|(?P<plus>\+)\s+|(?P<star>\*)\s+(?!\*)|(?P<dot>•)\s+"
    r"|(?P<bracketed>\(\d{1,3}\))\s+|(?P<half_bracketed>\d{1,3}\))\s+|(?P<letter>\(?[a-zđ]\)|[a-zđ]\.)\s+)"
    r"(?P<words>\S.*)"
)
BULLETS = frozenset({"dash", "plus", "star", "dot"})
NUMBER = "number"
LONGEST_LEAD_LINE = 800
# A report may bullet what was assigned; only with its colon does such a line name who prepares.
BULLETED_LEAD = re.compile(r"(?:Các )?(?:cơ quan|đơn vị|phân công|chủ trì)\b[^:]{0,59}:", re.I)


@dataclass(slots=True)
class _Open:
    """A labelled line that may still get lines under it."""

    kind: str
    label: str
    text: str
    blocks: list[_Open | Line] = field(default_factory=list)


def nested(lines: Sequence[str], *, number: str = "") -> list[Line]:
    """One block a line, nested as a reader's eye nests them: "(1)" > "a)" > "-" > "+".

    A line closes the open list of its own kind and goes on with it; a number also closes the
    bullets before it. Words without label stand outside the lists, except under a line that ends
    with ":". `number` is the label of the first line when that is a numbered paragraph ("1.").
    """
    found: list[_Open | Line] = []
    open_lines: list[_Open] = []
    if number and lines:
        open_lines.append(_Open(NUMBER, number, lines[0]))
        found.append(open_lines[0])
        lines = lines[1:]
    for line in lines:
        block = _block(line)
        if isinstance(block, _Open):
            _close_for(block, open_lines)
        elif isinstance(block, LeadLine) or not _is_announced(open_lines):
            open_lines.clear()
        (open_lines[-1].blocks if open_lines else found).append(block)
        if isinstance(block, _Open):
            open_lines.append(block)
    return _closed(found)


def _block(line: str) -> _Open | Line:
    match = LABEL.fullmatch(line)
    if match is not None and not _is_bulleted_lead_line(match):
        kind = _kind(match)
        return _Open(kind, match[kind], match["words"])
    is_lead_line = match is not None or reads_as_lead_line(line)
    return LeadLine(line) if is_lead_line else Paragraph(line)


def _kind(match: re.Match[str]) -> str:
    return next(name for name, text in match.groupdict().items() if text and name != "words")


def reads_as_lead_line(line: str) -> bool:
    """Whether a line says who prepares what: "Cơ quan chủ trì tham mưu: …"."""
    return len(line) <= LONGEST_LEAD_LINE and parse_lead_line(line) is not None


def is_labelled(line: str) -> bool:
    """Whether a line is more than plain words: it has a label, or it is a lead line."""
    return not isinstance(_block(line), Paragraph)


def _is_bulleted_lead_line(match: re.Match[str]) -> bool:
    return (
        _kind(match) in BULLETS
        and BULLETED_LEAD.match(match["words"]) is not None
        and parse_lead_line(match["words"]) is not None
    )


def _close_for(new: _Open, open_lines: list[_Open]) -> None:
    same = [index for index, line in enumerate(open_lines) if line.kind == new.kind]
    if same:
        del open_lines[same[0] :]
    elif new.kind not in BULLETS:
        while open_lines and open_lines[-1].kind in BULLETS:
            open_lines.pop()


def _is_announced(open_lines: Sequence[_Open]) -> bool:
    return bool(open_lines) and open_lines[-1].text.endswith(":")


def _closed(blocks: Iterable[_Open | Line]) -> list[Line]:
    return [
        Item(block.label, block.text, tuple(_closed(block.blocks)))
        if isinstance(block, _Open)
        else block
        for block in blocks
    ]
