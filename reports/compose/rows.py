"""Rows that a paper marks by their form and depth: the labels of targets and of an agenda's lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from conferences.agenda import item_label
from conferences.lists import DASH, PLUS, letter_label
from reports.compose.endings import ended
from reports.compose.run_in import reads_as_lead_line
from reports.tree import Block, Item, LeadLine, Paragraph


class RowForm(StrEnum):
    """How a row is marked; the values are those of `TargetForm` and `SlotForm`."""

    NUMBERED = "numbered"
    BULLET = "bullet"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Row:
    """One row without its label and last mark, the rows under it, and the record that it prints."""

    form: str
    text: str
    children: tuple[Row, ...] = ()
    source: str = ""


def number_label(number: int) -> str:
    """ "1."."""
    return f"{number}."


# Labels of numbered rows from the outermost inwards (official-format.md 5.2).
LADDER = (number_label, item_label, letter_label)
FIGURE, BRACKET, LETTER = range(3)


def blocks(rows: Iterable[Row], *, rung: int, under: str = "") -> tuple[Block, ...]:
    """The rows of one list as blocks; `rung` is the place on `LADDER` of its numbers.

    `under` is the label of the row above. What hangs under a plain row follows it in the same
    list, for a paragraph holds nothing.
    """
    found: list[Block] = []
    number = 0
    for row in rows:
        deeper = min(rung + 1, LETTER)
        if row.form == RowForm.PLAIN:
            found += _plain(row, blocks(row.children, rung=rung, under=under))
            continue
        number += row.form == RowForm.NUMBERED
        label = LADDER[rung](number) if row.form == RowForm.NUMBERED else _bullet(under)
        below = blocks(row.children, rung=deeper, under=label)
        found.append(Item(label, _sentence(row, below), below, row.source))
    return tuple(found)


def _plain(row: Row, below: tuple[Block, ...]) -> tuple[Block, ...]:
    if reads_as_lead_line(row.text):
        return (LeadLine(ended(row.text), row.source), *below)
    return (Paragraph(_sentence(row, below), row.source), *below)


def _sentence(row: Row, below: tuple[Block, ...]) -> str:
    opens_a_list = below or row.text.rstrip().endswith(":")
    return ended(row.text, ":" if opens_a_list else ".")


def _bullet(under: str) -> str:
    return PLUS if under == DASH else DASH
