"""Two people write in one part at the same time, each in paragraphs of his own, in Chromium."""

from __future__ import annotations

import re
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


def two_writing(write: Any, part: Section) -> tuple[tuple[Page, Locator], tuple[Page, Locator]]:
    """Mai and Bình at the same part, each in a window of their own."""
    return writing(write, part, "Nguyễn Thị Mai"), writing(write, part, "Trần Văn Bình")


def type_at(area: Locator, words: str, text: str) -> None:
    """Type behind the first place of some words of the field."""
    put_caret(area, area.input_value().index(words) + len(words))
    area.page.keyboard.type(text)


def stored(part: Section) -> str:
    return Section.objects.get(pk=part.pk).text


def test_words_in_different_paragraphs_stand_together_in_both_windows(
    write: Any, part: Section
) -> None:
    (mine, area), (theirs, other) = two_writing(write, part)
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
    (mine, area), (theirs, other) = two_writing(write, part)
    # Letters of the keyboard alone: each other one is a run of its own here.
    type_at(area, FIRST[:-1], " alpha")
    expect(mine.locator(".save-state")).to_contain_text("Đã lưu")
    type_at(other, LAST[:-1], " beta")
    expect(theirs.locator(".save-state")).to_contain_text("Nguyễn Thị Mai")
    type_at(area, SECOND[:-1], " gamma")
    expect(mine.locator(".save-state")).to_contain_text("Trần Văn Bình")
    type_at(area, SECOND[:-1], " delta")
    expect(mine.locator(".save-state")).to_have_text(re.compile(r"^Đã lưu \d\d:\d\d$"))
    with_beta = f"{LAST[:-1]} beta."
    # Quickly, each before a save; the third passes over what the other has written.
    for taken_back in (f"{SECOND[:-1]} gamma.", SECOND, SECOND):
        mine.keyboard.press("Control+z")
        lines = area.input_value().split("\n")
        assert lines[1:] == [taken_back, with_beta]
    assert area.input_value() == f"{FIRST}\n{SECOND}\n{with_beta}"
    mine.keyboard.press("Control+z")
    mine.keyboard.press("Control+y")
    assert area.input_value() == f"{FIRST}\n{SECOND}\n{with_beta}"
    with mine.expect_response("**/sua/"):
        mine.keyboard.press("Control+s")
    assert stored(part) == area.input_value()
    # The other goes on in his paragraph, and no old words of his come back.
    type_at(other, " beta", " hai")
    expect(theirs.locator(".save-state")).to_contain_text("Nguyễn Thị Mai")
    assert stored(part) == other.input_value() == f"{FIRST}\n{SECOND}\n{LAST[:-1]} beta hai."
    mine.keyboard.press("Control+z")
    with mine.expect_response("**/sua/"):
        mine.keyboard.press("Control+s")
    assert mine.locator(".conflict").count() == 0
    assert stored(part).endswith(" beta hai.")


def test_notes_of_two_get_marks_of_their_own_and_each_keeps_its_words(
    write: Any, part: Section
) -> None:
    (mine, area), (theirs, other) = two_writing(write, part)
    for page, field, place, words in (
        (theirs, other, LAST[:-1], "loi cua ho"),
        (mine, area, FIRST[:-1], "loi cua toi"),
    ):
        put_caret(field, field.input_value().index(place) + len(place))
        page.keyboard.press("Control+Alt+f")
        page.keyboard.type(words)
        page.keyboard.press("Control+s")
        for _ in range(100):
            if part.document.footnotes.filter(text=words).exists():
                break
            page.wait_for_timeout(50)
    shown = mine.locator("#preview p.footnote")
    expect(shown).to_have_text([re.compile("loi cua toi"), re.compile("loi cua ho")])
    rows = mine.locator("textarea[data-note]")
    expect(rows).to_have_count(2)
    assert [row.input_value() for row in rows.all()] == ["loi cua toi", "loi cua ho"]
    assert sorted(part.document.footnotes.values_list("text", flat=True)) == [
        "loi cua ho",
        "loi cua toi",
    ]
    assert area.input_value() == stored(part)
    area.press("Control+End")
    mine.keyboard.press("Control+z")
    assert LAST[:-1] in area.input_value()
    assert "[^1]" in area.input_value()


def test_who_keeps_his_own_version_decides_the_paragraph_in_which_both_wrote(
    write: Any, part: Section
) -> None:
    (mine, area), (theirs, other) = two_writing(write, part)
    type_at(other, FIRST[:-1], " ho")
    type_at(other, LAST[:-1], " xong")
    expect(theirs.locator(".save-state")).to_contain_text("Đã lưu")
    type_at(area, FIRST[:-1], " toi")
    conflict = mine.locator(".conflict")
    expect(conflict).to_contain_text("những đoạn khác mà Trần Văn Bình vừa viết vẫn được giữ")
    conflict.get_by_role("button", name="Giữ bản của tôi").click()
    expect(mine.locator(".save-state")).to_contain_text("Trần Văn Bình")
    assert stored(part) == f"{FIRST[:-1]} toi.\n{SECOND}\n{LAST[:-1]} xong."
    assert area.input_value() == stored(part)
