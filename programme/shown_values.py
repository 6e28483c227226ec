"""A field's value of an old version in the words of the office, with few queries."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeAlias

from django.db import models

from programme.dates import format_date
from programme.models.record import Record

StoredField: TypeAlias = "models.Field[Any, Any]"
HistoryRow: TypeAlias = Any  # simple-history builds these classes at run time


class Names:
    """What foreign keys of history rows point to, read in one query for each model."""

    def __init__(self, model: type[Record], rows: Iterable[HistoryRow]) -> None:
        wanted: dict[Any, set[int | None]] = defaultdict(set)
        keys = [stored for stored in shown_fields(model) if isinstance(stored, models.ForeignKey)]
        for row in rows:
            for key in keys:
                wanted[key.related_model].add(getattr(row, key.attname))
        self.found = {
            target: target._base_manager.in_bulk([pk for pk in ids if pk is not None])
            for target, ids in wanted.items()
        }

    def of(self, target: Any, pk: int | None) -> str:
        """The record's name; empty for none, its number when it was deleted."""
        if pk is None:
            return ""
        record = self.found.get(target, {}).get(pk)
        return str(record) if record is not None else f"(đã xoá, số {pk})"


def shown_fields(model: type[Record]) -> list[StoredField]:
    """The stored fields a reader sees in the history."""
    hidden = model.background_fields | {"id"}
    return [stored for stored in kept_fields(model) if stored.name not in hidden]


def kept_fields(model: type[Record]) -> list[StoredField]:
    """The stored fields that the history keeps."""
    kept = {stored.name for stored in model.history.model.tracked_fields}  # type: ignore[attr-defined]
    return [stored for stored in model._meta.concrete_fields if stored.name in kept]


def shown_value(stored: StoredField, row: HistoryRow, names: Names) -> str:
    """A field's value in a history row; empty when there is none."""
    value = getattr(row, stored.attname)
    if value is None or value == "":
        return ""
    if isinstance(stored, models.ForeignKey):
        return names.of(stored.related_model, value)
    if stored.choices:
        return str(dict(stored.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return format_date(value)
    return str(value)


def name_of(model: type[Record], row: HistoryRow) -> str:
    """What the record was called in this version; built by hand, `row.instance` asks the database."""
    return str(model(**{f.attname: getattr(row, f.attname) for f in kept_fields(model)}))
