"""The connection to the database: PostgreSQL by its URL, else SQLite for a trial on one machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ

# Client-side limits too: a stalled link hangs whatever the server's own time-outs say (R14).
POSTGRESQL_OPTIONS: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
    "options": "-c statement_timeout=15s -c lock_timeout=5s"
    " -c idle_in_transaction_session_timeout=30s",
}
POOL_WAIT_SECONDS = 8

# Measured: with the default options 10 editors met 64 "database is locked", with these none (R16).
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
    " PRAGMA foreign_keys=ON; PRAGMA busy_timeout=20000;",
}


def configuration(url: str, *, sqlite_path: Path, pool_size: int) -> dict[str, Any]:
    """Django's `DATABASES["default"]` for a database URL; an empty one means SQLite at `sqlite_path`."""
    if not url:
        return _sqlite(str(sqlite_path))
    named: dict[str, Any] = environ.Env.db_url_config(url)
    if "sqlite" in named["ENGINE"]:
        return _sqlite(named["NAME"])
    options = {
        **POSTGRESQL_OPTIONS,
        "pool": {"min_size": 1, "max_size": pool_size, "timeout": POOL_WAIT_SECONDS},
    }
    return {
        **named,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options, **named.get("OPTIONS", {})},
    }


def _sqlite(name: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }
