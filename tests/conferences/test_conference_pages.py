"""The pages and buttons of a conference."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import html

from conferences.models import Conference
from programme.models import Document, User
from tests import factories
from tests.conferences.pages import form_of, operation, signed_in, text_of


@pytest.fixture
def conference(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=21)


def ordinals(programme: Document) -> list[int | None]:
    row = programme.conferences.live().order_by("position")
    return list(row.values_list("ordinal", flat=True))


def undo(client: Client, programme: Document) -> None:
    """Press the "Hoàn tác" that the year's page offers."""
    page = html.fromstring(client.get(f"/nam/{programme.pk}/").content.decode())
    (address,) = page.xpath("//*[@id='messages']//form/@action")
    assert client.post(address, {"operation": operation()}).status_code == 303


def test_a_conference_is_added_with_the_next_ordinal(
    programme: Document, conference: Conference, drafter: User
) -> None:
    url = f"/nam/{programme.pk}/hoi-nghi/them/"
    client = signed_in(drafter)
    answer = client.post(url, form_of(client, url) | {"first_month": "6"})
    assert answer.status_code == 303
    assert ordinals(programme) == [21, 22]
    undo(client, programme)
    assert ordinals(programme) == [21]


@pytest.mark.parametrize(
    ("month", "order"), [("2", [24, 21, 23]), ("7", [21, 24, 23]), ("12", [21, 23, 24])]
)
def test_a_new_conference_goes_where_its_time_puts_it(
    programme: Document,
    conference: Conference,
    drafter: User,
    month: str,
    order: list[int],
) -> None:
    factories.make_conference(programme, ordinal=23, first_month=9)
    url = f"/nam/{programme.pk}/hoi-nghi/them/"
    client = signed_in(drafter)
    client.post(url, form_of(client, url) | {"first_month": month})
    assert ordinals(programme) == order
    said = "Số thứ tự không còn theo thứ tự họp" in text_of(
        client.get(f"/nam/{programme.pk}/").content
    )
    assert said == (order != sorted(order))


@pytest.mark.parametrize(
    ("month", "order"), [("1", [22, 21, 23]), ("5", [21, 22, 23]), ("11", [21, 23, 22])]
)
def test_a_new_time_takes_a_conference_along(
    programme: Document,
    conference: Conference,
    drafter: User,
    month: str,
    order: list[int],
) -> None:
    middle = factories.make_conference(programme, ordinal=22, first_month=6)
    factories.make_conference(programme, ordinal=23, first_month=9)
    url = f"/hoi-nghi/{middle.pk}/sua/"
    client = signed_in(drafter)
    client.post(url, form_of(client, url) | {"first_month": month})
    assert ordinals(programme) == order
    undo(client, programme)
    assert ordinals(programme) == [21, 22, 23]


def test_a_thematic_conference_drops_the_number_proposed_and_refuses_one_typed(
    programme: Document, conference: Conference, drafter: User
) -> None:
    url = f"/nam/{programme.pk}/hoi-nghi/them/"
    client = signed_in(drafter)
    typed = form_of(client, url) | {"kind": "thematic", "first_month": "6"}
    answer = client.post(url, typed | {"ordinal": "40"})
    assert answer.context["form"].errors == {
        "ordinal": ["Hội nghị chuyên đề không mang số; hãy để trống ô này."]
    }
    client.post(url, typed)
    assert ordinals(programme) == [21, None]
    url = f"/hoi-nghi/{conference.pk}/sua/"
    client.post(url, form_of(client, url) | {"kind": "thematic"})
    assert ordinals(programme) == [None, None]


def test_a_day_outside_the_year_is_refused_at_its_field(
    conference: Conference, drafter: User
) -> None:
    url = f"/hoi-nghi/{conference.pk}/sua/"
    client = signed_in(drafter)
    answer = client.post(url, form_of(client, url) | {"part": "day", "date_from": "05/01/2026"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"date_from": ["Ngày họp phải nằm trong năm 2025."]}


def test_a_day_that_is_none_is_refused_in_the_words_of_the_office(
    conference: Conference, drafter: User
) -> None:
    url = f"/hoi-nghi/{conference.pk}/sua/"
    client = signed_in(drafter)
    answer = client.post(url, form_of(client, url) | {"date_from": "31/02/2025"})
    sentence = (
        "Ngày này ghi chưa đúng hoặc không có trong lịch; hãy ghi ngày/tháng/năm, ví dụ 03/02/2025."
    )
    assert answer.context["form"].errors == {"date_from": [sentence]}


def test_an_ordinal_used_twice_is_refused(
    programme: Document, conference: Conference, drafter: User
) -> None:
    url = f"/nam/{programme.pk}/hoi-nghi/them/"
    client = signed_in(drafter)
    answer = client.post(url, form_of(client, url) | {"ordinal": "21"})
    assert answer.status_code == 422
    assert "Đã có hội nghị mang số thứ tự này trong năm." in text_of(answer.content)
    assert ordinals(programme) == [21]


def test_an_edited_conference_says_when_it_was_saved(conference: Conference, drafter: User) -> None:
    url = f"/hoi-nghi/{conference.pk}/sua/"
    client = signed_in(drafter)
    client.post(url, form_of(client, url) | {"place": "Hội trường Tỉnh uỷ"})
    conference.refresh_from_db()
    assert conference.place == "Hội trường Tỉnh uỷ"
    assert "Đã lưu lúc" in text_of(client.get(f"/nam/{conference.programme_id}/").content)


def test_conferences_change_places_and_back(
    programme: Document, conference: Conference, drafter: User
) -> None:
    factories.make_conference(programme, ordinal=22)
    client = signed_in(drafter)
    client.post(f"/hoi-nghi/{conference.pk}/xuong/?version=1", {"operation": operation()})
    assert ordinals(programme) == [22, 21]
    client.post(f"/hoi-nghi/{conference.pk}/len/?version=2", {"operation": operation()})
    assert ordinals(programme) == [21, 22]


def test_a_removed_conference_returns_to_its_place_with_its_items(
    programme: Document, conference: Conference, drafter: User
) -> None:
    factories.make_conference(programme, ordinal=22)
    item = factories.make_item(programme, conference=conference)
    client = signed_in(drafter)
    client.post(f"/hoi-nghi/{conference.pk}/xoa/?version=1", {"operation": operation()})
    item.refresh_from_db()
    assert (ordinals(programme), item.conference) == ([22], None)
    undo(client, programme)
    item.refresh_from_db()
    assert (ordinals(programme), item.conference) == ([21, 22], conference)


def test_conferences_are_numbered_anew(
    programme: Document, conference: Conference, drafter: User
) -> None:
    url = f"/nam/{programme.pk}/danh-so/"
    client = signed_in(drafter)
    assert form_of(client, url)["first"] == ["21"]
    client.post(url, form_of(client, url) | {"first": "30"})
    assert ordinals(programme) == [30]


def test_an_issued_year_keeps_its_conferences(conference: Conference, drafter: User) -> None:
    factories.issue(conference.programme)
    answer = signed_in(drafter).post(
        f"/hoi-nghi/{conference.pk}/xoa/?version=1", {"operation": operation()}
    )
    assert answer.status_code == 409
    sentence = "Văn bản đã phát hành nên không sửa được; hãy lập phiên bản đính chính."
    assert sentence in text_of(answer.content)
