"""What an agency does about the items it asks for: send, edit while not decided, withdraw."""

from __future__ import annotations

from conferences.models import ItemRequest, RequestState
from programme.actions.door import registering, save_valid
from programme.actions.editing import Changes, merge, require_version
from programme.errors import NotAllowed, RuleBroken
from programme.models import Agency, User
from programme.roles import Action
from programme.stored_files import StoredFile, receive

DECIDED = "Văn phòng đã trả lời đề nghị này nên không sửa, không rút được nữa."
NO_AGENCY = "Tài khoản của bạn chưa gắn với cơ quan nào; hãy chọn cơ quan đề nghị."


def send(
    *,
    by: User,
    year: int,
    text: str,
    reason: str,
    wanted_month: int | None = None,
    agency: Agency | None = None,
    attachment: tuple[str, bytes] | None = None,
) -> ItemRequest:
    """Ask the office to put an item into a year; `attachment` is a file's name and bytes.

    The agency is the user's own; only somebody without one names it (`agency`). Raises `RuleBroken`
    for a file that is not taken in.
    """
    own = by.agency or agency
    if own is None:
        raise RuleBroken(NO_AGENCY, field="agency")
    with registering(by=by, reason="Gửi đề nghị", action=Action.REQUEST_ITEM):
        request = ItemRequest(
            agency=own, year=year, text=text, reason=reason, wanted_month=wanted_month, sent_by=by
        )
        _attach(request, attachment)
        save_valid(request)
        return request


def edit(
    request: ItemRequest,
    *,
    changes: Changes,
    version: int,
    by: User,
    attachment: tuple[str, bytes] | None = None,
    without_attachment: bool = False,
) -> ItemRequest:
    """Change a request that is not decided; a new file takes the old one's place."""
    with registering(by=by, reason="Sửa đề nghị", action=Action.REQUEST_ITEM):
        locked = _open(request, by)
        merge(locked, changes, version=version)
        if without_attachment or attachment is not None:
            # A file is no field that could be merged: two people's files would hide each other.
            require_version(locked, version)
            _detach(locked)
        _attach(locked, attachment)
        save_valid(locked)
        return locked


def withdraw(request: ItemRequest, *, version: int, by: User) -> ItemRequest:
    """Take a request back; it stays in the list as withdrawn."""
    with registering(by=by, reason="Rút đề nghị", action=Action.REQUEST_ITEM):
        locked = _open(request, by)
        require_version(locked, version)
        locked.state = RequestState.WITHDRAWN
        save_valid(locked)
        return locked


def _open(request: ItemRequest, by: User) -> ItemRequest:
    """The row, locked; refused to other agencies, and once the office has decided."""
    locked = ItemRequest.objects.select_for_update().get(pk=request.pk)
    if not ItemRequest.objects.editable_by(by).filter(pk=locked.pk).exists():
        raise NotAllowed
    if not locked.is_open:
        raise RuleBroken(DECIDED)
    return locked


def _attach(request: ItemRequest, attachment: tuple[str, bytes] | None) -> None:
    if attachment is not None:
        name, data = attachment
        _describe(request, receive(data, name=name))


def _detach(request: ItemRequest) -> None:
    _describe(request, None)


def _describe(request: ItemRequest, stored: StoredFile | None) -> None:
    request.attachment_name = stored.name if stored else ""
    request.attachment_sha256 = stored.sha256 if stored else ""
    request.attachment_size = stored.size if stored else None
