"""What a second export of unchanged content costs beside the first: `python -m tests.bench.bench_exports`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests import postgresql

if TYPE_CHECKING:
    from programme.models import Document

LIMIT = 1 / 10
ROUNDS = {"docx": 25, "pdf": 5}
ONE_DATABASE = "--one-database"


def main() -> int:
    """Print the ratio of each format on SQLite and on PostgreSQL; 1 when one passes the limit."""
    if ONE_DATABASE in sys.argv:
        return _on_this_database()
    with postgresql.running() as url:
        return max(_run("SQLite", ""), _run("PostgreSQL", url))


def _run(name: str, url: str) -> int:
    print(name, flush=True)
    command = [sys.executable, "-m", "tests.bench.bench_exports", ONE_DATABASE]
    return subprocess.run(  # noqa: S603  our own command
        command, env={**os.environ, "DATABASE_URL": url}, check=False
    ).returncode


def _on_this_database() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    connection.creation.create_test_db(verbosity=0)
    from programme.roles import Role
    from reports.demonstration import load_sample
    from tests import factories

    with tempfile.TemporaryDirectory() as folder:
        settings.MEDIA_ROOT = folder
        year = load_sample(by=factories.make_user(Role.OFFICE_LEADER))
        ratios = [ratio(year, name, Path(folder) / "cache") for name in ROUNDS]
    connection.creation.destroy_test_db("", verbosity=0)
    return int(max(ratios) > LIMIT)


def ratio(year: Document, name: str, cache: Path) -> float:
    """The second export's time over the first's, the best of each."""
    from reports import files

    def export() -> object:
        return files.export(year, name)

    export()
    firsts, seconds = [], []
    for _ in range(ROUNDS[name]):
        for path in cache.iterdir():
            path.unlink()
        firsts.append(_milliseconds(export))
        seconds.append(_milliseconds(export))
    found = min(seconds) / min(firsts)
    print(
        f"  {name}: first {min(firsts):.1f} ms, second {min(seconds):.2f} ms,"
        f" {found:.3f} (limit {LIMIT})"
    )
    return found


def _milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
