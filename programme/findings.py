"""One thing missing or odd, as a value that pages, commands and tests can show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error blocks, a warning asks for a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is odd (`kind`, a stable English key), the Vietnamese sentence, and the place.

    `about` quotes the text in question; `where` names the place: a path ("II.1.3"), a line
    ("dòng 12") or "".
    """

    kind: str
    severity: Severity
    message: str
    about: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class TextFinding(Finding):
    """A finding in a stretch of text: where it stands there, and how it may be mended.

    `text` is the whole text in NFC and [start, end) of `span` the words in question. `mend` takes
    their place ("" deletes them); None when more than one mending could be right.
    """

    text: str = ""
    span: tuple[int, int] | None = None
    mend: str | None = None

    @property
    def mended_text(self) -> str | None:
        """The whole text after the mending; None when there is none."""
        if self.span is None or self.mend is None:
            return None
        start, end = self.span
        return f"{self.text[:start]}{self.mend}{self.text[end:]}"
