"""K53-K66: recipients and signature, on the real DOCX and the real PDF."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reports.tree import Paragraph
from reports.writers import pdf
from tests.reports.conftest import Paper
from tests.reports.official_facts import (
    near,
    words,
)
from tests.reports.paper import MM, PdfPaper, W

pytestmark = pytest.mark.any_database


def test_k53_recipients_label_is_underlined(paper: Paper) -> None:
    label = paper.pdf.line("Nơi nhận:")
    assert label.look == (14.0, "Regular")
    assert label.x0 == near(30, 1)
    underline = [mark for mark in paper.pdf.marks if mark["page"] == label.page]
    assert [(mark["x1"] - mark["x0"]) / MM for mark in underline] == [near(18.4, 0.5)]
    printed = paper.word.one("Nơi nhận")
    assert (printed.text, printed.size, printed.is_underlined) == ("Nơi nhận:", 28, True)
    assert (printed.is_bold, printed.is_italic, printed.alignment) == (False, False, "left")


def test_k54_recipients_end_with_semicolons_and_the_archive_with_a_stop(paper: Paper) -> None:
    printed = paper.word.in_style("Nơi nhận - dòng")
    assert {(each.size, each.is_bold, each.is_italic) for each in printed} == {(24, False, False)}
    assert all(re.fullmatch("- .+;", each.text) for each in printed[:-1])
    assert re.fullmatch("- Lưu [^:]+\\.", printed[-1].text)
    left, _ = paper.pdf.foot()
    assert [line.text for line in left[1:]] == [each.text for each in printed]
    assert {line.look for line in left[1:]} == {(12.0, "Regular")}


def test_k55_as_above_is_absent(paper: Paper) -> None:
    assert ["Như trên" in text for text in words(paper)] == [False, False]


def test_k56_authority_line_is_bold_capitals_with_a_slash(signed_paper: Paper) -> None:
    line = signed_paper.pdf.foot()[1][0]
    assert (line.text, line.look) == ("T/M TỈNH UỶ", (14.0, "Bold"))
    printed = signed_paper.word.one("Quyền hạn ký")
    assert (printed.text, printed.size, printed.is_bold) == ("T/M TỈNH UỶ", 28, True)


def test_k57_annual_programme_is_signed_for_the_committee(signed_paper: Paper) -> None:
    assert signed_paper.word.one("Quyền hạn ký").text in ("T/M TỈNH UỶ", "T/M THÀNH UỶ")


def test_k58_position_is_regular_and_bare(signed_paper: Paper) -> None:
    line = signed_paper.pdf.foot()[1][1]
    assert (line.text, line.look) == ("BÍ THƯ", (14.0, "Regular"))
    printed = signed_paper.word.one("Chức vụ")
    assert (printed.text, printed.size, printed.is_bold) == ("BÍ THƯ", 28, False)


def test_k59_name_is_bold_without_a_title(signed_paper: Paper) -> None:
    line = signed_paper.pdf.foot()[1][2]
    assert (line.text, line.look) == ("Nguyễn Văn An", (14.0, "Bold"))
    printed = signed_paper.word.one("Họ tên")
    assert (printed.text, printed.size, printed.is_bold) == ("Nguyễn Văn An", 28, True)


def test_k60_nobody_signs_instead_of_a_committee(paper: Paper) -> None:
    assert ["K/T" in text for text in words(paper)] == [False, False]


def test_k61_signature_stands_on_one_axis_at_right(signed_paper: Paper) -> None:
    centres = [line.centre for line in signed_paper.pdf.foot()[1]]
    assert max(centres) - min(centres) <= 1
    assert min(centres) > 112.5


def test_k62_foot_starts_level_on_one_page(signed_paper: Paper) -> None:
    left, right = signed_paper.pdf.foot()
    assert left[0].baseline == near(right[0].baseline, 2)
    assert len({line.page for line in (*left, *right)}) == 1
    foot = signed_paper.word.body.findall(f"{W}tbl")[-1]
    assert foot.find(f"{W}tr/{W}trPr/{W}cantSplit") is not None


def test_k63_signature_page_carries_two_lines_of_body(paper: Paper) -> None:
    last = [line for line in paper.pdf.body if line.page == paper.pdf.pages]
    assert len(last) >= 2
    body = [each for each in paper.word.paragraphs() if each.place == "body"]
    assert body[-1].keeps_next


@pytest.mark.parametrize("length", range(40, 52))
def test_k63_signature_never_stands_alone_however_long_the_body(
    issued_paper: Paper, length: int
) -> None:
    blocks = (Paragraph("Một đoạn văn ngắn của thân văn bản."),) * length
    paper = PdfPaper(pdf.write(replace(issued_paper.tree, blocks=blocks)))
    assert len([line for line in paper.body if line.page == paper.pages]) >= 2


def test_k64_room_for_the_signature(signed_paper: Paper) -> None:
    _, position, name = signed_paper.pdf.foot()[1]
    assert 20 <= name.cap_top - position.baseline <= 35
    assert 20 <= signed_paper.word.one("Họ tên").before / 1440 * 25.4 <= 35


def test_k65_no_picture_of_seal_or_signature(paper: Paper) -> None:
    assert paper.pdf.images == 0
    assert not [name for name in paper.word.parts if "media" in name or "thumbnail" in name]


def test_k66_title_and_authority_name_one_author(signed_paper: Paper) -> None:
    assert "Ban Chấp hành" in signed_paper.word.in_style("Trích yếu")[0].text
    assert signed_paper.word.one("Quyền hạn ký").text == "T/M TỈNH UỶ"
