"""The board: what it shows, to whom, in how many queries and bytes; and what its buttons do."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from lxml import html

from conferences.models import AgendaItem, Conference
from programme.actions import bodies
from programme.models import Document, Step, User
from programme.roles import Role
from tests import factories
from tests.conferences.pages import form_of, operation, sent_by, signed_in, text_of
from tests.conferences.test_year_page import fill

HTMX = {"HX-Request": "true"}
MOST_BYTES = 150_000
QUERIES = 25


@pytest.fixture
def march(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=21)


@pytest.fixture
def june(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=22, first_month=6)


def shown(client: Client, programme: Document, query: str = "") -> Any:
    answer = client.get(f"/nam/{programme.pk}/bang/{query}")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def cards(page: Any, key: object) -> list[str]:
    return [
        " ".join(card.text_content().split())
        for card in page.xpath(f"//section[@id='cot-{key}']//li")
    ]


def post(client: Client, programme: Document, button: str, /, **sent: Any) -> Any:
    headers = sent.pop("headers", None)
    data = {"operation": operation(), **sent}
    return client.post(f"/nam/{programme.pk}/bang/{button}/", data, headers=headers)


def flash(client: Client, programme: Document) -> tuple[str, str]:
    """The message on the board, and the address that takes it back."""
    page = shown(client, programme)
    (message,) = page.xpath("//*[@id='messages']//p")
    undo = page.xpath("//*[@id='messages']//form/@action")
    return message.text_content(), undo[0] if undo else ""


@pytest.mark.parametrize(("conferences", "items"), [(1, 1), (1, 3), (6, 41), (12, 400)])
def test_the_board_takes_the_same_queries_whatever_its_size(
    programme: Document,
    drafter: User,
    django_assert_num_queries: Any,
    conferences: int,
    items: int,
) -> None:
    fill(programme, conferences, items)
    client = signed_in(drafter)
    with django_assert_num_queries(QUERIES):
        answer = client.get(f"/nam/{programme.pk}/bang/")
    assert answer.content.decode().count("<li>") == items


def test_four_hundred_cards_stay_below_the_page_weight(programme: Document, drafter: User) -> None:
    fill(programme, 12, 400)
    words = "Báo cáo tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội, quốc phòng, an ninh quý I"
    AgendaItem.objects.update(text=words)
    answer = signed_in(drafter).get(f"/nam/{programme.pk}/bang/")
    assert len(answer.content) < MOST_BYTES


def test_columns_and_cards_say_number_time_load_lead_and_what_is_missing(
    programme: Document, march: Conference, drafter: User
) -> None:
    office = factories.make_agency("Văn phòng Tỉnh uỷ", short_name="VPTU")
    text = factories.make_directive(number="42")
    item = factories.make_item(
        programme, conference=march, text="Tổng kết 05 năm", lead=office, directive=text
    )
    factories.make_item(programme, parent=item, text="Ý thứ nhất")
    factories.make_item(programme, conference=march, text="Công tác cán bộ", expected_minutes=45)
    factories.make_item(programme, text="Đang chờ")
    page = shown(signed_in(drafter), programme)
    (head,) = page.xpath(f"//section[@id='cot-{march.pk}']/header")
    assert " ".join(head.text_content().split()).startswith(
        "Hội nghị lần thứ 21 trong tháng 3/2025 2 nội dung · 60 phút 60 / 420 phút"
    )
    assert cards(page, march.pk) == [
        "(1) Tổng kết 05 năm VPTU 42-CT/TW 1 ý",
        "(2) Công tác cán bộ chưa có cơ quan chủ trì",
    ]
    assert cards(page, 0) == ["Đang chờ"]
    assert page.xpath("//a[@class='band-mark']/@href") == [f"#cot-{march.pk}"]


def test_a_conference_over_its_time_and_in_a_blocked_week_says_so(
    programme: Document, drafter: User
) -> None:
    hall = factories.make_conference(
        programme, ordinal=21, first_month=10, part="day", date_from="2025-10-14"
    )
    factories.make_blocked_period()
    factories.make_item(programme, conference=hall, expected_minutes=500)
    page = shown(signed_in(drafter), programme)
    (head,) = page.xpath(f"//section[@id='cot-{hall.pk}']/header")
    words = " ".join(head.text_content().split())
    assert "1 nội dung · 500/420 phút" in words
    assert "thời gian không họp" in words
    assert page.xpath("//*[@class='band-blocked']/*/text()") == [
        "Đại hội Đảng bộ tỉnh (13/10 - 17/10/2025)"
    ]


def test_set_aside_items_wait_below_the_pool_with_their_reason(
    programme: Document, drafter: User
) -> None:
    factories.make_item(programme, text="Chờ", state="dropped", state_reason="Đã có nghị quyết")
    page = shown(signed_in(drafter), programme)
    assert cards(page, 0) == ["Chờ không đưa vào: Đã có nghị quyết"]


def test_a_reader_of_drafts_sees_the_board_without_tools(
    programme: Document, march: Conference
) -> None:
    factories.make_item(programme, conference=march, text="Công tác cán bộ")
    page = shown(signed_in(factories.make_user(Role.REGISTRY_CLERK)), programme)
    assert cards(page, march.pk) == ["(1) Công tác cán bộ chưa có cơ quan chủ trì"]
    assert page.xpath("//main//form[@method='post'] | //main//textarea | //li//a") == []


def test_an_issued_year_is_a_board_to_read(
    programme: Document, march: Conference, contact: User
) -> None:
    factories.make_item(programme, conference=march, text="Công tác cán bộ")
    assert signed_in(contact).get(f"/nam/{programme.pk}/bang/").status_code == 404
    factories.issue(programme)
    page = shown(signed_in(contact), programme)
    assert page.xpath("//main//form[@method='post']") == []


def test_the_tabs_lead_from_the_board_to_the_text_and_back(
    programme: Document, drafter: User
) -> None:
    client = signed_in(drafter)
    for address, current in (
        (f"/nam/{programme.pk}/bang/", "Bảng"),
        (f"/nam/{programme.pk}/", "Văn bản"),
    ):
        page = html.fromstring(client.get(address).content.decode())
        assert page.xpath("//nav[@class='tabs']/a/text()") == ["Bảng", "Văn bản"]
        assert page.xpath("//nav[@class='tabs']/a[@aria-current]/text()") == [current]


def test_htmx_gets_only_the_columns_it_names(
    programme: Document, march: Conference, june: Conference, drafter: User
) -> None:
    address = f"/nam/{programme.pk}/bang/?cot={june.pk}.0"
    part = html.fromstring(signed_in(drafter).get(address, headers=HTMX).content.decode())
    assert part.xpath("//section/@id") == ["cot-0", f"cot-{june.pk}"]
    assert part.xpath("//html//svg") == []


def test_htmx_gets_every_column_when_it_names_none(
    programme: Document, march: Conference, drafter: User
) -> None:
    answer = signed_in(drafter).get(f"/nam/{programme.pk}/bang/", headers=HTMX)
    part = html.fromstring(answer.content.decode())
    assert part.xpath("//section/@id") == ["cot-0", f"cot-{march.pk}"]


def test_every_text_is_escaped(programme: Document, drafter: User) -> None:
    factories.make_item(programme, text="<script>alert(1)</script>{key}")
    answer = signed_in(drafter).get(f"/nam/{programme.pk}/bang/").content.decode()
    assert answer.count("&lt;script&gt;alert(1)&lt;/script&gt;{key}") == 1
    assert answer.count("<script>alert") == 0


def test_a_search_without_marks_looks_through_whole_texts_agencies_and_codes(
    programme: Document, march: Conference, drafter: User
) -> None:
    police = factories.make_agency("Đảng uỷ Công an tỉnh")
    factories.make_item(programme, conference=march, text=f"{'Dài ' * 60}ngân sách")
    factories.make_item(programme, conference=march, text="Trật tự", lead=police)
    client = signed_in(drafter)
    for words, expected in (("ngan sach", 1), ("cong an", 1), ("dang uy", 1), ("khong co", 0)):
        page = shown(client, programme, f"?q={words}")
        assert (words, len(cards(page, march.pk))) == (words, expected)
    texts = client.get(f"/nam/{programme.pk}/bang/chu/").json()
    assert [text[-9:] for text in texts.values()] == ["ngan sach", "cong an tinh"[-9:]]


# ---- move ----


def test_a_card_moves_behind_another_and_the_message_undoes_it(
    programme: Document, march: Conference, june: Conference, drafter: User
) -> None:
    a, b, c = (factories.make_item(programme, conference=march, text=n) for n in "ABC")
    x = factories.make_item(programme, conference=june, text="X")
    client = signed_in(drafter)
    answer = post(client, programme, "chuyen", item=f"{c.pk}.1", conference=june.pk, after=x.pk)
    assert (answer.status_code, answer["Location"]) == (
        303,
        f"/nam/{programme.pk}/bang/?cot={march.pk}.{june.pk}#n{c.pk}",
    )
    message, undo = flash(client, programme)
    assert message == "Đã chuyển nội dung (3) sang Hội nghị lần thứ 22, vị trí 2."
    assert client.post(undo, {"operation": operation()}).status_code == 303
    page = shown(client, programme)
    assert [len(cards(page, key)) for key in (march.pk, june.pk)] == [3, 1]
    assert (a.position, b.position) == (1, 2)


def test_several_cards_move_to_the_pool_by_its_button(
    programme: Document, march: Conference, drafter: User
) -> None:
    found = [factories.make_item(programme, conference=march, text=n) for n in "ABC"]
    client = signed_in(drafter)
    chosen = [f"{item.pk}.1" for item in found[:2]]
    post(client, programme, "chuyen", item=chosen, conference=march.pk, pool="1")
    assert flash(client, programme)[0] == "Đã chuyển 2 nội dung về “Chưa xếp”."
    assert list(programme.items.filter(conference=None).values_list("text", flat=True)) == list(
        "AB"
    )


@pytest.mark.parametrize("headers", [None, HTMX], ids=["plain", "htmx"])
def test_a_stale_move_answers_409_with_both_states_and_one_click_does_it_all_the_same(
    headers: dict[str, str] | None,
    programme: Document,
    march: Conference,
    june: Conference,
    drafter: User,
) -> None:
    item = factories.make_item(programme, conference=march, text="Công tác cán bộ")
    other = signed_in(factories.make_user(name="Lê Thị Hoa"))
    post(other, programme, "chuyen", item=f"{item.pk}.1", conference="0", after="end")
    client = signed_in(drafter)
    answer = post(
        client, programme, "chuyen", item=f"{item.pk}.1", conference=june.pk, headers=headers
    )
    assert answer.status_code == 409
    words = text_of(answer.content)
    assert "Lê Thị Hoa đã thay đổi nội dung bạn chọn lúc" in words
    assert "Việc của bạn Hội nghị lần thứ 22 Hiện nay Công tác cán bộ “Chưa xếp”" in words
    assert "Lúc bạn mở bảng Công tác cán bộ Hội nghị lần thứ 21, vị trí 1" in words
    form = html.fromstring(answer.content.decode()).xpath("//form[.//button='Vẫn làm']")[0]
    sent = dict(form.form_values())
    assert client.post(form.get("action"), sent).status_code == 303
    item.refresh_from_db()
    assert item.conference == june


def test_a_neighbour_that_left_is_a_409_and_nothing_moves(
    programme: Document, march: Conference, drafter: User
) -> None:
    a, b = (factories.make_item(programme, conference=march, text=n) for n in "AB")
    gone = factories.make_item(programme, text="C")
    answer = post(
        signed_in(drafter),
        programme,
        "chuyen",
        item=f"{a.pk}.1",
        conference=march.pk,
        after=gone.pk,
    )
    assert answer.status_code == 409
    assert [row.position for row in march.items.order_by("pk")] == [1, 2]
    assert b.pk is not None


def test_r6_a_repeated_move_is_applied_once(
    programme: Document, march: Conference, drafter: User
) -> None:
    a, b = (factories.make_item(programme, conference=march, text=n) for n in "AB")
    client = signed_in(drafter)
    sent = {"operation": operation(), "item": f"{a.pk}.1", "conference": march.pk, "after": b.pk}
    answers = [client.post(f"/nam/{programme.pk}/bang/chuyen/", sent) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [303] * 3
    a.refresh_from_db()
    assert (a.version, a.position, programme.steps.count()) == (2, 2, 1)


def test_a_card_of_another_year_and_a_removed_conference_are_refused(
    programme: Document, march: Conference, drafter: User
) -> None:
    other = factories.make_programme(year=2026)
    strange = factories.make_item(other)
    client = signed_in(drafter)
    moved = post(client, programme, "chuyen", item=f"{strange.pk}.1", conference=march.pk)
    Conference.objects.filter(pk=march.pk).update(is_removed=True)
    item = factories.make_item(programme)
    gone = post(client, programme, "chuyen", item=f"{item.pk}.1", conference=march.pk)
    assert (moved.status_code, gone.status_code) == (409, 404)


# ---- several at once ----


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"what": "up"}, "2 nội dung: chuyển lên."),
        ({"what": "postpone", "reason": "Chưa đủ hồ sơ"}, "2 nội dung: hoãn."),
        ({"what": "drop", "reason": "Đã xong"}, "2 nội dung: không đưa vào chương trình."),
        ({"what": "remove"}, "2 nội dung: xoá."),
        ({"what": "lead"}, "2 nội dung: cơ quan chủ trì Ban Tổ chức."),
    ],
)
def test_each_change_of_several_says_what_it_did_and_is_undone_at_once(
    sent: dict[str, str], message: str, programme: Document, march: Conference, drafter: User
) -> None:
    if sent["what"] == "lead":
        sent = {**sent, "agency": str(factories.make_agency("Ban Tổ chức").pk)}
    found = [factories.make_item(programme, conference=march, text=n) for n in "ABC"]
    client = signed_in(drafter)
    before = picture(programme)
    chosen = [f"{item.pk}.1" for item in found[1:]]
    assert post(client, programme, "viec", item=chosen, **sent).status_code == 303
    assert picture(programme) != before
    said, undo = flash(client, programme)
    assert said == message
    client.post(undo, {"operation": operation()})
    assert picture(programme) == before


def picture(programme: Document) -> list[Any]:
    rows = programme.items.order_by("pk")
    return [
        (row.conference_id, row.position, row.state, row.is_removed, row.item_agencies.count())
        for row in rows
    ]


@pytest.mark.parametrize(
    ("what", "sentence", "state"),
    [
        ("drop", "Hãy ghi lý do không đưa nội dung này vào chương trình.", "dropped"),
        ("postpone", "Hãy ghi lý do hoãn nội dung này.", "postponed"),
    ],
)
def test_a_missing_reason_is_asked_for_and_the_chosen_cards_are_kept(
    programme: Document, march: Conference, drafter: User, what: str, sentence: str, state: str
) -> None:
    item = factories.make_item(programme, conference=march)
    client = signed_in(drafter)
    answer = post(client, programme, "viec", item=f"{item.pk}.1", what=what)
    assert answer.status_code == 422
    page = html.fromstring(answer.content.decode())
    assert page.xpath("//*[@role='alert']/text()") == [sentence]
    sent = sent_by(page.xpath("//form[@data-guard]")[0]) | {"reason": ["Chưa đủ hồ sơ"]}
    assert client.post(f"/nam/{programme.pk}/bang/viec/", sent).status_code == 303
    item.refresh_from_db()
    assert (item.state, item.state_reason) == (state, "Chưa đủ hồ sơ")


# ---- add ----


def test_pasted_lines_are_added_and_what_was_not_understood_is_said(
    programme: Document, march: Conference, drafter: User
) -> None:
    client = signed_in(drafter)
    text = "1. Báo cáo quý I\n2. Công tác cán bộ\nChủ trì: Ban Lạ"
    sent = {"to": str(march.pk), f"text-{march.pk}": text, "text-0": ""}
    assert post(client, programme, "them", **sent).status_code == 303
    assert flash(client, programme)[0] == (
        "Đã thêm 2 nội dung vào Hội nghị lần thứ 21. Chưa có trong danh mục cơ quan: Ban Lạ;"
        " tên này được giữ trong ghi chú nội bộ."
    )
    assert list(march.items.order_by("position").values_list("text", flat=True)) == [
        "Báo cáo quý I",
        "Công tác cán bộ",
    ]


def test_a_refused_paste_comes_back_as_it_was_typed(programme: Document, drafter: User) -> None:
    typed = "Nội dung\n" * 151
    answer = post(signed_in(drafter), programme, "them", to="0", text=typed)
    assert answer.status_code == 422
    (box,) = html.fromstring(answer.content.decode()).xpath("//textarea")
    assert box.text.strip() == typed.strip()


def test_what_is_typed_enters_as_nfc_without_control_characters(
    programme: Document, drafter: User
) -> None:
    post(signed_in(drafter), programme, "them", to="0", text="Ho\u0323\u0302i nghi\u0323\x07\u202e")
    assert programme.items.get().text == "Hội nghị"


@pytest.mark.parametrize("role", [Role.AGENCY_CONTACT, Role.COMMITTEE_LEADER])
def test_outside_the_office_an_issued_year_is_what_it_prints(
    programme: Document, march: Conference, role: Role
) -> None:
    factories.make_item(programme, conference=march, text="Kiểm điểm tập thể")
    for number, state in enumerate(("planned", "postponed", "dropped"), start=1):
        factories.make_item(
            programme, text="Việc riêng", state=state, state_reason="Lý do", position=number
        )
    factories.make_conference(programme, ordinal=29, is_removed=True, position=1)
    factories.issue(programme)
    client = signed_in(factories.make_user(role))
    page = shown(client, programme)
    assert page.xpath("//section[starts-with(@id, 'cot-')]/@id") == [f"cot-{march.pk}"]
    assert page.xpath("//i[@class='w']") == []
    assert list(client.get(f"/nam/{programme.pk}/bang/chu/").json().values()) == [
        "kiem diem tap the"
    ]
    for address in (f"/nam/{programme.pk}/", f"/nam/{programme.pk}/bang/?q=viec+rieng"):
        text = text_of(client.get(address).content)
        assert ("Việc riêng" in text, "Chưa xếp" in text, "lần thứ 29" in text) == (False,) * 3


def test_an_edit_in_the_drawer_is_the_step_that_the_board_takes_back(
    programme: Document, march: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=march, text="Báo cáo quý I")
    client = signed_in(drafter)
    post(client, programme, "them", to=march.pk, text="Thêm sau")
    url = f"/noi-dung/{item.pk}/sua/"
    client.post(url, form_of(client, url) | {"text": "Báo cáo quý II"})
    client.post(url, form_of(client, url))
    last = shown(client, programme).xpath("//*[@data-undo-last]/@data-undo-last")[0]
    client.post(last, {"operation": operation()})
    item.refresh_from_db()
    texts = list(programme.items.order_by("position").values_list("text", flat=True))
    assert texts == ["Báo cáo quý I", "Thêm sau"]


def test_the_list_of_leads_marks_ended_agencies_and_puts_them_last(
    programme: Document, leader: User, drafter: User
) -> None:
    old = factories.make_agency("Ban Dân vận")
    factories.make_agency("Sở Nội vụ")
    bodies.reorganise(
        kind="rename",
        on=datetime.date(2025, 2, 1),
        before=[old],
        after=["Ban Tuyên giáo và Dân vận"],
        by=leader,
    )
    page = shown(signed_in(drafter), programme)
    assert page.xpath("//select[@name='agency']/option/text()") == [
        "Cơ quan chủ trì…",
        "Ban Tuyên giáo và Dân vận",
        "Sở Nội vụ",
        "Ban Dân vận (đã kết thúc ngày 31/01/2025; nay là Ban Tuyên giáo và Dân vận)",
    ]


def test_an_item_of_one_endless_word_still_shows_its_beginning(
    programme: Document, march: Conference, drafter: User
) -> None:
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    factories.make_item(programme, conference=march, text="x" * 400, lead=office)
    assert cards(shown(signed_in(drafter), programme), march.pk) == [
        f"(1) {'x' * 109}… Văn phòng Tỉnh uỷ"
    ]


def test_without_scripts_saving_an_item_opened_from_the_board_leads_back_to_its_card(
    programme: Document, march: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=march, text="Công tác cán bộ")
    client = signed_in(drafter)
    (address,) = shown(client, programme).xpath(f"//a[@id='n{item.pk}']/@href")
    answer = client.post(address, form_of(client, address) | {"text": ["Công tác cán bộ, quý I"]})
    assert answer["Location"] == f"/nam/{programme.pk}/bang/#n{item.pk}"


def test_what_saves_itself_while_somebody_types_is_one_step(
    programme: Document, march: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=march, text="Báo cáo")
    client = signed_in(drafter)
    url = f"/noi-dung/{item.pk}/sua/"
    for text in ("Báo cáo q", "Báo cáo quý", "Báo cáo quý I"):
        typed = {**form_of(client, url), "text": text}
        assert client.post(url, typed, headers={"X-Autosave": "1"}).status_code == 200
    last = shown(client, programme).xpath("//*[@data-undo-last]/@data-undo-last")[0]
    assert client.post(last, {"operation": operation()}).status_code == 303
    item.refresh_from_db()
    assert (item.text, Step.objects.count()) == ("Báo cáo", 1)


def test_typing_is_a_step_of_its_own_after_somebody_else_has_typed(
    programme: Document, march: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=march, text="Báo cáo")
    url = f"/noi-dung/{item.pk}/sua/"
    mine, theirs = signed_in(drafter), signed_in(factories.make_user())
    for client, text in ((mine, "Một"), (theirs, "Hai"), (mine, "Ba")):
        typed = {**form_of(client, url), "text": text}
        client.post(url, typed, headers={"X-Autosave": "1"})
    last = shown(mine, programme).xpath("//*[@data-undo-last]/@data-undo-last")[0]
    mine.post(last, {"operation": operation()})
    item.refresh_from_db()
    assert item.text == "Hai"
