"""Notes at the page foot: add, edit, remove; the texts refer to them by their marks."""

from __future__ import annotations

from programme.actions.door import changing, save_valid
from programme.actions.editing import Changes, merge, require_version
from programme.errors import NotInList
from programme.models import Document, Footnote, User


def add(document: Document, *, mark: str, text: str, by: User) -> Footnote:
    """A new note; a text refers to it as [^mark]. Raises `RuleBroken` when the mark is taken."""
    with changing(document, by=by, reason="Thêm chú thích") as locked:
        footnote = Footnote(document=locked, mark=mark, text=text)
        save_valid(footnote)
        return footnote


def edit(footnote: Footnote, *, changes: Changes, version: int, by: User) -> Footnote:
    """Change the words of a note; its mark stays, for texts refer to it."""
    with changing(footnote.document, by=by, reason="Sửa chú thích"):
        locked = _locked(footnote)
        merge(locked, changes, version=version)
        save_valid(locked)
        return locked


def remove(footnote: Footnote, *, version: int, by: User) -> None:
    """Delete a note; the history keeps its words."""
    with changing(footnote.document, by=by, reason="Xoá chú thích"):
        locked = _locked(footnote)
        require_version(locked, version)
        locked.delete()


def _locked(footnote: Footnote) -> Footnote:
    locked = Footnote.objects.select_for_update().filter(pk=footnote.pk).first()
    if locked is None:
        raise NotInList
    return locked
