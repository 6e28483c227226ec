"""One text as a check sees it, and what a check says of it in short."""

from __future__ import annotations

from collections.abc import Sequence

from programme.checks.cited_passages import CitedPassage, cited
from programme.checks.passages import Passage, PassageRole
from programme.findings import Finding, TextFinding


def passage(text: str, where: str = "II.1", role: PassageRole = PassageRole.ITEM) -> Passage:
    return Passage(where, text, role)


def passages(*texts: str) -> list[Passage]:
    return [passage(text, f"II.{index}") for index, text in enumerate(texts, 1)]


def citing(*texts: str) -> tuple[CitedPassage, ...]:
    return cited(passages(*texts))


def marked(found: Sequence[Finding]) -> list[tuple[str, str | None]]:
    """The words each finding stands on and what they become."""
    return [
        (one.text[slice(*one.span)], one.mend)
        for one in found
        if isinstance(one, TextFinding) and one.span is not None
    ]


def words(found: Sequence[Finding]) -> list[str]:
    return [text for text, _ in marked(found)]
