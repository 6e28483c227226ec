"""Files that people hand in: stored once under their SHA-256, never changed (R12)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from programme import whole_files
from programme.antivirus import refuse_infected
from programme.downloads import safe_name
from programme.errors import RuleBroken, Unreadable
from programme.file_kinds import check_file, with_ending

FOLDER_MODE = 0o700
DIGEST = re.compile(r"[0-9a-f]{64}")
# Room for an ending that the content deserves.
LONGEST_NAME = 170


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that lies in the store: under which name it came, its SHA-256, its size in bytes."""

    name: str
    sha256: str
    size: int


def receive(data: bytes, *, name: str) -> StoredFile:
    """Check a file that somebody hands in and store it.

    Call it inside the transaction that writes the row: a change that fails leaves bytes without a
    row, which the next hand-in of that file uses again. Raises `RuleBroken` at the field "file".
    """
    check = check_file(data)
    if check.kind is None:
        raise RuleBroken(check.fault, field="file")
    try:
        refuse_infected(data)
    except Unreadable as refused:
        raise RuleBroken(str(refused), field="file") from refused
    kept = with_ending(safe_name(name)[-LONGEST_NAME:], check.kind)
    return StoredFile(kept, put(data), len(data))


def put(data: bytes) -> str:
    """Store bytes, whole or not at all; returns their SHA-256. The same bytes lie there once."""
    digest = hashlib.sha256(data).hexdigest()
    target = path(digest)
    if not is_whole(digest):
        folder().mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        target.parent.mkdir(exist_ok=True, mode=FOLDER_MODE)
        whole_files.write(target, data)
    return digest


def read(digest: str) -> bytes | None:
    """The bytes with this SHA-256; None when they are gone or no longer what they were."""
    try:
        data = path(digest).read_bytes()
    except FileNotFoundError:
        return None
    return data if hashlib.sha256(data).hexdigest() == digest else None


def is_whole(digest: str) -> bool:
    """Whether the bytes are there and still have their SHA-256."""
    return read(digest) is not None


def folder() -> Path:
    """Where the files lie; only the owner of the process may enter."""
    return Path(settings.MEDIA_ROOT) / "papers"


def path(digest: str) -> Path:
    """Where the bytes with this SHA-256 lie. ValueError for anything that is none."""
    if not DIGEST.fullmatch(digest):
        raise ValueError(digest)
    return folder() / digest[:2] / digest


def lying_there() -> Iterator[Path]:
    """Every file of the store, in order."""
    if folder().exists():
        yield from sorted(one for one in folder().rglob("*") if one.is_file())
