"""The annual work programme composed from records."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import AgencyRole, ItemAgency, ItemForm, ItemState
from programme.history import attributed
from programme.models import Document
from reports.compose import annual, compose
from reports.tree import (
    DocumentKind,
    Item,
    LeadIn,
    LeadLine,
    Masthead,
    Meeting,
    Paragraph,
    Recipients,
    Section,
    Signature,
    Title,
    walk,
)
from reports.writers import text
from tests import factories

LEAD_ONE = "Cơ quan chủ trì tham mưu: "


def save(record: Any, **fields: Any) -> Any:
    for name, value in fields.items():
        setattr(record, name, value)
    with attributed(by=factories.make_user()):
        record.save()
    return record


def without_sections(programme: Document) -> None:
    with attributed(by=factories.make_user()):
        programme.sections.all().delete()


def meeting(programme: Document) -> Meeting:
    return next(b for b in walk(compose(programme).blocks) if isinstance(b, Meeting))


def test_a_draft_has_blank_number_and_day_and_its_draft_mark(programme: Document) -> None:
    save(programme, draft_ordinal=2, circulation_mark="Tài liệu hội nghị")
    assert compose(programme).masthead == Masthead(
        issuer=("TỈNH UỶ HẬU GIANG",),
        number_line="Số        -CTr/TU",
        draft_mark="Dự thảo lần 2",
        party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        place_date="Hậu Giang, ngày     tháng     năm 2024",
        circulation_mark="TÀI LIỆU HỘI NGHỊ",
    )


def test_an_issued_programme_has_number_date_and_no_draft_mark(programme: Document) -> None:
    issued = factories.issue(programme, number=6)
    assert compose(issued).masthead == Masthead(
        issuer=("TỈNH UỶ HẬU GIANG",),
        number_line="Số 06-CTr/TU",
        party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        place_date="Hậu Giang, ngày 30 tháng 12 năm 2024",
    )


def test_the_title_has_the_type_over_the_lines_of_the_subject(programme: Document) -> None:
    save(programme, title_lines="làm việc năm 2025\n\n khoá XIV ")
    assert compose(programme).title == Title(
        type_name="CHƯƠNG TRÌNH", subject=("làm việc năm 2025", "khoá XIV")
    )


def test_parts_are_numbered_by_their_place_and_conferences_stand_in_theirs(
    programme: Document,
) -> None:
    factories.make_conference(programme, ordinal=21)
    third = programme.sections.get(position=3)
    factories.make_section(programme, parent=third, heading="", text="Một.\nthêm.", position=1)
    factories.make_section(programme, parent=third, heading="", text="Hai", position=2)
    tree = compose(programme)
    assert tree.document_kind == DocumentKind.ANNUAL_PROGRAMME
    assert tree.blocks == (
        Section(1, "I.", "MỤC ĐÍCH, YÊU CẦU", (Paragraph("Chủ động trong công tác."),)),
        Section(
            1,
            "II.",
            "NỘI DUNG VÀ THỜI GIAN",
            (Meeting("1.", "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21 (trong tháng 3/2025)"),),
        ),
        Section(
            1,
            "III.",
            "TỔ CHỨC THỰC HIỆN",
            (
                Paragraph("Các cơ quan chủ động thực hiện."),
                Item("1.", "Một."),
                Paragraph("thêm."),
                Item("2.", "Hai."),
            ),
        ),
    )


def test_sub_parts_take_dotted_numbers_and_conferences_go_on_behind_them(
    programme: Document,
) -> None:
    second = programme.sections.get(position=2)
    part = factories.make_section(programme, parent=second, heading="Yêu cầu", position=1)
    inner = factories.make_section(programme, parent=part, heading="Chung", position=1)
    factories.make_section(programme, parent=inner, heading="Riêng", position=1)
    factories.make_section(programme, parent=second, heading="Lưu ý", position=2, is_numbered=False)
    factories.make_conference(programme)
    found = compose(programme).blocks[1]
    assert isinstance(found, Section)
    assert found.blocks == (
        Section(
            2,
            "1.",
            "Yêu cầu",
            (Section(3, "1.1.", "Chung", (Section(4, "1.1.1.", "Riêng"),)),),
        ),
        Section(2, "", "Lưu ý"),
        Meeting("2.", "Hội nghị Ban Chấp hành Đảng bộ tỉnh (trong tháng 3/2025)"),
    )


def test_grounds_are_a_list_and_opening_and_closing_stand_round_the_parts(
    programme: Document,
) -> None:
    without_sections(programme)
    save(
        programme,
        basis="- Căn cứ Điều lệ Đảng,\nCăn cứ Quy chế làm việc;",
        opening="Ban Chấp hành xây dựng chương trình như sau:",
        closing="Trên đây là Chương trình",
    )
    assert compose(programme).blocks == (
        Item("-", "Căn cứ Điều lệ Đảng;"),
        Item("-", "Căn cứ Quy chế làm việc."),
        Paragraph("Ban Chấp hành xây dựng chương trình như sau:"),
        Paragraph("Trên đây là Chương trình."),
    )


def test_dashes_typed_in_prose_become_bullets(programme: Document) -> None:
    without_sections(programme)
    factories.make_section(programme, heading="PHẦN", text="Gồm:\n- một;\n+ nhỏ;\n- hai.")
    assert compose(programme).blocks == (
        Section(
            1,
            "I.",
            "PHẦN",
            (
                Paragraph("Gồm:"),
                Item("-", "một;", (Item("+", "nhỏ;"),)),
                Item("-", "hai."),
            ),
        ),
    )


def test_one_lead_line_stands_behind_consecutive_items_of_one_agency(programme: Document) -> None:
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    police = factories.make_agency("Đảng uỷ Công an tỉnh")
    conference = factories.make_conference(programme)
    for name, lead in (("A", office), ("B", police), ("C.", police), ("D", office), ("E", None)):
        factories.make_item(programme, conference=conference, text=name, lead=lead)
    assert meeting(programme).blocks == (
        Item("(1)", "A."),
        LeadLine(LEAD_ONE + "Văn phòng Tỉnh uỷ."),
        Item("(2)", "B."),
        Item("(3)", "C."),
        LeadLine(LEAD_ONE + "Đảng uỷ Công an tỉnh mục (2) và (3)."),
        Item("(4)", "D."),
        LeadLine(LEAD_ONE + "Văn phòng Tỉnh uỷ."),
        Item("(5)", "E."),
    )


def test_co_ordinating_agencies_stand_behind_the_lead(programme: Document) -> None:
    conference = factories.make_conference(programme)
    item = factories.make_item(
        programme, conference=conference, text="A", lead=factories.make_agency("Ban Nội chính")
    )
    court = factories.make_agency("Cục Thi hành án dân sự tỉnh")
    save(ItemAgency(item=item, agency=court, role=AgencyRole.COORDINATING, position=2))
    assert meeting(programme).blocks == (
        Item("(1)", "A."),
        LeadLine(LEAD_ONE + "Ban Nội chính phối hợp với Cục Thi hành án dân sự tỉnh."),
    )


def test_an_item_with_something_below_it_ends_with_a_colon(programme: Document) -> None:
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    conference = factories.make_conference(programme)
    lead_in = "Tổng kết các nghị quyết."
    item = factories.make_item(
        programme, conference=conference, text="Gồm", lead=office, lead_in=lead_in
    )
    below = factories.make_item(programme, parent=item, text="một;", form=ItemForm.BULLET)
    factories.make_item(programme, parent=below, text="nhỏ", form=ItemForm.BULLET)
    factories.make_item(programme, parent=item, text="hai", form=ItemForm.ITEM)
    assert meeting(programme).blocks == (
        LeadIn("Tổng kết các nghị quyết:"),
        Item("(1)", "Gồm:", (Item("-", "một:", (Item("+", "nhỏ."),)), Item("a)", "hai."))),
        LeadLine(LEAD_ONE + "Văn phòng Tỉnh uỷ."),
    )


def test_what_left_the_programme_is_not_printed(programme: Document) -> None:
    conference = factories.make_conference(programme)
    factories.make_conference(programme, is_removed=True, position=1, name="Đã xoá")
    factories.make_item(programme, text="Chưa xếp")
    factories.make_item(programme, text="Hoãn", state=ItemState.POSTPONED)
    factories.make_item(programme, text="Bỏ", state=ItemState.DROPPED, state_reason="Trùng")
    factories.make_item(programme, conference=conference, text="Xoá", is_removed=True)
    factories.make_item(programme, conference=conference, text="Còn")
    found = [b for b in walk(compose(programme).blocks) if isinstance(b, Item | Meeting)]
    assert found == [
        Meeting(
            "1.",
            "Hội nghị Ban Chấp hành Đảng bộ tỉnh (trong tháng 3/2025)",
            (Item("(1)", "Còn."),),
        ),
        Item("(1)", "Còn."),
    ]


def test_k54_recipients_end_with_semicolons_and_the_archive_line_is_last(
    programme: Document,
) -> None:
    for name in ("Lưu Văn phòng Tỉnh uỷ", "Các đồng chí Tỉnh uỷ viên,", "Các sở, ngành"):
        factories.make_recipient(programme, name)
    assert compose(programme).recipients == Recipients(
        ("Các đồng chí Tỉnh uỷ viên;", "Các sở, ngành;", "Lưu Văn phòng Tỉnh uỷ.")
    )


@pytest.mark.parametrize(
    ("author", "kind", "authority"),
    [
        ("committee", "province", "T/M TỈNH UỶ"),
        ("committee", "city", "T/M THÀNH UỶ"),
        ("standing_committee", "city", "T/M BAN THƯỜNG VỤ"),
    ],
)
def test_k56_k57_the_authority_line_follows_author_and_kind(
    programme: Document, author: str, kind: str, authority: str
) -> None:
    save(programme.committee, kind=kind)
    save(programme, author=author)
    assert compose(programme).signature == Signature(authority)


def test_a_known_signer_is_printed_as_written(programme: Document) -> None:
    save(programme, signer_position="Phó Bí thư", signer_name="Trần Thị Thuý", spelling="old")
    assert compose(programme).signature == Signature("T/M TỈNH ỦY", "PHÓ BÍ THƯ", "Trần Thị Thuý")


@pytest.mark.parametrize(
    ("spelling", "title"),
    [
        ("new", "khoá, khoá, uỷ, uỷ"),
        ("old", "khóa, khóa, ủy, ủy"),
        ("mixed", "khóa, khoá, ủy, uỷ"),
    ],
)
def test_k71_a_document_has_one_spelling_unless_it_keeps_what_was_typed(
    programme: Document, spelling: str, title: str
) -> None:
    save(programme, spelling=spelling, title_lines="khóa, khoá, ủy, uỷ")
    found = compose(programme).title
    assert found is not None
    assert found.subject == (title,)


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Tỉnh ủy hòa cùng Thành uỷ.", "TỈNH ỦY HẬU GIANG"),
        ("Tỉnh uỷ hoà cùng Thành ủy.", "TỈNH UỶ HẬU GIANG"),
        ("Như sau.", "TỈNH UỶ HẬU GIANG"),
    ],
)
def test_what_was_typed_in_two_spellings_gets_the_committees_name_in_the_one_of_most_words(
    programme: Document, opening: str, name: str
) -> None:
    save(programme, spelling="mixed", opening=opening)
    without_sections(programme)
    tree = compose(programme)
    assert tree.masthead is not None
    assert tree.masthead.issuer == (name,)
    assert tree.signature is not None
    assert tree.signature.authority == f"T/M {name.removesuffix(' HẬU GIANG')}"


@pytest.mark.parametrize(("conferences", "items"), [(1, 1), (3, 3), (12, 400)])
def test_six_queries_whatever_the_size(programme: Document, conferences: int, items: int) -> None:
    office = factories.make_agency()
    homes = [factories.make_conference(programme) for _ in range(conferences)]
    for number in range(items):
        home = homes[number % conferences]
        factories.make_item(
            programme, conference=home, lead=office, position=number // conferences + 1
        )
    document = Document.objects.select_related("committee").get(pk=programme.pk)
    with CaptureQueriesContext(connection) as queries:
        tree = compose(document)
    assert sum(isinstance(block, Item) for block in walk(tree.blocks)) == items
    assert len(queries) == 6


def test_the_body_ends_with_one_full_stop(programme: Document) -> None:
    save(programme, closing="Trên đây là Chương trình./.")
    assert compose(programme).blocks[-1] == Paragraph("Trên đây là Chương trình.")


def test_an_unknown_kind_is_refused_loudly(programme: Document) -> None:
    programme.kind = "minutes"
    with pytest.raises(ValueError, match="no composer for 'minutes'"):
        compose(programme)


def test_the_text_reads_in_the_order_of_the_paper(programme: Document) -> None:
    save(programme, date=datetime.date(2024, 12, 5))
    without_sections(programme)
    save(programme, closing="Trên đây là Chương trình.")
    factories.make_recipient(programme)
    assert text.write(annual.compose(programme)) == (
        "TỈNH UỶ HẬU GIANG\n*\nSố        -CTr/TU\nDự thảo\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Hậu Giang, ngày 05 tháng 12 năm 2024\nCHƯƠNG TRÌNH\n"
        "làm việc năm 2025 của Ban Chấp hành Đảng bộ tỉnh\n-----\nTrên đây là Chương trình.\n"
        "Nơi nhận:\n- Lưu Văn phòng Tỉnh uỷ.\nT/M TỈNH UỶ\n"
    )
