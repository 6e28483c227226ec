"""The panel "Kiểm tra" at work: one finding mended, all of a kind, and both taken back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from programme.models import Document
from tests import factories
from tests.reports import check_panel

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]

DOUBLED = "Công tác dân vận được được quan tâm"
SPACED = "Công tác  kiểm tra,  giám sát"


@pytest.fixture
def year(transactional_db: None) -> Document:
    return check_panel.mistype(factories.make_programme())


def kinds(page: Page) -> list[str]:
    return page.locator(".check-group").evaluate_all("all => all.map((one) => one.id)")


def focused(page: Page) -> str:
    """The name of what has the focus, and the group it stands in."""
    return page.evaluate(
        "() => [document.activeElement.closest('.check-group')?.id,"
        " document.activeElement.ariaLabel ?? document.activeElement.textContent].join(': ')"
    )


def has_focus(page: Page, start: str) -> bool:
    """Whether the focus comes to what is so called; it goes there a moment after the fresh panel."""
    for _ in range(40):
        if focused(page).startswith(start):
            return True
        page.wait_for_timeout(50)
    return False


def top(page: Page, selector: str) -> int:
    return page.locator(selector).first.evaluate("one => one.getBoundingClientRect().top")


def test_one_is_mended_then_all_of_a_kind_then_the_key_takes_everything_back(
    sit_down: Any, year: Document
) -> None:
    desk = sit_down(factories.make_user(), viewport={"width": 1440, "height": 600})
    page = desk.open(f"/nam/{year.pk}/")
    page.get_by_role("link", name="Kiểm tra").click()
    before = kinds(page)
    assert {"doubled_word", "double_space", "citation_so"} <= set(before)
    first = page.locator("#double_space").get_by_role("button", name="Sửa giúp").first
    first.focus()
    page.evaluate("scrollBy(0, 150)")
    height = top(page, "#double_space .check")
    first.press("Enter")
    expect(page.locator(".message").first).to_contain_text("Đã sửa giúp: Thừa dấu cách.")
    # The next finding has the focus, where the mended one stood.
    expect(page.locator("#double_space .check")).to_have_count(1)
    assert has_focus(page, "double_space: Sửa giúp: Thừa dấu cách")
    assert abs(top(page, "#double_space .check") - height) <= 1
    page.keyboard.press("Enter")
    expect(page.locator("#double_space")).to_have_count(0)
    assert has_focus(page, f"{before[before.index('double_space') + 1]}: ")
    assert check_panel.texts(year)[1] == "Công tác kiểm tra, giám sát"
    # Both presses are taken back by the key, one after the other: by the message, then without one.
    page.keyboard.press("Control+z")
    expect(page.locator("#double_space .check")).to_have_count(1)
    expect(page.locator(".message").first).to_contain_text("Đã hoàn tác: Sửa giúp")
    assert has_focus(page, "double_space: Sửa giúp")
    page.keyboard.press("Control+z")
    expect(page.locator("#double_space .check")).to_have_count(2)
    assert check_panel.texts(year)[:2] == [DOUBLED, SPACED]
    page.keyboard.press("Control+z")
    expect(page.locator("#notice")).to_contain_text("Bạn không còn việc nào")
    page.get_by_role("button", name="Sửa tất cả lỗi cùng loại (2): Thừa dấu cách").click()
    expect(page.locator(".message").first).to_contain_text("Đã sửa giúp: Thừa dấu cách (2 chỗ).")
    page.get_by_role("button", name="Hoàn tác").first.click()
    expect(page.locator("#double_space .check")).to_have_count(2)
    assert page.url.endswith("/kiem-tra/")
    # "Sửa" leads to the form of the very words.
    page.locator("#double_space").get_by_role("link", name="Sửa").first.click()
    expect(page.locator("textarea[name=text]")).to_have_value(SPACED)


def test_a_note_is_removed_while_the_text_around_it_comes_anew(
    sit_down: Any, year: Document
) -> None:
    for mark in "ab":
        factories.make_footnote(year, mark, text=f"Chú thích {mark}.")
    page = sit_down(factories.make_user()).open(f"/nam/{year.pk}/kiem-tra/")
    page.locator("#note_without_mark").get_by_role("link", name="Xem").last.click()
    remove = page.get_by_role("button", name="Xoá chú thích: Chú thích b.")
    expect(remove).to_be_focused()
    held: list[Any] = []

    # The text is asked for anew while the button is pressed.
    page.route("**/nam/*/?nam=*", lambda route: held.append(route), times=1)
    page.get_by_role("link", name="Sửa phần đầu").click()
    page.locator("#dau").get_by_role("link", name="Thôi").click()
    remove.click()
    page.wait_for_timeout(200)
    held.pop().continue_()
    expect(page.locator(".message")).to_contain_text("Đã xoá chú thích.")
    expect(page.locator("#chu-thich li")).to_have_count(1)
    # A form of the page is saved while the removal is on its way.
    page.locator("#noi-nhan").get_by_role("link", name="Sửa").click()
    names = page.locator("#noi-nhan textarea")
    expect(names).to_be_visible()
    page.route("**/xoa/?version=*", lambda route: held.append(route), times=1)
    page.get_by_role("button", name="Xoá chú thích: Chú thích a.").click()
    names.fill("Văn phòng Tỉnh uỷ")
    page.locator("#noi-nhan").get_by_role("button", name="Lưu").click()
    expect(page.locator("#noi-nhan li")).to_have_count(1)
    page.locator("#outline").evaluate("(one) => { one.dataset.old = '1'; }")
    held.pop().continue_()
    expect(page.locator(".message")).to_contain_text("Đã xoá chú thích.")
    expect(page.locator("#chu-thich li")).to_have_count(0)
    expect(page.locator("#outline[data-old]")).to_have_count(0)
    assert year.footnotes.count() == 0
    # The key takes it all back without leaving the page: the message's step, then one's last steps.
    for notes, recipients in ((1, 1), (1, 0), (2, 0)):
        page.locator("body").press("Control+z")
        expect(page.locator("#chu-thich li")).to_have_count(notes)
        expect(page.locator("#noi-nhan li")).to_have_count(recipients)
    assert year.footnotes.count() == 2
