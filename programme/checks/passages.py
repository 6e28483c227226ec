"""One text of a paper with its place, and how a check points at words in it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from programme.findings import Severity, TextFinding

# Texts remembered between two runs: after a keystroke one text of the paper is another.
REMEMBERED = 2048
_WORD = re.compile(r"[^\W_]+")
_CONTEXT = 24  # characters quoted on either side of the words in question
_LONGEST_QUOTE = 160


class PassageRole(StrEnum):
    """What a text is on paper; some checks look at some roles only."""

    TITLE = "title"
    HEADING = "heading"
    CONFERENCE = "conference"
    LEAD_IN = "lead_in"
    LEAD_LINE = "lead_line"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    RECIPIENT = "recipient"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Period:
    """From which day to which day a meeting may be held, or what time a paper is about."""

    first: datetime.date
    last: datetime.date
    is_meeting: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in NFC without marks; `where` is its path ("II.1.3", "fn2").

    `lead_in` is the sentence printed over it, `period` when its conference meets or what span of
    time its paper is about.
    """

    where: str
    text: str
    role: PassageRole = PassageRole.PARAGRAPH
    lead_in: str = ""
    period: Period | None = None

    def finding(
        self,
        kind: str,
        message: str,
        span: tuple[int, int],
        *,
        mend: str | None = None,
        severity: Severity = Severity.WARNING,
    ) -> TextFinding:
        """A finding on the words [start, end) of this text, quoted with what stands round them."""
        about = excerpt(self.text, *span)
        return TextFinding(kind, severity, message, about, self.where, self.text, span, mend)


@lru_cache(maxsize=REMEMBERED)
def small_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without signs; remembered for the checks of words."""
    return tuple(_WORD.findall(text.lower()))


def excerpt(text: str, start: int, end: int) -> str:
    """The words of [start, end) with some of their neighbours, cut between words."""
    end = min(end, start + _LONGEST_QUOTE)
    left = start - _CONTEXT
    left = 0 if left <= 0 else text.find(" ", left, start) + 1 or start
    right = end + _CONTEXT
    right = len(text) if right >= len(text) else max(text.rfind(" ", end, right), end)
    head = "…" if left > 0 else ""
    tail = "…" if right < len(text) else ""
    return f"{head}{text[left:right].strip()}{tail}"
