"""How much reading costs beside bare python-docx: `python -m tests.bench.bench_readers`."""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx as python_docx

from reports.readers import Limits, lines, read_unguarded, text
from reports.readers.docx import read as read_docx
from tests.reports.hostile import docx as made
from tests.reports.hostile import paragraph

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
RATIO_LIMIT = 3.0
TIMES = 50
GROWTH_LIMIT = 55.0
ROUNDS = 15


def main() -> int:
    """Print each ratio beside its limit; 1 when one of them is above it."""
    failed = False
    for path in sorted(SEEDS.glob("seed-*.docx")) or [None]:
        data = path.read_bytes() if path else _invented()
        ours = seconds(lambda data=data: read_unguarded(data))
        bare = seconds(lambda data=data: _walk_with_python_docx(data))
        name = path.stem if path else "invented"
        print(
            f"{name}: read {ours * 1000:.1f} ms, python-docx {bare * 1000:.1f} ms,"
            f" ratio {ours / bare:.2f} (limit {RATIO_LIMIT})"
        )
        failed |= ours > RATIO_LIMIT * bare
    return int(failed | _grows_too_fast())


def _grows_too_fast() -> bool:
    """Whether many times the text costs more than its share, as text and as DOCX."""
    limits = Limits(pages=100_000)
    source = _source()
    cases: tuple[tuple[str, Callable[[int], object]], ...] = (
        ("text", lambda times: lines.read(text.read(source * times, limits).lines)),
        ("docx", _docx_case(source, limits)),
    )
    failed = False
    for name, read in cases:
        once, many = seconds(lambda read=read: read(1)), seconds(lambda read=read: read(TIMES), 3)
        print(f"{TIMES} times the {name}: {many / once:.1f} times the time (limit {GROWTH_LIMIT})")
        failed |= many > GROWTH_LIMIT * once
    return failed


def _docx_case(source: str, limits: Limits) -> Callable[[int], object]:
    body = "".join(paragraph(line) for line in source.split("\n"))
    files = {times: made(body * times) for times in (1, TIMES)}
    return lambda times: lines.read(read_docx(files[times], limits).lines)


def _source() -> str:
    path = SEEDS / "seed-000.txt"
    if path.is_file():
        return path.read_text(encoding="utf-8").replace("&", " ")
    return "CHƯƠNG TRÌNH\nLàm việc năm 2025\n-----\n" + "(1) Sơ kết công tác của tỉnh.\n" * 100


def _invented() -> bytes:
    return made("".join(paragraph(line) for line in _source().split("\n")))


def _walk_with_python_docx(data: bytes) -> list[str]:
    return [one.text for one in python_docx.Document(io.BytesIO(data)).paragraphs]


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of some runs, the first one not counted."""
    work()
    found = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


if __name__ == "__main__":
    sys.exit(main())
