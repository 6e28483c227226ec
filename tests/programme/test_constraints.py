"""Each rule that the database keeps: provoked, and answered with its sentence."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from conferences.models import (
    AgendaItem,
    Conference,
    ItemAgency,
    ItemDirective,
    ItemReport,
    ItemRequest,
    Paper,
    ProposalDecision,
    Sitting,
    TimeSlot,
)
from programme.history import attributed
from programme.models import (
    Agency,
    BlockedPeriod,
    DayOff,
    Directive,
    DirectiveRelation,
    Document,
    Footnote,
    PlanningRules,
    Recipient,
    Section,
    SwappedDay,
    Target,
    TargetValue,
    Term,
    User,
)
from tests import factories

pytestmark = pytest.mark.django_db
MARCH = datetime.date(2025, 3, 1)


def term() -> Term:
    standing = factories.make_term()
    return Term(
        committee=standing.committee, ordinal=standing.ordinal, first_year=2025, last_year=2030
    )


def directive_twice(date: datetime.date | None) -> Callable[[], Directive]:
    def make() -> Directive:
        factories.make_directive(number="42", date=date)
        return Directive(kind="instruction", number="42", symbol="CT/TW", date=date)

    return make


def relation_to_itself() -> DirectiveRelation:
    directive = factories.make_directive()
    return DirectiveRelation(source=directive, kind="amends", target=directive)


def relation_twice() -> DirectiveRelation:
    one, other = factories.make_directive(), factories.make_directive()
    with attributed(by=factories.make_user()):
        DirectiveRelation(source=one, kind="amends", target=other).save()
    return DirectiveRelation(source=one, kind="amends", target=other)


def agency_named_again() -> Agency:
    factories.make_agency("Văn phòng")
    return Agency(name="Văn phòng")


def agency_begun_again() -> Agency:
    factories.make_agency("Văn phòng", valid_from=MARCH)
    return Agency(name="Văn phòng", valid_from=MARCH)


def document(**fields: Any) -> Document:
    standing = factories.make_term()
    values = {
        "kind": "annual_programme",
        "year": 2030,
        "dated_year": 2029,
        "title_lines": "làm việc",
    }
    return Document(committee=standing.committee, term=standing, **{**values, **fields})


def document_twice(**fields: Any) -> Document:
    with attributed(by=factories.make_user()):
        document(**fields).save()
    return document(**fields)


def number_given_twice(first: str, second: str) -> Document:
    with attributed(by=factories.make_user()):
        document(kind=first, number=12, quarter=None).save()
    return document(kind=second, number=12, year=2031, quarter=1)


def conference(**fields: Any) -> Conference:
    values = {"name": "Hội nghị", "year": 2025, "position": 9}
    return Conference(programme=factories.make_programme(), **{**values, **fields})


def conference_ordinal_twice() -> Conference:
    standing = factories.make_conference(factories.make_programme(), ordinal=21)
    return Conference(
        programme=standing.programme, name="Hội nghị", year=2025, position=9, ordinal=21
    )


def item(**fields: Any) -> AgendaItem:
    values = {"text": "Báo cáo", "position": 9}
    return AgendaItem(programme=factories.make_programme(), **{**values, **fields})


def dropped_inside_a_conference() -> AgendaItem:
    home = factories.make_conference(factories.make_programme())
    return AgendaItem(
        programme=home.programme, conference=home, text="Báo cáo", position=9,
        state="dropped", state_reason="trùng",
    )  # fmt: skip


def item_agency_twice() -> ItemAgency:
    agency = factories.make_agency()
    standing = factories.make_item(factories.make_programme(), lead=agency)
    return ItemAgency(item=standing, agency=agency, role="coordinate")


def item_directive_twice() -> ItemDirective:
    directive = factories.make_directive()
    standing = factories.make_item(factories.make_programme(), directive=directive)
    return ItemDirective(item=standing, directive=directive)


def proposal_decision(**fields: Any) -> ProposalDecision:
    values = {"key": "review:1:5", "text": "Sơ kết 05 năm", "decision": "later"}
    return ProposalDecision(programme=factories.make_programme(), **{**values, **fields})


def proposal_decided_twice() -> ProposalDecision:
    standing = proposal_decision()
    with attributed(by=factories.make_user()):
        standing.save()
    return ProposalDecision(
        programme=standing.programme, key=standing.key, text="Khác", decision="accepted"
    )


def item_request(**fields: Any) -> ItemRequest:
    values = {"year": 2026, "text": "Sơ kết", "reason": "Đến hạn"}
    user = factories.make_user()
    return ItemRequest(agency=factories.make_agency(), sent_by=user, **{**values, **fields})


def paper_twice() -> Paper:
    agency = factories.make_agency()
    standing = factories.make_paper(factories.make_item(factories.make_programme()), agency)
    return Paper(
        item=standing.item, agency=agency, name="khác.pdf", sha256=standing.sha256, size=10,
        by=standing.by,
    )  # fmt: skip


def item_report(**fields: str) -> ItemReport:
    item = factories.make_item(factories.make_programme())
    return ItemReport(item=item, agency=factories.make_agency(), by=factories.make_user(), **fields)


def day_off_twice() -> DayOff:
    return DayOff(date=factories.make_day_off().date, name="Ngày hội")


def swapped_twice(**fields: datetime.date) -> SwappedDay:
    standing = factories.make_swapped_day()
    values = {"day_off": standing.day_off, "working_day": standing.working_day}
    return SwappedDay(**{**values, **fields})


def rules(**fields: int) -> PlanningRules:
    return PlanningRules(committee=factories.make_committee(), **fields)


def footnote(**fields: str) -> Footnote:
    return Footnote(document=factories.make_document(), **{"mark": "1", "text": "Theo.", **fields})


def footnote_mark_twice() -> Footnote:
    standing = factories.make_footnote(factories.make_document())
    return Footnote(document=standing.document, mark=standing.mark, text="Khác.")


def target_without_words() -> Target:
    section = factories.make_target(factories.make_document()).section
    return Target(document=section.document, section=section, position=9, text="")


def range_without_lower_end() -> TargetValue:
    return TargetValue(
        target=factories.make_target(factories.make_document()), position=1, value_max=8
    )


def agenda() -> Document:
    return factories.make_document(kind="conference_agenda")


def sitting(**fields: Any) -> Sitting:
    return Sitting(document=agenda(), **{"heading": "BUỔI SÁNG", "position": 9, **fields})


def slot(**fields: Any) -> TimeSlot:
    return TimeSlot(document=agenda(), **{"text": "Thảo luận", "position": 9, **fields})


EIGHT, NINE = datetime.time(8), datetime.time(9)

CASES: list[tuple[Callable[[], Any], str]] = [
    (term, "Cấp uỷ này đã có nhiệm kỳ mang khoá đó."),
    (lambda: Term(committee=factories.make_committee(), ordinal=1, first_year=2025, last_year=2020), "Năm cuối nhiệm kỳ phải sau năm đầu."),
    (agency_named_again, "Đã có cơ quan mang tên này."),
    (agency_begun_again, "Đã có cơ quan mang tên này với cùng ngày bắt đầu."),
    (lambda: Agency(name=""), "Tên cơ quan không được để trống."),
    (lambda: Agency(name="Ban", valid_from=MARCH, valid_to=MARCH.replace(year=2024)), "Ngày kết thúc hoạt động phải sau ngày bắt đầu."),
    (directive_twice(MARCH), "Danh mục đã có văn bản cùng thể loại, số, ký hiệu và ngày ban hành."),
    (directive_twice(None), "Danh mục đã có văn bản cùng thể loại, số, ký hiệu, chưa ghi ngày."),
    (lambda: Directive(kind="instruction", number="", symbol="CT/TW"), "Văn bản phải có số và ký hiệu."),
    (lambda: Directive(kind="thơ", number="1", symbol="CT/TW"), "Thể loại văn bản không có trong danh mục."),
    (relation_to_itself, "Một văn bản không thể có quan hệ với chính nó."),
    (relation_twice, "Quan hệ này đã được ghi."),
    (document_twice, "Đã có văn bản loại này cho năm đó."),
    (lambda: document_twice(kind="quarterly_report", quarter=1), "Đã có văn bản loại này cho quý đó."),
    (lambda: number_given_twice("annual_programme", "quarterly_programme"), "Số này đã cấp cho một chương trình khác trong nhiệm kỳ."),
    (lambda: number_given_twice("quarterly_report", "quarterly_report"), "Số này đã cấp cho một báo cáo khác trong nhiệm kỳ."),
    (lambda: document(quarter=5), "Quý phải từ 1 đến 4."),
    (lambda: document(year=1900), "Năm phải từ 1930 đến 2200."),
    (lambda: document(dated_month=13), "Tháng ghi trên dự thảo phải từ 1 đến 12."),
    (lambda: document(title_lines=""), "Trích yếu không được để trống."),
    (lambda: document(state="issued"), "Văn bản phát hành phải có số, ngày và người ký."),
    (lambda: Section(document=factories.make_programme(), position=9), "Một phần phải có tiêu đề hoặc nội dung."),
    (lambda: Recipient(document=factories.make_programme(), position=9, name=""), "Nơi nhận không được để trống."),
    (lambda: conference(name=""), "Tên hội nghị không được để trống."),
    (lambda: conference(first_month=13), "Tháng phải từ 1 đến 12."),
    (lambda: conference(first_month=6, last_month=3), "Tháng sau phải không sớm hơn tháng trước."),
    (lambda: conference(date_from=MARCH, date_to=MARCH.replace(year=2024)), "Ngày kết thúc phải không sớm hơn ngày bắt đầu."),
    (lambda: conference(kind="lạ"), "Loại hội nghị không có trong danh mục."),
    (conference_ordinal_twice, "Đã có hội nghị mang số thứ tự này trong năm."),
    (lambda: item(text=""), "Nội dung không được để trống."),
    (lambda: item(review_years=5), "Có số năm thì phải chọn sơ kết hay tổng kết."),
    (lambda: item(state="dropped"), "Không đưa vào chương trình thì phải ghi lý do."),
    (dropped_inside_a_conference, "Nội dung hoãn hoặc không đưa vào thì không thuộc hội nghị nào."),
    (item_agency_twice, "Cơ quan này đã được chọn cho nội dung."),
    (item_directive_twice, "Văn bản này đã được gắn với nội dung."),
    (proposal_decided_twice, "Đề xuất này đã được quyết định."),
    (lambda: proposal_decision(decision="declined"), "Không đưa vào chương trình thì phải ghi lý do."),
    (lambda: item_request(text=""), "Hãy ghi nội dung đề nghị và lý do."),
    (lambda: item_request(reason=""), "Hãy ghi nội dung đề nghị và lý do."),
    (lambda: item_request(wanted_month=13), "Tháng phải từ 1 đến 12."),
    (lambda: item_request(state="declined"), "Không đưa vào chương trình thì phải ghi lý do."),
    (paper_twice, "Tệp này đã nộp cho nội dung."),
    (lambda: item_report(state="not_done"), "Chưa thực hiện xong thì phải ghi lý do, tiến độ."),
    (day_off_twice, "Ngày này đã có trong lịch."),
    (lambda: DayOff(date=MARCH, name=""), "Hãy ghi tên ngày nghỉ."),
    (lambda: swapped_twice(working_day=MARCH), "Ngày nghỉ này đã được hoán đổi."),
    (lambda: swapped_twice(day_off=MARCH), "Ngày làm bù này đã được dùng."),
    (lambda: SwappedDay(day_off=MARCH, working_day=MARCH), "Ngày nghỉ và ngày làm bù phải khác nhau."),
    (lambda: BlockedPeriod(first_day=MARCH, last_day=MARCH.replace(year=2024), name="Đại hội"), "Ngày cuối phải không sớm hơn ngày đầu."),
    (lambda: BlockedPeriod(first_day=MARCH, last_day=MARCH, name=""), "Hãy ghi tên khoảng thời gian không họp."),
    (lambda: rules(agency_limit=0), "Giới hạn và số phút phải lớn hơn 0."),
    (lambda: rules(review_tolerance_months=25), "Sai lệch không quá 24 tháng; hạn tài liệu không quá 60 ngày làm việc."),
    (footnote_mark_twice, "Đã có chú thích mang dấu này."),
    (lambda: footnote(mark=""), "Chú thích không được để trống."),
    (lambda: footnote(text=""), "Chú thích không được để trống."),
    (target_without_words, "Chỉ tiêu không được để trống."),
    (range_without_lower_end, "Một khoảng phải có giá trị thấp nhất."),
    (lambda: sitting(heading=""), "Hãy ghi tiêu đề của buổi họp."),
    (lambda: sitting(start=NINE, end=EIGHT), "Giờ kết thúc phải sau giờ bắt đầu."),
    (lambda: sitting(end=NINE), "Giờ kết thúc phải sau giờ bắt đầu."),
    (lambda: slot(text=""), "Nội dung của dòng không được để trống."),
    (lambda: slot(end=NINE), "Có giờ kết thúc thì phải có giờ bắt đầu."),
    (lambda: User(username="a", name="A", role="vua"), "Vai trò không có trong danh mục."),
    (lambda: User(username="a", name="A", role="agency_contact"), "Cán bộ đầu mối phải thuộc một cơ quan."),
]  # fmt: skip


@pytest.mark.parametrize(("make", "sentence"), CASES, ids=[sentence for _, sentence in CASES])
def test_the_database_refuses_and_the_form_says_why(make: Callable[[], Any], sentence: str) -> None:
    record = make()
    with pytest.raises(ValidationError) as refusal:
        record.validate_constraints()
    assert sentence in refusal.value.messages
    with attributed(by=factories.make_user()), pytest.raises(IntegrityError), transaction.atomic():
        record.save()


def test_k78_a_number_is_free_for_another_type_and_another_term() -> None:
    with attributed(by=factories.make_user()):
        document(number=12).save()
    document(kind="quarterly_report", quarter=1, number=12).validate_constraints()
    later = document(year=2031, number=12)
    later.term = factories.make_term(ordinal=15, first_year=2025, last_year=2030)
    later.validate_constraints()


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "kind",
    ["section", "recipient", "conference", "item", "target", "value", "sitting", "slot"],
)
def test_r5_two_in_one_place_are_refused_by_the_second_lock(kind: str) -> None:
    programme = factories.make_programme()
    target = factories.make_target(programme)
    twins = {
        "section": lambda: factories.make_section(programme),
        "recipient": lambda: factories.make_recipient(programme),
        "conference": lambda: factories.make_conference(programme),
        "item": lambda: factories.make_item(programme),
        "target": lambda: factories.make_target(programme),
        "value": lambda: factories.make_target_value(target),
        "sitting": lambda: factories.make_sitting(programme),
        "slot": lambda: factories.make_slot(programme),
    }
    first, second = twins[kind](), twins[kind]()
    with pytest.raises(IntegrityError):
        put_into_one_place(first, second)


def put_into_one_place(first: Any, second: Any) -> None:
    with transaction.atomic():
        type(first)._base_manager.filter(pk=first.pk).update(position=second.position)
        connection.check_constraints()
