"""A syllable where this paper, or every official text, has another one much like it: "chương tình"."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import TypeAlias

from programme.checks.doubled_words import GRAMMAR_WORDS
from programme.checks.misspellings import RIGHT_SPELLINGS
from programme.checks.passages import Passage, small_words
from programme.checks.usual_pairs import USUAL_PAIRS
from programme.findings import Severity, TextFinding

Pair: TypeAlias = tuple[str, str]

_KNOWN = GRAMMAR_WORDS | {"từ"} | {syllable for pair in USUAL_PAIRS for syllable in pair}
_BEHIND: dict[str, list[str]] = defaultdict(list)
_BEFORE: dict[str, list[str]] = defaultdict(list)
for _one, _two in sorted(USUAL_PAIRS):
    _BEHIND[_one].append(_two)
    _BEFORE[_two].append(_one)
_FEWEST = 3  # times the usual pair must stand in the paper
_SHARE = 0.6  # of all that follows (or precedes) the syllable


def odd_partners(passages: Sequence[Passage]) -> list[TextFinding]:
    """Pairs that stand once and differ by one letter or mark from a pair that stands often.

    "chương tình" beside many "chương trình": a syllable that mostly has one partner has another,
    much like it, and that one is not explained by its other neighbour ("giải pháp huy động" is no
    "phát huy"). Only small letters count; a note, since two words may meet by chance.
    """
    rows = [small_words(passage.text) for passage in passages]
    pairs: Counter[Pair] = Counter()
    for words in rows:
        pairs.update(pairwise(words))
    usual = _usual_pairs(pairs, Counter(chain.from_iterable(rows)))
    if not usual:
        return []
    found = []
    for passage, words in zip(passages, rows, strict=True):
        for index, pair in enumerate(pairwise(words)):
            right = usual.get(pair)
            if right is not None and not _is_explained(words, index, right, pairs):
                found += _in_text(passage, pair, right)
    return found


def unusual_words(passages: Sequence[Passage]) -> list[TextFinding]:
    """Pairs much like a word of every official text, of which one syllable is in no such word.

    "đồng bô" beside "đồng bộ": the syllable stands once in the paper, belongs to none of the usual
    words (`programme.checks.usual_pairs`) and makes none with its other neighbour.
    """
    rows = [small_words(passage.text) for passage in passages]
    counts = Counter(chain.from_iterable(rows))
    found = []
    for passage, words in zip(passages, rows, strict=True):
        for index, syllable in enumerate(words):
            if counts[syllable] == 1 and syllable not in _KNOWN and len(syllable) > 1:
                found += _beside_usual(passage, words, index)
    return found


def _beside_usual(passage: Passage, words: Sequence[str], index: int) -> list[TextFinding]:
    before, syllable, behind = (
        (*words[max(0, index - 1) : index], ""),
        words[index],
        words[index + 1 : index + 2],
    )
    for usual in _BEHIND.get(before[0], ()):
        if _is_like(syllable, usual):
            return _in_text(passage, (before[0], syllable), (before[0], usual))
    for usual in _BEFORE.get(behind[0] if behind else "", ()):
        if _is_like(syllable, usual):
            return _in_text(passage, (syllable, behind[0]), (usual, behind[0]))
    return []


def _is_explained(words: Sequence[str], index: int, right: Pair, pairs: Counter[Pair]) -> bool:
    """Whether the odd one of the two makes a word with the neighbour on its other side."""
    is_second = words[index] == right[0]
    near = words[index + 1 : index + 3] if is_second else words[max(0, index - 1) : index + 1]
    return len(near) == 2 and (pairs[near[0], near[1]] > 1 or (near[0], near[1]) in USUAL_PAIRS)


def _in_text(passage: Passage, pair: Pair, right: Pair) -> list[TextFinding]:
    """The pair where it stands in small letters with one space between; names are left alone."""
    if " ".join(pair) in RIGHT_SPELLINGS:
        return []
    first, rest = pair[0][0], pair[0][1:]
    pattern = rf"(?<!\w)[{first}{first.upper()}]{rest} {pair[1]}(?!\w)"
    return [
        passage.finding(
            "odd_pair",
            f"“{match[0]}” có thể gõ nhầm; thường viết “{' '.join(right)}”. Hãy xem lại.",
            match.span(),
            severity=Severity.NOTE,
        )
        for match in re.finditer(pattern, passage.text)
    ]


def _usual_pairs(pairs: Counter[Pair], syllables: Counter[str]) -> dict[Pair, Pair]:
    """Each odd pair with the usual one in whose place it stands."""
    behind: dict[str, str] = {}
    before: dict[str, str] = {}
    for (one, two), count in pairs.items():
        if count >= _FEWEST:
            if count >= _SHARE * syllables[one]:
                behind[one] = two
            if count >= _SHARE * syllables[two]:
                before[two] = one
    odd: dict[Pair, Pair] = {}
    for (one, two), count in pairs.items():
        if count != 1 or (one, two) in USUAL_PAIRS or not (one.isalpha() and two.isalpha()):
            continue
        if two not in GRAMMAR_WORDS and _is_like(two, behind.get(one, "")):
            odd[one, two] = (one, behind[one])
        elif one not in GRAMMAR_WORDS and _is_like(one, before.get(two, "")):
            odd[one, two] = (before[two], two)
    return odd


def _is_like(one: str, two: str) -> bool:
    """One letter or mark more, less or other; letters and marks counted apart."""
    if abs(len(one) - len(two)) > 1 or min(len(one), len(two)) < 2:
        return False
    a, b = unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", two)
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    start = 0
    while start < len(a) and a[start] == b[start]:
        start += 1
    return a[start + (len(a) == len(b)) :] == b[start + 1 :]
