"""The one door through which content changes: role asked, row locked, refused when issued."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction

from programme.errors import AlreadyIssued, RuleBroken
from programme.history import attributed
from programme.models import Document, User
from programme.models.record import Record
from programme.roles import Action, require


@contextmanager
def changing(
    document: Document, *, by: User, reason: str, action: Action = Action.EDIT_PROGRAMME
) -> Iterator[Document]:
    """One change inside a document, all or nothing (R11); yields its row, locked.

    The document's row is the first lock of every change below it, so no two changes can wait for
    each other in a circle (R4). Raises `NotAllowed` and `AlreadyIssued`.
    """
    require(by, action)
    with transaction.atomic(), attributed(by=by, reason=reason):
        locked = Document.objects.select_for_update().get(pk=document.pk)
        if not locked.is_editable:
            raise AlreadyIssued
        yield locked


@contextmanager
def registering(*, by: User, reason: str, action: Action) -> Iterator[None]:
    """One change of a register that belongs to no document (directives, agencies, years)."""
    require(by, action)
    with transaction.atomic(), attributed(by=by, reason=reason):
        yield


def save_valid(record: Record) -> None:
    """Save a record that keeps its rules; else raise `RuleBroken` with the rule's own sentence."""
    try:
        record.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise RuleBroken(messages[0], field="" if field == "__all__" else field) from error
    record.save()
