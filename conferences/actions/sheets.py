"""An item with its agencies and directives, as one page shows and saves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conferences.actions import items, links
from conferences.models import AgencyRole, AgendaItem, Conference
from programme.actions.door import changing, save_valid
from programme.actions.editing import (
    Change,
    Changes,
    edited_meanwhile,
    merge,
    require_known_version,
)
from programme.errors import EditedMeanwhile, FieldConflict
from programme.models import Agency, Directive, Document, User

LABELS = {
    "leads": "cơ quan chủ trì",
    "coordinators": "cơ quan phối hợp",
    "reviewed": "văn bản được sơ kết, tổng kết",
    "cited": "văn bản viện dẫn",
}
AGENCIES = frozenset({"leads", "coordinators"})


def standing(item: AgendaItem) -> dict[str, list[Any]]:
    """The agencies and directives of an item, by the names of `LABELS`, in their order."""
    agencies = list(item.item_agencies.select_related("agency").order_by("position", "pk"))
    cited = list(item.item_directives.select_related("directive").order_by("position", "pk"))
    return {
        "leads": [row.agency for row in agencies if row.role == AgencyRole.LEAD],
        "coordinators": [row.agency for row in agencies if row.role == AgencyRole.COORDINATING],
        "reviewed": [row.directive for row in cited if row.is_reviewed],
        "cited": [row.directive for row in cited if not row.is_reviewed],
    }


def add(
    programme: Document,
    *,
    by: User,
    conference: Conference | None = None,
    parent: AgendaItem | None = None,
    after: int | None = None,
    leads: Sequence[Agency] = (),
    coordinators: Sequence[Agency] = (),
    reviewed: Sequence[Directive] = (),
    cited: Sequence[Directive] = (),
    **fields: Any,
) -> AgendaItem:
    """A new item with its agencies and directives, all or nothing."""
    with changing(programme, by=by, reason="Thêm nội dung"):
        item = items.add(
            programme, by=by, conference=conference, parent=parent, after=after, **fields
        )
        wanted: dict[str, list[Any]] = {
            "leads": list(leads),
            "coordinators": list(coordinators),
            "reviewed": list(reviewed),
            "cited": list(cited),
        }
        return _link(item, wanted, frozenset(n for n, rows in wanted.items() if rows), by)


def save(item: AgendaItem, *, changes: Changes, version: int, by: User) -> AgendaItem:
    """Save what changed on an item's page; fields that two people changed raise `EditedMeanwhile`.

    `changes` may name the item's own fields and the lists of `LABELS` (values: lists of records).
    """
    own = {name: change for name, change in changes.items() if name not in LABELS}
    lists = {name: change for name, change in changes.items() if name in LABELS}
    with changing(item.programme, by=by, reason="Sửa nội dung"):
        locked = AgendaItem.objects.select_for_update().get(pk=item.pk)
        items.require_live(locked)
        now = standing(locked)
        _merge_all(locked, own, lists, now, version)
        save_valid(locked)
        wanted = dict(now)
        wanted.update((name, list(change.new)) for name, change in lists.items())
        return _link(locked, wanted, frozenset(lists), by)


def _merge_all(
    item: AgendaItem,
    own: Changes,
    lists: Changes,
    now: dict[str, list[Any]],
    version: int,
) -> None:
    require_known_version(item, version)
    conflicts: tuple[FieldConflict, ...] = ()
    try:
        merge(item, own, version=version)
    except EditedMeanwhile as meeting:
        conflicts = meeting.conflicts
    if item.version != version:
        conflicts += tuple(
            _conflict(name, change, now[name])
            for name, change in lists.items()
            if now[name] not in (list(change.base or ()), list(change.new))
        )
    if conflicts:
        raise edited_meanwhile(item, conflicts)


def _conflict(name: str, change: Change, theirs: list[Any]) -> FieldConflict:
    empty = FieldConflict(field=name, label=LABELS[name], base="", theirs="", mine="")
    return replace(
        empty, base=_names(change.base or ()), theirs=_names(theirs), mine=_names(change.new)
    )


def _names(records: Sequence[Any]) -> str:
    return "; ".join(str(record) for record in records)


def _link(
    item: AgendaItem, wanted: dict[str, list[Any]], changed: frozenset[str], by: User
) -> AgendaItem:
    if changed & AGENCIES:
        item = links.set_agencies(
            item,
            leads=wanted["leads"],
            coordinators=wanted["coordinators"],
            version=item.version,
            by=by,
        )
    if changed - AGENCIES:
        reviewed = wanted["reviewed"]
        cited = [directive for directive in wanted["cited"] if directive not in reviewed]
        item = links.set_directives(
            item, directives=[*reviewed, *cited], reviewed=reviewed, version=item.version, by=by
        )
    return item
