"""Parsing in a process of its own with limits of memory and time, two at a time (R55)."""

from __future__ import annotations

import dataclasses
import fcntl
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from programme.errors import Unreadable
from reports.readers import wire
from reports.readers.guard import Limits
from reports.readers.reading import Reading
from reports.refusals import SENTENCES, refusal

logger = logging.getLogger(__name__)

PROJECT = Path(__file__).resolve().parents[2]
# One lock file a place. They are files of the program itself, opened for reading only: every
# worker of the same installation finds the same ones and nobody else can plant them.
PLACES = (Path(__file__), Path(__file__).with_name("child.py"))
# The exit status by which the child says that memory ended.
OUT_OF_MEMORY = 3
PAUSE_SECONDS = 0.05
LONGEST_LOG = 4_000
# The parser needs no secret, no database and no proxy: it is given none.
ENVIRONMENT = {"LANG": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def read_in_child(data: bytes, file_name: str, limits: Limits) -> Reading:
    """Read the file in a limited child process; raises `Unreadable` whatever happens there."""
    request = {"file_name": file_name[:255], "limits": dataclasses.asdict(limits)}
    head = json.dumps(request).encode() + b"\n"
    with _place(limits.wall_seconds):
        output, status = _run(head + data, limits)
    return _reading(output, status, limits)


def _run(request: bytes, limits: Limits) -> tuple[bytes, int]:
    # The command is fixed: our interpreter, our module; the file travels through the pipe.
    with subprocess.Popen(
        [sys.executable, "-m", "reports.readers.child"],
        cwd=PROJECT,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as child:
        try:
            output, errors = child.communicate(request, timeout=limits.wall_seconds)
        except subprocess.TimeoutExpired as error:
            child.kill()
            raise refusal("too_slow", limit=limits.wall_seconds) from error
        finally:
            if child.poll() is None:
                child.kill()
    if child.returncode or errors:
        log = errors[-LONGEST_LOG:].decode("utf-8", "replace")
        logger.warning("the reading process ended with %s: %s", child.returncode, log)
    return output, child.returncode


def _reading(output: bytes, status: int, limits: Limits) -> Reading:
    if status < 0:
        # The kernel ended it: with SIGXCPU (24) or SIGKILL for time, with others for memory.
        is_time = -status in (24, 9)
        raise refusal("too_slow" if is_time else "too_much_memory", limit=limits.processor_seconds)
    if status == OUT_OF_MEMORY:
        raise refusal("too_much_memory")
    try:
        answer = json.loads(output)
        if "refused" in answer:
            raise _refused(answer["refused"])
        return wire.unpack(answer)
    except (ValueError, KeyError, TypeError) as error:
        logger.exception("the reading process gave no answer that can be used")
        raise refusal("unknown") from error


def _refused(answer: dict[str, str]) -> Unreadable:
    if answer["code"] not in SENTENCES:
        return refusal("unknown")
    return Unreadable(answer["message"], code=answer["code"])


@contextmanager
def _place(wait_seconds: float) -> Iterator[None]:
    """Hold one of the two places for parsing on this machine; waits, then refuses as busy."""
    until = time.monotonic() + wait_seconds
    while True:
        for place in PLACES:
            descriptor = os.open(place, os.O_RDONLY | os.O_CLOEXEC)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(descriptor)
                continue
            try:
                yield
            finally:
                os.close(descriptor)
            return
        if time.monotonic() > until:
            raise refusal("busy")
        time.sleep(PAUSE_SECONDS)
