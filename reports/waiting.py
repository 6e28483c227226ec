"""The bytes of a file between its reading and the decision: on disk, private, gone afterwards."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.conf import settings

from programme import whole_files
from programme.errors import RuleBroken

GONE = "Tệp gốc không còn trên máy chủ; hãy chọn lại tệp rồi nhập lần nữa."


def put(key: uuid.UUID, data: bytes) -> None:
    """Keep the bytes of a reading."""
    target = _path(key)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    whole_files.write(target, data)


def take(key: uuid.UUID) -> bytes:
    """The bytes of a reading; `RuleBroken` when they are no longer there."""
    try:
        return _path(key).read_bytes()
    except OSError as error:
        raise RuleBroken(GONE) from error


def drop(key: uuid.UUID) -> None:
    """Forget the bytes; doing so twice is no mistake."""
    _path(key).unlink(missing_ok=True)


def sweep(before: float) -> None:
    """Forget bytes older than the time stamp `before`: a reading that failed may have left them."""
    for path in _folder().glob("*"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def _path(key: uuid.UUID) -> Path:
    return _folder() / str(key)


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "waiting"
