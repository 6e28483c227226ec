"""Expected refusals: each class carries the Vietnamese sentence that the user will read.

RuleBroken
├── NotAllowed            the role may not do this
├── AlreadyIssued         the document is issued and locked
├── EditedMeanwhile       somebody else saved the same field first
├── Removed               the record was removed while somebody had it open
├── MarkTaken             the mark chosen for a new note belongs to another one
├── NotInList             the thing to move after, or into, is not where the page thought
└── Unreadable            a file that cannot be read (its `code` names the cause)
"""

from __future__ import annotations

from dataclasses import dataclass

NOTE_FIELD = "note-"  # with its mark behind it, the field of a form for the words of a note


class RuleBroken(Exception):
    """A rule of the office refuses the change; `str()` is the sentence for the user."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotAllowed(RuleBroken):
    """The user's role may not do this."""

    def __init__(self, message: str = "Tài khoản của bạn không có quyền làm việc này.") -> None:
        super().__init__(message)


class AlreadyIssued(RuleBroken):
    """The document is issued; its content is locked."""

    def __init__(
        self,
        message: str = "Văn bản đã phát hành nên không sửa được; hãy lập phiên bản đính chính.",
    ) -> None:
        super().__init__(message)


class MarkTaken(RuleBroken):
    """The mark chosen for a new note belongs to another note, which the page did not know."""

    code = "mark_taken"

    def __init__(self, mark: str) -> None:
        super().__init__(
            f"Dấu chú thích “{mark}” đã dùng cho một chú thích khác; hãy đặt dấu khác trong văn bản.",
            field=f"{NOTE_FIELD}{mark}",
        )


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field two people changed: what both started from, what stands now, what was typed."""

    field: str
    label: str
    base: str
    theirs: str
    mine: str


class EditedMeanwhile(RuleBroken):
    """Somebody else saved the same field first; carries both texts so that nothing typed is lost."""

    def __init__(
        self,
        conflicts: tuple[FieldConflict, ...] = (),
        *,
        by: str = "",
        at: str = "",
        version: int = 0,
    ) -> None:
        who = by or "Người khác"
        when = f" lúc {at}" if at else ""
        super().__init__(
            f"{who} đã sửa nội dung này{when}, sau khi bạn mở trang. Hãy chọn bản cần giữ."
        )
        self.conflicts = conflicts
        self.by = by
        self.at = at
        self.version = version


class NotInList(RuleBroken):
    """The neighbour named in a move is no longer where the page thought it was."""

    def __init__(
        self,
        message: str = "Danh sách vừa được người khác thay đổi; hãy tải lại trang rồi chuyển tiếp.",
    ) -> None:
        super().__init__(message)


class Removed(RuleBroken):
    """The record was removed while somebody had it open; the sentence says by whom and when."""


class Unreadable(RuleBroken):
    """A file that cannot be read; `code` is a stable key such as "zip_bomb" for logs and tests."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code
