"""What every walk through a tree notes down: texts, mentions, reviews and doubts."""

from __future__ import annotations

from programme import citations, milestones
from programme.findings import Finding, Severity
from programme.marks import plain, references
from programme.vietnamese import fold_spaces, nfc
from reports.interchange.view import (
    Gathered,
    ReadMention,
    ReadParagraph,
    ReadReview,
    ReadSection,
)

END_SIGNS = ".;:, "


def printed_text(text: str) -> str:
    """A text as the interchange form holds it: NFC, spaces folded, no marks, no end sign."""
    return fold_spaces(plain(nfc(text))).rstrip(END_SIGNS)


class Recorder:
    """Fills the lists of a content; the walks decide what goes where."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered

    def mention(self, at: str, text: str) -> None:
        """Note the directives that a text names, and the footnotes that it refers to."""
        for mark in references([text]):
            self.gathered.references.setdefault(mark, at)
        found = citations.find(printed_text(text))
        self.gathered.mentions.extend(ReadMention(at, mention) for mention in found)

    def review(self, path: str, text: str, lead_in: str, bullets: list[str]) -> bool:
        """Note the reviews that an item names; whether it names any."""
        inherited = milestones.inherited_kind(lead_in) if lead_in else None
        found = milestones.find_reviews(text, inherited=inherited, bullets=bullets)
        self.gathered.reviews.extend(ReadReview(path, review) for review in found)
        return bool(found)

    def review_of_directives(self, path: str, text: str) -> None:
        """Note what an item under a review reviews by its own words: "- Sơ kết Chỉ thị số …"."""
        found = [review for review in milestones.find_reviews(text) if review.codes]
        self.gathered.reviews.extend(ReadReview(path, review) for review in found)

    def quiet(self, path: str, role: str, text: str, label: str = "") -> None:
        """Note a text that is no item: a purpose, a place, a closing sentence."""
        self.gathered.paragraphs.append(ReadParagraph(path, role, printed_text(text), label))
        self.mention(path, text)

    def heading(self, path: str, label: str, text: str) -> None:
        """Note a heading that is neither conference nor item."""
        self.gathered.sections.append(ReadSection(path, label, printed_text(text)))
        self.mention(path, text)

    def doubt(self, kind: str, message: str, where: str, about: str = "") -> None:
        self.gathered.findings.append(Finding(kind, Severity.WARNING, message, about, where))
