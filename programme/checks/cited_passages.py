"""The citations of a paper found once, for the many checks that look at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from programme.checks.passages import REMEMBERED, Passage
from programme.citations import Mention, find


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A text and the mentions in it, in the order of reading."""

    passage: Passage
    mentions: tuple[Mention, ...]

    def code_span(self, mention: Mention) -> tuple[int, int]:
        """Where number and symbol stand; for the first of a mention its head is in front of them."""
        start = self.passage.text.find(mention.form.code_text, mention.start)
        return start, start + len(mention.form.code_text)

    def head_span(self, mention: Mention) -> tuple[int, int]:
        """Where kind, "số" and code stand: "Chỉ thị số 42-CT/TW"."""
        return mention.start, self.code_span(mention)[1]

    def date_span(self, mention: Mention) -> tuple[int, int] | None:
        """Where the date stands, without "ngày"; None when none is printed."""
        form = mention.form
        if not form.date_text:
            return None
        start = self.passage.text.find(form.date_text, self.code_span(mention)[1])
        return (start, start + len(form.date_text)) if start >= 0 else None

    def subject_spans(self) -> tuple[tuple[int, int], ...]:
        """The stretches that are titles of other texts, to be left as they were issued."""
        return tuple(
            (mention.subject_start, mention.end)
            for mention in self.mentions
            if mention.subject_start >= 0
        )


@lru_cache(maxsize=REMEMBERED)
def _found(text: str) -> tuple[Mention, ...]:
    mentions = find(text)
    return tuple(_own(one, two) for one, two in pairwise(mentions)) + mentions[-1:]


def _own(mention: Mention, behind: Mention) -> Mention:
    """Without the date and issuer that it shares with the next, when that is another body's.

    "số 57-NQ/TW và số 71/NQ-CP ngày 01/4/2025 của Chính phủ" says nothing of the first.
    """
    one = mention.citation
    has_own = mention.form.date_text or mention.form.issuer_lead
    if has_own or _body_in(one.symbol) == _body_in(behind.citation.symbol):
        return mention
    return replace(mention, citation=replace(one, date=None, issuer="", term=""))


def _body_in(symbol: str) -> str:
    """What a symbol says of the issuer: "TW" of "NQ/TW", "CP" of "NQ-CP"."""
    return symbol.replace("-", "/").rpartition("/")[2]


def cited(passages: Sequence[Passage]) -> tuple[CitedPassage, ...]:
    """Each text that has a mention, with its mentions."""
    found = []
    for passage in passages:
        # A code has a figure and a dash or slash; most texts of a report have none.
        if "-" in passage.text or "/" in passage.text:
            mentions = _found(passage.text)
            if mentions:
                found.append(CitedPassage(passage, mentions))
    return tuple(found)


def each_mention(texts: Sequence[CitedPassage]) -> Iterator[tuple[CitedPassage, Mention]]:
    """Every mention with its text, in the order of reading."""
    for text in texts:
        for mention in text.mentions:
            yield text, mention
