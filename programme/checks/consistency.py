"""One spelling throughout: uỷ or ủy, 05 năm or 5 năm, Nhân dân or nhân dân (K71)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from programme.checks.passages import Passage
from programme.dates import format_day, format_month
from programme.findings import Severity, TextFinding
from programme.vietnamese import SpellingProfile, profile_of, respell

_SPELT = re.compile(
    r"(?:(?<![Qq])[ÚÙỦŨỤúùủũụ][Yy]|[ÓÒỎÕỌóòỏõọ][AEae]|[Oo][ÁÀẢÃẠÉÈẺẼẸáàảãạéèẻẽẹ]|(?<![Qq])[Uu][ÝỲỶỸỴýỳỷỹỵ])(?![^\W\d_])"
)
_ONSET = re.compile(r"[^\W\d_]*\Z")
_NAMES = {SpellingProfile.OLD: "kiểu “ủy, hòa”", SpellingProfile.NEW: "kiểu “uỷ, hoà”"}
_YEARS = re.compile(r"(?<![\d.,/])(0?)([1-9])(?= năm(?!\s+\d{4})(?!\w))")
_DAY = re.compile(r"(?<=ngày )(\d{1,2})/(\d{1,2})(?![\d/%])")
THE_PEOPLE = "Nhân dân"
_PEOPLE = re.compile(r"(?<!\w)([Nn])hân dân(?!\w)")
# Names of bodies, titles and fixed words keep their own letter.
_IN_A_NAME = re.compile(
    r"(?:[UỦuủ][ỷy] ban|[Hh]ội đồng|[Cc]ông an|[Qq]uân đội|[Tt][oò][aà] án|[Vv]iện [Kk]iểm sát|[Bb]áo|[Nn]hà giáo"
    r"|[Nn]ghệ sĩ|[Tt]hầy thuốc|[Qq]uốc phòng toàn dân|an ninh|vũ trang|toàn|của dân|[Qq]uỹ tín dụng|[Hh]ọc viện|[Tt]hanh tra)\s+\Z"
)
_FIRST_WORD = re.compile(r"(?:\A|[.!?:;“\"(]\s*|\n)\Z")


def mixed_profile(passages: Sequence[Passage]) -> list[TextFinding]:
    """Words in the rarer of two spellings of open oa, oe, uy, each with its count (K71).

    Equally many: the new spelling is right, as the guideline prints it.
    """
    words = [(p, *_word(p.text, m)) for p in passages for m in _SPELT.finditer(p.text)]
    counts = Counter(profile for *_, profile in words)
    old, new = counts[SpellingProfile.OLD], counts[SpellingProfile.NEW]
    if not (old and new):
        return []
    habit = SpellingProfile.OLD if old > new else SpellingProfile.NEW
    other = SpellingProfile.NEW if habit is SpellingProfile.OLD else SpellingProfile.OLD
    message = (
        f"Văn bản viết {counts[habit]} chữ theo {_NAMES[habit]} và {counts[other]} chữ theo"
        f" {_NAMES[other]}. Hãy viết thống nhất “{{}}”."
    )
    return [
        passage.finding(
            "mixed_spelling",
            message.format(right),
            (start, start + len(word)),
            mend=right,
            severity=Severity.NOTE,
        )
        for passage, start, word, profile in words
        if profile is other and (right := respell(word, habit)) != word
    ]


def _word(text: str, match: re.Match[str]) -> tuple[int, str, SpellingProfile | None]:
    """The whole syllable that ends in the vowels found, where it begins, and how it is spelt."""
    head = _ONSET.search(text, max(0, match.start() - 4), match.start())
    start = head.start() if head else match.start()
    word = text[start : match.end()]
    return start, word, profile_of(word)


def mixed_year_padding(
    passages: Sequence[Passage], quoted: dict[str, list[tuple[int, int]]]
) -> list[TextFinding]:
    """ "5 năm" in a paper that mostly writes "05 năm", or the other way round.

    `quoted` gives for a text the stretches that are titles of other texts: those stay as they are.
    When both are equally many, the zero is right.
    """
    found = [
        (passage, match)
        for passage in passages
        for match in _YEARS.finditer(passage.text)
        if not any(a <= match.start() < b for a, b in quoted.get(passage.text, ()))
    ]
    padded = sum(bool(match[1]) for _, match in found)
    if padded in (0, len(found)):
        return []
    has_zero = 2 * padded >= len(found)
    habit = next(match[0] for _, match in found if bool(match[1]) is has_zero)
    return [
        _year_count(passage, match, habit, has_zero=has_zero)
        for passage, match in found
        if bool(match[1]) is not has_zero
    ]


def _year_count(
    passage: Passage, match: re.Match[str], habit: str, *, has_zero: bool
) -> TextFinding:
    right = f"0{match[2]}" if has_zero else match[2]
    message = (
        f"Ở đây viết “{match[0]} năm”, chỗ khác viết “{habit} năm”. Hãy viết thống nhất"
        f" “{right} năm”."
    )
    return passage.finding("year_padding", message, match.span(), mend=right)


def mixed_days(passages: Sequence[Passage]) -> list[TextFinding]:
    """ "ngày 7/6" in a paper that also writes "ngày 05/6": H5's zeros, where the paper knows them.

    Without a year the zeros may be left out throughout, as in the names of anniversaries.
    """
    found = [
        (passage, match, f"{format_day(int(match[1]))}/{format_month(int(match[2]))}")
        for passage in passages
        for match in _DAY.finditer(passage.text)
        if 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12
    ]
    padded = [
        match[0] for _, match, right in found if match[0] == right and "0" in (right[0], right[3])
    ]
    if not padded:
        return []
    return [
        passage.finding(
            "date_padding",
            f"Ở đây viết “ngày {match[0]}”, chỗ khác viết “ngày {padded[0]}”. Hãy viết thống nhất"
            f" “ngày {right}”.",
            match.span(),
            mend=right,
        )
        for passage, match, right in found
        if match[0] != right
    ]


def mixed_people(passages: Sequence[Passage]) -> list[TextFinding]:
    """ "nhân dân" in a paper that also writes "Nhân dân" for the people: official style has the capital,
    however often the other stands there (Nghị định 30/2020/NĐ-CP, phụ lục II.V.1).

    Names of bodies and the first word of a sentence do not count.
    """
    found = [
        (passage, match)
        for passage in passages
        for match in _PEOPLE.finditer(passage.text)
        if not _IN_A_NAME.search(passage.text, max(0, match.start() - 24), match.start())
        and not _FIRST_WORD.search(passage.text, max(0, match.start() - 3), match.start())
    ]
    large = sum(match[1] == "N" for _, match in found)
    small = len(found) - large
    if not (large and small):
        return []
    message = (
        f"Văn bản viết “{THE_PEOPLE}” {large} lần và “nhân dân” {small} lần. Hãy viết thống nhất"
        f" “{THE_PEOPLE}”."
    )
    return [
        passage.finding(
            "mixed_people", message, match.span(), mend=THE_PEOPLE, severity=Severity.NOTE
        )
        for passage, match in found
        if match[0] != THE_PEOPLE
    ]
