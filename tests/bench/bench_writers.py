"""How much our writers cost beside the bare libraries: `python -m tests.bench.bench_writers`."""

from __future__ import annotations

import gc
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reports.tree import DocumentTree

DOCX_LIMIT = 1.5
PDF_LIMIT = 1.15
MEMORY_LIMIT_MB = 300
SEED = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds" / "seed-001.docx"
ROUNDS = 7


def main() -> int:
    """Print what the longest paper costs beside its limits; 1 when one of them is passed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from reports.writers import docx, pdf, text

    tree = longest_paper()
    words = text.write(tree).splitlines()
    page = pdf.paged_html(tree)

    def bare_docx(_: object) -> bytes:
        """The same paragraphs, each in a style, written with python-docx alone."""
        import docx as python_docx

        document = python_docx.Document()
        for line in words:
            document.add_paragraph(line, style="Body Text")
        file = BytesIO()
        document.save(file)
        return file.getvalue()

    def bare_pdf(_: object) -> bytes:
        from weasyprint import HTML

        return bytes(HTML(string=page).write_pdf(pdf_tags=True))

    ratios = [
        ("DOCX", ratio(docx.write, bare_docx, tree), DOCX_LIMIT),
        ("PDF", ratio(pdf.write, bare_pdf, tree), PDF_LIMIT),
    ]
    for name, found, limit in ratios:
        sys.stdout.write(f"{name}: {found:.2f} times the bare library (limit {limit})\n")
    is_slow = _is_slower_than_libreoffice(pdf.write, docx.write(tree), tree)
    # Linux counts in kilobytes; the process itself, LibreOffice left out.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"peak memory {peak:.0f} MB (limit {MEMORY_LIMIT_MB})\n")
    is_above = any(found > limit for _, found, limit in ratios)
    return int(is_above or is_slow or peak > MEMORY_LIMIT_MB)


def longest_paper() -> DocumentTree:
    """The office's programme of tasks for 2025 where it stands beside the project, else our own."""
    from reports.readers import read_unguarded
    from tests.reports.sample_tree import ISSUED

    return read_unguarded(SEED.read_bytes()).tree if SEED.exists() else ISSUED


def _is_slower_than_libreoffice(
    write: Callable[[Any], bytes], word_file: bytes, tree: object
) -> bool:
    program = shutil.which("soffice")
    if program is None:
        sys.stdout.write("LibreOffice is not here: not compared\n")
        return False
    started = time.perf_counter()
    write(tree)
    ours = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paper.docx").write_bytes(word_file)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        order = ["--headless", "--convert-to", "pdf", "--outdir", name, f"{name}/paper.docx"]
        started = time.perf_counter()
        subprocess.run([program, profile, *order], check=True, capture_output=True, timeout=120)  # noqa: S603  our own command, no shell
        theirs = time.perf_counter() - started
        assert (folder / "paper.pdf").exists()
    sys.stdout.write(f"PDF {ours:.2f} s, LibreOffice from a cold start {theirs:.2f} s\n")
    return ours >= theirs


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
