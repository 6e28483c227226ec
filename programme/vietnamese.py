"""Vietnamese text as the office types it: one Unicode form, one search key, one spelling profile."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

_KEPT_CONTROLS = "\n\t"
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_CONTROLS = "".join(
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _KEPT_CONTROLS
)
_AT_THE_DOOR: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _INVISIBLE + _CONTROLS)),
    **dict.fromkeys(range(0xD800, 0xE000)),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " "),
    **dict.fromkeys(map(ord, "\u2028\u2029"), "\n"),
}

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_KEY_DASHES = dict.fromkeys(map(ord, DASHES), "-")
_KEY_NOISE = re.compile(r"(?<=\d)\.(?=\d)|([^\w/-]|_)+")
_KEY_JOINTS = re.compile(r"\s*([-/])\s*")
_SPACES = re.compile(r"\s+")

# The letter before decides: "quý" is qu + y; a letter behind closes the syllable ("toán", "huỳnh").
_OLD_MARKS = re.compile(r"(?:([ÓÒỎÕỌóòỏõọ])([AEae])|(?<![Qq])([ÚÙỦŨỤúùủũụ])([Yy]))(?![^\W\d_])")
_NEW_MARKS = re.compile(
    r"(?:([Oo])([ÁÀẢÃẠÉÈẺẼẸáàảãạéèẻẽẹ])|(?<![Qq])([Uu])([ÝỲỶỸỴýỳỷỹỵ]))(?![^\W\d_])"
)

_ROMAN_SIGNS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


class SpellingProfile(StrEnum):
    """Where a document puts the tone mark in open oa, oe, uy (K71: one profile a document)."""

    NEW = "new"  # uỷ, hoà, khoá: as 05-HD/VPTW of 2026 prints it
    OLD = "old"  # ủy, hòa, khóa: as the office's papers of 2023-2024 print it
    MIXED = "mixed"


def nfc(text: str) -> str:
    """Text as it may enter: NFC, no control, bidi or zero-width characters, plain spaces (R58)."""
    # Everything that may not enter is unprintable; looking first costs a hundredth of translating.
    clean = text if text.isprintable() else text.translate(_AT_THE_DOOR)
    return unicodedata.normalize("NFC", clean)


def fold_spaces(text: str) -> str:
    """Every run of white space as one space, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def search_key(text: str) -> str:
    """The key two spellings share: no marks, đ as d, lower case, codes kept whole ("42-ct/tw").

    Dashes of any kind are one, spaces round "-" and "/" go ("42 - CT / TW" finds "42-CT/TW"), other
    punctuation becomes a space.
    """
    letters = unicodedata.normalize("NFD", nfc(text).lower())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    plain = bare.replace("đ", "d").translate(_KEY_DASHES)
    words = _KEY_NOISE.sub(lambda noise: " " if noise[1] else ".", plain)
    return _KEY_JOINTS.sub(r"\1", fold_spaces(words)).strip("-/ ")


def _move_mark(first: str, second: str, *, forward: bool) -> str:
    """The pair of vowels with the tone mark on the other one; each letter keeps its case."""
    source, target = (first, second) if forward else (second, first)
    base, mark = tuple(unicodedata.normalize("NFD", source))
    marked = unicodedata.normalize("NFC", target + mark)
    return base + marked if forward else marked + base


def _respell_match(match: re.Match[str], *, forward: bool) -> str:
    first, second = (part for part in match.groups() if part)
    return _move_mark(first, second, forward=forward)


def respell(text: str, profile: SpellingProfile) -> str:
    """The text in one spelling profile (NFC); MIXED leaves the marks where they are."""
    text = unicodedata.normalize("NFC", text)
    if profile is SpellingProfile.NEW:
        return _OLD_MARKS.sub(lambda match: _respell_match(match, forward=True), text)
    if profile is SpellingProfile.OLD:
        return _NEW_MARKS.sub(lambda match: _respell_match(match, forward=False), text)
    return text


def profile_of(text: str) -> SpellingProfile | None:
    """The profile a text is written in; None when no word of it tells."""
    text = unicodedata.normalize("NFC", text)
    old, new = bool(_OLD_MARKS.search(text)), bool(_NEW_MARKS.search(text))
    if old and new:
        return SpellingProfile.MIXED
    if old:
        return SpellingProfile.OLD
    return SpellingProfile.NEW if new else None


def prevailing_profile(text: str) -> SpellingProfile | None:
    """The profile in which most words of a text are written; None when no word of it tells, or half."""
    text = unicodedata.normalize("NFC", text)
    more = len(_OLD_MARKS.findall(text)) - len(_NEW_MARKS.findall(text))
    if more == 0:
        return None
    return SpellingProfile.OLD if more > 0 else SpellingProfile.NEW


def roman(number: int) -> str:
    """1 -> "I" … 3999 -> "MMMCMXCIX"; a number without a Roman form stays in digits."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN_SIGNS:
        count, number = divmod(number, value)
        text += sign * count
    return text


def from_roman(text: str) -> int | None:
    """ "XIV" -> 14, in either case; None for anything that is not a Roman number."""
    signs = text.strip().upper()
    if not signs or not _ROMAN.fullmatch(signs):
        return None
    values = {sign: value for value, sign in _ROMAN_SIGNS if len(sign) == 1}
    numbers = [values[sign] for sign in signs]
    return sum(
        -one if one < following else one
        for one, following in zip(numbers, [*numbers[1:], 0], strict=True)
    )


def capitalise_first(text: str) -> str:
    """The first letter large, the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The first letter small, the rest untouched."""
    return text[:1].lower() + text[1:]


def first_words(text: str, most: int) -> str:
    """As many whole words as fit into `most` letters, then "…"; of one endless word, its beginning."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    room = line[:most]
    cut = room.rfind(" ") if not line[most - 1 : most].isspace() else most - 1
    return f"{room[:cut] if cut > 0 else room[:-1]}…"
