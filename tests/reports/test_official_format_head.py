"""K17-K40: the two columns on top and the title, on the real DOCX and the real PDF."""

from __future__ import annotations

import datetime
import re

import pytest

from tests.reports.conftest import Paper
from tests.reports.official_facts import (
    near,
    title_line,
    words,
)
from tests.reports.paper import W, text_of

pytestmark = pytest.mark.any_database


def test_k17_party_title_is_printed_once(paper: Paper) -> None:
    assert [text.count("ĐẢNG CỘNG SẢN VIỆT NAM") for text in words(paper)] == [1, 1]


def test_k18_party_title_is_15_pt_bold(paper: Paper) -> None:
    assert paper.pdf.line("ĐẢNG CỘNG SẢN").look == (15.0, "Bold")
    title = paper.word.one("Tiêu đề Đảng")
    assert (title.size, title.is_bold, title.is_italic) == (30, True, False)


def test_k19_party_title_is_the_first_line_at_right(paper: Paper) -> None:
    title = paper.pdf.line("ĐẢNG CỘNG SẢN")
    assert 20 <= title.cap_top <= title.baseline <= 26
    assert title.centre > 112.5
    assert paper.word.one("Tiêu đề Đảng").place == "head right"


def test_k20_line_under_the_title_is_as_long_as_the_title(paper: Paper) -> None:
    title = paper.pdf.line("ĐẢNG CỘNG SẢN")
    left, right, height = title_line(paper.pdf)
    assert right - left == near(72.7, 1.5)
    assert (left + right) / 2 == near(title.centre, 0.5)
    assert 0.5 < height - title.baseline < 3
    style = paper.word.styles["PartyTitle"]
    indents = style.find(f"{W}pPr/{W}ind")
    length = 87 - sum(int(indents.get(f"{W}{side}")) for side in ("left", "right")) / 1440 * 25.4
    assert length == near(72.7, 1.5)
    assert style.find(f"{W}pPr/{W}pBdr/{W}bottom").get(f"{W}val") == "single"


def test_k21_state_motto_is_absent(paper: Paper) -> None:
    for text in words(paper):
        assert "CỘNG HÒA XÃ HỘI" not in text
        assert "CỘNG HOÀ XÃ HỘI" not in text
        assert "Độc lập - Tự do" not in text


def test_k22_issuer_is_bold_capitals_level_with_the_title(paper: Paper) -> None:
    issuer = paper.pdf.line("TỈNH UỶ HẬU GIANG")
    assert issuer.look == (14.0, "Bold")
    assert issuer.baseline == near(paper.pdf.line("ĐẢNG CỘNG SẢN").baseline, 1)
    assert issuer.x1 < 112.5
    printed = paper.word.one("Cơ quan ban hành")
    assert (printed.size, printed.is_bold, printed.place) == (28, True, "head left")


def test_k23_one_issuer_above_the_asterisk(paper: Paper) -> None:
    left = [each for each in paper.word.paragraphs() if each.place == "head left"]
    assert [each.text for each in left[:2]] == ["TỈNH UỶ HẬU GIANG", "*"]


def test_k24_asterisk_is_centred_under_the_issuer(paper: Paper) -> None:
    issuer, asterisk = paper.pdf.lines[0], paper.pdf.lines[1]
    assert asterisk.text == "*"
    assert asterisk.centre == near(issuer.centre, 1)
    assert paper.word.one("Dấu sao").alignment == "center"


NUMBER = "Số \\d{2,4}-(NQ|QĐ|CT|KL|QC|TT|HD|TB|BC|KH|CTr|ĐA|PA|DA|TTr|CV|BB)/TU"


def test_k25_issued_number_has_its_form(issued_paper: Paper) -> None:
    assert re.fullmatch(NUMBER, issued_paper.pdf.line("Số").text)
    assert re.fullmatch(NUMBER, issued_paper.word.one("Số ký hiệu").text)


def test_k25_issued_number_is_the_one_of_the_record(issued_paper: Paper) -> None:
    assert issued_paper.word.one("Số ký hiệu").text == "Số 12-CTr/TU"


def test_k26_draft_number_leaves_room(unissued_paper: Paper) -> None:
    assert re.fullmatch(r"Số\s{3,}-(CTr|BC)/TU", unissued_paper.pdf.line("Số").text)
    assert re.fullmatch(r"Số\s{3,}-(CTr|BC)/TU", unissued_paper.word.one("Số ký hiệu").text)


def test_k27_number_has_no_colon(paper: Paper) -> None:
    assert ["Số:" in text for text in words(paper)] == [False, False]


def test_k28_symbol_agrees_with_the_type(paper: Paper) -> None:
    assert paper.word.one("Tên loại").text == "CHƯƠNG TRÌNH"
    assert paper.word.one("Số ký hiệu").text.endswith("-CTr/TU")


def test_k29_number_is_regular_and_centred(paper: Paper) -> None:
    number = paper.pdf.line("Số")
    assert number.look == (14.0, "Regular")
    assert number.centre == near(paper.pdf.line("TỈNH UỶ HẬU GIANG").centre, 1)
    printed = paper.word.one("Số ký hiệu")
    assert (printed.size, printed.is_bold, printed.alignment) == (28, False, "center")


FULL_DATE = ".+, ngày (0[1-9]|[12]\\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \\d{4}"


def test_k30_issued_date_is_full_and_real(issued_paper: Paper) -> None:
    for text in (
        issued_paper.pdf.line("Hậu Giang, ngày").text,
        issued_paper.word.one("Địa danh ngày tháng").text,
    ):
        assert re.fullmatch(FULL_DATE, text)
        day, month, year = (int(number) for number in re.findall(r"\d+", text))
        assert datetime.date(year, month, day) == datetime.date(2024, 12, 5)


