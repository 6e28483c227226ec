"""The PDF and HTML writers: one template a node, one font family, nothing fetched from outside."""

from __future__ import annotations

import base64
import logging
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

import pdfplumber
import pytest
from django.utils import translation
from weasyprint.urls import FatalURLFetchingError

from reports.fonts import covering_family
from reports.tree import DocumentKind, DocumentTree, Footnote, Meeting, Paragraph, Section
from reports.writers import pdf
from tests.reports import sample_tree
from tests.reports.conftest import Paper

SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='50' height='50'>"
    "<image href='{url}' width='9' height='9'/></svg>"
)
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


def tree_of(*texts: str, notes: tuple[Footnote, ...] = ()) -> DocumentTree:
    blocks = tuple(Paragraph(each) for each in texts)
    return DocumentTree(DocumentKind.ANNUAL_PROGRAMME, blocks=blocks, footnotes=notes)


@pytest.mark.parametrize(
    "page",
    [
        '<img src="file:///etc/hostname">',
        '<img src="http://127.0.0.1:9/a.png">',
        '<img src="https://127.0.0.1:9/a.png">',
        '<img src="ftp://127.0.0.1/a.png">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<style>@import url("file:///etc/hostname");</style>',
        '<style>@import url("http://127.0.0.1:9/a.css");</style>',
        '<style>body { background: url("file:///etc/hostname"); }</style><body>a',
        '<style>@font-face { font-family: f; src: url("file:///etc/hostname"); }</style>',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<a rel="attachment" href="file:///etc/hostname">a</a>',
        '<object data="file:///etc/hostname"></object>',
        '<embed src="file:///etc/hostname">',
    ],
)
def test_r63_a_page_that_asks_for_anything_outside_is_refused(page: str) -> None:
    with pytest.raises(FatalURLFetchingError, match="refused"):
        pdf.press(page)


@pytest.mark.parametrize("as_image", [False, True])
def test_r63_an_svg_cannot_read_a_file_either(tmp_path: Path, *, as_image: bool) -> None:
    """WeasyPrint leaves such a picture out; the same picture inside the page is printed."""
    (tmp_path / "dot.png").write_bytes(DOT)
    outside = SVG.format(url=(tmp_path / "dot.png").as_uri())
    inside = SVG.format(url="data:image/png;base64," + base64.b64encode(DOT).decode())
    if as_image:
        outside, inside = (
            f'<img src="data:image/svg+xml,{quote(svg)}">' for svg in (outside, inside)
        )
    assert [b"/Subtype /Image" in pdf.press(page) for page in (outside, inside)] == [False, True]


@pytest.mark.parametrize("url", ["FILE:///etc/hostname", "file:relative", "gopher://a", "relative"])
def test_r63_the_fetcher_refuses_every_address_that_is_not_data(url: str) -> None:
    with pytest.raises(FatalURLFetchingError, match="refused"):
        pdf._fetcher().fetch(url)


def test_the_fetcher_reads_data_addresses() -> None:
    assert pdf._fetcher().fetch("data:text/plain,abc").read() == b"abc"


def test_our_own_pages_ask_for_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf.write(sample_tree.EVERY_NODE)
    assert [record.getMessage() for record in caplog.records] == []


def test_metadata_names_the_title_and_nobody(issued_paper: Paper) -> None:
    assert issued_paper.pdf.metadata == {
        "Producer": issued_paper.pdf.metadata["Producer"],
        "Title": (
            "CHƯƠNG TRÌNH làm việc năm 2025 của Ban Chấp hành Đảng bộ tỉnh "
            "khoá XIV, nhiệm kỳ 2020 - 2025"
        ),
    }
    assert str(Path.home()).encode() not in issued_paper.pdf.content


def test_the_file_is_tagged(issued_paper: Paper) -> None:
    assert "StructTreeRoot" in issued_paper.pdf.catalog


def test_bookmarks_are_the_headings(issued_paper: Paper) -> None:
    with pdfplumber.open(BytesIO(issued_paper.pdf.content)) as file:
        outlines = [(level, title) for level, title, *_ in file.doc.get_outlines()]
    assert outlines == [
        (1, "I. MỤC ĐÍCH, YÊU CẦU"),
        (1, "II. NỘI DUNG VÀ THỜI GIAN"),
        (2, "1. Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21 (trong tháng 3/2025)"),
        (2, "2. Hội nghị chuyên đề Ban Chấp hành Đảng bộ tỉnh (trong tháng 4/2025)"),
        (2, "3. Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 22 (trong tháng 6/2025)"),
        (2, "4. Hội nghị chuyên đề Ban Chấp hành Đảng bộ tỉnh (đầu tháng 7/2025)"),
        (2, "5. Hội nghị chuyên đề Ban Chấp hành Đảng bộ tỉnh (trong tháng 8/2025)"),
        (2, "6. Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 23 (trong tháng 9/2025)"),
        (1, "III. TỔ CHỨC THỰC HIỆN"),
    ]


