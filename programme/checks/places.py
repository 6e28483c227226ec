"""A path of a paper in the words in which one person tells another where to look."""

from __future__ import annotations

import re

_NAMES = {
    "": "văn bản",
    "masthead": "phần đầu",
    "title": "tiêu đề",
    "recipients": "nơi nhận",
    "signature": "phần ký",
    "notes": "chú thích",
}
_NOTE = re.compile(r"fn(.+)")
_COUNTED = re.compile(r"([-prS])(\d+)")
# What is counted has no printed number: lines with a dash, paragraphs, rows of a table, half days.
_DASH, _PLAIN = "-", "p"
_KINDS = {_DASH: "gạch đầu dòng", _PLAIN: "đoạn", "r": "dòng", "S": "buổi"}
# A dash under a dash; a plain block that holds others is a conference without a number.
_WITHIN, _CONFERENCE = "ý", "hội nghị"
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def place_name(where: str) -> str:
    """ "II.5.1.-1" -> "mục II.5.1, gạch đầu dòng thứ nhất"; "fn2" -> "chú thích 2"."""
    if where in _NAMES:
        return _NAMES[where]
    if note := _NOTE.fullmatch(where):
        return f"chú thích {note[1]}"
    parts: list[str] = []
    labels: list[str] = []
    steps = where.split(".")
    for index, step in enumerate(steps):
        counted = _COUNTED.fullmatch(step)
        if counted is None:
            labels.append(step)
            continue
        if labels:
            parts.append(_labelled(labels))
            labels = []
        above = _COUNTED.fullmatch(steps[index - 1]) if index else None
        kind = _kind(counted[1], above[1] if above else "", is_last=index + 1 == len(steps))
        parts.append(f"{kind} {ordinal(int(counted[2]))}")
    return ", ".join([*parts, _labelled(labels)] if labels else parts)


def ordinal(number: int) -> str:
    """ "thứ nhất", "thứ mười", "thứ 11"."""
    return f"thứ {_ORDINALS[number - 1] if 1 <= number <= len(_ORDINALS) else number}"


def _labelled(labels: list[str]) -> str:
    return f"mục {'.'.join(labels)}"


def _kind(sign: str, above: str, *, is_last: bool) -> str:
    if sign == _DASH and above == _DASH:
        return _WITHIN
    return _CONFERENCE if sign == _PLAIN and not is_last else _KINDS[sign]
