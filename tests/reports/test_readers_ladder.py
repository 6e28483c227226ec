"""How annual papers mark parts, conferences and items: the ladder of labels of the whole paper."""

from __future__ import annotations

from typing import Any

import pytest

from conferences.agenda import LeadPart, LeadReading, parse_lead_line
from programme.clock_times import parse_timed_text
from programme.meeting_headings import is_time_alone
from reports.interchange import to_json
from reports.readers import read_unguarded

TITLE = "TỈNH ỦY X\n*\nSố 1-CTr/TU\nCHƯƠNG TRÌNH\nlàm việc năm 2026 của Tỉnh ủy\n-----\n"


def _read(body: str) -> dict[str, Any]:
    return to_json(read_unguarded(f"{TITLE}{body}".encode()).tree)


def _paths(body: str) -> tuple[list[str], list[str]]:
    found = _read(body)
    conferences = [row["path"] for row in found["conferences"]]
    return conferences, [row["path"] for row in found["items"]]


@pytest.mark.parametrize(
    ("body", "conferences", "items"),
    [
        pytest.param(
            "II. NỘI DUNG\n1. Hội nghị lần thứ 5 (tháng 3)\n1. Sơ kết quý I.\n2. Công tác cán bộ.\n"
            "3. Đề án A.\n2. Hội nghị lần thứ 6 (tháng 7)\n1. Sơ kết 6 tháng.\nIII. TỔ CHỨC THỰC HIỆN\n1. Giao việc.",
            ["II.1", "II.2"],
            ["II.1.1", "II.1.2", "II.1.3", "II.2.1"],
            id="items numbered like their conferences",
        ),
        pytest.param(
            "1. Mục đích\nNâng cao chất lượng.\n2. Nội dung\nHội nghị lần thứ 5 (tháng 3)\n1. Sơ kết quý I.\n"
            "2. Đề án A.\nHội nghị lần thứ 6 (tháng 7)\n1. Sơ kết 6 tháng.\n2. Đề án B.\n3. Tổ chức thực hiện\nGiao việc.",
            ["2.p1", "2.p2"],
            ["2.p1.1", "2.p1.2", "2.p2.1", "2.p2.2"],
            id="items numbered like the sections of the paper",
        ),
        pytest.param(
            "II. NỘI DUNG\nHội nghị lần thứ 5:\nThời gian: tháng 3\n1. Sơ kết quý I.\n2. Đề án A.\n"
            "Hội nghị lần thứ 6:\nThời gian: tháng 7\n3. Sơ kết 6 tháng.",
            ["II.p1", "II.p2"],
            ["II.p1.1", "II.p1.2", "II.p2.3"],
            id="numbers that run on over conferences without label",
        ),
        pytest.param(
            "II. NỘI DUNG\n- Hội nghị lần thứ 5 (tháng 3):\n+ Sơ kết quý I.\n+ Đề án A.\n"
            "- Hội nghị lần thứ 6 (tháng 7):\n+ Sơ kết 6 tháng.",
            ["II.-1", "II.-2"],
            ["II.-1.-1", "II.-1.-2", "II.-2.-1"],
            id="conferences behind bullets",
        ),
        pytest.param(
            "1. Nội dung\na) Hội nghị lần thứ 5, tháng 3/2026:\n- Sơ kết quý I.\n"
            "b) Hội nghị lần thứ 6, tháng 7/2026:\n- Sơ kết 6 tháng.\n2. Tổ chức thực hiện\nGiao việc.",
            ["1.a", "1.b"],
            ["1.a.-1", "1.b.-1"],
            id="conferences behind letters",
        ),
        pytest.param(
            "I. NỘI DUNG\n1. Hội nghị lần thứ 5 (tháng 3)\n- Hội nghị lần thứ 2 của Ủy ban.\n"
            "2. Hội nghị lần thứ 6 (tháng 7)\n- Sơ kết 6 tháng.",
            ["I.1", "I.2"],
            ["I.1.-1", "I.2.-1"],
            id="a bullet about another conference is an item",
        ),
        pytest.param(
            "I. NỘI DUNG\nQuý I:\n1. Hội nghị lần thứ 5 (tháng 3)\n(1) Sơ kết quý I.\n"
            "Quý II:\n2. Hội nghị lần thứ 6 (tháng 6)\n(1) Sơ kết 6 tháng.",
            ["I.1", "I.2"],
            ["I.1.1", "I.2.1"],
            id="a quarter over the conferences is no item",
        ),
        pytest.param(
            "I. HỘI NGHỊ BAN CHẤP HÀNH\n1. Hội nghị lần thứ 5 (tháng 3)\n- Sơ kết quý I.\n"
            "II. HỘI NGHỊ BAN THƯỜNG VỤ\n1. Tháng 1\n- Đề án A.\n2. Tháng 2\n- Đề án B.",
            ["I.1"],
            ["I.1.-1", "II.1.-1", "II.2.-1"],
            id="months under a part named after the standing board",
        ),
        pytest.param(
            "I. NỘI DUNG\nHỘI NGHỊ LẦN THỨ 5 (THÁNG 3/2026)\n1. Sơ kết quý I.\n"
            "HỘI NGHỊ LẦN THỨ 6 (THÁNG 7/2026)\n1. Sơ kết 6 tháng.",
            ["I.p1", "I.p2"],
            ["I.p1.1", "I.p2.1"],
            id="a conference in capitals is not the heading of the part above",
        ),
        pytest.param(
            "I. NỘI DUNG\n1. Hội nghị lần thứ 5 (tháng 3)\nSơ kết quý I.\nĐề án A (Sở Tài chính).",
            ["I.1"],
            ["I.1.p1", "I.1.p2"],
            id="items without any label",
        ),
        pytest.param(
            "* Mục đích\n- Nâng cao chất lượng.\n* Nội dung các kỳ họp\nKỲ HỌP THỨ 8\n(Tháng 3/2026)\na. Báo cáo.\n"
            "KỲ HỌP THỨ 9\n(Tháng 7/2026)\na. Báo cáo.\n* Tổ chức thực hiện\n- Giao việc.",
            ["-2.p1", "-2.p2"],
            ["-2.p1.a", "-2.p2.a"],
            id="bullets before the headings of parts",
        ),
        pytest.param(
            "TT\tNội dung\tThời gian\tCơ quan chủ trì\n1\tSơ kết quý I\tTháng 3\tVăn phòng Tỉnh ủy\n"
            "2\tĐề án A\tTháng 6\tSở Tài chính",
            [],
            ["1", "2"],
            id="a table of items without conferences",
        ),
    ],
)
def test_the_ladder_of_labels_decides_the_paths(
    body: str, conferences: list[str], items: list[str]
) -> None:
    assert _paths(body) == (conferences, items)


