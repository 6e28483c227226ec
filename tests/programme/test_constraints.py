"""Each rule that the database keeps: provoked, and answered with its sentence."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from conferences.models import AgendaItem, Conference, ItemAgency, ItemDirective
from programme.history import attributed
from programme.models import (
    Agency,
    Directive,
    DirectiveRelation,
    Document,
    Recipient,
    Section,
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
@pytest.mark.parametrize("kind", ["section", "recipient", "conference", "item"])
def test_r5_two_in_one_place_are_refused_by_the_second_lock(kind: str) -> None:
    programme = factories.make_programme()
    twins = {
        "section": lambda: factories.make_section(programme),
        "recipient": lambda: factories.make_recipient(programme),
        "conference": lambda: factories.make_conference(programme),
        "item": lambda: factories.make_item(programme),
    }
    first, second = twins[kind](), twins[kind]()
    with pytest.raises(IntegrityError):
        put_into_one_place(first, second)


def put_into_one_place(first: Any, second: Any) -> None:
    with transaction.atomic():
        type(first)._base_manager.filter(pk=first.pk).update(position=second.position)
        connection.check_constraints()
