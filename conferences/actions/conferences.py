"""The conferences of a year: add, edit, move, remove, restore, renumber."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from conferences.actions import items as item_actions
from conferences.models import AgendaItem, Conference, ConferenceKind
from programme.actions import order
from programme.actions.door import changing, save_valid
from programme.actions.editing import Changes, merge, require_version
from programme.errors import NotInList, RuleBroken
from programme.history import Source, attributed
from programme.models import Document, User

# As `after`: where the conference belongs by its time.
BY_TIME = -2


def add(programme: Document, *, by: User, after: int | None = None, **fields: Any) -> Conference:
    """A new conference at the end of the year, or behind `after` (`order.FIRST`: first, `BY_TIME`).

    `fields` are the model's own: name, kind, ordinal, year, first_month, part, date_from …
    """
    with changing(programme, by=by, reason="Thêm hội nghị") as locked:
        siblings = _siblings(locked)
        fields.setdefault("year", locked.year)
        conference = Conference(programme=locked, **fields)
        if after == BY_TIME:
            after = _behind_by_time(conference)
        conference.position = order.position_of_new(siblings, after)
        order.open_gap(siblings, conference.position)
        _check_time(conference)
        save_valid(conference)
        return conference


def edit(conference: Conference, *, changes: Changes, version: int, by: User) -> Conference:
    """Change what a conference is called, or when and where it meets; a new time may move it."""
    with changing(conference.programme, by=by, reason="Sửa hội nghị"):
        locked = Conference.objects.select_for_update().get(pk=conference.pk)
        _require_live(locked)
        before = locked.first_day
        merge(locked, changes, version=version)
        _check_time(locked)
        if locked.first_day != before and not _is_at_its_time(locked):
            _put(locked, after=_behind_by_time(locked))
        save_valid(locked)
        return locked


def move(conference: Conference, *, after: int | None, version: int, by: User) -> Conference:
    """Put a conference behind another of its year; first when `after` is None."""
    with changing(conference.programme, by=by, reason="Chuyển hội nghị"):
        locked = Conference.objects.select_for_update().get(pk=conference.pk)
        require_version(locked, version)
        _require_live(locked)
        _put(locked, after=order.FIRST if after is None else after)
        save_valid(locked)
        return locked


def remove(conference: Conference, *, version: int, by: User) -> Conference:
    """Take a conference out of the year; its items wait in the pool, nothing is lost."""
    with changing(conference.programme, by=by, reason="Xoá hội nghị") as programme:
        locked = Conference.objects.select_for_update().get(pk=conference.pk)
        require_version(locked, version)
        if locked.is_removed:
            return locked
        for item in locked.items.filter(parent=None, is_removed=False).order_by("position"):
            item_actions.put(item, conference=None)
        order.close_gap(_others(locked), locked.position)
        locked.is_removed = True
        locked.position = order.last_position(programme.conferences.filter(is_removed=True)) + 1
        save_valid(locked)
        return locked


def restore(conference: Conference, *, by: User) -> Conference:
    """Bring a removed conference back to the end of its year, with the items that left it for the pool."""
    with (
        changing(conference.programme, by=by, reason="Khôi phục hội nghị") as programme,
        attributed(source=Source.RESTORE),
    ):
        locked = Conference.objects.select_for_update().get(pk=conference.pk)
        if not locked.is_removed:
            return locked
        removed = programme.conferences.filter(is_removed=True).exclude(pk=locked.pk)
        order.close_gap(removed, locked.position)
        locked.is_removed = False
        locked.position = order.last_position(_siblings(programme)) + 1
        save_valid(locked)
        for item in _left_for_pool(programme, locked):
            item_actions.put(item, conference=locked)
        return locked


def renumber(programme: Document, *, first: int, by: User) -> list[Conference]:
    """Give the regular conferences of the year the ordinals `first`, `first` + 1 … in their order."""
    with changing(programme, by=by, reason="Đánh lại số thứ tự hội nghị") as locked:
        regular = list(_siblings(locked).exclude(kind=ConferenceKind.THEMATIC).order_by("position"))
        # Two steps, so that no ordinal is held twice on the way.
        for conference in regular:
            conference.ordinal = None
            conference.save()
        for ordinal, conference in enumerate(regular, start=first):
            conference.ordinal = ordinal
            save_valid(conference)
        return regular


def _require_live(conference: Conference) -> None:
    if conference.is_removed:
        raise NotInList("Hội nghị này đã xoá; hãy khôi phục rồi làm tiếp.")


def _siblings(programme: Document) -> QuerySet[Conference]:
    return programme.conferences.filter(is_removed=False)


def _others(conference: Conference) -> QuerySet[Conference]:
    return _siblings(conference.programme).exclude(pk=conference.pk)


def _put(conference: Conference, *, after: int | None) -> None:
    """Move within the year, behind `after` as `add` takes it."""
    others = _others(conference)
    order.close_gap(others, conference.position)
    conference.position = order.position_of_new(others, after)
    order.open_gap(others, conference.position)


def _behind_by_time(conference: Conference) -> int | None:
    """Behind the last conference that does not begin later; at the end when no time is known."""
    first = conference.first_day
    others = list(_others(conference).order_by("position"))
    if first is None or not others:
        return None
    earlier = [one for one in others if (day := one.first_day) is not None and day <= first]
    return earlier[-1].pk if earlier else order.FIRST


def _is_at_its_time(conference: Conference) -> bool:
    """Whether the nearest conferences with a time begin no later before it, no earlier behind it."""
    first = conference.first_day
    if first is None:
        return True
    timed = [(one.position, day) for one in _others(conference) if (day := one.first_day)]
    return all(
        (position < conference.position) == (day < first) or day == first for position, day in timed
    )


def _left_for_pool(programme: Document, conference: Conference) -> QuerySet[AgendaItem]:
    return programme.items.filter(
        conference=None, parent=None, is_removed=False, left_conference=conference, state="planned"
    ).order_by("position")


def _check_time(conference: Conference) -> None:
    """A conference of a year's programme meets in that year."""
    days = (conference.date_from, conference.date_to)
    if any(day is not None and day.year != conference.year for day in days):
        raise RuleBroken(f"Ngày họp phải nằm trong năm {conference.year}.", field="date_from")
    if conference.year != conference.programme.year:
        raise RuleBroken(
            f"Hội nghị của chương trình năm {conference.programme.year} phải họp trong năm đó.",
            field="year",
        )
