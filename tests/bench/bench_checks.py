"""What all checks of a paper cost on the longest real one: `python -m tests.bench.bench_checks`."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.tree import DocumentTree

LIMIT_MS = 100
ROUNDS = 15


def main() -> int:
    """Print the best times with nothing remembered and after a keystroke; 1 when above the limit.

    The best of some runs is the work itself, without the neighbours on the machine.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from programme.checks import cited_passages, passages, repetitions
    from reports.checks import paper
    from tests.bench.bench_writers import longest_paper

    remembering = (
        paper.of_one_text,
        passages.small_words,
        repetitions._pairs,
        cited_passages._found,
    )
    tree = longest_paper()
    warm = min(_run(tree) for _ in range(ROUNDS))
    colds = []
    for _ in range(ROUNDS):
        for function in remembering:
            function.cache_clear()
        colds.append(_run(tree))
    count, cold = len(paper.findings(tree)), min(colds)
    sys.stdout.write(
        f"{count} findings: {cold:.0f} ms with nothing remembered (limit {LIMIT_MS}),"
        f" {warm:.0f} ms after a keystroke\n"
    )
    return int(cold > LIMIT_MS)


def _run(tree: DocumentTree) -> float:
    """Milliseconds of one run of all checks."""
    from reports.checks.paper import findings

    start = time.process_time()
    findings(tree)
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    sys.exit(main())
