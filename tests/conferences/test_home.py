""" "Bàn làm việc": the next conference, what waits for whom, what changed since the last visit."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conferences.actions import conferences, items, links
from conferences.models import AgendaItem, Conference, ProposalDecision
from conferences.next_meeting import next_meeting
from conferences.since import changes_since
from conferences.waiting import waiting
from programme.actions import documents
from programme.actions.editing import Change
from programme.history import attributed
from programme.models import Document, User, UserVisit
from programme.roles import Role
from tests import factories
from tests.conferences.pages import signed_in, text_of

pytestmark = pytest.mark.django_db
D = datetime.date
# Questions of the first page; the office's includes the checks of one year.
CEILINGS = {Role.AGENCY_CONTACT: 40, Role.COMMITTEE_LEADER: 20, Role.REGISTRY_CLERK: 40}
TODAY = D(2025, 3, 12)


@pytest.fixture
def hall(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=21, date_from=D(2025, 3, 20))


def sentences(user: User, today: datetime.date = TODAY) -> list[str]:
    return [task.text for task in waiting(user, next_meeting(user, today=today), today=today)]


def earlier(moment: datetime.timedelta = datetime.timedelta(hours=1)) -> datetime.datetime:
    return timezone.now() - moment


def aged(*records: Any) -> None:
    """The history so far is two hours old."""
    for record in records:
        record.history.update(history_date=earlier(datetime.timedelta(hours=2)))


def told(user: User) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.title, one.sentences) for one in changes_since(user, earlier())]


def test_the_next_conference_is_the_first_that_is_not_over(
    programme: Document, hall: Conference, drafter: User
) -> None:
    factories.make_conference(programme, ordinal=20, first_month=1)
    factories.make_conference(programme, ordinal=22, first_month=6)
    found = next_meeting(drafter, today=TODAY)
    assert found is not None
    assert (found.conference, found.days_left) == (hall, 8)
    later = next_meeting(drafter, today=D(2025, 3, 21))
    assert later is not None
    assert (later.conference.ordinal, later.days_left) == (22, None)
    assert next_meeting(drafter, today=D(2025, 7, 1)) is None


def test_papers_in_and_late_are_counted_by_working_days(
    programme: Document, hall: Conference, drafter: User
) -> None:
    agency = factories.make_agency()
    first = factories.make_item(programme, conference=hall, lead=agency)
    factories.make_item(programme, conference=hall, lead=agency)
    factories.make_item(programme, conference=hall, lead=agency, paper_workdays=2)
    factories.make_paper(first, agency)
    factories.issue(programme)
    found = next_meeting(drafter, today=TODAY)
    assert found is not None
    assert (found.expected, found.handed_in, found.late, found.deadline) == (
        3,
        1,
        1,
        D(2025, 3, 18),
    )
    assert "1 nội dung trễ hạn tài liệu" in sentences(drafter)


def test_the_office_is_told_of_requests_items_without_lead_and_findings(
    programme: Document, hall: Conference, drafter: User
) -> None:
    factories.make_item(programme, conference=hall)
    parent = factories.make_item(programme, conference=hall)
    factories.make_item(programme, parent=parent, lead=factories.make_agency())
    factories.make_request(year=2026)
    factories.make_request(year=2026, state="withdrawn")
    factories.make_blocked_period(first_day=D(2025, 3, 17), last_day=D(2025, 3, 21))
    assert sentences(drafter)[:2] == [
        "1 đề nghị của cơ quan cho năm 2026 chờ xem xét",
        "1 nội dung của chương trình năm 2025 chưa có cơ quan chủ trì",
    ]
    assert any("điểm cần xem khi kiểm tra chương trình năm 2025" in s for s in sentences(drafter))


def test_the_office_is_told_of_proposals_put_off_until_the_year_is_issued(
    programme: Document, drafter: User, contact: User
) -> None:
    with attributed(by=drafter):
        ProposalDecision(programme=programme, key="undone:1", text="A", decision="later").save()
        ProposalDecision(programme=programme, key="undone:2", text="B", decision="declined", reason="Trùng").save()  # fmt: skip
    leader = factories.make_user(Role.OFFICE_LEADER)
    sentence = "1 đề xuất cho năm 2025 đã để sau, chờ quyết định"
    assert (sentence in sentences(drafter), sentence in sentences(leader)) == (True, True)
    assert sentences(contact) == []
    factories.issue(programme)
    assert sentence not in sentences(leader)


def test_a_contact_is_told_of_own_papers_then_of_own_reports(
    programme: Document, hall: Conference, contact: User
) -> None:
    factories.make_item(programme, conference=hall, lead=contact.agency, text="Công tác dân vận")
    factories.make_item(programme, conference=hall, lead=factories.make_agency(), text="Của bạn")
    assert sentences(contact) == []
    factories.issue(programme)
    assert sentences(contact) == ["Nộp tài liệu: Công tác dân vận"]
    assert sentences(contact, D(2025, 4, 1)) == ["Báo cáo kết quả: Công tác dân vận"]
    item = AgendaItem.objects.get(text="Công tác dân vận")
    factories.make_paper(item, contact.agency)
    factories.make_report(item, contact.agency)
    assert sentences(contact) == []
    assert sentences(contact, D(2025, 4, 1)) == []


def test_the_clerk_is_told_of_papers_that_wait_for_a_number(programme: Document) -> None:
    clerk = factories.make_user(Role.REGISTRY_CLERK)
    assert sentences(clerk) == []
    programme.state = "submitted"
    factories._saved(programme)
    assert sentences(clerk) == ["Chương trình làm việc năm 2025 chờ cấp số, ngày"]


def test_what_changed_is_told_once_by_its_outcome(
    programme: Document, hall: Conference, drafter: User
) -> None:
    other = factories.make_conference(programme, ordinal=22, first_month=6)
    old = [factories.make_item(programme, conference=hall) for _ in range(5)]
    aged(AgendaItem, Conference, Document)
    for model in {type(section) for section in programme.sections.all()}:
        aged(model)
    moved, back, late, worded, led = old
    items.move(moved, conference=other, after=None, version=1, by=drafter)
    items.move(back, conference=other, after=None, version=1, by=drafter)
    items.move(back, conference=hall, after=None, version=2, by=drafter)
    items.postpone(late, reason="chờ", version=late.version, by=drafter)
    items.edit(worded, changes={"text": Change(worded.text, "Khác")}, version=1, by=drafter)
    links.set_agencies(led, leads=[factories.make_agency()], version=1, by=drafter)
    items.add(programme, text="Mới", by=drafter, conference=hall)
    conferences.edit(
        other, changes={"first_month": Change(6, 7)}, version=other.version, by=drafter
    )
    documents.edit(programme, changes={"closing": Change("", "Hết")}, version=1, by=drafter)
    assert told(drafter) == [
        (
            "Chương trình làm việc năm 2025",
            (
                "1 nội dung mới",
                "1 nội dung chuyển",
                "1 nội dung sửa lời",
                "1 cơ quan chủ trì mới",
                "1 nội dung hoãn",
                "1 hội nghị đổi thời gian",
                "thông tin văn bản sửa",
            ),
        )
    ]


def test_a_new_order_alone_is_no_news(programme: Document, hall: Conference, drafter: User) -> None:
    first = factories.make_item(programme, conference=hall)
    second = factories.make_item(programme, conference=hall)
    for model in (AgendaItem, Conference, Document, type(programme.sections.all()[0])):
        aged(model)
    items.move(first, conference=hall, after=second.pk, version=1, by=drafter)
    assert told(drafter) == []


def test_r47_drafts_are_no_news_to_those_who_do_not_read_them(
    programme: Document, hall: Conference, contact: User
) -> None:
    leader = factories.make_user(Role.COMMITTEE_LEADER)
    factories.make_item(programme, conference=hall, lead=contact.agency)
    assert (told(leader), told(contact)) == ([], [])
    aged(Document)
    factories.issue(programme)
    news = [("Chương trình làm việc năm 2025", ("đã phát hành",))]
    assert (told(leader), told(contact)) == (news, news)


def test_an_agency_is_told_of_its_own_answers_and_the_office_of_new_requests(
    contact: User, drafter: User
) -> None:
    other = factories.make_request()
    mine = factories.make_request(contact.agency)
    assert told(drafter) == [("Đề nghị của cơ quan", ("2 đề nghị mới",))]
    assert told(contact) == []
    for request in (mine, other):
        request.state, request.answer = "declined", "Trùng"
        with attributed(by=drafter, reason="Trả lời đề nghị"):
            request.save()
    assert told(contact) == [("Đề nghị của cơ quan", ("1 đề nghị không đưa vào",))]


def log_in(user: User) -> Client:
    client = Client()
    sent = {"username": user.username, "password": factories.PASSWORD}
    assert client.post("/dang-nhap/", sent).status_code == 302
    return client


def test_the_last_visit_ends_with_the_log_out_and_outlives_it(drafter: User) -> None:
    client = log_in(drafter)
    assert UserVisit.objects.get(user=drafter).previous_at is None
    client.post("/dang-xuat/")
    left = UserVisit.objects.get(user=drafter).left_at
    assert left is not None
    client = log_in(drafter)
    assert UserVisit.objects.get(user=drafter).previous_at == left
    assert "Từ lần trước bạn làm việc" in text_of(client.get("/").content)


def test_a_visit_that_nobody_ended_counts_from_its_log_in(drafter: User) -> None:
    log_in(drafter)
    drafter.refresh_from_db()
    began = drafter.last_login
    log_in(drafter)
    assert UserVisit.objects.get(user=drafter).previous_at == began


@pytest.mark.parametrize("role", list(Role))
def test_every_role_gets_a_first_page_of_its_own(programme: Document, role: Role) -> None:
    now = timezone.localdate()
    year = factories.make_programme(year=now.year + 1)
    hall = factories.make_conference(year, ordinal=30, first_month=1)
    factories.make_item(year, conference=hall, lead=factories.make_agency(), text="Việc thứ nhất")
    factories.issue(year)
    shown = text_of(signed_in(factories.make_user(role)).get("/").content)
    is_leader = role == Role.COMMITTEE_LEADER
    # Nothing can be sent up to a leader yet, so no box promises it.
    assert ("Việc của tôi" in shown, "Cần quyết định" in shown) == (not is_leader, False)
    assert ("Việc thứ nhất" in shown) == is_leader
    assert "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 30" in shown


def desk(count: int, contact: User) -> None:
    """A desk with `count` items, papers, requests and changes."""
    now = timezone.localdate()
    year = factories.make_programme(year=now.year + 1)
    hall = factories.make_conference(year, date_from=D(now.year + 1, 3, 20))
    for _ in range(count):
        item = factories.make_item(year, conference=hall, lead=contact.agency)
        factories.make_paper(item, contact.agency)
        factories.make_report(item, contact.agency)
        factories.make_item(year, conference=hall)
        factories.make_request(contact.agency)
    factories.issue(year)
    draft = factories.make_programme(year=now.year + 2)
    other = factories.make_conference(draft)
    for _ in range(count):
        factories.make_item(draft, conference=other, lead=factories.make_agency())


@pytest.mark.parametrize("role", list(Role))
def test_r97_the_first_page_asks_the_same_number_of_questions_however_much_waits(
    role: Role, contact: User
) -> None:
    user = contact if role == Role.AGENCY_CONTACT else factories.make_user(role)
    client = signed_in(user)
    client.get("/co-quan/")
    asked = []
    for count in (2, 12):
        with transaction.atomic():
            desk(count, contact)
            with CaptureQueriesContext(connection) as queries:
                assert client.get("/").status_code == 200
            asked.append(len(queries))
            transaction.set_rollback(True)
    assert asked[0] == asked[1]
    assert asked[0] <= CEILINGS.get(role, 55)
