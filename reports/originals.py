"""Imported files as they came: stored once under their SHA-256, never changed (R59)."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings

from programme import whole_files
from programme.models import Document, User
from reports.models import ImportedFile


def keep(data: bytes, *, name: str, document: Document, by: User) -> ImportedFile:
    """The row of an original, its bytes on disk first; the same file twice is one row.

    Call it inside the import's transaction: a failed import then leaves bytes without a row, which
    the next import of that file uses again.
    """
    digest = hashlib.sha256(data).hexdigest()
    target = path(digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        whole_files.write(target, data)
    row, _ = ImportedFile.objects.get_or_create(
        document=document,
        sha256=digest,
        defaults={"name": name[:255], "size": len(data), "by": by},
    )
    return row


def path(digest: str) -> Path:
    """Where the bytes with this SHA-256 lie."""
    return Path(settings.MEDIA_ROOT) / "originals" / digest[:2] / digest


def missing() -> list[ImportedFile]:
    """Rows whose bytes are gone or no longer have their SHA-256."""
    return [row for row in ImportedFile.objects.all() if not _is_whole(row)]


def _is_whole(row: ImportedFile) -> bool:
    place = path(row.sha256)
    return place.exists() and hashlib.sha256(place.read_bytes()).hexdigest() == row.sha256
