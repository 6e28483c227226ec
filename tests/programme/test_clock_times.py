"""Clock times of an agenda, taken apart and written."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.clock_times import (
    ClockSpan,
    TimedText,
    find_span,
    format_short_span,
    format_span,
    parse_clock,
    parse_span,
    parse_timed_text,
)


def at(text: str) -> datetime.time:
    return datetime.time.fromisoformat(text)


def span(start: str = "", end: str = "", minutes: int | None = None) -> ClockSpan:
    return ClockSpan(at(start) if start else None, at(end) if end else None, minutes)


@pytest.mark.parametrize(
    ("line", "times", "words"),
    [
        ("Từ 7 giờ 30 đến 9 giờ (90p): Họp", span("07:30", "09:00", 90), "Họp"),
        ("Từ 7h30 đến 7h35 (05p): Khai mạc", span("07:30", "07:35", 5), "Khai mạc"),
        ("Từ 14 h55 - 15h (5p): Bế mạc", span("14:55", "15:00", 5), "Bế mạc"),
        ("Từ 15h00 đến kết thúc: Phát biểu", span("15:00"), "Phát biểu"),
        ("13g30 - 14g15: Thảo luận", span("13:30", "14:15"), "Thảo luận"),
        ("7:30-8:00 (30’) Đón khách", span("07:30", "08:00", 30), "Đón khách"),
        ("08h00: Khai mạc", span("08:00"), "Khai mạc"),
        ("7.30 - 8.00: Đón khách", span("07:30", "08:00"), "Đón khách"),
        ("9h45’ - 10h00’ Nghỉ", span("09:45", "10:00"), "Nghỉ"),
        ("(10 phút) Khai mạc", span(minutes=10), "Khai mạc"),
        ("Khai mạc (7h30 - 7h45)", span("07:30", "07:45"), "Khai mạc"),
        ("Thảo luận: 90’", span(minutes=90), "Thảo luận"),
        ("Thảo luận tổ (1 giờ 30 phút)", span(minutes=90), "Thảo luận tổ"),
    ],
)
def test_an_agenda_line_gives_its_times_and_its_words(
    line: str, times: ClockSpan, words: str
) -> None:
    assert parse_timed_text(line) == TimedText(times, words)


@pytest.mark.parametrize(
    "line", ["Thảo luận tổ", "30 ngày", "Sơ kết 05 năm (05 văn bản)", "", "1. Địa điểm"]
)
def test_a_line_without_a_time_gives_none(line: str) -> None:
    assert parse_timed_text(line) is None


def test_the_times_of_a_heading_are_found_wherever_they_stand() -> None:
    assert find_span("BUỔI SÁNG: Từ 7 giờ 30 đến 11 giờ") == span("07:30", "11:00")
    assert find_span("BUỔI CHIỀU ngày 06/12/2023 (bắt đầu 13g30)") == span("13:30")
    assert find_span("BUỔI CHIỀU") is None


def test_a_cell_holds_a_time_and_nothing_else() -> None:
    assert parse_span("7h30 - 8h00") == span("07:30", "08:00")
    assert parse_span("15’") == span(minutes=15)
    assert parse_span("Văn phòng") is None


def test_the_length_is_what_is_printed_else_from_start_to_end() -> None:
    assert span("07:30", "09:00", 80).length == 80
    assert span("07:30", "09:00").length == 90
    assert span("07:30").length is None
    assert span("09:00", "07:30").length is None


def test_a_single_time_is_read_in_every_form() -> None:
    assert [parse_clock(text) for text in ("07:30", "7h30", "7 giờ 30", "13g30", "x")] == [
        at("07:30"),
        at("07:30"),
        at("07:30"),
        at("13:30"),
        None,
    ]


def test_times_are_written_as_the_office_prints_them() -> None:
    assert format_span(span("07:30", "09:00", 90)) == "Từ 7 giờ 30 đến 9 giờ (90p)"
    assert format_span(span("15:00")) == "Từ 15 giờ đến kết thúc"
    assert format_span(span(minutes=5)) == "(05p)"
    assert format_span(span()) == ""


@pytest.mark.parametrize(
    "times", [span("07:30", "09:05", 90), span("15:00"), span("08:00", "09:00")]
)
def test_written_times_read_back_the_same(times: ClockSpan) -> None:
    assert parse_timed_text(f"{format_span(times)}: Họp") == TimedText(times, "Họp")


def test_times_of_a_row_are_written_short() -> None:
    assert format_short_span(span("07:30", "07:35", 5)) == "Từ 7h30 đến 7h35 (05p)"
    assert format_short_span(span("09:00", "11:00", 120)) == "Từ 9h00 đến 11h00 (120p)"
    assert format_short_span(span("15:00")) == "Từ 15h00 đến kết thúc"
    assert format_short_span(span("15:00"), is_open=False) == "Từ 15h00"
    assert format_short_span(span("15:00", minutes=30)) == "Từ 15h00 (30p)"
    assert format_short_span(span(minutes=5)) == "(05p)"
    assert format_short_span(span()) == ""


CLOCKS = st.times().map(lambda time: time.replace(second=0, microsecond=0))
MINUTES = st.none() | st.integers(1, 600)
SPANS = (
    st.builds(ClockSpan, CLOCKS, st.none() | CLOCKS, MINUTES)
    | st.builds(ClockSpan, minutes=st.integers(1, 600))
)  # fmt: skip


@given(SPANS, st.booleans())
def test_any_times_written_short_read_back_the_same(times: ClockSpan, is_open: bool) -> None:
    line = f"{format_short_span(times, is_open=is_open)}: Họp"
    assert parse_timed_text(line) == TimedText(times, "Họp")
