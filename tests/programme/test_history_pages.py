"""Who changed what, when and why, and bringing an earlier version back."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conferences.actions import conferences, items, links
from programme.actions import bodies, directives, documents
from programme.actions.editing import Change
from programme.actions.restoring import restore_version
from programme.differences import Piece, PieceKind
from programme.errors import AlreadyIssued, EditedMeanwhile, NotAllowed, RuleBroken
from programme.history import attributed
from programme.models import Document, User
from programme.versions import FieldChange
from tests import factories

pytestmark = pytest.mark.django_db
SCRIPT = '<script>alert("x")</script>'
OLD = "Báo cáo tình hình thực hiện nhiệm vụ quý I năm 2025"
NEW = "Báo cáo tình hình thực hiện nhiệm vụ quý II năm 2025"


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, record: Any, **query: str) -> Any:
    address = reverse("history", args=[record._meta.model_name, record.pk])
    return client_of(user).get(address, query)


def year_page(user: User, programme: Document, **query: str) -> Any:
    return client_of(user).get(reverse("document_history", args=[programme.pk]), query)


def an_edited_item(programme: Document, by: User) -> Any:
    item = items.add(programme, text=OLD, by=by)
    return items.edit(item, changes={"text": Change(OLD, NEW)}, version=1, by=by)


def press_restore(user: User, record: Any, history_id: int, version: int) -> Any:
    model = record._meta.model_name
    address = reverse("history_restore", args=[model, record.pk, history_id])
    data = {"operation": str(uuid.uuid4()), "version": str(version)}
    return client_of(user).post(address, data)


def test_an_entry_says_who_when_what_why_and_from_where(drafter: User, programme: Document) -> None:
    item = an_edited_item(programme, drafter)
    entry = page(drafter, item).context["entries"][0]
    assert (entry.who, entry.reason, entry.source, entry.verb) == (
        str(drafter),
        "Sửa nội dung",
        "màn hình",
        "Sửa",
    )
    assert entry.changes == (
        FieldChange(
            "nội dung",
            OLD,
            NEW,
            (
                Piece(PieceKind.SAME, "Báo cáo tình hình thực hiện nhiệm vụ quý "),
                Piece(PieceKind.REMOVED, "I"),
                Piece(PieceKind.ADDED, "II"),
                Piece(PieceKind.SAME, " năm 2025"),
            ),
        ),
    )


def test_long_texts_are_marked_word_by_word_on_the_page(drafter: User, programme: Document) -> None:
    text = page(drafter, an_edited_item(programme, drafter)).content.decode()
    assert '<del class="diff-out">I</del><ins class="diff-in">II</ins> năm 2025' in text


def test_times_are_those_of_vietnam(drafter: User) -> None:
    directive = factories.make_directive()
    directive.history.update(history_date=datetime.datetime(2025, 3, 1, 20, 5, tzinfo=datetime.UTC))
    assert "03:05</time>" not in page(drafter, directive).content.decode()
    assert "03:05 ngày 02/03/2025" in page(drafter, directive).content.decode()


def test_dates_choices_and_switches_are_shown_in_vietnamese(drafter: User) -> None:
    directive = factories.make_directive(date=datetime.date(2020, 3, 24))
    directives.edit(
        directive,
        changes={
            "date": Change(datetime.date(2020, 3, 24), datetime.date(2010, 8, 16)),
            "kind": Change("instruction", "resolution"),
        },
        version=1,
        by=drafter,
    )
    assert page(drafter, directive).context["entries"][0].changes == (
        FieldChange("thể loại", "Chỉ thị", "Nghị quyết"),
        FieldChange("ngày ban hành", "24/3/2020", "16/8/2010"),
    )


def test_agencies_and_texts_of_an_item_stand_in_its_history(
    drafter: User, programme: Document
) -> None:
    agency = factories.make_agency("Văn phòng Tỉnh uỷ")
    item = items.add(programme, text=OLD, by=drafter)
    links.set_agencies(item, leads=[agency], version=1, by=drafter)
    entries = page(drafter, item).context["entries"]
    assert [(entry.reason, entry.verb) for entry in entries] == [
        ("Chọn cơ quan chuẩn bị", "Sửa"),
        ("Thêm nội dung", "Thêm"),
    ]
    assert entries[0].changes == (
        FieldChange("cơ quan của nội dung", "", "Văn phòng Tỉnh uỷ; vai trò: chủ trì; thứ tự: 1"),
    )


def test_a_move_names_the_conferences(drafter: User, programme: Document) -> None:
    conference = factories.make_conference(programme, ordinal=20)
    item = items.add(programme, text=OLD, by=drafter)
    items.move(item, conference=conference, after=None, version=1, by=drafter)
    entry = page(drafter, item).context["entries"][0]
    assert entry.changes == (FieldChange("hội nghị", "", str(conference)),)


def test_restoring_makes_a_new_version_with_the_old_words(
    drafter: User, programme: Document
) -> None:
    item = an_edited_item(programme, drafter)
    first = item.history.order_by("history_id")[0]
    answer = press_restore(drafter, item, first.history_id, 2)
    item.refresh_from_db()
    row = item.history.first()
    assert answer.status_code == 303
    assert (item.text, item.version) == (OLD, 3)
    assert (row.history_source, row.history_user) == ("restore", drafter)
    assert row.history_change_reason.startswith("Khôi phục bản ")
    assert [r.text for r in item.history.order_by("history_id")] == [OLD, NEW, OLD]


def test_restoring_leaves_place_conference_and_state_alone(
    drafter: User, programme: Document
) -> None:
    conference = factories.make_conference(programme)
    item = an_edited_item(programme, drafter)
    first = item.history.order_by("history_id")[0]
    items.move(item, conference=conference, after=None, version=2, by=drafter)
    restore_version(item, history_id=first.history_id, version=3, by=drafter)
    item.refresh_from_db()
    assert (item.text, item.conference, item.position, item.state) == (
        OLD,
        conference,
        1,
        "planned",
    )


def test_restoring_works_for_every_record_with_a_history_page(
    drafter: User, leader: User, programme: Document
) -> None:
    section = programme.sections.get(role="purpose")
    conference = conferences.add(programme, by=drafter, name="Hội nghị cũ", first_month=3)
    agency = bodies.add_agency(name="Ban cũ", by=leader)
    directive = factories.make_directive(subject="cũ")
    cases = [
        (programme, "opening", "", documents.edit),
        (section, "text", section.text, documents.edit_section),
        (conference, "name", "Hội nghị cũ", conferences.edit),
        (agency, "name", "Ban cũ", bodies.edit_agency),
        (directive, "subject", "cũ", directives.edit),
    ]
    for record, name, old, edit in cases:
        first = record.history.order_by("history_id")[0].history_id
        edit(record, changes={name: Change(old, "mới")}, version=1, by=leader)
        restore_version(record, history_id=first, version=2, by=leader)
        record.refresh_from_db()
        assert (getattr(record, name), record.version) == (old, 3), record


def test_restoring_is_refused_when_issued_stale_forbidden_or_foreign(
    drafter: User, contact: User, programme: Document
) -> None:
    item = an_edited_item(programme, drafter)
    other = items.add(programme, text="Nội dung khác", by=drafter)
    first = item.history.order_by("history_id")[0].history_id
    with pytest.raises(EditedMeanwhile):
        restore_version(item, history_id=first, version=1, by=drafter)
    with pytest.raises(NotAllowed):
        restore_version(item, history_id=first, version=2, by=contact)
    with pytest.raises(RuleBroken, match="Không tìm thấy bản này"):
        restore_version(other, history_id=first, version=1, by=drafter)
    factories.issue(programme)
    with pytest.raises(AlreadyIssued):
        restore_version(item, history_id=first, version=2, by=drafter)
    item.refresh_from_db()
    assert (item.text, item.version) == (NEW, 2)


def test_a_removed_item_is_restored_before_its_words(drafter: User, programme: Document) -> None:
    item = an_edited_item(programme, drafter)
    first = item.history.order_by("history_id")[0].history_id
    items.remove(item, version=2, by=drafter)
    with pytest.raises(RuleBroken, match="Mục này đã xoá"):
        restore_version(item, history_id=first, version=3, by=drafter)


def test_an_old_version_that_breaks_a_rule_of_today_is_refused_with_its_sentence(
    drafter: User,
) -> None:
    date = datetime.date(2020, 1, 1)
    directive = factories.make_directive(number="42", date=date)
    first = directive.history.get().history_id
    directives.edit(directive, changes={"number": Change("42", "43")}, version=1, by=drafter)
    factories.make_directive(number="42", date=date)
    answer = press_restore(drafter, directive, first, 2)
    assert answer.status_code == 422
    assert str(answer.context["broken"]) == (
        "Danh mục đã có văn bản cùng thể loại, số, ký hiệu và ngày ban hành."
    )


def test_the_button_stands_only_beside_versions_that_differ_and_for_those_who_may(
    drafter: User, contact: User
) -> None:
    directive = factories.make_directive(subject="cũ")
    directives.edit(directive, changes={"subject": Change("cũ", "mới")}, version=1, by=drafter)
    shown = [
        [(bool(e.restore_url), e.is_current) for e in page(user, directive).context["entries"]]
        for user in (drafter, contact)
    ]
    assert shown == [[(False, True), (True, False)], [(False, True), (False, False)]]


def test_r47_the_history_is_seen_by_whoever_may_see_the_record(
    drafter: User, contact: User, programme: Document
) -> None:
    item = an_edited_item(programme, drafter)
    for record in (item, programme, programme.sections.all()[0]):
        assert page(contact, record).status_code == 404
        assert page(drafter, record).status_code == 200
    assert year_page(contact, programme).status_code == 404


def test_r47_readers_of_the_issued_paper_see_no_draft_of_it(
    drafter: User, contact: User, programme: Document
) -> None:
    item = an_edited_item(programme, drafter)
    items.move(
        item,
        conference=factories.make_conference(programme),
        after=None,
        version=item.version,
        by=drafter,
    )
    factories.issue(programme)
    assert page(contact, item).context["entries"] == []
    assert [e.subject for e in page(contact, programme).context["entries"]] == [str(programme)]
    assert [e.model for e in year_page(contact, programme).context["entries"]] == ["document"]
    assert OLD not in year_page(contact, programme).content.decode()


@pytest.mark.parametrize("name", ["user", "operation", "itemagency", "khong-co", "session"])
def test_models_without_a_history_page_answer_404(drafter: User, name: str) -> None:
    assert client_of(drafter).get(reverse("history", args=[name, 1])).status_code == 404


def test_r26_history_and_differences_escape_everything(drafter: User, programme: Document) -> None:
    long = f"{SCRIPT} và một đoạn văn dài để so từng chữ một với nhau"
    item = items.add(programme, text="a", by=drafter)
    for version, text in enumerate([SCRIPT, long, f"{long} <i>nữa</i>"], start=1):
        with attributed(reason=SCRIPT):
            items.edit(item, changes={"text": Change("", text)}, version=version, by=drafter)
    section = factories.make_section(programme, heading=SCRIPT)
    drafter.name = SCRIPT
    with attributed(by=drafter):
        drafter.save()
    for answer in (
        page(drafter, item),
        page(drafter, section),
        page(drafter, programme),
        year_page(drafter, programme),
    ):
        text = answer.content.decode()
        assert answer.status_code == 200
        assert SCRIPT not in text
        assert "<i>" not in text


def test_the_year_shows_all_its_changes_newest_first(drafter: User, programme: Document) -> None:
    conference = conferences.add(programme, by=drafter, name="Hội nghị thứ nhất", first_month=3)
    item = items.add(programme, text=OLD, by=drafter, conference=conference)
    agency = factories.make_agency("Văn phòng Tỉnh uỷ")
    links.set_agencies(item, leads=[agency], version=1, by=drafter)
    section = programme.sections.get(role="purpose")
    documents.edit_section(
        section, changes={"text": Change(section.text, "Đoạn mới.")}, version=1, by=drafter
    )
    documents.set_recipients(programme, names=["Lưu Văn phòng"], version=1, by=drafter)
    entries = year_page(drafter, programme).context["entries"]
    assert [(e.model, e.reason) for e in entries[:5]] == [
        ("document", "Sửa nơi nhận"),
        ("section", "Sửa phần văn bản"),
        ("agendaitem", "Chọn cơ quan chuẩn bị"),
        ("agendaitem", "Thêm nội dung"),
        ("conference", "Thêm hội nghị"),
    ]
    assert entries[2].subject == OLD


def test_the_year_keeps_what_was_deleted(drafter: User, programme: Document) -> None:
    section = factories.make_section(programme, heading="PHẦN BỎ")
    documents.remove_section(section, version=1, by=drafter)
    entry = year_page(drafter, programme).context["entries"][0]
    assert (entry.verb, entry.subject, entry.history_url) == ("Xoá", "PHẦN BỎ", "")


@pytest.mark.parametrize("count", [1, 3])
def test_r97_the_histories_ask_the_same_number_of_queries(
    drafter: User, programme: Document, count: int
) -> None:
    conference = factories.make_conference(programme)
    agency, directive = factories.make_agency(), factories.make_directive()
    for _ in range(count):
        item = factories.make_item(
            programme, conference=conference, lead=agency, directive=directive
        )
    factories.make_recipient(programme)
    for version in range(1, count + 1):
        wanted = [] if version % 2 else [agency]
        with attributed(reason=f"lần {version}"):
            links.set_agencies(item, leads=wanted, version=version, by=drafter)
    client = client_of(drafter)
    counts = []
    for address in (
        reverse("document_history", args=[programme.pk]),
        reverse("history", args=["agendaitem", item.pk]),
    ):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts == [25, 15]


def test_pages_of_a_long_history_hold_twenty_versions_each(drafter: User) -> None:
    directive = factories.make_directive(subject="0")
    for number in range(1, 26):
        with attributed(reason=f"lần {number}"):
            directive.subject = str(number)
            with attributed(by=drafter):
                directive.save()
    assert len(page(drafter, directive).context["entries"]) == 20
    assert [e.reason for e in page(drafter, directive, page="2").context["entries"]] == [
        "lần 5",
        "lần 4",
        "lần 3",
        "lần 2",
        "lần 1",
        "",
    ]
