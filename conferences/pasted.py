"""Pasted lines as agenda items: labels off, sub-items under their item, lead lines to those they name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from conferences.agenda import SAME_AS_ABOVE, LeadPart, parse_lead_line
from programme.milestones import Review, find_reviews
from programme.vietnamese import fold_spaces, nfc

# How far in a label of this form hangs; plain words stand outermost.
PLAIN, LETTER, DASH, PLUS = 0, 1, 2, 3
_LABELS = (
    (PLAIN, re.compile(r"\((\d{1,3})\)\s*|(\d{1,3})\s?[.)/]\s+")),
    (LETTER, re.compile(r"\(?([a-zđ])\)\s*")),
    (DASH, re.compile(r"[-–—•*]\s*(?=\S)")),
    (PLUS, re.compile(r"\+\s*(?=\S)")),
)
DEEPEST = 3


@dataclass(slots=True)
class PastedItem:
    """One item as it was read: its words, who prepares it, and what hangs under it.

    `label` is the number it bore ("4"), else its place among the pasted items; `unused` are lead
    lines that stood beside it and named no item of the paste.
    """

    text: str
    label: str
    is_dash: bool = False
    leads: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    children: list[PastedItem] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    @property
    def review(self) -> Review | None:
        """The first review the item names, its sub-items read with it."""
        found = find_reviews(self.text, bullets=[child.text for child in self.children])
        return found[0] if found else None


@dataclass(slots=True)
class Pasted:
    """What was read of a paste, and in words what was not understood.

    `unused` are lead lines that stood before any item.
    """

    items: list[PastedItem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    def every(self) -> Iterator[PastedItem]:
        """All items, each before what hangs under it."""
        waiting = list(reversed(self.items))
        while waiting:
            item = waiting.pop()
            yield item
            waiting += reversed(item.children)


def read_pasted(text: str) -> Pasted:
    """Read one typed line, or many pasted ones: each line or numbered item is an item.

    A dash, letter or plus under a numbered or plain line is its sub-item; a list of dashes alone
    is a list of items. A lead line gives its agencies to the items it names, else to the last.
    """
    found = Pasted()
    open_items: list[tuple[int, PastedItem]] = []
    for line in _lines(text):
        reading = parse_lead_line(line)
        if reading is not None:
            given = [_give(part, found, line) for part in reading.parts]
            if not all(given):
                (found.items[-1].unused if found.items else found.unused).append(line)
            continue
        rank, label, words = _label(line)
        if not any(sign.isalpha() for sign in words):
            found.remarks.append(f"Bỏ qua dòng không có chữ: “{line[:60]}”.")
            continue
        while open_items and (open_items[-1][0] >= rank or len(open_items) >= DEEPEST):
            open_items.pop()
        row = open_items[-1][1].children if open_items else found.items
        item = PastedItem(words, label or str(len(row) + 1), is_dash=rank in (DASH, PLUS))
        row.append(item)
        open_items.append((rank, item))
    return found


def _lines(text: str) -> Iterator[str]:
    for line in nfc(text).replace("\r", "\n").splitlines():
        clean = fold_spaces(
            "".join(c if c == "\t" or unicodedata.category(c)[0] != "C" else " " for c in line)
        )
        if clean:
            yield clean


def _label(line: str) -> tuple[int, str, str]:
    """How deep a line hangs, its number or letter, and its words without the closing sign."""
    for rank, pattern in _LABELS:
        match = pattern.match(line)
        if match and line[match.end() :]:
            label = next((group for group in match.groups() if group), "")
            return rank, label, line[match.end() :].rstrip(" .;")
    return PLAIN, "", line.rstrip(" .;")


def _give(part: LeadPart, found: Pasted, line: str) -> bool:
    """Write a part of a lead line into the items it names; False when one of them is not there."""
    if not found.items:
        found.remarks.append(f"Dòng phân công không đứng sau nội dung nào: “{line[:80]}”.")
        return False
    by_label = {item.label: item for item in found.items}
    missing = [label for label in part.labels if label not in by_label]
    if missing:
        found.remarks.append(
            f"Dòng phân công nhắc mục ({'), ('.join(missing)}) không có trong đoạn dán."
        )
    meant = [by_label[label] for label in part.labels if label in by_label]
    for item in meant if part.labels else found.items[-1:]:
        leads, coordinators = part.leads, part.coordinators
        if leads == (SAME_AS_ABOVE,):
            above = found.items[max(found.items.index(item) - 1, 0)]
            leads, coordinators = above.leads, above.coordinators
        item.leads, item.coordinators = leads, coordinators
    return not missing
