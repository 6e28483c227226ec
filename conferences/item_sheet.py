"""What an item's page shows beside its form: deadline, years that do not fit, papers, where it appears."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from conferences.deadlines import paper_rule, window
from conferences.models import AgendaItem, ItemReport, ItemRequest, Paper
from conferences.review_years import Meeting, Reviewed, misfits
from programme.calendars import planning_rules
from programme.citations import later_mention
from programme.models import Directive, Document, DocumentKind, User

# So much of an item's words is looked for in other papers; its end may have been cut or joined.
LONGEST_NEEDLE = 160
SHORTEST_NEEDLE = 12


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is known of an item's papers; `deadline` None while its conference has no date."""

    deadline: datetime.date | None
    is_late: bool
    usual_workdays: int
    papers: tuple[Paper, ...]
    reports: tuple[ItemReport, ...]
    requests: tuple[ItemRequest, ...]


def preparation(item: AgendaItem, user: User) -> Preparation:
    """Papers, reports and requests of an item as far as this user may see them (R44)."""
    year = item.conference.year if item.conference else item.programme.year
    rule = paper_rule(item.programme.committee, year, year)
    deadline = rule.deadline(item)
    papers = Paper.objects.visible_to(user).filter(item=item).select_related("agency", "by")
    reports = ItemReport.objects.visible_to(user).filter(item=item).select_related("agency", "by")
    requests = ItemRequest.objects.visible_to(user).filter(item=item).select_related("agency")
    found = tuple(papers)
    return Preparation(
        deadline=deadline,
        is_late=deadline is not None and deadline < timezone.localdate() and not found,
        usual_workdays=rule.usual_workdays,
        papers=found,
        reports=tuple(reports),
        requests=tuple(requests),
    )


def years_that_do_not_fit(item: AgendaItem, reviewed: list[Directive]) -> list[str]:
    """The sentences of `review_years.misfits` for an item as it is stored."""
    if not item.review_kind:
        return []
    rules = planning_rules(item.programme.committee)
    return misfits(
        text=item.text,
        kind=item.review_kind,
        years=item.review_years,
        reviewed=[Reviewed(later_mention(one.citation), one.date) for one in reviewed],
        meeting=_meeting(item),
        tolerance_months=rules.review_tolerance_months,
    )


def _meeting(item: AgendaItem) -> Meeting:
    """The days of its conference; the whole year while it waits for one."""
    if item.conference is None:
        year = item.programme.year
        return Meeting(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    days = window(item.conference)
    return Meeting(days.first, days.last)


def appearances(item: AgendaItem, user: User) -> list[Document]:
    """The other papers of the year that print the item's words: quarter, agenda, report; one query.

    A paper names no item, so its words are compared; a paper that words it anew is not found.
    """
    needle = " ".join(item.text.split())[:LONGEST_NEEDLE].rstrip(" .;,")
    if len(needle) < SHORTEST_NEEDLE:
        return []
    others = Document.objects.visible_to(user).filter(
        committee=item.programme.committee_id, year=item.programme.year
    )
    others = others.exclude(kind=DocumentKind.ANNUAL_WORK_PROGRAMME)
    named = others.filter(sections__text__icontains=needle) | others.filter(
        slots__text__icontains=needle
    )
    return list(named.select_related("committee").distinct().order_by("quarter", "pk"))
