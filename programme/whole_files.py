"""Files written completely or not at all, whatever kills the process meanwhile (R12)."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PRIVATE = 0o600


def write(target: Path, data: bytes, *, mode: int = PRIVATE) -> None:
    """Write beside the target, force to disk, then rename over it. Raises `OSError`."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix="writing-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), mode)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
