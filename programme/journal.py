"""What one change did to our records, noted while it happens, so that it can be taken back whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

Values = dict[str, Any]


def key_of(model: str, pk: int) -> str:
    """What a journal calls a record: "conferences.agendaitem:12"."""
    return f"{model}:{pk}"


@dataclass(slots=True)
class Entry:
    """One record: what it held before (None: it did not exist), and whether it was deleted.

    `version` is the one it had before, None when it did not exist.
    """

    model: str
    pk: int
    before: Values | None
    is_deleted: bool = False
    version: int | None = None

    @property
    def key(self) -> str:
        return key_of(self.model, self.pk)


@dataclass(slots=True)
class Journal:
    """The records that a change touched, each once, in the order of their first change."""

    entries: dict[tuple[str, int], Entry] = field(default_factory=dict)

    def note(self, record: models.Model, row: Any) -> None:
        """Take in a new history row of a record."""
        key = (record._meta.label_lower, row.id)
        if key not in self.entries:
            old = _row_before(row)
            self.entries[key] = Entry(
                *key,
                before=None if old is None else _values(record, old),
                version=getattr(old, "version", None),
            )
        self.entries[key].is_deleted = row.history_type == "-"

    def packed(self) -> list[dict[str, Any]]:
        """The entries as JSON; what came and went within the change leaves nothing to undo."""
        return [
            asdict(entry)
            for entry in self.entries.values()
            if entry.before is not None or not entry.is_deleted
        ]


_current: ContextVar[Journal | None] = ContextVar("journal", default=None)


@contextmanager
def keeping() -> Iterator[Journal]:
    """Note every tracked change made inside, by this request alone."""
    journal = Journal()
    token = _current.set(journal)
    try:
        yield journal
    finally:
        _current.reset(token)


def note(sender: Any, *, instance: models.Model, history_instance: Any, **kwargs: Any) -> None:
    """The receiver of each new history row; does nothing outside `keeping`."""
    journal = _current.get()
    if journal is not None:
        journal.note(instance, history_instance)


def unpacked(plain: list[dict[str, Any]]) -> list[Entry]:
    """The entries that were packed."""
    return [Entry(**one) for one in plain]


def model_of(entry: Entry) -> type[Any]:
    """The model of an entry's record."""
    return apps.get_model(entry.model)


def values_of(entry: Entry) -> Values:
    """What the record held before, as Python values by attribute name."""
    fields = {f.attname: f for f in model_of(entry)._meta.concrete_fields}
    return {
        name: fields[name].to_python(value)
        for name, value in (entry.before or {}).items()
        if name in fields
    }


def _row_before(row: Any) -> Any:
    """The row of history before this one: the record as it stood, None when it is new."""
    if row.history_type == "+":
        return None
    earlier = type(row).objects.filter(id=row.id, history_id__lt=row.history_id)
    return earlier.order_by("-history_id").first() or row


def _values(record: models.Model, old: Any) -> Values:
    return {
        f.attname: _plain(getattr(old, f.attname))
        for f in record._meta.concrete_fields
        if f.name != "version" and hasattr(old, f.attname)
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    return DjangoJSONEncoder().default(value)
