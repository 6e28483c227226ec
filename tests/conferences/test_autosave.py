"""A form that saves itself: what the server answers, and that nobody's words are written over."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from lxml import html

from conferences.models import AgendaItem, Conference
from programme.actions import steps
from programme.models import Document, Section, Step, User
from programme.roles import Role
from reports.compose import compose
from reports.writers import pdf
from tests import factories
from tests.conferences.pages import form_of, operation, sent_by, signed_in

AUTOSAVE = {"HX-Request": "true", "X-Autosave": "1"}


@pytest.fixture
def part(programme: Document) -> Section:
    return factories.make_section(programme, heading="MỤC ĐÍCH", text="Chủ động.")


@pytest.fixture
def conference(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=21)


def sent(client: Client, url: str, fields: dict[str, Any], **typed: Any) -> HttpResponse:
    body = {**fields, **typed, "operation": typed.get("operation", operation())}
    return client.post(url, body, headers=AUTOSAVE)


def address(part: Section) -> str:
    return f"/phan/{part.pk}/sua/"


def opened_by_two(
    part: Section, one: User, other: User | None = None
) -> tuple[list[Client], list[dict[str, Any]]]:
    """Two people, the second a leader of the office unless named, and the form of a part as each opened it."""
    people = (one, other or factories.make_user(Role.OFFICE_LEADER))
    clients = [signed_in(person) for person in people]
    return clients, [form_of(client, address(part)) for client in clients]


def test_the_answer_says_when_and_from_where_the_form_goes_on(drafter: User, part: Section) -> None:
    client = signed_in(drafter)
    answer = sent(
        client, address(part), form_of(client, address(part)), text="Chủ động, kịp thời. "
    )
    assert answer.status_code == 200
    told = answer.json()
    assert re.fullmatch(r"\d\d:\d\d", told.pop("saved"))
    assert told == {"version": 1, "bases": {"text": ["Chủ động, kịp thời."]}, "filled": {}}
    part.refresh_from_db()
    assert (part.text, part.version) == ("Chủ động, kịp thời.", 2)
    page = client.get(f"/nam/{part.document_id}/").content.decode()
    assert page.count("Đã lưu lúc") == 0


def test_each_autosave_goes_on_from_the_one_before(drafter: User, part: Section) -> None:
    client = signed_in(drafter)
    fields = form_of(client, address(part))
    for words in ("Một", "Một hai", "Một hai ba"):
        answer = sent(client, address(part), fields, text=words)
        assert answer.status_code == 200
        fields["initial-text"] = answer.json()["bases"]["text"]
        fields["version"] = [str(answer.json()["version"])]
    part.refresh_from_db()
    assert part.text == "Một hai ba"
    assert part.history.count() == 2


def test_the_same_autosave_sent_again_is_done_once(drafter: User, part: Section) -> None:
    client = signed_in(drafter)
    fields = form_of(client, address(part))
    key = operation()
    answers = [sent(client, address(part), fields, text="Một", operation=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[1].json()["bases"] == {"text": ["Một"]}
    part.refresh_from_db()
    assert part.version == 2


def test_different_fields_of_two_writers_merge(drafter: User, part: Section) -> None:
    (mine, theirs), forms = opened_by_two(part, drafter)
    assert sent(theirs, address(part), forms[1], heading="YÊU CẦU").status_code == 200
    assert sent(mine, address(part), forms[0], text="Một").status_code == 200
    part.refresh_from_db()
    assert (part.heading, part.text) == ("YÊU CẦU", "Một")


def test_paragraphs_of_two_writers_stand_together_and_each_is_told_of_the_other(
    drafter: User, programme: Document
) -> None:
    part = factories.make_section(programme, heading="MỤC ĐÍCH", text="Một\nHai\nBa")
    leader = factories.make_user(Role.OFFICE_LEADER, name="Trần Văn Bình")
    (mine, theirs), forms = opened_by_two(part, drafter, leader)
    theirs_words = {"heading": "YÊU CẦU", "text": "Một\nHai\nBa, bốn"}
    assert "others" not in sent(theirs, address(part), forms[1], **theirs_words).json()
    told = sent(mine, address(part), forms[0], text="Một rưỡi\nHai\nBa").json()
    assert told["bases"] == {"text": ["Một rưỡi\nHai\nBa"]}
    assert told["others"] == {"heading": ["YÊU CẦU"], "text": ["Một rưỡi\nHai\nBa, bốn"]}
    assert told["writer"] == "Trần Văn Bình"
    part.refresh_from_db()
    assert (part.heading, part.text) == ("YÊU CẦU", "Một rưỡi\nHai\nBa, bốn")
    # A field that has not taken the other's words in goes on from its own.
    forms[0] |= {"initial-text": told["bases"]["text"], "version": [told["version"]]}
    again = sent(mine, address(part), forms[0], text="Một rưỡi\nHai đổi\nBa").json()
    assert again["others"]["text"] == ["Một rưỡi\nHai đổi\nBa, bốn"]
    # One step of each: what is taken back takes nothing of the other's.
    last = Step.objects.filter(by=drafter).latest("pk")
    steps.undo(last, by=drafter)
    part.refresh_from_db()
    assert (part.heading, part.text) == ("YÊU CẦU", "Một\nHai\nBa, bốn")


def test_a_note_that_another_has_set_meanwhile_comes_with_its_reference(
    drafter: User, programme: Document
) -> None:
    part = factories.make_section(programme, heading="MỤC ĐÍCH", text="Một\nHai")
    (mine, theirs), forms = opened_by_two(part, drafter)
    noted = {"text": "Một\nHai[^1]", "note-1": "Số liệu 2024.", "initial-note-1": ""}
    assert sent(theirs, address(part), forms[1], **noted).status_code == 200
    told = sent(mine, address(part), forms[0], text="Một nữa\nHai").json()
    assert told["others"] == {"text": ["Một nữa\nHai[^1]"], "note-1": ["Số liệu 2024."]}


def test_two_who_give_their_notes_one_mark_lose_neither(drafter: User, programme: Document) -> None:
    part = factories.make_section(programme, text="Một\nHai")
    (mine, theirs), forms = opened_by_two(part, drafter)
    note = {"text": "Một\nHai[^1]", "note-1": "Của họ.", "initial-note-1": ""}
    assert sent(theirs, address(part), forms[1], **note).status_code == 200
    # The words of the note are not typed yet: even so the reference is not taken for the other's.
    note = {"text": "Một[^1]\nHai", "note-1": "", "initial-note-1": ""}
    answer = sent(mine, address(part), forms[0], **note)
    assert answer.status_code == 422
    (wrong,) = answer.json()["wrong"]
    assert (wrong["field"], wrong["code"]) == ("note-1", "mark_taken")
    part.refresh_from_db()
    assert part.text == "Một\nHai[^1]"
    note = {"text": "Một[^2]\nHai", "note-2": "Của tôi.", "initial-note-2": ""}
    assert sent(mine, address(part), forms[0], **note).status_code == 200
    part.refresh_from_db()
    assert part.text == "Một[^2]\nHai[^1]"
    assert dict(programme.footnotes.values_list("mark", "text")) == {
        "1": "Của họ.",
        "2": "Của tôi.",
    }


def test_who_keeps_his_own_version_leaves_the_other_paragraphs_of_the_other(
    drafter: User, programme: Document
) -> None:
    part = factories.make_section(programme, text="Một\nHai\nBa")
    (mine, theirs), forms = opened_by_two(part, drafter)
    sent(theirs, address(part), forms[1], text="Một họ\nHai\nBa xong")
    answer = sent(mine, address(part), forms[0], text="Một tôi\nHai\nBa")
    page = html.fromstring(answer.content.decode())
    assert "vẫn được giữ" in page.text_content()
    keep, take = page.xpath("//form")[:2]
    assert mine.post(address(part), sent_by(keep)).status_code == 303
    part.refresh_from_db()
    assert part.text == "Một tôi\nHai\nBa xong"
    assert ("text", "Một họ\nHai\nBa xong") in take.form_values()


def test_who_wrote_in_one_paragraph_sees_what_is_new_in_each_text(
    drafter: User, programme: Document
) -> None:
    part = factories.make_section(programme, text="Chủ động.\nKịp thời.")
    (mine, theirs), forms = opened_by_two(part, drafter)
    sent(theirs, address(part), forms[1], text="Chủ động, sáng tạo.\nKịp thời.")
    answer = sent(mine, address(part), forms[0], text="Chủ động <nữa>.\nKịp thời.")
    assert answer.status_code == 409
    page = html.fromstring(answer.content.decode())
    texts = page.xpath("//*[@class='conflict-texts']//*[@class='text']")
    assert [text.text_content() for text in texts] == [
        "Chủ động <nữa>.\nKịp thời.",
        "Chủ động, sáng tạo.\nKịp thời.",
        "Chủ động.\nKịp thời.",
    ]
    assert [text.xpath("string(ins)") for text in texts] == [" <nữa>", ", sáng tạo", ""]


def test_a_field_that_somebody_changed_while_the_form_saved_itself_is_a_conflict(
    drafter: User, part: Section
) -> None:
    mine, theirs = signed_in(drafter), signed_in(factories.make_user(Role.OFFICE_LEADER))
    fields = form_of(mine, address(part))
    assert (
        sent(theirs, address(part), form_of(theirs, address(part)), heading="YÊU CẦU").status_code
        == 200
    )
    first = sent(mine, address(part), fields, text="Một").json()
    fields |= {
        "text": ["Một"],
        "initial-text": first["bases"]["text"],
        "version": [first["version"]],
    }
    answer = sent(mine, address(part), fields, heading="NHIỆM VỤ")
    assert answer.status_code == 409
    words = answer.content.decode()
    assert words.count('class="conflict"') == 1
    assert words.count("YÊU CẦU") > 0
    assert words.count("NHIỆM VỤ") > 0
    part.refresh_from_db()
    assert (part.heading, part.text) == ("YÊU CẦU", "Một")


def test_what_breaks_a_rule_is_answered_in_sentences_alone(
    drafter: User, programme: Document
) -> None:
    item = factories.make_item(programme, text="Công tác cán bộ")
    client = signed_in(drafter)
    url = f"/noi-dung/{item.pk}/sua/"
    answer = sent(client, url, form_of(client, url), text=" ")
    assert answer.status_code == 422
    assert answer.json() == {"wrong": [{"field": "text", "says": "Nội dung không được để trống."}]}


def test_texts_that_are_linked_while_typing_change_with_the_words(
    drafter: User, programme: Document
) -> None:
    """A directive linked from half-typed words does not stay, and is no conflict."""
    for number in ("4", "42"):
        factories.make_directive(number=number)
    item = factories.make_item(programme, text="Công tác cán bộ")
    client = signed_in(drafter)
    url = f"/noi-dung/{item.pk}/sua/"
    fields = form_of(client, url)
    for words in ("Quán triệt Chỉ thị số 4-CT/TW", "Quán triệt Chỉ thị số 42-CT/TW"):
        answer = sent(client, url, fields, text=words)
        assert answer.status_code == 200
        told = answer.json()
        fields |= {f"initial-{name}": values for name, values in told["bases"].items()}
        fields["version"] = [str(told["version"])]
    linked = AgendaItem.objects.get(pk=item.pk).item_directives.select_related("directive")
    assert [row.directive.number for row in linked] == ["42"]


def test_recipients_go_on_from_their_newest_version(drafter: User, programme: Document) -> None:
    client = signed_in(drafter)
    url = f"/nam/{programme.pk}/noi-nhan/"
    fields = form_of(client, url)
    for names in ("Như trên", "Như trên\nLưu Văn phòng Tỉnh uỷ"):
        answer = sent(client, url, fields, names=names)
        assert answer.status_code == 200
        told = answer.json()
        fields |= {f"initial-{name}": values for name, values in told["bases"].items()}
        fields["version"] = [str(told["version"])]
    names = programme.recipients.order_by("position").values_list("name", flat=True)
    assert list(names) == ["Như trên", "Lưu Văn phòng Tỉnh uỷ"]


def test_only_who_may_edit_and_only_before_issue(drafter: User, part: Section) -> None:
    client = signed_in(drafter)
    fields = form_of(client, address(part))
    reader = signed_in(factories.make_user(Role.COMMITTEE_LEADER))
    assert sent(reader, address(part), fields, text="Một").status_code == 403
    factories.issue(part.document)
    assert sent(client, address(part), fields, text="Một").status_code == 409
    part.refresh_from_db()
    assert part.text == "Chủ động."


def test_a_form_that_does_not_save_itself_answers_as_ever(
    drafter: User, conference: Conference
) -> None:
    client = signed_in(drafter)
    item = factories.make_item(conference.programme, conference=conference)
    url = f"/noi-dung/{item.pk}/hoan/"
    answer = sent(client, url, form_of(client, url), state_reason="Chưa đủ hồ sơ")
    assert answer.status_code == 303
    item.refresh_from_db()
    assert item.state_reason == "Chưa đủ hồ sơ"


def test_a_new_part_is_made_by_its_first_autosave(drafter: User, programme: Document) -> None:
    client = signed_in(drafter)
    url = f"/nam/{programme.pk}/phan/them/"
    told = sent(client, url, form_of(client, url), heading="KẾT").json()
    part = programme.sections.get(heading="KẾT")
    assert told["goes_on"] == {
        "form": f"form-section-edit-{part.pk}",
        "address": f"/phan/{part.pk}/sua/",
    }
    assert (told["version"], told["bases"]["heading"]) == (1, ["KẾT"])


def test_the_page_names_the_source_of_its_blocks_and_the_printed_one_does_not(
    drafter: User, programme: Document, part: Section
) -> None:
    conference = factories.make_conference(programme, ordinal=21)
    item = factories.make_item(programme, conference=conference, text="Công tác cán bộ")
    page = signed_in(drafter).get(f"/van-ban-in/{programme.pk}/").content.decode()
    for source in (
        f"item-{item.pk}/text",
        f"section-{part.pk}/heading",
        f"conference-{conference.pk}/name",
    ):
        assert page.count(f'data-source="{source}"') == 1
    assert pdf.paged_html(compose(programme)).count("data-source") == 0


def test_a_new_item_is_made_by_its_first_autosave_and_goes_on_as_its_own_form(
    drafter: User, conference: Conference
) -> None:
    programme = conference.programme
    client = signed_in(drafter)
    url = f"/nam/{programme.pk}/noi-dung/them/?hoi-nghi={conference.pk}"
    fields = form_of(client, url)
    key = operation()
    first = [sent(client, url, fields, text="Sơ kết", operation=key).json() for _ in range(2)]
    item = programme.items.get()
    assert [told["goes_on"] for told in first] == [
        {"form": f"form-item-edit-{item.pk}", "address": f"/noi-dung/{item.pk}/sua/"}
    ] * 2
    assert (item.text, item.conference, first[0]["bases"]["text"]) == (
        "Sơ kết",
        conference,
        ["Sơ kết"],
    )
    fields |= {f"initial-{name}": base for name, base in first[0]["bases"].items()}
    fields["version"] = [str(first[0]["version"])]
    text = "Sơ kết 05 năm thực hiện Chỉ thị số 05-CT/TW"
    told = sent(client, first[0]["goes_on"]["address"], fields, text=text).json()
    assert told["filled"] == {"review_kind": ["so_ket"], "review_years": ["5"]}
    item.refresh_from_db()
    assert (item.text, item.review_kind, item.review_years) == (text, "so_ket", 5)
    assert [step.label for step in Step.objects.all()] == ["Thêm nội dung"]
    steps.undo(Step.objects.get(), by=drafter)
    assert programme.items.count() == 0


def test_the_review_that_somebody_takes_off_stays_off(
    drafter: User, conference: Conference
) -> None:
    text = "Chuẩn bị tổng kết 10 năm thực hiện Nghị quyết"
    item = factories.make_item(
        conference.programme,
        conference=conference,
        text=text,
        review_kind="tong_ket",
        review_years=10,
    )
    client = signed_in(drafter)
    url = f"/noi-dung/{item.pk}/sua/"
    for typed in ({"review_kind": "", "review_years": ""}, {"text": f"{text} số 18-NQ/TW"}):
        told = sent(client, url, form_of(client, url), **typed).json()
        assert told["filled"] == {}
    item.refresh_from_db()
    assert (item.review_kind, item.review_years) == ("", None)
