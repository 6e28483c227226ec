"""The timed agenda of a conference: its sittings and their rows, added, edited, moved, removed."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from conferences.models import Sitting, TimeSlot
from programme.actions import order
from programme.actions.door import changing, save_valid
from programme.actions.editing import Changes, merge, require_version
from programme.errors import NotInList, RuleBroken
from programme.models import Document, User

NO_SITTING = "Buổi họp này không còn trong chương trình; hãy tải lại trang."
NO_SLOT = "Dòng phía trên không còn trong chương trình; hãy tải lại trang."
UNDER_ITSELF = "Không chuyển được một dòng xuống dưới chính nó."


def sittings_of(document: Document, parent: Sitting | None = None) -> QuerySet[Sitting]:
    """The sittings of one list: of the agenda, or under one heading."""
    return document.sittings.filter(parent=parent)


def slots_of(
    document: Document, sitting: Sitting | None, parent: TimeSlot | None = None
) -> QuerySet[TimeSlot]:
    """The rows of one list: of a sitting (None: before all sittings), or under one row."""
    return document.slots.filter(sitting=sitting, parent=parent)


def add_sitting(
    document: Document,
    *,
    heading: str,
    by: User,
    parent: Sitting | None = None,
    after: int | None = None,
    **fields: Any,
) -> Sitting:
    """A new sitting at the end of its list, or behind `after` (`order.FIRST`: first).

    `fields` are the model's own: part, date, start, end, is_numbered.
    """
    with changing(document, by=by, reason="Thêm buổi họp") as locked:
        above = _standing_sitting(locked, parent)
        row = sittings_of(locked, above)
        position = order.position_of_new(row, after)
        order.open_gap(row, position)
        sitting = Sitting(
            document=locked, parent=above, position=position, heading=heading, **fields
        )
        save_valid(sitting)
        return sitting


def edit_sitting(sitting: Sitting, *, changes: Changes, version: int, by: User) -> Sitting:
    """Change the heading, the day or the hours of a sitting."""
    with changing(sitting.document, by=by, reason="Sửa buổi họp"):
        locked = _locked_sitting(sitting)
        merge(locked, changes, version=version)
        save_valid(locked)
        return locked


def move_sitting(sitting: Sitting, *, after: int | None, version: int, by: User) -> Sitting:
    """Put a sitting behind another of its list; first when `after` is None."""
    with changing(sitting.document, by=by, reason="Chuyển buổi họp") as document:
        locked = _locked_sitting(sitting)
        require_version(locked, version)
        others = sittings_of(document, locked.parent).exclude(pk=locked.pk)
        order.close_gap(others, locked.position)
        locked.position = order.position_after(others, after)
        order.open_gap(others, locked.position)
        save_valid(locked)
        return locked


def remove_sitting(sitting: Sitting, *, version: int, by: User) -> None:
    """Delete a sitting with its rows and what stands under it; the history keeps the words."""
    with changing(sitting.document, by=by, reason="Xoá buổi họp") as document:
        locked = _locked_sitting(sitting)
        require_version(locked, version)
        others = sittings_of(document, locked.parent).exclude(pk=locked.pk)
        position = locked.position
        locked.delete()
        order.close_gap(others, position)


def add_slot(
    document: Document,
    *,
    text: str,
    by: User,
    sitting: Sitting | None = None,
    parent: TimeSlot | None = None,
    after: int | None = None,
    **fields: Any,
) -> TimeSlot:
    """A new row at the end of its list, or behind `after` (`order.FIRST`); under `parent` in its sitting.

    `fields` are the model's own: form, start, end, minutes, presenters.
    """
    with changing(document, by=by, reason="Thêm dòng chương trình") as locked:
        above = _standing_slot(locked, parent)
        where = above.sitting if above is not None else _standing_sitting(locked, sitting)
        row = slots_of(locked, where, above)
        position = order.position_of_new(row, after)
        order.open_gap(row, position)
        slot = TimeSlot(
            document=locked,
            sitting=where,
            parent=above,
            position=position,
            text=text,
            **fields,
        )
        save_valid(slot)
        return slot


def edit_slot(slot: TimeSlot, *, changes: Changes, version: int, by: User) -> TimeSlot:
    """Change the words, the times or the presenters of a row."""
    with changing(slot.document, by=by, reason="Sửa dòng chương trình"):
        locked = _locked_slot(slot)
        merge(locked, changes, version=version)
        save_valid(locked)
        return locked


def move_slot(
    slot: TimeSlot,
    *,
    sitting: Sitting | None,
    after: int | None,
    version: int,
    by: User,
    parent: TimeSlot | None = None,
) -> TimeSlot:
    """Put a row into a sitting, or under the row `parent`, behind the row `after` (None: first).

    What hangs under it goes along.
    """
    with changing(slot.document, by=by, reason="Chuyển dòng chương trình") as document:
        locked = _locked_slot(slot)
        require_version(locked, version)
        above = _standing_slot(document, parent)
        if above is not None and above.pk in _with_all_below(locked):
            raise RuleBroken(UNDER_ITSELF)
        where = above.sitting if above is not None else _standing_sitting(document, sitting)
        own = slots_of(document, locked.sitting, locked.parent).exclude(pk=locked.pk)
        target = slots_of(document, where, above).exclude(pk=locked.pk)
        order.close_gap(own, locked.position)
        position = order.position_after(target, after)
        order.open_gap(target, position)
        has_new_home = where != locked.sitting
        locked.sitting, locked.parent, locked.position = where, above, position
        save_valid(locked)
        if has_new_home:
            _take_along(locked)
        return locked


def remove_slot(slot: TimeSlot, *, version: int, by: User) -> None:
    """Delete a row with what hangs under it; the history keeps the words."""
    with changing(slot.document, by=by, reason="Xoá dòng chương trình") as document:
        locked = _locked_slot(slot)
        require_version(locked, version)
        others = slots_of(document, locked.sitting, locked.parent).exclude(pk=locked.pk)
        position = locked.position
        locked.delete()
        order.close_gap(others, position)


def _take_along(slot: TimeSlot) -> None:
    for child in slot.children.all():
        child.sitting = slot.sitting
        save_valid(child)
        _take_along(child)


def _with_all_below(slot: TimeSlot) -> set[int]:
    found = {slot.pk}
    for child in slot.children.all():
        found |= _with_all_below(child)
    return found


def _locked_sitting(sitting: Sitting) -> Sitting:
    rows = Sitting.objects.select_for_update(of=("self",)).select_related("parent")
    locked = rows.filter(pk=sitting.pk).first()
    if locked is None:
        raise NotInList(NO_SITTING)
    return locked


def _locked_slot(slot: TimeSlot) -> TimeSlot:
    rows = TimeSlot.objects.select_for_update(of=("self",)).select_related("sitting", "parent")
    locked = rows.filter(pk=slot.pk).first()
    if locked is None:
        raise NotInList
    return locked


def _standing_sitting(document: Document, sitting: Sitting | None) -> Sitting | None:
    if sitting is None:
        return None
    standing = document.sittings.filter(pk=sitting.pk).first()
    if standing is None:
        raise NotInList(NO_SITTING)
    return standing


def _standing_slot(document: Document, slot: TimeSlot | None) -> TimeSlot | None:
    if slot is None:
        return None
    standing = document.slots.select_related("sitting").filter(pk=slot.pk).first()
    if standing is None:
        raise NotInList(NO_SLOT)
    return standing
