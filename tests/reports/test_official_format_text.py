"""K67-K75 and K79-K80: the words of the programme, on the real DOCX and the real PDF."""

from __future__ import annotations

import re

import pytest

from programme.checks import citation_facts, citation_forms
from programme.checks.cited_passages import CitedPassage, cited
from programme.findings import TextFinding
from programme.vietnamese import SpellingProfile, profile_of
from reports.checks.paper_passages import read_paper
from tests.reports.conftest import Paper
from tests.reports.official_facts import words
from tests.reports.paper import W

pytestmark = pytest.mark.any_database

DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
PADDED = re.compile(r"(?:0[1-9]|[12]\d|3[01])/(?:0[12]|[3-9]|1[0-2])/\d{4}")
MONTH = re.compile(r"(?i)tháng (\d{1,2})\b")
# Five spaces or more stand for the pen: number, day and month of a draft.
GAPS = ("Số ", "Hậu Giang, ngày")


# The first mentions that the office left incomplete in 2025, and its uneven commas. Severity W: the
# sample keeps them, because they stand in the paper that it is.
INCOMPLETE = [
    ("Chương trình số 1735/CTr-UBND", "II.5.1.-1"),
    ("Chương trình số 02/CTr-UBND", "II.5.1.-2"),
    ("Chương trình số 03/CTr-UBND", "II.5.1.-3"),
]
WITH_COMMA = ["II.1.6", "II.1.7", "II.2.4", "II.2.5", "II.3.9", "II.3.10", "II.3.11"]


def cited_texts(paper: Paper) -> list[CitedPassage]:
    return cited(read_paper(paper.tree).passages)


def quoted(finding: TextFinding) -> str:
    return finding.text[slice(*finding.span)] if finding.span else ""


def test_k67_first_mentions_are_whole_but_for_the_known_ones(paper: Paper) -> None:
    texts = cited_texts(paper)
    found = citation_facts.incomplete_first_mentions(texts)
    assert [(quoted(each), each.where) for each in found] == INCOMPLETE
    assert {each.message.partition(" viện dẫn ")[2] for each in found} == {
        "lần đầu còn thiếu cơ quan ban hành. Hãy ghi thêm."
    }
    [without] = citation_forms.missing_so(texts)
    assert without.where == "II.3.9"


def test_k67_comma_before_the_day_is_uniform_but_for_the_known_ones(paper: Paper) -> None:
    found = citation_forms.uneven_commas(cited_texts(paper))
    assert [(quoted(each), each.where) for each in found] == [
        (", ngày ", where) for where in WITH_COMMA
    ]


def test_k68_each_symbol_agrees_with_its_kind(paper: Paper) -> None:
    assert citation_forms.disagreeing_symbols(cited_texts(paper)) == []


def test_k69_dates_are_padded(paper: Paper) -> None:
    for text in words(paper):
        dates = DATE.findall(text)
        assert len(dates) == 34
        assert [date for date in dates if not PADDED.fullmatch(date)] == []
        months = MONTH.findall(text)
        assert [month for month in months if not re.fullmatch("0[12]|[3-9]|1[0-2]", month)] == []


def test_k70_ranges_have_spaced_hyphens(paper: Paper) -> None:
    in_pdf, in_word = (" ".join(text.split()) for text in words(paper))
    for text in (in_pdf, in_word):
        assert re.findall(r"\d{4}[-–]\d{4}|\d{4} – \d{4}", text) == []
        assert len(re.findall(r"\b\d{4} - \d{4}\b", text)) == 17


def test_k71_one_spelling_profile(paper: Paper) -> None:
    assert [profile_of(text) for text in words(paper)] == [SpellingProfile.NEW] * 2


def test_k73_programme_has_no_appendix(paper: Paper) -> None:
    for text in words(paper):
        assert re.findall(r"(?im)^phụ lục", text) == []
    assert len(list(paper.word.document.iter(f"{W}sectPr"))) == 1
    assert [*paper.word.document.iter(f"{W}br"), *paper.word.document.iter(f"{W}pgNumType")] == []


def test_k74_programme_has_no_footnote(paper: Paper) -> None:
    part = paper.word.xml("word/footnotes.xml")
    assert [note.get(f"{W}id") for note in part] == ["-1", "0"]
    assert list(paper.word.document.iter(f"{W}footnoteReference")) == []
    assert [line.text for line in paper.pdf.lines if round(line.size) < 12] == []


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
    lines = [line for text in words(paper) for line in text.splitlines()]
    assert [line for line in lines if "  " in line and not line.startswith(GAPS)] == []
    assert [line for line in lines if re.search(" [,.;:]", line)] == []


def test_k80_both_are_vietnamese(paper: Paper) -> None:
    assert paper.pdf.language == "vi-VN"
    assert len(words(paper)[0]) > 5000  # a text layer
    (language,) = paper.word.xml("word/styles.xml").iter(f"{W}lang")
    assert language.get(f"{W}val") == "vi-VN"
    assert list(paper.word.document.iter(f"{W}lang")) == []  # no run has another one
