"""The pages and buttons of an item: once only, merged, refused with a sentence, taken back."""

from __future__ import annotations

import pytest
from lxml import html

from conferences.actions import items
from conferences.models import AgendaItem, Conference, ItemState
from programme.actions.editing import Change
from programme.models import Document, Operation, User
from tests import factories
from tests.conferences.pages import form_of, operation, sent_by, signed_in, text_of

LOCKED = "Văn bản đã phát hành nên không sửa được; hãy lập phiên bản đính chính."


@pytest.fixture
def conference(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=21)


@pytest.fixture
def item(programme: Document, conference: Conference) -> AgendaItem:
    return factories.make_item(programme, conference=conference, text="Công tác cán bộ")


def texts(conference: Conference | None) -> list[str]:
    row = AgendaItem.objects.live().filter(conference=conference, parent=None)
    return list(row.order_by("position").values_list("text", flat=True))


def test_an_item_is_added_with_its_agencies_without_scripts(
    programme: Document, conference: Conference, drafter: User
) -> None:
    lead, other = factories.make_agency(), factories.make_agency()
    url = f"/nam/{programme.pk}/noi-dung/them/?hoi-nghi={conference.pk}"
    client = signed_in(drafter)
    typed = {"text": "Công tác dân vận", "leads": [str(other.pk), str(lead.pk)]}
    answer = client.post(url, form_of(client, url) | typed)
    item = AgendaItem.objects.get()
    assert answer["Location"] == f"/nam/{programme.pk}/#noi-dung-{item.pk}"
    assert item.conference == conference
    assert [row.agency for row in item.item_agencies.order_by("position")] == [other, lead]


def test_the_same_operation_sent_twice_adds_one_item(
    programme: Document, conference: Conference, drafter: User
) -> None:
    url = f"/nam/{programme.pk}/noi-dung/them/?hoi-nghi={conference.pk}"
    client = signed_in(drafter)
    sent = form_of(client, url) | {"text": "Công tác dân vận"}
    first, second = client.post(url, sent), client.post(url, sent)
    assert first["Location"] == second["Location"]
    assert texts(conference) == ["Công tác dân vận"]
    assert Operation.objects.count() == 1


def test_an_operation_of_somebody_else_gives_no_answer(
    item: AgendaItem, drafter: User, leader: User
) -> None:
    url = f"/noi-dung/{item.pk}/xoa/?version=1"
    sent = {"operation": operation()}
    assert signed_in(drafter).post(url, sent).status_code == 303
    assert signed_in(leader).post(url, sent).status_code == 409


def test_a_request_that_names_no_operation_changes_nothing(item: AgendaItem, drafter: User) -> None:
    answer = signed_in(drafter).post(f"/noi-dung/{item.pk}/xoa/?version=1", {})
    assert answer.status_code == 409
    assert texts(item.conference) == ["Công tác cán bộ"]


def test_an_empty_text_is_refused_at_its_field(item: AgendaItem, drafter: User) -> None:
    url = f"/noi-dung/{item.pk}/sua/"
    client = signed_in(drafter)
    answer = client.post(url, form_of(client, url) | {"text": "  "})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"text": ["Nội dung không được để trống."]}


def test_an_unknown_agency_is_refused_at_its_field(item: AgendaItem, drafter: User) -> None:
    url = f"/noi-dung/{item.pk}/sua/"
    client = signed_in(drafter)
    answer = client.post(url, form_of(client, url) | {"leads": "999999"})
    assert answer.status_code == 422
    sentence = "Cơ quan này không có trong danh mục; hãy chọn lại."
    assert answer.context["form"].errors == {"leads": [sentence]}
    assert item.item_agencies.count() == 0


def test_years_without_a_kind_of_review_are_refused_with_the_rule(
    item: AgendaItem, drafter: User
) -> None:
    url = f"/noi-dung/{item.pk}/sua/"
    client = signed_in(drafter)
    answer = client.post(url, form_of(client, url) | {"review_years": "5"})
    assert answer.status_code == 422
    assert "Có số năm thì phải chọn sơ kết hay tổng kết." in text_of(answer.content)


def test_an_issued_year_refuses_with_409_and_its_sentence(item: AgendaItem, drafter: User) -> None:
    url = f"/noi-dung/{item.pk}/sua/"
    client = signed_in(drafter)
    sent = form_of(client, url) | {"text": "Khác"}
    factories.issue(item.programme)
    answer = client.post(url, sent)
    assert answer.status_code == 409
    assert LOCKED in text_of(answer.content)
    assert texts(item.conference) == ["Công tác cán bộ"]


