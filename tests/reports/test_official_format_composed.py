"""K01-K80 for the papers composed from records: the same tests, and what only records can show."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from programme.clock_times import parse_timed_text
from reports.tree import Item, Section, walk
from reports.writers import pdf, text
from tests.reports import test_official_format_body as body
from tests.reports import test_official_format_foot as foot
from tests.reports import test_official_format_head as head
from tests.reports import test_official_format_kinds as kinds
from tests.reports import test_official_format_sheet as sheet
from tests.reports import test_official_format_text as words_of
from tests.reports.composed_papers import NAMES
from tests.reports.conftest import Paper
from tests.reports.official_facts import body_texts
from tests.reports.test_outputs_agree import docx_words, html_words, pdf_words

pytestmark = pytest.mark.any_database


@pytest.fixture(params=NAMES)
def paper(request: pytest.FixtureRequest, composed_papers: dict[str, Paper]) -> Paper:
    """Each composed paper in turn."""
    return composed_papers[request.param]


test_k01_sheet_is_a4 = sheet.test_k01_sheet_is_a4
test_k02_sheet_is_portrait = sheet.test_k02_sheet_is_portrait
test_k03_margins_are_20_20_30_15 = sheet.test_k03_margins_are_20_20_30_15
test_k04_full_lines_begin_at_30_mm = sheet.test_k04_full_lines_begin_at_30_mm
test_k05_full_lines_end_at_195_mm = sheet.test_k05_full_lines_end_at_195_mm
test_k07_no_glyph_leaves_the_text_area = sheet.test_k07_no_body_glyph_leaves_the_text_area
test_k08_first_page_shows_no_number = sheet.test_k08_first_page_shows_no_number
test_k09_every_other_page_shows_its_number = sheet.test_k09_every_other_page_shows_its_bare_number
test_k13_nothing_else_in_header_or_footer = sheet.test_k13_nothing_else_stands_in_header_or_footer
test_k14_one_font_family = sheet.test_k14_one_font_family_without_fallback
test_k15_everything_is_black = sheet.test_k15_everything_is_black
test_k16_text_is_composed = sheet.test_k16_text_is_composed_and_without_residue
test_k21_state_motto_is_absent = head.test_k21_state_motto_is_absent
test_k37_type_name_is_bold_capitals = kinds.test_k37_type_name_is_bold_capitals
test_k38_subject_is_bold_and_centred = kinds.test_k38_subject_is_bold_and_centred
test_k40_separator_is_five_hyphens = head.test_k40_separator_is_five_hyphens_in_the_centre
test_k41_body_has_one_size = body.test_k41_body_has_one_size
test_k42_body_is_justified = body.test_k42_body_is_justified
test_k43_first_lines_are_indented = body.test_k43_first_lines_are_indented_by_10_mm
test_k44_lines_stand_19_pt_apart = body.test_k44_lines_stand_exactly_19_pt_apart
test_k45_paragraphs_stand_6_pt_apart = body.test_k45_paragraphs_stand_6_pt_apart
test_k46_body_is_upright_and_regular = body.test_k46_body_is_upright_and_regular
test_k47_text_ends_with_a_full_stop = body.test_k47_text_ends_with_a_full_stop_alone
test_k52_no_heading_is_last_on_its_page = body.test_k52_no_heading_is_the_last_line_of_its_page
test_k55_as_above_is_absent = foot.test_k55_as_above_is_absent
test_k60_nobody_signs_for_a_committee = foot.test_k60_nobody_signs_instead_of_a_committee
test_k65_no_picture_of_a_seal = foot.test_k65_no_picture_of_seal_or_signature
test_k71_one_spelling_profile = words_of.test_k71_one_spelling_profile
test_k74_notes_stand_on_the_page_of_their_mark = (
    kinds.test_k74_notes_are_numbered_and_stand_on_the_page_of_their_mark
)
test_k75_no_empty_page_no_double_space = words_of.test_k75_no_empty_page_no_double_space
test_k80_both_are_vietnamese = words_of.test_k80_both_are_vietnamese


def test_k39_subject_begins_with_a_small_letter(paper: Paper) -> None:
    assert all(each.text[0].islower() for each in paper.word.in_style("Trích yếu"))


def test_k48_grounds_are_a_list_of_the_report(composed_papers: dict[str, Paper]) -> None:
    assert body_texts(composed_papers["quarterly_report"].word)[:2] == [
        "- Căn cứ Quy chế làm việc;",
        "- Căn cứ Chương trình công tác quý I.",
    ]


LABELS = {
    "annual_tasks": "I. 1. 2. (1) (2) (3) (4) (5) 3. (1) - + - (2) (3) II. 1. 1.1. 2. 2.1. 2.1.1. (1) a) b) - + (2)"
    " 2.1.2. III. 1. 2. 3.",
    "quarterly_programme": "I. 1. 2. 3. 4. 5. II. 1. 1.1. 1.2. - - - - - 2. 2.1. 2.2. - - - - -",
    "conference_agenda": "I. 1. - - + + (1) (2) (3) (4) (5) (6) 2. (1) - (2) - (3) - (4) - (5) - (6) - (7) - (8) -"
    " II. 1. 2. 3. 4.",
    "quarterly_report": "- - 1. - - - - - - - 2. - - - - - - - 3. - - - - - - -",
}
LABEL = re.compile(r"(?:\(\d+\)|\d+\.(?:\d+\.)*|[IVX]+\.|[a-zđ]\)|[-+])(?= )")


@pytest.mark.parametrize("name", LABELS)
def test_k49_labels_run_without_gap_at_every_level(
    name: str, composed_papers: dict[str, Paper]
) -> None:
    found = composed_papers[name]
    in_word = [LABEL.match(line) for line in body_texts(found.word)]
    assert " ".join(label[0] for label in in_word if label) == LABELS[name]
    in_pdf = [LABEL.match(line.text) for line in found.pdf.body if line.x0 > 39]
    assert " ".join(label[0] for label in in_pdf if label) == LABELS[name]


def test_k50_each_level_has_one_form(paper: Paper) -> None:
    looks = {
        "heading 1": (True, False),
        "heading 2": (True, False),
        "heading 3": (True, True),
        "heading 4": (False, True),
    }
    printed = [each for each in paper.word.paragraphs() if each.style in looks]
    assert [(each.is_bold, each.is_italic) for each in printed] == [looks[x.style] for x in printed]
    for each in paper.word.in_style("heading 1"):
        # The times of a half day are a sentence behind its name: "I. BUỔI SÁNG: Từ 7 giờ 30 …".
        name, _, times = each.text.partition(": ")
        assert re.match(r"[IVX]+\. ", name)
        assert name.isupper()
        assert times[:3] in ("", "Từ ")


def test_targets_are_printed_in_their_forms(
    composed_papers: dict[str, Paper],
) -> None:
    tasks = body_texts(composed_papers["annual_tasks"].word)
    assert tasks[tasks.index("3. Các chỉ tiêu chủ yếu") + 1 :][:8] == [
        "Gồm:",
        "(1) Kết nạp 1.320 đảng viên, trong đó:",
        "- Khối xã 900:",
        "+ Xã mới 120.",
        "- Khối tỉnh 420.",
        "(2) Tốc độ tăng trưởng (GRDP) tăng 8,8%.",
        "(3) Công nhận 01 xã nông thôn mới[1].",
        "Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ.",
    ]


def test_k77_times_of_the_agenda_run_on_and_minutes_add_up(
    composed_papers: dict[str, Paper],
) -> None:
    sittings = composed_papers["conference_agenda"].tree.blocks
    assert [b.heading for b in sittings if isinstance(b, Section)] == [
        "BUỔI SÁNG: Từ 7 giờ 30 đến 11 giờ",
        "BUỔI CHIỀU: Từ 13 giờ 30 đến kết thúc",
    ]
    lists = [b.blocks for b in walk(sittings) if isinstance(b, Section | Item)]
    timed = 0
    for row in lists:
        spans = [
            found.span for b in row if isinstance(b, Item) and (found := parse_timed_text(b.text))
        ]
        timed += len(spans)
        assert all(one.end == other.start for one, other in pairwise(spans))
        assert all(one.minutes == replace(one, minutes=None).length for one in spans if one.end)
    assert timed == 20


def test_k79_html_docx_and_pdf_say_the_same(paper: Paper) -> None:
    expected = text.write(paper.tree).split()
    assert len(expected) > 500
    assert html_words(pdf.html_body(paper.tree)).split() == expected
    assert docx_words(paper.word).split() == expected
    assert pdf_words(paper).split() == expected
