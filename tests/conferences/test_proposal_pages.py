"""The page of proposals: what it shows, its buttons without scripts and with htmx, its refusals."""

from __future__ import annotations

import datetime
from urllib.parse import quote

import pytest
from django.test import Client
from lxml import html

from conferences.models import AgendaItem, Conference, ProposalDecision
from programme.models import Directive, Document, User
from tests import factories
from tests.conferences.pages import operation, signed_in, text_of

DAY = datetime.date


@pytest.fixture
def march(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=21, first_month=3)


@pytest.fixture
def texts(march: Conference) -> list[Directive]:
    return [factories.make_directive(date=DAY(2020, month, 1)) for month in (3, 4, 5)]


def key(text: Directive) -> str:
    return f"review:{text.pk}:5"


def address(programme: Document, button: str = "") -> str:
    return f"/nam/{programme.pk}/de-xuat/{button}"


def press(client: Client, programme: Document, button: str, **sent: object) -> int:
    url = address(programme, button)
    return client.post(url, {"operation": operation(), **sent}).status_code


def test_the_page_shows_each_proposal_with_its_reason_and_best_conference(
    programme: Document, march: Conference, texts: list[Directive], drafter: User
) -> None:
    answer = signed_in(drafter).get(address(programme))
    shown = text_of(answer.content)
    assert "3 đề xuất chờ quyết định" in shown
    assert "tròn 5 năm vào 01/3/2025; chưa có trong chương trình." in shown
    page = html.fromstring(answer.content.decode())
    headings = [" ".join(h.text_content().split()) for h in page.xpath("//h2")]
    assert headings == ["Đến hạn sơ kết, tổng kết 3", "Phím tắt"]
    chosen = page.xpath("//li[@class='proposal']//option[@selected]")
    assert [one.text for one in chosen] == ["Lần thứ 21 (trong tháng 3/2025)"] * 3


def test_the_year_leads_to_its_proposals(programme: Document, drafter: User) -> None:
    page = html.fromstring(signed_in(drafter).get(f"/nam/{programme.pk}/").content.decode())
    assert page.xpath("//a[text()='Đề xuất']/@href") == [address(programme)]


def test_every_button_of_the_page_works_without_scripts(
    programme: Document, march: Conference, texts: list[Directive], drafter: User
) -> None:
    client = signed_in(drafter)
    page = html.fromstring(client.get(address(programme)).content.decode())
    rows = page.xpath("//li[@class='proposal']")
    for row in rows[:2]:
        button = row.xpath(".//button[@formaction]")[0 if row is rows[0] else 1]
        form = page.get_element_by_id(button.get("form"))
        sent = {"operation": form.xpath(".//input[@name='operation']")[0].get("value")}
        assert client.post(button.get("formaction"), sent).status_code == 303
    decline = rows[2].xpath(".//form")[0]
    sent = dict(decline.form_values()) | {"ly-do": "Chưa cần"}
    assert client.post(decline.get("action"), sent).status_code == 303
    found = ProposalDecision.objects.order_by("pk").values_list("decision", "reason")
    assert list(found) == [("accepted", ""), ("later", ""), ("declined", "Chưa cần")]


def test_the_conference_chosen_beside_a_proposal_is_taken(
    programme: Document, texts: list[Directive], drafter: User
) -> None:
    june = factories.make_conference(programme, ordinal=22, first_month=6)
    client = signed_in(drafter)
    sent = {"chon": [key(texts[0]), key(texts[1])], f"hoi-nghi-{key(texts[0])}": str(june.pk), f"hoi-nghi-{key(texts[1])}": ""}  # fmt: skip
    assert press(client, programme, "nhan/", **sent) == 303
    homes = AgendaItem.objects.order_by("pk").values_list("conference", flat=True)
    assert list(homes) == [june.pk, None]


def test_what_was_done_can_be_taken_back_from_the_message(
    programme: Document, texts: list[Directive], drafter: User
) -> None:
    client = signed_in(drafter)
    press(client, programme, "nhan/", chon=[key(one) for one in texts])
    answer = client.get(address(programme))
    assert "Đã nhận 3 đề xuất vào chương trình." in text_of(answer.content)
    undo = html.fromstring(answer.content.decode()).xpath("//form[@data-undo]/@action")[0]
    back = client.post(undo, {"operation": operation()})
    assert (back.status_code, back["Location"]) == (303, address(programme))
    assert AgendaItem.objects.count() == 0


