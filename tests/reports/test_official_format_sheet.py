"""K01-K16: sheet, margins, page numbers, font and letters, on the real DOCX and the real PDF."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest

from reports.house_style import GUIDANCE_2026
from reports.writers import docx, pdf
from tests.reports.conftest import Paper
from tests.reports.official_facts import (
    full_lines,
    near,
    words,
)
from tests.reports.paper import MM, PdfPaper, W, WordPaper, text_of

pytestmark = pytest.mark.any_database

TWO_SIDED = replace(GUIDANCE_2026, is_two_sided=True)


def test_k01_sheet_is_a4(paper: Paper) -> None:
    assert paper.word.measures("pgSz") == {"w": "11906", "h": "16838"}
    assert paper.pdf.sizes == [(near(210, 0.2), near(297, 0.2))] * paper.pdf.pages


def test_k02_sheet_is_portrait(paper: Paper) -> None:
    assert paper.word.measures("pgSz").get("orient", "portrait") == "portrait"
    assert all(height > width for width, height in paper.pdf.sizes)


def test_k03_margins_are_20_20_30_15(paper: Paper) -> None:
    assert paper.word.measures("pgMar") == {
        "top": "1134",
        "bottom": "1134",
        "left": "1701",
        "right": "850",
        "header": "567",
        "footer": "567",
        "gutter": "0",
    }
    assert min(line.x0 for line in paper.pdf.lines) == near(30, 0.5)
    assert max(line.x1 for line in paper.pdf.lines) == near(195, 0.5)


def test_k04_full_lines_begin_at_30_mm(paper: Paper) -> None:
    begun = [line.x0 for line in paper.pdf.body if line.x0 < 39]
    assert begun == [near(30, 0.5)] * len(begun)


def test_k05_full_lines_end_at_195_mm(paper: Paper) -> None:
    ends = [line.x1 for line in full_lines(paper.pdf)]
    assert len(ends) > 40
    assert ends == [near(195, 0.7)] * len(ends)


def test_k06_two_sided_paper_mirrors_its_even_pages(issued_paper: Paper) -> None:
    paper = PdfPaper(pdf.write(issued_paper.tree, TWO_SIDED))
    edges = [
        (min(line.x0 for line in page), max(line.x1 for line in page))
        for page in ([line for line in paper.body if line.page == number] for number in (2, 3))
    ]
    assert edges == [(near(15, 0.7), near(180, 0.7)), (near(30, 0.7), near(195, 0.7))]
    settings = WordPaper(docx.write(issued_paper.tree, TWO_SIDED)).xml("word/settings.xml")
    assert settings.find(f"{W}mirrorMargins") is not None
    one_sided = issued_paper.word.xml("word/settings.xml")
    assert one_sided.find(f"{W}mirrorMargins") is None


def test_k07_no_body_glyph_leaves_the_text_area(paper: Paper) -> None:
    highest = min(line.cap_top for line in paper.pdf.text_lines)
    lowest = max(line.baseline + line.size * 0.216 / MM for line in paper.pdf.text_lines)
    assert highest >= 19.5
    assert lowest <= 277.5


def test_k08_first_page_shows_no_number(paper: Paper) -> None:
    assert [
        line.text for line in paper.pdf.top_lines if line.page == 1 and line.text[0] in "0123456789"
    ] == []
    assert paper.word.document.find(f".//{W}sectPr/{W}titlePg") is not None
    assert list(paper.word.headers()["first"].iter(f"{W}instrText")) == []


def test_k09_every_other_page_shows_its_bare_number(paper: Paper) -> None:
    shown = [(line.page, line.text) for line in paper.pdf.top_lines if line.page > 1]
    assert shown == [(page, str(page)) for page in range(2, paper.pdf.pages + 1)]


def test_k10_page_number_stands_10_mm_from_the_edge(paper: Paper) -> None:
    tops = [line.cap_top for line in paper.pdf.top_lines if line.page > 1]
    assert all(9.5 <= top <= 11.5 for top in tops)


def test_k11_page_number_is_centred_on_the_text(paper: Paper) -> None:
    centres = [line.centre for line in paper.pdf.top_lines if line.page > 1]
    assert centres == [near(112.5, 1)] * len(centres)
    mirrored = PdfPaper(pdf.write(paper.tree, TWO_SIDED))
    assert [line.centre for line in mirrored.top_lines if line.page == 2] == [near(97.5, 1)]


def test_k12_page_number_is_14_pt_regular(paper: Paper) -> None:
    assert {line.look for line in paper.pdf.top_lines if line.page > 1} == {(14.0, "Regular")}
    header = paper.word.headers()["default"]
    assert [node.text for node in header.iter(f"{W}instrText")] == ["PAGE"]
    style = paper.word.styles[header.find(f".//{W}pStyle").get(f"{W}val")]
    assert style.find(f"{W}name").get(f"{W}val") == "Số trang"
    assert style.find(f"{W}rPr/{W}sz").get(f"{W}val") == "28"
    assert style.find(f"{W}rPr/{W}b") is None


def test_k13_nothing_else_stands_in_header_or_footer(paper: Paper) -> None:
    mark = paper.tree.masthead.circulation_mark if paper.tree.masthead else ""
    assert text_of(paper.word.headers()["first"]) == mark
    assert not [name for name in paper.word.parts if "footer" in name]
    assert [line.text for line in paper.pdf.top_lines if line.page == 1] == ([mark] if mark else [])
    assert not [line for line in paper.pdf.lines if line.baseline > 278]


def test_k14_one_font_family_without_fallback(paper: Paper) -> None:
    families = {font.partition("+")[2].partition("-")[0] for font in paper.pdf.fonts}
    assert families in ({"Tinos"}, {"TimesNewRoman"}, {"TimesNewRomanPS"}, {"LiberationSerif"})
    assert all(re.match("[A-Z]{6}[+]", font) for font in paper.pdf.fonts)
    fonts = list(paper.word.xml("word/styles.xml").iter(f"{W}rFonts"))
    assert [dict(element.attrib) for element in fonts] == [
        {f"{W}{slot}": "Times New Roman" for slot in ("ascii", "hAnsi", "cs", "eastAsia")}
    ]
    assert list(paper.word.document.iter(f"{W}rFonts")) == []


def test_k15_everything_is_black(paper: Paper) -> None:
    assert paper.pdf.colours <= {(0,), (0.0, 0.0, 0.0)}
    for part in ("word/document.xml", "word/styles.xml"):
        assert list(paper.word.xml(part).iter(f"{W}color")) == []


def test_k16_text_is_composed_and_without_residue(paper: Paper) -> None:
    for text in words(paper):
        assert text == unicodedata.normalize("NFC", text)
        assert "\ufffd" not in text
        assert "[bookmark" not in text
        assert not re.search("[\ue000-\uf8ff]", text)
