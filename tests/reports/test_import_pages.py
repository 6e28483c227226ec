"""The page "Nhập tài liệu": a look first, then all of it or nothing, and one click back."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from conferences.models import AgendaItem, Conference
from programme.models import Agency, Committee, Directive, Document, Term, User
from reports import originals
from reports.actions import imports
from reports.models import ImportedFile, ImportSession
from reports.tree import walk
from tests import factories
from tests.conferences.pages import operation, signed_in
from tests.reports.test_importer import PAPER, SEEDS, counts
from tests.visits import stored

pytestmark = pytest.mark.django_db
ITEM = "Báo cáo công tác nhân sự."


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    """Originals and waiting files of these tests lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path


def sent(client: Client, paper: str = PAPER, name: str = "chuong-trinh.txt", **fields: Any) -> Any:
    file = SimpleUploadedFile(name, paper.encode())
    return client.post("/nhap/", {"operation": operation(), "file": file, **fields})


def imported(client: Client, paper: str = PAPER) -> ImportSession:
    """A reading by way of the page."""
    return ImportSession.objects.get(pk=sent(client, paper)["Location"].split("/")[2])


def press(client: Client, session: ImportSession, button: str, **fields: Any) -> Any:
    session.refresh_from_db()
    data = {"operation": operation(), "version": session.version, **fields}
    return client.post(f"/nhap/{session.pk}/{button}/", data)


def accepted(client: Client, paper: str = PAPER) -> ImportSession:
    session = imported(client, paper)
    assert press(client, session, "nhan").status_code == 303
    session.refresh_from_db()
    return session


def shown(client: Client, session: ImportSession, query: str = "") -> Any:
    answer = client.get(f"/nhap/{session.pk}/{query}")
    assert answer.status_code == 200
    return parsed(answer)


def parsed(answer: Any) -> Any:
    return html.fromstring(answer.content.decode())


def words(node: Any) -> str:
    return " ".join(node.text_content().split())


def line_with(page: Any, text: str) -> Any:
    return next(
        line for line in page.xpath("//li[contains(@class,'line ')]") if text in words(line)
    )


def place_of(page: Any, text: str) -> str:
    link = line_with(page, text).xpath(".//a[@class='line-edit']/@href")[0]
    return str(link).removeprefix("?sua=").partition("#")[0]


def totals(page: Any) -> dict[str, int]:
    rows = [words(row).partition(" ") for row in page.xpath("//ul[@class='counts']/li")]
    return {label: int(count) for count, _, label in rows}


def versions_of_items() -> dict[str, tuple[str, int, str]]:
    return {
        str(item.pk): (item.text, item.position, str(item.conference_id))
        for item in AgendaItem.objects.live()
    }


def test_a_file_is_read_into_a_review_and_nothing_is_written(drafter: User) -> None:
    before = counts()
    client = signed_in(drafter)
    session = imported(client)
    page = shown(client, session)
    assert counts() == before
    assert totals(page) == {
        "tạo mới": 25,
        "đã có": 0,
        "thay đổi": 0,
        "không đổi": 0,
        "cần xem lại": 0,
    }
    line = line_with(page, "(3) " + ITEM)
    assert words(line.xpath("./div[@class='line-read']")[0]) == f"(3) {ITEM}"
    assert words(line.xpath(".//dl")[0]) == (
        "Chủ trì Ban Tổ chức Tỉnh ủy tạo mới Phối hợp Sở Nội vụ tạo mới"
    )


def test_a_review_names_directives_and_what_is_summed_up(drafter: User) -> None:
    client = signed_in(drafter)
    line = line_with(shown(client, imported(client)), "(2) Sơ kết 05 năm")
    assert [words(fact) for fact in line.xpath(".//dl/div")][2:] == [
        "Văn bản Chỉ thị số 42-CT/TW ngày 24/3/2020 tạo mới",
        "Rà soát Sơ kết 05 năm",
    ]


def test_pasted_words_are_read_like_a_file(drafter: User) -> None:
    client = signed_in(drafter)
    answer = client.post("/nhap/", {"operation": operation(), "text": PAPER})
    session = ImportSession.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/nhap/{session.pk}/")
    assert session.name == "Văn bản dán vào.txt"


