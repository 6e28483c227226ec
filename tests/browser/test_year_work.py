"""The year's work as the office does it, in Chromium."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from playwright.sync_api import Page, expect

from conferences.models import AgendaItem, Conference
from programme.models import Document, User
from programme.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def year(transactional_db: None) -> Document:
    """A year with two conferences, three items and one agency."""
    programme = factories.make_programme()
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    factories.make_agency("Đảng uỷ Công an tỉnh")
    march = factories.make_conference(programme, ordinal=21, first_month=3)
    factories.make_conference(programme, ordinal=22, first_month=6)
    for text in ("Sơ kết công tác quý I", "Báo cáo tài chính Đảng", "Công tác cán bộ"):
        factories.make_item(programme, conference=march, text=text, lead=office)
    return programme


@pytest.fixture
def secretary(transactional_db: None) -> User:
    return factories.make_user(Role.DRAFTER, username="thu-ky")


def printed(page: Page) -> str:
    return page.locator("article.official").inner_text()


def texts_of(conference: Conference) -> list[str]:
    return list(
        conference.items.filter(is_removed=False)
        .order_by("position")
        .values_list("text", flat=True)
    )


def item_line(page: Page, text: str) -> Any:
    return page.locator(".point", has_text=text)


def test_an_item_is_added_with_its_agency_and_the_page_follows(
    sit_down: Any, secretary: User, year: Document
) -> None:
    page = sit_down(secretary).open(f"/nam/{year.pk}/")
    block = page.locator(".conference").first
    block.get_by_text("+ Thêm nội dung").click()
    form = block.locator("form")
    form.locator("textarea[name=text]").fill("Sơ kết 05 năm công tác phòng, chống thiên tai")
    lead = form.get_by_role("combobox", name="Cơ quan chủ trì")
    lead.fill("cong an")
    page.get_by_role("option", name="Đảng uỷ Công an tỉnh").click()
    form.locator("button[type=submit]").click()
    expect(item_line(page, "phòng, chống thiên tai")).to_be_visible()
    expect(page.locator("article.official")).to_contain_text(
        "Cơ quan chủ trì tham mưu: Đảng uỷ Công an tỉnh."
    )
    item = AgendaItem.objects.get(text__startswith="Sơ kết 05 năm")
    assert [row.agency.name for row in item.item_agencies.all()] == ["Đảng uỷ Công an tỉnh"]


def test_an_item_moves_down_by_button_and_back_by_undo(
    sit_down: Any, secretary: User, year: Document
) -> None:
    page = sit_down(secretary).open(f"/nam/{year.pk}/")
    march = year.conferences.get(ordinal=21)
    first = item_line(page, "Sơ kết công tác quý I")
    first.hover()
    first.get_by_role("button", name="Xuống").click()
    expect(page.locator(".point .text").first).to_have_text("Báo cáo tài chính Đảng")
    assert texts_of(march)[:2] == ["Báo cáo tài chính Đảng", "Sơ kết công tác quý I"]
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".point .text").first).to_have_text("Sơ kết công tác quý I")
    assert texts_of(march)[:2] == ["Sơ kết công tác quý I", "Báo cáo tài chính Đảng"]


def test_keys_move_an_item(sit_down: Any, secretary: User, year: Document) -> None:
    page = sit_down(secretary).open(f"/nam/{year.pk}/")
    item_line(page, "Công tác cán bộ").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".point .text").nth(1)).to_have_text("Công tác cán bộ")
    assert texts_of(year.conferences.get(ordinal=21))[1] == "Công tác cán bộ"


def test_two_people_on_one_text_see_both(sit_down: Any, secretary: User, year: Document) -> None:
    mine = sit_down(secretary).open(f"/nam/{year.pk}/")
    theirs = sit_down(factories.make_user(Role.OFFICE_LEADER)).open(f"/nam/{year.pk}/")
    for page in (mine, theirs):
        line = item_line(page, "Báo cáo tài chính Đảng")
        line.hover()
        line.get_by_text("Sửa").click()
    for page, text in ((theirs, "Báo cáo tài chính Đảng năm 2024"), (mine, "Báo cáo thu, chi")):
        page.locator("form textarea[name=text]").fill(text)
        if page is mine:
            page.keyboard.press("Control+s")
            continue
        with page.expect_response("**/kiem-tra/"), page.expect_response("**/van-ban-in/**"):
            page.keyboard.press("Control+s")
        expect(page.locator(".save-state")).to_contain_text("Đã lưu")
    expect(mine.get_by_text("Báo cáo tài chính Đảng năm 2024").first).to_be_visible()
    expect(mine.locator("body")).to_contain_text("Báo cáo thu, chi")
    assert AgendaItem.objects.filter(text="Báo cáo tài chính Đảng năm 2024").count() == 1


def test_word_and_pdf_come_down_with_the_words_of_the_page(
    sit_down: Any, secretary: User, year: Document
) -> None:
    page = sit_down(secretary).open(f"/nam/{year.pk}/")
    expect(page.locator("article.official")).to_contain_text("Hậu Giang, ngày")
    files = {}
    for label in ("Xuất DOCX", "Xuất PDF"):
        with page.expect_download() as download:
            page.get_by_role("link", name=label).click()
        files[label] = download.value
    assert files["Xuất PDF"].suggested_filename == "Chuong-trinh-lam-viec-2025.pdf"
    data = files["Xuất DOCX"].path().read_bytes()
    words = " ".join(p.text for p in docx.Document(BytesIO(data)).paragraphs)
    assert "(2) Báo cáo tài chính Đảng." in words
    assert "(2) Báo cáo tài chính Đảng." in printed(page)


def test_without_javascript_an_item_is_edited_and_moved(
    sit_down: Any, secretary: User, year: Document
) -> None:
    page = sit_down(secretary, java_script_enabled=False).open(f"/nam/{year.pk}/")
    item_line(page, "Công tác cán bộ").get_by_role("link", name="Sửa").click()
    page.locator("textarea[name=text]").fill("Công tác tổ chức, cán bộ")
    page.locator(".form-actions button[type=submit]").click()
    expect(item_line(page, "Công tác tổ chức, cán bộ")).to_be_visible()
    item_line(page, "Công tác tổ chức, cán bộ").get_by_role("button", name="Lên").click()
    expect(page.locator(".point .text").nth(1)).to_have_text("Công tác tổ chức, cán bộ")


def test_a_directive_is_found_without_marks(sit_down: Any, secretary: User, year: Document) -> None:
    factories.make_directive(
        number="42", subject="phòng ngừa, ứng phó, khắc phục hậu quả thiên tai"
    )
    factories.make_directive(number="43", subject="công tác Hội Chữ thập đỏ")
    page = sit_down(secretary).open("/van-ban/?q=thien+tai")
    expect(page.get_by_role("link", name="Chỉ thị 42-CT/TW")).to_be_visible()
    expect(page.get_by_role("link", name="Chỉ thị 43-CT/TW")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 820, 1440, 2560])
def test_no_page_is_wider_than_the_screen(
    width: int, sit_down: Any, secretary: User, year: Document
) -> None:
    desk = sit_down(secretary, viewport={"width": width, "height": 900})
    for path in ("/", f"/nam/{year.pk}/", "/van-ban/", "/co-quan/", f"/nam/{year.pk}/lich-su/"):
        page = desk.open(path)
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert (path, overflow) == (path, 0)


def test_a_reader_sees_no_draft(sit_down: Any, year: Document) -> None:
    page = sit_down(factories.make_user(Role.COMMITTEE_LEADER)).open("/")
    expect(page.get_by_text("Chương trình làm việc năm 2025")).to_have_count(0)
