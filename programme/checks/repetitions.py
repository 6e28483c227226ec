"""The same words twice: in two items of a paper, or in two places of one text."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from programme.checks.passages import REMEMBERED, Passage, PassageRole, small_words
from programme.checks.places import place_name
from programme.findings import Severity, TextFinding
from programme.vietnamese import search_key

Pair: TypeAlias = tuple[str, str]

_ITEMS = (PassageRole.ITEM, PassageRole.PARAGRAPH)
_FEWEST_WORDS = 8  # shorter items ("Tham luận, thảo luận") may well come back
_NEAR = 0.9  # share of word pairs that two texts must have in common
_LONG_CLAUSE = 12  # words
_CLAUSE = re.compile(r"[^;.]+(?:[.](?=\S)[^;.]*)*")
_LABELLED = re.compile(r"\W*[^\W\d_][^:.;]{2,30}:")
_EDGES = " ,.;:–-"
_CANDIDATES = 8  # the latest texts with such a pair that a text is compared with
_SIGNATURE = 4  # word pairs by which texts are brought together before they are compared


def same_texts(passages: Sequence[Passage]) -> list[TextFinding]:
    """Items that say the same as an earlier one, marks and punctuation apart, or nearly the same.

    Under one heading it is a slip (a warning); in another conference it may be meant (a note).
    """
    holders: dict[Pair, deque[tuple[Passage, frozenset[Pair]]]] = defaultdict(
        lambda: deque(maxlen=_CANDIDATES)
    )
    found = []
    for passage in passages:
        pairs = _pairs(passage.text) if _is_content(passage) else frozenset()
        if len(pairs) < _FEWEST_WORDS - 1:
            continue
        signature = sorted(pairs)[:_SIGNATURE]
        near = [
            (earlier, other)
            for pair in signature
            for earlier, other in holders[pair]
            if _is_near(pairs, other)
        ]
        if near:
            found.append(_same_text(passage, near[0][0], is_equal=near[0][1] == pairs))
        for pair in signature:
            holders[pair].append((passage, pairs))
    return found


def _is_content(passage: Passage) -> bool:
    """Items and paragraphs; not "Người trình bày: …", "Địa điểm: …", which may well come back."""
    return passage.role in _ITEMS and not _LABELLED.match(passage.text)


@lru_cache(maxsize=REMEMBERED)
def _pairs(text: str) -> frozenset[Pair]:
    words = [_bare(word) for word in small_words(text)]
    return frozenset(pairwise(words))


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return search_key(word)


def _is_near(one: frozenset[Pair], two: frozenset[Pair]) -> bool:
    """Nine pairs of ten in common; figures tell apart what is otherwise one sentence."""
    if len(one & two) < _NEAR * len(one | two):
        return False
    return not any(_is_figure(word) for pair in one ^ two for word in pair)


def _is_figure(word: str) -> bool:
    return any(sign.isdigit() for sign in word) or word in {"i", "ii", "iii", "iv", "xiv", "xv"}


def _same_text(passage: Passage, twin: Passage, *, is_equal: bool) -> TextFinding:
    how = "giống hệt" if is_equal else "gần giống"
    is_near_by = passage.where.rpartition(".")[0] == twin.where.rpartition(".")[0]
    advice = (
        "Hãy bỏ một trong hai hoặc ghi rõ chỗ khác nhau."
        if is_near_by
        else "Nếu không phải việc làm nhiều kỳ, hãy giữ một chỗ."
    )
    return passage.finding(
        "same_text",
        f"Nội dung này {how} {place_name(twin.where)}. {advice}",
        (0, len(passage.text)),
        severity=Severity.WARNING if is_near_by else Severity.NOTE,
    )


def repeated_clauses(passage: Passage) -> list[TextFinding]:
    """A long clause that one text prints twice word for word, between semicolons or full stops."""
    found = []
    seen: set[str] = set()
    for match in _CLAUSE.finditer(passage.text):
        words = match[0].strip(_EDGES)
        if words.count(" ") + 1 < _LONG_CLAUSE:
            continue
        key = words.lower()
        if key in seen:
            start = match.start() + match[0].index(words)
            message = "Câu hoặc đoạn này đã có ở phía trên trong cùng một mục. Hãy bỏ một chỗ."
            span = (start, start + len(words))
            found.append(passage.finding("repeated_clause", message, span))
        seen.add(key)
    return found
