"""Whole papers through `convert`: text or Word to Word and back without losing a letter."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from lxml import etree

from reports.interchange import to_json
from reports.readers import Reading, read_unguarded
from reports.writers import FORMATS
from tests.reports.kind_trees import ALL
from tests.reports.paper import W
from tests.reports.sample_papers import PAPERS
from tests.reports.sample_tree import EVERY_NODE
from tests.reports.scoring import missing_and_unexpected

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
# Their conferences have no label: a path names the table's row or the line, and we print no table.
UNLABELLED = {"annual_gialai", "annual_rows", "annual_running"}
SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
TYPED = sorted(path.stem for path in SAMPLES.glob("*.txt"))
FOOT = re.compile(r"Nơi\s+nhận\s*:|^\s*T/M\s", re.MULTILINE)
TYPE_NAME = re.compile(r"^\s*(?:CHƯƠNG TRÌNH|BÁO CÁO)", re.MULTILINE)
LOST_MARK = r"\[[\x00-\x1f\ufffd]{1,2}\]"


def parts(text: str) -> tuple[Counter[str], list[str], Counter[str]]:
    """The words of the head in any order, of the body in theirs, of the foot in any order."""
    text = unicodedata.normalize("NFC", text)
    start = TYPE_NAME.search(text)
    assert start
    end = FOOT.search(text, start.end())
    stop = end.start() if end else len(text)
    return (
        Counter(text[: start.start()].split()),
        text[start.start() : stop].split(),
        Counter(text[stop:].split()),
    )


def without_residue(text: str, reading: Reading) -> str:
    """The source without what the reader says it left out or repaired."""
    for finding in reading.findings:
        if finding.kind == "word_residue":
            for code in re.findall(r"\[bookmark: [^\]]*\]", finding.about):
                text = text.replace(code, "")
        elif finding.kind == "foot_line":
            assert finding.about in " ".join(text.split()) or finding.about in text
    if any(finding.kind == "lost_footnote_mark" for finding in reading.findings):
        for pattern in (rf"(?m)^[ \t]*{LOST_MARK}", LOST_MARK):
            numbers = count(1)
            text = re.sub(pattern, lambda _, n=numbers: f"[{next(n)}]", text)
    return text


def reported(reading: Reading) -> Counter[str]:
    left_out = (finding for finding in reading.findings if finding.kind == "foot_line")
    return Counter(word for finding in left_out for word in finding.about.split())


def words_of_docx(data: bytes) -> str:
    """The words of a Word file by its XML alone, without our reader; one paragraph a line."""
    with ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        notes = []
        if "word/footnotes.xml" in package.namelist():
            notes = list(etree.fromstring(package.read("word/footnotes.xml")))
    lines = ["".join(_letters(paragraph)) for paragraph in root.iter(f"{W}p")]
    lines += [f"[{note.get(f'{W}id')}] {''.join(_letters(note))}" for note in notes]
    return "\n".join(line for line in lines if not re.fullmatch(r"\[-?\d+\] ", line))


def _letters(element: etree._Element) -> Iterator[str]:
    """The letters of a paragraph, its references to notes as the bracketed number."""
    for node in element.iter():
        if node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag in (f"{W}tab", f"{W}br"):
            yield " "
        elif node.tag == f"{W}footnoteReference":
            yield f"[{node.get(f'{W}id')}]"


def seed(number: int, ending: str) -> Path:
    path = SEEDS / f"seed-00{number}.{ending}"
    if not path.exists():
        pytest.skip("the office's own papers are not beside the project")
    return path


@pytest.mark.parametrize("ending", ["txt", "docx"])
@pytest.mark.parametrize("number", range(5))
def test_an_own_paper_comes_back_from_word_whole(number: int, ending: str, tmp_path: Path) -> None:
    path = seed(number, ending)
    data = path.read_bytes()
    call_command("convert", str(path), format="docx", out=tmp_path / "a.docx", stderr=io.StringIO())
    call_command("convert", str(tmp_path / "a.docx"), format="txt", out=tmp_path / "a.txt")
    source = data.decode("utf-8") if ending == "txt" else words_of_docx(data)
    reading = read_unguarded(data)
    head, body, foot = parts(without_residue(source, reading))
    new_head, new_body, new_foot = parts((tmp_path / "a.txt").read_text("utf-8"))
    assert new_head == head
    assert new_body == body
    assert new_foot + reported(reading) == foot


@pytest.mark.parametrize("name", [*TYPED, *PAPERS])
def test_a_sample_keeps_its_words_and_its_facts_in_word(name: str) -> None:
    data = PAPERS[name]() if name in PAPERS else (SAMPLES / f"{name}.txt").read_bytes()
    tree = read_unguarded(data).tree
    back = read_unguarded(FORMATS["docx"](tree)).tree
    assert FORMATS["txt"](back) == FORMATS["txt"](tree)
    if name not in UNLABELLED:
        assert missing_and_unexpected(to_json(tree), to_json(back)) == ([], [])


@pytest.mark.parametrize("form", ["docx", "txt"])
@pytest.mark.parametrize("name", ALL)
def test_a_paper_of_each_kind_reads_back_as_its_tree(name: str, form: str) -> None:
    assert read_unguarded(FORMATS[form](ALL[name])) == Reading(ALL[name])


def test_every_kind_of_node_reads_back_from_word_with_emphasis_and_notes() -> None:
    assert read_unguarded(FORMATS["docx"](EVERY_NODE)) == Reading(EVERY_NODE)
