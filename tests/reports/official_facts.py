"""What the checks K01-K80 ask of a paper again and again."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.reports.conftest import Paper
from tests.reports.paper import MM, PdfLine, PdfPaper, WordPaper

BODY_STYLES = {"Đoạn văn", "Câu dẫn", "Cơ quan chủ trì", "Nội dung", "Gạch đầu dòng"}
HEADINGS = {"heading 1", "heading 2", "heading 3", "heading 4", "Tên hội nghị"}


def near(value: float, tolerance: float) -> object:
    return pytest.approx(value, abs=tolerance)


def full_lines(paper: PdfPaper) -> list[PdfLine]:
    """Body lines that a following line of the same paragraph makes justified."""
    pairs = pairwise(paper.body)
    return [line for line, after in pairs if after.x0 < 39 and after.page == line.page]


def title_line(paper: PdfPaper) -> tuple[float, float, float]:
    """Left and right end of the line under the party title and its height, in millimetres."""
    marks = [
        mark
        for mark in paper.marks
        if mark["page"] == 1 and 60 * MM < mark["x1"] - mark["x0"] < 90 * MM
    ]
    bottom = max(mark["bottom"] for mark in marks)
    return marks[0]["x0"] / MM, marks[0]["x1"] / MM, bottom / MM


def body_texts(paper: WordPaper) -> list[str]:
    return [each.text for each in paper.paragraphs() if each.style in BODY_STYLES | HEADINGS]


def words(paper: Paper) -> tuple[str, str]:
    """All words of the PDF and of the DOCX."""
    in_pdf = "\n".join(line.text for line in paper.pdf.lines)
    return in_pdf, "\n".join(each.text for each in paper.word.paragraphs())
