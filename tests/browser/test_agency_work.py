"""What agencies and drafters do around an item in a browser: hand in, report, see texts named while typing."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from conferences.models import Paper
from programme.roles import Role
from tests import factories
from tests.handed_in import docx

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def test_a_contact_goes_from_the_desk_to_a_paper_and_a_report(
    sit_down: Any, tmp_path: Path
) -> None:
    contact = factories.make_user(Role.AGENCY_CONTACT)
    year = datetime.date.today().year + 1
    programme = factories.make_programme(year=year)
    hall = factories.make_conference(programme, date_from=datetime.date(year, 3, 20))
    factories.make_item(
        programme, conference=hall, lead=contact.agency, text="Tổng kết công tác dân vận"
    )
    factories.issue(programme)
    paper = tmp_path / "Báo cáo dân vận.docx"
    paper.write_bytes(docx())
    page = sit_down(contact).open("/")
    page.get_by_role("link", name="Nộp tài liệu: Tổng kết công tác dân vận").click()
    page.get_by_label("Tệp tài liệu").set_input_files(paper)
    page.get_by_role("button", name="Nộp tài liệu").click()
    page.get_by_text("Đã nộp “Báo cáo dân vận.docx”.").wait_for()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Báo cáo dân vận.docx").click()
    assert Path(coming.value.path()).read_bytes() == paper.read_bytes()
    page.get_by_role("link", name="Báo cáo kết quả").click()
    page.get_by_label("đang thực hiện").check()
    page.get_by_label("Diễn giải").fill("Đang lấy ý kiến")
    page.get_by_role("button", name="Gửi báo cáo").click()
    page.get_by_text("Đã gửi báo cáo kết quả.").wait_for()
    page.get_by_role("button", name="Rút").click()
    page.get_by_text("Đã rút “Báo cáo dân vận.docx”.").wait_for()
    assert Paper.objects.count() == 0


def test_texts_are_named_and_underlined_while_they_are_typed(sit_down: Any) -> None:
    factories.make_directive(number="42", date=datetime.date(2020, 3, 24))
    item = factories.make_item(factories.make_programme(), text="Công tác cán bộ")
    desk = sit_down(factories.make_user(Role.DRAFTER))
    page = desk.open(f"/noi-dung/{item.pk}/sua/")
    area = page.locator("textarea[name=text]")
    area.fill("")
    area.press_sequentially("Triển khai Chỉ thị số 42-CT/TW ngày 24/3/2020 và Quy định số 99-QĐ/TW")
    page.get_by_text("chưa có trong danh mục").wait_for()
    marks = page.locator(".cited-under u")
    assert marks.all_inner_texts() == ["Chỉ thị số 42-CT/TW ngày 24/3/2020", "Quy định số 99-QĐ/TW"]
    assert [mark.get_attribute("class") for mark in marks.all()] == [
        "cited-known",
        "cited-unknown",
    ]
    area.press("Home")
    for _ in range(14):
        area.press("ArrowRight")
    assert page.locator(".mentions .is-pointed").count() == 1
    assert "phòng, chống thiên tai" in page.locator(".mentions .is-pointed").inner_text()
    # The words the underline lies under are where the field shows them.
    field, under = area.bounding_box(), page.locator(".cited-under").bounding_box()
    assert (field["width"], field["height"]) == (under["width"], under["height"])
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Đã lưu lúc").wait_for()
