"""K79 for papers of every kind: our PDF, and our Word file as LibreOffice prints it, say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from reports.readers import read_unguarded
from reports.tree import DocumentTree
from reports.writers import docx, pdf
from tests.reports import kind_trees
from tests.reports.conftest import convert_folder
from tests.reports.paper import PdfPaper

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
NAMES = (*kind_trees.ALL, *(f"seed-00{number}" for number in range(5)))


@dataclass(frozen=True)
class Pair:
    """One paper printed twice."""

    tree: DocumentTree
    pdf: PdfPaper
    opened: PdfPaper


@pytest.fixture(scope="session")
def printed_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfPaper]:
    """Every paper's Word file as LibreOffice prints it; one conversion for all."""
    folder = tmp_path_factory.mktemp("libreoffice_kinds")
    for name in NAMES:
        if (tree := tree_named(name)) is not None:
            (folder / f"{name}.docx").write_bytes(docx.write(tree))
    convert_folder(folder)
    return {path.stem: PdfPaper(path.read_bytes()) for path in folder.glob("*.pdf")}


@pytest.fixture(scope="session", params=NAMES)
def pair(request: pytest.FixtureRequest, printed_by_libreoffice: dict[str, PdfPaper]) -> Pair:
    """Each paper in turn."""
    tree = tree_named(request.param)
    if tree is None:
        pytest.skip("the office's own papers are not beside the project")
    return Pair(tree, PdfPaper(pdf.write(tree)), printed_by_libreoffice[request.param])


def tree_named(name: str) -> DocumentTree | None:
    if name in kind_trees.ALL:
        return kind_trees.ALL[name]
    path = SEEDS / f"{name}.docx"
    return read_unguarded(path.read_bytes()).tree if path.exists() else None


def words(paper: PdfPaper) -> list[str]:
    """The words of the sheets in order, the notes after the text, gaps for the pen left aside."""
    mark = [line.text for line in paper.top_lines if line.page == 1]
    lines = [*mark, *(line.text for line in paper.running), *(line.text for line in paper.notes)]
    # A line may break behind the hyphen or the slash of a symbol; LibreOffice numbers a note bare.
    joined = re.sub(r"(?<=\w[-/])\s(?=\w)", "", " ".join(lines))
    return re.sub(r"\[(\d+)\]", r"\1", joined).replace("-", " - ").split()


def test_k79_word_file_opened_says_what_the_pdf_says(pair: Pair) -> None:
    assert words(pair.opened) == words(pair.pdf)


def test_both_papers_have_as_many_pages_within_one(pair: Pair) -> None:
    assert abs(pair.opened.pages - pair.pdf.pages) <= 1


def test_k74_opened_notes_stand_on_the_page_of_their_mark(pair: Pair) -> None:
    starts = [line for line in pair.opened.notes if re.match(r"[1-9] ", line.text)]
    assert [line.text.split()[0] for line in starts] == [x.mark for x in pair.tree.footnotes]
    for line in starts:
        mark = f"[{line.text.split()[0]}]"
        assert [x.page for x in pair.opened.running if mark in x.text] == [line.page]
