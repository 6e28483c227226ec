"""What a new entry of a register does for items that named it before it was there."""

from __future__ import annotations

import datetime

import pytest
from lxml import html

from conferences.actions import pasting
from conferences.actions.newly_known import link_citing
from conferences.models import AgencyRole, AgendaItem
from conferences.unknown_agencies import UnknownAgency, note_of, unknown_in, without
from programme.models import Agency, Directive, Document, User
from programme.roles import Role
from tests import factories
from tests.conferences.pages import form_of, signed_in, text_of

WORDS = "Tổng kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư về phòng, chống thiên tai"
PASTED = "(6) Báo cáo quý I\n(7) Công tác cán bộ\nCơ quan chủ trì: Đảng uỷ Uỷ ban nhân dân tỉnh mục (6) và (7)"
PARTY = "Đảng uỷ Uỷ ban nhân dân tỉnh"


def links_of(item: AgendaItem) -> list[tuple[str, bool]]:
    return [(row.directive.code, row.is_reviewed) for row in item.item_directives.all()]


def history_of(item: AgendaItem) -> list[str]:
    return [row.history_change_reason for row in item.history.all()]


def entry(**fields: object) -> Directive:
    known: dict[str, object] = {
        "number": "42",
        "symbol": "CT/TW",
        "date": datetime.date(2020, 3, 24),
    }
    return factories.make_directive(**(known | fields))


# ---- a text that items cite ----


def test_a_text_added_to_the_register_is_linked_to_the_items_that_cite_it(
    programme: Document, drafter: User
) -> None:
    item = factories.make_item(programme, text=WORDS)
    client = signed_in(drafter)
    sent = form_of(client, "/van-ban/them/?text=" + WORDS)
    answer = client.post("/van-ban/them/", sent)
    assert answer.status_code == 303
    assert links_of(item) == [("42-CT/TW", True)]
    assert history_of(item)[0] == "Gắn văn bản vừa ghi vào danh mục: Chỉ thị số 42-CT/TW"
    shown = text_of(client.get(answer["Location"]).content)
    assert "Đã thêm vào danh mục. Đã gắn với 1 nội dung viện dẫn văn bản này." in shown
    assert "Chưa có nội dung nào viện dẫn" not in shown


def test_a_text_of_another_date_or_already_held_is_not_linked_again(
    programme: Document, drafter: User
) -> None:
    item = factories.make_item(programme, text=WORDS)
    other = entry(date=datetime.date(2019, 3, 24))
    assert (link_citing(other, by=drafter), links_of(item)) == (0, [])
    right = entry()
    assert [link_citing(right, by=drafter) for _ in range(2)] == [1, 0]
    assert links_of(item) == [("42-CT/TW", True)]


def test_a_correction_that_makes_an_entry_the_cited_one_links_it(
    programme: Document, drafter: User
) -> None:
    item = factories.make_item(programme, text=WORDS)
    wrong = entry(number="43")
    client = signed_in(drafter)
    sent = form_of(client, f"/van-ban/{wrong.pk}/sua/") | {"number": ["42"]}
    assert client.post(f"/van-ban/{wrong.pk}/sua/", sent).status_code == 303
    assert links_of(item) == [("42-CT/TW", True)]


def test_an_issued_item_stays_as_it_is_and_its_use_is_found_by_its_words(
    programme: Document, drafter: User
) -> None:
    item = factories.make_item(programme, text=WORDS)
    factories.issue(programme)
    known = entry()
    assert (link_citing(known, by=drafter), links_of(item)) == (0, [])
    page = html.fromstring(signed_in(drafter).get(f"/van-ban/{known.pk}/").content.decode())
    (use,) = page.xpath("//ul[@class='bulleted']/li")
    assert " ".join(use.text_content().split()) == f"{WORDS} Chưa xếp nhận ra trong lời"


def test_a_clerk_who_may_not_edit_programmes_links_nothing(
    programme: Document,
) -> None:
    item = factories.make_item(programme, text=WORDS)
    clerk = factories.make_user(Role.REGISTRY_CLERK)
    assert (link_citing(entry(), by=clerk), links_of(item)) == (0, [])


