"""Whether a review that falls due was held before: surely, or too far from its day to count for certain."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from conferences.proposal_rules import DueReview
from programme.dates import format_date
from programme.milestones import FINAL, agrees

_DAYS_OF_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class PastReview:
    """A review that stands in a programme: of which year, when it is held, how many years it names.

    `place` tells where ("hội nghị lần thứ 22 (tháng 4/2025)"); `withdrawn` what became of one that
    this year postponed or dropped ("hoãn: Chờ Trung ương").
    """

    year: int
    kind: str
    years: int | None
    held: datetime.date | None
    place: str = ""
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """That a review was held before, in words; `is_sure` unless it was too far from its day."""

    is_sure: bool
    reason: str


def held_before(
    review: DueReview, year: int, past: Iterable[PastReview], *, tolerance_months: int
) -> Held | None:
    """How the programmes already hold the review of `year`; None when none does.

    `past` runs from the earliest; of several the last is told. This year's counts, and one of the
    same milestone within the tolerance of the day. One of the same milestone outside of it is
    doubtful, and so is one of the year before that names no years. A text that was summed up the year
    before for another reason is not looked at again.
    """
    found = [held for one in past if (held := _held(one, review, year, tolerance_months))]
    sure = [held for held in found if held.is_sure]
    return (sure or found)[-1] if found else None


def _held(one: PastReview, review: DueReview, year: int, tolerance_months: int) -> Held | None:
    if one.year == year:
        return Held(True, _this_year(one))
    is_same = one.years is not None and one.years == review.years
    was_summed_up = one.kind == FINAL and one.year == year - 1
    if not is_same and was_summed_up:
        return Held(True, _said(one))
    if review.years is None or not (is_same or one.years is None):
        return None
    if one.held is None:
        return Held(True, _said(one)) if is_same else None
    issued = datetime.date(review.due.year - review.years, review.due.month, review.due.day)
    if agrees(review.years, issued, one.held, tolerance_months):
        return Held(True, _said(one))
    if is_same or one.year == year - 1:
        month = f"tháng {one.held.month}/{one.held.year}"
        return Held(False, f"{_done(one)} {month}, {_apart(one.held, review.due)}")
    return None


def _this_year(one: PastReview) -> str:
    if one.withdrawn:
        return f"năm này đã quyết định {one.withdrawn}"
    return f"đã có trong chương trình năm này{f': {one.place}' if one.place else ', “Chưa xếp”'}"


def _said(one: PastReview) -> str:
    """ "đã sơ kết 05 năm ở hội nghị lần thứ 22 (tháng 6/2025)"."""
    if one.place and one.held is not None:
        return f"{_done(one)} ở {one.place}"
    return f"{_done(one)} trong chương trình năm {one.year}"


def _done(one: PastReview) -> str:
    years = f" {one.years:02d} năm" if one.years is not None else ""
    return f"{'đã tổng kết' if one.kind == FINAL else 'đã sơ kết'}{years}"


def _apart(held: datetime.date, due: datetime.date) -> str:
    months = round(abs((due - held).days) / _DAYS_OF_MONTH)
    return f"{'sớm' if held < due else 'muộn'} {months} tháng so với mốc {format_date(due)}"
