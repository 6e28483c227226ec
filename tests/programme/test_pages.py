"""The pages of a document's frame, and what all pages of ours have in common."""

from __future__ import annotations

import pytest

from programme.actions import documents
from programme.actions.editing import Change
from programme.models import Document, Section, User
from tests import factories
from tests.conferences.pages import form_of, operation, signed_in, text_of


@pytest.fixture
def section(programme: Document) -> Section:
    return programme.sections.order_by("position")[0]


def headings(programme: Document) -> list[str]:
    return list(programme.sections.order_by("position").values_list("heading", flat=True))


def test_home_lists_the_years_a_person_may_read(programme: Document, drafter: User) -> None:
    shown = text_of(signed_in(drafter).get("/").content)
    assert "Chương trình làm việc năm 2025" in shown
    assert "Lập chương trình năm" in shown


def test_a_page_carries_no_inline_style_script_or_foreign_address(
    programme: Document, drafter: User
) -> None:
    page = signed_in(drafter).get(f"/nam/{programme.pk}/").content.decode()
    counted = {word: page.count(word) for word in ("<style", "style=", "<script>", "://")}
    assert counted == {"<style": 0, "style=": 0, "<script>": 0, "://": 0}


def test_prose_is_edited_and_keeps_its_lines(section: Section, drafter: User) -> None:
    url = f"/phan/{section.pk}/sua/"
    client = signed_in(drafter)
    answer = client.post(url, form_of(client, url) | {"text": "Đoạn một.\r\nĐoạn hai."})
    assert answer["Location"] == f"/nam/{section.document_id}/#phan-{section.pk}"
    section.refresh_from_db()
    assert section.paragraphs == ["Đoạn một.", "Đoạn hai."]


def test_text_enters_as_nfc_without_hidden_characters(section: Section, drafter: User) -> None:
    url = f"/phan/{section.pk}/sua/"
    client = signed_in(drafter)
    client.post(url, form_of(client, url) | {"text": "Hội nghi\u0323\u202e"})
    section.refresh_from_db()
    assert section.text == "Hội nghị"


def test_a_form_sent_back_unchanged_changes_nothing(section: Section, drafter: User) -> None:
    url = f"/phan/{section.pk}/sua/"
    client = signed_in(drafter)
    assert client.post(url, form_of(client, url)).status_code == 303
    section.refresh_from_db()
    assert (section.version, section.history.count()) == (1, 1)


def test_parts_move_and_go(programme: Document, section: Section, drafter: User) -> None:
    client = signed_in(drafter)
    client.post(f"/phan/{section.pk}/xuong/?version=1", {"operation": operation()})
    assert headings(programme) == [
        "NỘI DUNG VÀ THỜI GIAN", "MỤC ĐÍCH, YÊU CẦU", "TỔ CHỨC THỰC HIỆN",
    ]  # fmt: skip
    client.post(f"/phan/{section.pk}/xoa/?version=2", {"operation": operation()})
    assert headings(programme) == ["NỘI DUNG VÀ THỜI GIAN", "TỔ CHỨC THỰC HIỆN"]


def test_the_part_of_the_conferences_stays(programme: Document, drafter: User) -> None:
    home = programme.sections.get(role="conferences")
    url = f"/phan/{home.pk}/xoa/?version=1"
    answer = signed_in(drafter).post(url, {"operation": operation()})
    assert answer.status_code == 422
    assert "Phần này chứa các hội nghị của năm nên không xoá được." in text_of(answer.content)


def test_a_part_needs_words(programme: Document, drafter: User) -> None:
    url = f"/nam/{programme.pk}/phan/them/"
    client = signed_in(drafter)
    answer = client.post(url, form_of(client, url))
    assert answer.status_code == 422
    assert "Một phần phải có tiêu đề hoặc nội dung." in text_of(answer.content)


def test_recipients_are_written_one_a_line(programme: Document, drafter: User) -> None:
    url = f"/nam/{programme.pk}/noi-nhan/"
    client = signed_in(drafter)
    client.post(url, form_of(client, url) | {"names": "Các ban đảng\r\n\r\nLưu VPTU"})
    names = list(programme.recipients.order_by("position").values_list("name", flat=True))
    assert names == ["Các ban đảng", "Lưu VPTU"]


def test_only_the_fields_of_the_form_can_be_set(programme: Document, drafter: User) -> None:
    """R48: state and number are decided, never typed."""
    url = f"/nam/{programme.pk}/nguoi-ky/"
    client = signed_in(drafter)
    posted = {"state": "issued", "number": "1", "year": "2030", "signer_name": "Trần Văn An"}
    assert client.post(url, form_of(client, url) | posted).status_code == 303
    programme.refresh_from_db()
    assert (programme.state, programme.number, programme.year) == ("drafting", None, 2025)
    assert programme.signer_name == "Trần Văn An"


def test_a_stale_title_shows_both_and_an_issued_one_is_locked(
    programme: Document, drafter: User, leader: User
) -> None:
    url = f"/nam/{programme.pk}/thong-tin/"
    client = signed_in(drafter)
    sent = form_of(client, url) | {"opening": "Lời của tôi"}
    change = {"opening": Change("", "Lời của lãnh đạo")}
    documents.edit(programme, changes=change, version=1, by=leader)
    answer = client.post(url, sent)
    assert answer.status_code == 409
    assert "Bản của bạn Lời của tôi" in text_of(answer.content)
    programme.refresh_from_db()
    factories.issue(programme)
    assert client.post(url, form_of(client, url)).status_code == 409
