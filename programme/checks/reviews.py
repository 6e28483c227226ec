"""Reviews against the dates of the texts they are of: too early, too late, or without their "năm"."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from programme.checks.cited_passages import CitedPassage
from programme.checks.passages import Passage, Period
from programme.citations import later_mention
from programme.dates import format_date, nearest_day
from programme.findings import Severity, TextFinding
from programme.milestones import (
    FINAL,
    PRELIMINARY,
    Review,
    agrees,
    due_date,
    find_reviews,
    inherited_kind,
    missed_by,
)

_WORD = re.compile(r"(?<!\w)(?:sơ|tổng)\s+kết(?!\w)", re.IGNORECASE)
_NAMES = {PRELIMINARY: "Sơ kết", FINAL: "Tổng kết"}
# Earlier than this before the day, a review is short of its years though its year is right.
_SHORT_BY_DAYS = 92
# A paper about a year or quarter may name reviews of the half year before it, and those that fall
# due soon after the year.
_MONTHS_LATE = 6
_AFTER_THE_YEAR = datetime.timedelta(days=92)


def review_years(text: CitedPassage) -> list[TextFinding]:
    """Reviews whose number of years does not fit the date of the text and the time of the meeting.

    A conference may lie six months on either side of the day (`programme.milestones.agrees`); a
    paper about a quarter or year is judged by its year, with some months on either side. A review
    of several texts fits when one of them does: the others carry it out, and only one that is short
    of the years by some months is worth a note.
    """
    period = text.passage.period
    if period is None or not _WORD.search(text.passage.text + text.passage.lead_in):
        return []
    inherited = inherited_kind(text.passage.lead_in) if text.passage.lead_in else None
    dates = {one.citation.code: one.citation.date for one in text.mentions if one.citation.date}
    found = []
    for review in find_reviews(text.passage.text, inherited=inherited):
        dated = [(code, dates[code]) for code in review.codes if code in dates]
        if review.years is None or not dated:
            continue
        faults = [_fault(review.years, date, period) for _, date in dated]
        if faults[0] is not None and all(faults):
            found.append(_misfit(text, review, dated[0], period, faults[0]))
        elif not all(faults):
            found += [
                _misfit(text, review, one, period, _Fault.SHORT)
                for one, fault in zip(dated, faults, strict=True)
                if fault is _Fault.SHORT
            ]
    return found


class _Fault(StrEnum):
    """How a review misses its day."""

    WRONG = "review_misfit"
    LATE = "review_late"  # by less than a year: the number of years is still right
    SHORT = "review_short"  # by some months, within what is usual


def _fault(years: int, date: datetime.date, period: Period) -> _Fault | None:
    due = due_date(date, years)
    if not period.is_meeting:
        months = (period.first.year - due.year) * 12 + period.first.month - due.month
        latest = datetime.date(period.last.year, 12, 31) + _AFTER_THE_YEAR
        if months <= _MONTHS_LATE and due <= latest:
            return None
        return _Fault.LATE if 0 < months < 12 else _Fault.WRONG
    nearest = nearest_day(due, period.first, period.last)
    if agrees(years, date, nearest):
        return _Fault.SHORT if (due - nearest).days > _SHORT_BY_DAYS else None
    return _Fault.LATE if 0 < (nearest - due).days < 365 else _Fault.WRONG


_SEVERITY = {
    _Fault.WRONG: Severity.ERROR,
    _Fault.LATE: Severity.WARNING,
    _Fault.SHORT: Severity.NOTE,
}


def _misfit(
    text: CitedPassage,
    review: Review,
    dated: tuple[str, datetime.date],
    period: Period,
    fault: _Fault,
) -> TextFinding:
    code, date = dated
    years = review.years or 0
    due = due_date(date, years)
    cited = next(one.citation for one in text.mentions if one.citation.code == code)
    name = f"{later_mention(cited)} ngày {format_date(date)}"
    of, when = "họp" if period.is_meeting else "của văn bản", _when(period)
    nearest = nearest_day(due, period.first, period.last)
    mend = (
        "Hãy cân nhắc thời gian."
        if fault is _Fault.SHORT
        else "Hãy xem lại ngày ban hành, số năm hoặc thời gian."
    )
    told = f"{name} {missed_by(years, due, nearest, f'thời gian {of} ({when})')}. {mend}"
    return text.passage.finding(fault.value, told, _span(text, code), severity=_SEVERITY[fault])


def _when(period: Period) -> str:
    if not period.is_meeting:
        return f"năm {period.last.year}"
    if period.first == period.last:
        return f"ngày {format_date(period.first)}"
    if period.first.month == period.last.month:
        return f"tháng {period.first.month}/{period.first.year}"
    return f"từ {format_date(period.first)} đến {format_date(period.last)}"


def _span(text: CitedPassage, code: str) -> tuple[int, int]:
    """From the review word to the end of the code that it is of."""
    mention = next(one for one in text.mentions if one.citation.code == code)
    words = [m for m in _WORD.finditer(text.passage.text) if m.start() < mention.start]
    start = words[-1].start() if words else mention.start
    return start, text.code_span(mention)[1]


def contradicted_lead_ins(passages: Sequence[Passage]) -> list[TextFinding]:
    """Items that say "Sơ kết" under a sentence "Tổng kết các …:", or the other way round.

    One finding a sentence, at the first such item.
    """
    odd: dict[str, list[tuple[Passage, str, str]]] = defaultdict(list)
    for passage in passages:
        kind = inherited_kind(passage.lead_in) if passage.lead_in else None
        word = _WORD.match(passage.text)
        if kind is None or word is None:
            continue
        own = PRELIMINARY if word[0].lower().startswith("sơ") else FINAL
        if own != kind:
            odd[passage.lead_in].append((passage, kind, own))
    return [_contradicted(items) for items in odd.values()]


def _contradicted(items: Sequence[tuple[Passage, str, str]]) -> TextFinding:
    passage, kind, own = items[0]
    more = f" (cùng với {len(items) - 1} mục khác)" if len(items) > 1 else ""
    message = (
        f"Câu dẫn ở trên là “{_NAMES[kind]}”, mục này{more} lại là “{_NAMES[own]}”. Hãy sửa câu dẫn"
        " hoặc tách các mục ấy ra."
    )
    return passage.finding("lead_in_kind", message, (0, len(_NAMES[own])), severity=Severity.NOTE)
