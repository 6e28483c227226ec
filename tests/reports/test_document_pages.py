"""The paper on the screen and as a file: who may, what it is called, and what it may load."""

from __future__ import annotations

import pytest

from programme.models import Document, User
from tests import factories
from tests.conferences.pages import signed_in, text_of


def test_the_page_shows_the_paper_and_htmx_gets_the_paper_alone(
    programme: Document, drafter: User
) -> None:
    client = signed_in(drafter)
    url = f"/van-ban-in/{programme.pk}/"
    whole, alone = client.get(url), client.get(url, headers={"HX-Request": "true"})
    assert whole.content.decode().count('<article class="official"') == 1
    assert alone.content.decode().startswith(
        f'<div class="paper" data-sheets="{url}trang/"><article class="official"'
    )


def test_the_paper_needs_no_inline_style_or_script(programme: Document, drafter: User) -> None:
    page = signed_in(drafter).get(f"/van-ban-in/{programme.pk}/").content.decode()
    assert (page.count("<style"), page.count("style="), page.count("<script>")) == (0, 0, 0)
    assert page.count('href="/van-ban-in/the-thuc.css"') == 1


def test_the_stylesheet_of_the_paper_is_served_as_css_and_kept_by_the_browser(
    client: object, db: None
) -> None:
    answer = client.get("/van-ban-in/the-thuc.css")  # type: ignore[attr-defined]  # a client
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    again = client.get(  # type: ignore[attr-defined]  # a client
        "/van-ban-in/the-thuc.css", headers={"If-None-Match": answer["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(("file_format", "start"), [("docx", b"PK\x03\x04"), ("pdf", b"%PDF-")])
def test_a_download_bears_the_name_of_the_paper(
    programme: Document, drafter: User, file_format: str, start: bytes
) -> None:
    answer = signed_in(drafter).get(f"/tai-ve/{programme.pk}/{file_format}/")
    name = f"Chuong-trinh-lam-viec-2025.{file_format}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.content[: len(start)] == start


def test_a_format_that_is_not_offered_does_not_exist(programme: Document, drafter: User) -> None:
    assert signed_in(drafter).get(f"/tai-ve/{programme.pk}/exe/").status_code == 404


def test_a_reader_takes_away_an_issued_paper_and_no_draft(
    programme: Document, contact: User
) -> None:
    client = signed_in(contact)
    assert client.get(f"/tai-ve/{programme.pk}/docx/").status_code == 404
    factories.issue(programme)
    assert client.get(f"/tai-ve/{programme.pk}/docx/").status_code == 200
    assert "TỈNH UỶ HẬU GIANG" in text_of(client.get(f"/van-ban-in/{programme.pk}/").content)


@pytest.mark.parametrize(
    ("kind", "quarter", "name"),
    [
        ("annual_tasks", None, "Chuong-trinh-nhiem-vu-2025.docx"),
        ("quarterly_programme", 2, "Chuong-trinh-cong-tac-quy-II-2025.docx"),
        ("conference_agenda", None, "Chuong-trinh-hoi-nghi-2025.docx"),
        ("quarterly_report", 1, "Bao-cao-quy-I-2025.docx"),
    ],
)
def test_every_kind_is_shown_downloaded_and_listed_at_home(
    kind: str, quarter: int | None, name: str, drafter: User, contact: User
) -> None:
    document = factories.make_document(kind=kind, quarter=quarter)
    client = signed_in(drafter)
    assert client.get(f"/van-ban-in/{document.pk}/").status_code == 200
    answer = client.get(f"/tai-ve/{document.pk}/docx/")
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert f'href="/soan/{document.pk}/"' in client.get("/").content.decode()
    assert f"/soan/{document.pk}/" not in signed_in(contact).get("/").content.decode()
    factories.issue(document)
    assert f"/soan/{document.pk}/" in signed_in(contact).get("/").content.decode()
