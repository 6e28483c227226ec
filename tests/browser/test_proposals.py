"""Starting a year from the last one and deciding about its proposals, in Chromium."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from conferences.models import AgendaItem, ProposalDecision
from programme.models import Document, User
from programme.roles import Role
from tests import factories
from tests.browser.test_axe import AXE, RULES

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]


@pytest.fixture
def secretary(transactional_db: None) -> User:
    return factories.make_user(Role.DRAFTER, username="thu-ky")


@pytest.fixture
def last_year(transactional_db: None) -> Document:
    """2025 with two conferences, three items that return, one postponed; five texts fall due in 2026."""
    last = factories.make_programme()
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    march = factories.make_conference(last, ordinal=21, first_month=3)
    june = factories.make_conference(last, ordinal=22, first_month=6)
    factories.make_item(last, conference=march, lead=office, text="Sơ kết công tác quý I/2025")
    factories.make_item(last, conference=june, lead=office, text="Sơ kết 6 tháng đầu năm 2025")
    factories.make_item(last, conference=june, lead=office, text="Báo cáo tài chính Đảng năm 2024")
    factories.make_item(last, state="postponed", lead=office, text="Một việc hoãn")
    for month in (2, 3, 4, 5, 6):
        factories.make_directive(number=str(month), date=datetime.date(2021, month, 12))
    return last


def row(page: Page, text: str) -> Any:
    return page.locator(".proposal", has_text=text)


def open_count(page: Page) -> Any:
    return page.locator(".proposal-head strong")


def test_a_year_is_started_and_five_proposals_taken_and_one_declined(
    sit_down: Any, secretary: User, last_year: Document
) -> None:
    page = sit_down(secretary).open("/nam/them/")
    page.get_by_label("Số của hội nghị thường kỳ đầu tiên").fill("2")
    page.get_by_role("button", name="Lập", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đề xuất cho năm 2026")
    expect(open_count(page)).to_have_text("9")
    row(page, "Sơ kết công tác quý I/2026").get_by_role("button", name="Nhận", exact=True).click()
    expect(open_count(page)).to_have_text("8")
    expect(page.locator(".message")).to_contain_text("Hoàn tác")
    for text in ("Sơ kết 6 tháng đầu năm 2026", "Một việc hoãn", "số 2-CT/TW", "số 3-CT/TW"):
        row(page, text).get_by_role("checkbox").check()
    expect(page.locator("[data-chosen-count]")).to_have_text("4 mục đã chọn")
    page.get_by_role("button", name="Nhận các mục đã chọn").click()
    expect(open_count(page)).to_have_text("4")
    declined = row(page, "số 4-CT/TW")
    declined.get_by_text("Không đưa vào…").click()
    declined.get_by_label("Lý do").fill("Đã lồng vào văn kiện")
    declined.get_by_label("Lý do").press("Enter")
    expect(open_count(page)).to_have_text("3")
    assert AgendaItem.objects.filter(programme__year=2026).count() == 5
    page.reload()
    expect(open_count(page)).to_have_text("3")
    expect(row(page, "số 4-CT/TW")).to_have_count(0)
    page.get_by_label("Chọn tất cả").check()
    page.get_by_text("Không đưa vào các mục đã chọn…").click()
    page.get_by_label("Lý do, ghi chung").fill("Để năm 2027")
    page.get_by_role("button", name="Không đưa vào", exact=True).click()
    expect(page.locator(".message").last).to_contain_text("Không đưa vào chương trình: 3 đề xuất.")
    assert ProposalDecision.objects.filter(reason="Để năm 2027").count() == 3


def test_the_hand_stays_in_the_list_and_ticks_are_kept(
    sit_down: Any, secretary: User, last_year: Document
) -> None:
    year = factories.make_programme(year=2026)
    factories.make_conference(year, first_month=3)
    page = sit_down(secretary).open(f"/nam/{year.pk}/de-xuat/")
    row(page, "số 6-CT/TW").get_by_role("checkbox").check()
    page.locator(".proposal").nth(1).get_by_role("button", name="Để sau").press("Enter")
    expect(open_count(page)).to_have_text("8")
    expect(row(page, "số 6-CT/TW").get_by_role("checkbox")).to_be_checked()
    focused = page.locator(".proposal").nth(1).get_by_role("button", name="Nhận", exact=True)
    expect(focused).to_be_focused()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(open_count(page)).to_have_text("9")
    assert ProposalDecision.objects.count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_among_proposals(
    sit_down: Any, secretary: User, last_year: Document, scheme: str
) -> None:
    year = factories.make_programme(year=2026)
    factories.make_conference(year, first_month=3)
    page = sit_down(secretary, color_scheme=scheme).open(f"/nam/{year.pk}/de-xuat/")
    row(page, "số 4-CT/TW").get_by_role("button", name="Để sau").click()
    expect(open_count(page)).to_have_text("8")
    row(page, "số 5-CT/TW").get_by_text("Không đưa vào…").click()
    page.evaluate(f"{AXE};0")
    found = page.evaluate(RULES)["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]][:4]) for one in found] == []


def test_the_page_works_without_scripts(
    sit_down: Any, secretary: User, last_year: Document
) -> None:
    year = factories.make_programme(year=2026)
    desk = sit_down(secretary, java_script_enabled=False)
    page = desk.open(f"/nam/{year.pk}/de-xuat/")
    row(page, "Một việc hoãn").get_by_role("button", name="Nhận", exact=True).click()
    expect(open_count(page)).to_have_text("8")
    declined = row(page, "số 4-CT/TW")
    declined.get_by_text("Không đưa vào…").click()
    declined.get_by_label("Lý do").fill("Trùng")
    declined.get_by_role("button", name="Không đưa vào").click()
    expect(open_count(page)).to_have_text("7")
