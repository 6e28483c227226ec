"""Whose work an agency carries on: its own, and that of the agencies it was merged or renamed from."""

from __future__ import annotations

from collections import defaultdict

from programme.models import AgencyChange, AgencyChangeKind


def with_predecessors(agency: int | None) -> frozenset[int]:
    """The key of an agency and of every agency whose whole work came to it; one query.

    A split hands on only a part, and nobody says which: it leads to no successor.
    """
    if agency is None:
        return frozenset()
    before: dict[int, set[int]] = defaultdict(set)
    changes = AgencyChange.objects.exclude(kind=AgencyChangeKind.SPLIT)
    for old, new in changes.order_by("pk").values_list("before", "after"):
        if old is not None and new is not None:
            before[new].add(old)
    found: set[int] = set()
    waiting = [agency]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += before[one]
    return frozenset(found)
