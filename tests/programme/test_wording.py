"""Fixed phrases, both ways."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.wording import (
    MeetingHeading,
    PlannedTime,
    format_decimal,
    format_draft_mark,
    format_meeting_heading,
    format_number_line,
    format_planned_time,
    is_draft_mark,
    join_list,
    parse_decimal,
    parse_draft_mark,
    parse_meeting_heading,
    parse_number_line,
    parse_ordinal,
    parse_planned_time,
)

COMMITTEE = "Hội nghị Ban Chấp hành Đảng bộ tỉnh"


def days(first: date, last: date) -> PlannedTime:
    months = tuple(dict.fromkeys((first.month, last.month)))
    return PlannedTime(first.year, months, "day", None, first, last)


TIMES = [
    ("trong tháng 3/2025", PlannedTime(2025, (3,), "whole")),
    ("đầu tháng 7/2025", PlannedTime(2025, (7,), "early")),
    ("giữa tháng 7/2025", PlannedTime(2025, (7,), "mid")),
    ("cuối tháng 12/2025", PlannedTime(2025, (12,), "late")),
    ("nửa đầu tháng 3/2025", PlannedTime(2025, (3,), "first_half")),
    ("nửa cuối tháng 3/2025", PlannedTime(2025, (3,), "second_half")),
    ("tuần 2 tháng 5/2025", PlannedTime(2025, (5,), "week2")),
    ("tháng 3, 4/2025", PlannedTime(2025, (3, 4), "whole")),
    ("quý I/2025", PlannedTime(2025, quarter=1)),
    ("trong quý III/2025", PlannedTime(2025, part="whole", quarter=3)),
    ("ngày 06/12/2023", days(date(2023, 12, 6), date(2023, 12, 6))),
    ("ngày 05 và 06/12/2023", days(date(2023, 12, 5), date(2023, 12, 6))),
    ("từ ngày 04 đến ngày 06/12/2023", days(date(2023, 12, 4), date(2023, 12, 6))),
    ("từ ngày 30/6 đến ngày 02/7/2025", days(date(2025, 6, 30), date(2025, 7, 2))),
    ("từ ngày 30/12/2025 đến ngày 02/01/2026", days(date(2025, 12, 30), date(2026, 1, 2))),
]


@pytest.mark.parametrize(("text", "time"), TIMES)
def test_planned_times_are_written_and_read(text, time):
    assert (format_planned_time(time), parse_planned_time(text)) == (text, time)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("(Trong tháng 3 năm 2025)", "trong tháng 3/2025"),
        ("dự kiến đầu tháng 7", "đầu tháng 7/2025"),
        ("thượng tuần tháng 7", "đầu tháng 7/2025"),
        ("trung tuần tháng 7", "giữa tháng 7/2025"),
        ("hạ tuần tháng 7", "cuối tháng 7/2025"),
        ("tuần thứ hai tháng 5", "tuần 2 tháng 5/2025"),
        ("từ tháng 3 đến tháng 5", "tháng 3, 4, 5/2025"),
        ("tháng 3 và tháng 4/2025", "tháng 3, 4/2025"),
        ("quý II năm 2025", "quý II/2025"),
        ("Ngày 06/12/2023, cả ngày", "ngày 06/12/2023"),
        ("7 giờ 30, ngày 06 tháng 12 năm 2023", "ngày 06/12/2023"),
        ("ngày 05-3-2024", "ngày 05/3/2024"),
        ("ngày 05 và ngày 06/12/2023", "ngày 05 và 06/12/2023"),
        ("ngày 05-06/12/2023", "ngày 05 và 06/12/2023"),
        ("từ ngày 30/12 đến ngày 02/01/2026", "từ ngày 30/12/2025 đến ngày 02/01/2026"),
    ],
)
def test_other_wordings_of_a_time_are_read(text, same):
    time = parse_planned_time(text, year=2025)
    assert time is not None
    assert format_planned_time(time) == same


@pytest.mark.parametrize("text", ["", "ngày 31/02/2025", "tháng 13/2025", "mở rộng", "quý V/2025"])
def test_what_names_no_time_reads_as_none(text):
    assert parse_planned_time(text, year=2025) is None


HEADINGS = [
    (
        "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21 (trong tháng 3/2025)",
        MeetingHeading(COMMITTEE, "regular", 21, PlannedTime(2025, (3,), "whole")),
    ),
    (
        "Hội nghị chuyên đề Ban Chấp hành Đảng bộ tỉnh (đầu tháng 7/2025)",
        MeetingHeading(
            "Hội nghị chuyên đề Ban Chấp hành Đảng bộ tỉnh",
            "thematic",
            None,
            PlannedTime(2025, (7,), "early"),
        ),
    ),
    (
        "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 22 (mở rộng)",
        MeetingHeading(COMMITTEE, "extended", 22),
    ),
    (
        "Hội nghị Ban Chấp hành Đảng bộ tỉnh (ngày 06/12/2023, tại Hội trường Tỉnh ủy)",
        MeetingHeading(
            COMMITTEE,
            "regular",
            None,
            days(date(2023, 12, 6), date(2023, 12, 6)),
            "Hội trường Tỉnh ủy",
        ),
    ),
]


@pytest.mark.parametrize(("text", "heading"), HEADINGS)
def test_meeting_headings_are_written_and_read(text, heading):
    assert (format_meeting_heading(heading), parse_meeting_heading(text)) == (text, heading)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (
            "lần thứ XXI (mở rộng): dự kiến đầu tháng 7/2025",
            " lần thứ 21 (mở rộng) (đầu tháng 7/2025)",
        ),
        ("lần thứ hai mươi mốt - tháng 3/2025", " lần thứ 21 (trong tháng 3/2025)"),
        ("lần thứ nhất, trong tháng 4", " lần thứ 1 (trong tháng 4/2025)"),
        ("(mở rộng) lần thứ 16 (quý I/2025)", " lần thứ 16 (mở rộng) (quý I/2025)"),
        ("lần thứ 22 tháng 6/2025.", " lần thứ 22 (trong tháng 6/2025)"),
        ("(chuyên đề), tháng 6", " (chuyên đề) (trong tháng 6/2025)"),
        ("lần thứ năm, tại Hội trường Tỉnh ủy", " lần thứ 5 (tại Hội trường Tỉnh ủy)"),
    ],
)
def test_other_wordings_of_a_heading_are_read(text, same):
    heading = parse_meeting_heading(f"{COMMITTEE} {text}", year=2025)
    assert heading.name == COMMITTEE
    assert format_meeting_heading(heading) == COMMITTEE + same


@given(
    st.sampled_from(["regular", "thematic", "extended"]),
    st.none() | st.integers(1, 200),
    st.none() | st.sampled_from([time for _, time in TIMES]),
    st.sampled_from(["", "Hội trường Tỉnh ủy"]),
)
def test_every_heading_reads_back(kind, ordinal, time, place):
    heading = MeetingHeading(COMMITTEE, kind, ordinal, time, place)
    assert parse_meeting_heading(format_meeting_heading(heading)) == heading


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("21", 21),
        ("XXI", 21),
        ("nhất", 1),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("tư", 4),
        ("sau", None),
    ],
)
def test_ordinals_in_digits_signs_and_words(words, number):
    assert parse_ordinal(words) == number


@pytest.mark.parametrize(
    ("number", "symbol", "line"),
    [
        ("06", "CTr/TU", "Số 06-CTr/TU"),
        (None, "CTr/TU", "Số        -CTr/TU"),
        ("1735", "CTr-UBND", "Số 1735/CTr-UBND"),
        (None, "BC/TU", "Số        -BC/TU"),
    ],
)
def test_number_lines_are_written_and_read(number, symbol, line):
    assert (format_number_line(number, symbol), parse_number_line(line)) == (line, (number, symbol))


def test_a_loose_number_line_is_read_and_other_lines_are_not():
    assert parse_number_line("Số: 06 - CTr/TU") == ("06", "CTr/TU")
    assert parse_number_line("Số ….-CTr/TU") == (None, "CTr/TU")
    assert parse_number_line("Dự thảo") is None


def test_a_list_ends_with_and():
    assert join_list(("(1)", "(2)", "(3)", "(4)")) == "(1), (2), (3) và (4)"
    assert (join_list(("(4)", "(5)")), join_list(("(4)",)), join_list(())) == (
        "(4) và (5)",
        "(4)",
        "",
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.320", "1320"),
        ("82,81", "82.81"),
        ("1.234.567,5", "1234567.5"),
        ("0,5", "0.5"),
        ("-3", "-3"),
    ],
)
def test_figures_are_written_and_read(text, value):
    assert (format_decimal(Decimal(value)), parse_decimal(text)) == (text, Decimal(value))


def test_loose_figures_are_read_and_words_are_not():
    assert parse_decimal("12.5") == Decimal("12.5")
    assert (parse_decimal("1,2,3"), parse_decimal("năm"), parse_decimal("")) == (None, None, None)
    assert parse_decimal("1.2.3") is None


@pytest.mark.parametrize(("ordinal", "mark"), [(None, "Dự thảo"), (2, "Dự thảo lần 2")])
def test_draft_marks_are_written_and_read(ordinal, mark):
    assert (format_draft_mark(ordinal), parse_draft_mark(mark), is_draft_mark(mark)) == (
        mark,
        ordinal,
        True,
    )


def test_loose_draft_marks_are_read_and_other_lines_are_not():
    assert (parse_draft_mark("(Dự thảo lần thứ hai)"), parse_draft_mark("DỰ THẢO LẦN 3")) == (2, 3)
    assert (is_draft_mark("Dự thảo báo cáo"), is_draft_mark("Dự thảo lần này")) == (False, False)
