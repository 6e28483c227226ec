"""Only what a printer can print: control characters gone, letters composed, gaps single."""

from __future__ import annotations

import re
import unicodedata

from programme.marks import Run, runs

# XML 1.0 forbids most control characters, surrogates and two non-characters; lxml and python-docx
# raise on them (R67). Soft hyphens and zero-width marks would print as nothing or as boxes.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
LINE_SPACE = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
SPACES = re.compile(" {2,}")


def printable(text: str) -> str:
    """The text as it can be printed: NFC, no control characters, every gap one space."""
    return SPACES.sub(" ", printable_line(text)).strip(" ")


def printable_line(text: str) -> str:
    """The same with gaps kept: "Số        -CTr/TU" leaves room for the pen."""
    return unicodedata.normalize("NFC", UNPRINTABLE.sub("", LINE_SPACE.sub(" ", text))).strip(" ")


def printable_runs(*parts: str) -> tuple[Run, ...]:
    """The runs of one printed paragraph whose parts (label, text) stand a space apart."""
    return runs(printable(" ".join(part for part in parts if part)))


def reference(mark: str) -> str:
    """How a footnote's mark is printed, in the text and before the note: "[1]"."""
    return f"[{mark}]"


def printed(*parts: str) -> str:
    """One printed paragraph as plain words, footnote references included."""
    found = printable_runs(*parts)
    return "".join(reference(run.footnote) if run.footnote else run.text for run in found)
