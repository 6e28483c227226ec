"""How far the preparation of items is: papers handed in, papers late, what agencies report."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from conferences.deadlines import PaperRule, window
from conferences.models import AgencyRole, AgendaItem, ItemReport, Paper, ReportState
from programme.agency_lines import with_predecessors
from programme.models import User
from programme.roles import Action, may


@dataclass(frozen=True, slots=True)
class Prepared:
    """An item with what a reader may see of its preparation; `papers` in the order they came.

    `leads` and `coordinators` are names; `is_lead` says whether the reader's own agency leads it, or,
    for the office, whether any agency does.
    """

    item: AgendaItem
    leads: tuple[str, ...]
    coordinators: tuple[str, ...]
    is_lead: bool
    deadline: datetime.date | None
    workdays: int
    papers: tuple[Paper, ...]
    report: ItemReport | None
    today: datetime.date

    @property
    def is_over(self) -> bool:
        """The conference has met: a report is wanted now, no paper any more."""
        return self.item.conference is not None and window(self.item.conference).last < self.today

    @property
    def is_late(self) -> bool:
        """No paper although the deadline has passed; who only co-ordinates owes none."""
        has_passed = self.deadline is not None and self.deadline < self.today
        return self.awaits_paper and has_passed and not self.is_over

    @property
    def came_late(self) -> bool:
        """The first paper came after the deadline."""
        if self.deadline is None or not self.papers:
            return False
        return timezone.localdate(self.papers[0].at) > self.deadline

    @property
    def awaits_paper(self) -> bool:
        return self.is_lead and not self.papers

    @property
    def awaits_report(self) -> bool:
        return self.is_lead and self.is_over and self.report is None

    @property
    def is_done(self) -> bool:
        return self.report is not None and self.report.state == ReportState.DONE


def prepared(
    items: Sequence[AgendaItem], *, user: User, rule: PaperRule, today: datetime.date
) -> list[Prepared]:
    """The items in their order, with what this user may see of them (R44); four queries.

    The items know their conference and come from `with_agencies`.
    """
    ids = [item.pk for item in items]
    papers: dict[int, list[Paper]] = defaultdict(list)
    for paper in (
        Paper.objects.visible_to(user)
        .filter(item__in=ids)
        .select_related("agency", "by")
        .order_by("at", "pk")
    ):
        papers[paper.item_id].append(paper)
    reports: dict[int, ItemReport] = {}
    said = ItemReport.objects.visible_to(user).filter(item__in=ids)
    for report in said.select_related("agency", "by").order_by("at", "pk"):
        reports[report.item_id] = report
    own = frozenset[int]() if may(user, Action.READ_DRAFTS) else with_predecessors(user.agency_id)
    return [
        _prepared(item, rule, papers[item.pk], reports.get(item.pk), own, today) for item in items
    ]


def _prepared(
    item: AgendaItem,
    rule: PaperRule,
    papers: list[Paper],
    report: ItemReport | None,
    own: frozenset[int],
    today: datetime.date,
) -> Prepared:
    rows = sorted(item.item_agencies.all(), key=lambda row: (row.position, row.pk))
    leads = [row.agency for row in rows if row.role == AgencyRole.LEAD]
    others = [row.agency for row in rows if row.role == AgencyRole.COORDINATING]
    return Prepared(
        item=item,
        leads=tuple(agency.name for agency in leads),
        coordinators=tuple(agency.name for agency in others),
        is_lead=any(not own or agency.pk in own for agency in leads),
        deadline=rule.deadline(item),
        workdays=rule.workdays(item),
        papers=tuple(papers),
        report=report,
        today=today,
    )
