"""Bringing back the words of an earlier version, as a new version (R27)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

from programme.actions.door import changing, registering, save_valid
from programme.actions.editing import require_version
from programme.errors import RuleBroken
from programme.history import Source, attributed
from programme.models import User
from programme.models.record import Record
from programme.tracked_models import document_of


def restore_version(record: Record, *, history_id: int, version: int, by: User) -> Record:
    """Give a record the content it had in the history row `history_id`.

    Only `content_fields` come back: place, parent, conference and state stay as they are. Raises
    `NotAllowed`, `AlreadyIssued`, `EditedMeanwhile`, and `RuleBroken` when the row is not one of
    this record's or its content no longer keeps the rules.
    """
    row = _row(record, history_id)
    reason = f"Khôi phục bản {timezone.localtime(row.history_date):%H:%M ngày %d/%m/%Y}"
    with _door(record, by=by, reason=reason), attributed(source=Source.RESTORE):
        locked = type(record)._base_manager.select_for_update().get(pk=record.pk)
        require_version(locked, version)
        if getattr(locked, "is_removed", False):
            raise RuleBroken("Mục này đã xoá; hãy khôi phục nó trước, rồi chọn bản cần lấy lại.")
        for name in locked.content_fields:
            setattr(locked, name, getattr(row, name))
        save_valid(locked)
        return locked


def _row(record: Record, history_id: int) -> Any:
    row = (
        record.history.filter(history_id=history_id)  # type: ignore[attr-defined]
        .exclude(history_type="-")
        .first()
    )
    if row is None:
        raise RuleBroken("Không tìm thấy bản này trong lịch sử; hãy tải lại trang.")
    return row


@contextmanager
def _door(record: Record, *, by: User, reason: str) -> Iterator[None]:
    document = document_of(record)
    if document is None:
        with registering(by=by, reason=reason, action=record.edit_action):
            yield
    else:
        with changing(document, by=by, reason=reason, action=record.edit_action):
            yield
