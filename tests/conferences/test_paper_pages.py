""" "Việc của cơ quan": own items of issued years, papers in and out, reports; nothing else is seen."""

from __future__ import annotations

import datetime
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from lxml import html

from conferences.actions import papers
from conferences.models import AgendaItem, ItemReport, Paper
from programme import stored_files
from programme.errors import NotAllowed, RuleBroken
from programme.history import attributed
from programme.models import AgencyChange, User
from programme.roles import Role
from reports.integrity import check_all
from tests import factories
from tests.conferences.pages import form_of, operation, signed_in, text_of
from tests.handed_in import docx, encrypted, pdf, twice_the_same_name, xlsx, zipped

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def item(contact: User) -> AgendaItem:
    """An item that the contact's agency leads, in an issued year."""
    programme = factories.make_programme()
    hall = factories.make_conference(
        programme, ordinal=21, date_from=datetime.date(2025, 3, 20), date_to=None
    )
    found = factories.make_item(
        programme, conference=hall, lead=contact.agency, text="Công tác dân vận"
    )
    factories.issue(programme)
    return found


def handed_in(client: Client, item: AgendaItem, data: bytes, name: str = "Báo cáo.docx") -> Any:
    url = f"/noi-dung/{item.pk}/nop-tai-lieu/"
    fields = form_of(client, url) | {"file": SimpleUploadedFile(name, data)}
    return client.post(url, fields)


def test_a_contact_sees_own_items_of_issued_years_and_nothing_else(
    item: AgendaItem, contact: User
) -> None:
    factories.make_item(
        item.programme, conference=item.conference, lead=factories.make_agency(), text="Của bạn"
    )
    draft = factories.make_programme(year=2026)
    hall = factories.make_conference(draft)
    hidden = factories.make_item(draft, conference=hall, lead=contact.agency, text="Còn dự thảo")
    client = signed_in(contact)
    shown = text_of(client.get("/viec-cua-co-quan/").content)
    assert ("Công tác dân vận" in shown, "Của bạn" in shown, "Còn dự thảo" in shown) == (
        True,
        False,
        False,
    )
    assert "hạn 11/3/2025 (trước 7 ngày làm việc)" in shown
    for page in ("nop-tai-lieu", "bao-cao"):
        assert client.get(f"/noi-dung/{hidden.pk}/{page}/").status_code == 404


def test_a_paper_is_stored_once_under_its_content_and_comes_back_whole(
    item: AgendaItem, contact: User
) -> None:
    client = signed_in(contact)
    data = docx("Báo cáo")
    assert handed_in(client, item, data).status_code == 303
    paper = Paper.objects.get()
    assert (paper.name, paper.size, paper.agency) == ("Báo cáo.docx", len(data), contact.agency)
    row = paper.history.get()
    assert (row.history_user, row.history_change_reason) == (contact, "Nộp tài liệu")
    answer = client.get(f"/tai-lieu/{paper.pk}/")
    assert answer.content == data
    assert answer["Content-Disposition"].startswith("attachment;")
    again = handed_in(client, item, data, "Tên khác.docx")
    assert again.status_code == 422
    assert "Tệp này đã nộp cho nội dung." in text_of(again.content)


