"""K41-K52: how the text between title and foot stands, on the real DOCX and the real PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from programme.models import Document
from reports import compose
from reports.tree import Paragraph, Section
from reports.writers import docx, pdf
from tests import factories
from tests.reports.conftest import Paper
from tests.reports.official_facts import (
    BODY_STYLES,
    HEADINGS,
    body_texts,
    near,
)
from tests.reports.paper import MM, PdfPaper, WordPaper

pytestmark = pytest.mark.any_database


@pytest.fixture
def grounds(db: None) -> WordPaper:
    """A programme that lists its grounds, typed with and without marks."""
    programme: Document = factories.make_programme(
        basis="Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh\n"
        "- Chương trình làm việc toàn khoá;\n"
        "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIV;",
    )
    return WordPaper(docx.write(compose.compose(programme)))


def test_k41_body_has_one_size(paper: Paper) -> None:
    assert {round(line.size, 1) for line in paper.pdf.body} == {14.0}
    sizes = {each.size for each in paper.word.paragraphs() if each.style in BODY_STYLES}
    assert sizes == {28}


def test_k42_body_is_justified(paper: Paper) -> None:
    found = {each.alignment for each in paper.word.paragraphs() if each.style in BODY_STYLES}
    assert found == {"both"}


def test_k43_first_lines_are_indented_by_10_mm(paper: Paper) -> None:
    assert {each.indent for each in paper.word.paragraphs() if each.style in BODY_STYLES} == {567}
    indented = [line.x0 for line in paper.pdf.body if line.x0 > 31]
    assert indented == [near(40, 0.5)] * len(indented)


def test_k44_lines_stand_exactly_19_pt_apart(paper: Paper) -> None:
    found = {each.line for each in paper.word.paragraphs() if each.style in BODY_STYLES}
    assert found == {"exact 380"}
    pairs = pairwise(paper.pdf.body)
    steps = [b.baseline - a.baseline for a, b in pairs if a.page == b.page and b.x0 < 39]
    assert [step * MM for step in steps] == [near(19, 0.1)] * len(steps)


def test_k45_paragraphs_stand_6_pt_apart(paper: Paper) -> None:
    printed = [each for each in paper.word.paragraphs() if each.style in BODY_STYLES | HEADINGS]
    assert {(each.before, each.after) for each in printed} == {(120, 0)}
    pairs = pairwise(paper.pdf.body)
    steps = [b.baseline - a.baseline for a, b in pairs if a.page == b.page and b.x0 > 39]
    assert [step * MM for step in steps] == [near(25, 0.1)] * len(steps)


def test_k45_a_footnote_reference_does_not_push_lines_apart(every_node_paper: Paper) -> None:
    body = [line for line in every_node_paper.pdf.body if round(line.size) == 14]
    steps = [b.baseline - a.baseline for a, b in pairwise(body)]
    assert [step * MM for step in steps] == [near(25, 0.1)] * len(steps)


def test_k46_body_is_upright_and_regular(paper: Paper) -> None:
    printed = [each for each in paper.word.paragraphs() if each.style in BODY_STYLES]
    assert {(each.is_bold, each.is_italic) for each in printed} == {(False, False)}


def test_k47_text_ends_with_a_full_stop_alone(paper: Paper) -> None:
    for end in (paper.pdf.body[-1].text, body_texts(paper.word)[-1]):
        assert end.endswith(".")
        assert not end.endswith("./.")


def test_k48_grounds_listed_have_dashes_semicolons_and_one_stop(grounds: WordPaper) -> None:
    assert [each.text for each in grounds.in_style("Gạch đầu dòng")] == [
        "- Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh;",
        "- Chương trình làm việc toàn khoá;",
        "- Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIV.",
    ]


def test_k48_sample_year_names_its_grounds_in_no_list(paper: Paper) -> None:
    printed = [each.style for each in paper.word.paragraphs() if each.style in BODY_STYLES]
    assert printed[0] == "Đoạn văn"


LABEL = re.compile(r"(?:\(\d+\)|\d+\.|[IVX]+\.)(?= )")
NUMBERS = [
    *["I.", "II."],
    *["1.", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    *["2.", "(1)", "(2)", "(3)", "(4)", "(5)"],
    *["3.", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    *["(8)", "(9)", "(10)", "(11)", "(12)", "(13)"],
    *["4.", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
    *["5.", "(1)", "(2)", "(3)"],
    *["6.", "(1)", "(2)", "(3)", "(4)"],
    *["III.", "1.", "2."],
]


def test_k49_numbers_run_without_gap_at_every_level(paper: Paper) -> None:
    in_word = [LABEL.match(text) for text in body_texts(paper.word)]
    assert [label[0] for label in in_word if label] == NUMBERS
    in_pdf = [LABEL.match(line.text) for line in paper.pdf.body if line.x0 > 39]
    assert [label[0] for label in in_pdf if label] == NUMBERS


def test_k50_each_level_has_one_form(paper: Paper) -> None:
    assert all(each.text.isupper() for each in paper.word.in_style("heading 1"))
    assert {each.is_bold for each in paper.word.in_style("heading 1")} == {True}
    assert {each.is_bold for each in paper.word.in_style("Tên hội nghị")} == {True}
    headings = {each.text for each in paper.word.paragraphs() if each.style in HEADINGS}
    looks = {line.look for line in paper.pdf.body if line.text in headings}
    assert looks == {(14.0, "Bold")}


def test_k51_programme_has_no_part_chapter_or_division(paper: Paper) -> None:
    for text in (*(line.text for line in paper.pdf.lines), *body_texts(paper.word)):
        assert not re.match(r"(?:Phần|Chương|Mục) (?:thứ |\d|[IVX]+\b)", text, re.IGNORECASE)


def test_k52_no_heading_is_the_last_line_of_its_page(paper: Paper) -> None:
    assert {each.keeps_next for each in paper.word.paragraphs() if each.style in HEADINGS} == {True}
    headings = [each.text for each in paper.word.paragraphs() if each.style in HEADINGS]
    printed = [(a, b) for a, b in pairwise(paper.pdf.body) if a.text in headings]
    assert [heading.text for heading, _ in printed] == headings
    assert [(a.text, a.page) for a, b in printed if a.page != b.page] == []


def test_k52_headings_at_every_height_stay_with_what_follows(issued_paper: Paper) -> None:
    words = "Một đoạn văn dài ngắn khác nhau của thân văn bản. "
    blocks = tuple(
        Section(2, f"{n}.", "Đề mục", (Paragraph(words * (1 + n % 7)),)) for n in range(1, 61)
    )
    body = PdfPaper(pdf.write(replace(issued_paper.tree, blocks=blocks))).body
    printed = [(a, b) for a, b in pairwise(body) if a.text.endswith(". Đề mục")]
    assert len(printed) == 60
    assert [a.text for a, b in printed if a.page != b.page] == []
    ends = [a.baseline for a, b in pairwise(body) if a.page != b.page]
    assert max(ends) - min(ends) > 19 / MM  # some page ends early to keep a heading whole