def test_the_same_request_twice_reads_one_paper(drafter: User) -> None:
    client = signed_in(drafter)
    key = operation()
    first, second = sent(client, operation=key), sent(client, operation=key)
    assert first["Location"] == second["Location"]
    assert ImportSession.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Hãy chọn một tệp, hoặc dán nội dung văn bản vào ô bên dưới."),
        ({"file": b""}, "Tệp rỗng, không có nội dung để đọc. Hãy chọn lại tệp đã lưu đầy đủ."),
        (
            {"file": b"%PDF-1.7"},
            "Tệp là PDF, không phải Word. Hãy dùng bản Word (.docx) đã in ra tệp PDF này.",
        ),
        (
            {"file": b"a", "text": "b"},
            "Hãy chỉ chọn một cách: tệp, hoặc nội dung dán vào.",
        ),
    ],
)
def test_a_refusal_stands_at_the_field_and_nothing_is_kept(
    drafter: User, data: dict[str, Any], sentence: str
) -> None:
    fields = {**data, "operation": operation()}
    if "file" in data:
        fields["file"] = SimpleUploadedFile("van-ban.docx", data["file"])
    answer = signed_in(drafter).post("/nhap/", fields)
    page = parsed(answer)
    assert answer.status_code == 422
    assert [words(error) for error in page.xpath("//p[@id='id_file_error']")] == [sentence]
    assert ImportSession.objects.count() == 0
    assert list(Path(settings.MEDIA_ROOT).rglob("*")) == []


def test_r53_a_file_above_the_limit_is_stopped_on_its_way(drafter: User, settings: Any) -> None:
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    client = signed_in(drafter)
    answer = sent(client, "x" * (1024 * 1024 + 1))
    page = parsed(answer)
    assert answer.status_code == 413
    assert words(page.xpath("//p[@id='id_file_error']")[0]) == (
        "Tệp lớn hơn 1 MB nên không được nhận. Hãy bỏ bớt hình ảnh trong tệp rồi tải lên lại."
    )
    assert sent(client, "x" * 4 * 1024 * 1024).status_code == 413
    assert ImportSession.objects.count() == 0


def test_r92_a_secret_paper_is_refused_and_not_stored(drafter: User) -> None:
    answer = sent(signed_in(drafter), "MẬT\n" + PAPER)
    assert answer.status_code == 422
    assert "phần mềm này không được lưu văn bản mật" in answer.content.decode()
    assert ImportSession.objects.count() == 0
    assert list(Path(settings.MEDIA_ROOT).rglob("*")) == []


def test_htmx_is_sent_to_the_review_and_shown_a_refusal_in_place(drafter: User) -> None:
    client = signed_in(drafter)
    htmx = {"HX-Request": "true", "HX-Trigger": "form-import-start"}
    fields = {"operation": operation(), "text": PAPER}
    answer = client.post("/nhap/", fields, headers=htmx)
    session = ImportSession.objects.get()
    assert (answer.status_code, answer["HX-Redirect"]) == (204, f"/nhap/{session.pk}/")
    refused = client.post("/nhap/", {"operation": operation()}, headers=htmx)
    assert (refused.status_code, refused["HX-Retarget"]) == (422, "#form-import-start")


def test_a_reading_is_its_owners_and_the_administrators(
    drafter: User, leader: User, administrator: User
) -> None:
    session = imported(signed_in(drafter))
    url = f"/nhap/{session.pk}/"
    statuses = [signed_in(user).get(url).status_code for user in (drafter, leader, administrator)]
    assert statuses == [200, 404, 200]
    assert press(signed_in(leader), session, "nhan").status_code == 404


def test_accepting_writes_everything_and_keeps_the_original(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client)
    answer = press(client, session, "nhan")
    document = Document.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/nam/{document.pk}/")
    assert (Conference.objects.count(), AgendaItem.objects.count()) == (2, 7)
    file = ImportedFile.objects.get()
    assert (file.name, file.document_id, file.by) == ("chuong-trinh.txt", document.pk, drafter)
    assert originals.path(file.sha256).read_bytes() == PAPER.encode()
    session.refresh_from_db()
    assert (session.state, session.document_id) == ("accepted", document.pk)
    assert {row.history_source for row in AgendaItem.history.all()} == {"import"}
    assert press(client, session, "nhan").status_code == 409


