"""Taking an import back as a whole, while nobody has built on it; the history keeps both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from conferences.models import AgendaItem, ItemAgency, ItemDirective
from programme import journal
from programme.actions import order, taking_back
from programme.actions.door import changing
from programme.errors import RuleBroken
from programme.history import Source, attributed
from programme.models import Document, Target, TargetValue, User
from programme.models.record import Record
from programme.operations import Stale
from programme.roles import Action, require
from reports.actions.imports import PARTS
from reports.models import ImportSession, ImportState

REASON = "Hoàn tác lần nhập tài liệu"
# Links and values say nothing by themselves.
NAMELESS = (ItemAgency, ItemDirective, TargetValue)
NOT_ACCEPTED = "Lần nhập này chưa nhận hoặc đã hoàn tác; hãy tải lại trang."
GONE = "Văn bản của lần nhập này không còn, nên không hoàn tác được."
BUILT_ON = (
    "Không hoàn tác được: {who} đã sửa “{what}” lúc {at}, sau lần nhập này."
    " Hãy sửa từng chỗ, hoặc khôi phục bản trước trong lịch sử."
)
FILE_AFTER = "Không hoàn tác được: sau đó tệp “{name}” cũng đã nhập vào chương trình này."


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
    rows = model.history.filter(history_id__gt=marks.get(model._meta.label_lower, 0))
    key = PARTS[model]
    if key == "pk":
        return rows.filter(id=document.pk)
    if key == "item_id":
        items = AgendaItem.history.filter(programme_id=document.pk).values("id")
        return rows.filter(item_id__in=items)
    if key == "target_id":
        targets = Target.history.filter(document_id=document.pk).values("id")
        return rows.filter(target_id__in=targets)
    return rows.filter(**{key: document.pk})


def _named() -> tuple[type[Record], ...]:
    """Records whose own name says what was changed; the links of an item do not."""
    return tuple(model for model in PARTS if model not in NAMELESS)


def _take_back(session: ImportSession, document: Document) -> None:
    entries = journal.unpacked(session.journal["entries"])
    created = [entry for entry in entries if entry.before is None]
    changed = [entry for entry in entries if entry.before is not None]
    is_new = any(entry.model == Document._meta.label_lower for entry in created)
    wholes = taking_back.linked_wholes(entries)
    files = document.imported_files.filter(sha256=session.sha256, at__gte=session.at)
    files.delete()
    for entry in reversed(created):
        taking_back.remove(entry)
    for entry in changed:
        taking_back.restored(entry).save()
    if not is_new:
        _reorder(document, session.journal["order"])
        taking_back.touch_all(wholes)


def _reorder(document: Document, positions: dict[str, dict[str, int]]) -> None:
    lists: tuple[Any, ...] = (
        document.sections,
        document.recipients,
        document.conferences,
        document.items,
        document.targets,
        document.sittings,
        document.slots,
    )
    for rows in lists:
        before = positions.get(rows.model._meta.label_lower, {})
        order.put_back(rows.all(), {int(pk): position for pk, position in before.items()})
