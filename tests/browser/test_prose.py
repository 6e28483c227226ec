"""Writing the words of a paper in Chromium: stress and notes by buttons and keys, pasted, kept over a log-out."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, expect

from programme.models import Document, Section, User
from programme.roles import Role
from reports import compose, writers
from tests import factories
from tests.browser import clipboard
from tests.browser.typing_areas import paste, put_caret

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]

FIRST = "Cụ thể hoá Nghị quyết Đại hội."
SECOND = "Bảo đảm sát thực tiễn."
SAVED = "Đã lưu"


@pytest.fixture
def year(transactional_db: None) -> Document:
    """A year with a prose part of two paragraphs and a part with one."""
    programme = factories.make_programme()
    factories.make_section(programme, heading="MỤC ĐÍCH", text=f"{FIRST}\n{SECOND}")
    factories.make_section(programme, heading="TỔ CHỨC", text="Văn phòng theo dõi.")
    return programme


@pytest.fixture
def secretary(transactional_db: None) -> User:
    return factories.make_user(Role.DRAFTER, username="thu-ky")


def section(year: Document, heading: str = "MỤC ĐÍCH") -> Section:
    return year.sections.get(heading=heading)


def paper(page: Page) -> Locator:
    return page.locator("#preview article.official")


def block(page: Page, year: Document, heading: str = "MỤC ĐÍCH") -> Locator:
    return paper(page).locator(f"[data-source='section-{section(year, heading).pk}/text']")


def opened(desk: Any, year: Document) -> Page:
    page = desk.open(f"/nam/{year.pk}/")
    expect(paper(page)).to_contain_text("MỤC ĐÍCH")
    return page


def open_section(page: Page, year: Document, heading: str = "MỤC ĐÍCH") -> Locator:
    key = section(year, heading).pk
    page.locator(f"#phan-{key} .tools a").first.click()
    area = page.locator(f"#form-section-edit-{key} textarea[name=text]")
    expect(area).to_be_visible()
    return area


def has_notes(page: Page, year: Document, count: int) -> bool:
    """Whether so many notes come to be stored; the page may still show the list of a moment ago."""
    for _ in range(100):
        if year.footnotes.count() == count:
            return True
        page.wait_for_timeout(50)
    return False


def notes(page: Page) -> list[str]:
    return paper(page).locator("p.footnote").all_inner_texts()


def test_stress_and_notes_are_set_by_key_and_button_and_stand_on_the_page_at_once(
    write: Any, secretary: User, year: Document
) -> None:
    page = opened(write(secretary), year)
    area = open_section(page, year)
    # Chosen words by key, the stars never seen; the same key takes the stress off again.
    put_caret(area, 0, len("Cụ thể hoá"))
    page.keyboard.press("Control+i")
    assert area.input_value() == f"**Cụ thể hoá** Nghị quyết Đại hội.\n{SECOND}"
    assert block(page, year).locator("em").all_inner_texts() == ["Cụ thể hoá"]
    button = page.get_by_role("button", name="Nghiêng")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Control+b")
    assert area.input_value() == f"{FIRST}\n{SECOND}"
    # Nothing chosen: the letters that follow are stressed, until the key is pressed again.
    put_caret(area, len(FIRST))
    page.keyboard.type(" ")
    page.keyboard.press("Control+i")
    page.keyboard.type("Rất gấp")
    page.keyboard.press("Control+i")
    page.keyboard.type(".")
    assert area.input_value() == f"{FIRST} **Rất gấp**.\n{SECOND}"
    # A note where the caret stands; its words are typed below the text, and back with the same key.
    page.keyboard.press("Control+Alt+f")
    expect(page.get_by_label("Chú thích mới")).to_be_focused()
    assert notes(page) == []
    page.keyboard.type("Theo Quy chế làm việc.")
    assert notes(page) == ["[1] Theo Quy chế làm việc."]
    assert block(page, year).first.inner_text() == f"{FIRST} Rất gấp.[1]"
    page.keyboard.press("Control+Alt+f")
    expect(area).to_be_focused()
    # One before it: both are numbered anew by their places.
    put_caret(area, len("Cụ thể hoá"))
    page.get_by_role("button", name="Chú thích").first.click()
    page.keyboard.type("Nghị quyết đã ban hành.")
    assert notes(page) == ["[1] Nghị quyết đã ban hành.", "[2] Theo Quy chế làm việc."]
    expect(page.locator(".save-state")).to_contain_text(SAVED)
    expect(page.get_by_role("textbox", name="Chú thích 2")).to_have_value("Theo Quy chế làm việc.")
    saved = section(year)
    assert saved.text == f"Cụ thể hoá[^2] Nghị quyết Đại hội. **Rất gấp**.[^1]\n{SECOND}"
    stored = year.footnotes.order_by("mark").values_list("mark", "text")
    assert list(stored) == [("1", "Theo Quy chế làm việc."), ("2", "Nghị quyết đã ban hành.")]
    # Backspace takes a reference as one letter; its note stays in sight, and goes on request only.
    put_caret(area, len("Cụ thể hoá[^2]"))
    page.keyboard.press("Backspace")
    assert area.input_value().startswith("Cụ thể hoá Nghị quyết")
    assert notes(page) == ["[1] Theo Quy chế làm việc."]
    expect(page.locator(".note.is-loose")).to_contain_text("Đã bỏ dấu khỏi văn bản")
    page.get_by_role("button", name="Đặt lại dấu").click()
    assert notes(page) == ["[1] Nghị quyết đã ban hành.", "[2] Theo Quy chế làm việc."]
    page.locator(".note", has=page.get_by_role("textbox", name="Chú thích 1")).get_by_text(
        "Bỏ"
    ).click()
    page.keyboard.press("Control+s")
    expect(page.locator(".save-state")).to_contain_text(SAVED)
    row = page.locator("#chu-thich li", has_text="Nghị quyết đã ban hành.")
    expect(row).to_contain_text("Không còn dấu trong văn bản nên không in.")
    # The list comes anew after the save; a button pressed on the list before would speak to nobody.
    page.wait_for_timeout(600)
    page.wait_for_load_state("networkidle")
    row.get_by_role("button", name="Xoá").click()
    expect(page.locator("#messages")).to_contain_text("Đã xoá chú thích.")
    expect(page.locator("#chu-thich li")).to_have_count(1)
    assert year.footnotes.count() == 1


def test_tab_leads_from_the_heading_into_the_text_and_then_to_its_tools(
    write: Any, secretary: User, year: Document
) -> None:
    page = opened(write(secretary), year)
    area = open_section(page, year)
    page.locator(f"#form-section-edit-{section(year).pk} [name=heading]").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("Ngay. ")
    expect(area).to_be_focused()
    assert "Ngay. " in area.input_value()
    for name in ("Nghiêng", "Chú thích"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name=name).first).to_be_focused()
    tools, words = page.locator(".prose-tools").first.bounding_box(), area.bounding_box()
    assert tools is not None
    assert words is not None
    assert tools["y"] + tools["height"] <= words["y"]


def test_a_paste_from_word_or_libreoffice_brings_its_notes_and_its_stress(
    write: Any, secretary: User, year: Document
) -> None:
    page = opened(write(secretary), year)
    area = open_section(page, year)
    put_caret(area, 0, len(FIRST))
    paste(area, clipboard.WORD)
    assert area.input_value().split("\n") == [*clipboard.WORD_LINES, SECOND]
    assert notes(page) == ["[1] Theo Quy chế làm việc."]
    assert block(page, year).locator("em").all_inner_texts() == ["Quán triệt", "Trung ương"]
    assert page.evaluate("() => window.pastedScript") is None
    expect(page.locator(".save-state")).to_contain_text(SAVED)
    assert section(year).text.split("\n") == [*clipboard.WORD_LINES, SECOND]
    page.get_by_role("link", name="Đóng").click()
    # A second page with a note of the same number: it gets a mark of its own, and the next number.
    other = open_section(page, year, "TỔ CHỨC")
    put_caret(other, 0, len("Văn phòng theo dõi."))
    paste(other, clipboard.LIBREOFFICE)
    lines = [line.replace("[^1]", "[^2]") for line in clipboard.LIBREOFFICE_LINES]
    assert other.input_value().split("\n") == lines
    assert notes(page) == ["[1] Theo Quy chế làm việc.", "[2] Theo Quy chế làm việc."]
    expect(page.locator(".save-state")).to_contain_text(SAVED)
    stored = year.footnotes.order_by("mark").values_list("mark", "text")
    assert list(stored) == [("1", "Theo Quy chế làm việc."), ("2", "Theo **Quy chế** làm việc.")]
    # Taken back, the paste takes its note along; done again, it brings it again.
    other.focus()
    page.keyboard.press("Control+z")
    assert other.input_value() == "Văn phòng theo dõi."
    assert notes(page) == ["[1] Theo Quy chế làm việc."]
    page.keyboard.press("Control+s")
    expect(page.locator(".note:visible")).to_have_count(0)
    assert has_notes(page, year, 1)
    page.keyboard.press("Control+y")
    assert other.input_value().split("\n") == lines
    page.keyboard.press("Control+s")
    assert has_notes(page, year, 2)
    assert list(stored.all()) == [
        ("1", "Theo Quy chế làm việc."),
        ("2", "Theo **Quy chế** làm việc."),
    ]
    # What the page shows, DOCX prints too, as notes of Word's own.
    assert (
        writers.FORMATS["txt"](compose.compose(year)).decode().count("Theo Quy chế làm việc.") == 2
    )


def test_a_paste_says_in_plain_letters_what_the_page_says(
    write: Any, secretary: User, year: Document
) -> None:
    page = opened(write(secretary), year)
    area = open_section(page, year)
    for markup, lines in clipboard.SAID_IN_LETTERS:
        area.fill("")
        paste(area, markup)
        assert area.input_value().split("\n") == lines
    # A reader of PDF gives no page, only words with its soft hyphens.
    area.fill("")
    paste(area, "", "Cách\u00admềm\r\nhai\u200b dòng")
    assert area.input_value() == "Cáchmềm\nhai dòng"
    area.fill("")
    paste(area, markup)
    expect(page.locator(".save-state")).to_contain_text(SAVED)
    # What was pasted is stored and printed with the same letters.
    assert section(year).text.split("\n") == lines
    whole = writers.FORMATS["txt"](compose.compose(year)).decode()
    assert all(line.replace("**", "") in whole for line in lines)


def test_input_methods_compose_and_replace_letters_beside_marks(
    write: Any, secretary: User, year: Document
) -> None:
    page = opened(write(secretary), year)
    area = open_section(page, year)
    area.fill("Một đoạn.\nHai.")
    devtools = page.context.new_cdp_session(page)

    def compose_word(*steps: str) -> None:
        for words in steps:
            place = {"selectionStart": len(words), "selectionEnd": len(words)}
            devtools.send("Input.imeSetComposition", {"text": words, **place})
        devtools.send("Input.insertText", {"text": steps[-1]})

    put_caret(area, 3)
    page.keyboard.press("Control+i")
    page.keyboard.type(" ")
    compose_word("V", "Vi", "Viê", "Việt")
    page.keyboard.press("Control+i")
    compose_word(" n", " na", " nam")
    assert area.input_value() == "Một **Việt** nam đoạn.\nHai."
    # Unikey types a letter, takes it back and types the marked one.
    put_caret(area, len("Một **Việt"))
    for key in ("a", "Backspace", "â", "Backspace", "ấ"):
        page.keyboard.press(key) if key == "Backspace" else page.keyboard.insert_text(key)
    put_caret(area, len("Một "))
    for key in ("d", "d", "Backspace", "Backspace", "đ"):
        page.keyboard.press(key) if key == "Backspace" else page.keyboard.insert_text(key)
    assert area.input_value() == "Một đ**Việtấ** nam đoạn.\nHai."
    assert block(page, year).first.inner_text() == "Một đViệtấ nam đoạn."
    expect(page.locator(".save-state")).to_contain_text(SAVED)
    assert section(year).text == "Một đ**Việtấ** nam đoạn.\nHai."


def test_a_log_out_loses_nothing_that_was_typed(
    write: Any, secretary: User, year: Document
) -> None:
    desk = write(secretary)
    page = opened(desk, year)
    area = open_section(page, year)
    Session.objects.all().delete()
    put_caret(area, len(FIRST))
    page.keyboard.type(" Gõ khi đã hết phiên.")
    state = page.locator(".save-state")
    expect(state).to_contain_text("Chưa lưu được: phiên làm việc đã hết.")
    expect(state.get_by_role("link")).to_have_text("đăng nhập lại ở cửa sổ khác")
    assert area.input_value() == f"{FIRST} Gõ khi đã hết phiên.\n{SECOND}"
    # Logged in again in another window, the words go to the server by themselves, under the new token.
    with page.context.expect_page() as opening:
        state.get_by_role("link").click()
    window = opening.value
    window.get_by_label("Tên đăng nhập").fill(secretary.username)
    window.get_by_label("Mật khẩu").fill(factories.PASSWORD)
    window.get_by_role("button", name="Đăng nhập").click()
    window.wait_for_url(f"{desk.address}/")
    expect(state).to_contain_text(SAVED, timeout=20_000)
    assert section(year).text == f"{FIRST} Gõ khi đã hết phiên.\n{SECOND}"
    window.close()
    # Logged in again in the same window, the words are offered again where they were typed.
    Session.objects.all().delete()
    put_caret(area, 0)
    page.keyboard.type("Đầu. ")
    page.keyboard.press("Control+Alt+f")
    page.keyboard.type("Lời chú thích.")
    expect(state).to_contain_text("Chưa lưu được: phiên làm việc đã hết.")
    page.on("dialog", lambda dialog: dialog.accept())
    desk.log_in()
    page = opened(desk, year)
    area = open_section(page, year)
    expect(page.locator(".draft")).to_contain_text("chưa lưu được, còn giữ trong trình duyệt này")
    assert area.input_value() == f"{FIRST} Gõ khi đã hết phiên.\n{SECOND}"
    page.get_by_role("button", name="Lấy lại").click()
    assert area.input_value() == f"Đầu. [^1]{FIRST} Gõ khi đã hết phiên.\n{SECOND}"
    expect(page.locator(".save-state")).to_contain_text(SAVED)
    assert year.footnotes.get().text == "Lời chú thích."
    # Whatever else the page asked for while nobody was logged in was refused, and said so.
    desk.complaints[:] = [words for words in desk.complaints if "401" not in words]