def test_k31_draft_date_leaves_room_and_names_the_year(unissued_paper: Paper) -> None:
    blank = r".+, ngày\s{3,}tháng\s{3,}năm \d{4}"
    assert re.fullmatch(blank, unissued_paper.pdf.line("Hậu Giang, ngày").text)
    assert re.fullmatch(blank, unissued_paper.word.one("Địa danh ngày tháng").text)


def test_k32_place_and_date_stand_in_italics_under_the_title(paper: Paper) -> None:
    place = paper.pdf.line("Hậu Giang, ngày")
    assert place.look == (14.0, "Italic")
    assert place.text.endswith("năm 2024")
    assert place.centre == near(paper.pdf.line("ĐẢNG CỘNG SẢN").centre, 1.5)
    assert place.cap_top > title_line(paper.pdf)[2]
    printed = paper.word.one("Địa danh ngày tháng")
    assert (printed.size, printed.is_italic, printed.place) == (28, True, "head right")


def test_k33_draft_mark_stands_below_the_number(paper: Paper) -> None:
    expected = paper.tree.masthead.draft_mark if paper.tree.masthead else ""
    marks = [line for line in paper.pdf.head if line.text.startswith("Dự thảo")]
    assert [line.text for line in marks] == ([expected] if expected else [])
    assert [each.text for each in paper.word.in_style("Dấu dự thảo")] == [m.text for m in marks]
    for mark in marks:
        assert re.fullmatch("Dự thảo( lần [1-9]\\d*)?", mark.text)
        assert mark.look == (14.0, "Italic")
        assert mark.baseline > paper.pdf.line("Số").baseline


def test_k34_later_draft_carries_its_ordinal(second_draft_paper: Paper) -> None:
    assert second_draft_paper.word.one("Dấu dự thảo").text == "Dự thảo lần 2"


def test_k34_first_draft_carries_its_ordinal_too(draft_paper: Paper) -> None:
    assert draft_paper.word.one("Dấu dự thảo").text == "Dự thảo lần 1"


def test_k35_programme_carries_no_urgency_mark(paper: Paper) -> None:
    assert paper.word.in_style("Dấu mức độ khẩn") == []
    assert [line.text for line in paper.pdf.head if "KHẨN" in line.text] == []


def test_k35_urgency_mark_is_bold_below_the_number(every_node_paper: Paper) -> None:
    mark = every_node_paper.pdf.line("KHẨN")
    assert mark.look == (14.0, "Bold")
    assert mark.baseline > every_node_paper.pdf.line("Số 07").baseline
    printed = every_node_paper.word.one("Dấu mức độ khẩn")
    assert (printed.text, printed.size, printed.is_bold) == ("KHẨN", 28, True)


def test_k36_circulation_mark_stands_at_the_top_right(second_draft_paper: Paper) -> None:
    mark = second_draft_paper.pdf.line("TÀI LIỆU HỘI NGHỊ")
    assert (mark.page, mark.look) == (1, (12.0, "Bold"))
    assert mark.cap_top == near(10, 1)
    assert mark.x1 == near(195, 1)
    style = second_draft_paper.word.styles["CirculationMark"]
    assert style.find(f"{W}rPr/{W}sz").get(f"{W}val") == "24"
    assert style.find(f"{W}pPr/{W}jc").get(f"{W}val") == "right"
    frame = second_draft_paper.word.headers()["first"].find(f".//{W}framePr")
    assert {key.removeprefix(W): value for key, value in frame.attrib.items()} == {
        "w": "4932",
        "hSpace": "0",
        "wrap": "around",
        "vAnchor": "page",
        "hAnchor": "margin",
        "xAlign": "right",
        "y": "502",
    }


def test_k36_circulation_mark_is_on_no_other_paper(draft_paper: Paper, issued_paper: Paper) -> None:
    for each in (draft_paper, issued_paper):
        assert text_of(each.word.headers()["first"]) == ""
        assert [line.text for line in each.pdf.top_lines if line.page == 1] == []


def test_k37_type_name_is_bold_capitals_in_the_centre(paper: Paper) -> None:
    name = paper.pdf.line("CHƯƠNG TRÌNH")
    assert name.look == (16.0, "Bold")
    assert name.centre == near(112.5, 1)
    printed = paper.word.one("Tên loại")
    assert (printed.text, printed.size, printed.is_bold) == ("CHƯƠNG TRÌNH", 32, True)
    assert printed.alignment == "center"


def test_k38_subject_is_bold_and_centred_without_full_stop(paper: Paper) -> None:
    printed = paper.word.in_style("Trích yếu")
    assert [each.text for each in printed] == [
        "làm việc năm 2025 của Ban Chấp hành Đảng bộ tỉnh",
        "khoá XIV, nhiệm kỳ 2020 - 2025",
    ]
    assert {(each.size, each.is_bold, each.alignment) for each in printed} == {(28, True, "center")}
    for each in printed:
        line = next(line for line in paper.pdf.head if line.text == each.text)
        assert line.look == (14.0, "Bold")
        assert line.centre == near(112.5, 1)


def test_k39_subject_begins_with_a_small_letter(paper: Paper) -> None:
    assert paper.word.in_style("Trích yếu")[0].text[0] == "l"


def test_k40_separator_is_five_hyphens_in_the_centre(paper: Paper) -> None:
    (line,) = [line for line in paper.pdf.lines if set(line.text) == {"-"}]
    assert line.text == "-----"
    assert line.centre == near(112.5, 1)
    printed = paper.word.one("Gạch nối")
    assert (printed.text, printed.alignment) == ("-----", "center")
