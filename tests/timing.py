"""What a piece of work costs, told so that a busy machine tells the same."""

from __future__ import annotations

import time
from collections.abc import Callable


def least_seconds(work: Callable[[], object]) -> float:
    """The CPU seconds of the best of three runs.

    A neighbour that takes the processor does not count, and what a neighbour does to the
    caches, or the collector to one run, is seldom done to all three.
    """

    def once() -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    return min(once() for _ in range(3))
