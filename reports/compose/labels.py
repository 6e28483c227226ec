"""The labels of an agenda's items by the place of their list: (1), then a), then dashes and pluses."""

from __future__ import annotations

from collections.abc import Sequence

from conferences.agenda import item_label
from conferences.models import AgendaItem, ItemForm

# Letters of a điểm (H5 II.I.6.2.4đ); a list that outruns them goes on in figures.
LETTERS = "abcdđeghiklmnopqrstuvxy"
DASH, PLUS = "-", "+"


def labels(row: Sequence[AgendaItem], under: str) -> list[str]:
    """The labels of one list in its order; `under` is its parent's label, "" in a conference."""
    found = []
    number = 0
    for item in row:
        if item.form == ItemForm.BULLET:
            found.append(PLUS if under == DASH else DASH)
        else:
            number += 1
            found.append(_sub_label(number) if under else item_label(number))
    return found


def _sub_label(number: int) -> str:
    return f"{LETTERS[number - 1] if number <= len(LETTERS) else number})"