def test_two_people_in_different_fields_meet_no_conflict(
    item: AgendaItem, drafter: User, leader: User
) -> None:
    url = f"/noi-dung/{item.pk}/sua/"
    client = signed_in(drafter)
    sent = form_of(client, url) | {"delivery": "for_study"}
    change = {"text": Change("Công tác cán bộ", "Công tác tổ chức, cán bộ")}
    items.edit(item, changes=change, version=1, by=leader)
    assert client.post(url, sent).status_code == 303
    item.refresh_from_db()
    assert (item.text, item.delivery) == ("Công tác tổ chức, cán bộ", "for_study")


def stale(item: AgendaItem, drafter: User, leader: User) -> tuple[object, object]:
    """The drafter sends "Bản của tôi" after the leader saved "Bản của lãnh đạo"."""
    url = f"/noi-dung/{item.pk}/sua/"
    client = signed_in(drafter)
    sent = form_of(client, url) | {"text": "Bản của tôi"}
    change = {"text": Change("Công tác cán bộ", "Bản của lãnh đạo")}
    items.edit(item, changes=change, version=1, by=leader)
    return client, client.post(url, sent)


def test_two_people_in_one_field_see_both_texts_and_nothing_is_lost(
    item: AgendaItem, drafter: User, leader: User
) -> None:
    _, answer = stale(item, drafter, leader)
    shown = text_of(answer.content)  # type: ignore[attr-defined]  # a response
    assert answer.status_code == 409  # type: ignore[attr-defined]  # a response
    assert "Bản của bạn Bản của tôi" in shown
    assert f"Bản hiện có, {leader.name} Bản của lãnh đạo" in shown
    assert "Bản lúc bạn mở trang Công tác cán bộ" in shown
    assert texts(item.conference) == ["Bản của lãnh đạo"]


@pytest.mark.parametrize(
    ("index", "kept"), [(0, "Bản của tôi"), (1, "Bản của lãnh đạo"), (2, "Bản của tôi")]
)
def test_one_click_keeps_mine_or_theirs_and_a_merged_text_is_saved(
    item: AgendaItem, drafter: User, leader: User, index: int, kept: str
) -> None:
    client, answer = stale(item, drafter, leader)
    page = html.fromstring(answer.content.decode())  # type: ignore[attr-defined]  # a response
    form = page.xpath('//*[contains(@class, "conflict")]//form')[index]
    sent = sent_by(form)
    done = client.post(form.get("action"), sent)  # type: ignore[attr-defined]  # a client
    assert done.status_code == 303
    assert texts(item.conference) == [kept]


def test_agencies_that_two_people_chose_are_shown_side_by_side(
    item: AgendaItem, drafter: User, leader: User
) -> None:
    mine, theirs = factories.make_agency("Ban Tổ chức"), factories.make_agency("Ban Nội chính")
    url = f"/noi-dung/{item.pk}/sua/"
    client, other = signed_in(drafter), signed_in(leader)
    sent = form_of(client, url) | {"leads": str(mine.pk)}
    other.post(url, form_of(other, url) | {"leads": str(theirs.pk)})
    answer = client.post(url, sent)
    assert answer.status_code == 409
    conflict = answer.context["meeting"].conflicts[0]
    assert (conflict.base, conflict.theirs, conflict.mine) == ("", "Ban Nội chính", "Ban Tổ chức")


def test_htmx_gets_a_refused_form_back_in_its_place(item: AgendaItem, drafter: User) -> None:
    url = f"/noi-dung/{item.pk}/sua/"
    client = signed_in(drafter)
    name = f"form-item-edit-{item.pk}"
    headers = {"HX-Request": "true", "HX-Trigger": name}
    answer = client.post(url, form_of(client, url) | {"text": ""}, headers=headers)
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == (f"#{name}", "outerHTML")
    assert answer.content.decode().lstrip().startswith(f'<form class="form" id="{name}"')


