"""Keeping the office's calendar: days off, swapped days, blocked periods, and the planning rules."""

from __future__ import annotations

from typing import TypeAlias

from programme.actions.door import registering, save_valid
from programme.actions.editing import Changes, merge, require_version
from programme.models import BlockedPeriod, Committee, DayOff, PlanningRules, SwappedDay, User
from programme.roles import Action

Entry: TypeAlias = DayOff | SwappedDay | BlockedPeriod


def add(entry: Entry, *, by: User) -> Entry:
    """A new entry; raises `RuleBroken` when it repeats a day or overlaps another period."""
    name = entry._meta.verbose_name
    with registering(by=by, reason=f"Thêm {name}", action=Action.EDIT_CALENDAR):
        save_valid(entry)
        return entry


def edit(entry: Entry, *, changes: Changes, version: int, by: User) -> Entry:
    """Correct an entry."""
    name = entry._meta.verbose_name
    with registering(by=by, reason=f"Sửa {name}", action=Action.EDIT_CALENDAR):
        locked = type(entry).objects.select_for_update().get(pk=entry.pk)
        merge(locked, changes, version=version)
        save_valid(locked)
        return locked


def remove(entry: Entry, *, version: int, by: User) -> None:
    """Take an entry out of the calendar; its history stays."""
    name = entry._meta.verbose_name
    with registering(by=by, reason=f"Xoá {name}", action=Action.EDIT_CALENDAR):
        locked = type(entry).objects.select_for_update().get(pk=entry.pk)
        require_version(locked, version)
        locked.delete()


def set_rules(
    committee: Committee, *, changes: Changes, version: int | None, by: User
) -> PlanningRules:
    """What the committee's office plans by from now on.

    `version` is None when the page showed the usual rules because none were set; if somebody has
    set them since, that is a conflict like any other.
    """
    reason = "Sửa quy ước lập chương trình"
    with registering(by=by, reason=reason, action=Action.EDIT_CALENDAR):
        standing = PlanningRules.objects.select_for_update().filter(committee=committee).first()
        if standing is not None:
            merge(standing, changes, version=version or 0)
            save_valid(standing)
            return standing
        rules = PlanningRules(committee=committee)
        for name, change in changes.items():
            setattr(rules, name, change.new)
        if changes:
            save_valid(rules)
        return rules