def test_accepting_forgets_the_waiting_file(
    drafter: User, django_capture_on_commit_callbacks: Any
) -> None:
    client = signed_in(drafter)
    session = imported(client)
    waiting = Path(settings.MEDIA_ROOT) / "waiting" / str(session.pk)
    assert waiting.exists()
    with django_capture_on_commit_callbacks(execute=True):
        press(client, session, "nhan")
    assert not waiting.exists()


def test_a_failure_while_saving_leaves_nothing(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client)
    Path(settings.MEDIA_ROOT, "waiting", str(session.pk)).unlink()
    before = counts()
    answer = press(client, session, "nhan")
    assert answer.status_code == 422
    assert "Tệp gốc không còn trên máy chủ" in answer.content.decode()
    assert counts() == before
    session.refresh_from_db()
    assert session.state == "waiting"


def test_an_issued_programme_is_not_written_over(drafter: User) -> None:
    client = signed_in(drafter)
    first = accepted(client)
    assert first.document is not None
    factories.issue(first.document)
    session = imported(client, PAPER.replace("nhân sự", "cán bộ"))
    assert press(client, session, "nhan").status_code == 409
    assert AgendaItem.objects.filter(text__contains="cán bộ").count() == 0


def test_the_same_file_again_changes_nothing_and_says_so(drafter: User) -> None:
    client = signed_in(drafter)
    accepted(client)
    before = counts()
    again = imported(client)
    page = shown(client, again)
    assert totals(page) == {
        "tạo mới": 0,
        "đã có": 9,
        "thay đổi": 0,
        "không đổi": 16,
        "cần xem lại": 0,
    }
    assert words(page.xpath("//p[@class='refusal refusal-mild']")[0]) == (
        "Hồ sơ đã có đủ mọi nội dung của tệp này; nhận thêm lần nữa không thay đổi gì."
    )
    tags = line_with(page, ITEM).xpath(".//div[@class='line-head']/span[contains(@class,'tag')]")
    assert [words(tag) for tag in tags] == ["không đổi"]
    assert press(client, again, "nhan").status_code == 303
    assert counts() == before
    assert ImportedFile.objects.count() == 1


def test_a_line_is_corrected_in_place_and_planned_anew(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client)
    place = place_of(shown(client, session), ITEM)
    editing = shown(client, session, f"?sua={place}")
    assert editing.xpath("//textarea[@name='text']")[0].text.strip() == ITEM
    answer = press(client, session, "sua", place=place, text="Báo  cáo công tác\ncán bộ.")
    assert answer["Location"].startswith(f"/nhap/{session.pk}/#dong-")
    line = line_with(shown(client, session), "công tác cán bộ")
    assert words(line.xpath("./div[@class='line-read']")[0]) == f"(3) {ITEM}"
    assert words(line.xpath("./div[2]/p")[0]) == "Báo cáo công tác cán bộ."
    press(client, session, "nhan")
    texts = AgendaItem.objects.filter(conference__ordinal=21).order_by("position")
    assert [item.text for item in texts][-1] == "Báo cáo công tác cán bộ"


def test_the_agency_of_a_line_and_the_heading_of_a_conference_are_corrected(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client)
    page = shown(client, session)
    line = place_of(page, "Ban Tổ chức Tỉnh ủy phối hợp")
    head = place_of(page, "lần thứ 21")
    lead = "Cơ quan chủ trì tham mưu: Ban Nội chính Tỉnh ủy mục (2) và (3)."
    press(client, session, "sua", place=line, text=lead)
    heading = "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 22 (trong tháng 4/2025)"
    press(client, session, "sua", place=head, text=heading)
    press(client, session, "nhan")
    conference = Conference.objects.get(kind="regular")
    assert (conference.ordinal, conference.first_month) == (22, 4)
    assert sorted(Agency.objects.values_list("name", flat=True)) == [
        "Ban Nội chính Tỉnh ủy",
        "Văn phòng Tỉnh ủy",
    ]


