"""Forms whose words refer to notes: each note below its text, saved with it, with scripts and without."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from programme.models import Document, Section, User
from programme.roles import Role
from tests import factories
from tests.conferences.pages import form_of, operation, signed_in

pytestmark = pytest.mark.django_db
AUTOSAVE = {"HX-Request": "true", "X-Autosave": "1"}


@pytest.fixture
def part(programme: Document) -> Section:
    factories.make_footnote(programme, "1", text="Theo Quy chế.")
    factories.make_footnote(programme, "9", text="Của chỗ khác.")
    return factories.make_section(programme, heading="MỤC ĐÍCH", text="Chủ động[^1].")


def address(part: Section) -> str:
    return f"/phan/{part.pk}/sua/"


def notes_on(client: Client, url: str) -> list[tuple[str, str]]:
    page = html.fromstring(client.get(url).content.decode())
    return [
        (field.get("name"), (field.text or "").strip())
        for field in page.xpath("//textarea[@data-note]")
    ]


def notes(document: Document) -> dict[str, str]:
    return dict(document.footnotes.values_list("mark", "text"))


def autosave(client: Client, part: Section, fields: dict[str, Any], **typed: Any) -> Any:
    body = {**fields, **typed, "operation": operation()}
    return client.post(address(part), body, headers=AUTOSAVE)


def test_a_form_shows_the_notes_of_its_own_words(part: Section, drafter: User) -> None:
    assert notes_on(signed_in(drafter), address(part)) == [("note-1", "Theo Quy chế.")]


def test_without_scripts_a_typed_mark_brings_its_field_and_the_field_its_note(
    part: Section, drafter: User
) -> None:
    client = signed_in(drafter)
    sent = form_of(client, address(part)) | {"text": "Chủ động[^1], kịp thời[^2].\nHai[^2]."}
    assert client.post(address(part), sent).status_code == 303
    assert notes_on(client, address(part)) == [("note-1", "Theo Quy chế."), ("note-2", "")]
    sent = form_of(client, address(part)) | {"note-2": "Theo kế hoạch."}
    assert client.post(address(part), sent).status_code == 303
    assert notes(part.document) == {
        "1": "Theo Quy chế.", "2": "Theo kế hoạch.", "9": "Của chỗ khác."
    }  # fmt: skip
    part.refresh_from_db()
    assert part.version == 2


def test_text_and_notes_save_themselves_together(part: Section, drafter: User) -> None:
    client = signed_in(drafter)
    fields = form_of(client, address(part))
    new = {"text": "Chủ động.[^2]", "note-2": "Mới.", "initial-note-2": ""}
    answer = autosave(client, part, fields, **new)
    assert answer.json()["bases"] == {"text": ["Chủ động.[^2]"], "note-2": ["Mới."]}
    # The note that lost its reference is kept: it may stand in another text by now.
    assert notes(part.document)["1"] == "Theo Quy chế."


def test_a_mark_taken_meanwhile_is_named_so_that_the_page_takes_another(
    part: Section, drafter: User
) -> None:
    client = signed_in(drafter)
    fields = form_of(client, address(part))
    factories.make_footnote(part.document, "2", text="Của người khác.")
    new = {"text": "Chủ động.[^2]", "note-2": "Của tôi.", "initial-note-2": ""}
    answer = autosave(client, part, fields, **new)
    assert answer.status_code == 422
    (wrong,) = answer.json()["wrong"]
    assert (wrong["field"], wrong["code"]) == ("note-2", "mark_taken")
    part.refresh_from_db()
    assert part.text == "Chủ động[^1]."
    assert notes(part.document)["2"] == "Của người khác."


def test_two_writers_of_one_note_see_both_texts_and_choose(part: Section, drafter: User) -> None:
    mine, theirs = signed_in(drafter), signed_in(factories.make_user(Role.OFFICE_LEADER))
    forms = [form_of(client, address(part)) for client in (mine, theirs)]
    assert autosave(theirs, part, forms[1], **{"note-1": "Của người khác."}).status_code == 200
    answer = autosave(mine, part, forms[0], **{"note-1": "Của tôi."})
    assert answer.status_code == 409
    page = html.fromstring(answer.content.decode())
    assert page.xpath("//h2[@class='conflict-name']/text()") == ["Chú thích"]
    keep_mine = page.xpath("//form[.//button[contains(., 'Giữ bản của tôi')]]")[0]
    sent = dict(keep_mine.form_values())
    assert (sent["initial-note-1"], sent["note-1"]) == ("Của người khác.", "Của tôi.")
    assert mine.post(address(part), sent).status_code == 303
    assert notes(part.document)["1"] == "Của tôi."


def test_a_wiped_note_says_what_to_do(part: Section, drafter: User) -> None:
    client = signed_in(drafter)
    answer = autosave(client, part, form_of(client, address(part)), **{"note-1": ""})
    assert answer.json()["wrong"] == [
        {
            "field": "note-1",
            "says": "Chú thích chưa có lời. Hãy ghi lời, hoặc xoá dấu chú thích trong văn bản.",
        }
    ]


def test_a_note_goes_with_its_mark_when_the_page_says_so(part: Section, drafter: User) -> None:
    client = signed_in(drafter)
    sent = {"text": "Chủ động.", "note-1": "", "drop-note": "1"}
    answer = autosave(client, part, form_of(client, address(part)), **sent)
    assert answer.json()["bases"] == {"text": ["Chủ động."], "note-1": [""]}
    assert notes(part.document) == {"9": "Của chỗ khác."}


def test_a_new_part_a_new_item_and_the_frame_take_notes_too(
    programme: Document, drafter: User
) -> None:
    client = signed_in(drafter)
    for number, url, field in (
        (1, f"/nam/{programme.pk}/phan/them/", "text"),
        (2, f"/nam/{programme.pk}/noi-dung/them/", "text"),
        (3, f"/nam/{programme.pk}/thong-tin/", "opening"),
    ):
        typed = {field: f"Lời[^{number}].", f"note-{number}": f"Chú {number}."}
        answer = client.post(url, form_of(client, url) | typed | {f"initial-note-{number}": ""})
        assert answer.status_code == 303
    assert notes(programme) == {"1": "Chú 1.", "2": "Chú 2.", "3": "Chú 3."}
    item = programme.items.get()
    assert notes_on(client, f"/noi-dung/{item.pk}/sua/") == [("note-2", "Chú 2.")]


def test_a_part_of_any_other_paper_is_edited_with_its_notes_and_leads_back_to_its_print(
    drafter: User,
) -> None:
    report = factories.make_document(kind="quarterly_report", quarter=1)
    part = factories.make_section(report, text="Quý này[^1].")
    client = signed_in(drafter)
    sent = form_of(client, address(part)) | {"text": "Quý **này**[^1].", "note-1": "Số liệu 30/6."}
    answer = client.post(address(part), sent)
    assert answer["Location"] == f"/soan/{report.pk}/#phan-{part.pk}"
    assert notes(report) == {"1": "Số liệu 30/6."}
    page = client.get(f"/van-ban-in/{report.pk}/").content.decode()
    assert "Quý <em>này</em><span" in page
    assert "Số liệu 30/6." in page
