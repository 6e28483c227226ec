"""Importing a paper as the office does it, in Chromium: read, correct, accept, take back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from conferences.models import AgendaItem
from programme.models import Document, User
from programme.roles import Role
from tests import factories
from tests.reports.test_importer import PAPER

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]


@pytest.fixture
def secretary(transactional_db: None) -> User:
    return factories.make_user(Role.DRAFTER, username="thu-ky")


@pytest.fixture
def paper(settings: Any, tmp_path: Path) -> Path:
    """A programme whose lead line names an item that is not there."""
    settings.MEDIA_ROOT = tmp_path / "files"
    file = tmp_path / "chuong-trinh-2025.txt"
    file.write_text(PAPER.replace("mục (2) và (3)", "mục (2) và (9)"))
    return file


def test_a_paper_is_read_corrected_accepted_and_taken_back(
    sit_down: Any, secretary: User, paper: Path
) -> None:
    page = sit_down(secretary).open("/")
    page.get_by_role("link", name="Nhập tài liệu").click()
    page.get_by_label("Tệp văn bản").set_input_files(paper)
    page.get_by_role("button", name="Đọc tài liệu").click()
    page.wait_for_url("**/nhap/*-*/")
    doubt = page.locator(".line-doubtful")
    expect(doubt).to_have_count(1)
    expect(doubt.locator(".doubt").first).to_have_text(
        "Dòng phân công nêu mục (9) không có trong hội nghị."
    )
    doubt.get_by_role("link", name="Sửa").click()
    box = page.get_by_role("textbox", name="Phân công")
    box.fill(box.input_value().replace("(9)", "(3)"))
    page.get_by_role("button", name="Lưu dòng này").click()
    expect(page.locator(".line-doubtful")).to_have_count(0)
    page.reload()
    page.get_by_role("button", name="Nhận").click()
    page.wait_for_url("**/nam/*/")
    assert AgendaItem.objects.count() == 7
    page.get_by_role("button", name="Hoàn tác").click()
    page.wait_for_url("**/nhap/*-*/")
    expect(page.get_by_text("Đã hoàn tác lần nhập “chuong-trinh-2025.txt”.")).to_be_visible()
    assert Document.objects.count() == 0


def test_a_dropped_file_is_read_and_a_refusal_stands_in_the_form(
    sit_down: Any, secretary: User, paper: Path
) -> None:
    page = sit_down(secretary).open("/nhap/")
    page.get_by_role("button", name="Đọc tài liệu").click()
    expect(page.locator("#id_file_error")).to_have_text(
        "Hãy chọn một tệp, hoặc dán nội dung văn bản vào ô bên dưới."
    )
    data = page.evaluate_handle(
        """words => { const data = new DataTransfer();
           data.items.add(new File([words], "tha-vao.txt")); return data; }""",
        PAPER,
    )
    page.dispatch_event(".drop-zone", "drop", {"dataTransfer": data})
    page.wait_for_url("**/nhap/*-*/")
    expect(page.get_by_role("heading", level=1)).to_have_text("tha-vao.txt")


def test_without_scripts_the_page_works_the_same(
    sit_down: Any, secretary: User, paper: Path
) -> None:
    page = sit_down(secretary, java_script_enabled=False).open("/nhap/")
    page.get_by_label("Hoặc dán nội dung").fill(PAPER)
    page.get_by_role("button", name="Đọc tài liệu").click()
    page.get_by_role("button", name="Nhận").click()
    assert AgendaItem.objects.count() == 7


@pytest.mark.parametrize("width", [360, 820, 1440])
def test_no_width_makes_the_review_wider_than_the_window(
    sit_down: Any, secretary: User, paper: Path, width: int
) -> None:
    desk = sit_down(secretary, viewport={"width": width, "height": 900})
    page = desk.open("/nhap/")
    page.get_by_label("Tệp văn bản").set_input_files(paper)
    page.get_by_role("button", name="Đọc tài liệu").click()
    page.wait_for_url("**/nhap/*-*/")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
