"""Targets: add, edit, move, remove; the values that a statement sets follow its words at every save."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from programme import marks
from programme.actions import order
from programme.actions.door import changing, save_valid
from programme.actions.editing import Changes, merge, require_version
from programme.errors import NotInList
from programme.models import Document, Section, SectionRole, Target, TargetForm, TargetValue, User
from programme.target_phrases import TargetPhrase, find_targets

GONE = "Phần chứa chỉ tiêu này không còn trong văn bản; hãy tải lại trang."
LARGEST = Decimal(10) ** 18
SMALLEST_STEP = Decimal("0.000001")


def siblings(section: Section, parent: Target | None = None) -> QuerySet[Target]:
    """The targets of one list: of a part, or under one target."""
    return Target.objects.filter(section=section, parent=parent)


def add(
    section: Section,
    *,
    text: str,
    by: User,
    form: str = TargetForm.NUMBERED,
    parent: Target | None = None,
    after: int | None = None,
) -> Target:
    """A new target at the end of its list, or behind `after` (`order.FIRST`: first), with its values.

    The part becomes one that lists targets. Raises `NotInList` when the part or `parent` is gone.
    """
    with changing(section.document, by=by, reason="Thêm chỉ tiêu") as document:
        home = _standing_section(document, section)
        above = _standing_parent(home, parent)
        row = siblings(home, above)
        position = order.position_of_new(row, after)
        order.open_gap(row, position)
        target = Target(
            document=document,
            section=home,
            parent=above,
            position=position,
            form=form,
            text=text,
        )
        save_valid(target)
        keep_values_in_step(target)
        if home.role == SectionRole.OTHER:
            home.role = SectionRole.TARGETS
            save_valid(home)
        return target


def edit(target: Target, *, changes: Changes, version: int, by: User) -> Target:
    """Change the words or the form of a target; its values are read from the new words."""
    with changing(target.document, by=by, reason="Sửa chỉ tiêu"):
        locked = _locked(target)
        merge(locked, changes, version=version)
        save_valid(locked)
        keep_values_in_step(locked)
        return locked


def move(target: Target, *, after: int | None, version: int, by: User) -> Target:
    """Put a target behind another of its list; first when `after` is None."""
    with changing(target.document, by=by, reason="Chuyển chỉ tiêu"):
        locked = _locked(target)
        require_version(locked, version)
        others = siblings(locked.section, locked.parent).exclude(pk=locked.pk)
        order.close_gap(others, locked.position)
        locked.position = order.position_after(others, after)
        order.open_gap(others, locked.position)
        save_valid(locked)
        return locked


def remove(target: Target, *, version: int, by: User) -> None:
    """Delete a target with its values and what stands under it; the history keeps the words."""
    with changing(target.document, by=by, reason="Xoá chỉ tiêu"):
        locked = _locked(target)
        require_version(locked, version)
        others = siblings(locked.section, locked.parent).exclude(pk=locked.pk)
        position = locked.position
        locked.delete()
        order.close_gap(others, position)


def keep_values_in_step(target: Target) -> None:
    """Make the values of a target those that its words set; a value that stays keeps its row."""
    rows = list(target.values.order_by("position", "pk"))
    wanted = list(_values(target.text))
    for row in rows[len(wanted) :]:
        row.delete()
    for position, fields in enumerate(wanted, start=1):
        row = rows[position - 1] if position <= len(rows) else TargetValue(target=target)
        row.position = position
        for name, value in fields.items():
            setattr(row, name, value)
        save_valid(row)


def _values(text: str) -> Iterator[dict[str, Any]]:
    """The fields of each value that a statement sets, in reading order."""
    for phrase in find_targets(marks.words(text)):
        if all(map(_fits, (phrase.value, phrase.value_max, phrase.of))):
            yield _fields(phrase)


def _fits(value: Decimal | None) -> bool:
    """Whether a figure is one that our columns hold exactly; others stay in the words alone."""
    if value is None:
        return True
    return abs(value) < LARGEST and value == value.quantize(SMALLEST_STEP)


def _fields(phrase: TargetPhrase) -> dict[str, Any]:
    return {
        "name": phrase.name,
        "comparator": phrase.comparator,
        "value": phrase.value,
        "value_max": phrase.value_max,
        "of": phrase.of,
        "unit": phrase.unit[:60],
        "change": phrase.change,
    }


def _locked(target: Target) -> Target:
    rows = Target.objects.select_for_update(of=("self",)).select_related("section", "parent")
    locked = rows.filter(pk=target.pk).first()
    if locked is None:
        raise NotInList
    return locked


def _standing_section(document: Document, section: Section) -> Section:
    standing = document.sections.filter(pk=section.pk).first()
    if standing is None:
        raise NotInList(GONE)
    return standing


def _standing_parent(section: Section, parent: Target | None) -> Target | None:
    if parent is None:
        return None
    standing = Target.objects.filter(section=section, pk=parent.pk).first()
    if standing is None:
        raise NotInList(GONE)
    return standing