def test_an_item_goes_up_and_down_and_back(
    programme: Document, conference: Conference, item: AgendaItem, drafter: User
) -> None:
    factories.make_item(programme, conference=conference, text="Công tác kiểm tra")
    client = signed_in(drafter)
    client.post(f"/noi-dung/{item.pk}/xuong/?version=1", {"operation": operation()})
    assert texts(conference) == ["Công tác kiểm tra", "Công tác cán bộ"]
    undo = undo_of(client.get(f"/nam/{programme.pk}/"))
    assert client.post(undo, {"operation": operation()}).status_code == 303
    assert texts(conference) == ["Công tác cán bộ", "Công tác kiểm tra"]


def test_a_move_from_a_stale_page_is_refused_with_the_choice_to_do_it_anyway(
    item: AgendaItem, drafter: User, leader: User
) -> None:
    change = {"text": Change("Công tác cán bộ", "Khác")}
    items.edit(item, changes=change, version=1, by=leader)
    client = signed_in(drafter)
    answer = client.post(f"/noi-dung/{item.pk}/xoa/?version=1", {"operation": operation()})
    assert answer.status_code == 409
    assert answer.context["address"] == f"/noi-dung/{item.pk}/xoa/?version=2"
    assert texts(item.conference) == ["Khác"]


def test_an_item_moves_to_the_pool_by_the_form(item: AgendaItem, drafter: User) -> None:
    url = f"/noi-dung/{item.pk}/chuyen/"
    client = signed_in(drafter)
    answer = client.post(url, form_of(client, url) | {"conference": ""})
    assert answer.status_code == 303
    assert texts(None) == ["Công tác cán bộ"]


def test_a_removed_item_returns_to_its_place(
    programme: Document, conference: Conference, item: AgendaItem, drafter: User
) -> None:
    factories.make_item(programme, conference=conference, text="Công tác kiểm tra")
    client = signed_in(drafter)
    client.post(f"/noi-dung/{item.pk}/xoa/?version=1", {"operation": operation()})
    assert texts(conference) == ["Công tác kiểm tra"]
    undo = undo_of(client.get(f"/nam/{programme.pk}/"))
    client.post(undo, {"operation": operation()})
    assert texts(conference) == ["Công tác cán bộ", "Công tác kiểm tra"]


def test_a_dropped_item_needs_a_reason_and_comes_back(item: AgendaItem, drafter: User) -> None:
    url = f"/noi-dung/{item.pk}/khong-dua-vao/"
    client = signed_in(drafter)
    assert client.post(url, form_of(client, url)).status_code == 422
    client.post(url, form_of(client, url) | {"state_reason": "Chưa đủ điều kiện"})
    item.refresh_from_db()
    assert (item.state, item.state_reason) == (ItemState.DROPPED, "Chưa đủ điều kiện")
    undo = undo_of(client.get(f"/nam/{item.programme_id}/"))
    client.post(undo, {"operation": operation()})
    assert texts(item.left_conference) == ["Công tác cán bộ"]


def test_a_postponed_item_waits_and_says_why(item: AgendaItem, drafter: User) -> None:
    url = f"/noi-dung/{item.pk}/hoan/"
    client = signed_in(drafter)
    without = client.post(url, form_of(client, url))
    assert without.status_code == 422
    assert "Hãy nhập: lý do hoãn." in text_of(without.content)
    client.post(url, form_of(client, url) | {"state_reason": ["Chờ Trung ương"]})
    item.refresh_from_db()
    assert (item.state, item.conference) == (ItemState.POSTPONED, None)
    assert item.state_reason == "Chờ Trung ương"


def test_a_cited_text_that_the_register_lacks_can_be_added(
    programme: Document, drafter: User
) -> None:
    text = "Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW, ngày 24/3/2020 của Ban Bí thư"
    item = factories.make_item(programme, text=text)
    shown = text_of(signed_in(drafter).get(f"/noi-dung/{item.pk}/sua/").content)
    assert "42-CT/TW" in shown
    assert "chưa có trong danh mục. Thêm vào danh mục" in shown


def test_the_undo_of_one_year_does_not_reach_into_another(item: AgendaItem, drafter: User) -> None:
    elsewhere = factories.make_conference(factories.make_programme(year=2026))
    url = f"/noi-dung/{item.pk}/dat/?hoi-nghi={elsewhere.pk}&version=1"
    assert signed_in(drafter).post(url, {"operation": operation()}).status_code == 404
    assert texts(item.conference) == ["Công tác cán bộ"]


def undo_of(page: object) -> str:
    root = html.fromstring(page.content.decode())  # type: ignore[attr-defined]  # a response
    return str(root.xpath("//form[@data-undo]")[0].get("action"))