# ---- an agency that a lead line names ----


def test_a_note_keeps_unknown_agencies_and_unused_lines_as_they_were_typed() -> None:
    note = note_of(
        leads=["Ban Lạ", "Sở Mới"], coordinators=["Hội Xa"], lines=["Chủ trì: A mục (9)"]
    )
    assert note == (
        "Chưa dùng được dòng phân công: “Chủ trì: A mục (9)”\n"
        "Chưa rõ cơ quan chủ trì: Ban Lạ; Sở Mới\nChưa rõ cơ quan phối hợp: Hội Xa"
    )
    assert unknown_in(f"Gọi lại thứ Hai\n{note}.") == (
        UnknownAgency("chủ trì", "Ban Lạ"),
        UnknownAgency("chủ trì", "Sở Mới"),
        UnknownAgency("phối hợp", "Hội Xa"),
    )
    assert without("Gọi lại\nChưa rõ cơ quan chủ trì: Ban Lạ; Sở Mới", "Ban Lạ") == (
        "Gọi lại\nChưa rõ cơ quan chủ trì: Sở Mới"
    )
    assert without("Chưa rõ cơ quan chủ trì: Ban Lạ", "Ban Lạ") == ""


def test_an_unknown_agency_stays_on_card_and_sheet_with_the_way_to_add_it(
    programme: Document, drafter: User, leader: User
) -> None:
    first, _ = pasting.add(programme, PASTED, conference=None, by=drafter).items
    assert first.notes == f"Chưa rõ cơ quan chủ trì: {PARTY}"
    board = html.fromstring(signed_in(drafter).get(f"/nam/{programme.pk}/bang/").content.decode())
    assert (
        board.xpath("//section[@id='cot-0']//li/i/text()")
        == [f"Chưa rõ cơ quan chủ trì: {PARTY}"] * 2
    )
    sheet = text_of(signed_in(drafter).get(f"/noi-dung/{first.pk}/sua/").content)
    assert "Lãnh đạo Văn phòng hoặc quản trị thêm cơ quan vào danh mục." in sheet
    page = html.fromstring(signed_in(leader).get(f"/noi-dung/{first.pk}/sua/").content.decode())
    (add,) = page.xpath("//a[starts-with(@href, '/co-quan/them/')]")
    client = signed_in(leader)
    sent = form_of(client, add.get("href"))
    assert sent["name"] == [PARTY]
    answer = client.post(add.get("href"), sent)
    assert answer["Location"] == f"/noi-dung/{first.pk}/sua/"
    agency = Agency.objects.get()
    for item in AgendaItem.objects.all():
        (row,) = item.item_agencies.all()
        assert (row.agency, row.role, item.notes) == (agency, AgencyRole.LEAD, "")
        assert history_of(item)[0] == f"Giao cơ quan vừa ghi vào danh mục: {PARTY}"


@pytest.mark.parametrize(
    "text",
    [
        f"Báo cáo quý I\nCơ quan chủ trì: {PARTY} mục (6) và (7)",
        f"Cơ quan chủ trì: {PARTY} mục (6) và (7)\nBáo cáo quý I",
    ],
)
def test_a_lead_line_that_names_no_pasted_item_is_kept_in_the_nearest_note(
    programme: Document, drafter: User, text: str
) -> None:
    (item,) = pasting.add(programme, text, conference=None, by=drafter).items
    assert item.notes == (
        f"Chưa dùng được dòng phân công: “Cơ quan chủ trì: {PARTY} mục (6) và (7)”"
    )


def test_an_address_of_another_house_is_no_way_back(leader: User) -> None:
    client = signed_in(leader)
    for foreign in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        address = f"/co-quan/them/?ten=Ban+A{foreign[:3]}&ve={foreign}"
        answer = client.post(address, form_of(client, address))
        agency = Agency.objects.order_by("-pk")[0]
        assert answer["Location"] == f"/co-quan/{agency.pk}/"
