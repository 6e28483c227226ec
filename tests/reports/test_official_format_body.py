"""K41-K52 and K70-K80: the text between title and foot, on the real DOCX and the real PDF."""

from __future__ import annotations

import re
from itertools import pairwise

from reports.tree import Item, LeadLine, Meeting, walk
from tests.reports.conftest import Paper
from tests.reports.official_facts import (
    BODY_STYLES,
    HEADINGS,
    body_texts,
    near,
    words,
)
from tests.reports.paper import MM, W, without_spaces


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


def test_k49_numbers_run_without_gap(paper: Paper) -> None:
    headings = [each.text.split()[0] for each in paper.word.in_style("heading 1")]
    assert headings == ["I.", "II.", "III."]
    meetings = [each.text.split()[0] for each in paper.word.in_style("Tên hội nghị")]
    assert meetings == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_k50_each_level_has_one_form(paper: Paper) -> None:
    assert all(each.text.isupper() for each in paper.word.in_style("heading 1"))
    assert {each.is_bold for each in paper.word.in_style("heading 1")} == {True}
    assert {each.is_bold for each in paper.word.in_style("Tên hội nghị")} == {True}


def test_k52_no_heading_is_the_last_line_of_its_page(paper: Paper) -> None:
    assert {each.keeps_next for each in paper.word.paragraphs() if each.style in HEADINGS} == {True}
    headings = {each.text for each in paper.word.paragraphs() if each.style in HEADINGS}
    pairs = pairwise(paper.pdf.body)
    assert [
        line.text for line, after in pairs if line.text in headings and after.page != line.page
    ] == []


def test_k70_ranges_have_spaced_hyphens(paper: Paper) -> None:
    for text in words(paper):
        assert re.findall(r"\d{4}[-–]\d{4}|\d{4} – \d{4}", text) == []


def test_k71_one_spelling_profile(paper: Paper) -> None:
    for text in words(paper):
        assert re.findall("[Uu]ỷ|[Kk]hoá", text)
        assert re.findall("[Uu]ủy|ủy\\b|[Kk]hóa", text) == []


def test_k74_each_footnote_stands_on_the_page_of_its_mark(every_node_paper: Paper) -> None:
    notes = [line for line in every_node_paper.pdf.lines if re.match(r"\[\d\] ", line.text)]
    assert [line.text for line in notes] == [
        "[1] Theo số liệu của *Cục Thống kê* & các sở.",
        "[2] Xem phụ lục.",
    ]
    for note in notes:
        mark = note.text[:3]
        assert {line.page for line in every_node_paper.pdf.lines if mark in line.text} == {
            note.page
        }
    part = every_node_paper.word.xml("word/footnotes.xml")
    assert [note.get(f"{W}id") for note in part] == ["-1", "0", "1", "2"]
    references = every_node_paper.word.document.iter(f"{W}footnoteReference")
    assert [reference.get(f"{W}id") for reference in references] == ["1", "2"]


def test_k75_no_empty_page_no_double_space(paper: Paper) -> None:
    assert {line.page for line in paper.pdf.text_lines} == set(range(1, paper.pdf.pages + 1))
    for text in (*(line.text for line in paper.pdf.body), *body_texts(paper.word)):
        assert re.findall(r"  | [,.;:]", text) == []


def test_k76_every_item_has_a_lead_agency(paper: Paper) -> None:
    meetings = [block for block in walk(paper.tree.blocks) if isinstance(block, Meeting)]
    items = [item for meeting in meetings for item in meeting.blocks if isinstance(item, Item)]
    assert len(items) == 41
    assert all(isinstance(meeting.blocks[-1], LeadLine) for meeting in meetings)


def test_k79_docx_and_pdf_carry_the_same_words_in_the_same_order(paper: Paper) -> None:
    in_pdf = "".join(line.text for line in paper.pdf.text_lines)
    in_docx = "".join(each.text for each in paper.word.paragraphs())
    assert without_spaces(in_pdf) == without_spaces(in_docx)


def test_k80_both_are_vietnamese(paper: Paper) -> None:
    assert paper.pdf.language == "vi-VN"
    (language,) = paper.word.xml("word/styles.xml").iter(f"{W}lang")
    assert language.get(f"{W}val") == "vi-VN"
