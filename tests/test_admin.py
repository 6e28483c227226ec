"""The admin: lists, repair with history, people; nothing is deleted, nothing issued is touched."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from programme.models import Agency, DayOff, Directive, Document, User
from programme.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db
SCRIPT = '<script>alert("x")</script>'
NAMES = sorted(
    model._meta.model_name
    for model in admin.site._registry
    if model._meta.app_label in {"programme", "conferences", "reports"}
)
MODELS = {model._meta.model_name: model for model in admin.site._registry}


# Records that a year does not hold by itself; each made beside the item that it may belong to.
MAKERS: dict[str, Callable[[Any], Any]] = {
    "blockedperiod": lambda item: factories.make_blocked_period(),
    "dayoff": lambda item: factories.make_day_off(),
    "footnote": lambda item: factories.make_footnote(item.programme),
    "itemreport": lambda item: factories.make_report(item, factories.make_agency()),
    "itemrequest": lambda item: factories.make_request(),
    "paper": lambda item: factories.make_paper(item, factories.make_agency()),
    "planningrules": lambda item: factories.make_planning_rules(),
    "sitting": lambda item: factories.make_sitting(item.programme),
    "swappedday": lambda item: factories.make_swapped_day(),
    "target": lambda item: factories.make_target(item.programme),
    "targetvalue": lambda item: factories.make_target_value(factories.make_target(item.programme)),
    "timeslot": lambda item: factories.make_slot(item.programme),
}


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(record: Any, page: str) -> str:
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_{page}"
    return reverse(name, args=[record.pk] if page in {"change", "history"} else [])


def listed(client: Client, model: Any, words: str) -> list[Any]:
    answer = client.get(address(model, "changelist"), {"q": words})
    return list(answer.context["cl"].result_list)


def sheet(client: Client, record: Any, **typed: str) -> dict[str, str]:
    """What the admin's form sends, with some fields typed anew."""
    form = client.get(address(record, "change")).context["adminform"].form
    shown = {}
    for bound in form:
        value = bound.field.prepare_value(bound.value())
        if value not in (None, False):
            shown[bound.html_name] = "on" if value is True else str(value)
    return {**shown, **typed}


def a_record(name: str) -> Any:
    programme = factories.make_programme()
    item = factories.make_item(
        programme,
        conference=factories.make_conference(programme),
        lead=factories.make_agency(),
        directive=factories.make_directive(),
    )
    factories.make_recipient(programme)
    model: Any = MODELS[name]
    if name in MAKERS:
        return MAKERS[name](item)
    return model.objects.first() or item


def test_every_list_is_known() -> None:
    assert NAMES == [
        "agency",
        "agencychange",
        "agendaitem",
        "blockedperiod",
        "committee",
        "conference",
        "dayoff",
        "directive",
        "directiverelation",
        "document",
        "footnote",
        "itemagency",
        "itemdirective",
        "itemreport",
        "itemrequest",
        "paper",
        "planningrules",
        "proposaldecision",
        "recipient",
        "section",
        "sitting",
        "swappedday",
        "target",
        "targetvalue",
        "term",
        "timeslot",
        "user",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_lists_search_pages_and_histories_open_without_inline_code(
    administrator: User, name: str
) -> None:
    record, client = a_record(name), client_of(administrator)
    pages = [address(MODELS[name], "changelist"), address(MODELS[name], "changelist") + "?q=van+a"]
    if record._meta.model_name == name:
        pages += [address(record, "change"), address(record, "history")]
    for page in pages:
        answer = client.get(page)
        text = answer.content.decode()
        assert answer.status_code == 200, page
        assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)[^>]*>", text) == [], (
            page
        )


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_deleted_and_no_history_rewritten(administrator: User, name: str) -> None:
    record, client = a_record(name), client_of(administrator)
    change = address(record, "change")
    assert client.post(change.replace("change/", "delete/"), {"post": "yes"}).status_code == 403
    row = record.history.first()
    assert client.post(change.replace("change/", f"history/{row.pk}/")).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": str(record.pk), "post": "yes"}
    client.post(address(record, "changelist"), chosen)
    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("words", ["ngan sach", "NGÂN SÁCH", "dang uy", "Đảng ủy"])