def test_a_request_sent_twice_is_done_once(
    programme: Document, texts: list[Directive], drafter: User
) -> None:
    client, sent = signed_in(drafter), {"operation": operation(), "chon": key(texts[0])}
    answers = [client.post(address(programme, "nhan/"), sent) for _ in range(2)]
    assert [(one.status_code, one["Location"]) for one in answers] == [
        (303, address(programme)),
        (303, address(programme)),
    ]
    assert AgendaItem.objects.count() == 1


@pytest.mark.parametrize(
    ("button", "sent", "status", "sentence"),
    [
        ("nhan/", {}, 422, "Hãy chọn ít nhất một đề xuất."),
        ("nhan/", {"chon": "review:999:5"}, 409, "Đề xuất này không còn trên trang; hãy tải lại trang."),
        ("khong-dua-vao/", {"ly-do": "x"}, 422, "Hãy chọn ít nhất một đề xuất."),
    ],
)  # fmt: skip
def test_a_refusal_is_a_sentence(
    programme: Document, drafter: User, button: str, sent: dict[str, str], status: int, sentence: str
) -> None:  # fmt: skip
    url = address(programme, button)
    answer = signed_in(drafter).post(url, {"operation": operation(), **sent})
    assert answer.status_code == status
    assert sentence in text_of(answer.content)


def test_several_are_declined_with_one_reason_in_one_step_and_one_undo(
    programme: Document, texts: list[Directive], drafter: User
) -> None:
    client = signed_in(drafter)
    keys = [key(one) for one in texts]
    assert press(client, programme, "khong-dua-vao/", chon=keys[:2], **{"ly-do": "Đã lồng"}) == 303
    found = ProposalDecision.objects.order_by("pk").values_list("decision", "reason")
    assert list(found) == [("declined", "Đã lồng"), ("declined", "Đã lồng")]
    shown = client.get(address(programme)).content.decode()
    assert "Không đưa vào chương trình: 2 đề xuất." in text_of(shown.encode())
    undo = html.fromstring(shown).xpath("//form[@data-undo]/@action")[0]
    client.post(undo, {"operation": operation()})
    assert ProposalDecision.objects.count() == 0


def test_the_reason_for_several_is_no_field_whose_enter_key_accepts(
    programme: Document, texts: list[Directive], drafter: User
) -> None:
    page = html.fromstring(signed_in(drafter).get(address(programme)).content.decode())
    [form] = page.xpath("//form[@id='chosen']")
    assert form.xpath(".//input[not(@type='hidden' or @type='checkbox')]") == []
    assert form.xpath(".//textarea/@name") == ["ly-do"]
    assert form.xpath(".//details//button/@formaction") == [address(programme, "khong-dua-vao/")]


def test_of_twins_taken_at_once_one_is_taken_and_the_message_names_the_other(
    programme: Document, drafter: User
) -> None:
    last_year = factories.make_programme(year=2024)
    old = factories.make_item(last_year, text="Kiểm điểm tập thể năm 2024", state="postponed")
    client = signed_in(drafter)
    page = html.fromstring(client.get(address(programme)).content.decode())
    twins = page.xpath("//input[@name='chon'][@data-twin]/@value")
    assert twins == [f"recurring:{old.pk}"]
    assert press(client, programme, "nhan/", chon=[f"undone:{old.pk}", *twins]) == 303
    texts = AgendaItem.objects.filter(programme=programme).values_list("text", flat=True)
    assert list(texts) == ["Kiểm điểm tập thể năm 2024"]
    assert (
        "Đã nhận 1 đề xuất vào chương trình. Không nhận 1 đề xuất trùng với đề xuất khác đã chọn:"
        " “Kiểm điểm tập thể năm 2025”."
    ) in text_of(client.get(address(programme)).content)
    assert press(client, programme, f"nhan/?muc={quote(twins[0], safe='')}") == 303
    assert AgendaItem.objects.filter(programme=programme).count() == 2