def test_a_line_typed_empty_is_not_imported_and_may_come_back(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client)
    place = place_of(shown(client, session), ITEM)
    press(client, session, "sua", place=place, text="")
    assert "không nhập" in words(line_with(shown(client, session), ITEM))
    press(client, session, "sua", place=place, text=ITEM)
    session.refresh_from_db()
    assert session.corrections == {}


def test_a_line_with_more_below_it_cannot_be_left_out(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client)
    place = place_of(shown(client, session), "lần thứ 21")
    answer = press(client, session, "sua", place=place, text=" ")
    page = parsed(answer)
    assert answer.status_code == 422
    assert words(page.xpath("//p[@id='typed-error']")[0]) == (
        "Dưới dòng này còn nội dung khác nên không để trống được; hãy bỏ các nội dung đó trước."
    )


def test_a_correction_of_an_old_page_or_of_no_line_is_refused(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client)
    stale = press(client, session, "sua", place="0", text="x", version=7)
    nowhere = press(client, session, "sua", place="99.99", text="x")
    assert (stale.status_code, nowhere.status_code) == (409, 422)


def test_a_missing_issuer_is_told_and_can_be_typed(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client, PAPER.replace("TỈNH ỦY HẬU GIANG\n*\n", ""))
    page = shown(client, session)
    assert words(page.xpath("//p[@class='refusal refusal-mild']")[0]) == (
        "Văn bản không ghi cơ quan ban hành ở góc trái trang đầu nên không rõ là của cấp uỷ nào."
    )
    assert page.xpath("//form[contains(@action,'/nhan/')]") == []
    press(client, session, "sua", place="masthead.issuer", text="TỈNH ỦY HẬU GIANG")
    assert press(client, session, "nhan").status_code == 303
    assert Committee.objects.get().name == "Tỉnh ủy Hậu Giang"


def test_doubtful_places_bear_their_reason(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client, PAPER.replace("mục (2) và (3)", "mục (2) và (9)"))
    page = shown(client, session)
    line = line_with(page, "Sở Nội vụ mục (2) và (9)")
    assert [words(doubt) for doubt in line.xpath(".//p[@class='doubt']")] == [
        "Dòng phân công nêu mục (9) không có trong hội nghị.",
        "Dòng này sẽ không in thành dòng riêng.",
    ]
    assert words(page.xpath("//details[contains(@class,'doubts')]//h2")[0]) == ("2 chỗ cần xem lại")


def test_a_paper_of_an_unknown_term_is_shown_and_offered_as_json_only(drafter: User) -> None:
    paper = "TỈNH ỦY HẬU GIANG\n*\nCHƯƠNG TRÌNH\ncông tác quý II năm 2025\n-----\nI. NHIỆM VỤ\n1. Tổ chức hội nghị.\n"
    client = signed_in(drafter)
    session = imported(client, paper)
    page = shown(client, session)
    assert words(page.xpath("//p[@class='refusal refusal-mild']")[0]) == (
        "Văn bản không ghi khoá và nhiệm kỳ của cấp uỷ nên chưa rõ thuộc nhiệm kỳ nào. Hãy sửa dòng"
        " trích yếu cho đủ, ví dụ “khoá XIV, nhiệm kỳ 2020 - 2025”, hoặc nhờ quản trị viên lập nhiệm kỳ."
    )
    assert page.xpath("//form[contains(@action,'/nhan/')]") == []
    assert press(client, session, "nhan").status_code == 422
    answer = client.get(f"/nhap/{session.pk}/json/")
    assert json.loads(answer.content)["type"] == "quarterly_programme"
    disposition = 'attachment; filename="quarterly_programme.json"'
    assert answer["Content-Disposition"] == disposition
    subject = "công tác quý II năm 2025 của Tỉnh uỷ khoá XIV, nhiệm kỳ 2020 - 2025"
    press(client, session, "sua", place="title.subject", text=subject)
    assert press(client, session, "nhan").status_code == 303


def test_the_json_carries_the_corrections(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client)
    place = place_of(shown(client, session), ITEM)
    press(client, session, "sua", place=place, text="Công tác cán bộ.")
    plain = json.loads(client.get(f"/nhap/{session.pk}/json/").content)
    assert [item["text"] for item in plain["items"]][2] == "Công tác cán bộ"


