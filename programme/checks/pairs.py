"""Quotation marks and brackets that open without closing, or close without opening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from programme.checks.passages import Passage
from programme.findings import TextFinding

_SIGNS = re.compile(r"[()\[\]“”«»\"]")
_LONGEST_QUOTATION = 3  # texts from the first to the last of one quotation, without the first
_CLOSING = {")": "(", "]": "[", "”": "“", "»": "«"}
_NAMES = {
    "(": "ngoặc đơn", ")": "ngoặc đơn", "[": "ngoặc vuông", "]": "ngoặc vuông",
    "“": "ngoặc kép", "”": "ngoặc kép", "«": "ngoặc kép", "»": "ngoặc kép", '"': "ngoặc kép",
}  # fmt: skip
# "a)", "1)", "2a)", "(i)" number a list inside the sentence.
_LABEL = re.compile(r"(?:^|[\s(;,])(?:\d{1,3}[a-zđ]?|[a-zđ]|[ivx]{1,4})\Z")


def unbalanced_pairs(passage: Passage) -> list[TextFinding]:
    """Brackets and quotation marks without their partner in the same text.

    Each kind is counted by itself, so that "(… “…) …”" gives no finding.
    """
    labels = 0  # brackets that may belong to a number ("3)") as well as to what was open
    open_at: dict[str, list[int]] = {"(": [], "[": [], "“": [], "«": [], '"': []}
    alone: list[tuple[int, bool]] = []
    for match in _SIGNS.finditer(passage.text):
        sign, place = match[0], match.start()
        if sign == '"':
            _straight(open_at, place)
        elif sign in open_at:
            open_at[sign].append(place)
        elif open_at[_CLOSING[sign]]:
            open_at[_CLOSING[sign]].pop()
            labels += _is_label(passage.text, place)
        elif sign == "”" and open_at['"']:
            open_at['"'].pop()
        elif _is_label(passage.text, place):
            continue
        elif sign == ")" and labels:
            labels -= 1
        else:
            alone.append((place, False))
    alone += [(place, True) for places in open_at.values() for place in places]
    return [_finding(passage, place, is_open) for place, is_open in sorted(alone)]


def _is_label(text: str, place: int) -> bool:
    return text[place] == ")" and _LABEL.search(text, max(0, place - 6), place) is not None


def _straight(open_at: dict[str, list[int]], place: int) -> None:
    """A straight mark closes whatever quotation is open, else it opens one."""
    for sign in ('"', "“"):
        if open_at[sign]:
            open_at[sign].pop()
            return
    open_at['"'].append(place)


def _finding(passage: Passage, place: int, is_open: bool) -> TextFinding:
    name = _NAMES[passage.text[place]]
    own, want = ("mở", "đóng") if is_open else ("đóng", "mở")
    message = f"Dấu {own} {name} không có dấu {want}. Hãy thêm dấu {want} hoặc bỏ dấu này."
    return passage.finding("unbalanced_pair", message, (place, place + 1))


def over_paragraphs(found: Sequence[TextFinding], passages: Sequence[Passage]) -> set[TextFinding]:
    """Of the findings of single texts those that are one quotation: opened here, closed just below.

    Both texts hang side by side under one heading, at most `_LONGEST_QUOTATION` apart.
    """
    places = {(one.where, one.text): index for index, one in enumerate(passages)}
    marks = [(places[one.where, one.text], _mark(one), one) for one in found if _mark(one) in "“”"]
    paired: set[TextFinding] = set()
    for (index, sign, one), (behind, closing, other) in pairwise(marks):
        is_quotation = sign == "“" and closing == "”"
        is_near = 0 < behind - index <= _LONGEST_QUOTATION
        if is_quotation and is_near and _list_of(one.where) == _list_of(other.where):
            paired |= {one, other}
    return paired


def _mark(one: TextFinding) -> str:
    return one.text[slice(*one.span)] if one.span else ""


def _list_of(where: str) -> str:
    return where.rpartition(".")[0]
