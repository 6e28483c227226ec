"""Giving records back what they held before a change, and removing what the change made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Field, ProtectedError

from programme import journal
from programme.errors import RuleBroken
from programme.journal import Entry
from programme.models.record import Record

IN_USE = "Không hoàn tác được: chương trình này đã được dùng ở chỗ khác."


def remove(entry: Entry) -> None:
    """Delete what the change made; what a register holds and others use stays."""
    model = journal.model_of(entry)
    record = model.objects.filter(pk=entry.pk).first()
    if record is None:
        return
    if is_of_document(model):
        try:
            record.delete()
        except ProtectedError as error:
            raise RuleBroken(IN_USE) from error
    elif record.version == 1 and not _is_used(record):
        record.delete()


def restored(entry: Entry) -> Any:
    """The record with its former values, not yet saved; a deleted one under its old number."""
    model = journal.model_of(entry)
    record = model.objects.filter(pk=entry.pk).first()
    if record is None:
        # Its versions go on counting: no page may take the new record for one it has shown.
        last = model.history.filter(id=entry.pk).order_by("-history_id").first()
        record = model(pk=entry.pk, version=(last.version if last is not None else 0) + 1)
    for name, value in journal.values_of(entry).items():
        setattr(record, name, value)
    return record


def linked_wholes(entries: Iterable[Entry]) -> dict[type[Record], set[int]]:
    """Records that got or lost a part (an item its agency): undone, they are another version."""
    keys = part_keys()
    found: dict[type[Record], set[int]] = {}
    for entry in entries:
        model = journal.model_of(entry)
        if model not in keys:
            continue
        whole: Any = keys[model].related_model
        numbers = found.setdefault(whole, set())
        if entry.before is not None:
            numbers.add(journal.values_of(entry)[keys[model].attname])
        else:
            rows = model.objects.filter(pk=entry.pk)
            numbers.update(rows.values_list(keys[model].attname, flat=True))
    return found


def touch_all(wholes: dict[type[Record], set[int]]) -> dict[str, tuple[int, int]]:
    """Raise the versions of the records whose parts changed; from which version to which, by key."""
    raised = {}
    for model, numbers in wholes.items():
        for record in model._base_manager.filter(pk__in=numbers):
            before = record.version
            record.touch()
            raised[journal.key_of(model._meta.label_lower, record.pk)] = (before, record.version)
    return raised


def part_keys() -> dict[type[Any], Field[Any, Any]]:
    """Models whose records are parts of another, with the key that leads to the whole."""
    found: dict[type[Any], Field[Any, Any]] = {}
    for model in apps.get_models():
        for name in model.parts if issubclass(model, Record) else ():
            relation: Any = model._meta.get_field(name)
            found[relation.related_model] = relation.field
    return found


def is_of_document(model: type[Any]) -> bool:
    """Whether a model's records live in a document, not in a register that others use."""
    return bool(getattr(model, "document_field", "")) or model in part_keys()


def _is_used(record: Any) -> bool:
    """Whether any other record names this one."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: record.pk}).exists()
        for relation in record._meta.related_objects
    )