def test_a_reading_of_another_release_is_told_and_not_an_error_of_the_server(
    drafter: User,
) -> None:
    client = signed_in(drafter)
    session = imported(client)
    session.reading = {"tree": {"document_kind": "annual_programme"}, "findings": []}
    session.save()
    answer = client.get(f"/nhap/{session.pk}/")
    assert answer.status_code == 400
    assert "hãy chọn lại tệp để đọc lần nữa" in answer.content.decode()


def test_discarding_writes_nothing(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client)
    before = counts()
    answer = press(client, session, "bo")
    session.refresh_from_db()
    assert (answer["Location"], session.state) == ("/nhap/", "discarded")
    assert counts() == before


def test_undo_removes_what_the_import_made_and_keeps_its_history(drafter: User) -> None:
    client = signed_in(drafter)
    before = counts()
    session = accepted(client)
    document = session.document_id
    answer = press(client, session, "hoan-tac")
    session.refresh_from_db()
    assert (answer.status_code, session.state, session.document_id) == (303, "undone", None)
    assert counts() == before
    assert ImportedFile.objects.count() == 0
    rows = Document.history.filter(id=document).order_by("history_id")
    assert [(row.history_type, row.history_user) for row in rows] == [
        ("+", drafter),
        ("-", drafter),
    ]
    assert press(client, session, "hoan-tac").status_code == 409


def test_undo_gives_a_changed_programme_its_former_words_and_order(drafter: User) -> None:
    client = signed_in(drafter)
    accepted(client)
    items = versions_of_items()
    links = counts()
    agencies = {str(link) for item in AgendaItem.objects.all() for link in item.item_agencies.all()}
    changed = PAPER.replace(
        "(1) Sơ kết công tác quý I.", "(1) Công tác mới.\n(4) Sơ kết công tác quý I."
    )
    changed = changed.replace("trong tháng 3/2025", "trong tháng 4/2025")
    changed = changed.replace("Ban Tổ chức Tỉnh ủy phối hợp", "Ban Nội chính Tỉnh ủy phối hợp")
    changed = changed.replace("- Lưu Văn", "- Các cơ quan;\n- Lưu Văn")
    session = accepted(client, changed)
    assert Conference.objects.get(ordinal=21).first_month == 4
    assert press(client, session, "hoan-tac").status_code == 303
    assert versions_of_items() == items
    assert counts() == links
    assert {
        str(link) for item in AgendaItem.objects.all() for link in item.item_agencies.all()
    } == agencies
    assert Conference.objects.get(ordinal=21).first_month == 3
    document = Document.objects.get()
    assert [row.name for row in document.recipients.order_by("position")] == [
        "Các đồng chí Tỉnh ủy viên",
        "Lưu Văn phòng Tỉnh ủy",
    ]
    assert ImportedFile.objects.count() == 1


def test_undo_is_refused_once_somebody_built_on_it(drafter: User, leader: User) -> None:
    client = signed_in(drafter)
    session = accepted(client)
    item = AgendaItem.objects.get(text=ITEM.rstrip("."))
    with factories.attributed(by=leader):
        item.text = "Báo cáo công tác cán bộ"
        item.save()
    before = counts()
    answer = press(client, session, "hoan-tac")
    sentence = words(parsed(answer).xpath("//p[@class='refusal']")[0])
    assert answer.status_code == 422
    assert sentence.startswith(
        f"Không hoàn tác được: {leader.name} đã sửa “Báo cáo công tác cán bộ” lúc "
    )
    assert counts() == before


def test_undo_leaves_register_entries_that_others_use_by_now(drafter: User) -> None:
    client = signed_in(drafter)
    session = accepted(client)
    agency = Agency.objects.get(name="Sở Nội vụ")
    factories.make_user("agency_contact", agency=agency)
    press(client, session, "hoan-tac")
    assert list(Agency.objects.values_list("name", flat=True)) == ["Sở Nội vụ"]
    assert (Directive.objects.count(), Term.objects.count()) == (0, 0)


