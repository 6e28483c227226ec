"""Minutes of an agenda: sums, gaps, overlaps, and one way of writing them."""

from __future__ import annotations

import pytest

from programme.checks.minutes import (
    TimedPassage,
    mixed_clock,
    mixed_minutes,
    overlaps_and_gaps,
    uncovered_time,
    wrong_minutes,
)
from programme.clock_times import find_span
from programme.findings import Finding, Severity
from tests.programme.checks.passages import marked, passage, passages


def line(text: str) -> TimedPassage:
    span = find_span(text)
    assert span is not None
    return TimedPassage(passage(text), span)


def lines(*texts: str) -> list[TimedPassage]:
    return [line(text) for text in texts]


def said(found: list[Finding]) -> list[tuple[str, Severity, str]]:
    return [(one.kind, one.severity, one.message) for one in found]


def test_minutes_are_those_between_start_and_end() -> None:
    assert said([*wrong_minutes(line("Từ 7h30 đến 7h45 (10p): Khai mạc"))]) == [
        (
            "wrong_minutes",
            Severity.ERROR,
            "Từ 7h30 đến 7h45 là 15 phút, không phải 10 phút. Hãy sửa giờ hoặc số phút.",
        )
    ]
    assert said([*wrong_minutes(line("Từ 9h30 đến 8h45: Khai mạc"))]) == [
        (
            "end_before_start",
            Severity.ERROR,
            "Giờ kết thúc 8h45 trước giờ bắt đầu 9h30. Hãy xem lại giờ.",
        )
    ]


@pytest.mark.parametrize("text", ["Từ 7h30 đến 7h45 (15p)", "Từ 15h00 đến kết thúc", "7h30: Nghỉ"])
def test_right_and_open_minutes_are_left_alone(text: str) -> None:
    assert wrong_minutes(line(text)) == []


def test_overlaps_are_errors_and_gaps_warnings() -> None:
    found = overlaps_and_gaps(
        lines("Từ 8h00 đến 8h30", "Từ 8h20 đến 9h00", "Từ 9h15 đến 10h00", "Từ 10h00 đến kết thúc")
    )
    assert said([*found]) == [
        (
            "overlap",
            Severity.ERROR,
            "Bắt đầu lúc 8h20 khi nội dung trước đến 8h30 mới xong. Hãy sửa giờ.",
        ),
        (
            "gap",
            Severity.WARNING,
            "Từ 9h00 đến 9h15 (15 phút) chưa có nội dung. Hãy sửa giờ hoặc ghi giờ nghỉ.",
        ),
    ]


def test_lines_that_follow_each_other_and_the_noon_pause_are_right() -> None:
    assert overlaps_and_gaps(lines("Từ 8h đến 11h30", "Từ 13h30 đến 14h", "Từ 14h đến 15h")) == []


def test_a_block_is_covered_by_its_lines() -> None:
    block = line("Từ 7 giờ 30 đến 9 giờ (90p): Lấy phiếu tín nhiệm")
    inside = lines("Từ 7h30 đến 8h00", "Từ 8h00 đến 8h50")
    assert said([*uncovered_time(block, inside)]) == [
        (
            "uncovered",
            Severity.WARNING,
            "Ở đây ghi đến 9h00, nội dung cuối cùng lại đến 8h50. Hãy sửa giờ.",
        )
    ]
    assert uncovered_time(block, lines("Từ 7h30 đến 8h00", "Từ 8h00 đến 9h00")) == []
    assert uncovered_time(block, []) == []


def test_minutes_and_clocks_are_written_in_one_way() -> None:
    assert marked(mixed_minutes(passages("(05p)", "(5p)", "(5p)", "(10p)"))) == [("(05p)", "(5p)")]
    assert mixed_minutes(passages("(05p)", "(05p)")) == []
    texts = passages("Từ 14h30 đến 14h40", "Từ 14h40 đến 14h55", "Từ 14 h55 - 15h00")
    assert marked(mixed_clock(texts)) == [(" ", ""), ("-", "đến")]
    assert mixed_clock(texts[:2]) == []


def test_two_units_of_the_clock_are_one_note() -> None:
    [found] = mixed_clock(passages("Từ 7 giờ 30 đến 9 giờ", "Từ 9h00 đến 9h05", "Từ 9h05 đến 9h10"))
    assert (
        found.message
        == "Giờ viết theo nhiều kiểu (“h” 4 lần, “giờ” 2 lần). Hãy viết theo một kiểu."
    )


def test_figures_before_other_words_are_no_clock_times() -> None:
    texts = passages(
        "9h30: Chuyên đề 2: Kiểm tra", "10h00: 2 hội nghị, 15 giải pháp", "10h30: Bế mạc"
    )
    assert mixed_clock(texts) == []
