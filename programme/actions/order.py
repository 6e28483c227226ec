"""Dense order inside one list, whose parent the caller has locked (R4, R5).

Positions of neighbours shift by one in a single statement, however long the list is. A neighbour
that moves up because another left is not a change of its content: its version and its history stay
as they are; the history row is the moved record's. This module is the one place that may call
`update()` on tracked records (R20).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Max, QuerySet

from programme.errors import NotInList

Siblings = QuerySet[Any]

# As the neighbour of a new record: before all others. No record has this key.
FIRST = 0


def last_position(siblings: Siblings) -> int:
    """The position of the last of a list, 0 when it is empty."""
    return siblings.aggregate(last=Max("position"))["last"] or 0


def last_of(siblings: Siblings) -> int | None:
    """The last of a list, None when it is empty."""
    return siblings.order_by("-position").values_list("pk", flat=True).first()


def open_gap(siblings: Siblings, at: int) -> None:
    """Make room for one at position `at`."""
    siblings.filter(position__gte=at).update(position=F("position") + 1)


def close_gap(siblings: Siblings, at: int) -> None:
    """Close the hole left at position `at`."""
    siblings.filter(position__gt=at).update(position=F("position") - 1)


def position_of_new(siblings: Siblings, after: int | None) -> int:
    """Where a new record goes: behind `after`, before all others (`FIRST`), at the end (None).

    `NotInList` when the record `after` left the list.
    """
    if after is None:
        return last_position(siblings) + 1
    return position_after(siblings, None if after == FIRST else after)


def position_after(siblings: Siblings, after: int | None) -> int:
    """The position behind the record `after`, 1 when it is None; `NotInList` when it left the list."""
    if after is None:
        return 1
    found = siblings.filter(pk=after).values_list("position", flat=True).first()
    if found is None:
        raise NotInList
    return found + 1


def behind_after_step(siblings: Siblings, pk: int, *, is_up: bool) -> int | None:
    """Behind whom `pk` stands after one step up or down its list; None: first. `NotInList` when it left."""
    others = list(siblings.order_by("position").values_list("pk", flat=True))
    if pk not in others:
        raise NotInList
    place = others.index(pk) + (-1 if is_up else 1)
    others.remove(pk)
    place = min(max(place, 0), len(others))
    return others[place - 1] if place else None


def put_back(rows: Siblings, positions: Mapping[int, int]) -> None:
    """Give neighbours the positions they held before an import shifted them."""
    for row in rows.filter(pk__in=positions):
        if row.position != positions[row.pk]:
            rows.filter(pk=row.pk).update(position=positions[row.pk])
