"""Findings of a whole year: read-only, one short function a check."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from conferences.checks.bodies import agencies_over_limit, ended_bodies, items_without_lead
from conferences.checks.facts import YearFacts, read_facts
from conferences.checks.reviews import review_misfits, reviewed_beside, reviewed_twice
from conferences.checks.times import (
    conferences_blocked,
    conferences_close,
    conferences_on_days_off,
    conferences_out_of_order,
    papers_late,
)
from programme.findings import Finding
from programme.models import Document

__all__ = [
    "CHECKS",
    "KIND_NAMES",
    "YearFacts",
    "checked",
    "ended_bodies",
    "findings_of",
    "read_facts",
]

# The headings under which a page lists the findings, in this order.
KIND_NAMES = {
    "review_misfit": "Sơ kết, tổng kết không khớp ngày ban hành",
    "reviewed_twice": "Một văn bản được sơ kết, tổng kết nhiều lần trong năm",
    "reviewed_beside": "Văn bản đã sơ kết, tổng kết ở năm trước hoặc năm sau",
    "conference_blocked": "Hội nghị vào thời gian không họp",
    "conference_day_off": "Hội nghị vào ngày nghỉ",
    "conferences_close": "Hội nghị quá gần nhau",
    "conferences_out_of_order": "Hội nghị đứng sai thứ tự thời gian",
    "papers_late": "Không đủ ngày chuẩn bị tài liệu",
    "agency_over_limit": "Một cơ quan chủ trì quá nhiều nội dung trong một hội nghị",
    "without_lead": "Nội dung chưa có cơ quan chủ trì",
    "ended_body": "Cơ quan, tổ chức đã kết thúc hoạt động",
}

CHECKS: tuple[Callable[[YearFacts], Iterator[Finding]], ...] = (
    review_misfits,
    reviewed_twice,
    reviewed_beside,
    conferences_blocked,
    conferences_on_days_off,
    conferences_close,
    conferences_out_of_order,
    papers_late,
    agencies_over_limit,
    items_without_lead,
)


def findings_of(programme: Document, *, today: datetime.date) -> list[Finding]:
    """Every finding of a year in the order of `KIND_NAMES`, in twelve queries whatever its size.

    The programme comes with its committee read. `where` of a finding is an anchor of the year's page
    ("noi-dung-12", "hoi-nghi-3"), or the words of `ended_bodies`.
    """
    return [*checked(read_facts(programme, today=today)), *ended_bodies(programme)]


def checked(facts: YearFacts) -> list[Finding]:
    """What the checks find in facts already read: no query."""
    return [finding for check in CHECKS for finding in check(facts)]
