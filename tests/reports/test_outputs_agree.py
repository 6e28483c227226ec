"""HTML, DOCX, PDF and text say the same words in the same order."""

from __future__ import annotations

import re
import typing
import unicodedata
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports import tree as document
from reports.tree import DocumentKind, DocumentTree, Paragraph
from reports.writers import CONTENT_TYPES, FORMATS, docx, pdf, text
from tests.reports import sample_tree
from tests.reports.conftest import Paper
from tests.reports.paper import WordPaper, text_of, without_spaces

pytestmark = pytest.mark.any_database

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "reports" / "official"


def html_words(article: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", article))


def docx_words(word: WordPaper) -> str:
    """The words of the file: first header, paragraphs, notes with the numbers that Word counts."""
    notes = word.xml("word/footnotes.xml")[2:]
    counted = [f"[{n}]{text_of(note)}" for n, note in enumerate(notes, start=1)]
    paragraphs = [each.text for each in word.paragraphs()]
    return " ".join([text_of(word.headers()["first"]), *paragraphs, *counted])


def pdf_words(paper: Paper) -> str:
    """The words of the sheets: the mark, the text, then the notes; without page numbers."""
    mark = [line.text for line in paper.pdf.top_lines if line.page == 1]
    notes = [line for line in paper.pdf.text_lines if round(line.size) == 11]
    rest = [line.text for line in paper.pdf.text_lines if line not in notes]
    printed = " ".join([*mark, *rest, *(line.text for line in notes)])
    # A line may break behind the hyphen or the slash of a symbol, without a space.
    return re.sub(r"(?<=\w[-/])\s(?=\w)", "", printed)


def test_k79_all_outputs_of_the_programme_say_the_same(paper: Paper) -> None:
    expected = text.write(paper.tree).split()
    assert len(expected) > 1500
    assert html_words(pdf.html_body(paper.tree)).split() == expected
    assert html_words(pdf.html(paper.tree).partition("<body>")[2]).split() == expected
    assert docx_words(paper.word).split() == expected
    assert pdf_words(paper).split() == expected


def test_k79_all_outputs_of_every_kind_of_node_say_the_same(every_node_paper: Paper) -> None:
    expected = text.write(every_node_paper.tree).split()
    assert html_words(pdf.html_body(every_node_paper.tree)).split() == expected
    assert docx_words(every_node_paper.word).split() == expected
    assert pdf_words(every_node_paper).split() == expected


def test_the_sample_holds_every_node_class() -> None:
    known = {cls.kind for cls in typing.get_args(document.Node) if hasattr(cls, "kind")}
    tree = sample_tree.EVERY_NODE
    single = (tree.masthead, tree.title, tree.recipients, tree.signature)
    used = {node.kind for node in (*single, *tree.footnotes, *document.walk(tree.blocks)) if node}
    assert used == known


def test_every_node_class_has_its_template() -> None:
    known = {cls.kind for cls in typing.get_args(document.Node) if hasattr(cls, "kind")}
    files = {path.stem for path in TEMPLATES.glob("*.html") if not path.stem.startswith("_")}
    assert files == known | {"document", "article"}


def test_formats_and_content_types_name_the_same_four() -> None:
    assert sorted(FORMATS) == ["docx", "html", "pdf", "txt"]
    assert sorted(CONTENT_TYPES) == sorted(FORMATS)


@pytest.mark.parametrize(
    ("name", "start"),
    [("docx", b"PK\x03\x04"), ("pdf", b"%PDF-"), ("html", b"<!DOCTYPE html>"), ("txt", b"T")],
)
def test_every_format_writes_the_whole_tree(name: str, start: bytes) -> None:
    assert FORMATS[name](sample_tree.DRAFT).startswith(start)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_hostile_words_come_out_the_same_everywhere(words: str) -> None:
    tree = DocumentTree(DocumentKind.ANNUAL_PROGRAMME, blocks=(Paragraph(words),))
    expected = without_spaces(text.write(tree))
    assert expected == without_spaces(unicodedata.normalize("NFC", expected))
    file = docx.write(tree)
    assert ZipFile(BytesIO(file)).testzip() is None
    assert without_spaces(text_of(WordPaper(file).body)) == expected
    assert without_spaces(html_words(pdf.html_body(tree))) == expected
