"""What a year should contain, by rule: reviews falling due, their wording, their reasons and doubts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from programme.citations import Citation, first_mention, later_mention
from programme.dates import format_date
from programme.milestones import FINAL, PRELIMINARY, agrees, milestones_in
from programme.vietnamese import fold_spaces

# In the office's programmes the third and fifth years are looked over (sơ kết), the tenth and
# fifteenth, and the end of a period that a text sets itself, are summed up (tổng kết).
FIRST_FINAL_STEP = 10
REVIEW_WORDS = {PRELIMINARY: "Sơ kết", FINAL: "Tổng kết"}
_PERIOD_END = re.compile(
    r"(?:(?:giai đoạn|nhiệm kỳ|\d{1,2} năm|trong các năm)\s+)?\d{4}\s*[-–]\s*(?P<last>\d{4})(?!\d)"
    r"|đến (?:hết )?năm\s+(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)


class Source(StrEnum):
    """Where a proposal comes from; the page shows them in this order."""

    REVIEW = "review"
    UNDONE = "undone"
    RECURRING = "recurring"
    REQUEST = "request"


SOURCE_NAMES = {
    Source.REVIEW: "Đến hạn sơ kết, tổng kết",
    Source.UNDONE: "Hoãn hoặc chưa thực hiện từ năm trước",
    Source.RECURRING: "Nội dung định kỳ của năm trước",
    Source.REQUEST: "Cơ quan đề nghị",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing the year should contain, and why. Agencies, texts and conferences go by their numbers.

    `key` names the same proposal in every run; `conference` is the best one by date, None: the pool.
    """

    key: str
    source: Source
    text: str
    reason: str
    due: datetime.date | None = None
    conference: int | None = None
    leads: tuple[int, ...] = ()
    coordinators: tuple[int, ...] = ()
    lead_names: str = ""
    reviewed: tuple[int, ...] = ()
    cited: tuple[int, ...] = ()
    review_kind: str = ""
    review_years: int | None = None
    delivery: str = ""
    expected_minutes: int | None = None
    paper_workdays: int | None = None
    request: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DueReview:
    """A review that a text asks for in a year: its kind, round years (None: a period ends), its day."""

    kind: str
    years: int | None
    due: datetime.date
    reason: str

    @property
    def name(self) -> str:
        """ "5" or "end": with the text's number, the part of the key that names it for good."""
        return str(self.years) if self.years is not None else "end"


@dataclass(frozen=True, slots=True)
class PastReview:
    """A review that stands in a programme: of which year, when it is held, how many years it names."""

    year: int
    kind: str
    years: int | None
    held: datetime.date | None


def due_review(citation: Citation, year: int, steps: Sequence[int]) -> DueReview | None:
    """The review that falls due in the calendar year; None for a text without date or milestone.

    A period that the text names itself and that ends in the year ("giai đoạn 2021 - 2025") is summed
    up at its end; a round number of years reached in the same year is kept in the wording.
    """
    if citation.date is None:
        return None
    reached = next(iter(milestones_in(citation.date, year, steps)), None)
    period = _period_ending_in(citation.subject, year)
    if reached is None and not period:
        return None
    named = f"{later_mention(citation)} ngày {format_date(citation.date)}"
    if reached is None:
        reason = f"{named}: “{period}” kết thúc trong năm {year}"
        return DueReview(FINAL, None, datetime.date(year, 12, 31), reason)
    reason = f"{named} tròn {reached.years} năm vào {format_date(reached.due)}"
    if period:
        reason += f"; “{period}” kết thúc trong năm {year}"
    is_final = bool(period) or reached.years >= FIRST_FINAL_STEP
    return DueReview(FINAL if is_final else PRELIMINARY, reached.years, reached.due, reason)


def review_text(review: DueReview, citation: Citation) -> str:
    """ "Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư về …"."""
    years = f" {review.years:02d} năm" if review.years is not None else ""
    return f"{REVIEW_WORDS[review.kind]}{years} thực hiện {first_mention(citation)}"


def is_reviewed(
    review: DueReview, year: int, past: Iterable[PastReview], *, tolerance_months: int
) -> bool:
    """Whether a programme already holds the review: this year's, or one of the same milestone.

    An earlier item that names no years counts when it is held within the tolerance of the day; a text
    that was summed up the year before is not looked at again.
    """
    return any(_covers(one, review, year, tolerance_months) for one in past)


def _covers(one: PastReview, review: DueReview, year: int, tolerance_months: int) -> bool:
    if one.year == year or (one.kind == FINAL and one.year == year - 1):
        return True
    if review.years is None:
        return False
    if one.years is not None:
        return one.years == review.years
    issued = datetime.date(review.due.year - review.years, review.due.month, review.due.day)
    return agrees(review.years, issued, one.held, tolerance_months) is True


def _period_ending_in(subject: str, year: int) -> str:
    for match in _PERIOD_END.finditer(fold_spaces(subject)):
        if int(match["last"] or match["year"]) == year:
            return match[0].strip()
    return ""
