"""The agenda of a conference composed from records."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programme.models import Document
from reports.compose import compose
from reports.tree import Item, LeadLine, Masthead, Paragraph, Section, Title
from tests import factories

pytestmark = pytest.mark.django_db


def at(text: str) -> datetime.time:
    return datetime.time.fromisoformat(text)


@pytest.fixture
def agenda() -> Document:
    return factories.make_document(
        kind="conference_agenda", is_conference_paper=True, note="Ngày 06/12/2025, cả ngày"
    )


def test_half_days_hold_timed_rows_with_minutes_and_presenters(agenda: Document) -> None:
    factories.make_sitting(agenda, start=at("07:30"), end=at("11:00"), part="morning")
    block = factories.make_slot(
        agenda, start=at("07:30"), end=at("09:00"), minutes=90, text="Lấy phiếu tín nhiệm."
    )
    factories.make_slot(agenda, parent=block, form="bullet", text="Địa điểm: Hội trường;")
    people = factories.make_slot(agenda, parent=block, form="bullet", text="Thành phần")
    factories.make_slot(agenda, parent=people, form="bullet", text="Tỉnh uỷ viên")
    opening = factories.make_slot(
        agenda, parent=block, start=at("07:30"), end=at("07:35"), minutes=5,
        text="Tuyên bố lý do.", presenters="Văn phòng Tỉnh uỷ",
    )  # fmt: skip
    factories.make_slot(agenda, parent=opening, text="Giới thiệu đại biểu")
    factories.make_slot(agenda, minutes=15, text="Thảo luận tổ…")
    factories.make_slot(agenda, form="plain", text="Mời đại biểu nghỉ trưa.")
    factories.make_sitting(agenda, heading="BUỔI CHIỀU:", start=at("13:30"))
    factories.make_slot(agenda, start=at("13:30"), text="Tham luận")
    factories.make_slot(agenda, start=at("15:00"), text="Thường trực Tỉnh uỷ phát biểu")
    tree = compose(agenda)
    assert tree.masthead == Masthead(asterisk="", circulation_mark="TÀI LIỆU HỘI NGHỊ")
    assert tree.title == Title(
        "CHƯƠNG TRÌNH",
        subject=("hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21",),
        note="(Ngày 06/12/2025, cả ngày)",
    )
    assert tree.blocks == (
        Section(
            1,
            "I.",
            "BUỔI SÁNG: Từ 7 giờ 30 đến 11 giờ",
            (
                Item(
                    "1.",
                    "Từ 7h30 đến 9h00 (90p): Lấy phiếu tín nhiệm:",
                    (
                        Item("-", "Địa điểm: Hội trường."),
                        Item("-", "Thành phần:", (Item("+", "Tỉnh uỷ viên."),)),
                        Item(
                            "(1)",
                            "Từ 7h30 đến 7h35 (05p): Tuyên bố lý do (Văn phòng Tỉnh uỷ):",
                            (Item("a)", "Giới thiệu đại biểu."),),
                        ),
                    ),
                ),
                Item("2.", "(15p): Thảo luận tổ…"),
                Paragraph("Mời đại biểu nghỉ trưa."),
            ),
        ),
        Section(
            1,
            "II.",
            "BUỔI CHIỀU: Từ 13 giờ 30 đến kết thúc",
            (
                Item("1.", "Từ 13h30: Tham luận."),
                Item("2.", "Từ 15h00 đến kết thúc: Thường trực Tỉnh uỷ phát biểu."),
            ),
        ),
    )


def test_several_days_are_dated_and_their_half_days_numbered_below_them(agenda: Document) -> None:
    fifth, sixth = datetime.date(2025, 2, 5), datetime.date(2025, 2, 6)
    first = factories.make_sitting(agenda, heading="NGÀY THỨ NHẤT", date=fifth)
    morning = factories.make_sitting(agenda, parent=first, heading="Buổi sáng", date=fifth)
    factories.make_slot(agenda, sitting=morning, text="Khai mạc")
    second = factories.make_sitting(agenda, heading="NGÀY 06/02/2025", date=sixth)
    factories.make_slot(agenda, sitting=second, text="Bế mạc")
    factories.make_sitting(agenda, heading="BUỔI CHIỀU", date=fifth)
    factories.make_sitting(agenda, heading="Lưu ý", is_numbered=False)
    assert compose(agenda).blocks == (
        Section(
            1,
            "I.",
            "NGÀY THỨ NHẤT (05/02/2025)",
            (Section(2, "1.", "Buổi sáng", (Item("(1)", "Khai mạc."),)),),
        ),
        Section(1, "II.", "NGÀY 06/02/2025", (Item("1.", "Bế mạc."),)),
        Section(1, "III.", "BUỔI CHIỀU ngày 05/02/2025"),
        Section(1, "", "Lưu ý"),
    )


def test_one_day_is_not_repeated_in_the_headings(agenda: Document) -> None:
    day = datetime.date(2025, 12, 6)
    factories.make_sitting(agenda, date=day)
    factories.make_sitting(agenda, date=day, heading="BUỔI CHIỀU")
    assert compose(agenda).blocks == (
        Section(1, "I.", "BUỔI SÁNG"),
        Section(1, "II.", "BUỔI CHIỀU"),
    )


def test_prose_parts_and_loose_rows_stand_before_the_sittings(agenda: Document) -> None:
    agenda.opening, agenda.closing = "Hội nghị làm việc như sau:", "Trân trọng."
    factories.make_section(agenda, heading="THÀNH PHẦN", text="- Tỉnh uỷ viên;\n- Khách mời.")
    factories.make_slot(agenda, sitting=None, minutes=10, text="Đón đại biểu")
    lead = "Cơ quan chủ trì: Văn phòng Tỉnh uỷ"
    factories.make_slot(agenda, sitting=None, form="plain", text=lead)
    factories.make_sitting(agenda)
    assert compose(agenda).blocks == (
        Paragraph("Hội nghị làm việc như sau:"),
        Section(1, "I.", "THÀNH PHẦN", (Item("-", "Tỉnh uỷ viên;"), Item("-", "Khách mời."))),
        Item("1.", "(10p): Đón đại biểu."),
        LeadLine("Cơ quan chủ trì: Văn phòng Tỉnh uỷ."),
        Section(1, "II.", "BUỔI SÁNG"),
        Paragraph("Trân trọng."),
    )


@pytest.mark.parametrize("size", [1, 3])
def test_five_queries_whatever_the_size(agenda: Document, size: int) -> None:
    for number in range(size):
        factories.make_section(agenda)
        factories.make_sitting(agenda)
        parent = factories.make_slot(agenda, text=f"Một[^{number}]")
        factories.make_slot(agenda, parent=parent)
        factories.make_footnote(agenda, str(number))
        factories.make_recipient(agenda)
    stored = Document.objects.select_related("committee").get(pk=agenda.pk)
    with CaptureQueriesContext(connection) as queries:
        compose(stored)
    assert len(queries) == 5
