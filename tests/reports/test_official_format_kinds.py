"""K01-K80 for papers of every kind, with and without a header: the same tests on other papers."""

from __future__ import annotations

import re
from functools import cache

import pytest

from reports.writers import docx, pdf
from tests.reports import kind_trees
from tests.reports import test_official_format_body as body
from tests.reports import test_official_format_foot as foot
from tests.reports import test_official_format_head as head
from tests.reports import test_official_format_sheet as sheet
from tests.reports import test_official_format_text as words_of
from tests.reports.conftest import Paper
from tests.reports.official_facts import BODY_STYLES, near
from tests.reports.paper import PdfPaper, W, WordPaper
from tests.reports.test_outputs_agree import docx_words, pdf_words

pytestmark = pytest.mark.any_database


@cache
def paper_named(name: str) -> Paper:
    tree = kind_trees.ALL[name]
    return Paper(tree, PdfPaper(pdf.write(tree)), WordPaper(docx.write(tree)))


@pytest.fixture(params=kind_trees.ALL)
def paper(request: pytest.FixtureRequest) -> Paper:
    """The paper of each kind in turn, in place of the states of the annual programme."""
    return paper_named(request.param)


test_k01_sheet_is_a4 = sheet.test_k01_sheet_is_a4
test_k02_sheet_is_portrait = sheet.test_k02_sheet_is_portrait
test_k03_margins_are_20_20_30_15 = sheet.test_k03_margins_are_20_20_30_15
test_k04_full_lines_begin_at_30_mm = sheet.test_k04_full_lines_begin_at_30_mm
test_k05_full_lines_end_at_195_mm = sheet.test_k05_full_lines_end_at_195_mm
test_k07_no_glyph_leaves_the_text_area = sheet.test_k07_no_body_glyph_leaves_the_text_area
test_k08_first_page_shows_no_number = sheet.test_k08_first_page_shows_no_number
test_k09_every_other_page_shows_its_number = sheet.test_k09_every_other_page_shows_its_bare_number
test_k10_page_number_stands_10_mm_from_edge = sheet.test_k10_page_number_stands_10_mm_from_the_edge
test_k11_page_number_is_centred = sheet.test_k11_page_number_is_centred_on_the_text
test_k12_page_number_is_14_pt_regular = sheet.test_k12_page_number_is_14_pt_regular
test_k13_nothing_else_in_header_or_footer = sheet.test_k13_nothing_else_stands_in_header_or_footer
test_k14_one_font_family = sheet.test_k14_one_font_family_without_fallback
test_k15_everything_is_black = sheet.test_k15_everything_is_black
test_k16_text_is_composed = sheet.test_k16_text_is_composed_and_without_residue
test_k21_state_motto_is_absent = head.test_k21_state_motto_is_absent
test_k41_body_has_one_size = body.test_k41_body_has_one_size
test_k40_separator_is_five_hyphens = head.test_k40_separator_is_five_hyphens_in_the_centre
test_k42_body_is_justified = body.test_k42_body_is_justified
test_k43_first_lines_are_indented = body.test_k43_first_lines_are_indented_by_10_mm
test_k44_lines_stand_19_pt_apart = body.test_k44_lines_stand_exactly_19_pt_apart
test_k45_paragraphs_stand_6_pt_apart = body.test_k45_paragraphs_stand_6_pt_apart
test_k46_body_is_upright_and_regular = body.test_k46_body_is_upright_and_regular
test_k47_text_ends_with_a_full_stop = body.test_k47_text_ends_with_a_full_stop_alone
test_k52_no_heading_is_last_on_its_page = body.test_k52_no_heading_is_the_last_line_of_its_page
test_k55_as_above_is_absent = foot.test_k55_as_above_is_absent
test_k75_no_empty_page_no_double_space = words_of.test_k75_no_empty_page_no_double_space
test_k80_both_are_vietnamese = words_of.test_k80_both_are_vietnamese


def test_k37_type_name_is_bold_capitals(paper: Paper) -> None:
    (name,) = [line for line in paper.pdf.head if line.size > 15.5]
    assert name.text == (paper.tree.title.type_name if paper.tree.title else "")
    assert name.text.isupper()
    assert name.look == (16.0, "Bold")
    assert name.centre == near(112.5, 1)
    printed = paper.word.one("Tên loại")
    assert (printed.text, printed.size, printed.is_bold) == (name.text, 32, True)
    assert printed.alignment == "center"


def test_k38_subject_is_bold_and_centred(paper: Paper) -> None:
    printed = paper.word.in_style("Trích yếu")
    assert [each.text for each in printed] == list(
        paper.tree.title.subject if paper.tree.title else ()
    )
    assert {(each.size, each.is_bold, each.alignment) for each in printed} == {(28, True, "center")}
    for each in printed:
        line = paper.pdf.line(each.text)
        assert (line.look, each.text[-1] != ".", each.text.isupper()) == (
            (14.0, "Bold"),
            True,
            False,
        )
        assert line.centre == near(112.5, 1)


def test_k50_each_level_has_one_form(paper: Paper) -> None:
    looks = {
        "heading 1": (True, False),
        "heading 2": (True, False),
        "heading 3": (True, True),
        "heading 4": (False, True),
        "Tên hội nghị": (True, False),
    }
    printed = [each for each in paper.word.paragraphs() if each.style in looks]
    assert [(each.is_bold, each.is_italic) for each in printed] == [looks[x.style] for x in printed]
    assert all(each.text.isupper() for each in paper.word.in_style("heading 1"))
    assert [
        x.text for x in paper.word.in_style("heading 1") if not re.match("[IVX]+[.] ", x.text)
    ] == []
    faces = {(True, False): "Bold", (True, True): "Bold-Italic", (False, True): "Italic"}
    for each in printed:
        face = faces[each.is_bold, each.is_italic]
        assert paper.pdf.line(each.text).look == (14.0, face)


def test_k74_notes_are_numbered_and_stand_on_the_page_of_their_mark(paper: Paper) -> None:
    expected = [note.mark for note in paper.tree.footnotes]
    opening = [line for line in paper.pdf.notes if re.match(r"\[\d+\] ", line.text)]
    assert [line.text[1:2] for line in opening] == expected
    for note in opening:
        places = [line.page for line in paper.pdf.body if note.text[:3] in line.text]
        assert places == [note.page]
    part = paper.word.xml("word/footnotes.xml")
    assert [note.get(f"{W}id") for note in part] == ["-1", "0", *expected]
    references = paper.word.document.iter(f"{W}footnoteReference")
    assert [reference.get(f"{W}id") for reference in references] == expected


def test_k79_pdf_and_docx_say_the_same(paper: Paper) -> None:
    assert pdf_words(paper).split() == docx_words(paper.word).split()
    assert len({each.style for each in paper.word.paragraphs()} & BODY_STYLES) >= 2
