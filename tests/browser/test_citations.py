"""Citations while somebody types: recognised, shown beside the words, and mended, by hand or by keys."""

from __future__ import annotations

import datetime
import re
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from programme.models import Directive, Document, Section, User
from programme.roles import Role
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text()
# The card alone, which may lie over a button of the page; the page is read in test_axe.py.
RULES = (
    "axe.run('.cited-card', {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
)
WRONG = "Sơ kết Chỉ thị số 42-CT/TW ngày 24/3/2021 của Ban Bí thư"
UNKNOWN = "Quy định số 99-QĐ/TW ngày 01/02/2024 của Bộ Chính trị"
SAYS = "Danh mục ghi Chỉ thị số 42-CT/TW ngày 24/3/2020. Hãy xem lại ngày."


@pytest.fixture
def year(transactional_db: None) -> Document:
    """A year with a part of one paragraph, an item, and a register with one text that was replaced."""
    programme = factories.make_programme()
    factories.make_section(programme, heading="MỤC ĐÍCH", text=f"{WRONG}; {UNKNOWN}.")
    march = factories.make_conference(programme, ordinal=21, first_month=3)
    factories.make_item(programme, conference=march, text="Công tác cán bộ")
    factories.make_directive(
        number="42", date=datetime.date(2020, 3, 24), subject="phòng, chống thiên tai"
    )
    return programme


@pytest.fixture
def secretary(transactional_db: None) -> User:
    return factories.make_user(Role.DRAFTER, username="thu-ky")


def open_section(page: Page) -> Locator:
    page.locator(f"#phan-{Section.objects.get(heading='MỤC ĐÍCH').pk} .tools a").first.click()
    area = page.locator("#outline textarea[name=text]")
    expect(area).to_be_visible()
    expect(page.locator(".cited-wrong")).to_have_text(["24/3/2021"])
    return area


def put_caret(area: Locator, words: str) -> None:
    area.evaluate(
        "(e, words) => { e.focus(); const at = e.value.indexOf(words); e.setSelectionRange(at, at); }",
        words,
    )


def over(page: Page, words: Locator) -> None:
    """The pointer on the words as they are underlined, which lie behind the field."""
    words.scroll_into_view_if_needed()
    left, top = words.evaluate(
        "e => { const box = e.getClientRects()[0]; return [box.left + 4, box.top + box.height / 2]; }"
    )
    page.mouse.move(left, top)


def test_a_citation_tells_its_entry_and_its_fault_to_the_pointer_and_to_the_keys(
    sit_down: Any, secretary: User, year: Document
) -> None:
    page = sit_down(secretary).open(f"/nam/{year.pk}/")
    area = open_section(page)
    card = page.locator(".cited-card")
    over(page, page.locator(".cited-wrong"))
    expect(card).to_contain_text(SAYS)
    # The pointer may go over to the card, which stays; Esc sends it away and leaves the form open.
    expect(card.get_by_role("link", name="Thêm vào danh mục")).to_have_count(0)
    card.get_by_role("button", name="Sửa thành “24/3/2020”").hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(area).to_be_visible()
    over(page, page.locator(".cited-unknown").last)
    expect(card).to_contain_text(f"{UNKNOWN} chưa có trong danh mục.")
    # By keys alone: into the words, then on to the button.
    put_caret(area, "24/3/2021")
    page.keyboard.press("ArrowRight")
    expect(card).to_contain_text(SAYS)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(300)  # buttons fade over to their other colour
        page.evaluate(f"{AXE};0")
        assert [one["id"] for one in page.evaluate(RULES)["violations"]] == []
    page.keyboard.press("Tab")
    expect(card.get_by_role("button", name="Sửa thành “24/3/2020”")).to_be_focused()
    page.keyboard.press("Enter")
    mended = f"{WRONG.replace('2021', '2020')}; {UNKNOWN}."
    expect(area).to_have_value(mended)
    expect(area).to_be_focused()
    expect(page.locator(".cited-wrong")).to_have_count(0)
    expect(page.locator(".mentions li").first).to_contain_text(
        "Chỉ thị số 42-CT/TW ngày 24/3/2020, Ban Bí thư: phòng, chống thiên tai. Danh mục chưa ghi"
        " văn bản thay thế."
    )
    expect(page.locator(".save-state")).to_contain_text("Đã lưu")
    assert Section.objects.get(heading="MỤC ĐÍCH").text == mended
    page.keyboard.press("Control+z")
    expect(area).to_have_value(f"{WRONG}; {UNKNOWN}.")
    expect(page.locator(".save-state")).to_contain_text("Đã lưu")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("place", ["page", "drawer"])
def test_on_the_items_page_and_in_the_boards_drawer_a_new_text_is_recognised_while_typed(
    sit_down: Any, secretary: User, year: Document, place: str
) -> None:
    desk = sit_down(secretary)
    if place == "page":
        page = desk.open(f"/noi-dung/{year.items.get().pk}/sua/")
    else:
        page = desk.open(f"/nam/{year.pk}/bang/")
        page.locator(".cards > li > a").first.press("Enter")
    area = page.locator("textarea[name=text]").first
    area.fill("")
    area.press_sequentially(WRONG)
    row = page.locator(".mentions li")
    expect(row).to_contain_text(SAYS)
    expect(page.locator(".cited-wrong")).to_have_text(["24/3/2021"])
    row.get_by_role("button", name="Sửa thành “24/3/2020”").click()
    expect(area).to_have_value(WRONG.replace("2021", "2020"))
    expect(row.get_by_role("link", name="Chỉ thị số 42-CT/TW")).to_have_attribute(
        "href", f"/van-ban/{Directive.objects.get().pk}/"
    )
    area.fill("Công tác cán bộ")
    page.wait_for_load_state("networkidle")


def test_an_answer_that_comes_while_somebody_types_does_not_cut_what_undo_takes_back(
    write: Any, secretary: User, year: Document
) -> None:
    page = write(secretary).open(f"/nam/{year.pk}/")
    area = open_section(page)
    held: list[Route] = []
    page.route("**/nhan-ra/", lambda route: held.append(route))
    before = area.input_value()
    area.press("Control+Home")
    page.keyboard.type("Thuc hien ")
    with page.expect_request("**/nhan-ra/"):
        pass
    page.keyboard.type("that tot ")
    # A later question takes the place of one that waits.
    held[-1].continue_()
    page.unroute("**/nhan-ra/")
    # Where the citations stand now, the answer has said.
    expect(page.locator(".mentions [data-places]").first).to_have_attribute(
        "data-places", re.compile(r"^[1-9]")
    )
    assert page.locator(".cited-wrong").all_inner_texts() == ["24/3/2021"]
    page.keyboard.type("cac van ban ")
    page.keyboard.press("Control+z")
    assert area.input_value() == before
