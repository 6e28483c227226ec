"""How much a year asks: of each conference, and of each agency in each month."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.load import YearLoad, year_load
from conferences.models import AgencyRole, AgendaItem, ItemAgency
from programme.history import attributed
from programme.models import Agency, Document, User
from programme.roles import Role
from tests import factories
from tests.conferences.pages import signed_in, text_of

pytestmark = pytest.mark.django_db


def helped_by(item: AgendaItem, agency: Agency, by: User) -> None:
    with attributed(by=by):
        ItemAgency(item=item, agency=agency, role=AgencyRole.COORDINATING).save()


def led(load: YearLoad, name: str) -> dict[int, int]:
    """How many items an agency leads, by month, months without any left out."""
    agency = next(one for one in load.agencies if one.name == name)
    return {n: month.led for n, month in enumerate(agency.months, start=1) if month.led}


def test_items_and_minutes_of_a_conference_count_its_own_items(programme: Document) -> None:
    home = factories.make_conference(programme, ordinal=21, first_month=3)
    factories.make_item(programme, conference=home, expected_minutes=200)
    factories.make_item(programme, conference=home)
    factories.make_item(programme, conference=home, delivery="for_study")
    factories.make_item(programme, conference=home, delivery="for_study", expected_minutes=10)
    whole = factories.make_item(programme, conference=home)
    factories.make_item(programme, parent=whole, expected_minutes=30)
    factories.make_item(programme, parent=whole, expected_minutes=40)
    factories.make_item(programme, conference=home, is_removed=True)
    factories.make_item(programme, state="postponed")
    only = year_load(programme).conferences[0]
    assert (only.name, only.month) == ("Hội nghị lần thứ 21 (tháng 3/2025)", 3)
    assert (only.items, only.minutes, only.share, only.over) == (5, 295, 70, 0)


def test_a_conference_over_its_minutes_says_by_how_many(programme: Document) -> None:
    factories.make_planning_rules(committee=programme.committee, conference_minutes=60)
    home = factories.make_conference(programme)
    factories.make_item(programme, conference=home, expected_minutes=75)
    only = year_load(programme).conferences[0]
    assert (only.share, only.bar, only.over, only.is_over) == (125, 100, 15, True)


def test_agencies_count_by_the_first_month_of_the_conference(
    programme: Document, drafter: User
) -> None:
    office, board = factories.make_agency("Văn phòng"), factories.make_agency("Ban Tổ chức")
    march = factories.make_conference(programme, first_month=3, last_month=5)
    exact = factories.make_conference(programme, date_from="2025-06-30", date_to="2025-07-01")
    undated = factories.make_conference(programme, first_month=None)
    whole = factories.make_item(programme, conference=march, lead=office)
    factories.make_item(programme, parent=whole, lead=office)
    factories.make_item(programme, conference=march, lead=office)
    other = factories.make_item(programme, conference=exact, lead=board)
    helped_by(other, office, drafter)
    factories.make_item(programme, conference=undated, lead=board)
    factories.make_item(programme, lead=board)
    load = year_load(programme)
    assert [one.name for one in load.agencies] == ["Văn phòng", "Ban Tổ chức"]
    assert (led(load, "Văn phòng"), led(load, "Ban Tổ chức")) == ({3: 2}, {6: 1})
    office_load, board_load = load.agencies
    assert (board_load.led, board_load.undated.led, load.has_undated) == (2, 1, True)
    assert (office_load.months[5].helped, office_load.helped) == (1, 1)
    assert (office_load.months[2].bar, board_load.months[5].bar) == (100, 50)


def test_a_year_without_conferences_has_no_load(programme: Document) -> None:
    assert year_load(programme) == YearLoad((), ())


@pytest.mark.parametrize("count", [1, 3])
def test_r97_the_load_asks_five_questions(programme: Document, count: int) -> None:
    for _ in range(count):
        home = factories.make_conference(programme)
        for _ in range(count):
            factories.make_item(programme, conference=home, lead=factories.make_agency())
    known = Document.objects.select_related("committee").get(pk=programme.pk)
    with CaptureQueriesContext(connection) as queries:
        year_load(known)
    assert len(queries) == 5


def test_the_page_shows_conferences_and_agencies(programme: Document, drafter: User) -> None:
    home = factories.make_conference(programme, ordinal=21)
    factories.make_item(programme, conference=home, lead=factories.make_agency("Ban <b>Nội chính"))
    answer = signed_in(drafter).get(f"/nam/{programme.pk}/tai/")
    page = text_of(answer.content)
    assert "Hội nghị lần thứ 21 (tháng 3/2025) 1 15 4%" in page
    assert "Ban <b>Nội chính 1 1" in page
    assert b"style=" not in answer.content


@pytest.mark.parametrize("role", [Role.AGENCY_CONTACT, Role.COMMITTEE_LEADER])
@pytest.mark.parametrize("page", ["tai", "kiem-tra"])
def test_r44_issued_readers_see_neither_load_nor_checks(
    programme: Document, role: Any, page: str
) -> None:
    factories.issue(programme)
    client = signed_in(factories.make_user(role))
    assert client.get(f"/nam/{programme.pk}/{page}/").status_code == 403
    assert "Kiểm tra" not in text_of(client.get(f"/nam/{programme.pk}/").content)
