"""The secret key of this installation: made once, kept in a file that only its owner may read."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

# Keys that stand in manuals and examples; whoever has one can forge sessions.
WELL_KNOWN = ("django-insecure-", "changeme", "change-me", "secret", "insecure")
SHORTEST = 50
FEWEST_CHARACTERS = 10


def read_or_make(path: Path) -> str:
    """The key kept at `path`, made at the first start with mode 600 (R81)."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        _make(path)
    return path.read_text().strip()


def is_weak(key: str) -> bool:
    """Whether a key is too short, too uniform or copied from an example (R81)."""
    return (
        len(key) < SHORTEST
        or len(set(key)) < FEWEST_CHARACTERS
        or key.lower().startswith(WELL_KNOWN)
    )


def is_open_to_others(path: Path) -> bool:
    """Whether anyone but the owner may read or write the file; a missing file is open to nobody."""
    return path.exists() and bool(path.stat().st_mode & 0o077)


def _make(path: Path) -> None:
    """Write the whole key beside and link it, so that two first starts agree on one key."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64))
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):  # the other start was first: its key counts
        os.link(draft, path)
    draft.unlink()
