"""Tables, wrapped lines and letters set apart: how they become lines, and what is reported."""

from __future__ import annotations

from programme.findings import Finding, Severity
from reports.interchange import content
from reports.readers import read_unguarded
from reports.tree import Item, LeadLine, Meeting, Paragraph, Section
from tests.reports.sample_papers import annual_rows, annual_table

HEAD = "CHƯƠNG TRÌNH\nlàm việc năm 2024 của Ban Chấp hành Đảng bộ tỉnh\n-----\n"


def test_a_row_becomes_an_item_and_its_agency_a_lead_line() -> None:
    blocks = read_unguarded(annual_rows()).tree.blocks
    assert blocks == (
        Meeting(
            "",
            "Hội nghị Thị ủy lần thứ 20 (tháng 3/2025)",
            (
                Item("", "Sơ kết công tác quý I/2025"),
                LeadLine("Đơn vị chuẩn bị: Văn phòng Thị ủy"),
                Item("", "Sơ kết 02 năm thực hiện Nghị quyết số 04-NQ/ThU"),
                LeadLine("Đơn vị chuẩn bị: Ban Tuyên giáo"),
            ),
        ),
        Meeting(
            "",
            "Hội nghị Thị ủy lần thứ 21 (cuối tháng 6/2025)",
            (
                Item("", "Sơ kết công tác 6 tháng đầu năm 2025"),
                LeadLine("Đơn vị chuẩn bị: Văn phòng Thị ủy"),
            ),
        ),
    )


def test_words_in_columns_that_no_rule_places_are_reported() -> None:
    findings = read_unguarded(annual_table()).findings
    assert [(one.kind, one.about) for one in findings] == [
        (
            "table_read",
            "TT | Nội dung | Thời gian | Cơ quan chủ trì | Cơ quan phối hợp | Ghi chú",
        ),
        ("table_cell", "Ghi chú: Gửi tài liệu"),
    ]


def test_a_typed_table_of_unknown_columns_stays_as_it_was_typed() -> None:
    text = HEAD + "Tên xã\tDiện tích\nXã A\t12 ha\n"
    assert read_unguarded(text.encode()).tree.blocks == (
        Paragraph("Tên xã\tDiện tích"),
        Paragraph("Xã A\t12 ha"),
    )


def test_a_word_that_would_have_fitted_opens_a_line_of_its_own() -> None:
    width = "Ban Thường vụ Tỉnh ủy lãnh đạo các cấp ủy đảng trong tỉnh chuẩn bị tốt"
    wrapped = f"{width}\nBan Chấp hành ban hành.\n" * 4
    blocks = read_unguarded((HEAD + wrapped).encode()).tree.blocks
    assert blocks == (Paragraph(f"{width} Ban Chấp hành ban hành."),) * 4
    short = "Ban Thường vụ Tỉnh ủy\nBan Chấp hành ban hành.\n" * 4
    assert len(read_unguarded((HEAD + short).encode()).tree.blocks) == 8


def test_letters_set_apart_are_put_together_and_reported() -> None:
    text = "C H Ư Ơ N G  T R Ì N H\nlàm việc năm 2024\n-----\nI. NỘI DUNG\n"
    reading = read_unguarded(text.encode())
    assert reading.tree.title is not None
    assert reading.tree.title.type_name == "CHƯƠNG TRÌNH"
    assert reading.findings[0] == Finding(
        "letters_apart",
        Severity.WARNING,
        "Các chữ cái bị tách rời; đã đọc là “CHƯƠNG TRÌNH”.",
        "C H Ư Ơ N G  T R Ì N H",
        "dòng 1",
    )


def test_a_part_over_conferences_is_no_conference() -> None:
    text = HEAD + "I. HỘI NGHỊ TỈNH ỦY\n1. Hội nghị lần thứ 18 (tháng 3/2024)\n(1) Sơ kết.\n"
    assert read_unguarded(text.encode()).tree.blocks == (
        Section(
            1,
            "I.",
            "HỘI NGHỊ TỈNH ỦY",
            (Meeting("1.", "Hội nghị lần thứ 18 (tháng 3/2024)", (Item("(1)", "Sơ kết."),)),),
        ),
    )


def test_a_conference_says_when_it_meets_in_a_line_of_its_own() -> None:
    text = (
        HEAD + "1. Hội nghị lần thứ 18\n- Thời gian: cuối tháng 3.\n- Nội dung:\n+ Sơ kết quý I.\n"
    )
    read = content(read_unguarded(text.encode()).tree)
    time = read.conferences[0].heading.time
    assert time is not None
    assert (time.year, time.months, time.part) == (2024, (3,), "late")
    assert [(item.path, item.text) for item in read.items] == [("1.-2.-1", "Sơ kết quý I")]


def test_an_agency_that_is_repeated_is_the_one_above() -> None:
    text = (
        HEAD
        + "1. Hội nghị lần thứ 18 (tháng 3)\n(1) A.\nPhân công: Sở Y tế.\n(2) B.\nPhân công: -nt-\n"
    )
    leads = content(read_unguarded(text.encode()).tree).leads
    assert [(lead.item, lead.agency) for lead in leads] == [("1.1", "Sở Y tế"), ("1.2", "Sở Y tế")]
