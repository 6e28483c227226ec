"""What a hand does in an area of text: sets the caret, chooses words, pastes."""

from __future__ import annotations

from playwright.sync_api import Locator


def put_caret(area: Locator, start: int, end: int | None = None) -> None:
    area.evaluate("(e, [a, b]) => { e.focus(); e.setSelectionRange(a, b); }", [start, end or start])


def paste(area: Locator, markup: str) -> None:
    area.evaluate(
        """(area, markup) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", markup);
          clipboardData.setData("text/plain", "chỉ chữ");
          const paste = { clipboardData, bubbles: true, cancelable: true };
          area.dispatchEvent(new ClipboardEvent("paste", paste));
        }""",
        markup,
    )
