"""Notes at the page foot: add, edit, remove; the texts refer to them by their marks."""

from __future__ import annotations

from collections.abc import Iterable

from programme import marks
from programme.actions import steps
from programme.actions.door import changing, save_valid
from programme.actions.editing import Changes, edited_meanwhile, merge, require_version
from programme.errors import (
    NOTE_FIELD,
    EditedMeanwhile,
    FieldConflict,
    MarkTaken,
    NotInList,
    RuleBroken,
)
from programme.models import Document, Footnote, Step, User

FIELD = NOTE_FIELD
LABEL = "chú thích"
EMPTY = "Chú thích chưa có lời. Hãy ghi lời, hoặc xoá dấu chú thích trong văn bản."
LONGEST_NAME = 60


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


def write(document: Document, *, changes: Changes, version: int, by: User) -> None:
    """Words of notes as typed below a text; `changes` by mark, from and to what the page showed.

    A mark without a note gets one as soon as it has words. A note that somebody else has written
    differently meanwhile is met as a conflict of the field "note-<mark>"; `version` is that of the
    form in which it was typed. A change to None removes the note. Raises `MarkTaken` when the page
    took the mark for a free one, and `RuleBroken` when the words of a note are merely wiped out.
    """
    with changing(document, by=by, reason="Sửa chú thích") as locked:
        standing = {
            note.mark: note
            for note in Footnote.objects.select_for_update().filter(
                document=locked, mark__in=list(changes)
            )
        }
        conflicts = tuple(_conflicts(standing, changes))
        if conflicts:
            met = edited_meanwhile(standing[conflicts[0].field.removeprefix(FIELD)], conflicts)
            raise EditedMeanwhile(conflicts, by=met.by, at=met.at, version=version)
        for mark, change in changes.items():
            if mark in standing or change.new:
                _write_one(locked, standing.get(mark), mark, change.new, by=by)


def remove(footnote: Footnote, *, version: int, by: User) -> None:
    """Delete a note; the history keeps its words."""
    with changing(footnote.document, by=by, reason="Xoá chú thích"):
        locked = _locked(footnote)
        require_version(locked, version)
        locked.delete()


def remove_step(footnote: Footnote, *, version: int, by: User) -> Step:
    """`remove` as a step that "Hoàn tác" takes back."""
    label = f"Xoá chú thích “{footnote.text[:LONGEST_NAME]}”"
    with steps.taking(footnote.document, by=by, label=label) as step:
        remove(footnote, version=version, by=by)
    return step


def copy_referred(source: Document, target: Document, texts: Iterable[str]) -> None:
    """The notes of `source` to which `texts`, now in `target`, refer, under the same marks."""
    wanted = marks.references(texts)
    for note in source.footnotes.filter(mark__in=wanted):
        save_valid(Footnote(document=target, mark=note.mark, text=note.text))


def _conflicts(standing: dict[str, Footnote], changes: Changes) -> Iterable[FieldConflict]:
    for mark, change in changes.items():
        note = standing.get(mark)
        if note is None or note.text in (change.base, change.new):
            continue
        if not change.base:
            raise MarkTaken(mark)
        yield FieldConflict(f"{FIELD}{mark}", LABEL, change.base, note.text, change.new or "")


def _write_one(
    document: Document, note: Footnote | None, mark: str, words: str | None, *, by: User
) -> None:
    if note is None:
        add(document, mark=mark, text=words or "", by=by)
    elif words is None:
        remove(note, version=note.version, by=by)
    elif not words:
        raise RuleBroken(EMPTY, field=f"{FIELD}{mark}")
    else:
        note.text = words
        save_valid(note)


def _locked(footnote: Footnote) -> Footnote:
    locked = Footnote.objects.select_for_update().filter(pk=footnote.pk).first()
    if locked is None:
        raise NotInList
    return locked
