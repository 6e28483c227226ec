"""Which records have a history page, and the document whose readers and state rule each of them."""

from __future__ import annotations

from django.apps import apps

from programme.models import Document
from programme.models.record import Record


def model_named(name: str) -> type[Record] | None:
    """The model with a history page that bears this name ("directive", "agendaitem"), or None.

    Each model says so itself by its `content_fields`, so that this app need not know the others.
    """
    return next(
        (model for model in models_with_history() if model._meta.model_name == name.lower()), None
    )


def models_with_history() -> list[type[Record]]:
    """Every model with a history page."""
    return [
        model for model in apps.get_models() if issubclass(model, Record) and model.content_fields
    ]


def document_of(record: Record) -> Document | None:
    """The document that a record is part of; None for an entry of a register."""
    if record.document_field == "self":
        return record if isinstance(record, Document) else None
    document = getattr(record, record.document_field) if record.document_field else None
    return document if isinstance(document, Document) else None
