"""Habits of offices not seen before: headings with a full stop or a star, agencies behind a dash, odd labels."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest

from conferences.agenda import LeadPart, parse_lead_line
from programme.target_units import unit_at
from programme.wording import parse_planned_time
from reports.interchange import content, to_json
from reports.readers import read_unguarded

HEAD = "TỈNH ỦY X\n*\nSố 1-{symbol}/TU\n{name}\n{title}\n-----\n"
REPORT = HEAD.format(symbol="BC", name="BÁO CÁO", title="kết quả hoạt động quý I năm 2025")
YEAR = HEAD.format(symbol="CTr", name="CHƯƠNG TRÌNH", title="làm việc năm 2025 của Tỉnh ủy")
QUARTER = HEAD.format(symbol="CTr", name="CHƯƠNG TRÌNH", title="công tác quý II năm 2025")
TASKS = HEAD.format(symbol="CTr", name="CHƯƠNG TRÌNH", title="thực hiện nhiệm vụ năm 2025")
AGENDA = "CHƯƠNG TRÌNH\nHội nghị Tỉnh ủy lần thứ 5\n(Ngày 12/12/2025)\n-----\n"


def read(paper: str) -> dict[str, Any]:
    return to_json(read_unguarded(paper.encode()).tree)


def paths(paper: str, kind: str) -> list[str]:
    return [row["path"] for row in read(paper)[kind]]


@pytest.mark.parametrize(
    ("body", "sections", "items"),
    [
        pytest.param(
            "1. Kinh tế.\nTổng sản phẩm tăng 8%.\nThu đạt 25%.\n2. Du lịch.\n- Mở tuyến mới.",
            ["1", "2"],
            ["1.p1", "1.p2", "2.-1"],
            id="a field of work with a full stop",
        ),
        pytest.param(
            "1. Công tác xây dựng Đảng\n* Công tác tổ chức\n- Kết nạp 12 đảng viên.\n"
            "* Công tác kiểm tra\nKiểm tra 3 tổ chức đảng.",
            ["1", "1.-1", "1.-2"],
            ["1.-1.-1", "1.-2.p1"],
            id="a field of work behind a star",
        ),
        pytest.param(
            "1. Quốc phòng\n+ Diễn tập.\n* Hạn chế:\n- Thu hút đầu tư chậm.",
            ["1", "1.-2"],
            ["1.-1", "1.-2.-1"],
            id="a star behind the bullets of a field",
        ),
        pytest.param(
            "I. KẾT QUẢ\n1. Đã ban hành kế hoạch.\n2. Công tác khác.\n* Giao ban hằng tuần.",
            ["I", "I.2"],
            ["I.1", "I.2.-1"],
            id="sentences behind numbers and stars are results",
        ),
        pytest.param(
            "I. KẾT QUẢ\n1. Kinh tế.\n2. Văn hóa.",
            ["I"],
            ["I.1", "I.2"],
            id="fields with nothing below them are results",
        ),
    ],
)
def test_headings_of_a_report(body: str, sections: list[str], items: list[str]) -> None:
    assert (paths(REPORT + body, "sections"), paths(REPORT + body, "items")) == (sections, items)


def test_a_month_over_a_conference_that_does_not_say_when_is_its_time() -> None:
    found = read(
        f"{YEAR}Tháng 3:\n1. Hội nghị lần thứ 20\n- Sơ kết.\nTháng 6:\n2. Hội nghị lần thứ 21\n"
        "- Tổng kết.\n3. Hội nghị lần thứ 22 (đầu tháng 8)\n- Sơ kết."
    )
    assert [(row["ordinal"], row["months"], row["part"]) for row in found["conferences"]] == [
        (20, [3], "whole"),
        (21, [6], "whole"),
        (22, [8], "early"),
    ]


def test_a_month_that_heads_a_part_is_the_time_of_its_conferences_alone() -> None:
    found = read(
        f"{YEAR}I. THÁNG 3/2025\n1. Hội nghị lần thứ 20\n- Sơ kết.\n"
        "II. NỘI DUNG KHÁC\n1. Hội nghị lần thứ 21\n- Tổng kết."
    )
    assert [(row["path"], row["months"]) for row in found["conferences"]] == [
        ("I.1", [3]),
        ("II.1", []),
    ]


def test_the_paper_of_an_agenda_may_name_its_agency_behind_a_dash() -> None:
    found = read(
        f"{AGENDA}1) 08h10 - 09h00: Báo cáo các nội dung sau:\n"
        "a) Kết quả năm 2025 - Văn phòng Tỉnh ủy;\n2) 09h00 - 10h00: Cán bộ (Sở Nội vụ trình)."
    )
    assert [(row["item"], row["agency"]) for row in found["leads"]] == [
        ("1.a", "Văn phòng Tỉnh ủy")
    ]
    assert [row["text"] for row in found["items"]] == ["Kết quả năm 2025"]
    assert found["slots"][1]["presenters"] == ["Sở Nội vụ"]


def test_the_agency_behind_a_dash_prepares_the_item() -> None:
    found = read(
        f"{YEAR}1. Hội nghị lần thứ 20 (tháng 3/2025)\n"
        "(1) Báo cáo tài chính đảng - Văn phòng Tỉnh ủy.\n"
        "(2) Đề án 2025 - 2030 – Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Sở Nội vụ.\n"
        "(3) Chương trình phối hợp giữa Ban Dân vận Tỉnh ủy - Sở Nội vụ.\n"
        "(4) Kết luận - Văn phòng Tỉnh ủy ban hành thông báo.\n"
        "(5) Kế hoạch phát triển kinh tế - xã hội."
    )
    assert [row["text"] for row in found["items"]] == [
        "Báo cáo tài chính đảng",
        "Đề án 2025 - 2030",
        "Chương trình phối hợp giữa Ban Dân vận Tỉnh ủy - Sở Nội vụ",
        "Kết luận - Văn phòng Tỉnh ủy ban hành thông báo",
        "Kế hoạch phát triển kinh tế - xã hội",
    ]
    assert [(row["item"], row["agency"], row["role"]) for row in found["leads"]] == [
        ("1.1", "Văn phòng Tỉnh ủy", "lead"),
        ("1.2", "Ban Tổ chức Tỉnh ủy", "lead"),
        ("1.2", "Sở Nội vụ", "coordinate"),
    ]


def test_an_agency_behind_a_dash_is_said_to_be_doubtful() -> None:
    paper = f"{QUARTER}I. VIỆC\n1. Rà soát quy hoạch - Ban Tổ chức Tỉnh ủy."
    findings = content(read_unguarded(paper.encode()).tree).findings
    assert [(one.kind, one.where) for one in findings] == [("lead_behind_dash", "I.1")]


@pytest.mark.parametrize(
    "paper",
    [
        f"{REPORT}I. KẾT QUẢ\n1. Ký quy chế - Sở Nội vụ.",
        f"{QUARTER}I. VIỆC\n1. Ký quy chế - Sở Nội vụ.\nCơ quan chủ trì: Sở Tài chính.",
    ],
    ids=["in a report", "beside lead lines"],
)
def test_a_dash_belongs_to_the_words_where_nothing_is_assigned_by_it(paper: str) -> None:
    assert [row["text"] for row in read(paper)["items"]] == ["Ký quy chế - Sở Nội vụ"]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Phân công: Sở Y tế mục 1, 2b).", (LeadPart(("Sở Y tế",), labels=("1", "2b")),)),
        (
            "Cơ quan chuẩn bị: Sở Y tế (nội dung thứ nhất), Sở Nội vụ (nội dung thứ hai).",
            (LeadPart(("Sở Y tế",), labels=("1",)), LeadPart(("Sở Nội vụ",), labels=("2",))),
        ),
        (
            "Các đơn vị: Sở Y tế (mục 4), Sở Nội vụ (các mục từ 5 đến 6).",
            (LeadPart(("Sở Y tế",), labels=("4",)), LeadPart(("Sở Nội vụ",), labels=("5", "6"))),
        ),
    ],
)
def test_labels_of_lead_lines(line: str, parts: tuple[LeadPart, ...]) -> None:
    reading = parse_lead_line(line)
    assert reading is not None
    assert reading.parts == parts


def test_those_who_prepare_together_all_lead() -> None:
    reading = parse_lead_line("Giao Sở Y tế và Sở Nội vụ phối hợp thực hiện.")
    assert reading is not None
    assert reading.parts == (LeadPart(("Sở Y tế", "Sở Nội vụ")),)


def test_times_alone_on_their_line_have_their_words_on_the_next() -> None:
    found = read(
        f"{AGENDA}1. 8h15 - 9h30\nTrình bày các báo cáo:\n+ Báo cáo kinh tế (UBND tỉnh).\n"
        "2. 9h30 - 11h00: Thảo luận. Điều hành: Đồng chí Phó Bí thư."
    )
    assert [(row["path"], row["text"], row["presenters"]) for row in found["slots"]] == [
        ("1", "Trình bày các báo cáo", []),
        ("2", "Thảo luận", ["Đồng chí Phó Bí thư"]),
    ]
    assert [row["path"] for row in found["items"]] == ["1.-1"]


def test_units_without_a_named_agency_are_no_lead_line() -> None:
    assert parse_lead_line("Các đơn vị: thực hiện tốt Chương trình này.") is None


def test_lead_lines_name_items_under_items_and_bullets_by_their_place() -> None:
    found = read(
        f"{YEAR}1. Hội nghị lần thứ 20 (tháng 3/2025)\n1) Sơ kết.\n2) Các báo cáo:\na) Kiểm tra.\n"
        "b) Tài chính.\nPhân công: Văn phòng Tỉnh ủy mục 1), 2b); Ủy ban Kiểm tra Tỉnh ủy mục 2a).\n"
        "2. Hội nghị lần thứ 21 (tháng 6/2025)\n- Sơ kết.\n- Tổng kết.\n"
        "Cơ quan chuẩn bị: Sở Y tế (nội dung thứ nhất), Sở Nội vụ (nội dung thứ hai)."
    )
    assert [(row["item"], row["agency"]) for row in found["leads"]] == [
        ("1.1", "Văn phòng Tỉnh ủy"),
        ("1.2.b", "Văn phòng Tỉnh ủy"),
        ("1.2.a", "Ủy ban Kiểm tra Tỉnh ủy"),
        ("2.-1", "Sở Y tế"),
        ("2.-2", "Sở Nội vụ"),
    ]


WRAPPED = (
    "Rà soát, bổ sung quy hoạch cấp ủy các cấp nhiệm kỳ 2025 - 2030;\n"
    "mở lớp bồi dưỡng kiến thức cho cán bộ trong quy hoạch các cấp.\n"
    "Kiểm tra việc lãnh đạo, chỉ đạo thực hiện các dự án đầu tư công\n"
    "đối với hai ban thường vụ huyện ủy, giám sát về chuyển đổi số\n"
    "theo kế hoạch đã được phê duyệt từ đầu năm của các cơ quan tỉnh\n"
    "và các huyện.\n"
)


def test_a_full_line_with_a_semicolon_goes_on_in_a_small_letter() -> None:
    found = read(f"{QUARTER}I. VIỆC\n{WRAPPED}")
    assert [row["text"].rsplit(" ", 2)[-2:] for row in found["items"]] == [
        ["các", "cấp"],
        ["các", "huyện"],
    ]


def test_between_paragraphs_parted_by_empty_lines_a_full_line_always_goes_on() -> None:
    numbered = "\n\n".join(f"{n}. {WRAPPED.strip()}" for n in range(1, 7))
    found = read(f"{QUARTER}I. VIỆC\n\n{numbered}\n")
    assert [row["path"] for row in found["items"]] == [f"I.{n}" for n in range(1, 7)]


ROWS = "Thời gian\tNội dung\tNgười thực hiện\n"


def test_the_heading_of_a_table_printed_again_is_no_row() -> None:
    paper = (
        f"{AGENDA}SÁNG NGÀY 12/12/2025\n{ROWS}7:30 - 8:00\tKhai mạc\tBí thư\n"
        f"CHIỀU NGÀY 12/12/2025\n{ROWS}13:30 - 14:00\tThảo luận\tCác tổ\n"
    )
    assert paths(paper, "slots") == ["S1.r1", "S2.r1"]


def test_the_number_of_a_half_day_may_stand_in_the_column_of_times() -> None:
    paper = (
        f"{AGENDA}{ROWS}I\tBUỔI SÁNG\t\n7:30 - 8:00\tKhai mạc\tBí thư\n"
        "II\tBUỔI CHIỀU\t\n13:30 - 14:00\tThảo luận\tCác tổ\n"
    )
    found = read(paper)
    assert [(row["path"], row["part"]) for row in found["sessions"]] == [
        ("I", "morning"),
        ("II", "afternoon"),
    ]
    assert [row["path"] for row in found["slots"]] == ["I.r1", "II.r1"]


def test_a_table_without_heading_goes_on_with_the_columns_before_it() -> None:
    document = docx.Document()
    for line in AGENDA.splitlines():
        document.add_paragraph(line)
    for name, rows in (
        ("BUỔI SÁNG", (("Thời gian", "Nội dung", "Người trình bày"), ("7h30", "Khai mạc", "A"))),
        ("BUỔI CHIỀU", (("13h30", "Thảo luận", "B"), ("15h00", "Bế mạc", "C"))),
    ):
        document.add_paragraph(name)
        table = document.add_table(len(rows), 3)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    stream = BytesIO()
    document.save(stream)
    reading = read_unguarded(stream.getvalue())
    assert [(s["path"], s["start"], s["presenters"]) for s in to_json(reading.tree)["slots"]] == [
        ("S1.r1", "07:30", ["A"]),
        ("S2.r1", "13:30", ["B"]),
        ("S2.r2", "15:00", ["C"]),
    ]
    assert [one.kind for one in reading.findings] == ["table_read", "table_going_on"]


def test_short_headings_of_columns_of_targets() -> None:
    paper = (
        f"{TASKS}I. CÁC CHỈ TIÊU\nTT\tChỉ tiêu\tĐVT\tTH 2024\tKH 2025\n"
        "1\tTăng trưởng GRDP\t%\t8,74\t13 - 14\n2\tThu ngân sách\tTỷ đồng\t4.000\t≥ 4.250\n"
    )
    assert [
        (one["value"], one["value_max"], one["unit"], one["comparator"])
        for one in read(paper)["targets"]
    ] == [(13, 14, "%", "range"), (4250, None, "Tỷ đồng", ">=")]


def test_points_of_percent_are_a_unit() -> None:
    assert unit_at("0,5 điểm % trở lên", 3)[0] == "điểm %"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("15/3/2025", ("2025-03-15", "2025-03-15")),
        ("14 - 15/3/2025", ("2025-03-14", "2025-03-15")),
        ("05, 06/12/2023", ("2023-12-05", "2023-12-06")),
        ("Thời gian: 01 ngày, 12/7/2023", ("2023-07-12", "2023-07-12")),
    ],
)
def test_whole_dates_need_no_word_before_them(words: str, days: tuple[str, str]) -> None:
    time = parse_planned_time(words)
    assert time is not None
    assert (str(time.date_from), str(time.date_to)) == days


def test_a_number_with_a_year_is_no_date() -> None:
    assert parse_planned_time("Nghị quyết số 5/2020") is None
