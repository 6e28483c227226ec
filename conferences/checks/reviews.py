"""Reviews of a year: do their years fit the dates of their texts, and is each text reviewed once."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from conferences.checks.facts import NeighbouringReview, YearFacts, item_place, quoted
from conferences.year_plan import PlannedConference, PlannedItem, ReviewedText
from programme.dates import LONGEST_MONTH, format_date, nearest_day
from programme.findings import Finding, Severity
from programme.milestones import agrees, due_date, missed_by


def review_misfits(facts: YearFacts) -> Iterator[Finding]:
    """Reviews too early or too late for the years they name (`programme.milestones.agrees`).

    An item that reviews several texts is held against the one that comes nearest: the others
    implement it.
    """
    tolerance = facts.rules.review_tolerance_months
    for conference, item in facts.plan.items():
        reviews = _reviews(conference, item)
        if not reviews:
            continue
        one = min(reviews, key=lambda review: abs(review.due - review.held))
        if not agrees(item.review_years, one.text.date, one.held, tolerance):
            yield _misfit(item, one)


@dataclass(frozen=True, slots=True)
class _Review:
    """A text, the day it reaches the years named, and the day nearest to it that the plan allows."""

    text: ReviewedText
    years: int
    due: datetime.date
    held: datetime.date


def _reviews(conference: PlannedConference, item: PlannedItem) -> list[_Review]:
    """The reviews of an item of which the years and both dates are known."""
    years, days = item.review_years, conference.days
    if years is None or days is None:
        return []
    dues = [(text, due_date(text.date, years)) for text in item.reviewed if text.date is not None]
    return [
        _Review(text, years, due, nearest_day(due, days.first, days.last)) for text, due in dues
    ]


def _misfit(item: PlannedItem, one: _Review) -> Finding:
    return Finding(
        "review_misfit",
        Severity.ERROR,
        f"{one.text.name} {missed_by(one.years, one.due, one.held, f'họp tháng {one.held.month}/{one.held.year}')}."
        f" Hãy xem lại ngày ban hành và số năm, hoặc {_better_time(one.due, one.held)}.",
        quoted(item),
        item.place,
    )


def _better_time(due: datetime.date, held: datetime.date) -> str:
    if due.year == held.year:
        return f"chuyển sang hội nghị gần ngày {format_date(due)}"
    return f"để sang năm {due.year}" if due > held else "bỏ số năm"


def reviewed_twice(facts: YearFacts) -> Iterator[Finding]:
    """A text summed up by two items of the year, neither of which is part of the other."""
    items: dict[int, list[tuple[PlannedConference, PlannedItem, ReviewedText]]] = defaultdict(list)
    for conference, item in facts.plan.items():
        for text in item.reviewed:
            items[text.key].append((conference, item, text))
    for places in items.values():
        keys = {item.key for _, item, _ in places}
        apart = [place for place in places if place[1].parent not in keys]
        if len(apart) < 2:
            continue
        _, item, text = apart[-1]
        others = "; ".join(item_place(where, one) for where, one, _ in apart[:-1])
        yield Finding(
            "reviewed_twice",
            Severity.WARNING,
            f"{text.name} đã được sơ kết, tổng kết ở {others}."
            " Hãy giữ một nội dung, hoặc ghi rõ hai lần khác nhau thế nào.",
            quoted(item),
            item.place,
        )


def reviewed_beside(facts: YearFacts) -> Iterator[Finding]:
    """A text that the year before or after reviews as well: for the same years, or within the tolerance."""
    tolerance = facts.rules.review_tolerance_months
    for conference, item in facts.plan.items():
        for text in item.reviewed:
            for other in facts.beside.get(text.key, ()):
                if _is_again(conference, item, other, tolerance):
                    yield _again(item, text, other)


def _is_again(
    conference: PlannedConference,
    item: PlannedItem,
    other: NeighbouringReview,
    tolerance_months: int,
) -> bool:
    if item.review_years is not None and other.years is not None:
        return item.review_years == other.years
    days = conference.days
    if days is None:
        return False
    near = max(days.first, other.days.first), min(days.last, other.days.last)
    return (near[0] - near[1]).days <= tolerance_months * LONGEST_MONTH


def _again(item: PlannedItem, text: ReviewedText, other: NeighbouringReview) -> Finding:
    years = f" {other.years:02d} năm" if other.years is not None else ""
    return Finding(
        "reviewed_beside",
        Severity.WARNING,
        f"{text.name} đã có sơ kết, tổng kết{years} trong chương trình"
        f" năm {other.year}, {other.place}. Hãy giữ một lần, hoặc ghi rõ hai lần khác nhau thế nào.",
        quoted(item),
        item.place,
    )