def test_search_finds_without_marks_in_registers_and_items(drafter: User, words: str) -> None:
    text = "Đảng uỷ báo cáo ngân sách"
    directive = factories.make_directive(subject=text)
    item = factories.make_item(factories.make_programme(), text=text)
    factories.make_directive(), factories.make_item(item.programme)
    client = client_of(drafter)
    assert (listed(client, Directive, words), listed(client, item, words)) == ([directive], [item])


def test_a_repair_raises_the_version_and_says_who_and_why(drafter: User) -> None:
    directive = factories.make_directive(subject="sai")
    client = client_of(drafter)
    typed = sheet(client, directive, subject="đu\u0301ng")
    answer = client.post(address(directive, "change"), typed)
    directive.refresh_from_db()
    row = directive.history.first()
    assert (answer.status_code, directive.subject, directive.version) == (302, "đúng", 2)
    assert (row.history_user, row.history_change_reason, row.history_source) == (
        drafter,
        "Sửa ở trang quản trị",
        "screen",
    )


def test_a_record_that_somebody_saved_meanwhile_is_refused(drafter: User) -> None:
    directive = factories.make_directive(subject="ban đầu")
    client = client_of(drafter)
    mine = sheet(client, directive, subject="của tôi")
    client.post(address(directive, "change"), sheet(client, directive, subject="của người khác"))
    answer = client.post(address(directive, "change"), mine)
    directive.refresh_from_db()
    assert (answer.status_code, directive.subject) == (200, "của người khác")
    assert "Hãy mở lại trang này rồi sửa tiếp." in answer.content.decode()


def test_values_follow_the_repaired_words_of_a_target(drafter: User) -> None:
    target = factories.make_target(factories.make_programme(), text="Thu ngân sách 6.000 tỷ đồng.")
    client = client_of(drafter)
    typed = sheet(client, target, text="Thu ngân sách 6.500 tỷ đồng.")
    assert client.post(address(target, "change"), typed).status_code == 302
    assert [(row.value, row.unit) for row in target.values.all()] == [(6500, "tỷ đồng")]


def test_a_day_off_is_added_with_its_history(drafter: User) -> None:
    typed = {"date": "03/02/2027", "name": "Ngày thành lập Đảng"}
    client_of(drafter).post(address(DayOff, "add"), typed)
    day = DayOff.objects.get()
    assert (day.name, day.history.get().history_user) == ("Ngày thành lập Đảng", drafter)


def test_issued_content_is_shown_and_refused(drafter: User) -> None:
    programme = factories.make_programme()
    item = factories.make_item(programme)
    client = client_of(drafter)
    typed = sheet(client, item, text="đổi")
    factories.issue(programme)
    assert client.get(address(item, "change")).status_code == 200
    for record in (programme, item, programme.sections.all()[0]):
        assert client.post(address(record, "change"), typed).status_code == 403
    item.refresh_from_db()
    assert item.text != "đổi"


def test_r48_fields_outside_the_list_of_repairs_are_ignored(drafter: User) -> None:
    programme = factories.make_programme()
    client = client_of(drafter)
    typed = sheet(client, programme, opening="Mở đầu", state="issued", number="7", year="1999")
    client.post(address(programme, "change"), typed)
    programme.refresh_from_db()
    assert (programme.opening, programme.state, programme.number, programme.year) == (
        "Mở đầu",
        "drafting",
        None,
        2025,
    )


def test_a_rule_that_refuses_is_a_sentence_not_an_error_page(drafter: User) -> None:
    programme = factories.make_programme()
    factories.make_conference(programme, ordinal=1)
    second = factories.make_conference(programme, ordinal=2)
    client = client_of(drafter)
    answer = client.post(address(second, "change"), sheet(client, second, ordinal="1"), follow=True)
    second.refresh_from_db()
    assert (answer.status_code, second.ordinal) == (200, 2)
    assert "Đã có hội nghị mang số thứ tự này trong năm." in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "index", "directives", "agencies", "people"),
    [
        (Role.DRAFTER, 200, 302, 403, 403),
        (Role.OFFICE_LEADER, 200, 302, 302, 403),
        (Role.REGISTRY_CLERK, 403, 403, 403, 403),
        (Role.AGENCY_CONTACT, 403, 403, 403, 403),
        (Role.COMMITTEE_LEADER, 403, 403, 403, 403),
        (Role.ADMINISTRATOR, 200, 302, 302, 302),
    ],
)
def test_rights_come_from_the_table_of_roles(
    administrator: User, role: Role, index: int, directives: int, agencies: int, people: int
) -> None:
    records = [factories.make_directive(), factories.make_agency(), factories.make_user()]
    sheets = [sheet(client_of(administrator), record) for record in records]
    client = client_of(factories.make_user(role))
    posted = [
        client.post(address(record, "change"), typed).status_code
        for record, typed in zip(records, sheets, strict=True)
    ]
    assert client.get(reverse("admin:index")).status_code == index
    assert posted == [directives, agencies, people]


