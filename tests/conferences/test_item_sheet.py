"""An item's sheet: minutes, deadline, notes, texts recognised while typing, what stands around it."""

from __future__ import annotations

import datetime
import json

import pytest
from django.urls import reverse
from lxml import html

from conferences.models import AgendaItem, Conference
from programme.models import Document, User
from reports import files
from tests import factories
from tests.conferences.pages import form_of, signed_in, text_of

D = datetime.date
WORDS = "Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư"
UNKNOWN = "Quy định số 99-QĐ/TW ngày 01/02/2024 của Bộ Chính trị"


@pytest.fixture
def conference(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=21, date_from=D(2025, 3, 20))


@pytest.fixture
def item(programme: Document, conference: Conference) -> AgendaItem:
    return factories.make_item(programme, conference=conference, text=WORDS)


def sheet(item: AgendaItem) -> str:
    return f"/noi-dung/{item.pk}/sua/"


def test_minutes_deadline_and_notes_are_saved_and_stand_in_the_history(
    item: AgendaItem, drafter: User
) -> None:
    client = signed_in(drafter)
    typed = {"expected_minutes": "20", "paper_workdays": "10", "notes": "Chờ đề cương"}
    assert client.post(sheet(item), form_of(client, sheet(item)) | typed).status_code == 303
    item.refresh_from_db()
    assert (item.expected_minutes, item.paper_workdays, item.notes) == (20, 10, "Chờ đề cương")
    shown = text_of(client.get(f"/lich-su/agendaitem/{item.pk}/").content).lower()
    for words in ("số phút dự kiến", "tài liệu gửi trước (ngày làm việc)", "chờ đề cương"):
        assert words in shown


@pytest.mark.parametrize("value", ["-1", "601", "1,5", "hai mươi"])
def test_a_number_that_is_none_is_refused_at_its_field(
    item: AgendaItem, drafter: User, value: str
) -> None:
    client = signed_in(drafter)
    sent = form_of(client, sheet(item)) | {"expected_minutes": value}
    answer = client.post(sheet(item), sent)
    assert answer.context["form"].errors == {
        "expected_minutes": ["Hãy ghi một số từ 0 đến 600 (phút)."]
    }


def test_the_deadline_counts_the_working_days_of_the_office(
    item: AgendaItem, drafter: User
) -> None:
    client = signed_in(drafter)
    assert "Hạn nộp: 11/3/2025 ." in text_of(client.get(sheet(item)).content)
    factories.make_day_off(date=D(2025, 3, 12), name="Ngày truyền thống")
    assert "Hạn nộp: 10/3/2025 ." in text_of(client.get(sheet(item)).content)
    item.conference.date_from = None
    factories._saved(item.conference)
    shown = text_of(client.get(sheet(item)).content)
    assert "Có hạn nộp khi hội nghị có ngày họp." in shown


@pytest.mark.parametrize("file_format", ["txt", "json"])
def test_notes_are_never_printed_nor_exported(item: AgendaItem, file_format: str) -> None:
    item.notes = "Chớ in dòng này"
    factories._saved(item)
    data = files.export(item.programme, file_format).decode()
    assert "Chỉ thị số 42-CT/TW" in data
    assert "Chớ in" not in data


def test_texts_are_recognised_while_they_are_typed(drafter: User) -> None:
    known = factories.make_directive(number="42", date=D(2020, 3, 24))
    client = signed_in(drafter)
    answer = client.post(
        reverse("citations_recognised"),
        {"text": f"{WORDS}\r\nvà {UNKNOWN}", "lead_in": ""},
        headers={"HX-Request": "true"},
    )
    page = html.fromstring(answer.content.decode())
    rows = page.xpath(".//li")
    assert [row.get("data-known") for row in rows] == ["1", ""]
    text = f"{WORDS}\nvà {UNKNOWN}"
    places = [row.get("data-places").split("-") for row in rows]
    assert [text[int(a) : int(b)] for a, b in places] == [
        "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư",
        UNKNOWN,
    ]
    assert rows[0].xpath("./a")[0].get("href") == f"/van-ban/{known.pk}/"
    assert rows[1].xpath("./a")[0].get("href").startswith("/van-ban/them/?text=Quy%20")


