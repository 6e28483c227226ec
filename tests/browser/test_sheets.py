"""The sheets of the page beside the text begin where the pages of the PDF begin."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Locator, Page, expect

from programme.models import Document, User
from programme.roles import Role
from reports import compose
from reports.demonstration import load_sample
from reports.writers import pdf
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]

LINE_PX = 30  # no line of the paper is higher, on screen at its own size
SHOWN = """() => {
  const paper = document.querySelector(".preview article.official");
  const scale = paper.getBoundingClientRect().width / paper.offsetWidth;
  const sheet = 297 * 96 / 25.4 * scale, margin = parseFloat(getComputedStyle(paper).paddingTop) * scale;
  let head = paper.getBoundingClientRect().top;
  return [...paper.querySelectorAll(".sheet-gap")].map((gap) => {
    const before = document.createRange();
    before.setStart(paper, 0);
    before.setEndBefore(gap);
    const behind = document.createRange();
    behind.setStartAfter(gap);
    behind.setEnd(paper, paper.childNodes.length);
    const top = gap.getBoundingClientRect().top;
    const over = (top - head - sheet + margin) / scale;
    head = gap.getBoundingClientRect().bottom - margin;
    const line = [...behind.getClientRects()].find((box) => box.width > 1 && box.height > 1);
    return {
      letters: before.toString().replace(/\\s+/g, "").length,
      words: behind.toString().replace(/\\s+/g, "").slice(0, 30),
      over, head: (head - paper.getBoundingClientRect().top) / scale,
    };
  });
}"""

# The words with which the sheet behind a gap begins.
BEHIND = "gap => gap.nextSibling.data.slice(0, 12)"


@pytest.fixture
def secretary(transactional_db: None) -> User:
    return factories.make_user(Role.DRAFTER, username="thu-ky")


def squeezed(words: str) -> str:
    return "".join(words.split())


def printed(year: Document) -> list[str]:
    """The words with which each further page of the PDF begins, white space left out."""
    found = []
    with pdfplumber.open(BytesIO(pdf.write(compose.compose(year)))) as file:
        for page in file.pages[1:]:
            lines = (page.extract_text() or "").split("\n")
            assert lines[0] == str(page.page_number)
            found.append(squeezed("".join(lines[1:4])))
    return found


def shown(page: Page, sheets: int) -> list[dict[str, Any]]:
    expect(page.locator(".preview .sheet-gap")).to_have_count(sheets - 1)
    page.wait_for_timeout(400)
    return page.evaluate(SHOWN)


def agree(page: Page, year: Document) -> list[dict[str, Any]]:
    """The sheets shown, after their beginnings were found to be those of the PDF."""
    wanted = printed(year)
    gaps = shown(page, len(wanted) + 1)
    words = squeezed(page.locator(".preview article.official").evaluate("e => e.textContent"))
    places = [words.index(one[:120]) for one in wanted]
    differences = [gap["letters"] - at for gap, at in zip(gaps, places, strict=True)]
    assert max(abs(one) for one in differences) == 0, differences
    # The browser's own lines fill each sheet as the PDF's do, within one line.
    assert max(gap["over"] for gap in gaps) < LINE_PX, [gap["over"] for gap in gaps]
    return gaps


def open_across(page: Page) -> tuple[Locator, Locator]:
    """The first paragraph across two sheets opened from the page, the caret at its begin; its field and its gap.

    Nothing is saved from then on: only the letters themselves change the page.
    """
    inner = page.locator(".preview p:has(> .sheet-gap)").first
    source = inner.get_attribute("data-source")
    inner.evaluate("e => e.scrollIntoView()")
    box = inner.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 60, box["y"] + 12)
    area = page.locator("#outline textarea[name=text]")
    expect(area).to_be_focused()
    page.route("**/sua/", lambda route: route.abort())
    page.keyboard.press("Home")
    return area, page.locator(f".preview p[data-source='{source}'] > .sheet-gap").first


def lengthen(year: Document, parts: int = 15) -> None:
    """Prose of a page for each part, no two clauses alike."""
    clause = "lãnh đạo, chỉ đạo thực hiện thắng lợi các mục tiêu, nhiệm vụ đã đề ra của lĩnh vực"
    for part in range(parts):
        lines = [
            " ".join(f"{part}.{line}.{n} {clause}" for n in range(1 + (part * line) % 6)) + "."
            for line in range(11)
        ]
        factories.make_section(year, heading=f"PHẦN THỨ {part}", text="\n".join(lines))


def test_the_sheets_of_the_sample_year_and_of_a_long_paper_begin_as_in_the_pdf(
    sit_down: Any, secretary: User
) -> None:
    year = load_sample(by=secretary)
    desk = sit_down(secretary)
    agree(desk.open(f"/nam/{year.pk}/"), year)
    lengthen(year)
    year.refresh_from_db()
    gaps = agree(desk.open(f"/nam/{year.pk}/"), year)
    assert len(gaps) >= 14
    agree(desk.open(f"/van-ban-in/{year.pk}/"), year)


def test_a_gap_stays_behind_its_words_while_somebody_types_and_moves_when_they_are_saved(
    sit_down: Any, secretary: User
) -> None:
    year = factories.make_programme()
    lengthen(year, 4)
    desk = sit_down(secretary)
    page = desk.open(f"/nam/{year.pk}/")
    before = agree(page, year)
    _, gap = open_across(page)
    behind = gap.evaluate(BEHIND)
    page.keyboard.type("Thêm một câu khá dài vào đầu đoạn, để các dòng dồn xuống. ")
    assert gap.evaluate(BEHIND) == behind
    expect(page.locator(".preview .sheet-gap")).to_have_count(len(before))
    page.unroute("**/sua/")
    desk.complaints.clear()
    expect(page.locator(".save-state")).to_contain_text("Đã lưu", timeout=15_000)
    with page.expect_response("**/trang/"):
        pass
    page.wait_for_load_state("networkidle")
    agree(page, year)
    desk.complaints[:] = [words for words in desk.complaints if "ERR_FAILED" not in words]


def test_what_is_typed_in_a_paragraph_across_two_sheets_is_taken_back_by_the_run(
    write: Any, secretary: User
) -> None:
    year = factories.make_programme()
    lengthen(year, 3)
    desk = write(secretary)
    page = desk.open(f"/nam/{year.pk}/")
    agree(page, year)
    area, gap = open_across(page)
    behind = gap.evaluate(BEHIND)
    before = area.input_value()
    page.keyboard.type("ba muoi chu go lien mot mach a")
    assert gap.evaluate(BEHIND) == behind
    assert gap.evaluate("e => e.parentElement.textContent").startswith(
        "ba muoi chu go lien mot mach a"
    )
    page.keyboard.press("Control+z")
    assert area.input_value() == before
    assert gap.evaluate(BEHIND) == behind
    page.unroute("**/sua/")
    desk.complaints[:] = [words for words in desk.complaints if "ERR_FAILED" not in words]
