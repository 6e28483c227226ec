"""Saving one field at a time: different fields merge, so do different paragraphs of a text.

Where two people wrote in the same paragraph both texts are shown (R1-R3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Field
from django.utils import timezone

from programme import marks
from programme.errors import EditedMeanwhile, FieldConflict, MarkTaken
from programme.joining import joined
from programme.models.record import Record


@dataclass(frozen=True, slots=True)
class Change:
    """What one field held when the page was opened, and what it should hold now."""

    base: Any
    new: Any


Changes = Mapping[str, Change]


def merge(record: Record, changes: Changes, *, version: int) -> None:
    """Put the changes on a locked, freshly read record, or raise `EditedMeanwhile`.

    `version` is the one the page showed. When it is no longer the latest, a field that nobody else
    touched since is still taken, and so is a text in which somebody else has written other
    paragraphs, with those; any other field that somebody did touch is a conflict, unless both
    typed the same. A version that was never shown is refused.
    """
    require_known_version(record, version)
    values: dict[str, Any] = {}
    conflicts = []
    for name, change in changes.items():
        standing = getattr(record, name)
        if standing in (change.base, change.new):
            values[name] = change.new
        elif (words := _joined(change, standing)) is not None:
            values[name] = words
        elif record.version == version:
            values[name] = change.new
        else:
            conflicts.append(_conflict(record, name, change))
    if conflicts:
        raise edited_meanwhile(record, tuple(conflicts))
    for name, value in values.items():
        setattr(record, name, value)


def _joined(change: Change, standing: Any) -> str | None:
    """The text with what both have written; None when this is no text or they met in a paragraph.

    Raises `MarkTaken` when both gave the same mark to a note of their own.
    """
    texts = (change.base, change.new, standing)
    if not all(isinstance(one, str) for one in texts):
        return None
    words = joined(*texts)
    if words is None:
        return None
    for mark in marks.references([words]):
        sign = marks.reference_to(mark)
        if words.count(sign) > max(one.count(sign) for one in texts):
            raise MarkTaken(mark)
    return words


def require_known_version(record: Record, version: int) -> None:
    """Refuse a version that no page can have shown: from the future, or below the first."""
    if not 1 <= version <= record.version:
        raise edited_meanwhile(record, ())


def require_version(record: Record, version: int) -> None:
    """Refuse a change that has no fields to merge when the record is no longer the one shown."""
    if record.version != version:
        raise edited_meanwhile(record, ())


def _conflict(record: Record, name: str, change: Change) -> FieldConflict:
    field = record._meta.get_field(name)
    if not isinstance(field, Field):
        raise TypeError(f"{name} is not a stored field")
    return FieldConflict(
        field=name,
        label=str(field.verbose_name),
        base=_shown(field, change.base),
        theirs=_shown(field, getattr(record, name)),
        mine=_shown(field, change.new),
    )


def _shown(field: Field[Any, Any], value: Any) -> str:
    if value is None or value == "":
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


def edited_meanwhile(
    record: Record, conflicts: tuple[FieldConflict, ...], *, row: Any = None
) -> EditedMeanwhile:
    """The refusal of a stale change: who saved last, when, and both texts of each field.

    `row` is the last one of the history when that is not the record's own.
    """
    row = row or record.history.select_related("history_user").first()  # type: ignore[attr-defined]
    if row is None:
        return EditedMeanwhile(conflicts, version=record.version)
    return EditedMeanwhile(
        conflicts,
        by=str(row.history_user or ""),
        at=f"{timezone.localtime(row.history_date):%H:%M ngày %d/%m/%Y}",
        version=record.version,
    )
