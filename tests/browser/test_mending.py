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


def test_one_is_mended_then_all_of_a_kind_then_both_are_taken_back(
    sit_down: Any, year: Document
) -> None:
    page = sit_down(factories.make_user()).open(f"/nam/{year.pk}/")
    page.get_by_role("link", name="Kiểm tra").click()
    before = kinds(page)
    assert {"doubled_word", "double_space", "citation_so"} <= set(before)
    page.locator("#doubled_word").get_by_role("button", name="Sửa giúp").press("Enter")
    expect(page.locator(".message").first).to_contain_text("Đã sửa giúp: Từ bị lặp.")
    expect(page.locator("#doubled_word")).to_have_count(0)
    assert check_panel.texts(year)[:2] == [DOUBLED.replace("được được", "được"), SPACED]
    page.get_by_role("button", name="Sửa tất cả lỗi cùng loại: Thừa dấu cách").click()
    expect(page.locator(".message").first).to_contain_text("Đã sửa giúp: Thừa dấu cách (2 chỗ).")
    assert check_panel.texts(year)[1] == "Công tác kiểm tra, giám sát"
    page.get_by_role("button", name="Hoàn tác").first.click()
    expect(page.locator("#double_space .check")).to_have_count(2)
    assert check_panel.texts(year)[:2] == [DOUBLED.replace("được được", "được"), SPACED]
    # "Sửa" leads to the form of the very words.
    page.locator("#double_space").get_by_role("link", name="Sửa").first.click()
    expect(page.locator("textarea[name=text]")).to_have_value(SPACED)