def test_r12_only_the_owner_of_the_process_may_read_what_was_handed_in(
    item: AgendaItem, contact: User
) -> None:
    handed_in(signed_in(contact), item, pdf())
    file = stored_files.path(Paper.objects.get().sha256)
    modes = [stat.S_IMODE(os.stat(p).st_mode) for p in (file, file.parent, file.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]


def test_r44_another_agency_gets_404_and_other_roles_no_paper(
    item: AgendaItem, contact: User
) -> None:
    handed_in(signed_in(contact), item, pdf())
    paper = Paper.objects.get()
    statuses = {
        role.value: signed_in(factories.make_user(role)).get(f"/tai-lieu/{paper.pk}/").status_code
        for role in Role
    }
    assert statuses == {
        "drafter": 200,
        "office_leader": 200,
        "registry_clerk": 200,
        "agency_contact": 404,
        "committee_leader": 404,
        "administrator": 200,
    }
    other = signed_in(factories.make_user(Role.AGENCY_CONTACT))
    url = f"/tai-lieu/{paper.pk}/rut/?version=1"
    assert other.post(url, {"operation": operation()}).status_code == 404
    assert handed_in_by_stranger(other, item) == 404
    assert Paper.objects.count() == 1


def handed_in_by_stranger(client: Client, item: AgendaItem) -> int:
    data = {"operation": operation(), "file": SimpleUploadedFile("a.pdf", pdf())}
    return client.post(f"/noi-dung/{item.pk}/nop-tai-lieu/", data).status_code


def test_r44_who_co_ordinates_does_not_read_the_leaders_paper(
    item: AgendaItem, contact: User
) -> None:
    other = factories.make_user(Role.AGENCY_CONTACT)
    factories.link(item, other.agency, role="coordinate")
    handed_in(signed_in(contact), item, pdf())
    client = signed_in(other)
    shown = text_of(client.get("/viec-cua-co-quan/").content)
    assert f"Phối hợp; chủ trì: {contact.agency}" in shown
    assert "Báo cáo.docx" not in shown
    assert client.get(f"/tai-lieu/{Paper.objects.get().pk}/").status_code == 404


def test_a_paper_is_taken_back_and_the_history_keeps_it(item: AgendaItem, contact: User) -> None:
    client = signed_in(contact)
    handed_in(client, item, pdf())
    paper = Paper.objects.get()
    page = html.fromstring(client.get("/viec-cua-co-quan/").content.decode())
    address = page.xpath("//form[contains(@action, '/rut/')]")[0].get("action")
    sent = {"operation": operation()}
    first, again = client.post(address, sent), client.post(address, sent)
    assert (first.status_code, again["Location"]) == (303, first["Location"])
    assert Paper.objects.count() == 0
    assert [row.history_type for row in Paper.history.filter(id=paper.pk)] == ["-", "+"]
    assert orphans() == []


def orphans() -> list[str]:
    return [f.kind for f in check_all() if f.kind in {"paper_missing", "paper_unknown"}]


def test_r12_a_paper_that_is_gone_or_changed_or_unknown_is_reported(
    item: AgendaItem, contact: User
) -> None:
    handed_in(signed_in(contact), item, pdf("một"))
    handed_in(signed_in(contact), item, pdf("hai"))
    assert orphans() == []
    one, two = Paper.objects.order_by("pk")
    stored_files.path(one.sha256).unlink()
    stored_files.path(two.sha256).write_bytes(b"other")
    stored_files.put(b"nobody took it")
    assert orphans() == ["paper_missing", "paper_missing", "paper_unknown"]
    assert signed_in(contact).get(f"/tai-lieu/{two.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("bao-cao.docx", docx(), "bao-cao.docx"),
        ("bang.XLSX", xlsx(), "bang.XLSX"),
        ("to-trinh.exe", pdf(), "to-trinh.exe.pdf"),
        ("../../etc/passwd.pdf", pdf(), "passwd.pdf"),
        ("bao\u202egpj.pdf", pdf(), "baogpj.pdf"),
        ("a" * 400 + ".pdf", pdf(), "a" * 166 + ".pdf"),
    ],
)
def test_r54_r68_the_content_decides_and_the_name_is_cleaned(
    item: AgendaItem, contact: User, name: str, data: bytes, kept: str
) -> None:
    assert handed_in(signed_in(contact), item, data, name).status_code == 303
    assert Paper.objects.get().name == kept


