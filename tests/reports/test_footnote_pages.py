"""The list of a paper's notes, the button that removes one, and what "Kiểm tra" says of notes."""

from __future__ import annotations

import re
import uuid

import pytest
from lxml import html

from programme.models import Document, User
from programme.roles import Role
from tests import factories
from tests.conferences.pages import signed_in
from tests.reports.check_panel import group_links, page_of, undo_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def noted(programme: Document) -> Document:
    """A year with two notes in its words, a reference without a note, and a note without one."""
    factories.make_section(programme, heading="MỤC ĐÍCH", text="Hai[^b], ba[^9].")
    home = factories.make_conference(programme, ordinal=21)
    factories.make_item(programme, conference=home, text="Một[^a]", lead=factories.make_agency())
    for mark in ("b", "a", "c"):
        factories.make_footnote(programme, mark, text=f"Chú **{mark}**.")
    return programme


def rows(document: Document, user: User, **headers: str) -> list[tuple[str, str, list[str]]]:
    answer = signed_in(user).get(f"/nam/{document.pk}/chu-thich/", headers=headers)
    page = html.fromstring(answer.content.decode())
    return [
        (
            row.findtext("span").strip(),
            "".join(row.find("p").itertext()).split(".")[0],
            row.xpath(".//a[@data-note-edit]/@href"),
        )
        for row in page.xpath("//ul[@class='note-list']/li")
    ]


def test_notes_stand_in_the_order_of_print_and_those_without_a_place_last(
    noted: Document, drafter: User
) -> None:
    part, item = noted.sections.get(heading="MỤC ĐÍCH"), noted.items.get()
    expected = [
        ("1", "Chú a", [f"/noi-dung/{item.pk}/sua/"]),
        ("2", "Chú b", [f"/phan/{part.pk}/sua/"]),
        ("", "Chú c", []),
    ]
    assert rows(noted, drafter) == expected
    assert rows(noted, drafter, **{"HX-Request": "true"}) == expected


def test_who_only_reads_gets_no_buttons(noted: Document) -> None:
    answer = signed_in(factories.make_user(Role.REGISTRY_CLERK)).get(f"/nam/{noted.pk}/chu-thich/")
    page = html.fromstring(answer.content.decode())
    assert page.xpath("//*[@id='chu-thich']//form | //a[@data-note-edit]") == []


def test_a_note_without_a_place_is_removed_once_and_comes_back(
    noted: Document, drafter: User
) -> None:
    client = signed_in(drafter)
    note = noted.footnotes.get(mark="c")
    url = f"/chu-thich/{note.pk}/xoa/?version=1"
    sent = {"operation": str(uuid.uuid4())}
    first, again = client.post(url, sent), client.post(url, sent)
    assert first["Location"] == again["Location"] == f"/nam/{noted.pk}/chu-thich/"
    assert noted.footnotes.count() == 2
    page = client.get(first["Location"])
    assert client.post(undo_of(page), {"operation": str(uuid.uuid4())}).status_code == 303
    assert noted.footnotes.get(mark="c").text == "Chú **c**."
    assert client.post(url, {"operation": str(uuid.uuid4())}).status_code == 409


def test_a_note_already_gone_says_so(noted: Document, drafter: User) -> None:
    client = signed_in(drafter)
    note = noted.footnotes.get(mark="c")
    url = f"/chu-thich/{note.pk}/xoa/?version=1"
    for status in (303, 409):
        assert client.post(url, {"operation": str(uuid.uuid4())}).status_code == status
    assert client.post("/chu-thich/99999/xoa/?version=1", sent_nothing()).status_code == 404


def sent_nothing() -> dict[str, str]:
    return {"operation": str(uuid.uuid4())}


def test_a_note_has_its_history(noted: Document, drafter: User) -> None:
    note = noted.footnotes.get(mark="c")
    assert signed_in(drafter).get(f"/lich-su/footnote/{note.pk}/").status_code == 200


