"""Which lines under "Nơi nhận" a new year may not take over: they name bodies that ended."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from programme.checks.ended_bodies import ENDED_ON, ended_kinds_named
from programme.dates import format_date
from programme.models import Agency
from programme.vietnamese import search_key

# "Các huyện, thị, thành uỷ và tương đương": the level ended, whatever the line calls it.
_DISTRICT = re.compile(r"\bhuyen\b")


@dataclass(frozen=True, slots=True)
class EndedRecipient:
    """A line that is not taken over, and why."""

    name: str
    reason: str


def ended_recipients(names: Iterable[str], day: datetime.date) -> list[EndedRecipient]:
    """The lines that name a body that has ended by `day`, in their order; three queries.

    By the register: a line that is the name of an ended agency. By kind: bodies without successor
    since the reorganisation of 2025 (K72).
    """
    rows = Agency.objects.ended_by(day).with_successors().order_by("valid_to", "pk")
    ended = {search_key(agency.name): agency for agency in rows}
    living = Agency.objects.valid_on(day).values_list("name", flat=True)
    for name in living:
        ended.pop(search_key(name), None)
    found: list[EndedRecipient] = []
    for name in names:
        reason = _why(name, ended.get(search_key(name)), day)
        if reason:
            found.append(EndedRecipient(name, reason))
    return found


def without_ended(
    names: Iterable[str], day: datetime.date, keep: Collection[str] = ()
) -> list[str]:
    """The lines that a year beginning on `day` takes over; those in `keep` in any case."""
    lines = list(names)
    gone = {one.name for one in ended_recipients(lines, day)} - set(keep)
    return [name for name in lines if name not in gone]


def _why(name: str, agency: Agency | None, day: datetime.date) -> str:
    if agency is not None and agency.valid_to is not None:
        after = ", ".join(one.name for one in agency.successors)
        now = f", nay là {after}" if after else ""
        return f"kết thúc hoạt động ngày {format_date(agency.valid_to)}{now}"
    if ended_kinds_named(name, day):
        return "đã kết thúc hoạt động khi sắp xếp tổ chức năm 2025"
    if day >= ENDED_ON and _DISTRICT.search(search_key(name)):
        return f"không còn cấp huyện từ ngày {format_date(ENDED_ON)}"
    return ""
