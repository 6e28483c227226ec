"""Proposals that say the same but for the year they name, from two sources: taken at once, only one is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from conferences.proposal_rules import SOURCE_NAMES, Proposal, Source
from programme.vietnamese import lower_first, search_key

# What an agency asked for is answered by taking it; what was not done is the older debt.
FIRST_TAKEN = (Source.REQUEST, Source.UNDONE, Source.REVIEW, Source.RECURRING)
GIVES_WAY = (
    "Trùng với đề xuất “{text}” ({source}), chỉ khác năm hoặc cách nêu;"
    " chọn cả hai thì chỉ nhận đề xuất kia."
)
STANDS_FOR = "Cũng được đề xuất ở “{source}”: “{text}”. {reason}"
TAKEN = "Đã nhận “{text}” ({source}) vào chương trình, chỉ khác năm; xem có cần cả hai."
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def linked(proposals: Sequence[Proposal], accepted: Mapping[str, str]) -> list[Proposal]:
    """The proposals, those that say the same told of each other; `accepted` are texts by key.

    The one that gives way gets the other's key as `twin`. Within one source nothing is the same: last
    year had both.
    """
    alike: dict[object, list[Proposal]] = defaultdict(list)
    for one in proposals:
        for mark in _marks(one):
            alike[mark].append(one)
    taken: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, text in accepted.items():
        taken[_words(text)].append((key, text))
    return [_told(one, _others(one, alike), taken[_words(one.text)]) for one in proposals]


def only_one_of_twins(chosen: Sequence[Proposal]) -> tuple[list[Proposal], list[Proposal]]:
    """Those to take, and those left because what stands for them is chosen too."""
    keys = {one.key for one in chosen}
    left = [one for one in chosen if one.twin in keys]
    return [one for one in chosen if one.twin not in keys], left


def _told(one: Proposal, others: Sequence[Proposal], taken: Sequence[tuple[str, str]]) -> Proposal:
    before = sorted((other for other in others if _turn(other) < _turn(one)), key=_turn)
    doubts = [
        STANDS_FOR.format(source=SOURCE_NAMES[other.source], text=other.text, reason=other.reason)
        for other in others
        if _turn(other) > _turn(one)
    ]
    elsewhere = [(key, text) for key, text in taken if _source(key) is not one.source]
    twin = ""
    if before:
        twin, text = before[0].key, before[0].text
        doubts.append(GIVES_WAY.format(text=text, source=_named(before[0].source)))
    elif elsewhere:
        twin, text = elsewhere[0]
        doubts.append(TAKEN.format(text=text, source=_named(_source(twin))))
    return replace(one, twin=twin, doubts=(*one.doubts, *doubts)) if doubts else one


def _others(one: Proposal, alike: Mapping[object, Sequence[Proposal]]) -> list[Proposal]:
    found = {other.key: other for mark in _marks(one) for other in alike[mark]}
    return [other for other in found.values() if other.source is not one.source]


def _marks(one: Proposal) -> tuple[object, ...]:
    """What two proposals of the same thing share: their words, or a text that both review."""
    return (_words(one.text), *one.reviewed)


def _turn(one: Proposal) -> int:
    return FIRST_TAKEN.index(one.source)


def _source(key: str) -> Source:
    return Source(key.partition(":")[0])


def _named(source: Source) -> str:
    return lower_first(SOURCE_NAMES[source])


def _words(text: str) -> str:
    """The words without the years they name."""
    return _YEAR.sub("", search_key(text))
