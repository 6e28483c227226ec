"""From a finding to its very words, in Chromium: shown on the page, and chosen in the form that mends them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from programme.models import Document, DocumentKind
from programme.roles import Role
from tests import factories
from tests.reports import check_panel

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]

LONG = "Các cấp uỷ tiếp tục lãnh đạo, chỉ đạo thực hiện nghị quyết một cách đồng bộ, hiệu quả."
FAULTY = "Công việc **được** được quan tâm đúng mức."
POINTED = "() => [...CSS.highlights.get('pointed')].map(String)"


@pytest.fixture
def report(transactional_db: None) -> Document:
    """A report whose faults stand far down: in a long part, in the closing words, in a note."""
    document = factories.make_document(
        kind=DocumentKind.QUARTERLY_REPORT, closing="Trên đây là là báo cáo quý III."
    )
    factories.make_footnote(document, "k", text="Theo Quy chế làm việc được được ban hành.")
    lines = [f"{number}. {LONG}[^k]" if number == 3 else LONG for number in range(40)]
    text = "\n".join([*lines, FAULTY, *lines[:20]])
    factories.make_section(document, heading="KẾT QUẢ", text=text)
    return document


def panel(sit_down: Any, document: Document, role: Role = Role.DRAFTER) -> Page:
    return sit_down(factories.make_user(role)).open(f"/nam/{document.pk}/kiem-tra/")


def follow(page: Page, link: str, words: str) -> None:
    row = page.locator("#doubled_word .check", has_text=words)
    row.get_by_role("link", name=link, exact=False).first.click()
    expect(page.locator("#outline")).to_be_visible()


def chosen(page: Page) -> list[Any]:
    """The name of the field in hand, the words chosen in it and those before them."""
    expect(page.locator("#outline form[data-guard]")).to_be_visible()
    page.wait_for_function("document.activeElement.selectionEnd > 0")
    return page.evaluate(
        """() => {
          const { name, value, selectionStart: from, selectionEnd: to } = document.activeElement;
          return [name, value.slice(from, to), value.slice(Math.max(from - 10, 0), from)];
        }"""
    )


def test_mending_opens_the_part_in_its_place_with_the_words_chosen(
    sit_down: Any, report: Document
) -> None:
    page = panel(sit_down, report)
    follow(page, "Sửa", "Công việc")
    assert chosen(page) == ["text", "được** được", "ng việc **"]
    assert page.evaluate("[location.pathname, location.hash]") == [f"/soan/{report.pk}/", ""]
    now = page.locator("#preview .page-place-now")
    expect(now).to_have_text("Công việc được được quan tâm đúng mức.")
    expect(now).to_be_in_viewport()
    # The line that was chosen stands in the window, far down as it is in its field.
    page.keyboard.type("được")
    expect(now).to_contain_text("Công việc")
    page.go_back()
    follow(page, "Sửa", "Trên đây")
    assert chosen(page) == ["closing", "là là", "Trên đây "]
    expect(page.locator("#preview .page-place-now")).to_be_in_viewport()


def test_mending_a_note_opens_the_words_that_refer_to_it(sit_down: Any, report: Document) -> None:
    page = panel(sit_down, report)
    follow(page, "Sửa", "Theo Quy")
    assert chosen(page) == ["note-k", "được được", " làm việc "]


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.REGISTRY_CLERK])
def test_seeing_marks_the_words_on_the_page_and_in_the_text(
    sit_down: Any, report: Document, role: Role
) -> None:
    page = panel(sit_down, report, role)
    follow(page, "Xem", "Công việc")
    said = "Công việc được được quan tâm đúng mức."
    now = page.locator("#preview .page-place-now")
    expect(now).to_have_text(said)
    expect(now).to_be_in_viewport()
    in_text = page.locator("#outline :focus")
    expect(in_text).to_contain_text("Công việc")
    expect(in_text).to_be_in_viewport()
    expect(page.locator("#outline form[data-guard]")).to_have_count(0)
    assert page.evaluate("location.hash") == ""
    # The very words stand out in both, also when the sheets have found their breaks.
    expect(page.locator("#preview .sheet-gap").first).to_be_attached()
    assert page.evaluate(POINTED) == ["được được", "được được"]


def test_the_year_leads_to_the_words_of_an_item(sit_down: Any, transactional_db: None) -> None:
    year = check_panel.mistype(factories.make_programme())
    page = panel(sit_down, year)
    follow(page, "Sửa", "dân vận")
    assert chosen(page) == ["text", "được được", "c dân vận "]
    expect(page.locator("#preview .page-place-now")).to_contain_text("được được")
    page.go_back()
    follow(page, "Xem", "dân vận")
    expect(page.locator("#preview .page-place-now")).to_contain_text("được được")
    expect(page.locator("#outline .point:focus-within")).to_contain_text("được được")


def test_without_scripts_the_links_lead_to_the_form_and_to_the_part(
    sit_down: Any, report: Document
) -> None:
    desk = sit_down(factories.make_user(Role.DRAFTER), java_script_enabled=False)
    page = desk.open(f"/nam/{report.pk}/kiem-tra/")
    part = report.sections.get()
    row = page.locator("#doubled_word .check", has_text="Công việc")
    addresses = [one.get_attribute("href") for one in row.get_by_role("link").all()]
    assert addresses == [f"/soan/{report.pk}/#phan-{part.pk}", f"/phan/{part.pk}/sua/"]