def test_what_is_not_proposed_is_listed_with_its_reason_and_can_be_taken_all_the_same(
    programme: Document, march: Conference, drafter: User
) -> None:
    november = factories.make_conference(factories.make_programme(year=2024), first_month=11)
    text = factories.make_directive(date=DAY(2020, 1, 24))
    factories.make_item(november.programme, conference=november, directive=text, review_kind="so_ket", review_years=5)  # fmt: skip
    client = signed_in(drafter)
    answer = client.get(address(programme))
    page = html.fromstring(answer.content.decode())
    [fold] = page.xpath("//details[@id='khong-de-xuat']")
    assert "Đã sơ kết 05 năm ở hội nghị" in fold.text_content()
    assert "1 văn bản đến hạn không đề xuất" in text_of(answer.content)
    [action] = fold.xpath(".//form/@action")
    assert client.post(action, {"operation": operation()}).status_code == 303
    item = AgendaItem.objects.get(programme=programme)
    assert (item.conference, item.review_years) == (march, 5)
    [fold] = html.fromstring(client.get(address(programme)).content.decode()).xpath(
        "//details[@id='khong-de-xuat']"
    )
    assert "Đã có trong chương trình năm này" in fold.text_content()
    assert fold.xpath(".//form") == []


def test_declining_without_a_reason_says_what_is_missing(
    programme: Document, texts: list[Directive], drafter: User
) -> None:
    url = f"{address(programme, 'khong-dua-vao/')}?muc={quote(key(texts[0]), safe='')}"
    answer = signed_in(drafter).post(url, {"operation": operation(), "ly-do": " "})
    assert answer.status_code == 422
    assert "Hãy ghi lý do không đưa đề xuất này vào chương trình." in text_of(answer.content)


def test_a_reason_enters_as_clean_text(
    programme: Document, texts: list[Directive], drafter: User
) -> None:
    typed = {"chon": key(texts[0]), "ly-do": "Đa\u0303 lồng\x00\u202e"}
    assert press(signed_in(drafter), programme, "khong-dua-vao/", **typed) == 303
    assert ProposalDecision.objects.get().reason == "Đã lồng"


def test_a_conference_of_another_year_is_refused(
    programme: Document, texts: list[Directive], drafter: User
) -> None:
    elsewhere = factories.make_conference(factories.make_programme(year=2026))
    sent = {"chon": key(texts[0]), f"hoi-nghi-{key(texts[0])}": str(elsewhere.pk)}
    assert press(signed_in(drafter), programme, "nhan/", **sent) == 409
    assert AgendaItem.objects.count() == 0


def test_an_issued_year_refuses_and_shows_no_buttons(
    programme: Document, texts: list[Directive], drafter: User
) -> None:
    client = signed_in(drafter)
    factories.issue(programme)
    assert press(client, programme, "nhan/", chon=key(texts[0])) == 409
    page = html.fromstring(client.get(address(programme)).content.decode())
    assert page.xpath("//*[@id='proposals']//button") == []


def test_htmx_gets_the_list_alone(programme: Document, drafter: User) -> None:
    answer = signed_in(drafter).get(address(programme), headers={"HX-Request": "true"})
    assert answer.content.decode().count("<html") == 0
    assert answer.content.decode().count('id="proposals"') == 1


def test_what_was_put_off_or_declined_stands_apart_and_can_still_be_taken(
    programme: Document, texts: list[Directive], drafter: User
) -> None:
    client = signed_in(drafter)
    press(client, programme, "de-sau/", chon=key(texts[0]))
    for one in texts[1:]:
        url = f"khong-dua-vao/?muc={quote(key(one), safe='')}"
        press(client, programme, url, **{"ly-do": "Đã lồng vào văn kiện"})
    page = html.fromstring(client.get(address(programme)).content.decode())
    headings = [" ".join(h.text_content().split()) for h in page.xpath("//main//h2")]
    assert headings == ["Để sau 1", "Đã quyết định không đưa vào 2"]
    declined = page.xpath("//details[@id='khong-dua-vao']//form/@action")
    assert client.post(declined[0], {"operation": operation()}).status_code == 303
    assert AgendaItem.objects.count() == 1


def test_the_text_of_a_request_is_shown_as_text(programme: Document, drafter: User) -> None:
    factories.make_request(text="<script>alert(1)</script>", reason="<b>gấp</b>")
    shown = signed_in(drafter).get(address(programme)).content.decode()
    assert "<script>alert(1)" not in shown
    assert "<b>gấp" not in shown
