"""Agenda items: add, edit, move, postpone, drop, remove, restore."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from conferences.models import AgendaItem, Conference, ItemState
from programme.actions import order
from programme.actions.door import changing, save_valid
from programme.actions.editing import Changes, merge, require_version
from programme.errors import NotInList, RuleBroken
from programme.history import Source, attributed
from programme.models import Document, User
from programme.models.record import Record

WHY_POSTPONED = "Hãy ghi lý do hoãn nội dung này."
WHY_DROPPED = "Hãy ghi lý do không đưa nội dung này vào chương trình."


def siblings(
    programme: Document, conference: Conference | None, parent: AgendaItem | None = None
) -> QuerySet[AgendaItem]:
    """The live items of one list: of a conference, of the pool, or under one item."""
    return programme.items.filter(conference=conference, parent=parent, is_removed=False)


def add(
    programme: Document,
    *,
    text: str,
    by: User,
    conference: Conference | None = None,
    parent: AgendaItem | None = None,
    after: int | None = None,
    **fields: Any,
) -> AgendaItem:
    """A new item at the end of its list, or behind `after` (`order.FIRST`: first).

    Without conference it goes to the pool.
    """
    with changing(programme, by=by, reason="Thêm nội dung") as locked:
        parent = _standing_parent(locked, parent)
        where = parent.conference if parent is not None else conference
        _check_home(locked, where)
        row = siblings(locked, where, parent)
        position = order.position_of_new(row, after)
        order.open_gap(row, position)
        item = AgendaItem(
            programme=locked,
            conference=where,
            parent=parent,
            position=position,
            text=text,
            **fields,
        )
        save_valid(item)
        return item


def edit(item: AgendaItem, *, changes: Changes, version: int, by: User) -> AgendaItem:
    """Change an item's text, lead-in, review or delivery."""
    with changing(item.programme, by=by, reason="Sửa nội dung"):
        locked = _locked(item)
        require_live(locked)
        merge(locked, changes, version=version)
        save_valid(locked)
        return locked


def move(
    item: AgendaItem,
    *,
    conference: Conference | None,
    after: int | None,
    version: int,
    by: User,
) -> AgendaItem:
    """Put an item into a conference (None: the pool) behind the item `after` (None: first).

    A sub-item stays under its parent and only changes its place there.
    """
    with changing(item.programme, by=by, reason=_move_reason(item, conference)) as programme:
        locked = _locked(item)
        require_version(locked, version)
        require_live(locked)
        where = locked.parent.conference if locked.parent is not None else conference
        if where != locked.conference:
            _check_home(programme, where)
        target = siblings(programme, where, locked.parent).exclude(pk=locked.pk)
        order.close_gap(_own_list(locked), locked.position)
        position = order.position_after(target, after)
        order.open_gap(target, position)
        # A new place in the pool is no new decision: what waits there postponed stays postponed.
        stays = where == locked.conference
        state = (locked.state, locked.state_reason) if stays else (ItemState.PLANNED, "")
        _settle(locked, where, position, state=state)
        return locked


def postpone(item: AgendaItem, *, reason: str, version: int, by: User) -> AgendaItem:
    """Take an item out of its conference for a later time, and say why; it waits in the pool."""
    if not reason.strip():
        raise RuleBroken(WHY_POSTPONED, field="state_reason")
    return _leave(item, ItemState.POSTPONED, reason.strip(), version=version, by=by)


def drop(item: AgendaItem, *, reason: str, version: int, by: User) -> AgendaItem:
    """Decide that an item will not be dealt with this year; the reason is asked for."""
    if not reason.strip():
        raise RuleBroken(WHY_DROPPED, field="state_reason")
    return _leave(item, ItemState.DROPPED, reason.strip(), version=version, by=by)


def remove(item: AgendaItem, *, version: int, by: User) -> AgendaItem:
    """Delete an item made by mistake; it can be restored."""
    with changing(item.programme, by=by, reason="Xoá nội dung") as programme:
        locked = _locked(item)
        require_version(locked, version)
        if locked.is_removed:
            return locked
        order.close_gap(_own_list(locked), locked.position)
        locked.is_removed = True
        locked.position = order.last_position(_removed(programme, locked)) + 1
        save_valid(locked)
        return locked


