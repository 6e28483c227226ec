"""What a year should contain, by rule: reviews falling due, their wording, their reasons and doubts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from conferences.review_years import Reviewed
from programme.citations import Citation, first_mention, later_mention
from programme.dates import format_date
from programme.milestones import FINAL, PRELIMINARY, milestones_in
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
    `texts` are the reviewed texts with their dates; `rank` is the turn it had in the last year;
    `attachment` is the name of the file that came with the request; `twin` is the key of a proposal
    that says the same: of both taken at once, only that one is taken.
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
    attachment: str = ""
    doubts: tuple[str, ...] = ()
    texts: tuple[Reviewed, ...] = ()
    rank: int = 0
    twin: str = ""


@dataclass(frozen=True, slots=True)
class Unproposed:
    """A text, by its number and name, that reaches a milestone in the year and is not proposed: why.

    `proposal` is what would be proposed, for somebody who wants it all the same; None where the
    year holds the review already.
    """

    text: int
    name: str
    milestone: str
    reason: str
    due: datetime.date
    proposal: Proposal | None


@dataclass(frozen=True, slots=True)
class DueReview:
    """A review that a text asks for in a year: its kind, round years (None: a period ends), its day.

    `milestone` is the reason without the text's name.
    """

    kind: str
    years: int | None
    due: datetime.date
    reason: str
    milestone: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """ "5" or "end": with the text's number, the part of the key that names it for good."""
        return str(self.years) if self.years is not None else "end"


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
    ends = f"“{period}” kết thúc trong năm {year}" if period else ""
    if reached is None:
        return DueReview(FINAL, None, datetime.date(year, 12, 31), f"{named}: {ends}", ends)
    milestone = f"tròn {reached.years} năm vào {format_date(reached.due)}"
    if ends:
        milestone += f"; {ends}"
    is_final = bool(period) or reached.years >= FIRST_FINAL_STEP
    kind = FINAL if is_final else PRELIMINARY
    return DueReview(kind, reached.years, reached.due, f"{named} {milestone}", milestone)


def review_text(review: DueReview, citation: Citation) -> str:
    """ "Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư về …"."""
    years = f" {review.years:02d} năm" if review.years is not None else ""
    return f"{REVIEW_WORDS[review.kind]}{years} thực hiện {first_mention(citation)}"


def _period_ending_in(subject: str, year: int) -> str:
    for match in _PERIOD_END.finditer(fold_spaces(subject)):
        if int(match["last"] or match["year"]) == year:
            return match[0].strip()
    return ""
