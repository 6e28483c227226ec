"""Which of our rows a row on paper means: by its words, else by words much like them; reads only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, Protocol, TypeVar

from programme.models.record import Record
from programme.vietnamese import search_key

ALIKE = 0.6


class Worded(Protocol):
    """A row on paper: its words, and the rows under it."""

    @property
    def text(self) -> str: ...

    @property
    def children(self) -> Sequence[Worded]: ...


Paper = TypeVar("Paper", bound=Worded)
Row = TypeVar("Row", bound=Record)


@dataclass(frozen=True, slots=True)
class RowPair(Generic[Paper, Row]):
    """A row on paper and the one that stands (None: a new one), with the pairs below it."""

    paper: Paper
    row: Row | None
    below: tuple[RowPair[Paper, Row], ...] = ()


def rows_paired(
    wanted: Sequence[Paper], standing: Sequence[Row], below: Mapping[int, Sequence[Row]]
) -> tuple[RowPair[Paper, Row], ...]:
    """The rows of one list with everything under them; `below` holds our rows by the one above."""
    pairs = []
    for paper, row in zip(wanted, matched([one.text for one in wanted], standing), strict=True):
        inner = below.get(row.pk, ()) if row is not None else ()
        children: Sequence[Paper] = paper.children  # type: ignore[assignment]  # of the same kind
        pairs.append(RowPair(paper, row, rows_paired(children, inner, below)))
    return tuple(pairs)


def matched(
    wanted: Sequence[str], standing: Sequence[Row], words: Callable[[Row], str] | None = None
) -> list[Row | None]:
    """For each text the row of these words, else one much like it; each row at most once."""
    named = words or _text
    left = {row.pk: (row, search_key(named(row))) for row in standing}
    keys = [search_key(text) for text in wanted]
    found: list[Row | None] = [None] * len(wanted)
    for is_alike in (_is_same, _is_alike):
        for index, key in enumerate(keys):
            if found[index] is not None:
                continue
            pk = next((pk for pk, (_, other) in left.items() if is_alike(key, other)), None)
            if pk is not None:
                found[index] = left.pop(pk)[0]
    return found


def _text(row: Record) -> str:
    text: str = row.text  # type: ignore[attr-defined]  # rows of lists have words
    return text


def _is_same(one: str, other: str) -> bool:
    return one == other


def _is_alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= ALIKE
        and matcher.quick_ratio() >= ALIKE
        and matcher.ratio() >= ALIKE
    )