def test_r62_words_are_escaped_in_html() -> None:
    body = pdf.html_body(tree_of("<script>alert('a')</script> & **<b>**"))
    assert "<script" not in body
    assert "&lt;script&gt;" in body
    assert "<em>&lt;b&gt;</em>" in body


def test_the_fragment_fits_a_strict_content_security_policy() -> None:
    body = pdf.html_body(sample_tree.EVERY_NODE)
    assert body.startswith('<article class="official" lang="vi-VN">')
    assert body.rstrip().endswith("</article>")
    assert re.findall(r"\sstyle=|<style|<script|\son\w+=|\ssrc=|\shref=", body) == []


def test_every_rule_of_the_stylesheet_stays_inside_the_paper() -> None:
    without_comment = re.sub(r"/\*.*?\*/", "", pdf.stylesheet(), flags=re.S)
    selectors = re.findall(r"^ *([^\s@};][^{};]*?) \{", without_comment, flags=re.M)
    assert [each for each in selectors if not each.startswith(".official")] == []


def test_numbers_in_the_stylesheet_do_not_follow_the_language() -> None:
    with translation.override("vi"):
        css = pdf.stylesheet()
    assert "border-bottom: 0.75pt solid black;" in css
    assert re.findall(r"\d,\d", css) == []


def test_paged_html_names_one_installed_family_and_no_fallback() -> None:
    families = set(re.findall(r"font-family: (.+);", pdf.paged_html(sample_tree.DRAFT)))
    assert families == {f'"{covering_family()}"'}


def test_notes_stand_at_the_end_on_screen_and_in_their_place_on_paper() -> None:
    tree = tree_of("Một[^1] câu.", notes=(Footnote("1", "Ghi chú."),))
    on_screen = '<p class="paragraph">Một<span class="reference">[1]</span> câu.</p>'
    assert on_screen in pdf.html_body(tree)
    assert '<p class="footnote">[1] Ghi chú.</p>' in pdf.html_body(tree)
    on_paper = '<span class="reference">[1]</span><span class="footnote">[1] Ghi chú.</span>'
    assert on_paper in pdf.paged_html(tree)


def test_a_document_without_head_and_foot_has_no_columns() -> None:
    assert 'class="columns' not in pdf.html_body(tree_of("Một câu."))


@dataclass(frozen=True)
class Unknown:
    kind: ClassVar[str] = "unknown"
    text: str = ""


def test_an_unknown_kind_of_node_is_refused() -> None:
    tree = DocumentTree(DocumentKind.ANNUAL_PROGRAMME, blocks=(Unknown(),))  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(TypeError, match="unknown kind of node 'unknown'"):
        pdf.html_body(tree)


def test_empty_conferences_run_on_instead_of_leaving_the_page_before_them_half_empty() -> None:
    meetings = tuple(Meeting(f"{n}.", f"Hội nghị lần thứ {n}") for n in range(1, 31))
    filling = tuple(Paragraph(f"Đoạn {n}.") for n in range(20))
    blocks = (*filling, Section(1, "II.", "NỘI DUNG", meetings), Paragraph("Hết."))
    data = pdf.write(DocumentTree(DocumentKind.ANNUAL_PROGRAMME, blocks=blocks))
    with pdfplumber.open(BytesIO(data)) as file:
        words = file.pages[0].extract_text()
    assert "5. Hội nghị lần thứ 5" in words.splitlines()


def test_no_line_ends_behind_the_stroke_of_a_code_or_a_quarter() -> None:
    words = "quý III/2025, **số 20-NQ/TW** & 1735/CTr-UBND; (UBND/HĐND/MTTQ)[^1] "
    texts = [f"{'một ' * shift}{words * 6}".strip() for shift in range(12)]
    notes = (Footnote("1", words.replace("[^1]", "") * 3),)
    blocks = tuple(Paragraph(text) for text in texts)
    tree = DocumentTree(DocumentKind.ANNUAL_PROGRAMME, blocks=blocks, footnotes=notes)
    with pdfplumber.open(BytesIO(pdf.write(tree))) as file:
        lines = [line for page in file.pages for line in page.extract_text().splitlines()]
    assert sum("/" in line for line in lines) > 60
    assert [line for line in lines if line.endswith("/")] == []
    assert 'class="unbroken"' not in pdf.html_body(tree)


def test_an_address_longer_than_a_line_is_still_broken() -> None:
    address = f"tại https://noi-bo/{'thu-muc/' * 3}{'vanban/' * 30}."
    with pdfplumber.open(BytesIO(pdf.write(tree_of(address)))) as file:
        page = file.pages[0]
        assert max(word["x1"] for word in page.extract_words()) < page.width - 40
