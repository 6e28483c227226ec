"""axe finds nothing at levels A and AA, in the light and in the dark."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Page

from programme.models import Document
from tests import factories
from tests.browser.board_year import make_year

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text()
RULES = "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"


def first_item(year: Document) -> int:
    item = year.items.order_by("pk").first()
    assert item is not None
    return item.pk


def noted_part(year: Document) -> int:
    factories.make_footnote(year, "1")
    return factories.make_section(year, text="Chủ động, **kịp thời**[^1], đúng quy chế[^2].").pk


PAGES: dict[str, Callable[[Document], str]] = {
    "home": lambda year: "/",
    "year": lambda year: f"/nam/{year.pk}/",
    "board": lambda year: f"/nam/{year.pk}/bang/",
    "board, moved": lambda year: f"/nam/{year.pk}/bang/",
    "board, drawer": lambda year: f"/nam/{year.pk}/bang/",
    "proposals": lambda year: f"/nam/{year.pk}/de-xuat/",
    "checks": lambda year: f"/nam/{year.pk}/kiem-tra/",
    "part with notes": lambda year: f"/phan/{noted_part(year)}/sua/",
    "notes": lambda year: f"/nam/{year.pk}/chu-thich/?{noted_part(year)}",
    "item form": lambda year: f"/noi-dung/{first_item(year)}/sua/",
    "directives": lambda year: "/van-ban/",
    "agencies": lambda year: "/co-quan/",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(name: str, scheme: str, sit_down: Any, transactional_db: None) -> None:
    year = make_year(3, 12)
    factories.make_item(year, text="Đang chờ")
    factories.make_item(year, text="Đã hoãn", state="postponed", state_reason="Chưa đủ hồ sơ")
    factories.make_blocked_period()
    page = sit_down(factories.make_user(), color_scheme=scheme).open(PAGES[name](year))
    page.wait_for_load_state("networkidle")
    if name == "board, moved":
        page.locator(".cards > li > input").nth(3).check()
        page.locator(".cards > li > a").nth(4).focus()
        page.keyboard.press("Alt+ArrowDown")
        page.locator("#messages .message").wait_for()
    if name == "board, drawer":
        page.locator(".cards > li > a").nth(4).press("Enter")
        page.locator("#drawer textarea").first.wait_for()
    page.evaluate(f"{AXE};0")
    assert found_on(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_from_a_telephone_to_a_wall_while_somebody_writes(
    scheme: str, sit_down: Any, transactional_db: None
) -> None:
    year = make_year(2, 6)
    part = factories.make_section(year, heading="KẾT", text="Chủ động, **kịp thời**[^1].")
    factories.make_footnote(year, "1")
    page = sit_down(factories.make_user(), color_scheme=scheme).open(f"/nam/{year.pk}/")
    page.locator(f"#phan-{part.pk} .tools a").first.click()
    page.locator("textarea[name=text]").wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate(f"{AXE};0")
    for width in (360, 820, 1440, 2560):
        page.set_viewport_size({"width": width, "height": 1000})
        for pane in ("text", "paper") if width < 1200 else ("text",):
            if width < 1200:
                page.locator(f"button[data-pane={pane}]").click()
            page.wait_for_timeout(300)
            assert (width, pane, found_on(page)) == (width, pane, [])
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def found_on(page: Page) -> list[tuple[str, list[str]]]:
    """What axe complains of: the rule, and the first places that break it.

    Looked at from the top of the page: further down, the bar that stays in view lies over half
    of whatever is just passing beneath it, and axe takes the visible half for the whole button.
    """
    found = page.evaluate(f"scrollTo({{top: 0, behavior: 'instant'}}); {RULES}")["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]][:4]) for one in found]
