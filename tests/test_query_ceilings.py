"""Every list and detail page asks the database the same number of questions at 5 and at 500 rows."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conferences.models import AgendaItem, ItemAgency, ItemDirective, ItemRequest
from programme.history import Source
from programme.models import (
    Agency,
    BlockedPeriod,
    DayOff,
    Directive,
    DirectiveKind,
    Document,
    DocumentKind,
    Section,
    SwappedDay,
    User,
)
from programme.roles import Role
from tests import factories

FEW, MANY = 5, 500
NOT_FOR_DRAFTERS = ("sap-xep", "viec-cua-co-quan")
# These pages ask one question less until they are full: their few rows fill them.
FULL = {"agency options": 25, "history of a year": 60, "history of an item": 60}


def agencies(count: int) -> list[Agency]:
    rows = [Agency(name=f"Cơ quan {n}", search_key=f"co quan {n}") for n in range(count)]
    return Agency.objects.bulk_create(rows)


def directives(count: int) -> list[Directive]:
    rows = [
        Directive(
            kind=DirectiveKind.INSTRUCTION,
            number=str(90_000 + n),
            symbol="CT/TW",
            issuer="Ban Bí thư",
            subject=f"việc {n}",
            search_key=f"{90_000 + n} ct tw viec {n}",
        )
        for n in range(count)
    ]
    return Directive.objects.bulk_create(rows)


def years(count: int) -> list[Document]:
    term = factories.make_term()
    rows = [
        Document(
            kind="annual_work_programme",
            committee=term.committee,
            term=term,
            year=1931 + n,
            dated_year=1930 + n,
            title_lines=f"làm việc năm {1931 + n}",
        )
        for n in range(min(count, 250))
    ]
    return Document.objects.bulk_create(rows)


def year(count: int) -> Document:
    """A year whose `count` items each have an agency and a directive."""
    programme = factories.make_programme()
    halls = [factories.make_conference(programme) for _ in range(5)]
    rows = [
        AgendaItem(
            programme=programme,
            conference=halls[n % 5],
            position=n // 5 + 1,
            text=f"Nội dung {n} theo Chỉ thị số {90_000 + n}-CT/TW",
        )
        for n in range(count)
    ]
    items = AgendaItem.objects.bulk_create(rows)
    bodies, texts = agencies(count), directives(count)
    ItemAgency.objects.bulk_create(
        [ItemAgency(item=item, agency=body) for item, body in zip(items, bodies, strict=True)]
    )
    ItemDirective.objects.bulk_create(
        [ItemDirective(item=item, directive=text) for item, text in zip(items, texts, strict=True)]
    )
    return programme


def report(count: int) -> Document:
    """A quarterly report with `count` parts, each with a doubled word."""
    document = factories.make_document(kind=DocumentKind.QUARTERLY_REPORT)
    rows = [
        Section(
            document=document, position=n + 1, heading=f"Phần {n}", text=f"Việc {n} được được giao."
        )
        for n in range(count)
    ]
    Section.objects.bulk_create(rows)
    return document


def calendar_entries(count: int) -> None:
    """A calendar of 2025 full of the office's own entries: `count` of each kind, at most 300."""
    first = datetime.date(2025, 1, 1)
    days = [first + datetime.timedelta(days=n) for n in range(min(count, 300))]
    DayOff.objects.bulk_create([DayOff(date=day, name="Nghỉ") for day in days])
    SwappedDay.objects.bulk_create(
        [SwappedDay(day_off=day, working_day=day.replace(year=2026)) for day in days]
    )
    BlockedPeriod.objects.bulk_create(
        [BlockedPeriod(first_day=day, last_day=day, name="Kỳ họp") for day in days]
    )


def year_cited_by_one(count: int) -> tuple[Agency, Directive]:
    programme = year(count)
    body, text = factories.make_agency("Ban Tổ chức"), factories.make_directive()
    items = list(programme.items.all())
    ItemAgency.objects.bulk_create([ItemAgency(item=item, agency=body) for item in items])
    ItemDirective.objects.bulk_create([ItemDirective(item=item, directive=text) for item in items])
    return body, text


def item_requests(count: int) -> list[ItemRequest]:
    agency, user = factories.make_agency("Ban Dân vận"), factories.make_user()
    item = factories.make_item(factories.make_programme())
    rows = [
        ItemRequest(
            agency=agency, year=2025, text=f"Việc {n}", reason="Đến hạn", sent_by=user, item=item
        )
        for n in range(count)
    ]
    return ItemRequest.objects.bulk_create(rows)


