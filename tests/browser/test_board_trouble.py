"""The board when something is in the way: a log-in that ran out, a missing reason, words thought better of."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, expect

from conferences.models import AgendaItem
from programme.models import Document
from programme.roles import Role
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]


@pytest.fixture
def year(transactional_db: None) -> Document:
    programme = factories.make_programme()
    for text in ("Một", "Hai", "Ba"):
        factories.make_item(programme, text=text)
    return programme


def card(page: Page, text: str) -> Locator:
    return page.locator(".cards > li", has_text=text)


def test_a_log_in_that_ran_out_costs_no_typed_word(
    year: Document, sit_down: Any, transactional_db: None
) -> None:
    desk = sit_down(factories.make_user(Role.DRAFTER, username="thu-ky"))
    page: Page = desk.open(f"/nam/{year.pk}/bang/")
    box = page.locator(".add > textarea").first
    Session.objects.all().delete()
    box.fill("Nội dung đang gõ")
    box.press("Enter")
    notice = page.locator("#notice")
    expect(notice).to_contain_text("phiên làm việc đã hết")
    expect(notice.get_by_role("link", name="đăng nhập lại ở cửa sổ khác")).to_be_visible()
    expect(box).to_have_value("Nội dung đang gõ")
    first, desk.page = desk.page, page.context.new_page()
    desk.log_in()
    desk.page.close()
    desk.page = first
    box.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Đã thêm nội dung vào “Chưa xếp”.")
    expect(notice).to_be_empty()
    assert AgendaItem.objects.filter(text="Nội dung đang gõ").count() == 1


def test_the_menu_of_a_card_asks_why_and_a_refusal_goes_with_the_next_success(
    year: Document, sit_down: Any, transactional_db: None
) -> None:
    page: Page = sit_down(factories.make_user(Role.DRAFTER)).open(f"/nam/{year.pk}/bang/")
    card(page, "Hai").hover()
    card(page, "Hai").locator("summary").click()
    page.get_by_role("button", name="Không đưa vào…").click()
    asked = page.get_by_role("dialog", name="Không đưa vào chương trình")
    asked.get_by_role("button", name="Không đưa vào").click()
    expect(asked.get_by_text("Hãy ghi lý do.")).to_be_visible()
    asked.get_by_label("Lý do").fill("Chưa đủ hồ sơ")
    asked.get_by_role("button", name="Không đưa vào").click()
    expect(card(page, "Hai")).to_contain_text("không đưa vào: Chưa đủ hồ sơ")
    card(page, "Một").locator("input").check()
    page.get_by_role("button", name="Hoãn", exact=True).click()
    expect(page.locator("#notice")).to_contain_text("Hãy ghi lý do hoãn nội dung này.")
    page.get_by_label("Lý do hoãn").fill("Chờ Trung ương")
    page.get_by_role("button", name="Hoãn", exact=True).click()
    expect(card(page, "Một")).to_contain_text("hoãn: Chờ Trung ương")
    expect(page.locator("#notice")).to_be_empty()
    # What was discarded once is not asked for again on leaving.
    page.locator(".cards > li > a", has_text="Ba").click()
    page.locator("#drawer textarea[name=text]").fill("Bỏ đi")
    questions: list[str] = []
    page.on("dialog", lambda one: (questions.append(one.type), one.accept()))
    page.locator("#drawer .drawer-head [data-close]").click()
    page.goto(page.url.replace(f"/nam/{year.pk}/bang/", "/van-ban/"))
    assert questions == ["confirm"]
    # A searched list names its search in the address, and a reload keeps it.
    page.get_by_label("Tìm", exact=True).fill("chi thi")
    page.wait_for_url("**/van-ban/?q=chi+thi")
    page.reload()
    expect(page.get_by_label("Tìm", exact=True)).to_have_value("chi thi")
