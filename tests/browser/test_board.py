"""The board as the office uses it: by hand, by keys, several at once, pasted, undone."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Locator, Page, expect

from conferences.models import AgendaItem, Conference
from programme.models import Document
from programme.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def year(transactional_db: None) -> Document:
    """A year with two conferences: six items in the first, one in the second, one in the pool."""
    programme = factories.make_programme()
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    factories.make_agency("Ban Tổ chức Tỉnh uỷ")
    march = factories.make_conference(programme, ordinal=21, first_month=3)
    june = factories.make_conference(programme, ordinal=22, first_month=6)
    for text in ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"):
        factories.make_item(programme, conference=march, text=text, lead=office)
    factories.make_item(programme, conference=june, text="Bảy")
    factories.make_item(programme, text="Tám")
    return programme


@pytest.fixture
def board(year: Document, sit_down: Any, transactional_db: None) -> Page:
    person = factories.make_user(Role.DRAFTER, username="thu-ky")
    page: Page = sit_down(person).open(f"/nam/{year.pk}/bang/")
    return page


def hall(ordinal: int) -> Conference:
    return Conference.objects.get(ordinal=ordinal)


def texts(ordinal: int) -> str:
    rows = hall(ordinal).items.filter(is_removed=False).order_by("position")
    return " ".join(rows.values_list("text", flat=True))


def card(page: Page, text: str) -> Locator:
    return page.locator(".cards > li", has_text=text)


def link(page: Page, text: str) -> Locator:
    return card(page, text).locator(":scope > a")


def choose(page: Page, *words: str) -> None:
    for text in words:
        card(page, text).locator("input").check()


def column(page: Page, ordinal: int) -> Locator:
    return page.locator(f"#cot-{hall(ordinal).pk}")


def said(page: Page, words: str) -> None:
    """The message that a screen reader hears."""
    expect(page.locator("#messages")).to_contain_text(words)


def undo(page: Page) -> None:
    page.get_by_role("button", name="Hoàn tác").last.click()
    said(page, "Đã hoàn tác")


def test_a_card_is_dragged_into_another_conference_and_undone(board: Page) -> None:
    card(board, "Ba").drag_to(card(board, "Bảy"), target_position={"x": 120, "y": 2})
    said(board, "Đã chuyển nội dung (3) sang Hội nghị lần thứ 22, vị trí 1.")
    expect(column(board, 22).locator(".cards > li")).to_have_count(2)
    expect(link(board, "Ba")).to_have_text("(1) Ba")
    assert (texts(21), texts(22)) == ("Một Hai Bốn Năm Sáu", "Ba Bảy")
    undo(board)
    expect(link(board, "Ba")).to_have_text("(3) Ba")
    assert (texts(21), texts(22)) == ("Một Hai Ba Bốn Năm Sáu", "Bảy")


def test_keys_move_a_card_within_and_across_conferences_and_keep_the_focus(board: Page) -> None:
    link(board, "Hai").focus()
    for _ in range(3):
        board.keyboard.press("Alt+ArrowDown")
    said(board, "vị trí 5")
    assert texts(21) == "Một Ba Bốn Năm Hai Sáu"
    board.keyboard.press("Alt+ArrowUp")
    said(board, "vị trí 4")
    board.keyboard.press("Alt+ArrowRight")
    said(board, "sang Hội nghị lần thứ 22")
    expect(link(board, "Hai")).to_be_focused()
    assert (texts(21), texts(22)) == ("Một Ba Bốn Năm Sáu", "Bảy Hai")
    board.keyboard.press("Alt+ArrowLeft")
    said(board, "sang Hội nghị lần thứ 21")
    board.keyboard.press("Alt+ArrowLeft")
    said(board, "về “Chưa xếp”")
    assert texts(21) == "Một Ba Bốn Năm Sáu"


def test_arrows_go_from_card_to_card_and_ctrl_z_undoes_step_by_step(board: Page) -> None:
    link(board, "Một").focus()
    board.keyboard.press("ArrowDown")
    expect(link(board, "Hai")).to_be_focused()
    board.keyboard.press("ArrowRight")
    expect(link(board, "Bảy")).to_be_focused()
    link(board, "Một").focus()
    board.keyboard.press("Alt+ArrowDown")
    said(board, "vị trí 2")
    board.keyboard.press("Alt+ArrowDown")
    said(board, "vị trí 3")
    for expected in ("Hai Một Ba Bốn Năm Sáu", "Một Hai Ba Bốn Năm Sáu"):
        with board.expect_response(lambda answer: "/bang/" in answer.url and answer.ok):
            board.keyboard.press("Control+z")
        said(board, "Đã hoàn tác")
        assert texts(21) == expected


def test_the_lead_of_six_is_set_at_once_and_undone_at_once(board: Page) -> None:
    link(board, "Một").focus()
    board.keyboard.press("Control+a")
    expect(board.locator(".chosen-count")).to_have_text("Đã chọn 6 nội dung")
    board.get_by_label("Cơ quan chủ trì").select_option(label="Ban Tổ chức Tỉnh uỷ")
    board.get_by_role("button", name="Giao chủ trì").click()
    said(board, "6 nội dung: cơ quan chủ trì Ban Tổ chức Tỉnh uỷ.")
    expect(column(board, 21).locator(".a", has_text="Ban Tổ chức")).to_have_count(6)
    undo(board)
    expect(column(board, 21).locator(".a", has_text="Văn phòng")).to_have_count(6)


def test_ten_pasted_lines_become_ten_cards_and_leave_the_box_empty(board: Page) -> None:
    box = column(board, 22).locator("textarea")
    lines = [f"{n}. Nội dung thứ {n}" for n in range(1, 11)]
    box.fill("\n".join([*lines, "Cơ quan chủ trì: Văn phòng Tỉnh ủy mục 2 và 3"]))
    column(board, 22).get_by_role("button", name="Thêm").click()
    said(board, "Đã thêm 10 nội dung vào Hội nghị lần thứ 22.")
    expect(column(board, 22).locator(".cards > li")).to_have_count(11)
    expect(column(board, 22).locator(".a", has_text="Văn phòng")).to_have_count(2)
    expect(box).to_have_value("")
    undo(board)
    expect(column(board, 22).locator(".cards > li")).to_have_count(1)


def test_n_types_three_items_without_waiting_and_a_second_press_adds_nothing(board: Page) -> None:
    link(board, "Bảy").focus()
    board.keyboard.press("n")
    for words in ("Chín", "Mười", "Mười một"):
        board.keyboard.type(words)
        board.keyboard.press("Enter")
        board.keyboard.press("Enter")
    column(board, 22).get_by_role("button", name="Thêm").dblclick()
    expect(column(board, 22).locator(".cards > li")).to_have_count(4)
    expect(column(board, 22).locator("textarea")).to_have_value("")
    assert texts(22) == "Bảy Chín Mười Mười một"


def test_two_are_postponed_and_brought_back(board: Page) -> None:
    choose(board, "Một", "Hai")
    board.get_by_label("Lý do hoãn").fill("Chưa đủ hồ sơ")
    board.get_by_role("button", name="Hoãn", exact=True).click()
    said(board, "2 nội dung: hoãn.")
    expect(board.locator("[data-aside] > li")).to_have_count(2)
    assert texts(21) == "Ba Bốn Năm Sáu"
    choose(board, "Một", "Hai")
    board.get_by_role("button", name="Đưa trở lại").click()
    said(board, "2 nội dung: đưa trở lại chương trình.")
    assert texts(21) == "Ba Bốn Năm Sáu Một Hai"


def test_dropping_asks_for_the_reason_beside_the_button(board: Page) -> None:
    choose(board, "Một")
    board.get_by_role("button", name="Không đưa vào").click()
    expect(board.locator("#notice")).to_contain_text("Hãy ghi lý do")
    expect(board.get_by_label("Lý do hoãn")).to_be_focused()
    board.keyboard.type("Đã có văn bản khác")
    board.get_by_role("button", name="Không đưa vào").click()
    said(board, "1 nội dung: không đưa vào chương trình.")


def test_shift_click_chooses_a_row_of_cards_and_the_menu_moves_them(board: Page) -> None:
    card(board, "Hai").locator("input").check()
    card(board, "Bốn").locator("input").click(modifiers=["Shift"])
    expect(board.locator(".chosen-count")).to_have_text("Đã chọn 3 nội dung")
    card(board, "Ba").hover()
    card(board, "Ba").locator("summary").click()
    card(board, "Ba").get_by_role("button", name="Về Chưa xếp").click()
    said(board, "Đã chuyển 3 nội dung về “Chưa xếp”.")
    assert texts(21) == "Một Năm Sáu"
    board.get_by_label("Chuyển đến hội nghị").select_option(str(hall(22).pk))
    board.get_by_role("button", name="Chuyển đến", exact=True).click()
    said(board, "Đã chuyển 3 nội dung sang Hội nghị lần thứ 22.")
    assert texts(22) == "Bảy Hai Ba Bốn"


def test_the_drawer_opens_by_enter_saves_and_gives_the_focus_back(board: Page) -> None:
    link(board, "Ba").focus()
    board.keyboard.press("Enter")
    drawer = board.locator("#drawer")
    drawer.locator("textarea[name=text]").fill("Ba mươi")
    board.keyboard.press("Control+s")
    expect(drawer).to_be_hidden()
    expect(link(board, "Ba mươi")).to_be_focused()
    said(board, "Đã lưu lúc")
    board.keyboard.press("Enter")
    expect(drawer).to_be_visible()
    board.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(link(board, "Ba mươi")).to_be_focused()
    board.keyboard.press("Control+z")
    said(board, "Đã hoàn tác: Sửa nội dung.")
    expect(link(board, "Ba")).to_be_visible()


def test_search_without_marks_leaves_the_cards_that_hold_the_words(board: Page) -> None:
    AgendaItem.objects.filter(text="Năm").update(text=f"{'Dài ' * 50} ngân sách")
    board.reload()
    board.keyboard.press("/")
    board.keyboard.type("ngan sach")
    expect(board.locator(".cards > li:visible")).to_have_count(1)
    board.keyboard.press("Escape")
    expect(board.locator(".cards > li:visible")).to_have_count(8)


def test_two_people_at_one_board_see_both_states_and_choose(
    board: Page, sit_down: Any, year: Document
) -> None:
    other = sit_down(factories.make_user(Role.OFFICE_LEADER, name="Lê Thị Hoa"))
    theirs = other.open(f"/nam/{year.pk}/bang/")
    link(theirs, "Ba").focus()
    theirs.keyboard.press("Alt+ArrowLeft")
    said(theirs, "về “Chưa xếp”")
    link(board, "Ba").focus()
    board.keyboard.press("Alt+ArrowRight")
    notice = board.locator("#notice")
    expect(notice).to_contain_text("Lê Thị Hoa đã thay đổi nội dung bạn chọn")
    expect(notice).to_contain_text("“Chưa xếp”")
    expect(board.locator("#cot-0 .cards > li", has_text="Ba")).to_have_count(1)
    notice.get_by_role("button", name="Vẫn làm").click()
    said(board, "sang Hội nghị lần thứ 22")
    expect(column(board, 22).locator(".cards > li", has_text="Ba")).to_have_count(1)


def test_without_javascript_the_same_is_done_with_plain_forms(
    sit_down: Any, year: Document
) -> None:
    page = sit_down(factories.make_user(), java_script_enabled=False).open(f"/nam/{year.pk}/bang/")
    choose(page, "Hai", "Ba")
    page.get_by_label("Chuyển đến hội nghị").select_option(str(hall(22).pk))
    page.get_by_role("button", name="Chuyển đến", exact=True).click()
    said(page, "Đã chuyển 2 nội dung sang Hội nghị lần thứ 22.")
    page.get_by_role("button", name="Hoàn tác").click()
    said(page, "Đã hoàn tác")
    column(page, 22).locator("textarea").fill("Chín\nMười")
    column(page, 22).get_by_role("button", name="Thêm").click()
    said(page, "Đã thêm 2 nội dung")
    assert (texts(21), texts(22)) == ("Một Hai Ba Bốn Năm Sáu", "Bảy Chín Mười")


@pytest.mark.parametrize("width", [360, 820, 1440, 2560])
def test_the_board_is_no_wider_than_the_screen(width: int, sit_down: Any, year: Document) -> None:
    desk = sit_down(factories.make_user(), viewport={"width": width, "height": 900})
    page = desk.open(f"/nam/{year.pk}/bang/")
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) == 0
    choose(page, "Hai")
    assert page.evaluate(overflow) == 0


def test_the_printed_board_is_one_a3_sheet_without_tools(board: Page) -> None:
    board.emulate_media(media="print")
    expect(board.locator("#board-tools")).to_be_hidden()
    expect(board.locator(".add").first).to_be_hidden()
    with pdfplumber.open(BytesIO(board.pdf(prefer_css_page_size=True))) as sheets:
        sizes = [(round(sheet.width), round(sheet.height)) for sheet in sheets.pages]
    assert sizes == [(1191, 842)]
