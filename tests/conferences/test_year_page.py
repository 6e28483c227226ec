"""The page of a year: what it shows, to whom, in how many queries."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import html

from conferences.models import Conference
from programme.models import Document, User
from programme.roles import Role
from tests import factories
from tests.conferences.pages import operation, signed_in, text_of


def fill(programme: Document, conferences: int, items: int) -> None:
    agencies = [factories.make_agency() for _ in range(3)]
    for number in range(conferences):
        conference = factories.make_conference(programme, ordinal=number + 1)
        for index in range(items // conferences + (number < items % conferences)):
            lead = agencies[index % 3]
            factories.make_item(programme, conference=conference, position=index + 1, lead=lead)


@pytest.mark.parametrize(("conferences", "items"), [(1, 1), (1, 3), (6, 41), (12, 400)])
def test_the_year_page_takes_twelve_queries_whatever_its_size(
    programme: Document,
    drafter: User,
    django_assert_num_queries: object,
    conferences: int,
    items: int,
) -> None:
    fill(programme, conferences, items)
    client = signed_in(drafter)
    with django_assert_num_queries(12):  # type: ignore[operator]  # a fixture of pytest-django
        answer = client.get(f"/nam/{programme.pk}/")
    assert answer.content.decode().count('class="point depth-0"') == items


def test_conferences_items_and_lead_lines_stand_as_they_are_printed(
    programme: Document, drafter: User
) -> None:
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    conference = factories.make_conference(programme, ordinal=21)
    for text in ("Công tác cán bộ", "Công tác kiểm tra"):
        factories.make_item(programme, conference=conference, text=text, lead=office)
    shown = text_of(signed_in(drafter).get(f"/nam/{programme.pk}/").content)
    assert "1. Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21 (trong tháng 3/2025)" in shown
    assert "Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ mục (1) và (2)." in shown
    paper = text_of(signed_in(drafter).get(f"/van-ban-in/{programme.pk}/").content)
    assert "Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ mục (1) và (2)." in paper


def test_htmx_gets_the_outline_alone_and_is_told_to_fetch_the_paper_again(
    programme: Document, drafter: User
) -> None:
    answer = signed_in(drafter).get(f"/nam/{programme.pk}/", headers={"HX-Request": "true"})
    assert answer.content.decode().count("<html") == 0
    assert answer["HX-Trigger-After-Settle"] == "programme-changed"
    assert answer.content.decode().count('id="outline"') == 1


def test_a_reader_of_issued_papers_does_not_see_a_draft(programme: Document, contact: User) -> None:
    client = signed_in(contact)
    assert client.get(f"/nam/{programme.pk}/").status_code == 404
    assert "Chưa có chương trình năm nào được phát hành." in text_of(client.get("/").content)


def test_an_issued_year_offers_nothing_to_change(programme: Document, contact: User) -> None:
    factories.issue(programme)
    answer = signed_in(contact).get(f"/nam/{programme.pk}/")
    assert answer.status_code == 200
    assert "Thêm hội nghị" not in text_of(answer.content)


def test_every_text_is_escaped(programme: Document, drafter: User) -> None:
    factories.make_item(programme, text="<script>alert(1)</script>")
    answer = signed_in(drafter).get(f"/nam/{programme.pk}/").content.decode()
    assert answer.count("<script>") == 0
    assert answer.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 1


@pytest.mark.parametrize("role", [Role.REGISTRY_CLERK, Role.AGENCY_CONTACT, Role.COMMITTEE_LEADER])
def test_roles_that_do_not_draft_are_refused_the_buttons(programme: Document, role: Role) -> None:
    conference = factories.make_conference(programme)
    client: Client = signed_in(factories.make_user(role))
    answer = client.post(f"/hoi-nghi/{conference.pk}/xoa/?version=1", {"operation": operation()})
    assert answer.status_code == 403
    assert Conference.objects.get().is_removed is False


def test_the_text_opens_with_the_name_of_its_kind_and_ends_with_the_signer(
    programme: Document, drafter: User
) -> None:
    Document.objects.filter(pk=programme.pk).update(
        signer_position="PHÓ BÍ THƯ", signer_name="Trần Văn Huyến"
    )
    page = html.fromstring(signed_in(drafter).get(f"/nam/{programme.pk}/").content.decode())
    (title,) = page.xpath("//p[@class='title-lines']")
    assert next(title.itertext()) == "Chương trình"
    (signer,) = page.xpath("//section[@id='nguoi-ky']/p")
    assert list(signer.itertext()) == ["PHÓ BÍ THƯ", "Trần Văn Huyến"]


def test_a_numbered_part_without_a_heading_stands_beside_its_number(
    programme: Document, drafter: User
) -> None:
    factories.make_section(programme, heading="", text="Gửi tài liệu đúng hạn.")
    page = html.fromstring(signed_in(drafter).get(f"/nam/{programme.pk}/").content.decode())
    (prose,) = page.xpath("//div[@class='prose prose-numbered']")
    assert [text.strip() for text in prose.itertext() if text.strip()] == [
        "IV.",
        "Gửi tài liệu đúng hạn.",
    ]


def test_our_forms_leave_the_refusal_to_our_own_sentences(
    programme: Document, drafter: User
) -> None:
    client = signed_in(drafter)
    for path in ("noi-dung/them/", "hoi-nghi/them/", "thong-tin/"):
        page = html.fromstring(client.get(f"/nam/{programme.pk}/{path}").content.decode())
        (form,) = page.xpath("//form[@data-guard]")
        assert "novalidate" in form.attrib
