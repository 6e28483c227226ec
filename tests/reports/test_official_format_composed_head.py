"""K17-K36 and K53-K66 for the composed papers that carry head and foot."""

from __future__ import annotations

import re

import pytest

from tests.reports import test_official_format_foot as foot
from tests.reports import test_official_format_head as head
from tests.reports.composed_papers import WITH_HEADER
from tests.reports.conftest import Paper

pytestmark = pytest.mark.any_database


@pytest.fixture(params=WITH_HEADER)
def paper(request: pytest.FixtureRequest, composed_papers: dict[str, Paper]) -> Paper:
    """Each composed paper with head and foot in turn."""
    return composed_papers[request.param]


test_k17_party_title_is_printed_once = head.test_k17_party_title_is_printed_once
test_k18_party_title_is_15_pt_bold = head.test_k18_party_title_is_15_pt_bold
test_k19_party_title_is_first_at_right = head.test_k19_party_title_is_the_first_line_at_right
test_k20_line_is_as_long_as_the_title = head.test_k20_line_under_the_title_is_as_long_as_the_title
test_k22_issuer_is_level_with_the_title = head.test_k22_issuer_is_bold_capitals_level_with_the_title
test_k23_one_issuer_above_the_asterisk = head.test_k23_one_issuer_above_the_asterisk
test_k24_asterisk_is_centred_under_it = head.test_k24_asterisk_is_centred_under_the_issuer
test_k27_number_has_no_colon = head.test_k27_number_has_no_colon
test_k29_number_is_regular_and_centred = head.test_k29_number_is_regular_and_centred
test_k33_draft_mark_stands_below_the_number = head.test_k33_draft_mark_stands_below_the_number
test_k53_recipients_label_is_underlined = foot.test_k53_recipients_label_is_underlined
test_k54_recipients_end_with_their_marks = (
    foot.test_k54_recipients_end_with_semicolons_and_the_archive_with_a_stop
)
test_k63_signature_page_carries_body = foot.test_k63_signature_page_carries_two_lines_of_body

# Number line, place and date, authority line, position and name.
FRAMES = {
    "annual_tasks": (
        "Số -CTr/TU",
        "Hậu Giang, ngày tháng năm 2025",
        ["T/M TỈNH UỶ", "BÍ THƯ", "Nguyễn Văn An"],
    ),
    "quarterly_programme": (
        "Số 33-CTr/TU",
        "Hậu Giang, ngày 30 tháng 12 năm 2024",
        ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Văn An"],
    ),
    "conference_agenda_with_header": (
        "Số 40-CTr/TU",
        "Hậu Giang, ngày 30 tháng 12 năm 2024",
        ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Văn An"],
    ),
    "quarterly_report": (
        "Số 15-BC/TU",
        "Hậu Giang, ngày 30 tháng 12 năm 2024",
        ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Văn An"],
    ),
}


@pytest.mark.parametrize("name", FRAMES)
def test_k25_k26_k28_k30_k31_k56_k57_the_frame_is_that_of_its_kind(
    name: str, composed_papers: dict[str, Paper]
) -> None:
    found = composed_papers[name]
    number, place, signature = FRAMES[name]
    single = {style: " ".join(found.word.one(style).text.split()) for style in STYLES}
    assert single == dict(zip(STYLES, (number, place, *signature), strict=True))
    assert [line.text for line in found.pdf.foot()[1]] == signature
    assert re.sub(" +", " ", found.pdf.line("Số ").text) == number


STYLES = ("Số ký hiệu", "Địa danh ngày tháng", "Quyền hạn ký", "Chức vụ", "Họ tên")


@pytest.mark.parametrize("name", ["conference_agenda", "conference_agenda_with_header"])
def test_k36_an_agenda_carries_its_circulation_mark(
    name: str, composed_papers: dict[str, Paper]
) -> None:
    top = [line.text for line in composed_papers[name].pdf.top_lines if line.page == 1]
    assert top == ["TÀI LIỆU HỘI NGHỊ"]


def test_a_plain_conference_paper_has_neither_head_nor_foot(
    composed_papers: dict[str, Paper],
) -> None:
    places = {each.place for each in composed_papers["conference_agenda"].word.paragraphs()}
    assert places == {"body"}
