"""A record that may be gone: who repeats a removal gets the first answer again (R6), who writes in it is told."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from programme.errors import Removed
from programme.models import Document
from programme.models.record import Record
from programme.pages import FormPage, Page
from programme.roles import Action, may

R = TypeVar("R", bound=Record)
REMOVED = "{who} đã xoá {what} này lúc {at}."
KEPT = " Chữ bạn gõ vẫn còn nguyên trong biểu mẫu, nhưng chưa lưu."
ASK = " Hãy nhờ {who} bấm “Hoàn tác” cho việc xoá đó"
UNDO = " Hãy bấm “Hoàn tác” cho việc xoá đó"
SAVE_AGAIN = " rồi lưu lại, hoặc chép chữ sang một {what} mới."


def document_of(page: Page, model: Any, key: int) -> Document:
    """The document to which a record belongs, or did belong, if this person may see it; else 404."""
    standing = model.objects.visible_to(page.user).filter(pk=key).first()
    known = standing or model.history.filter(id=key).first()
    visible = Document.objects.visible_to(page.user).select_related("committee", "term")
    return page.find(visible, pk=known.document_id if known else 0)


def find_standing(page: Page, rows: QuerySet[R], key: int) -> R:
    """The record `key` among `rows`, which this person may see; else 404.

    Raises `Removed` when it once was part of a document whose drafts this person may read. One that
    is only marked as removed is still there to be read and restored; who sends words for it is told.
    """
    standing = rows.filter(pk=key).first()
    if standing is not None and not (_is_marked_removed(standing) and _is_written(page)):
        return standing
    row = (
        standing.history.first()  # type: ignore[attr-defined]
        if standing is not None
        else _removal(page, rows.model, key)
    )
    if row is None:
        raise Http404
    raise Removed(_sentence(page, row, str(rows.model._meta.verbose_name)))


def _is_marked_removed(record: Record) -> bool:
    return getattr(record, "is_removed", False)


def _sentence(page: Page, row: Any, what: str) -> str:
    """Who removed it and when, what became of the words being written, and what to do."""
    is_own = row.history_user_id == page.user.pk
    undo = UNDO if is_own else ASK
    told = f"{REMOVED}{KEPT}{undo}{SAVE_AGAIN}" if _is_written(page) else f"{REMOVED}{undo}."
    return told.format(
        who="Bạn" if is_own else str(row.history_user or "người đã xoá"),
        what=what,
        at=f"{timezone.localtime(row.history_date):%H:%M ngày %d/%m/%Y}",
    )


def _removal(page: Page, model: Any, key: int) -> Any:
    """The row of the history that tells of the removal, if this person may read the drafts of the document."""
    # To all others a record that is not theirs to see was never there (R46).
    if not may(page.user, Action.READ_DRAFTS):
        return None
    row = model.history.filter(id=key).select_related("history_user").first()
    if row is None or row.history_type != "-":
        return None
    document = getattr(row, f"{model.document_field}_id")
    return row if Document.objects.visible_to(page.user).filter(pk=document).exists() else None


def _is_written(page: Page) -> bool:
    """Whether a form on a page has sent words, which it still holds."""
    is_form = isinstance(page, FormPage) and page.request.method == "POST"
    return is_form and page.wants_fragment
