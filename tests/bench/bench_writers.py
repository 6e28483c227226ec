"""How much our writers cost beside the bare libraries: `python -m tests.bench.bench_writers`."""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

DOCX_LIMIT = 1.5
PDF_LIMIT = 1.15
ROUNDS = 15


def main() -> int:
    """Print both ratios; 1 when one of them is above its limit."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from reports.tree import DocumentTree
    from reports.writers import docx, pdf
    from tests.reports.sample_tree import ISSUED

    def bare_docx(tree: DocumentTree) -> bytes:
        """The same paragraphs with built-in styles, written with python-docx alone."""
        import docx as python_docx

        document = python_docx.Document()
        for line in words:
            document.add_paragraph(line, style="Body Text")
        file = BytesIO()
        document.save(file)
        return file.getvalue()

    from reports.writers import text

    words = text.write(ISSUED).splitlines()
    page = pdf.paged_html(ISSUED)

    def bare_pdf(_: DocumentTree) -> bytes:
        from weasyprint import HTML

        return bytes(HTML(string=page).write_pdf(pdf_tags=True))

    ratios = [
        ("DOCX", ratio(docx.write, bare_docx, ISSUED), DOCX_LIMIT),
        ("PDF", ratio(pdf.write, bare_pdf, ISSUED), PDF_LIMIT),
    ]
    for name, found, limit in ratios:
        sys.stdout.write(f"{name}: {found:.2f} times the bare library (limit {limit})\n")
    return int(any(found > limit for _, found, limit in ratios))


def ratio(ours: Callable[[Any], bytes], bare: Callable[[Any], bytes], tree: object) -> float:
    """Median time of ours over that of the bare library, taken turn by turn in one run."""
    spent: tuple[list[float], list[float]] = ([], [])
    ours(tree), bare(tree)
    for _ in range(ROUNDS):
        for times, write in zip(spent, (ours, bare), strict=True):
            gc.collect()
            started = time.perf_counter()
            write(tree)
            times.append(time.perf_counter() - started)
    mine, theirs = (statistics.median(times) for times in spent)
    sys.stdout.write(f"  {mine * 1000:.1f} ms against {theirs * 1000:.1f} ms\n")
    return mine / theirs


if __name__ == "__main__":
    raise SystemExit(main())
