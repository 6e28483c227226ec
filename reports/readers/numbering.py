"""Word's own list numbers, worked out as the text that Word prints before a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from programme import vietnamese

LEVELS = 9
DEEPEST_LEVEL = LEVELS - 1
HIGHEST_NUMBER = 3999
DASHES = frozenset("-–—\uf02d\u2212")
PLUS_SIGNS = frozenset("+\uf02b")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: `pattern` is Word's "%1.%2." text."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    is_legal: bool = False


@dataclass(slots=True)
class Lists:
    """The lists of one document and how far each has been counted, in reading order."""

    abstracts: dict[str, tuple[Level, ...]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, list_id: str, depth: int) -> str:
        """The label of the next paragraph of that list ("(1)", "2.1.", "-"), "" if it has none."""
        abstract = self.abstract_of.get(list_id)
        levels = self.abstracts.get(abstract or "")
        if abstract is None or not levels or not 0 <= depth < len(levels):
            return ""
        level = levels[depth]
        if level.form == "bullet":
            return _bullet(level.pattern)
        counters = self.counters.setdefault(abstract, [None] * LEVELS)
        self._restart_once(list_id, counters)
        present = counters[depth]
        counters[depth] = level.start if present is None else min(present + 1, HIGHEST_NUMBER)
        counters[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return _printed(level, levels, counters)

    def _restart_once(self, list_id: str, counters: list[int | None]) -> None:
        if list_id in self.begun:
            return
        self.begun.add(list_id)
        for depth, start in self.overrides.get(list_id, {}).items():
            counters[depth] = start - 1


def read_lists(numbering_xml: etree._Element) -> Lists:
    """The lists that word/numbering.xml defines, ready to count."""
    lists = Lists()
    for abstract in numbering_xml.iterchildren("{*}abstractNum"):
        levels = [Level()] * LEVELS
        for element in abstract.iterchildren("{*}lvl"):
            depth = _number(_attribute(element, "ilvl"), 0)
            if 0 <= depth < LEVELS:
                levels[depth] = _level(element)
        lists.abstracts[_attribute(abstract, "abstractNumId")] = tuple(levels)
    for number in numbering_xml.iterchildren("{*}num"):
        list_id = _attribute(number, "numId")
        lists.abstract_of[list_id] = _value(number, "abstractNumId")
        lists.overrides[list_id] = dict(_start_overrides(number))
    return lists


def _start_overrides(number: etree._Element) -> list[tuple[int, int]]:
    found = []
    for override in number.iterchildren("{*}lvlOverride"):
        depth = _number(_attribute(override, "ilvl"), 0)
        start = _value(override, "startOverride")
        if start and 0 <= depth < LEVELS:
            found.append((depth, _number(start, 1)))
    return found


def _level(element: etree._Element) -> Level:
    return Level(
        form=_value(element, "numFmt") or "decimal",
        pattern=_value(element, "lvlText"),
        start=_number(_value(element, "start"), 1),
        is_legal=element.find("{*}isLgl") is not None,
    )


def _printed(level: Level, levels: tuple[Level, ...], counters: list[int | None]) -> str:
    if level.form == "none":
        return ""

    def of(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        number = counters[depth]
        if number is None:
            number = levels[depth].start
        form = "decimal" if level.is_legal else levels[depth].form
        return FORMS.get(form, str)(number)

    return re.sub(r"%([1-9])", of, level.pattern).strip()


def _bullet(pattern: str) -> str:
    """Symbol fonts print their bullets with private characters: keep the dash, level the rest."""
    sign = pattern.strip()[:1]
    if sign in DASHES and sign:
        return "-"
    if sign in PLUS_SIGNS and sign:
        return "+"
    return "*" if sign == "*" else "•"


def _letters(number: int) -> str:
    """a … z, aa, bb …: Word doubles the letter instead of carrying."""
    if number < 1:
        return ""
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * min(repeats + 1, 8)


FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": lambda number: vietnamese.roman(number),
    "lowerRoman": lambda number: vietnamese.roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
}


def _value(element: etree._Element, child: str) -> str:
    found = element.find("{*}" + child)
    return "" if found is None else _attribute(found, "val")


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name: both namespaces of Word XML (transitional, strict) occur."""
    namespace = str(element.tag).rpartition("}")[0]
    return str(element.get(f"{namespace}}}{name}") or "")


def _number(text: str, otherwise: int) -> int:
    """A whole number within what a list can count; a document may hold any text here."""
    if re.fullmatch(r"-?[0-9]{1,6}", text):
        return max(0, min(int(text), HIGHEST_NUMBER))
    return otherwise