def test_content_of_a_year_is_not_added_here(administrator: User) -> None:
    client = client_of(administrator)
    for name in ("document", "section", "conference", "agendaitem", "itemagency", "agencychange"):
        assert client.get(address(MODELS[name], "add")).status_code == 403, name


def test_a_new_person_gets_a_password_shown_once_that_must_be_changed(administrator: User) -> None:
    client = client_of(administrator)
    typed = {"username": "tran-b", "name": "Trần B", "role": "drafter", "is_active": "on"}
    first = client.post(address(User, "add"), typed, follow=True).content.decode()
    user = User.objects.get(username="tran-b")
    found = re.search(r"Mật khẩu dùng một lần của tran-b:\s+(\S+)", first)
    assert found is not None
    assert user.check_password(found[1])
    assert user.must_change_password
    assert found[1] not in client.get(address(user, "change")).content.decode()
    assert [row.history_user for row in user.history.all()] == [administrator]


def test_a_person_is_disabled_and_out_at_the_next_request(administrator: User) -> None:
    user = factories.make_user(Role.DRAFTER)
    theirs, client = client_of(user), client_of(administrator)
    typed = sheet(client, user)
    typed.pop("is_active")
    client.post(address(user, "change"), typed)
    user.refresh_from_db()
    assert (user.is_active, user.name != "") == (False, True)
    assert theirs.get(reverse("directive_list")).status_code == 302


def test_a_lost_password_is_replaced_by_one_for_one_log_in(administrator: User) -> None:
    user = factories.make_user(Role.DRAFTER)
    client = client_of(administrator)
    typed = sheet(client, user, renew_password="on")
    text = client.post(address(user, "change"), typed, follow=True).content.decode()
    found = re.search(rf"Mật khẩu dùng một lần của {user.username}:\s+(\S+)", text)
    user.refresh_from_db()
    assert found is not None
    assert (user.check_password(found[1]), user.must_change_password) == (True, True)


def test_nobody_locks_out_or_promotes_himself(administrator: User) -> None:
    client = client_of(administrator)
    typed = sheet(client, administrator, role="drafter")
    text = client.post(address(administrator, "change"), typed, follow=True).content.decode()
    administrator.refresh_from_db()
    assert administrator.role == Role.ADMINISTRATOR
    assert "Không tự khoá hay tự đổi vai trò của chính mình được." in text


def test_autocomplete_searches_without_marks(administrator: User) -> None:
    agency = factories.make_agency("Đảng uỷ Công an tỉnh")
    factories.make_agency("Văn phòng Tỉnh uỷ")
    query = {"app_label": "programme", "model_name": "user", "field_name": "agency"}
    answer = client_of(administrator).get(
        reverse("admin:autocomplete"), {**query, "term": "dang uy cong an"}
    )
    assert answer.json()["results"] == [{"id": str(agency.pk), "text": agency.name}]


def test_r26_lists_forms_and_histories_escape_everything(administrator: User) -> None:
    agency: Agency = factories.make_agency(SCRIPT)
    programme: Document = factories.make_programme(title_lines=SCRIPT)
    item = factories.make_item(programme, text=SCRIPT, lead=agency)
    client = client_of(administrator)
    client.post(address(agency, "change"), sheet(client, agency, name=f"{SCRIPT} mới"))
    for record in (agency, programme, item):
        for page in ("changelist", "change", "history"):
            assert SCRIPT not in client.get(address(record, page)).content.decode(), (record, page)
