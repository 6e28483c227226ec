"""The columns of a table by what their headings say: number, time, content, who prepares, value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto

from programme.vietnamese import search_key


class Column(Enum):
    """What a column holds."""

    NUMBER = auto()
    MEETING = auto()
    CONTENT = auto()
    TIME = auto()
    LENGTH = auto()
    LEAD = auto()
    COORDINATION = auto()
    UNIT = auto()
    VALUE = auto()
    OTHER = auto()


# The first that fits counts.
HEADINGS = (
    (Column.NUMBER, re.compile(r"(?:s?tt|so tt|so thu tu|thu tu|so|muc)")),
    (Column.UNIT, re.compile(r"(?:don vi(?: tinh)?|dvt|don vi do)")),
    (Column.OTHER, re.compile(r"ghi chu|(?:thuc hien|th) (?:nam )?\d{4}|(?:uoc (?:thuc hien|th)|uth)\b.*|(?:ket qua|uoc).*nam \d{4}.*|so sanh.*")),
    (Column.COORDINATION, re.compile(r"(?:co quan|don vi)?,? ?(?:don vi )?phoi hop(?: thuc hien)?")),
    (Column.LENGTH, re.compile(r"so phut|thoi luong.*|phut")),
    (Column.TIME, re.compile(r"(?:du kien )?(?:thoi gian|thoi diem|ngay|thang|gio|ngay gio)\b.*")),
    (Column.LEAD, re.compile(
        r"(?:co quan|don vi|nguoi|dong chi|bo phan|phan cong|chu tri|chuan bi|trinh bay|phu trach|tham muu|thuc hien|dieu hanh|trach nhiem).*"
    )),
    (Column.VALUE, re.compile(
        r"(?:ke hoach|kh|chi tieu|muc tieu|nam|phan dau|muc phan dau|gia tri|so luong|dang ky|chi tieu phan dau|chi tieu ke hoach).*\d{4}.*"
        r"|ke hoach|gia tri|so luong|muc phan dau|phan dau|muc tieu|chi tieu giao|muc dat"
    )),
    (Column.MEETING, re.compile(r"(?:ten )?(?:hoi nghi|ky hop|phien hop|cuoc hop|ky hoi nghi)(?: .{0,20})?")),
    (Column.CONTENT, re.compile(
        r"(?:ten |cac |danh muc )?(?:noi dung|nhiem vu|cong viec|chi tieu|chuong trinh|van ban|dau viec|ten goi)\b.*"
    )),
)  # fmt: skip


def column_of(heading: str) -> Column:
    """What a column holds by its heading; OTHER when the heading is none we know."""
    key = search_key(re.sub(r"\([^()]*\)", "", heading))
    for column, pattern in HEADINGS:
        if pattern.fullmatch(key):
            return column
    return Column.OTHER


def columns_of(headings: Mapping[int, str]) -> dict[int, Column] | None:
    """Columns by their place in the grid, None when the row is no heading of a table we know."""
    columns = {place: column_of(text) for place, text in headings.items()}
    kinds = set(columns.values()) - {Column.OTHER}
    has_content = bool(kinds & {Column.CONTENT, Column.MEETING})
    return columns if len(kinds) >= 2 and has_content else None


def place_of(column: Column, columns: Mapping[int, Column]) -> int | None:
    """The first place of the grid that holds such a column, None when none does."""
    return next((place for place, one in columns.items() if one is column), None)
