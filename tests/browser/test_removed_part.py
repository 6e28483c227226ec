"""Two write, one removes the part in which the other is typing, in Chromium: no word is lost, and it is said."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from programme.actions import documents
from programme.models import DocumentKind
from programme.roles import Role
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]


def test_words_typed_in_a_removed_part_stay_and_esc_keeps_them(
    write: Any, transactional_db: None
) -> None:
    document = factories.make_document(kind=DocumentKind.QUARTERLY_REPORT)
    part = factories.make_section(document, heading="KẾT QUẢ", text="Đã họp.")
    factories.make_section(document, heading="PHẦN SAU", text="Đã xong.")
    other = factories.make_user(Role.DRAFTER, name="Trần Thị B")
    page = write(factories.make_user(Role.DRAFTER, username="thu-ky")).open(f"/soan/{document.pk}/")
    page.locator(f"#phan-{part.pk} .tools a").first.click()
    area = page.locator(f"#form-section-edit-{part.pk} textarea[name=text]")
    area.press("Control+End")
    page.keyboard.type(" Chữ mới.")
    expect(page.locator(".save-state")).to_contain_text("Đã lưu")
    documents.remove_section(
        document.sections.get(pk=part.pk),
        version=document.sections.get(pk=part.pk).version,
        by=other,
    )
    page.keyboard.type(" Chữ nữa.")
    said = page.locator(".save-state")
    expect(said).to_contain_text("Trần Thị B đã xoá phần văn bản này lúc")
    expect(said).to_contain_text("Chữ bạn gõ vẫn còn nguyên trong biểu mẫu")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    area.press("Escape")
    page.wait_for_timeout(500)
    expect(said).to_contain_text("Trần Thị B đã xoá phần văn bản này lúc")
    expect(said).to_be_in_viewport()
    expect(area).to_have_value("Đã họp. Chữ mới. Chữ nữa.")
    # The text that comes anew has no place for the part, and the words stay all the same.
    page.locator("#noi-nhan").get_by_role("link", name="Sửa").click()
    page.locator("#noi-nhan textarea").fill("Văn phòng Tỉnh uỷ")
    page.locator("#noi-nhan").get_by_role("button", name="Lưu").click()
    expect(page.locator("#noi-nhan li")).to_have_count(1)
    expect(area).to_have_value("Đã họp. Chữ mới. Chữ nữa.")
    assert asked == []
    # "Thôi" is the way out, and asks.
    page.locator(f"#form-section-edit-{part.pk}").get_by_text("Đóng").click()
    page.wait_for_timeout(500)
    assert asked == ["Có nội dung đang gõ chưa lưu. Bỏ nội dung đó?"]