def test_the_panel_names_a_reference_without_words_and_a_note_without_a_place(
    noted: Document, drafter: User
) -> None:
    page = page_of(noted, drafter)
    part, year = noted.sections.get(heading="MỤC ĐÍCH"), f"/nam/{noted.pk}/"
    assert group_links(page, "mark_without_note") == [
        f"{year}#phan-{part.pk}",
        f"/phan/{part.pk}/sua/",
    ]
    loose = noted.footnotes.get(mark="c")
    assert group_links(page, "note_without_mark") == [f"{year}#chu-thich-{loose.pk}"]
    assert "“Chú c.”" in page.xpath("//section[@id='note_without_mark']")[0].text_content()
    (mark,) = page.xpath("//section[@id='mark_without_note']//mark/text()")
    assert mark == "[?]"


def test_the_panel_removes_a_note_that_nothing_refers_to_and_undo_returns_it(
    noted: Document, drafter: User
) -> None:
    client, panel = signed_in(drafter), f"/nam/{noted.pk}/kiem-tra/"
    [address] = page_of(noted, drafter).xpath("//section[@id='note_without_mark']//form/@action")
    answer = client.post(address, sent_nothing())
    assert answer["Location"].partition("#")[0] == panel
    assert not noted.footnotes.filter(mark="c").exists()
    undo = undo_of(client.get(answer["Location"]))
    back = client.post(undo, sent_nothing())["Location"]
    assert (back.partition("#")[0], noted.footnotes.filter(mark="c").exists()) == (panel, True)


def test_in_the_text_the_list_is_removed_from_like_any_part_of_the_outline(
    noted: Document, drafter: User
) -> None:
    client, htmx = signed_in(drafter), {"HX-Request": "true"}
    note = noted.footnotes.get(mark="c")
    shown = client.get(f"/nam/{noted.pk}/chu-thich/", headers=htmx).content.decode()
    url = f"/chu-thich/{note.pk}/xoa/?version=1"
    [button] = html.fromstring(shown).xpath("//button")
    assert (button.get("form"), button.get("formaction")) == ("buttons", url)
    answer = client.post(url, sent_nothing(), headers=htmx)
    assert answer["Location"] == f"/nam/{noted.pk}/"


def test_the_outline_shows_words_without_marks(noted: Document, drafter: User) -> None:
    noted.sections.filter(heading="MỤC ĐÍCH").update(text="Hai **rõ**[^b].")
    page = html.fromstring(signed_in(drafter).get(f"/nam/{noted.pk}/").content.decode())
    part = noted.sections.get(heading="MỤC ĐÍCH")
    prose = page.xpath(f"//section[@id='phan-{part.pk}']//div[@class='prose']")[0]
    assert " ".join("".join(prose.itertext()).split()) == "Hai rõ[2]."


def test_the_outline_calls_each_note_as_the_page_does(noted: Document, drafter: User) -> None:
    factories.make_item(noted, text="Chưa xếp[^a] và[^d]")
    factories.make_item(noted, conference=noted.conferences.get(), text="Việc nữa[^c], [^b]")
    Document.objects.filter(pk=noted.pk).update(opening="Mở đầu[^b].", closing="Hết[^a].")
    client, printed = signed_in(drafter), ["[1]", "[2]", "[3]", "[1]", "[1]", "[?]", "[2]"]
    outline = html.fromstring(client.get(f"/nam/{noted.pk}/").content.decode())
    signs = outline.xpath("//sup[not(ancestor::*[@id='chua-xep'])]/text()")
    paper = html.fromstring(client.get(f"/van-ban-in/{noted.pk}/").content.decode())
    body = paper.xpath("//article/*[not(contains(@class, 'footnote'))]")
    references = [words for one in body for words in re.findall(r"\[.\]", one.text_content())]
    assert (signs, references) == (printed, printed)
    assert outline.xpath("//*[@id='chua-xep']//sup/text()") == ["[2]", "(*)"]
