"""Words typed twice in a row, told from reduplication and from two words that meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from programme.checks.passages import Passage, small_words
from programme.findings import TextFinding

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"\s+")
_MOST_WORDS = 8  # the longest row of words looked at
_PAIR = re.compile(
    r"(?<!\w)(?P<before>[^\W\d_]+) (?P<one>[^\W\d_]+) (?P<two>(?P=one)) (?P<behind>[^\W\d_]+)"
)
_MOST_PAIRS = 60  # each costs a search through the whole paper
_EDGES = ',.;:!?()[]“”"…'
# Words of grammar: none of them stands twice in a row in a right sentence.
GRAMMAR_WORDS = frozenset((
    "bằng", "bị", "bởi", "các", "cho", "chưa", "có", "còn", "của", "cùng", "cũng", "do", "đã", "đang", "đến", "để",
    "được", "giữa", "gồm", "hoặc", "hơn", "khi", "không", "là", "mà", "mỗi", "một", "nếu", "ngoài", "như", "nhưng",
    "những", "này", "nhằm", "ở", "phải", "qua", "rằng", "sau", "sẽ", "tại", "theo", "thì", "trên", "trong",
    "trước", "và", "vào", "vẫn", "về", "vì", "việc", "với",
))  # fmt: skip
# "ngày ngày" means every day, "năm năm" five years; neither stands before a figure.
_TWICE_BEFORE_NO_FIGURE = frozenset(("ngày", "tháng", "năm", "quý", "số", "khoá", "khóa"))

Word = re.Match[str]


def doubled_words(passage: Passage) -> list[TextFinding]:
    """Rows of words typed twice: "thực hiện thực hiện", "gắn với với", "ngày ngày 16/10/2023".

    A single word counts only where grammar allows no second one: "luôn luôn", "dần dần" and two
    words that meet ("vốn đầu tư tư nhân", "Tờ trình trình Ban Thường vụ") are right.
    """
    text = passage.text
    if not _may_double(text):
        return []
    words = list(_WORD.finditer(text))
    last: dict[str, int] = {}
    found: list[TextFinding] = []
    busy_until = 0
    for index, word in enumerate(words):
        key = word[0].lower()
        before = last.get(key)
        last[key] = index
        if before is None or before < busy_until:
            continue
        length = index - before
        if length <= _MOST_WORDS and _is_doubled(text, words, before, length):
            found.append(_doubled(passage, words, before, length))
            busy_until = index + length
    return found


def _may_double(text: str) -> bool:
    """A quick look that spares most texts the slow one: a word again, and the one behind it too."""
    keys = [word.strip(_EDGES) for word in text.lower().split()]
    last: dict[str, int] = {}
    for index, key in enumerate(keys):
        before = last.get(key)
        last[key] = index
        length = _MOST_WORDS + 1 if before is None else index - before
        if length == 1:
            return True
        if (
            length <= _MOST_WORDS
            and keys[index - length + 1] == keys[min(index + 1, len(keys) - 1)]
        ):
            return True
    return False


def _is_doubled(text: str, words: Sequence[Word], first: int, length: int) -> bool:
    second, end = first + length, first + 2 * length
    if end > len(words) or not _GAP.fullmatch(text, words[second - 1].end(), words[second].start()):
        return False
    one = text[words[first].start() : words[second - 1].end()]
    two = text[words[second].start() : words[end - 1].end()]
    if one[1:] != two[1:] or two[0] not in (one[0], one[0].lower()):
        return False
    if length == 1:
        return _is_wrong_twice(text, words, second)
    return any(word[0].isalpha() for word in words[first:second]) and not _is_one_word(
        words, first, length
    )


def _is_wrong_twice(text: str, words: Sequence[Word], second: int) -> bool:
    key = words[second][0].lower()
    if key in _TWICE_BEFORE_NO_FIGURE:
        follows = text[words[second].end() :].lstrip()[:1]
        return follows.isdigit()
    return key in GRAMMAR_WORDS


def _is_one_word(words: Sequence[Word], first: int, length: int) -> bool:
    """Whether the row is one word many times over: "ngày ngày ngày ngày"."""
    return len({word[0].lower() for word in words[first : first + length]}) == 1


def _doubled(passage: Passage, words: Sequence[Word], first: int, length: int) -> TextFinding:
    second, end = words[first + length], words[first + 2 * length - 1]
    once = passage.text[words[first].start() : words[first + length - 1].end()]
    return passage.finding(
        "doubled_word",
        f"Từ “{once}” bị lặp hai lần liền nhau. Hãy bỏ một lần.",
        (words[first].start(), end.end()),
        mend=passage.text[words[first].start() : second.start()].rstrip(),
    )


def doubled_syllables(passages: Sequence[Passage]) -> list[TextFinding]:
    """A syllable typed twice inside a phrase that the paper elsewhere prints with it once.

    "Đại hội hội đảng bộ" beside "Đại hội đảng bộ"; "hội đảng" alone must stand nowhere, else the two
    may be words that meet.
    """
    found: list[tuple[Passage, Word]] = []
    for passage in passages:
        words = passage.text.split()
        if not any(one == two for one, two in pairwise(words)):
            continue
        found += [
            (passage, match)
            for match in _PAIR.finditer(passage.text)
            if match["one"].lower() not in GRAMMAR_WORDS
        ]
    if not found:
        return []
    found = found[:_MOST_PAIRS]
    rows = (" ".join(small_words(passage.text)) for passage in passages)
    paper = f" {'  '.join(rows)} "
    return [_syllable(passage, match) for passage, match in found if _is_once(match, paper)]


def _is_once(match: Word, words: str) -> bool:
    """Whether the phrase stands elsewhere with the syllable once, and its end only there.

    `words` are those of the paper between spaces.
    """
    before, one, behind = (match[name].lower() for name in ("before", "one", "behind"))
    with_once = words.count(f" {before} {one} {behind} ")
    # The pair (one, behind) stands here once, and inside each of the phrases that have it once.
    return with_once > 0 and words.count(f" {one} {behind} ") == with_once + 1


def _syllable(passage: Passage, match: Word) -> TextFinding:
    phrase = f"{match['before']} {match['one']} {match['behind']}"
    return passage.finding(
        "doubled_word",
        f"Tiếng “{match['one']}” bị lặp; chỗ khác trong văn bản viết “{phrase}”. Hãy bỏ một lần.",
        (match.start("one"), match.end("two")),
        mend=match["one"],
    )