def restore(item: AgendaItem, *, by: User) -> AgendaItem:
    """Bring back an item that was removed, dropped or postponed, to the end of the list it left."""
    with (
        changing(item.programme, by=by, reason="Khôi phục nội dung") as programme,
        attributed(source=Source.RESTORE),
    ):
        locked = _locked(item)
        if locked.is_removed:
            if locked.parent is not None and locked.parent.is_removed:
                raise RuleBroken("Nội dung phía trên đã xoá; hãy khôi phục nội dung đó trước.")
            removed = _removed(programme, locked).exclude(pk=locked.pk)
            order.close_gap(removed, locked.position)
            locked.is_removed = False
            home = _living(locked.conference)
            _settle(locked, home, _end(locked, home, locked.parent))
        elif locked.state != ItemState.PLANNED:
            put(locked, conference=_living(locked.left_conference))
        return locked


def put(item: AgendaItem, *, conference: Conference | None) -> None:
    """Move a top-level item to the end of a list, inside a change that is already open."""
    order.close_gap(_own_list(item), item.position)
    _settle(item, conference, _end(item, conference, None))


def _leave(
    item: AgendaItem, state: ItemState, reason: str, *, version: int, by: User
) -> AgendaItem:
    sentence = f"{state.label.capitalize()}: {reason}" if reason else str(state.label).capitalize()
    with changing(item.programme, by=by, reason=sentence):
        locked = _locked(item)
        require_version(locked, version)
        require_live(locked)
        if locked.parent is not None:
            raise RuleBroken("Chỉ hoãn hoặc bỏ cả nội dung, không tách riêng phần bên dưới.")
        order.close_gap(_own_list(locked), locked.position)
        _settle(locked, None, _end(locked, None, None), state=(state, reason))
        return locked


def _settle(
    item: AgendaItem,
    conference: Conference | None,
    position: int,
    *,
    state: tuple[str, str] = (ItemState.PLANNED, ""),
) -> None:
    """Write an item's new place; what hangs under it goes along."""
    if item.conference is not None and conference != item.conference:
        item.left_conference = item.conference
    changed_home = conference != item.conference
    item.conference, item.position = conference, position
    item.state, item.state_reason = state
    save_valid(item)
    if changed_home:
        _take_along(item)


def _take_along(item: AgendaItem) -> None:
    """Whatever hangs under an item, however deep, stands in the item's conference."""
    for child in item.children.all():
        child.conference = item.conference
        save_valid(child)
        _take_along(child)


def _locked(item: AgendaItem) -> AgendaItem:
    return (
        AgendaItem.objects.select_for_update(of=("self",))
        .select_related("conference", "left_conference", "parent__conference", "programme")
        .get(pk=item.pk)
    )


def _own_list(item: AgendaItem) -> QuerySet[Record]:
    row = siblings(item.programme, item.conference, item.parent)
    return row.exclude(pk=item.pk)


def _removed(programme: Document, item: AgendaItem) -> QuerySet[AgendaItem]:
    return programme.items.filter(conference=item.conference, parent=item.parent, is_removed=True)


def _end(item: AgendaItem, conference: Conference | None, parent: AgendaItem | None) -> int:
    """The position behind the last of the others in a list, which may be the item's own."""
    others = siblings(item.programme, conference, parent).exclude(pk=item.pk)
    return order.last_position(others) + 1


def _living(conference: Conference | None) -> Conference | None:
    return None if conference is None or conference.is_removed else conference


def require_live(item: AgendaItem) -> None:
    """Refuse a change of an item that somebody removed: its place is no longer in the lists."""
    if item.is_removed:
        raise NotInList("Nội dung này đã xoá; hãy khôi phục rồi làm tiếp.")


def _check_home(programme: Document, conference: Conference | None) -> None:
    """Ask the rows of now: the conference was read before the programme was locked."""
    if conference is None:
        return
    if not programme.conferences.filter(pk=conference.pk, is_removed=False).exists():
        raise NotInList("Hội nghị này không còn trong chương trình; hãy tải lại trang.")


def _standing_parent(programme: Document, parent: AgendaItem | None) -> AgendaItem | None:
    if parent is None:
        return None
    live = programme.items.filter(is_removed=False).select_related("conference")
    standing = live.filter(pk=parent.pk).first()
    if standing is None:
        raise NotInList("Nội dung phía trên không còn trong chương trình; hãy tải lại trang.")
    return standing


def _move_reason(item: AgendaItem, conference: Conference | None) -> str:
    if conference is None:
        return "Chuyển về Chưa xếp"
    if item.conference_id == conference.pk:
        return "Đổi thứ tự nội dung"
    return f"Chuyển đến {conference}"