HOSTILE = {
    "empty": (b"", "Tệp rỗng"),
    "a page": (b"<!doctype html><script>alert(1)</script>", "Chỉ nhận tệp Word"),
    "a program": (b"MZ\x90\x00" + b"\x00" * 100, "Chỉ nhận tệp Word"),
    "a picture with script": (b"<svg onload='alert(1)'/>", "Chỉ nhận tệp Word"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "định dạng cũ"),
    "half a PDF": (b"%PDF-1.7\n1 0 obj", "PDF không trọn vẹn"),
    "any zip": (zipped({"a.txt": b"a"}), "Chỉ nhận tệp Word"),
    "half a zip": (docx()[:60], "bị hỏng"),
    "macros": (docx(**{"word/vbaProject.bin": b"x"}), "macro"),
    "macros by type": (zipped({"[Content_Types].xml": b"macroEnabled", "word/document.xml": b"a"}), "macro"),
    "a password": (encrypted(), "mật khẩu"),
    "a way out": (docx(**{"../../x": b"x"}), "không an toàn"),
    "one name twice": (twice_the_same_name(), "không an toàn"),
    "a bomb": (docx(**{"word/media/a.bin": b"\x00" * (61 * 1024 * 1024)}), "bung ra quá lớn"),
    "many parts": (docx(**{f"word/{n}": b"" for n in range(2_100)}), "bung ra quá lớn"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_r54_a_hostile_file_is_refused_with_a_sentence_and_leaves_nothing(
    item: AgendaItem, contact: User, what: str
) -> None:
    data, sentence = HOSTILE[what]
    answer = handed_in(signed_in(contact), item, data, "Báo cáo.docx")
    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors["file"][0]
    assert Paper.objects.count() == 0
    assert list(stored_files.lying_there()) == []


def test_r53_a_file_above_the_limit_is_refused_while_it_arrives(
    item: AgendaItem, contact: User, settings: Any
) -> None:
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    answer = handed_in(signed_in(contact), item, pdf("x" * 1_200_000))
    assert answer.status_code == 413
    assert answer.context["form"].errors == {"file": ["Tệp lớn hơn 1 MB nên không được nhận."]}
    assert list(stored_files.lying_there()) == []


def test_a_report_says_what_became_of_an_item_and_the_latest_counts(
    item: AgendaItem, contact: User
) -> None:
    client = signed_in(contact)
    url = f"/noi-dung/{item.pk}/bao-cao/"
    bare = client.post(url, form_of(client, url) | {"state": "in_progress"})
    assert bare.context["form"].errors == {
        "text": ["Chưa thực hiện xong thì phải ghi lý do, tiến độ."]
    }
    for state, text in (("in_progress", "Đang lấy ý kiến"), ("done", "Kế hoạch số 12-KH/TU")):
        sent = form_of(client, url) | {"state": state, "text": text}
        assert client.post(url, sent).status_code == 303
    shown = text_of(client.get("/viec-cua-co-quan/").content)
    assert "đã thực hiện Kế hoạch số 12-KH/TU" in shown
    assert "Đang lấy ý kiến" not in shown
    assert ItemReport.objects.count() == 2
    assert ItemReport.history.filter(history_user=contact).count() == 2


def test_the_office_sees_what_came_and_what_is_late(
    item: AgendaItem, contact: User, drafter: User
) -> None:
    factories.make_item(
        item.programme, conference=item.conference, lead=factories.make_agency(), text="Còn thiếu"
    )
    soon = item.conference
    soon.date_from = timezone.localdate() + datetime.timedelta(days=3)
    factories._saved(soon)
    handed_in(signed_in(contact), item, pdf(), "Báo cáo.pdf")
    answer = signed_in(drafter).get(f"/hoi-nghi/{item.conference_id}/tai-lieu/")
    shown = text_of(answer.content)
    assert "1/2 nội dung đã có tài liệu; 1 trễ hạn" in shown
    assert "Báo cáo.pdf" in shown


def test_the_successor_of_an_ended_agency_carries_its_items_on(
    item: AgendaItem, contact: User
) -> None:
    heir = factories.make_user(Role.AGENCY_CONTACT)
    assert signed_in(heir).get(f"/noi-dung/{item.pk}/nop-tai-lieu/").status_code == 404
    with attributed(by=contact):
        change = AgencyChange(kind="merge", on=datetime.date(2025, 7, 1))
        change.save()
        change.before.add(contact.agency)
        change.after.add(heir.agency)
    assert handed_in(signed_in(heir), item, pdf()).status_code == 303
    assert Paper.objects.get().agency == heir.agency


def test_nothing_is_handed_in_for_a_draft_a_removed_or_a_dropped_item(contact: User) -> None:
    programme = factories.make_programme()
    hall = factories.make_conference(programme)
    draft = factories.make_item(programme, conference=hall, lead=contact.agency)
    with pytest.raises(RuleBroken, match="chương trình đã phát hành"):
        papers.hand_in(draft, name="a.pdf", data=pdf(), by=contact)
    gone = factories.make_item(programme, conference=hall, lead=contact.agency, is_removed=True)
    waiting = factories.make_item(programme, lead=contact.agency)
    factories.issue(programme)
    for item in (gone, waiting):
        with pytest.raises(RuleBroken, match="chương trình đã phát hành"):
            papers.report(item, state="done", text="", by=contact)


@pytest.mark.parametrize(
    "role", [r for r in Role if r not in {Role.AGENCY_CONTACT, Role.ADMINISTRATOR}]
)
def test_r45_only_agencies_hand_in(role: Role, item: AgendaItem, contact: User) -> None:
    user = factories.make_user(role)
    paper = factories.make_paper(item, contact.agency)
    with pytest.raises(NotAllowed):
        papers.hand_in(item, name="a.pdf", data=pdf(), by=user)
    with pytest.raises(NotAllowed):
        papers.report(item, state="done", text="", by=user)
    with pytest.raises(NotAllowed):
        papers.withdraw(paper, version=1, by=user)


def test_an_administrator_hands_in_for_an_agency_of_the_item(
    item: AgendaItem, administrator: User, contact: User
) -> None:
    assert handed_in(signed_in(administrator), item, pdf()).status_code == 303
    assert Paper.objects.get().agency == contact.agency
    with pytest.raises(RuleBroken, match="trong số cơ quan chuẩn bị"):
        papers.report(item, state="done", text="", by=administrator, agency=factories.make_agency())
