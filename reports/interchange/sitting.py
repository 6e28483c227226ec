"""Headings of a conference's half days: "BUỔI SÁNG: Từ 7 giờ 30", "Chiều ngày 06/12/2023"."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from programme import wording
from programme.clock_times import ClockSpan, find_span, parse_timed_text
from programme.vietnamese import search_key

LONGEST = 160
PARTS = {"sang": "morning", "chieu": "afternoon", "toi": "evening", "trua": "morning"}
HALF_DAY = re.compile(
    r"^(?:[*\s]*)(?:phien (?:hop )?|chuong trinh )?(?:buoi (sang|chieu|toi)\b|(sang|chieu|toi)(?= (?:ngay|thu|tu|bat dau|luc|\d)|$)"
    r"|(?:ngay|thu) .{0,60}?\b(?:buoi )?(sang|chieu|toi)(?= |$))"
)
DAY = re.compile(
    r"^(?:[*\s]*)(?:chuong trinh )?(?:thu (?:hai|ba|tu|nam|sau|bay) |chu nhat )?ngay (?:thu (nhat|hai|ba|tu)|\d)"
)
ORDINAL = re.compile(r"\bngay thu (nhat|hai|ba|tu)\b")
ORDINALS = {"nhat": 0, "hai": 1, "ba": 2, "tu": 3}
DATE = re.compile(r"\bngày\s+\d[^:;]*|\b\d{1,2}\s?/\s?\d{1,2}(?:\s?/\s?\d{4})?", re.I)


@dataclass(frozen=True, slots=True)
class SessionHeading:
    """Half day, its date when one is printed, and its times."""

    part: str
    date: datetime.date | None
    span: ClockSpan


def session_heading(
    text: str, year: int | None = None, first_day: datetime.date | None = None
) -> SessionHeading | None:
    """The heading of a half day taken apart; None for any other line."""
    if len(text) > LONGEST or parse_front_time(text):
        return None
    match = HALF_DAY.match(search_key(text))
    if match is None:
        return None
    word = next(group for group in match.groups() if group)
    return SessionHeading(PARTS[word], _date(text, year, first_day), find_span(text) or ClockSpan())


def is_day_heading(text: str) -> bool:
    """Whether a line is the heading of a whole day: "I. NGÀY THỨ NHẤT (05/12/2023)"."""
    return len(text) <= LONGEST and DAY.match(search_key(text)) is not None


def parse_front_time(text: str) -> bool:
    """Whether a line opens with a clock time: such a line is a slot, never a heading."""
    timed = parse_timed_text(text) if text[:1].isdigit() or text[:2].lower() == "từ" else None
    return timed is not None


def _date(text: str, year: int | None, first_day: datetime.date | None) -> datetime.date | None:
    ordinal = ORDINAL.search(search_key(text))
    for words in DATE.findall(text):
        phrase = words if words.lower().startswith("ngày") else f"ngày {words}"
        time = wording.parse_planned_time(phrase.strip(" ()"), year=year)
        if time is not None and time.date_from is not None:
            return time.date_from
    if ordinal and first_day is not None:
        return first_day + datetime.timedelta(days=ORDINALS[ordinal[1]])
    return None
