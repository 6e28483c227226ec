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
