"""Two people write in one part at the same time, each in paragraphs of his own, in Chromium."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from programme.models import Document, Section
from programme.roles import Role
from tests import factories
from tests.browser.typing_areas import put_caret

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]

FIRST, SECOND, LAST = "Cụ thể hoá Nghị quyết.", "Bảo đảm sát thực tiễn.", "Giữ nghiêm kỷ luật."


@pytest.fixture
def part(transactional_db: None) -> Section:
    programme: Document = factories.make_programme()
    return factories.make_section(programme, heading="MỤC ĐÍCH", text=f"{FIRST}\n{SECOND}\n{LAST}")


def writing(write: Any, part: Section, name: str) -> tuple[Page, Locator]:
    """A person at the open form of the part; the window and the field of its paragraphs."""
    person = factories.make_user(Role.DRAFTER, name=name)
    page: Page = write(person).open(f"/nam/{part.document_id}/")
    expect(page.locator("#preview")).to_contain_text(FIRST)
    page.locator(f"#phan-{part.pk} .tools a").first.click()
    area = page.locator(f"#form-section-edit-{part.pk} textarea[name=text]")
    expect(area).to_be_visible()
    return page, area


def type_at(area: Locator, words: str, text: str) -> None:
    """Type behind the first place of some words of the field."""
    put_caret(area, area.input_value().index(words) + len(words))
    area.page.keyboard.type(text)


def stored(part: Section) -> str:
    return Section.objects.get(pk=part.pk).text


def test_words_in_different_paragraphs_stand_together_in_both_windows(
    write: Any, part: Section
) -> None:
    mine, area = writing(write, part, "Nguyễn Thị Mai")
    theirs, other = writing(write, part, "Trần Văn Bình")
    type_at(other, LAST[:-1], ", kỷ cương")
    expect(theirs.locator(".save-state")).to_contain_text("Đã lưu")
    type_at(area, FIRST[:-1], " Đại hội")
    expect(mine.locator(".save-state")).to_contain_text(
        "cùng những chữ Trần Văn Bình vừa viết ở chỗ khác"
    )
    together = (
        "Cụ thể hoá Nghị quyết Đại hội.\nBảo đảm sát thực tiễn.\nGiữ nghiêm kỷ luật, kỷ cương."
    )
    assert area.input_value() == stored(part) == together
    assert mine.locator(".conflict").count() == 0
    expect(mine.locator("#preview")).to_contain_text("Giữ nghiêm kỷ luật, kỷ cương.")
    # The caret is where it was: the next letters go on behind the last ones.
    mine.keyboard.type(" XXI")
    assert area.input_value() == together.replace("Đại hội", "Đại hội XXI")
    mine.keyboard.press("Control+s")
    expect(mine.locator("#preview")).to_contain_text("Đại hội XXI.")
    type_at(other, SECOND[:-1], " địa phương")
    expect(theirs.locator(".save-state")).to_contain_text("Nguyễn Thị Mai")
    together = together.replace("Đại hội", "Đại hội XXI").replace(
        SECOND[:-1], f"{SECOND[:-1]} địa phương"
    )
    assert other.input_value() == stored(part) == together


def test_undo_takes_back_own_words_and_never_those_of_the_other(write: Any, part: Section) -> None:
    mine, area = writing(write, part, "Nguyễn Thị Mai")
    theirs, other = writing(write, part, "Trần Văn Bình")
    type_at(area, FIRST[:-1], " Đại hội")
    expect(mine.locator(".save-state")).to_contain_text("Đã lưu")
    type_at(other, LAST[:-1], ", kỷ cương")
    expect(theirs.locator(".save-state")).to_contain_text("Nguyễn Thị Mai")
    # Letters of the keyboard alone: each other one is a run of its own here.
    type_at(area, SECOND[:-1], " nhat")
    expect(mine.locator(".save-state")).to_contain_text("Trần Văn Bình")
    mine.keyboard.press("Control+z")
    assert area.input_value() == f"{FIRST[:-1]} Đại hội.\n{SECOND}\n{LAST}"
    expect(mine.locator(".save-state")).to_contain_text("Trần Văn Bình")
    assert area.input_value() == f"{FIRST[:-1]} Đại hội.\n{SECOND}\n{LAST[:-1]}, kỷ cương."
    assert stored(part) == area.input_value()
