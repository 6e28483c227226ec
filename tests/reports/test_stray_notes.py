"""Notes stand at the foot of the sheet of their mark (K74), wherever the lines happen to end."""

from __future__ import annotations

import random
import re
from collections import Counter
from io import BytesIO

import pdfplumber
import pytest

from reports.tree import Block, DocumentKind, DocumentTree, Footnote, Item, Paragraph, Section
from reports.writers import pdf, text
from reports.writers.sheets import sheet_starts

WORDS = ["công", "tác", "xây", "dựng", "đảng", "hệ", "thống", "chính", "trị", "của", "tỉnh", "năm"]
PARTS, LONGEST_TEXT, LONGEST_NOTE = 4, 140, 90  # words
_NOTE = re.compile(r"^\[(\d+)\]", re.MULTILINE)
_MARK = re.compile(r"(?<!^)\[(\d+)\]", re.MULTILINE)


def paper_of(seed: int) -> DocumentTree:
    """Some seven sheets of paragraphs and items with some thirty notes, some of many lines."""
    chance = random.Random(seed)  # noqa: S311 - the same papers each time, no secret
    notes: list[Footnote] = []

    def words(least: int, most: int) -> list[str]:
        return chance.choices(WORDS, k=chance.randint(least, most))

    def noted() -> str:
        said = words(5, LONGEST_TEXT)
        for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
            mark = str(len(notes) + 1)
            # Behind a word of its own, so that no mark begins a line.
            said.insert(chance.randint(1, len(said)), f"rồi[^{mark}]")
            notes.append(Footnote(mark, " ".join(words(4, LONGEST_NOTE)) + "."))
        return f"{' '.join(said)}."

    def block(number: int) -> Block:
        return Paragraph(noted()) if chance.random() < 0.6 else Item(f"({number})", noted())

    parts = tuple(
        Section(1, f"{part}.", "PHẦN", tuple(block(n) for n in range(1, chance.randint(3, 13))))
        for part in range(1, PARTS + 1)
    )
    return DocumentTree(DocumentKind.ANNUAL_PROGRAMME, blocks=parts, footnotes=tuple(notes))


def letters(printed: str) -> Counter[str]:
    """How often each letter stands there; the numbers of sheets are none."""
    return Counter(sign for sign in printed if sign.isalpha())


@pytest.mark.parametrize("seed", [0, 5, 9, 14, 16, 18, 19, 20])
def test_k74_each_note_stands_on_the_sheet_of_its_mark_and_no_word_is_lost(seed: int) -> None:
    tree = paper_of(seed)
    with pdfplumber.open(BytesIO(pdf.write(tree))) as file:
        sheets = [page.extract_text() for page in file.pages]
    of_notes = {mark: n for n, sheet in enumerate(sheets) for mark in _NOTE.findall(sheet)}
    of_marks = {mark: n for n, sheet in enumerate(sheets) for mark in _MARK.findall(sheet)}
    assert of_notes.keys() == {note.mark for note in tree.footnotes}
    assert of_notes == of_marks
    assert letters("".join(sheets)) == letters(text.write(tree))
    assert len(sheet_starts(tree)) == len(sheets) - 1
