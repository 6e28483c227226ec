"""Mending by one click: the right words in the right record, one step, refused where it must be."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from conferences.actions import items as item_actions
from programme.actions.editing import Change
from programme.findings import TextFinding
from programme.models import Document, DocumentKind, Section, Step, User
from programme.roles import Role
from reports.checks.documents import remarks_of
from tests import factories
from tests.conferences.pages import operation, signed_in, text_of
from tests.reports import check_panel
from tests.reports.check_panel import kinds, mend_addresses, page_of, texts, undo_of

pytestmark = pytest.mark.django_db
LOCKED = "Văn bản đã phát hành nên không sửa được; hãy lập phiên bản đính chính."


@pytest.fixture
def mistyped(programme: Document) -> Document:
    return check_panel.mistype(programme)


@pytest.mark.parametrize(
    ("kind", "position", "mended"),
    [
        ("doubled_word", 0, "Công tác dân vận được quan tâm"),
        (
            "citation_so",
            2,
            "Sơ kết thực hiện Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương"
            " về tinh gọn bộ máy",
        ),
    ],
)
def test_one_click_mends_the_words_and_is_taken_back(
    mistyped: Document, drafter: User, kind: str, position: int, mended: str
) -> None:
    before = texts(mistyped)
    client = signed_in(drafter)
    [address] = mend_addresses(page_of(mistyped, drafter), kind)
    answer = client.post(address, {"operation": operation()})
    assert answer.status_code == 303
    assert answer["Location"].partition("#")[0] == f"/nam/{mistyped.pk}/kiem-tra/"
    assert texts(mistyped) == [*before[:position], mended, *before[position + 1 :]]
    assert kind not in kinds(mistyped)
    item = mistyped.items.order_by("position")[position]
    row = item.history.latest()
    assert (item.version, row.history_user, row.history_change_reason) == (
        2,
        drafter,
        "Sửa nội dung",
    )
    undo = undo_of(client.get(answer["Location"]))
    assert client.post(undo, {"operation": operation()}).status_code == 303
    assert texts(mistyped) == before


def test_all_of_one_kind_are_mended_as_one_step(mistyped: Document, drafter: User) -> None:
    before = texts(mistyped)
    client = signed_in(drafter)
    page = page_of(mistyped, drafter)
    [address] = page.xpath("//section[@id='double_space']/div/form/@action")
    answer = client.post(address, {"operation": operation()})
    assert texts(mistyped)[1] == "Công tác kiểm tra, giám sát"
    assert Step.objects.get().label == "Sửa giúp: Thừa dấu cách"
    shown = client.get(answer["Location"])
    assert "Đã sửa giúp: Thừa dấu cách (2 chỗ)." in text_of(shown.content)
    client.post(undo_of(shown), {"operation": operation()})
    assert texts(mistyped) == before


def test_one_of_two_in_a_text_is_mended_alone(mistyped: Document, drafter: User) -> None:
    first, second = mend_addresses(page_of(mistyped, drafter), "double_space")
    client = signed_in(drafter)
    client.post(second, {"operation": operation()})
    assert texts(mistyped)[1] == "Công tác  kiểm tra, giám sát"
    # The text is another now: the button of the old page is refused, nothing is guessed.
    assert client.post(first, {"operation": operation()}).status_code == 409
    assert texts(mistyped)[1] == "Công tác  kiểm tra, giám sát"


def test_the_panel_opens_again_where_one_goes_on(mistyped: Document, drafter: User) -> None:
    client = signed_in(drafter)
    panel = f"/nam/{mistyped.pk}/kiem-tra/"
    kinds_shown = [group.kind for group in client.get(panel).context["groups"]]
    behind = kinds_shown[kinds_shown.index("doubled_word") + 1]
    page = page_of(mistyped, drafter)
    [address] = mend_addresses(page, "doubled_word")
    answer = client.post(address, {"operation": operation()})
    assert answer["Location"] == f"{panel}#{behind}"
    address = mend_addresses(page, "double_space")[0]
    answer = client.post(address, {"operation": operation()})
    assert answer["Location"] == f"{panel}#double_space"
    # What is no rule of ours leads nowhere.
    address = mend_addresses(page_of(mistyped, drafter), "citation_so")[0]
    address = f"{address.partition('&tiep')[0]}&tiep=//x"
    assert client.post(address, {"operation": operation()})["Location"] == panel


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_questions_is_the_same_whatever_the_size(
    programme: Document, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        home = factories.make_conference(programme, ordinal=20 + number)
        factories.make_item(programme, conference=home, text="Việc được được giao")
        factories.make_footnote(programme)
        factories.make_recipient(programme)
    fresh = Document.objects.select_related("committee", "term").get(pk=programme.pk)
    today = timezone.localdate()
    with django_assert_num_queries(19):
        remarks_of(fresh, today=today, mends=False)
    with django_assert_num_queries(27):
        remarks_of(fresh, today=today, mends=True)


def test_a_repeat_is_done_once(mistyped: Document, drafter: User) -> None:
    [address] = mend_addresses(page_of(mistyped, drafter), "doubled_word")
    client = signed_in(drafter)
    sent = {"operation": operation()}
    assert [client.post(address, sent).status_code for _ in range(2)] == [303, 303]
    assert Step.objects.count() == 1


def test_words_that_changed_meanwhile_are_left_alone(mistyped: Document, drafter: User) -> None:
    [address] = mend_addresses(page_of(mistyped, drafter), "doubled_word")
    item = mistyped.items.order_by("position")[0]
    item_actions.edit(
        item,
        changes={"text": Change(item.text, "Công tác dân vận được được coi trọng")},
        version=1,
        by=drafter,
    )
    answer = signed_in(drafter).post(address, {"operation": operation()})
    assert answer.status_code == 409
    assert "Chỗ này đã được sửa" in text_of(answer.content)
    assert texts(mistyped)[0] == "Công tác dân vận được được coi trọng"
    assert Step.objects.count() == 0


def test_an_issued_year_refuses_the_mending(mistyped: Document, drafter: User) -> None:
    before = texts(mistyped)
    [address] = mend_addresses(page_of(mistyped, drafter), "doubled_word")
    factories.issue(mistyped)
    answer = signed_in(drafter).post(address, {"operation": operation()})
    assert (answer.status_code, LOCKED in text_of(answer.content)) == (409, True)
    assert texts(mistyped) == before


@pytest.mark.parametrize("role", [Role.REGISTRY_CLERK, Role.AGENCY_CONTACT, Role.COMMITTEE_LEADER])
def test_a_role_that_may_not_edit_is_refused(mistyped: Document, drafter: User, role: str) -> None:
    before = texts(mistyped)
    [address] = mend_addresses(page_of(mistyped, drafter), "doubled_word")
    client = signed_in(factories.make_user(role))
    assert client.post(address, {"operation": operation()}).status_code == 403
    assert texts(mistyped) == before


def doubled(document: Document) -> int:
    """How many doubled words one click can mend."""
    remarks = remarks_of(document, today=timezone.localdate(), mends=True)
    return sum(one.mending is not None for one in remarks if one.finding.kind == "doubled_word")


def mend_all(document: Document, user: User) -> None:
    address = f"/nam/{document.pk}/kiem-tra/sua/?loai=doubled_word"
    assert signed_in(user).post(address, {"operation": operation()}).status_code == 303


def test_every_kind_of_record_is_mended_in_one_step_and_given_back(drafter: User) -> None:
    agenda = factories.make_document(
        kind=DocumentKind.CONFERENCE_AGENDA, note="(Theo Thông báo của của Văn phòng)"
    )
    records = [
        agenda,
        factories.make_section(
            agenda, heading="YÊU CẦU", text="Việc được được giao.\nBáo cáo được được gửi[^a]."
        ),
        factories.make_footnote(agenda, "a", text="Theo Quy chế của của Tỉnh uỷ."),
        factories.make_sitting(agenda, heading="BUỔI SÁNG của của đại biểu"),
        factories.make_slot(
            agenda,
            start=datetime.time(7, 30),
            end=datetime.time(8, 0),
            text="Khai mạc và và chào cờ",
            presenters="đồng chí Bí thư",
        ),
        factories.make_recipient(agenda, "Các cơ quan của của Tỉnh uỷ"),
    ]
    fields = ["note", "text", "text", "heading", "text", "name"]

    def held() -> list[str]:
        for record in records:
            record.refresh_from_db()
        return [getattr(r, field) for r, field in zip(records, fields, strict=True)]

    before = held()
    mend_all(agenda, drafter)
    assert held() == [
        "(Theo Thông báo của Văn phòng)",
        "Việc được giao.\nBáo cáo được gửi[^a].",
        "Theo Quy chế của Tỉnh uỷ.",
        "BUỔI SÁNG của đại biểu",
        "Khai mạc và chào cờ",
        "Các cơ quan của Tỉnh uỷ",
    ]
    undo = f"/buoc/{Step.objects.get().pk}/hoan-tac/"
    assert signed_in(drafter).post(undo, {"operation": operation()}).status_code == 303
    assert held() == before


def test_a_target_a_conference_and_a_lead_in_are_mended(drafter: User) -> None:
    tasks = factories.make_document()
    target = factories.make_target(tasks, text="Kết nạp được được 150 đảng viên")
    year = factories.make_programme(term=tasks.term)
    hall = factories.make_conference(year, name="Hội nghị của của Ban Chấp hành")
    item = factories.make_item(year, conference=hall, lead_in="Các báo cáo của của cơ quan:")
    for document in (tasks, year):
        mend_all(document, drafter)
    for record in (target, hall, item):
        record.refresh_from_db()
    assert (target.text, hall.name, item.lead_in) == (
        "Kết nạp được 150 đảng viên",
        "Hội nghị của Ban Chấp hành",
        "Các báo cáo của cơ quan:",
    )


def test_of_equal_rows_each_is_mended_where_it_stands(drafter: User) -> None:
    agenda = factories.make_document(kind=DocumentKind.CONFERENCE_AGENDA)
    factories.make_sitting(agenda)
    rows = [
        factories.make_slot(agenda, text="Thảo luận báo cáo của của Văn phòng") for _ in range(2)
    ]
    remarks = remarks_of(agenda, today=timezone.localdate(), mends=True)
    found = [one for one in remarks if one.finding.kind == "doubled_word"]
    assert [one.source for one in found] == [f"slot-{row.pk}/text" for row in rows]
    assert [one.mending.record.pk for one in found if one.mending] == [row.pk for row in rows]


def test_words_typed_in_another_spelling_are_mended_where_they_are_kept(drafter: User) -> None:
    report = factories.make_document(kind=DocumentKind.QUARTERLY_REPORT)
    part = factories.make_section(report, heading="Kết quả", text="Tỉnh ủy đã đã họp.")
    mend_all(report, drafter)
    assert Section.objects.get(pk=part.pk).text == "Tỉnh ủy đã họp."


def test_every_mending_leaves_the_words_that_the_finding_promised(mistyped: Document) -> None:
    for remark in remarks_of(mistyped, today=timezone.localdate(), mends=True):
        one, place = remark.finding, remark.mending
        if place is None or not isinstance(one, TextFinding) or one.mended_text is None:
            continue
        kept = getattr(place.record, place.field)
        mended = f"{kept[: place.start]}{place.words}{kept[place.end :]}"
        assert one.mended_text.rstrip(".") == mended