@pytest.mark.parametrize("number", range(5))
def test_every_seed_is_shown_with_each_line_once(drafter: User, number: int) -> None:
    seed = SEEDS / f"seed-00{number}.docx"
    if not seed.exists():
        pytest.skip("the acceptance documents are not here")
    client = signed_in(drafter)
    file = SimpleUploadedFile(seed.name, seed.read_bytes())
    answer = client.post("/nhap/", {"operation": operation(), "file": file})
    session = ImportSession.objects.get(pk=answer["Location"].split("/")[2])
    tree = imports.corrected_tree(session)
    page = shown(client, session)
    assert len(page.xpath("//ol[@aria-label='Nội dung']/li")) == len(list(walk(tree.blocks)))
    assert tree == imports.read_tree(session)


def test_readings_are_forgotten_after_thirty_days(drafter: User) -> None:
    client = signed_in(drafter)
    session = imported(client)
    session.at -= datetime.timedelta(days=31)
    session.save()
    imports.clear_old(session.at + datetime.timedelta(days=29))
    assert Path(settings.MEDIA_ROOT, "waiting", str(session.pk)).exists()
    assert ImportSession.objects.count() == 1
    fresh = imported(client)
    assert list(ImportSession.objects.all()) == [fresh]


def test_the_review_asks_the_database_equally_often_for_long_papers(drafter: User) -> None:
    client = signed_in(drafter)
    accepted(client)
    more = "".join(
        f"({n}) Sơ kết 05 năm thực hiện Nghị quyết số {n}-NQ/TW ngày 24/3/2020 về việc số {n}.\n"
        for n in range(4, 24)
    )
    marker = "2. Hội nghị chuyên đề"
    short, long = imported(client), imported(client, PAPER.replace(marker, more + marker))
    shown(client, short)
    counted = []
    for session in (short, long):
        with CaptureQueriesContext(connection) as queries:
            shown(client, session)
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_page_holds_nothing_inline_and_works_as_plain_forms(drafter: User) -> None:
    client = signed_in(drafter)
    page = client.get("/nhap/").content.decode()
    assert (page.count("<style"), page.count("style="), page.count("<script>")) == (0, 0, 0)
    assert page.count('enctype="multipart/form-data"') == 1
    assert page.count('href="/nhap/"') == 1


QUARTER = """TỈNH UỶ HẬU GIANG
*
Số 15-BC/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Hậu Giang, ngày 28 tháng 3 năm 2025

BÁO CÁO
kết quả công tác quý I/2025
-----
Trong quý I, Ban Thường vụ Tỉnh uỷ đã chỉ đạo:
1. Công tác tổ chức
- Kết nạp 245 đảng viên.
3. Phát triển kinh tế
- Thu ngân sách đạt 2.150 tỷ đồng.
Nơi nhận:
- Ban Bí thư;
- Lưu Văn phòng Tỉnh uỷ.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Mai Anh Tú
"""


def test_a_paper_of_another_kind_is_accepted_and_opens_in_its_text(drafter: User) -> None:
    factories.make_term()
    client = signed_in(drafter)
    session = imported(client, QUARTER)
    page = shown(client, session)
    line = line_with(page, "3. Phát triển kinh tế")
    assert [words(doubt) for doubt in line.xpath(".//p[@class='doubt']")] == [
        "Sẽ in lại thành “2. Phát triển kinh tế”."
    ]
    facts = words(page.xpath("//p[contains(@class,'import-facts')]")[0])
    assert facts.startswith("Báo cáo quý I 2025 của Tỉnh uỷ Hậu Giang;")
    answer = press(client, session, "nhan")
    document = Document.objects.get()
    assert (document.kind, document.quarter, document.number) == ("quarterly_report", 1, 15)
    assert (answer.status_code, answer["Location"]) == (303, f"/soan/{document.pk}/")
    paper = client.get(answer["Location"]).content.decode()
    assert "2. Phát triển kinh tế" in words(html.fromstring(paper))
    link = shown(client, session).xpath("//a[text()='Mở văn bản']/@href")
    assert link == [f"/soan/{document.pk}/"]
    assert press(client, session, "hoan-tac").status_code == 303
    assert Document.objects.count() == 0


