"""The labels of a list of items, and the lead lines behind them, as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from conferences.agenda import Leads, format_lead_line, group_leads, item_label

# Letters of a điểm (H5 II.I.6.2.4đ); a list that outruns them goes on in figures.
LETTERS = "abcdđeghiklmnopqrstuvxy"
DASH, PLUS = "-", "+"
NO_LEADS = Leads(())


@dataclass(frozen=True, slots=True)
class Entry:
    """What the printed form of an item depends on: dash or number, and who prepares it."""

    is_bullet: bool = False
    leads: Leads = NO_LEADS


def labels(row: Sequence[Entry], under: str) -> list[str]:
    """The labels of one list in its order; `under` is its parent's label, "" in a conference."""
    found = []
    number = 0
    for entry in row:
        if entry.is_bullet:
            found.append(PLUS if under == DASH else DASH)
        else:
            number += 1
            found.append(letter_label(number) if under else item_label(number))
    return found


def lead_lines(row: Sequence[Entry], names: Sequence[str]) -> dict[int, str]:
    """Lead lines by the index of the item they stand behind: the last of their group.

    A dash has no number that a line could name, so each bullet has its own line.
    """
    found: dict[int, str] = {}
    for is_bullet, run in groupby(range(len(row)), key=lambda index: row[index].is_bullet):
        members = list(run)
        for consecutive in [[index] for index in members] if is_bullet else [members]:
            index_of = {names[index]: index for index in consecutive}
            groups = group_leads([(names[index], row[index].leads) for index in consecutive])
            found |= {index_of[group.labels[-1]]: format_lead_line(group) for group in groups}
    return found


def letter_label(number: int) -> str:
    """ "a)", "b)"; a list that outruns the letters goes on in figures."""
    return f"{LETTERS[number - 1] if number <= len(LETTERS) else number})"
