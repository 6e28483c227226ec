"""Agendas and targets as the interchange form holds them: the rules in the small."""

from __future__ import annotations

import datetime

import pytest

from programme.clock_times import ClockSpan
from reports.interchange import from_json, to_json
from reports.interchange.presenters import names_in, presenter_line, without_presenters
from reports.interchange.sitting import SessionHeading, is_day_heading, session_heading
from reports.readers import read_unguarded
from reports.readers.columns import Column, columns_of

DAY = datetime.date(2023, 12, 6)


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Khai mạc (Văn phòng Tỉnh ủy).", "Khai mạc", ("Văn phòng Tỉnh ủy",)),
        ("Bầu ban kiểm phiếu (Ban kiểm phiếu)", "Bầu ban kiểm phiếu", ("Ban kiểm phiếu",)),
        ("Báo cáo (do đồng chí Bí thư Tỉnh ủy trình bày)", "Báo cáo", ("đồng chí Bí thư Tỉnh ủy",)),
        ("Báo cáo (Sở Y tế; Công an tỉnh)", "Báo cáo", ("Sở Y tế", "Công an tỉnh")),
        ("Phát biểu của lãnh đạo (nếu có)", "Phát biểu của lãnh đạo (nếu có)", ()),
        ("Gửi đại biểu nghiên cứu (05 văn bản)", "Gửi đại biểu nghiên cứu (05 văn bản)", ()),
        ("Họp (trực tuyến với các huyện)", "Họp (trực tuyến với các huyện)", ()),
    ],
)
def test_a_closing_bracket_that_names_who_presents_is_not_text(
    text: str, words: str, names: tuple[str, ...]
) -> None:
    assert without_presenters(text) == (words, names)


def test_an_office_behind_a_comma_belongs_to_the_person() -> None:
    assert names_in("Đồng chí Lê A, Chánh Văn phòng; Sở Y tế") == (
        "Đồng chí Lê A, Chánh Văn phòng",
        "Sở Y tế",
    )
    assert presenter_line("Người trình bày: Sở Y tế và Công an tỉnh") == ("Sở Y tế", "Công an tỉnh")
    assert presenter_line("Địa điểm: Hội trường") == ()


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (
            "BUỔI SÁNG: Từ 7 giờ 30 đến 11 giờ",
            SessionHeading("morning", None, ClockSpan(datetime.time(7, 30), datetime.time(11, 0))),
        ),
        ("Chiều ngày 06/12/2023", SessionHeading("afternoon", DAY, ClockSpan())),
        ("Ngày 06/12 (buổi tối)", SessionHeading("evening", DAY, ClockSpan())),
        ("Sáng tạo trong công tác", None),
        ("Từ 7h30 đến 8h00: Buổi sáng", None),
    ],
)
def test_the_heading_of_a_half_day_is_known(text: str, heading: SessionHeading | None) -> None:
    assert session_heading(text, 2023) == heading


def test_the_second_day_is_counted_from_the_first() -> None:
    heading = session_heading("BUỔI SÁNG NGÀY THỨ HAI", 2023, DAY)
    assert heading is not None
    assert heading.date == datetime.date(2023, 12, 7)
    assert (is_day_heading("NGÀY THỨ HAI"), is_day_heading("Ngày 05/12/2023")) == (True, True)


def test_columns_are_known_by_their_headings() -> None:
    headings = {
        1: "STT",
        2: "Chỉ tiêu",
        3: "Đơn vị tính",
        4: "Thực hiện năm 2024",
        5: "Kế hoạch năm 2025",
    }
    assert columns_of(headings) == {
        1: Column.NUMBER,
        2: Column.CONTENT,
        3: Column.UNIT,
        4: Column.OTHER,
        5: Column.VALUE,
    }
    assert columns_of({1: "Nơi nhận:", 2: "T/M TỈNH ỦY"}) is None


AGENDA = """CHƯƠNG TRÌNH
Hội nghị Tỉnh ủy lần thứ 9
(Ngày 06/12/2023)
-----
I. BUỔI SÁNG: Từ 7 giờ 30 đến 11 giờ
1. Từ 7 giờ 30 đến 8 giờ (30p): Khai mạc (Văn phòng Tỉnh ủy).
2. Từ 8 giờ đến kết thúc: Thảo luận.
- Báo cáo số 05-BC/TU ngày 01/12/2023.
"""


def test_an_agenda_survives_its_way_through_json() -> None:
    first = to_json(read_unguarded(AGENDA.encode()).tree)
    second = to_json(from_json(first))
    scored = ("conferences", "items", "directives", "sessions", "slots", "sections", "header")
    assert {key: second[key] for key in scored} == {key: first[key] for key in scored}


def test_a_timed_agenda_gives_conference_sessions_slots_and_papers() -> None:
    read = to_json(read_unguarded(AGENDA.encode()).tree)
    assert [one["path"] for one in read["conferences"]] == ["0"]
    assert read["sessions"] == [
        {"path": "I", "part": "morning", "date": "2023-12-06", "start": "07:30", "end": "11:00"}
    ]
    assert [(one["path"], one["minutes"]) for one in read["slots"]] == [("I.1", 30), ("I.2", None)]
    assert read["items"] == [
        {"path": "I.2.-1", "text": "Báo cáo số 05-BC/TU ngày 01/12/2023", "role": "document"}
    ]
