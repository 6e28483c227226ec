"""The Word file as LibreOffice opens and prints it: where the rules speak of millimetres (K01-K79)."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.reports.conftest import Paper
from tests.reports.official_facts import HEADINGS, full_lines, near, title_line
from tests.reports.paper import MM, PdfPaper

pytestmark = pytest.mark.any_database

Opened = tuple[Paper, PdfPaper]


def test_k01_k02_opened_sheet_is_a4_portrait(opened: Opened) -> None:
    _, sheet = opened
    assert sheet.sizes == [(near(210, 0.2), near(297, 0.2))] * sheet.pages


def test_k04_k05_opened_text_stands_between_30_and_195_mm(opened: Opened) -> None:
    _, sheet = opened
    begun = [line.x0 for line in sheet.body if line.x0 < 39]
    assert begun == [near(30, 0.5)] * len(begun)
    ends = [line.x1 for line in full_lines(sheet)]
    assert len(ends) > 40
    assert ends == [near(195, 0.7)] * len(ends)


def test_k07_opened_body_stays_in_the_text_area(opened: Opened) -> None:
    _, sheet = opened
    assert min(line.cap_top for line in sheet.text_lines) >= 19.5
    lowest = max(line.baseline + line.size * 0.216 / MM for line in sheet.text_lines)
    assert lowest <= 277.5


def test_k08_k09_k13_opened_top_carries_the_bare_page_number_alone(opened: Opened) -> None:
    paper, sheet = opened
    mark = paper.tree.masthead.circulation_mark if paper.tree.masthead else ""
    first = [(1, mark)] if mark else []
    numbers = [(page, str(page)) for page in range(2, sheet.pages + 1)]
    assert [(line.page, line.text) for line in sheet.top_lines] == [*first, *numbers]


def test_k10_k11_k12_opened_page_number_stands_in_its_place(opened: Opened) -> None:
    _, sheet = opened
    numbers = [line for line in sheet.top_lines if line.page > 1]
    assert [line.cap_top for line in numbers if not 9.5 <= line.cap_top <= 11.5] == []
    assert [line.centre for line in numbers] == [near(112.5, 1)] * len(numbers)
    assert {line.look for line in numbers} == {(14.0, "Regular")}


def test_k19_k20_k22_opened_head_is_level_and_its_line_as_long_as_the_title(
    opened: Opened,
) -> None:
    _, sheet = opened
    title, issuer = sheet.line("ĐẢNG CỘNG SẢN"), sheet.line("TỈNH UỶ")
    assert 20 <= title.cap_top <= title.baseline <= 26
    assert issuer.baseline == near(title.baseline, 1)
    left, right, height = title_line(sheet)
    assert right - left == near(72.7, 1.5)
    assert (left + right) / 2 == near(title.centre, 0.5)
    assert 0.5 < height - title.baseline < 3


def test_k36_opened_circulation_mark_stands_10_mm_from_the_edge(
    opened_in_libreoffice: dict[str, PdfPaper],
) -> None:
    mark = opened_in_libreoffice["second_draft"].line("TÀI LIỆU HỘI NGHỊ")
    assert (mark.page, mark.look) == (1, (12.0, "Bold"))
    assert mark.cap_top == near(10, 0.3)
    assert mark.x1 == near(195, 0.5)


def test_k36_opened_head_stands_where_it_does_without_a_mark(
    opened_in_libreoffice: dict[str, PdfPaper],
) -> None:
    heights = {sheet.line("ĐẢNG CỘNG SẢN").baseline for sheet in opened_in_libreoffice.values()}
    assert max(heights) - min(heights) < 0.01


def test_k44_k45_opened_lines_stand_19_and_paragraphs_25_pt_apart(opened: Opened) -> None:
    _, sheet = opened
    steps = [
        (round((b.baseline - a.baseline) * MM, 1), b.x0 > 39)
        for a, b in pairwise(sheet.body)
        if a.page == b.page
    ]
    assert set(steps) <= {(19.0, False), (25.0, True)}


def test_k52_opened_headings_stay_with_what_follows(opened: Opened) -> None:
    paper, sheet = opened
    headings = [each.text for each in paper.word.paragraphs() if each.style in HEADINGS]
    printed = [(a, b) for a, b in pairwise(sheet.body) if a.text in headings]
    assert [heading.text for heading, _ in printed] == headings
    assert [a.text for a, b in printed if a.page != b.page] == []


def test_k61_k62_k63_opened_foot_is_level_on_one_page_with_body(opened: Opened) -> None:
    _, sheet = opened
    left, right = sheet.foot()
    assert left[0].baseline == near(right[0].baseline, 2)
    assert len({line.page for line in (*left, *right)}) == 1
    assert max(x.centre for x in right) - min(x.centre for x in right) <= 1
    assert min(line.centre for line in right) > 112.5
    assert len([line for line in sheet.body if line.page == left[0].page]) >= 2


def test_k64_opened_room_for_the_signature(opened_in_libreoffice: dict[str, PdfPaper]) -> None:
    for state in ("second_draft", "issued"):
        _, position, name = opened_in_libreoffice[state].foot()[1]
        assert 20 <= name.cap_top - position.baseline <= 35


def test_k75_opened_file_has_no_empty_page(opened: Opened) -> None:
    _, sheet = opened
    assert {line.page for line in sheet.text_lines} == set(range(1, sheet.pages + 1))


def test_k79_opened_file_says_the_same_words(opened: Opened) -> None:
    paper, sheet = opened
    in_word = " ".join(each.text for each in paper.word.paragraphs())
    in_sheet = " ".join(line.text for line in sheet.text_lines)
    # A line may break behind the hyphen or the slash of a symbol.
    assert re.sub(r"(?<=\w[-/])\s(?=\w)", "", in_sheet).split() == in_word.split()
