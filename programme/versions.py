"""The history of records as people read it: who, when, what was before and what came after, why."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from programme.differences import Piece, word_changes
from programme.models import Document, DocumentState
from programme.models.record import Record
from programme.shown_values import (
    HistoryRow,
    Names,
    StoredField,
    name_of,
    shown_fields,
    shown_value,
)

# From this many letters on two wordings are compared word by word.
LONG = 40
VERBS = {"+": "Thêm", "~": "Sửa", "-": "Xoá"}
# Rows that one action wrote lie this close together.
ONE_ACTION = datetime.timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after; `pieces` compare long wordings word by word."""

    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of one record: who made it, when, why, and what it changed.

    A change of something that belongs to the record (`is_part`: an agency of an item) has no
    version of its own. `restore_url` and `history_url` are for pages to fill.
    """

    history_id: int
    at: datetime.datetime
    who: str
    verb: str
    reason: str
    source: str
    model: str
    model_label: str
    pk: int
    subject: str
    changes: tuple[FieldChange, ...] = ()
    is_part: bool = False
    is_current: bool = False
    restore_url: str = ""
    history_url: str = ""


def with_previous(rows: QuerySet[Any]) -> QuerySet[Any]:
    """History rows that know the id of the row before them: `previous_id`."""
    earlier = (
        rows.model.objects.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
        .order_by("-history_id")
        .values("history_id")[:1]
    )
    return rows.annotate(previous_id=Subquery(earlier)).select_related("history_user")


def previous_rows(rows: Sequence[HistoryRow]) -> dict[int, HistoryRow]:
    """The rows before these, by their ids, in one query."""
    ids = [row.previous_id for row in rows if row.previous_id]
    return type(rows[0]).objects.in_bulk(ids, field_name="history_id") if ids else {}


def issued_at(document: Document) -> datetime.datetime:
    """When the document became the issued one that it is now."""
    history = document.history.order_by("history_id")
    last_draft = history.exclude(state=DocumentState.ISSUED).last()
    issued = history.filter(state=DocumentState.ISSUED)
    if last_draft is not None:
        issued = issued.filter(history_id__gt=last_draft.history_id)
    first = issued.first()
    return first.history_date if first is not None else timezone.now()


def entries(model: type[Record], rows: Sequence[HistoryRow]) -> list[Entry]:
    """Rows of `with_previous` as entries, in the same order; a fixed number of queries."""
    before = previous_rows(rows)
    names = Names(model, [*rows, *before.values()])
    return [
        replace(
            _entry(row, model),
            pk=row.id,
            subject=name_of(model, row),
            changes=tuple(_changes(model, row, before.get(row.previous_id), names)),
        )
        for row in rows
    ]


def part_entries(key: Any, rows: Sequence[HistoryRow]) -> list[Entry]:
    """Rows of records that belong to another by `key`, as entries of that other record."""
    model, whole = key.model, key.related_model
    before = previous_rows(rows)
    names = Names(model, [*rows, *before.values()])
    found = []
    for row in rows:
        change = _part_change(key, row, before.get(row.previous_id), names)
        if change.before != change.after:
            entry = replace(
                _entry(row, whole),
                pk=getattr(row, key.attname),
                subject=names.of(whole, getattr(row, key.attname)),
                changes=(change,),
                is_part=True,
                history_id=0,
                verb=VERBS["~"],
            )
            found.append(entry)
    return found


def folded(found: Iterable[Entry]) -> list[Entry]:
    """Entries newest first; what one action did to a record and to its parts is one entry."""
    kept: list[Entry] = []
    for entry in sorted(found, key=lambda entry: (entry.at, not entry.is_part), reverse=True):
        place = next((i for i, other in enumerate(kept) if _is_one_action(entry, other)), None)
        if place is None:
            kept.append(entry)
            continue
        other = kept[place]
        whole = entry if other.is_part and not entry.is_part else other
        kept[place] = replace(whole, changes=(*entry.changes, *other.changes))
    return kept


def _is_one_action(entry: Entry, other: Entry) -> bool:
    return (
        (entry.is_part or other.is_part)
        and (entry.model, entry.pk, entry.who) == (other.model, other.pk, other.who)
        and entry.reason == other.reason
        and abs(other.at - entry.at) <= ONE_ACTION
    )


def field_change(stored: StoredField, old: str, new: str) -> FieldChange:
    """A change of one field; long typed wordings come with their differences."""
    is_typed = isinstance(stored, models.CharField | models.TextField) and not stored.choices
    is_long = is_typed and old and new and max(len(old), len(new)) >= LONG
    return FieldChange(
        str(stored.verbose_name), old, new, word_changes(old, new) if is_long else ()
    )


def _entry(row: HistoryRow, model: type[models.Model]) -> Entry:
    return Entry(
        history_id=row.history_id,
        at=row.history_date,
        who=str(row.history_user or ""),
        verb=VERBS[row.history_type],
        reason=row.history_change_reason,
        source=row.get_history_source_display(),
        model=model._meta.model_name or "",
        model_label=str(model._meta.verbose_name),
        pk=0,
        subject="",
    )


def _changes(
    model: type[Record], row: HistoryRow, before: HistoryRow | None, names: Names
) -> Iterator[FieldChange]:
    if row.history_type == "-":
        return
    for stored in shown_fields(model):
        if before is None and model.content_fields and stored.name not in model.content_fields:
            # A new record is told by its words, not by the place and state it begins with.
            continue
        new = shown_value(stored, row, names)
        old = shown_value(stored, before, names) if before is not None else ""
        if old != new:
            yield field_change(stored, old, new)


def _part_change(key: Any, row: HistoryRow, before: HistoryRow | None, names: Names) -> FieldChange:
    """The whole row as one value that came, went or changed."""
    now = _described(key, row, names)
    if row.history_type == "~":
        old, new = (_described(key, before, names) if before is not None else "", now)
    else:
        old, new = ("", now) if row.history_type == "+" else (now, "")
    return FieldChange(str(key.model._meta.verbose_name), old, new)


def _described(key: Any, row: HistoryRow, names: Names) -> str:
    words = []
    for stored in shown_fields(key.model):
        value = shown_value(stored, row, names)
        if stored.name == key.name or not value:
            continue
        is_name = isinstance(stored, models.ForeignKey) or (
            isinstance(stored, models.CharField) and not stored.choices
        )
        words.append(value if is_name else f"{stored.verbose_name}: {value}")
    return "; ".join(words)
