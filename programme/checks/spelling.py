"""Typing errors a machine can know: letters apart, tones misplaced, syllables that no word has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from programme.checks.misspellings import RIGHT_SPELLINGS
from programme.checks.passages import Passage
from programme.checks.syllables import is_syllable, with_tone_in_place
from programme.findings import Severity, TextFinding
from programme.vietnamese import capitalise_first

_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
# A word in small letters with a Vietnamese letter in it, not part of a code, an address or a name.
_WORD = re.compile(
    rf"(?<![\w./@&-])[a-z{_VIETNAMESE}]*[{_VIETNAMESE}][a-z{_VIETNAMESE}]*(?![\w/@&]|-\w|\.\w)"
)
_LETTERS = re.compile(rf"[a-z{_VIETNAMESE}]+")
_FRAGMENT = re.compile(r"(?:[ \t]+|\t)(?P<letters>[a-z]{1,3})(?!\w)")
_HEAD_APART = re.compile(
    rf"(?<![\w./-])(?P<head>ngh?|nh|th|tr|ch|kh|ph|gh)[ \t]+(?P<tail>[a{_VIETNAMESE}][a-z{_VIETNAMESE}]*)(?!\w)"
)
_FIRST_SYLLABLES = frozenset(wrong.partition(" ")[0] for wrong in RIGHT_SPELLINGS)
_END_SIGNS = ',.;:!?…)”"'
# Short forms and units that offices type in small letters.
_SHORT_FORMS = frozenset(("đ", "đc", "đ/c", "tđ", "trđ", "tr.đ", "đvt", "vnđ", "cđ", "đt"))


@lru_cache(maxsize=8192)
def _is_right(word: str) -> bool:
    return word in _SHORT_FORMS or is_syllable(word)


def misspelled_syllables(passage: Passage) -> list[TextFinding]:
    """Words in small letters that are no Vietnamese syllable: "cuả", "câ n", "tuyển truuyền".

    Names, short forms in capitals, codes and foreign words without Vietnamese letters are skipped.
    """
    words = set(_LETTERS.findall(passage.text))
    wrong = {word for word in words if not word.isascii() and not _is_right(word)}
    if not wrong:
        return []
    return [
        _joined(passage, match) or _misspelled(passage, match)
        for match in _WORD.finditer(passage.text)
        if match[0] in wrong
    ]


def _misspelled(passage: Passage, match: re.Match[str]) -> TextFinding:
    mend = with_tone_in_place(match[0])
    if mend is not None:
        return passage.finding(
            "misplaced_tone",
            f"Dấu thanh của “{match[0]}” đặt sai chỗ. Hãy viết “{mend}”.",
            match.span(),
            mend=mend,
        )
    message = f"“{match[0]}” không phải là một âm tiết tiếng Việt. Hãy xem lại cách viết."
    return passage.finding("not_a_syllable", message, match.span(), severity=Severity.NOTE)


def _joined(passage: Passage, match: re.Match[str]) -> TextFinding | None:
    """The word typed in two pieces, when its letters and those beside it make one syllable."""
    behind = _FRAGMENT.match(passage.text, match.end())
    if behind and is_syllable(match[0] + behind["letters"]):
        return _apart(passage, match.start(), behind.end(), match[0] + behind["letters"])
    return None


def letters_apart(passage: Passage) -> list[TextFinding]:
    """Consonants that stand alone before the rest of their syllable: "th ực hiện"."""
    return [
        _apart(passage, match.start(), match.end(), match["head"] + match["tail"])
        for match in _HEAD_APART.finditer(passage.text)
        if is_syllable(match["head"] + match["tail"])
    ]


def _apart(passage: Passage, start: int, end: int, whole: str) -> TextFinding:
    return passage.finding(
        "letters_apart",
        f"Chữ “{passage.text[start:end]}” bị tách rời. Hãy viết liền “{whole}”.",
        (start, end),
        mend=whole,
    )


def known_misspellings(passage: Passage) -> list[TextFinding]:
    """Expressions that are wrong whatever stands round them: "bổ xung", "sát nhập"."""
    return [
        passage.finding(
            "misspelling",
            f"“{match[0]}” viết sai chính tả. Hãy viết “{right}”.",
            match.span(),
            mend=right,
        )
        for match, right in _known(passage.text)
    ]


def _known(text: str) -> Iterator[tuple[re.Match[str], str]]:
    words = text.lower().split()
    pairs = {
        f"{one} {two.rstrip(_END_SIGNS)}" for one, two in pairwise(words) if one in _FIRST_SYLLABLES
    }
    for wrong in sorted(pairs & RIGHT_SPELLINGS.keys()):
        right = RIGHT_SPELLINGS[wrong]
        for match in re.finditer(rf"(?<![\w-]){wrong}(?![\w-])", text, re.IGNORECASE):
            if match[0].isupper():
                yield match, right.upper()
            else:
                yield match, capitalise_first(right) if match[0][0].isupper() else right
