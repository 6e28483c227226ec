"""The log: one JSON object a line, with request id and UTC time, and nothing that is secret (R83)."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

MEGABYTE = 1024 * 1024
LONGEST_MESSAGE = 2000

# What is known about the request being answered; filled by the middleware.
request_facts: ContextVar[dict[str, str] | None] = ContextVar("request_facts", default=None)

# Facts of a record that are worth a column; whatever else `extra` carries stays out of the log.
COLUMNS = ("status_code", "method", "path", "milliseconds", "event")


class JsonLines(logging.Formatter):
    """One line a record; line breaks inside become \\n, so that no text can forge a second line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage()[:LONGEST_MESSAGE],
            **(request_facts.get() or {}),
        }
        # Django's line about an answer comes after the middleware; the request still knows its id.
        request_id = getattr(getattr(record, "request", None), "id", None)
        if request_id:
            line["request_id"] = request_id
        line |= {name: getattr(record, name) for name in COLUMNS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            line["traceback"] = outline(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


class SharedRotatingFile(RotatingFileHandler):
    """A rotating file that several worker processes write: each line under a lock on the file."""

    def emit(self, record: logging.LogRecord) -> None:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(f"{self.baseFilename}.lock", "a", opener=_owner_only) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._follow_rotation()
            super().emit(record)

    def _open(self) -> Any:
        return open(self.baseFilename, self.mode, encoding="utf-8", opener=_owner_only)

    def _follow_rotation(self) -> None:
        """Another worker may have rotated the file that we still hold open."""
        path = Path(self.baseFilename)
        if self.stream is not None and (
            not path.exists() or path.stat().st_ino != os.fstat(self.stream.fileno()).st_ino
        ):
            self.stream.close()
            self.stream = self._open()


def outline(error: BaseException) -> str:
    """The traceback with the first line of each message only: databases append whole rows below it."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        parts.append(_frames(current.__traceback__) + _first_line(current))
        current = current.__cause__ or current.__context__
    return "\ncaused by\n".join(parts)


def configuration(path: Path, *, level: str) -> dict[str, Any]:
    """Django's `LOGGING`: everything to stderr and to a rotating file at `path`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "programme.log.JsonLines"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "json"},
            "file": {
                "class": "programme.log.SharedRotatingFile",
                "filename": str(path),
                "maxBytes": 10 * MEGABYTE,
                "backupCount": 10,
                "delay": True,
                "formatter": "json",
            },
        },
        "root": {"handlers": ["stderr", "file"], "level": level},
        "loggers": {
            # Django's own entry would mail the administrators, and say nothing without DEBUG.
            "django": {"handlers": [], "level": level, "propagate": True},
            # Each request has its line already; only failures of the server need Django's, too.
            "django.request": {"level": "ERROR"},
            "axes": {"level": "WARNING"},
            # They tell of every font table and every step of a page.
            "fontTools": {"level": "WARNING"},
            "weasyprint": {"level": "WARNING"},
            "weasyprint.progress": {"level": "WARNING"},
        },
    }


def _frames(frames: TracebackType | None) -> str:
    return "".join(traceback.format_tb(frames))


def _first_line(error: BaseException) -> str:
    text = str(error).strip().splitlines()
    return f"{type(error).__module__}.{type(error).__qualname__}: {text[0][:300] if text else ''}"


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