@pytest.mark.parametrize(
    "below", ["(Dự kiến tháng 4/2026)", "Tháng 4/2026", "- Thời gian: tháng 4"]
)
def test_the_time_of_a_conference_may_stand_below_its_heading(below: str) -> None:
    found = _read(f"I- Hội nghị lần thứ 6\n{below}\n1- Sơ kết quý I.\n2- Công tác cán bộ.")
    (conference,) = found["conferences"]
    assert (conference["name"], conference["ordinal"], conference["months"]) == ("Hội nghị", 6, [4])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Dự kiến tháng 3/2026)", True),
        ("Quý I:", True),
        ("Tháng 3/2026: Hội nghị lần thứ 5", False),
        ("Trong năm 2026 tổ chức 04 hội nghị.", False),
    ],
)
def test_a_line_that_only_says_when_is_told_from_a_sentence(text: str, expected: bool) -> None:
    assert is_time_alone(text) is expected


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("Cơ quan chủ trì: Sở Y tế", [("Sở Y tế", "lead")]),
        ("Giao Sở Y tế tham mưu", [("Sở Y tế", "lead")]),
        (
            "đơn vị chuẩn bị: Sở Y tế; phối hợp: Sở Nội vụ",
            [("Sở Y tế", "lead"), ("Sở Nội vụ", "coordinate")],
        ),
    ],
)
def test_a_closing_bracket_may_say_itself_that_it_names_agencies(
    bracket: str, expected: list[tuple[str, str]]
) -> None:
    found = _read(f"I- Hội nghị lần thứ 6 (tháng 4)\n1- Đề án A ({bracket}).")
    assert [row["text"] for row in found["items"]] == ["Đề án A"]
    assert [(row["agency"], row["role"]) for row in found["leads"]] == expected


def test_agencies_and_their_duty_alone_are_a_lead_line() -> None:
    assert parse_lead_line("Sở Y tế chủ trì, phối hợp với Sở Nội vụ.") == LeadReading(
        (LeadPart(("Sở Y tế",), ("Sở Nội vụ",)),)
    )
    assert parse_lead_line(
        "Sở Y tế chuẩn bị nội dung a, Sở Nội vụ chuẩn bị nội dung b."
    ) == LeadReading((LeadPart(("Sở Y tế",), (), ("a",)), LeadPart(("Sở Nội vụ",), (), ("b",))))
    assert parse_lead_line("Các cơ quan căn cứ Chương trình này để chuẩn bị.") is None
    assert parse_lead_line("Sở Y tế đã hoàn thành việc chuẩn bị.") is None


def test_a_span_behind_the_words_is_taken_whole() -> None:
    timed = parse_timed_text("Khai mạc: 7h40 - 7h50")
    assert timed is not None
    assert (timed.text, str(timed.span.start), str(timed.span.end)) == (
        "Khai mạc",
        "07:40:00",
        "07:50:00",
    )
