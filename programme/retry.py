"""A second try for what the database refused only because of the moment (R7)."""

from __future__ import annotations

import functools
import random
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection

P = ParamSpec("P")
R = TypeVar("R")

TRIES_MORE = 3
SHORTEST_WAIT_SECONDS = 0.05
# PostgreSQL: deadlock detected; could not serialize access.
PASSING_STATES = frozenset({"40P01", "40001"})


def retrying(work: Callable[P, R]) -> Callable[P, R]:
    """`work`, a whole atomic block, tried up to 3 times more after a deadlock or a busy SQLite.

    Inside an outer transaction it runs once: only the outermost block can be repeated.
    The last error is raised as it is; the error page answers 503 to it.
    """

    @functools.wraps(work)
    def again(*args: P.args, **kwargs: P.kwargs) -> R:
        for tried in range(TRIES_MORE):
            try:
                return work(*args, **kwargs)
            except OperationalError as error:
                if connection.in_atomic_block or not is_passing(error):
                    raise
                _wait(tried)
        return work(*args, **kwargs)

    return again


def is_passing(error: BaseException) -> bool:
    """Whether the same work may well succeed a moment later."""
    state = getattr(error.__cause__, "sqlstate", None)
    return state in PASSING_STATES or "database is locked" in str(error)


def _wait(tried: int) -> None:
    """Longer each time, and not the same for two that met."""
    longest = SHORTEST_WAIT_SECONDS * 2 ** (tried + 1)
    time.sleep(random.uniform(SHORTEST_WAIT_SECONDS, longest))  # noqa: S311  jitter, no secret