def test_a_correction_says_anew_what_would_print_otherwise(drafter: User) -> None:
    factories.make_term()
    client = signed_in(drafter)
    session = imported(client, QUARTER)
    place = place_of(shown(client, session), "3. Phát triển kinh tế")
    press(client, session, "sua", place=place, text="Kinh tế")
    line = line_with(shown(client, session), "3. Phát triển kinh tế")
    assert [words(doubt) for doubt in line.xpath(".//p[@class='doubt']")] == [
        "Sẽ in lại thành “2. Kinh tế”."
    ]


def repeated(client: Client, url: str, data: dict[str, Any]) -> tuple[Any, Any, bool]:
    """Two answers to one request sent twice, and whether the second one changed anything."""
    first = client.post(url, data)
    once = everything(), ImportSession.objects.values("pk", "version", "state").get()
    again = client.post(url, data)
    return (
        first,
        again,
        once
        != (
            everything(),
            ImportSession.objects.values("pk", "version", "state").get(),
        ),
    )


def everything() -> dict[str, tuple[int, int]]:
    return {**stored(), "files": (ImportedFile.objects.count(), 0)}


@pytest.mark.parametrize("button", ["sua", "nhan", "hoan-tac"])
def test_r6_a_repeated_request_is_done_once_and_a_stranger_gets_no_answer_of_it(
    button: str, drafter: User, administrator: User
) -> None:
    client = signed_in(drafter)
    session = accepted(client) if button == "hoan-tac" else imported(client)
    url = f"/nhap/{session.pk}/{button}/"
    data: dict[str, Any] = {"operation": operation(), "version": session.version}
    if button == "sua":
        place = place_of(shown(client, session), ITEM)
        data |= {"place": place, "text": "Công tác cán bộ."}
    first, again, has_changed = repeated(client, url, data)
    assert (first.status_code, again.status_code) == (303, 303)
    assert first["Location"] == again["Location"]
    assert not has_changed
    assert signed_in(administrator).post(url, data).status_code == 409
    session.refresh_from_db()
    states = {"sua": "waiting", "nhan": "accepted", "hoan-tac": "undone"}
    assert session.state == states[button]
    if button == "sua":
        assert list(session.corrections.values()) == ["Công tác cán bộ."]


def test_what_was_downloaded_as_json_is_taken_back_and_changes_nothing(drafter: User) -> None:
    client = signed_in(drafter)
    first = accepted(client)
    downloaded = client.get(f"/nhap/{first.pk}/json/").content.decode()
    answer = sent(client, downloaded, "chuong-trinh.json")
    second = ImportSession.objects.get(pk=answer["Location"].split("/")[2])
    assert imports.read_tree(second) == imports.read_tree(first)
    assert {label: totals(shown(client, second))[label] for label in ("tạo mới", "thay đổi")} == {
        "tạo mới": 0,
        "thay đổi": 0,
    }
    before = versions_of_items()
    assert press(client, second, "nhan").status_code == 303
    assert versions_of_items() == before


def test_an_edited_json_is_reviewed_with_its_doubt_and_accepted(drafter: User) -> None:
    client = signed_in(drafter)
    first = accepted(client)
    plain = json.loads(client.get(f"/nhap/{first.pk}/json/").content)
    plain["items"][0]["text"] = "Sơ kết công tác quý I và quý II"
    answer = sent(client, json.dumps(plain), "chuong-trinh.json")
    session = ImportSession.objects.get(pk=answer["Location"].split("/")[2])
    assert "Các danh sách trong tệp JSON đã sửa" in words(shown(client, session))
    assert press(client, session, "nhan").status_code == 303
    assert AgendaItem.objects.filter(text="Sơ kết công tác quý I và quý II").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"type": "letter"}', "Tệp JSON có mục “type” không đúng dạng"),
        ('{"type": ', "Tệp JSON bị hỏng ở dòng 1"),
        ('{"a": ' + "[" * 300 + "]" * 300 + "}", "Tệp JSON lồng nhau quá 200 lớp"),
    ],
)
def test_a_json_that_is_none_of_ours_is_refused_in_words(
    content: str, sentence: str, drafter: User
) -> None:
    answer = sent(signed_in(drafter), content, "chuong-trinh.json")
    assert answer.status_code == 422
    assert sentence in words(parsed(answer))
    assert ImportSession.objects.count() == 0
