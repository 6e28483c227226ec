"""The annual task programme, the quarterly programme and the quarterly report composed from records."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programme.models import Document
from reports.compose import compose
from reports.tree import (
    DocumentKind,
    Footnote,
    Item,
    LeadLine,
    Masthead,
    Meeting,
    Paragraph,
    Recipients,
    Section,
    Signature,
    Title,
)
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_task_programme_has_nested_parts_and_its_targets_in_theirs() -> None:
    document = factories.make_document(
        author_line="CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH", opening="Năm 2025 là năm cuối nhiệm kỳ."
    )
    aims = factories.make_section(document, heading="MỤC TIÊU")
    factories.make_section(document, parent=aims, heading="Nhiệm vụ", text="(1) Một.\n(2) Hai.")
    factories.make_section(
        document, parent=aims, role="targets", heading="Các chỉ tiêu", text="Phấn đấu đạt:"
    )
    first = factories.make_target(document, text="Kết nạp 1.320 đảng viên, trong đó")
    factories.make_target(document, parent=first, form="bullet", text="khối xã 900;")
    deeper = factories.make_target(document, parent=first, form="bullet", text="khối tỉnh 420")
    factories.make_target(document, parent=deeper, form="bullet", text="cơ quan 200")
    factories.make_target(document, form="plain", text="Về kinh tế:")
    second = factories.make_target(document, text="GRDP tăng 8,8%")
    factories.make_target(document, parent=second, text="khu vực I tăng 3%")
    factories.make_target(
        document, form="plain", text="Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ"
    )
    implementation = factories.make_section(document, heading="TỔ CHỨC THỰC HIỆN")
    factories.make_section(document, parent=implementation, heading="", text="Ban Thường vụ.")
    tree = compose(document)
    assert tree.document_kind == DocumentKind.ANNUAL_TASKS
    assert tree.title == Title(
        "CHƯƠNG TRÌNH",
        author_line="CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH",
        subject=("thực hiện nhiệm vụ công tác năm 2025",),
    )
    assert tree.blocks == (
        Paragraph("Năm 2025 là năm cuối nhiệm kỳ."),
        Section(
            1,
            "I.",
            "MỤC TIÊU",
            (
                Section(2, "1.", "Nhiệm vụ", (Item("(1)", "Một."), Item("(2)", "Hai."))),
                Section(
                    2,
                    "2.",
                    "Các chỉ tiêu",
                    (
                        Paragraph("Phấn đấu đạt:"),
                        Item(
                            "(1)",
                            "Kết nạp 1.320 đảng viên, trong đó:",
                            (
                                Item("-", "khối xã 900."),
                                Item("-", "khối tỉnh 420:", (Item("+", "cơ quan 200."),)),
                            ),
                        ),
                        Paragraph("Về kinh tế:"),
                        Item("(2)", "GRDP tăng 8,8%:", (Item("a)", "khu vực I tăng 3%."),)),
                        LeadLine("Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ."),
                    ),
                ),
            ),
        ),
        Section(1, "II.", "TỔ CHỨC THỰC HIỆN", (Item("1.", "Ban Thường vụ."),)),
    )


def test_targets_stand_behind_the_text_of_their_part_and_before_its_sub_parts() -> None:
    document = factories.make_document()
    part = factories.make_section(document, role="targets", heading="CHỈ TIÊU", text="Gồm:")
    factories.make_section(document, parent=part, heading="Giải pháp", text="Một.")
    plain = factories.make_target(document, form="plain", text="Về xã hội")
    factories.make_target(document, parent=plain, form="bullet", text="giảm nghèo 0,74%")
    assert compose(document).blocks == (
        Section(
            1,
            "I.",
            "CHỈ TIÊU",
            (
                Paragraph("Gồm:"),
                Paragraph("Về xã hội:"),
                Item("-", "giảm nghèo 0,74%."),
                Section(2, "1.", "Giải pháp", (Paragraph("Một."),)),
            ),
        ),
    )


def test_a_report_begins_at_level_two_with_its_type_symbol_and_author() -> None:
    report = factories.make_document(
        kind="quarterly_report", numbering="arabic", date=None, draft_ordinal=1
    )
    field = factories.make_section(report, heading="Công tác tổ chức", text="- Điều động.")
    factories.make_section(report, parent=field, heading="Kết quả", text="Tốt.")
    factories.make_section(report, heading="Công tác khác", text="Có việc.")
    factories.make_recipient(report)
    tree = compose(report)
    assert tree.masthead == Masthead(
        issuer=("TỈNH UỶ HẬU GIANG",),
        number_line="Số        -BC/TU",
        draft_mark="Dự thảo lần 1",
        party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        place_date="Hậu Giang, ngày     tháng     năm 2025",
    )
    assert tree.title == Title(
        "BÁO CÁO", subject=("kết quả hoạt động của Ban Thường vụ Tỉnh uỷ quý I/2025",)
    )
    assert tree.blocks == (
        Section(
            2,
            "1.",
            "Công tác tổ chức",
            (Item("-", "Điều động."), Section(3, "1.1.", "Kết quả", (Paragraph("Tốt."),))),
        ),
        Section(2, "2.", "Công tác khác", (Paragraph("Có việc."),)),
    )
    assert tree.signature == Signature("T/M BAN THƯỜNG VỤ")
    assert tree.recipients == Recipients(("Lưu Văn phòng Tỉnh uỷ.",))


def test_a_quarterly_programme_may_hold_conferences() -> None:
    quarter = factories.make_document(kind="quarterly_programme")
    factories.make_section(quarter, role="conferences", heading="NỘI DUNG")
    home = factories.make_conference(quarter)
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    factories.make_item(quarter, conference=home, text="Báo cáo", lead=office)
    assert compose(quarter).blocks == (
        Section(
            1,
            "I.",
            "NỘI DUNG",
            (
                Meeting(
                    "1.",
                    "Hội nghị Ban Chấp hành Đảng bộ tỉnh (trong tháng 3/2025)",
                    (
                        Item("(1)", "Báo cáo."),
                        LeadLine("Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ."),
                    ),
                ),
            ),
        ),
    )


def test_conferences_of_a_deeper_part_take_dotted_numbers() -> None:
    quarter = factories.make_document(kind="quarterly_programme", numbering="arabic")
    factories.make_section(quarter, role="conferences", heading="Các hội nghị")
    factories.make_conference(quarter)
    heading = "Hội nghị Ban Chấp hành Đảng bộ tỉnh (trong tháng 3/2025)"
    assert compose(quarter).blocks == (
        Section(2, "1.", "Các hội nghị", (Meeting("1.1.", heading),)),
    )


def test_notes_of_parts_and_targets_are_numbered_in_the_order_of_print() -> None:
    document = factories.make_document(opening="Năm 2025[^c].", spelling="old")
    factories.make_section(document, role="targets", heading="CHỈ TIÊU")
    factories.make_target(document, text="Kết nạp 1.320 đảng viên[^a]")
    factories.make_footnote(document, "a", text="Theo Tỉnh uỷ.")
    factories.make_footnote(document, "b", text="Không ai nhắc.")
    factories.make_footnote(document, "c", text="Theo Trung ương.")
    tree = compose(document)
    assert tree.blocks == (
        Paragraph("Năm 2025[^1]."),
        Section(1, "I.", "CHỈ TIÊU", (Item("(1)", "Kết nạp 1.320 đảng viên[^2]."),)),
    )
    assert tree.footnotes == (Footnote("1", "Theo Trung ương."), Footnote("2", "Theo Tỉnh ủy."))


def test_a_conference_paper_has_its_mark_and_neither_head_nor_signature() -> None:
    document = factories.make_document(is_conference_paper=True, signer_name="Trần Văn An")
    tree = compose(document)
    assert tree.masthead == Masthead(asterisk="", circulation_mark="TÀI LIỆU HỘI NGHỊ")
    assert (tree.signature, tree.recipients) == (None, None)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("annual_tasks", 4), ("quarterly_programme", 7), ("quarterly_report", 4)],
)
@pytest.mark.parametrize("size", [1, 3])
def test_the_queries_are_as_many_whatever_the_size(kind: str, expected: int, size: int) -> None:
    document = factories.make_document(kind=kind)
    factories.make_section(document, role="conferences")
    for number in range(size):
        factories.make_section(document, text=f"Một[^{number}].")
        parent = factories.make_target(document)
        factories.make_target(document, parent=parent)
        factories.make_footnote(document, str(number))
        factories.make_recipient(document)
        home = factories.make_conference(document)
        factories.make_item(document, conference=home, lead=factories.make_agency())
    stored = Document.objects.select_related("committee").get(pk=document.pk)
    with CaptureQueriesContext(connection) as queries:
        compose(stored)
    assert len(queries) == expected
