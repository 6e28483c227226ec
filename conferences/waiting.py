""" "Việc của tôi": what waits for a person, soonest first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from conferences.checks import findings_of
from conferences.deadlines import paper_rule, window
from conferences.models import (
    AgencyRole,
    AgendaItem,
    Decision,
    ItemAgency,
    ItemRequest,
    ItemState,
    ProposalDecision,
    RequestState,
)
from conferences.next_meeting import NextMeeting
from conferences.preparation import Prepared, prepared
from programme.dates import format_date
from programme.models import Document, DocumentState, User
from programme.roles import Action, Role, may

# Reports on items of the year before are still asked for.
YEARS_BACK = 1
LONGEST_TEXT = 140


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits: in words, until when (None: no day), where it is done."""

    text: str
    url: str
    detail: str = ""
    day: datetime.date | None = None
    is_late: bool = False


def waiting(user: User, meeting: NextMeeting | None, *, today: datetime.date) -> list[Task]:
    """Everything that waits for this user; the number of queries does not depend on how much."""
    found: list[Task] = []
    if may(user, Action.EDIT_PROGRAMME):
        found += [
            *_requests(user),
            *_put_off(user, today),
            *_late_papers(meeting),
            *_without_lead(user),
        ]
        found += _findings(user, today)
    if may(user, Action.HAND_IN) and user.agency_id is not None:
        found += _own_items(user, today)
    found += _submitted(user)
    return sorted(found, key=_soonest)


def _soonest(task: Task) -> tuple[bool, bool, datetime.date]:
    return not task.is_late, task.day is None, task.day or datetime.date.max


def _requests(user: User) -> Iterator[Task]:
    rows = ItemRequest.objects.visible_to(user).filter(state=RequestState.SENT).order_by()
    for year, count, oldest in rows.values_list("year").annotate(Count("pk"), Min("sent_at")).order_by("year"):  # fmt: skip
        day = timezone.localdate(oldest)
        yield Task(
            f"{count} đề nghị của cơ quan cho năm {year} chờ xem xét",
            f"{reverse('request_list')}?nam={year}",
            f"cũ nhất gửi ngày {format_date(day)}",
            day,
        )


def _put_off(user: User, today: datetime.date) -> Iterator[Task]:
    """Proposals put off in the years being drafted: somebody decides before the year is issued."""
    years = Document.objects.visible_to(user).annual_programmes().filter(year__gte=today.year)
    rows = ProposalDecision.objects.filter(
        programme__in=years.exclude(state=DocumentState.ISSUED), decision=Decision.LATER
    )
    counted = rows.order_by().values_list("programme", "programme__year").annotate(Count("pk"))
    for programme, year, count in counted.order_by("programme__year"):
        yield Task(
            f"{count} đề xuất cho năm {year} đã để sau, chờ quyết định",
            f"{reverse('proposal_list', args=[programme])}#de-sau",
        )


def _late_papers(meeting: NextMeeting | None) -> Iterator[Task]:
    if meeting is None or not meeting.is_issued or not meeting.late:
        return
    yield Task(
        f"{meeting.late} nội dung trễ hạn tài liệu",
        reverse("conference_papers", args=[meeting.conference.pk]),
        str(meeting.conference),
        min(one.deadline for one in meeting.items if one.is_late and one.deadline),
        is_late=True,
    )


def _without_lead(user: User) -> Iterator[Task]:
    """Planned items of the years being drafted that nobody prepares, those below them neither."""
    led = ItemAgency.objects.filter(role=AgencyRole.LEAD).order_by()
    rows = (
        AgendaItem.objects.visible_to(user)
        .live()
        .filter(state=ItemState.PLANNED, parent=None, conference__is_removed=False)
        .exclude(programme__state=DocumentState.ISSUED)
        .exclude(pk__in=led.values("item"))
        .exclude(pk__in=led.filter(item__parent__isnull=False).values("item__parent"))
    )
    counted = rows.order_by().values_list("programme", "programme__year").annotate(Count("pk"))
    for programme, year, count in counted.order_by("programme__year"):
        yield Task(
            f"{count} nội dung của chương trình năm {year} chưa có cơ quan chủ trì",
            reverse("year_checks", args=[programme]),
        )


def _findings(user: User, today: datetime.date) -> Iterator[Task]:
    """What the checks find in the year that is drafted next; older drafts were left behind."""
    drafts = Document.objects.visible_to(user).annual_programmes()
    drafts = drafts.exclude(state=DocumentState.ISSUED).filter(year__gte=today.year)
    programme = drafts.select_related("committee", "term").order_by("year", "pk").first()
    if programme is None:
        return
    # Items without lead have a line of their own.
    count = sum(one.kind != "without_lead" for one in findings_of(programme, today=today))
    if count:
        yield Task(
            f"{count} điểm cần xem khi kiểm tra chương trình năm {programme.year}",
            reverse("year_checks", args=[programme.pk]),
        )


def _own_items(user: User, today: datetime.date) -> Iterator[Task]:
    rows = (
        AgendaItem.objects.visible_to(user)
        .handed_in_by(user)
        .filter(programme__year__gte=today.year - YEARS_BACK)
        .with_agencies()
        .select_related("conference", "programme__committee")
    )
    items = list(rows.order_by("pk"))
    if not items:
        return
    rule = paper_rule(items[0].programme.committee, today.year - YEARS_BACK, today.year + 1)
    for one in prepared(items, user=user, rule=rule, today=today):
        task = _own_item(one)
        if task is not None:
            yield task


def _own_item(one: Prepared) -> Task | None:
    """A paper until the conference has met, then a report; only of items that the agency leads."""
    conference = one.item.conference
    if conference is None:
        return None
    text = (
        one.item.text if len(one.item.text) <= LONGEST_TEXT else f"{one.item.text[:LONGEST_TEXT]}…"
    )
    if one.awaits_report:
        address = reverse("report_add", args=[one.item.pk])
        return Task(f"Báo cáo kết quả: {text}", address, str(conference), window(conference).last)
    if one.is_over or not one.awaits_paper:
        return None
    until = f"hạn {format_date(one.deadline)}" if one.deadline else "chưa có ngày họp"
    return Task(
        f"Nộp tài liệu: {text}",
        reverse("paper_add", args=[one.item.pk]),
        f"{until}; {conference}",
        one.deadline or window(conference).first,
        one.is_late,
    )


def _submitted(user: User) -> Iterator[Task]:
    """Papers sent up for signature: the clerk numbers them, the leader of the office follows them."""
    what = {
        Role.REGISTRY_CLERK: "chờ cấp số, ngày",
        Role.OFFICE_LEADER: "đang trình ký",
        Role.ADMINISTRATOR: "đang trình ký",
    }.get(Role(user.role))
    if what is None:
        return
    rows = Document.objects.visible_to(user).filter(state=DocumentState.SUBMITTED)
    for document in rows.select_related("committee").order_by("year", "pk"):
        yield Task(f"{document} {what}", reverse("document_preview", args=[document.pk]))
