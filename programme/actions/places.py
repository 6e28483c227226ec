"""Where records stand in their ordered lists: noted before a step, found again when it is undone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from programme.actions import order
from programme.models import Document
from programme.models.record import Record

# What makes a list of a model: the values of the fields that its position is unique within.
ListKey = tuple[Any, ...]
Order = dict[ListKey, list[int]]


@dataclass(slots=True)
class Places:
    """Every list of a document, by model: who stands where."""

    orders: dict[str, Order] = field(default_factory=dict)

    def packed(self, touched: Iterable[tuple[str, int]]) -> dict[str, list[list[int]]]:
        """The lists in which touched records stood, as JSON: record numbers in their order."""
        wanted: dict[str, set[int]] = {}
        for label, pk in touched:
            wanted.setdefault(label, set()).add(pk)
        return {
            label: [ids for ids in lists.values() if wanted[label].intersection(ids)]
            for label, lists in self.orders.items()
            if label in wanted
        }

    def moved(self, later: Places, touched: Sequence[tuple[str, int]]) -> dict[str, list[int]]:
        """The touched records that stand elsewhere in `later`: in another list, or behind others."""
        known = set(touched)
        found: dict[str, list[int]] = {}
        for label, pk in touched:
            if self._place(label, pk, known) != later._place(label, pk, known):
                found.setdefault(label, []).append(pk)
        return found

    def _place(
        self, label: str, pk: int, touched: set[tuple[str, int]]
    ) -> tuple[ListKey, list[int]] | None:
        """The list, and who stands before the record back to the first that nobody touched."""
        for key, ids in self.orders.get(label, {}).items():
            if pk not in ids:
                continue
            run: list[int] = []
            for one in reversed(ids[: ids.index(pk)]):
                run.append(one)
                if (label, one) not in touched:
                    break
            return key, run
        return None


def places_of(document: Document, *, only: Container[str] | None = None) -> Places:
    """The lists of a document as they stand, in one query for each model that has lists.

    `only` narrows them to the models of these labels ("conferences.agendaitem").
    """
    found = Places()
    for model in ordered_models():
        if only is not None and model._meta.label_lower not in only:
            continue
        names = list_fields(model)
        rows = model._base_manager.filter(**{document_path(model): document}).order_by(
            "position", "pk"
        )
        lists: Order = {}
        for pk, *key in rows.values_list("pk", *names):
            lists.setdefault(tuple(key), []).append(pk)
        found.orders[model._meta.label_lower] = lists
    return found


def ordered_models() -> list[type[Record]]:
    """Every model whose records stand in dense lists inside a document."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Record) and list_fields(model) and document_path(model)
    ]


def list_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The stored names of what a position is unique within: ("programme_id", …); () without lists."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and "position" in constraint.fields:
            names = [name for name in constraint.fields if name != "position"]
            return tuple(_stored(model, name).attname for name in names)
    return ()


def document_path(model: type[models.Model]) -> str:
    """The way from a listed record to its document, such as "section__document"; "" without one."""
    for name in list_fields(model)[:1]:
        stored = _stored(model, name)
        related = stored.related_model
        if related is Document:
            return str(stored.name)
        if isinstance(related, type) and (further := document_path(related)):
            return f"{stored.name}__{further}"
    return ""


def list_of(record: Any) -> ListKey:
    """The list a record stands in."""
    return tuple(getattr(record, name) for name in list_fields(type(record)))


def settle(model: type[Record], returning: Sequence[Any], lists: list[list[int]]) -> None:
    """Put unsaved `returning` records where they stood among those who are still there.

    `lists` are the orders of before. Each record's `position` is set; the others in its list close
    up or make room, so that every list touched counts 1, 2, 3 … once the records are saved.
    """
    rows: Any = model._base_manager
    ids = [record.pk for record in returning]
    left = {list_of(record) for record in rows.filter(pk__in=ids)}
    for key in left | {list_of(record) for record in returning}:
        coming = {record.pk: record for record in returning if list_of(record) == key}
        standing = _ids(model, key, without=ids)
        wanted = {
            pk: position for position, pk in enumerate(_joined(standing, coming, lists), start=1)
        }
        for pk, record in coming.items():
            record.position = wanted.pop(pk)
        order.put_back(rows.all(), wanted)


def keep_places(model: type[Record], staying: Sequence[Any]) -> None:
    """Give unsaved records that did not move the position at which they stand by now."""
    rows: Any = model._base_manager.filter(pk__in=[record.pk for record in staying])
    now = dict(rows.values_list("pk", "position"))
    for record in staying:
        record.position = now.get(record.pk, record.position)


def close_up(model: type[Record], keys: Iterable[ListKey]) -> None:
    """Number lists anew, from which records were deleted."""
    rows: Any = model._base_manager
    for key in keys:
        ids = _ids(model, key, without=())
        order.put_back(rows.all(), {pk: position for position, pk in enumerate(ids, start=1)})


def _ids(model: type[Record], key: ListKey, *, without: Sequence[int]) -> list[int]:
    rows = model._base_manager.filter(**dict(zip(list_fields(model), key, strict=True)))
    return list(
        rows.exclude(pk__in=without).order_by("position", "pk").values_list("pk", flat=True)
    )


def _joined(standing: list[int], coming: dict[int, Any], lists: list[list[int]]) -> list[int]:
    """Each one that comes back stands behind the nearest of those who stood before it."""
    joined = list(standing)
    for ids in lists:
        for index, pk in enumerate(ids):
            if pk not in coming or pk in joined:
                continue
            before = next((one for one in reversed(ids[:index]) if one in joined), None)
            joined.insert(0 if before is None else joined.index(before) + 1, pk)
    return joined + [pk for pk in coming if pk not in joined]


def _stored(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)
