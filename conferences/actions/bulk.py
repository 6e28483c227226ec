"""What is done to several chosen items at once: one change, one step, one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conferences.actions import items, links
from conferences.actions.items import siblings
from conferences.models import AgencyRole, AgendaItem, Conference, ItemState
from programme.actions import order, steps
from programme.actions.editing import edited_meanwhile, require_known_version
from programme.errors import EditedMeanwhile, FieldConflict, NotInList, RuleBroken
from programme.models import Agency, Document, Step, User

END = -1
MOST = 500
POOL = "Chưa xếp"


@dataclass(frozen=True, slots=True)
class Chosen:
    """An item somebody chose, and the version that was shown."""

    pk: int
    version: int


def move(
    programme: Document,
    chosen: Sequence[Chosen],
    *,
    conference: Conference | None,
    after: int | None,
    by: User,
) -> Step:
    """Put the chosen items, in this order, behind the item `after` (None: first, END: last)."""
    target = _name(conference)
    with steps.taking(programme, by=by, label=f"{_how_many(chosen)}: chuyển đến {target}") as step:
        rows = _locked(programme, chosen, wanted=target)
        ids = {row.pk for row in rows}
        standing = siblings(programme, conference).exclude(pk__in=ids)
        place = order.last_of(standing) if after == END else after
        if place in ids:
            raise NotInList
        for row in rows:
            _refuse_part(row)
            items.move(row, conference=conference, after=place, version=row.version, by=by)
            place = row.pk
    return step


def shift(programme: Document, chosen: Sequence[Chosen], *, is_up: bool, by: User) -> Step:
    """Move the chosen items one place up or down; a block at the end of its list stays."""
    label = f"{_how_many(chosen)}: chuyển {'lên' if is_up else 'xuống'}"
    with steps.taking(programme, by=by, label=label) as step:
        rows = _locked(programme, chosen)
        ids = {row.pk for row in rows}
        rows.sort(key=lambda row: row.position, reverse=not is_up)
        for row in rows:
            own = siblings(programme, row.conference, row.parent)
            standing = list(own.order_by("position").values_list("pk", flat=True))
            place = standing.index(row.pk) + (-1 if is_up else 1)
            if not 0 <= place < len(standing) or standing[place] in ids:
                continue
            after = order.behind_after_step(own, row.pk, is_up=is_up)
            items.move(row, conference=row.conference, after=after, version=row.version, by=by)
    return step


def set_leads(
    programme: Document, chosen: Sequence[Chosen], *, leads: Sequence[Agency], by: User
) -> Step:
    """Give the chosen items one lead; those who co-ordinate stay."""
    if not leads:
        raise RuleBroken("Hãy chọn cơ quan chủ trì.", field="agency")
    names = ", ".join(str(agency) for agency in leads)

    def give(row: AgendaItem) -> None:
        standing = row.item_agencies.filter(role=AgencyRole.COORDINATING).select_related("agency")
        beside = [one.agency for one in standing.order_by("position", "pk")]
        links.set_agencies(
            row,
            leads=leads,
            coordinators=[agency for agency in beside if agency not in leads],
            version=row.version,
            by=by,
        )

    return _each(programme, chosen, f"cơ quan chủ trì {names}", give, by=by)


def postpone(programme: Document, chosen: Sequence[Chosen], *, reason: str, by: User) -> Step:
    """Take the chosen items out of their conferences for a later time; the reason is asked for."""
    if not reason.strip():
        raise RuleBroken(items.WHY_POSTPONED, field="reason")

    def leave(row: AgendaItem) -> None:
        items.postpone(row, reason=reason, version=row.version, by=by)

    return _each(programme, chosen, "hoãn", leave, by=by)


def drop(programme: Document, chosen: Sequence[Chosen], *, reason: str, by: User) -> Step:
    """Decide that the chosen items will not be dealt with this year; the reason is asked for."""
    if not reason.strip():
        raise RuleBroken(items.WHY_DROPPED, field="reason")

    def leave(row: AgendaItem) -> None:
        items.drop(row, reason=reason, version=row.version, by=by)

    return _each(programme, chosen, "không đưa vào chương trình", leave, by=by)


def restore(programme: Document, chosen: Sequence[Chosen], *, by: User) -> Step:
    """Bring postponed and dropped items back to the end of the lists they left."""

    def bring_back(row: AgendaItem) -> None:
        if row.state != ItemState.PLANNED:
            items.restore(row, by=by)

    return _each(programme, chosen, "đưa trở lại chương trình", bring_back, by=by)


def remove(programme: Document, chosen: Sequence[Chosen], *, by: User) -> Step:
    """Delete the chosen items; they can be restored."""

    def delete(row: AgendaItem) -> None:
        items.remove(row, version=row.version, by=by)

    return _each(programme, chosen, "xoá", delete, by=by)


def _each(
    programme: Document,
    chosen: Sequence[Chosen],
    what: str,
    perform: Callable[[AgendaItem], None],
    *,
    by: User,
) -> Step:
    with steps.taking(programme, by=by, label=f"{_how_many(chosen)}: {what}") as step:
        for row in _locked(programme, chosen, wanted=what):
            perform(row)
    return step


def _locked(programme: Document, chosen: Sequence[Chosen], *, wanted: str = "") -> list[AgendaItem]:
    """The chosen rows in the order of choosing, each as it was shown; else `EditedMeanwhile`.

    `wanted` is what the person wanted of them, in words, for the refusal that shows both states.
    """
    if not chosen:
        raise RuleBroken("Hãy chọn ít nhất một nội dung.")
    if len(chosen) > MOST:
        raise RuleBroken(f"Mỗi lần chọn nhiều nhất {MOST} nội dung.")
    rows = programme.items.select_for_update(of=("self",)).select_related(
        "programme", "conference", "parent"
    )
    found = {row.pk: row for row in rows.filter(pk__in=[one.pk for one in chosen])}
    shown = {one.pk: one.version for one in chosen}
    if found.keys() != shown.keys():
        raise NotInList
    for row in found.values():
        items.require_live(row)
    stale = [row for row in found.values() if row.version != shown[row.pk]]
    if stale:
        require_known_version(stale[0], shown[stale[0].pk])
        raise _meeting(stale, shown, wanted)
    return [found[pk] for pk in shown]


def _meeting(stale: list[AgendaItem], shown: dict[int, int], wanted: str) -> EditedMeanwhile:
    """Who changed the first of the stale items, and for each: its place then, now and as wanted."""
    conflicts = tuple(
        FieldConflict(
            field="item",
            label=str(row),
            base=_was(row, shown[row.pk]),
            theirs=_state(row),
            mine=wanted,
        )
        for row in stale
    )
    return edited_meanwhile(stale[0], conflicts)


def _was(row: AgendaItem, version: int) -> str:
    old = row.history.filter(version=version).select_related("conference").first()
    return _state(old.instance) if old is not None else ""


def _state(item: AgendaItem) -> str:
    where = _name(item.conference)
    if item.state != ItemState.PLANNED:
        where = str(ItemState(item.state).label)
    elif item.conference is not None:
        where = f"{where}, vị trí {item.position}"
    return f"{item.text}\n{where}"


def _refuse_part(row: AgendaItem) -> None:
    if row.parent_id is not None:
        raise RuleBroken("Ý bên dưới đi theo nội dung của nó; hãy chuyển cả nội dung.")


def _name(conference: Conference | None) -> str:
    if conference is None:
        return f"“{POOL}”"
    return conference.short_name


def _how_many(chosen: Sequence[Chosen]) -> str:
    return "1 nội dung" if len(chosen) == 1 else f"{len(chosen)} nội dung"
