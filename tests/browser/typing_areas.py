"""What a hand does in an area of text: sets the caret, chooses words, pastes."""

from __future__ import annotations

from playwright.sync_api import Locator


def put_caret(area: Locator, start: int, end: int | None = None) -> None:
    area.evaluate("(e, [a, b]) => { e.focus(); e.setSelectionRange(a, b); }", [start, end or start])


def paste(area: Locator, markup: str, words: str = "chỉ chữ") -> None:
    """What a program put on the clipboard, as a page (none when empty) and as words only."""
    area.evaluate(
        """(area, [markup, words]) => {
          const clipboardData = new DataTransfer();
          if (markup) clipboardData.setData("text/html", markup);
          clipboardData.setData("text/plain", words);
          const paste = { clipboardData, bubbles: true, cancelable: true };
          area.dispatchEvent(new ClipboardEvent("paste", paste));
        }""",
        [markup, words],
    )
