"""Spaces where none belong, none where one belongs, and dashes written in several ways (K70, K75)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from programme.checks.passages import Passage
from programme.findings import Severity, TextFinding

# Blanks of a draft ("ngày     tháng") wait for the pen: three spaces or more beside these words.
_PEN = re.compile(r"(?:ngày|tháng|năm|Số|số|lần|giờ|phút|:)\Z")
_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE_SIGN = re.compile(r"(?<=[\w)”\"%\]])[ \t]+([,.;:!?])(?![.…\d])(?P<letter>\w)?")
_INSIDE_BRACKET = re.compile(r"[(\[“](?P<behind>[ \t]+)(?=\S)|(?<![ \t])(?P<before>[ \t]+)[)\]”]")
_SPACED_SIGNS = (" ,", " .", " ;", " :", " !", " ?", "( ", "[ ", "“ ", " )", " ]", " ”")
_BEHIND_SIGN = re.compile(
    r"[,;](?<=[\w)”\"%\]][,;])(?=[^\W\d_]|[“(])|:(?<=[a-zà-ỹđ)”]{2}:)(?=[^\W\d_]|“)"
)
_BEHIND_STOP = re.compile(
    r"[.…](?<=[a-zà-ỹđ]{2}[.…])(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ]+[\s,])|(?<![,.])[,.]\.{1,12}(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ])"
)
_YEARS = re.compile(
    r"(?<![\d/.,-])(?:\d{1,2}/){0,2}(?:19|20)\d{2}(\s*)([-–—])(\s*)(?:\d{1,2}/){0,2}(?:19|20)\d{2}(?![\d/-])"
)
_WORDS = re.compile(r"(?<=[a-zà-ỹđ])( ?)([-–])( ?)(?=[a-zà-ỹđA-ZĐÀ-Ỹ])")
_RIGHT = (" ", "-", " ")


def double_spaces(passage: Passage) -> list[TextFinding]:
    """Two spaces or more between two words (K75); the blanks of a draft are left alone."""
    found = []
    for match in _DOUBLE.finditer(passage.text):
        is_blank = len(match[0]) > 2 and (
            _PEN.search(passage.text[: match.start()])
            or _PEN.match(passage.text[match.end() :].split(" ")[0])
        )
        if not is_blank:
            message = "Thừa dấu cách giữa hai từ. Hãy để một dấu cách."
            found.append(passage.finding("double_space", message, match.span(), mend=" "))
    return found


def spaces_before_signs(passage: Passage) -> list[TextFinding]:
    """A space before "," "." ";" ":" or just inside brackets and quotation marks (K75)."""
    if "\t" not in passage.text and not any(sign in passage.text for sign in _SPACED_SIGNS):
        return []
    found = [
        passage.finding(
            "space_before_sign",
            f"Thừa dấu cách trước dấu “{match[1]}”. Hãy viết dấu liền với chữ đứng trước.",
            (match.start(), match.end(1)),
            mend=f"{match[1]} " if match["letter"] else match[1],
        )
        for match in _BEFORE_SIGN.finditer(passage.text)
    ]
    message = "Thừa dấu cách bên trong dấu ngoặc. Hãy viết dấu ngoặc liền với chữ."
    return found + [
        passage.finding("space_in_bracket", message, match.span(match.lastgroup or 0), mend="")
        for match in _INSIDE_BRACKET.finditer(passage.text)
    ]


def spaces_missing(passage: Passage) -> list[TextFinding]:
    """No space behind "," ";" ":", or behind a full stop before a sentence."""
    text = passage.text
    if not any(sign in text for sign in ",;:.…"):
        return []
    signs = chain(_BEHIND_SIGN.finditer(text), _BEHIND_STOP.finditer(text))
    return [
        passage.finding(
            "space_missing",
            f"Thiếu dấu cách sau dấu “{match[0]}”. Hãy thêm một dấu cách.",
            match.span(),
            mend=f"{match[0]} ",
        )
        for match in signs
    ]


def uneven_dashes(passages: Sequence[Passage]) -> list[TextFinding]:
    """Dashes with a space on one side only, and ranges of years written otherwise than most (K70).

    H5 writes "2025 - 2030". A paper that writes all its ranges in one way is left alone.
    """
    ranges = [(passage, match) for passage in passages for match in _in(passage, _YEARS)]
    forms = Counter(match.groups() for _, match in ranges if match[1] == match[3])
    habit = max(forms, key=lambda form: (forms[form], form == _RIGHT), default=_RIGHT)
    found = [_dash(passage, match, habit) for passage, match in ranges if match.groups() != habit]
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for passage, match in ranges:
        taken[passage.text].append(match.span())
    for passage in passages:
        spans = taken.get(passage.text, [])
        found += [
            _dash(passage, match, (" ", match[2], " "))
            for match in _in(passage, _WORDS)
            if match[1] != match[3] and not any(a <= match.start() < b for a, b in spans)
        ]
    return found


def _in(passage: Passage, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    if "-" in passage.text or "–" in passage.text or "—" in passage.text:
        yield from pattern.finditer(passage.text)


def _dash(passage: Passage, match: re.Match[str], form: tuple[str | None, ...]) -> TextFinding:
    left, dash, right = (part or "" for part in form)
    one, two = match.start(1), match.end(3)
    is_uneven = match[1] != match[3]
    message = (
        "Dấu gạch ngang chỉ có dấu cách ở một bên."
        if is_uneven
        else f"Dấu gạch ngang khác với những chỗ khác trong văn bản (“2025{left}{dash}{right}2030”)."
    )
    return passage.finding(
        "dash",
        f"{message} Hãy viết thống nhất.",
        (one, two),
        mend=f"{left}{dash}{right}",
        severity=Severity.WARNING if is_uneven else Severity.NOTE,
    )
