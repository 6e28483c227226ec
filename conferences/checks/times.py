"""Conferences of a year against the calendar, against each other, and against the papers' deadline."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from conferences.checks.facts import YearFacts
from conferences.clashes import Clash, blocked_clash, closeness, days_off_clash, papers_clash
from conferences.meeting_days import Days
from conferences.year_plan import PlannedConference
from programme.dates import format_date
from programme.findings import Finding, Severity
from programme.swapped_days import weekday_name

SEVERITY = {Clash.CERTAIN: Severity.ERROR, Clash.POSSIBLE: Severity.WARNING}
# A wish of the office, unlike a holiday.
MILD_SEVERITY = {Clash.CERTAIN: Severity.WARNING, Clash.POSSIBLE: Severity.NOTE}


def conferences_blocked(facts: YearFacts) -> Iterator[Finding]:
    """Conferences in a period in which none should meet."""
    for one in facts.plan.conferences:
        clash = blocked_clash(one.days, facts.calendar.blocked, is_dated=one.is_dated)
        if clash is None:
            continue
        degree, period = clash
        may = "" if degree is Clash.CERTAIN else "có thể "
        yield Finding(
            "conference_blocked",
            SEVERITY[degree],
            f"{one.name} {may}rơi vào “{period.name}” ({period.days})."
            f" {'Hãy chuyển hội nghị' if not may else 'Khi định ngày họp, hãy chọn ngày'}"
            " ngoài khoảng thời gian này.",
            one.name,
            one.place,
        )


def conferences_on_days_off(facts: YearFacts) -> Iterator[Finding]:
    """Conferences on a holiday or a weekend."""
    for one in facts.plan.conferences:
        clash = days_off_clash(one.days, facts.calendar.workdays, is_dated=one.is_dated)
        if clash is None:
            continue
        degree, day = clash
        holiday = facts.calendar.holidays.get(day)
        name = holiday or weekday_name(day)
        if degree is Clash.CERTAIN:
            said = (
                f"{one.name} rơi vào ngày nghỉ {format_date(day)} ({name}). Hãy chọn ngày làm việc."
            )
        else:
            said = (
                f"{one.name} có thể rơi vào ngày nghỉ ({name}): từ một nửa số ngày làm việc"
                " trở lên là ngày nghỉ."
                " Hãy chọn thời gian khác hoặc định sẵn ngày họp."
            )
        severity = SEVERITY[degree] if holiday else Severity.WARNING
        yield Finding("conference_day_off", severity, said, one.name, one.place)


def conferences_close(facts: YearFacts) -> Iterator[Finding]:
    """Two conferences with fewer days between them than the office wants."""
    wanted = facts.rules.days_between_conferences
    timed = [(one.days, one) for one in facts.plan.conferences if one.days is not None]
    timed.sort(key=lambda pair: (pair[0].first, pair[0].last))
    for (before, earlier), (after, later) in pairwise(timed):
        clash = closeness(_end(before, earlier), _start(after, later), wanted)
        if clash is None:
            continue
        may = "" if clash is Clash.CERTAIN else "có thể "
        yield Finding(
            "conferences_close",
            MILD_SEVERITY[clash],
            f"{later.name} {may}cách {earlier.name} chưa đến {wanted} ngày."
            " Hãy giãn thời gian hoặc ghép hai hội nghị.",
            later.name,
            later.place,
        )


def conferences_out_of_order(facts: YearFacts) -> Iterator[Finding]:
    """Conferences that begin before the one they stand behind."""
    timed = [(one.days, one) for one in facts.plan.conferences if one.days is not None]
    for (before, upper), (after, lower) in pairwise(timed):
        if after.first < before.first:
            yield Finding(
                "conferences_out_of_order",
                Severity.WARNING,
                f"{lower.name} họp trước {upper.name} mà đứng sau. Hãy chuyển lên cho đúng thứ tự"
                " thời gian, rồi đánh lại số hội nghị.",
                lower.name,
                lower.place,
            )


def _end(days: Days, one: PlannedConference) -> Days:
    """When a conference may be over."""
    return Days(days.last, days.last) if one.is_dated else days


def _start(days: Days, one: PlannedConference) -> Days:
    """When a conference may begin."""
    return Days(days.first, days.first) if one.is_dated else days


def papers_late(facts: YearFacts) -> Iterator[Finding]:
    """Conferences ahead whose papers are already due, counted from today."""
    for one in facts.plan.conferences:
        if one.days is None or not one.top_items:
            continue
        own = [item.paper_workdays for item in one.items if item.paper_workdays is not None]
        wanted = max([facts.rules.paper_workdays, *own])
        clash = papers_clash(one.days, facts.today, wanted, facts.calendar.workdays)
        if clash is None:
            continue
        degree, enough = clash
        may = "" if degree is Clash.CERTAIN else "có thể "
        yield Finding(
            "papers_late",
            SEVERITY[degree],
            f"{one.name} {may}không còn đủ {wanted} ngày làm việc để nộp tài liệu; họp từ ngày"
            f" {format_date(enough)} mới kịp. Hãy định ngày họp cho kịp, hoặc báo ngay các cơ quan"
            " chủ trì.",
            one.name,
            one.place,
        )
