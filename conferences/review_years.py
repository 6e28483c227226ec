"""Whether "Sơ kết 05 năm" agrees with the dates of the reviewed texts, and in which words it does not."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from programme.dates import nearest_day
from programme.milestones import FINAL, agrees, due_date, find_reviews, missed_by


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A text that an item reviews: how it is called, and its date if the register knows it."""

    name: str
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """When the item is dealt with: the first and the last day on which it may be."""

    first: datetime.date
    last: datetime.date


def misfits(
    *,
    text: str,
    kind: str,
    years: int | None,
    reviewed: Sequence[Reviewed],
    meeting: Meeting,
    tolerance_months: int,
) -> list[str]:
    """One Vietnamese sentence for each thing that does not fit; none when all does."""
    return [
        *_words_against_fields(text, kind, years),
        *_dates(kind, years, reviewed, meeting, tolerance_months),
    ]


def _words_against_fields(text: str, kind: str, years: int | None) -> Iterator[str]:
    found = find_reviews(text)
    if not found or not kind:
        return
    if all(one.kind != kind for one in found):
        yield (
            f"Nội dung ghi “{_name(found[0].kind)}”, còn ô “Sơ kết, tổng kết” chọn “{_name(kind)}”."
        )
    said = [one.years for one in found if one.years is not None]
    if said and years is not None and years not in said:
        yield f"Nội dung ghi {said[0]:02d} năm, còn ô “Số năm” ghi {years}."


def _dates(
    kind: str,
    years: int | None,
    reviewed: Sequence[Reviewed],
    meeting: Meeting,
    tolerance_months: int,
) -> Iterator[str]:
    """One text that fits is enough: the others implement it, as the checks of a year have it."""
    if not kind or years is None:
        return
    odd: list[str] = []
    for one in reviewed:
        if one.date is None:
            yield f"{one.name}: danh mục chưa ghi ngày ban hành nên chưa đối chiếu được số năm."
            continue
        due = due_date(one.date, years)
        nearest = nearest_day(due, meeting.first, meeting.last)
        if agrees(years, one.date, nearest, tolerance_months):
            return
        odd.append(_sentence(one, one.date, years, due, nearest))
    yield from odd


def _sentence(
    one: Reviewed, date: datetime.date, years: int, due: datetime.date, nearest: datetime.date
) -> str:
    missed = missed_by(years, due, nearest, f"họp tháng {nearest.month}/{nearest.year}")
    age = max(nearest.year - date.year, 0)
    return f"{one.name} {missed} (khi đó văn bản được {age} năm)."


def _name(kind: str) -> str:
    return "tổng kết" if kind == FINAL else "sơ kết"