def year_with_proposals(count: int) -> Document:
    """A year to which `count` texts fall due, behind a year with `count` items that return."""
    before = year(count)
    Directive.objects.update(date=datetime.date(2021, 3, 24))
    AgendaItem.objects.bulk_update(
        [
            AgendaItem(pk=pk, text=f"Phần {pk}: quyết toán ngân sách năm 2025")
            for pk in AgendaItem.objects.values_list("pk", flat=True)
        ],
        ["text"],
    )
    factories.make_request(year=2026)
    return factories.make_programme(term=before.term, year=2026)


def past_of(count: int) -> AgendaItem:
    """An item with `count` versions, each with other words."""
    item = factories.make_item(factories.make_programme())
    rows = item.history.model
    user = User.objects.get(username="nguoi-ghi")
    first = item.history.get()
    fields = {f.attname: getattr(first, f.attname) for f in item._meta.concrete_fields}
    rows.objects.bulk_create(
        rows(
            **fields | {"text": f"Bản {n}"},
            history_date=timezone.now(),
            history_type="~",
            history_user=user,
            history_source=Source.SCREEN,
            history_change_reason="Sửa nội dung",
        )
        for n in range(count)
    )
    return item


PAGES: dict[str, Callable[[int], str]] = {
    "home": lambda n: (years(n), "/")[1],
    "directives": lambda n: (directives(n), "/van-ban/")[1],
    "directives searched": lambda n: (directives(n), "/van-ban/?q=viec&kind=instruction")[1],
    "directive options": lambda n: (directives(n), "/van-ban/goi-y/?q=viec")[1],
    "agencies": lambda n: (agencies(n), "/co-quan/?state=moi")[1],
    "agency options": lambda n: (agencies(n), "/co-quan/goi-y/?q=co")[1],
    "agency": lambda n: f"/co-quan/{year_cited_by_one(n)[0].pk}/",
    "directive": lambda n: f"/van-ban/{year_cited_by_one(n)[1].pk}/",
    "year": lambda n: f"/nam/{year(n).pk}/",
    "board": lambda n: f"/nam/{year(n).pk}/bang/",
    "proposals": lambda n: f"/nam/{year_with_proposals(n).pk}/de-xuat/",
    "preview": lambda n: f"/van-ban-in/{year(n).pk}/",
    "download": lambda n: f"/tai-ve/{year(n).pk}/docx/",
    "history of a year": lambda n: f"/nam/{past_of(n).programme_id}/lich-su/",
    "history of an item": lambda n: f"/lich-su/agendaitem/{past_of(n).pk}/",
    "item": lambda n: f"/noi-dung/{year(n).items.order_by('pk')[0].pk}/sua/",
    "checks": lambda n: f"/nam/{year(n).pk}/kiem-tra/",
    "checks of a report": lambda n: f"/nam/{report(n).pk}/kiem-tra/",
    "load": lambda n: f"/nam/{year(n).pk}/tai/",
    "calendar": lambda n: (calendar_entries(n), "/lich-lam-viec/?nam=2025")[1],
    "planning rules": lambda n: f"/cap-uy/{year(n).committee_id}/quy-uoc/",
    "papers of a conference": lambda n: (
        f"/hoi-nghi/{year(n).conferences.order_by('pk')[0].pk}/tai-lieu/"
    ),
    "own items": lambda n: f"/viec-cua-co-quan/?nam={factories.issue(year(n)).year}",
    "requests": lambda n: (item_requests(n), "/de-nghi/?nam=2025")[1],
    "reorganising": lambda n: (agencies(n), "/co-quan/sap-xep/")[1],
}


def questions(build: Callable[[int], str], count: int) -> int:
    address = build(count)
    client = Client()
    client.force_login(
        factories.make_user(
            Role.ADMINISTRATOR
            if any(part in address for part in NOT_FOR_DRAFTERS)
            else Role.DRAFTER
        )
    )
    client.get("/co-quan/")  # The first visit notes the session.
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries)


@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_r97_a_page_asks_the_same_number_of_questions_at_5_and_at_500_rows(name: str) -> None:
    with transaction.atomic():
        few = questions(PAGES[name], FULL.get(name, FEW))
        transaction.set_rollback(True)
    assert questions(PAGES[name], MANY) == few
