"""Runs all tests on SQLite, and what asks a database on a real PostgreSQL first (R95).

`python -m tests [pytest options]`. What asks no database (a reader, a writer, a rule) says the same
on either and runs once.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests import postgresql


def main(options: list[str]) -> int:
    """Both runs, each with its closing line; 0 when nothing failed."""
    with postgresql.running() as url:
        real = run(
            "PostgreSQL", {"DATABASE_URL": url}, ["--migrations", "--only-database", *options]
        )
    return run("SQLite", {}, options) or real


def run(name: str, environment: dict[str, str], options: list[str]) -> int:
    """One run on the cores there are."""
    print(f"== {name} ==", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(os.cpu_count() or 1), *options]
    return subprocess.run(  # noqa: S603  our own command
        command, env={**os.environ, "DATABASE_URL": "", **environment}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
