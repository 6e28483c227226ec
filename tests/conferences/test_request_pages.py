""" "Đề nghị của cơ quan": sent, changed while not decided, taken back, and seen by nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from conferences.actions import requests
from conferences.models import ItemRequest, RequestState
from programme import stored_files
from programme.actions.editing import Change
from programme.errors import NotAllowed, RuleBroken
from programme.history import attributed
from programme.models import User
from programme.roles import Role
from tests import factories
from tests.conferences.pages import form_of, operation, signed_in, text_of
from tests.handed_in import docx, pdf

pytestmark = pytest.mark.django_db
TYPED = {"text": "Sơ kết 05 năm thực hiện Chỉ thị 42", "reason": "Đến hạn", "wanted_month": "3"}


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def sent(client: Client, **typed: Any) -> ItemRequest:
    url = "/de-nghi/them/"
    assert client.post(url, form_of(client, url) | TYPED | typed).status_code == 303
    return ItemRequest.objects.order_by("-pk")[0]


def decided(request: ItemRequest, state: str, answer: str = "") -> ItemRequest:
    request.state, request.answer = state, answer
    with attributed(by=factories.make_user(), reason="Trả lời đề nghị"):
        request.save()
    return request


def test_a_contact_asks_for_an_item_and_finds_it_in_the_list(contact: User) -> None:
    client = signed_in(contact)
    request = sent(client)
    assert (request.agency, request.sent_by, request.state) == (contact.agency, contact, "sent")
    assert (request.text, request.wanted_month) == (TYPED["text"], 3)
    row = request.history.get()
    assert (row.history_user, row.history_change_reason) == (contact, "Gửi đề nghị")
    assert TYPED["text"] in text_of(client.get("/de-nghi/").content)


def test_the_same_request_sent_twice_is_one(contact: User) -> None:
    client = signed_in(contact)
    data = form_of(client, "/de-nghi/them/") | TYPED
    first, second = client.post("/de-nghi/them/", data), client.post("/de-nghi/them/", data)
    assert first["Location"] == second["Location"]
    assert ItemRequest.objects.count() == 1


def test_text_and_reason_are_asked_for(contact: User) -> None:
    client = signed_in(contact)
    data = form_of(client, "/de-nghi/them/") | {"text": " ", "reason": ""}
    answer = client.post("/de-nghi/them/", data)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"text", "reason"}


def test_r68_an_attachment_comes_back_whole_and_never_opens_as_a_page(contact: User) -> None:
    client = signed_in(contact)
    data = docx()
    request = sent(client, file=SimpleUploadedFile("Tờ trình.docx", data))
    answer = client.get(f"/de-nghi/{request.pk}/tep/")
    assert answer.content == data
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert stored_files.is_whole(request.attachment_sha256)


def test_r44_r47_another_agency_and_other_roles_see_nothing_of_it(contact: User) -> None:
    request = sent(signed_in(contact), file=SimpleUploadedFile("a.pdf", pdf()))
    pages = ("", "sua/", "tep/")
    other = signed_in(factories.make_user(Role.AGENCY_CONTACT))
    assert [other.get(f"/de-nghi/{request.pk}/{page}").status_code for page in pages] == [404] * 3
    posted = other.post(f"/de-nghi/{request.pk}/rut/?version=1", {"operation": operation()})
    assert posted.status_code == 404
    assert TYPED["text"] not in text_of(other.get("/de-nghi/").content)
    for role in (Role.REGISTRY_CLERK, Role.COMMITTEE_LEADER):
        client = signed_in(factories.make_user(role))
        assert [client.get(f"/de-nghi/{request.pk}/{p}").status_code for p in pages] == [403] * 3


def test_the_office_reads_all_requests_of_a_year_and_changes_none(
    contact: User, drafter: User
) -> None:
    request = sent(signed_in(contact), file=SimpleUploadedFile("a.pdf", pdf()))
    client = signed_in(drafter)
    shown = text_of(client.get(f"/de-nghi/?nam={request.year}").content)
    assert TYPED["text"] in shown
    assert str(contact.agency) in shown
    assert client.get(f"/de-nghi/{request.pk}/tep/").status_code == 200
    assert client.get(f"/de-nghi/{request.pk}/sua/").status_code == 403
    with pytest.raises(NotAllowed):
        requests.withdraw(request, version=1, by=drafter)


def test_a_request_is_changed_until_it_is_decided(contact: User) -> None:
    client = signed_in(contact)
    request = sent(client, file=SimpleUploadedFile("a.pdf", pdf()))
    url = f"/de-nghi/{request.pk}/sua/"
    data = form_of(client, url) | {"reason": "Trung ương yêu cầu", "without_file": "on"}
    assert client.post(url, data).status_code == 303
    request.refresh_from_db()
    assert (request.reason, request.attachment_name, request.version) == (
        "Trung ương yêu cầu",
        "",
        2,
    )
    decided(request, RequestState.ACCEPTED)
    answer = client.post(url, data | {"operation": operation(), "version": "3", "reason": "Khác"})
    assert answer.status_code == 422
    assert "Văn phòng đã trả lời đề nghị này" in text_of(answer.content)


def test_r2_two_people_of_one_agency_see_both_texts(contact: User) -> None:
    request = factories.make_request(contact.agency, reason="Gốc")
    client = signed_in(contact)
    url = f"/de-nghi/{request.pk}/sua/"
    data = form_of(client, url) | {"reason": "Của tôi"}
    colleague = factories.make_user(Role.AGENCY_CONTACT, agency=contact.agency)
    requests.edit(request, changes={"reason": Change("Gốc", "Của bạn")}, version=1, by=colleague)
    answer = client.post(url, data)
    assert answer.status_code == 409
    conflict = answer.context["meeting"].conflicts[0]
    assert (conflict.base, conflict.theirs, conflict.mine) == ("Gốc", "Của bạn", "Của tôi")


def test_a_request_is_taken_back_once(contact: User) -> None:
    request = factories.make_request(contact.agency)
    client = signed_in(contact)
    url = f"/de-nghi/{request.pk}/rut/?version=1"
    assert client.post(url, {"operation": operation()}).status_code == 303
    request.refresh_from_db()
    assert request.state == RequestState.WITHDRAWN
    again = client.post(f"/de-nghi/{request.pk}/rut/?version=2", {"operation": operation()})
    assert again.status_code == 422


def test_the_agency_reads_the_answer_and_the_item_once_it_is_issued(contact: User) -> None:
    programme = factories.make_programme()
    hall = factories.make_conference(programme, ordinal=21)
    item = factories.make_item(programme, conference=hall)
    request = factories.make_request(contact.agency, item=item)
    decided(request, RequestState.ACCEPTED, "Đưa vào tháng 3")
    client = signed_in(contact)
    shown = text_of(client.get(f"/de-nghi/{request.pk}/").content)
    assert "Đưa vào tháng 3" in shown
    assert str(hall) not in shown
    factories.issue(programme)
    answer = client.get(f"/de-nghi/{request.pk}/")
    assert str(hall) in text_of(answer.content)
    assert f'href="/nam/{programme.pk}/#noi-dung-{item.pk}"' in answer.content.decode()


def test_an_administrator_without_agency_says_for_which_agency_it_is(administrator: User) -> None:
    agency = factories.make_agency("Ban Nội chính")
    assert sent(signed_in(administrator), agency=str(agency.pk)).agency == agency
    with pytest.raises(RuleBroken, match="chưa gắn với cơ quan nào"):
        requests.send(by=administrator, year=2027, text="a", reason="b")


@pytest.mark.parametrize(
    "role", [r for r in Role if r not in {Role.AGENCY_CONTACT, Role.ADMINISTRATOR}]
)
def test_r45_only_agencies_ask(role: Role) -> None:
    user = factories.make_user(role)
    request = factories.make_request()
    with pytest.raises(NotAllowed):
        requests.send(by=user, year=2027, text="a", reason="b", agency=request.agency)
    with pytest.raises(NotAllowed):
        requests.edit(request, changes={}, version=1, by=user)
    with pytest.raises(NotAllowed):
        requests.withdraw(request, version=1, by=user)


# ---- the office answers on the request's own page ----


def test_the_office_takes_a_request_into_the_conference_it_chooses_and_takes_that_back(
    drafter: User, contact: User
) -> None:
    programme = factories.make_programme(year=2026)
    march = factories.make_conference(programme, ordinal=21)
    request = factories.make_request(contact.agency, year=2026, text="Sơ kết một đề án")
    client = signed_in(drafter)
    assert "Nhận vào chương trình" in text_of(client.get(f"/de-nghi/{request.pk}/").content)
    data = {"operation": operation(), "hoi-nghi": str(march.pk)}
    answer = client.post(f"/de-nghi/{request.pk}/nhan/", data)
    assert (answer.status_code, answer["Location"]) == (303, f"/de-nghi/{request.pk}/")
    (item,) = march.items.all()
    assert (item.text, item.item_agencies.get().agency) == ("Sơ kết một đề án", contact.agency)
    shown = text_of(client.get(f"/de-nghi/{request.pk}/").content)
    assert f"Trả lời của Văn phòng Đã đưa vào: {march}" in shown
    assert "chưa trả lời" not in shown
    # The agency reads the year once it is issued; until then it reads that it is in.
    shown = text_of(signed_in(contact).get(f"/de-nghi/{request.pk}/").content)
    assert "Trả lời của Văn phòng Đã đưa vào chương trình năm 2026" in shown
    again = client.post(f"/de-nghi/{request.pk}/nhan/", {"operation": operation()})
    assert again.status_code == 409
    step = programme.steps.get()
    client.post(f"/buoc/{step.pk}/hoan-tac/", {"operation": operation()})
    request.refresh_from_db()
    assert (request.state, march.items.filter(is_removed=False).count()) == ("sent", 0)


def test_declining_asks_for_the_reason_beside_its_field(drafter: User, contact: User) -> None:
    factories.make_programme(year=2026)
    request = factories.make_request(contact.agency, year=2026)
    client = signed_in(drafter)
    url = f"/de-nghi/{request.pk}/khong-dua-vao/"
    answer = client.post(url, {"operation": operation(), "ly-do": " "})
    assert answer.status_code == 422
    page = html.fromstring(answer.content.decode())
    assert page.xpath("//textarea[@name='ly-do']/following-sibling::p/text()") == [
        "Hãy ghi lý do không đưa đề xuất này vào chương trình."
    ]
    data = {"operation": operation(), "ly-do": "Đã có trong quý II"}
    assert client.post(url, data).status_code == 303
    request.refresh_from_db()
    assert (request.state, request.answer) == ("declined", "Đã có trong quý II")


def test_without_a_programme_of_its_year_a_request_waits(drafter: User) -> None:
    request = factories.make_request(year=2031)
    client = signed_in(drafter)
    answer = client.post(f"/de-nghi/{request.pk}/nhan/", {"operation": operation()})
    assert answer.status_code == 422
    assert "Chưa có chương trình năm 2031 nên chưa nhận được." in text_of(answer.content)


def test_a_proposal_leads_to_its_request_and_the_file(drafter: User, contact: User) -> None:
    programme = factories.make_programme(year=2026)
    request = factories.make_request(
        contact.agency, year=2026, attachment_name="Tờ trình.docx", attachment_sha256="a" * 64
    )
    page = signed_in(drafter).get(f"/nam/{programme.pk}/de-xuat/").content.decode()
    links = html.fromstring(page).xpath("//div[@class='proposal-body']//a")
    assert [(one.text, one.get("href")) for one in links] == [
        ("Xem đề nghị", f"/de-nghi/{request.pk}/"),
        ("Tờ trình.docx", f"/de-nghi/{request.pk}/tep/"),
    ]
