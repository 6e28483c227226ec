"""Texts that an item cites: linked by themselves, missed aloud, recorded and back to the item."""

from __future__ import annotations

import datetime
from urllib.parse import urlencode

import pytest
from lxml import html

from conferences.models import AgendaItem, Conference
from programme.models import Directive, Document, User
from tests import factories
from tests.conferences.pages import form_of, signed_in

KNOWN = "Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư"
UNKNOWN = "Triển khai Quy định số 99-QĐ/TW ngày 01/02/2024 của Bộ Chính trị"


@pytest.fixture
def directive(db: None) -> Directive:
    return factories.make_directive(number="42", date=datetime.date(2020, 3, 24))


@pytest.fixture
def conference(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=21)


def links(item: AgendaItem) -> list[tuple[Directive, bool]]:
    return [(row.directive, row.is_reviewed) for row in item.item_directives.order_by("position")]


def test_a_new_item_holds_the_review_and_the_text_that_its_words_name(
    programme: Document, conference: Conference, directive: Directive, drafter: User
) -> None:
    url = f"/nam/{programme.pk}/noi-dung/them/?hoi-nghi={conference.pk}"
    client = signed_in(drafter)
    client.post(url, form_of(client, url) | {"text": KNOWN})
    item = AgendaItem.objects.get()
    assert links(item) == [(directive, True)]
    assert (item.review_kind, item.review_years) == ("so_ket", 5)


def test_a_text_cited_in_passing_is_linked_but_not_reviewed(
    programme: Document, conference: Conference, directive: Directive, drafter: User
) -> None:
    item = factories.make_item(programme, conference=conference, text="Công tác cán bộ")
    url = f"/noi-dung/{item.pk}/sua/"
    client = signed_in(drafter)
    text = "Kế hoạch thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020"
    client.post(url, form_of(client, url) | {"text": text})
    assert links(item) == [(directive, False)]


def test_the_text_chosen_by_hand_stays_where_it_was_put(
    programme: Document, conference: Conference, directive: Directive, drafter: User
) -> None:
    url = f"/nam/{programme.pk}/noi-dung/them/?hoi-nghi={conference.pk}"
    client = signed_in(drafter)
    client.post(url, form_of(client, url) | {"text": KNOWN, "cited": [str(directive.pk)]})
    assert links(AgendaItem.objects.get()) == [(directive, False)]


def test_a_text_that_the_register_lacks_is_named_after_saving(
    programme: Document, conference: Conference, drafter: User
) -> None:
    url = f"/nam/{programme.pk}/noi-dung/them/?hoi-nghi={conference.pk}"
    client = signed_in(drafter)
    client.post(url, form_of(client, url) | {"text": UNKNOWN})
    page = html.fromstring(client.get(f"/nam/{programme.pk}/").content.decode())
    said = [line.text for line in page.xpath("//div[@id='messages']//p")]
    assert said == ["Đã thêm nội dung. Chưa có trong danh mục: Quy định số 99-QĐ/TW."]


def test_recording_an_unknown_text_leads_back_to_the_item_that_cites_it(
    programme: Document, conference: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=conference, text=UNKNOWN)
    address = f"/noi-dung/{item.pk}/sua/"
    client = signed_in(drafter)
    page = html.fromstring(client.get(address).content.decode())
    (link,) = page.xpath("//a[text()='Thêm vào danh mục']/@href")
    answer = client.post(link, form_of(client, link))
    assert answer["Location"] == address
    assert links(item) == [(Directive.objects.get(number="99"), False)]


@pytest.mark.parametrize(
    "foreign", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org"]
)
def test_a_foreign_address_is_never_gone_back_to(foreign: str, drafter: User) -> None:
    url = f"/van-ban/them/?{urlencode({'text': UNKNOWN, 've': foreign})}"
    client = signed_in(drafter)
    answer = client.post(url, form_of(client, url))
    assert answer["Location"] == f"/van-ban/{Directive.objects.get().pk}/"


def test_without_scripts_the_dots_of_a_line_lead_to_an_open_menu(
    programme: Document, conference: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=conference, text="Công tác cán bộ")
    client = signed_in(drafter)
    year = html.fromstring(client.get(f"/nam/{programme.pk}/").content.decode())
    (more,) = year.xpath("//a[@data-more]/@href")
    assert more == f"/noi-dung/{item.pk}/sua/?viec-khac"
    for address, is_open in ((more, True), (f"/noi-dung/{item.pk}/sua/", False)):
        page = html.fromstring(client.get(address).content.decode())
        (menu,) = page.xpath("//details[@id='viec-khac']")
        assert ("open" in menu.attrib) == is_open