def test_r50_recognising_changes_nothing_and_forgives_what_is_sent(drafter: User) -> None:
    client = signed_in(drafter)
    for text in ("", "\x00", "a" * 100_000, "<script>alert(1)</script>", f"{WORDS} " * 50):
        answer = client.post(reverse("citations_recognised"), {"text": text})
        assert answer.status_code == 200
        assert "<script>" not in answer.content.decode()


def test_r97_many_texts_ask_no_more_questions_than_one(
    drafter: User, django_assert_num_queries: object
) -> None:
    client = signed_in(drafter)
    client.get("/co-quan/")
    url = reverse("citations_recognised")
    for count in (1, 40):
        text = "; ".join(f"Chỉ thị số {n + 1}-CT/TW ngày 24/3/2020" for n in range(count))
        with django_assert_num_queries(3):  # type: ignore[operator]  # session, person, register
            client.post(url, {"text": text})


def test_years_that_do_not_fit_are_said_on_the_sheet_and_after_saving(
    item: AgendaItem, drafter: User
) -> None:
    factories.make_directive(number="42", date=D(2020, 3, 24))
    client = signed_in(drafter)
    sent = form_of(client, sheet(item)) | {"review_kind": "so_ket", "review_years": "10"}
    sentence = (
        "Chỉ thị số 42-CT/TW đến ngày 24/3/2030 mới tròn 10 năm; họp tháng 3/2025 là sớm 60 tháng"
    )
    answer = client.post(sheet(item), sent)
    assert sentence in text_of(client.get(answer["Location"]).content)
    assert sentence in text_of(client.get(sheet(item)).content)


def test_the_sheet_shows_papers_reports_requests_and_where_the_item_appears(
    item: AgendaItem, drafter: User
) -> None:
    agency = factories.make_agency("Ban Dân vận")
    factories.make_paper(item, agency, name="Tờ trình.pdf")
    factories.make_report(item, agency, text="Kế hoạch số 12-KH/TU")
    factories.make_request(agency, item=item)
    quarter = factories.make_document(kind="quarterly_programme", quarter=1)
    factories.make_section(quarter, heading="", text=f"Tham mưu {WORDS}.")
    other = factories.make_document(kind="quarterly_programme", quarter=2)
    shown = text_of(signed_in(drafter).get(sheet(item)).content)
    around = shown[shown.index("Tài liệu của cơ quan") :]
    for words in ("Tờ trình.pdf", "Kế hoạch số 12-KH/TU", "Ban Dân vận", str(quarter)):
        assert words in around
    assert str(other) not in around


def test_htmx_gets_the_form_alone_or_the_drawer(item: AgendaItem, drafter: User) -> None:
    client = signed_in(drafter)
    inline = client.get(sheet(item), headers={"HX-Request": "true"}).content.decode()
    assert 'hx-target="#outline"' in inline
    assert "Xuất hiện ở" not in inline
    drawer = client.get(f"{sheet(item)}?khung=1", headers={"HX-Request": "true"}).content.decode()
    assert drawer.lstrip().startswith('<div class="item-drawer" id="item-drawer">')
    assert 'hx-target="#item-drawer"' in drawer
    assert "Xuất hiện ở" in drawer


def test_the_drawer_is_answered_with_an_event_and_its_faults_in_its_place(
    item: AgendaItem, drafter: User
) -> None:
    client = signed_in(drafter)
    url = f"{sheet(item)}?khung=1"
    sent = form_of(client, sheet(item)) | {"notes": "Mới"}
    headers = {"HX-Request": "true", "HX-Target": "item-drawer"}
    saved = client.post(url, sent, headers=headers)
    assert saved.status_code == 204
    assert json.loads(saved["HX-Trigger"]) == {"item-saved": {"item": item.pk}}
    refused = client.post(url, form_of(client, sheet(item)) | {"text": ""}, headers=headers)
    assert (refused.status_code, refused["HX-Retarget"]) == (422, "#item-drawer")
    assert 'id="item-drawer"' in refused.content.decode()
    plain = form_of(client, sheet(item)) | {"notes": "Mới hơn"}
    assert client.post(url, plain, headers={"HX-Request": "true"}).status_code == 303
