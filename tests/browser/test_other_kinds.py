"""A paper beside the year is written on the same page as the year, in Chromium: one task, walked whole."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from programme.models import Document, DocumentKind
from programme.roles import Role
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]


@pytest.fixture
def report(transactional_db: None) -> Document:
    """A report of one part with a target under it."""
    document = factories.make_document(kind=DocumentKind.QUARTERLY_REPORT)
    part = factories.make_section(document, heading="KẾT QUẢ", text="Đã họp.\nĐã ban hành.")
    factories.make_target(document, section=part, text="Thu ngân sách 1.000 tỷ đồng")
    return document


def test_a_report_is_written_with_its_page_beside_it_and_on_a_narrow_screen_behind_it(
    write: Any, report: Document
) -> None:
    desk = write(factories.make_user(Role.DRAFTER, username="thu-ky"))
    page = desk.open(f"/soan/{report.pk}/")
    part, target = report.sections.get(), report.targets.get()
    printed = page.locator(f"#preview [data-source='section-{part.pk}/text']")
    # A click on the page opens the part; what is typed stands on the page at once.
    printed.last.click()
    area = page.locator(f"#form-section-edit-{part.pk} textarea[name=text]")
    expect(area).to_be_focused()
    area.press("Control+End")
    page.keyboard.type(" Và nữa.")
    assert printed.all_inner_texts() == ["Đã họp.", "Đã ban hành. Và nữa."]
    expect(page.locator(".save-state")).to_contain_text("Đã lưu")
    # A row that has no form is shown where it stands.
    page.locator(f"#preview [data-source='target-{target.pk}/text']").click()
    expect(page.locator(f"#dong-target-{target.pk}")).to_be_focused()
    expect(page.locator(f"#phan-{part.pk}")).to_contain_text("Và nữa.")
    # The signer is written at the signature.
    page.locator("#preview .authority").click()
    expect(page.locator("[name=signer_position]")).to_be_focused()
    page.keyboard.type("Phó Bí thư")
    expect(page.locator("#preview .position")).to_have_text("PHÓ BÍ THƯ")
    expect(page.locator("#preview .position")).to_be_in_viewport()
    # On a narrow screen the two take turns, each at its place of scrolling.
    expect(page.locator(".pane-switch")).to_be_hidden()
    page.set_viewport_size({"width": 820, "height": 500})
    expect(page.locator("#preview .position")).to_be_hidden()
    page.evaluate("scrollTo(0, 60)")
    page.get_by_role("button", name="Trang in").click()
    expect(page.locator("#preview .position")).to_be_in_viewport()
    expect(page.locator("#dau")).to_be_hidden()
    page.get_by_role("button", name="Soạn").click()
    assert page.evaluate("scrollY") == 60
    page.get_by_role("button", name="Trang in").click()
    page.locator("#preview .subject").first.click()
    expect(page.locator("[name=title_lines]")).to_be_focused()
    expect(page.get_by_role("button", name="Soạn")).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(500)
    report.refresh_from_db()
    part.refresh_from_db()
    assert (part.text, report.signer_position) == ("Đã họp.\nĐã ban hành. Và nữa.", "Phó Bí thư")


# Where what is cited in a field is drawn, against the field.
UNDER = """() => [...document.querySelectorAll(".cited-under")].map((layer) => {
  const [under, field] = [layer, layer.parentElement.querySelector("textarea")].map((one) => one.getBoundingClientRect());
  return [Math.round(under.top - field.top), Math.round(under.bottom - field.bottom), getComputedStyle(layer).color];
})"""


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_words_of_a_field_stand_in_it_once_whatever_the_kind_and_the_page(
    kind: DocumentKind, transactional_db: None, write: Any
) -> None:
    document = factories.make_document(kind=kind)
    part = factories.make_section(document, heading="KẾT QUẢ", text="Chỉ thị số 05-CT/TW[^1].")
    factories.make_footnote(document, "1")
    desk = write(factories.make_user(Role.DRAFTER, username="thu-ky"))
    page = desk.open(document.get_absolute_url())
    page.locator(f"#phan-{part.pk} .tools a").first.click()
    page.locator(".cited-under").first.wait_for(state="attached")
    on_the_text = page.evaluate(UNDER)
    page = desk.open(f"/phan/{part.pk}/sua/")
    page.locator(".cited-under").first.wait_for(state="attached")
    assert [*on_the_text, *page.evaluate(UNDER)] == [[0, 0, "rgba(0, 0, 0, 0)"]] * 2


def headings(document: Document) -> list[str]:
    parts = document.sections.filter(parent=None).order_by("position")
    return [part.heading for part in parts]


def test_keys_move_a_part_and_add_one_and_the_list_of_keys_says_so(
    write: Any, report: Document
) -> None:
    factories.make_section(report, heading="NHIỆM VỤ", text="Họp tiếp.")
    desk = write(factories.make_user(Role.DRAFTER, username="thu-ky"))
    page = desk.open(f"/soan/{report.pk}/")
    last = report.sections.get(heading="NHIỆM VỤ")
    page.locator(f"#phan-{last.pk} .tools a").first.focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".part h2").first).to_contain_text("NHIỆM VỤ")
    assert headings(report) == ["NHIỆM VỤ", "KẾT QUẢ"]
    # The hand stays on the part, which goes back the same way.
    expect(page.locator(f"#phan-{last.pk} :focus")).to_have_count(1)
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".part h2").first).to_contain_text("KẾT QUẢ")
    assert headings(report) == ["KẾT QUẢ", "NHIỆM VỤ"]
    # What the fresh text still asks for holds the keys back.
    expect(page.locator("#chu-thich h2")).to_be_visible()
    page.wait_for_timeout(600)
    expect(page.locator("#outline .htmx-request")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    listed = page.locator("#keys dl > div:visible")
    assert [row.split("\n")[-1] for row in listed.all_inner_texts()][:3] == [
        "tìm; Enter đến chỗ tiếp theo",
        "thêm phần văn bản",
        "chuyển phần văn bản đang chọn lên, xuống",
    ]
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page.locator("#them-phan form [name=heading]")).to_be_focused()
