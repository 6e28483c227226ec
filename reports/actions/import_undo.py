"""Taking an import back as a whole, while nobody has built on it; the history keeps both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from conferences.models import AgendaItem, ItemAgency, ItemDirective
from programme import journal
from programme.actions import order
from programme.actions.door import changing
from programme.errors import RuleBroken
from programme.history import Source, attributed
from programme.journal import Entry
from programme.models import Document, User
from programme.models.record import Record
from programme.operations import Stale
from programme.roles import Action, require
from reports.actions.imports import PARTS
from reports.models import ImportSession, ImportState

REASON = "Hoàn tác lần nhập tài liệu"
NOT_ACCEPTED = "Lần nhập này chưa nhận hoặc đã hoàn tác; hãy tải lại trang."
GONE = "Văn bản của lần nhập này không còn, nên không hoàn tác được."
BUILT_ON = (
    "Không hoàn tác được: {who} đã sửa “{what}” lúc {at}, sau lần nhập này."
    " Hãy sửa từng chỗ, hoặc khôi phục bản trước trong lịch sử."
)
FILE_AFTER = "Không hoàn tác được: sau đó tệp “{name}” cũng đã nhập vào chương trình này."
IN_USE = "Không hoàn tác được: chương trình này đã được dùng ở chỗ khác."


def undo(session: ImportSession, *, by: User) -> ImportSession:
    """Give the records what they held before the import and remove what it made.

    Raises `RuleBroken` with the reason when anything of the programme changed since, by anybody:
    its words would be lost or its places wrong. Entries of the registers that something else uses
    by now stay where they are.
    """
    require(by, Action.IMPORT_DOCUMENT)
    with transaction.atomic():
        locked = _accepted(session, by)
        with (
            changing(
                _document(locked), by=by, reason=REASON, action=Action.IMPORT_DOCUMENT
            ) as document,
            attributed(source=Source.RESTORE),
        ):
            _refuse_when_built_on(locked, document)
            _take_back(locked, document)
        locked.state, locked.decided_at = ImportState.UNDONE, timezone.now()
        locked.journal, locked.version = {}, locked.version + 1
        locked.document = Document.objects.filter(pk=document.pk).first()
        locked.save()
        return locked


def _accepted(session: ImportSession, by: User) -> ImportSession:
    rows = ImportSession.objects.visible_to(by).select_for_update()
    locked = rows.filter(pk=session.pk, state=ImportState.ACCEPTED).first()
    if locked is None:
        raise Stale(NOT_ACCEPTED)
    return locked


def _document(session: ImportSession) -> Document:
    if session.document is None:
        raise RuleBroken(GONE)
    return session.document


def _refuse_when_built_on(session: ImportSession, document: Document) -> None:
    later = [
        row for model in PARTS for row in _rows_since(model, document, session.journal["marks"])
    ]
    if later:
        first = min(later, key=lambda row: row.history_date)
        at = timezone.localtime(first.history_date)
        what = str(first.instance) if first.instance_type in _named() else str(document)
        raise RuleBroken(
            BUILT_ON.format(who=first.history_user, what=what, at=f"{at:%H:%M ngày %d/%m/%Y}")
        )
    other = document.imported_files.exclude(sha256=session.sha256).filter(at__gt=session.decided_at)
    if file := other.first():
        raise RuleBroken(FILE_AFTER.format(name=file.name))


def _rows_since(model: Any, document: Document, marks: dict[str, int]) -> Iterable[Any]:
    """History rows of the document's records that are younger than the import."""
    rows = model.history.filter(history_id__gt=marks[model._meta.label_lower])
    key = PARTS[model]
    if key == "pk":
        return rows.filter(id=document.pk)
    if key == "item_id":
        items = AgendaItem.history.filter(programme_id=document.pk).values("id")
        return rows.filter(item_id__in=items)
    return rows.filter(**{key: document.pk})


def _named() -> tuple[type[Record], ...]:
    """Records whose own name says what was changed; the links of an item do not."""
    return tuple(model for model in PARTS if model not in (ItemAgency, ItemDirective))


def _take_back(session: ImportSession, document: Document) -> None:
    entries = journal.unpacked(session.journal["entries"])
    created = [entry for entry in entries if entry.before is None]
    changed = [entry for entry in entries if entry.before is not None]
    is_new = any(entry.model == Document._meta.label_lower for entry in created)
    linked = _linked_items(entries)
    files = document.imported_files.filter(sha256=session.sha256, at__gte=session.at)
    files.delete()
    for entry in reversed(created):
        _remove(entry)
    for entry in changed:
        _restore(entry)
    if not is_new:
        _reorder(document, session.journal["order"])
        for item in AgendaItem.objects.filter(pk__in=linked):
            item.touch()


def _remove(entry: Entry) -> None:
    """Delete what the import made; what a register holds and others use stays."""
    model = journal.model_of(entry)
    record = model.objects.filter(pk=entry.pk).first()
    if record is None:
        return
    if model in PARTS:
        try:
            record.delete()
        except ProtectedError as error:
            raise RuleBroken(IN_USE) from error
    elif record.version == 1 and not _is_used(record):
        record.delete()


def _is_used(record: Any) -> bool:
    """Whether any other record names this one."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: record.pk}).exists()
        for relation in record._meta.related_objects
    )


def _restore(entry: Entry) -> None:
    """Give a record its former values as a new version; a deleted one comes back under its number."""
    model = journal.model_of(entry)
    record = model.objects.filter(pk=entry.pk).first() or model(pk=entry.pk)
    for name, value in journal.values_of(entry).items():
        setattr(record, name, value)
    record.save()


def _reorder(document: Document, positions: dict[str, dict[str, int]]) -> None:
    lists: tuple[Any, ...] = (
        document.sections,
        document.recipients,
        document.conferences,
        document.items,
    )
    for rows in lists:
        before = positions.get(rows.model._meta.label_lower, {})
        order.put_back(rows.all(), {int(pk): position for pk, position in before.items()})


def _linked_items(entries: Iterable[Entry]) -> set[int]:
    """Items that got or lost an agency or a directive: undone, they are another version."""
    found: set[int] = set()
    for entry in entries:
        model = journal.model_of(entry)
        if model not in (ItemAgency, ItemDirective):
            continue
        if entry.before is not None:
            found.add(journal.values_of(entry)["item_id"])
        else:
            found |= set(model.objects.filter(pk=entry.pk).values_list("item_id", flat=True))
    return found
