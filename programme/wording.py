"""Fixed phrases both ways: number lines, draft marks, lists, figures, times and meeting headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from programme.dates import format_date, format_place_date, parse_date, parse_place_date
from programme.meeting_headings import (
    MeetingHeading,
    MeetingKind,
    format_meeting_heading,
    parse_meeting_heading,
    parse_ordinal,
)
from programme.planned_times import PlannedTime, format_planned_time, parse_planned_time
from programme.vietnamese import DASHES, fold_spaces

__all__ = [
    "MeetingHeading",
    "MeetingKind",
    "PlannedTime",
    "format_date",
    "format_decimal",
    "format_draft_mark",
    "format_meeting_heading",
    "format_number_line",
    "format_place_date",
    "format_planned_time",
    "is_draft_mark",
    "join_list",
    "parse_date",
    "parse_decimal",
    "parse_draft_mark",
    "parse_meeting_heading",
    "parse_number_line",
    "parse_ordinal",
    "parse_place_date",
    "parse_planned_time",
]

_NUMBER_LINE = re.compile(
    rf"\s*Số\s*:?\s*(?P<number>\d+[a-z]?(?:/\d{{4}})?)?[\s.…_]*[{DASHES}/]\s*"
    r"(?P<symbol>[A-ZĐ][A-Za-zĐđ]*\d*(?:\s?[/-]\s?[A-Za-zĐđ]+\d*)*)\s*",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a line that are looked at
_BLANK_NUMBER = " " * 8
_DRAFT_MARK = re.compile(
    r"\(?\s*dự\s+thảo(?:\s+lần\s+(?:thứ\s+)?(?P<ordinal>[\w ]+?))?\s*\)?", re.I
)
_DECIMAL = re.compile(r"[+-]?\d+(?:[.,]\d+)*")


def format_number_line(number: str | None, symbol: str) -> str:
    """ "Số 06-CTr/TU"; without a number "Số        -CTr/TU", eight spaces to write it in (K26)."""
    joint = "-" if "/" in symbol else "/"
    return f"Số {number}{joint}{symbol}" if number else f"Số{_BLANK_NUMBER}{joint}{symbol}"


def parse_number_line(text: str) -> tuple[str | None, str] | None:
    """Number (None: left blank) and symbol of a number line, or None when it is none."""
    match = _NUMBER_LINE.fullmatch(fold_spaces(text)[:_LONGEST])
    if match is None:
        return None
    return match["number"], re.sub(r"\s", "", match["symbol"])


def join_list(items: Sequence[str]) -> str:
    """ "(1), (2), (3) và (4)"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} và {items[-1]}"


def format_decimal(value: Decimal | int) -> str:
    """Vietnamese figures: dot between thousands, comma before decimals: 1320 -> "1.320"."""
    return f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _is_grouped(text: str) -> bool:
    first, *groups = text.lstrip("+-").split(".")
    return bool(groups) and 0 < len(first) < 4 and all(len(group) == 3 for group in groups)


def parse_decimal(text: str) -> Decimal | None:
    """ "1.320" -> 1320, "82,81" -> 82.81, "12.5" -> 12.5; None when it is no single figure."""
    text = text.strip()[:_LONGEST]
    if not _DECIMAL.fullmatch(text) or text.count(",") > 1:
        return None
    whole, comma, decimals = text.partition(",")
    if _is_grouped(whole):
        whole = whole.replace(".", "")
    try:
        return Decimal(f"{whole}.{decimals}" if comma else whole)
    except InvalidOperation:
        return None


def format_draft_mark(ordinal: int | None) -> str:
    """ "Dự thảo lần 2"; "Dự thảo" without an ordinal (H5 II.II.4.2)."""
    return "Dự thảo" if ordinal is None else f"Dự thảo lần {ordinal}"


def is_draft_mark(text: str) -> bool:
    """Whether a line is a draft mark, with an ordinal or without."""
    match = _DRAFT_MARK.fullmatch(fold_spaces(text)[:_LONGEST])
    return match is not None and (match["ordinal"] is None or parse_draft_mark(text) is not None)


def parse_draft_mark(text: str) -> int | None:
    """The ordinal of a draft mark; None when it has none or the line is no draft mark."""
    match = _DRAFT_MARK.fullmatch(fold_spaces(text)[:_LONGEST])
    return parse_ordinal(match["ordinal"]) if match and match["ordinal"] else None
