"""Findings of a whole year."""

from __future__ import annotations

import datetime

import pytest

from conferences.checks import ended_bodies
from programme.actions import bodies
from programme.models import Document, User
from tests import factories

pytestmark = pytest.mark.django_db
AFTER = datetime.date(2025, 7, 15)


def findings(programme: Document) -> list[tuple[str, str]]:
    return [(each.about, each.where) for each in ended_bodies(programme)]


@pytest.fixture
def led(programme: Document) -> Document:
    """A programme with one item prepared by an agency that ends on 30/6/2025."""
    agency = factories.make_agency("Sở Giao thông", valid_to=datetime.date(2025, 6, 30))
    home = factories.make_conference(programme)
    factories.make_item(programme, conference=home, lead=agency)
    factories.make_recipient(programme, "Các huyện uỷ")
    return programme


def test_an_ended_agency_and_recipient_are_found_on_a_later_paper(led: Document) -> None:
    led.date = AFTER
    assert findings(led) == [("Sở Giao thông", "cơ quan chủ trì"), ("Các huyện uỷ", "nơi nhận")]
    assert ended_bodies(led)[0].message == "Sở Giao thông không còn hoạt động vào ngày 15/7/2025."


def test_an_earlier_paper_keeps_the_names_of_its_time(led: Document) -> None:
    assert led.dated_year == 2024
    assert findings(led) == []


def test_a_draft_counts_as_dated_at_the_end_of_its_year(led: Document) -> None:
    led.dated_year = 2025
    assert len(findings(led)) == 2


def test_an_item_out_of_the_plan_is_not_looked_at(programme: Document) -> None:
    agency = factories.make_agency("Ban Dân vận Tỉnh uỷ")
    factories.make_item(programme, lead=agency)
    programme.date = AFTER
    assert findings(programme) == []


def test_after_a_reorganisation_the_old_name_is_found(
    programme: Document, administrator: User
) -> None:
    old = factories.make_agency("Ban Tuyên giáo Tỉnh uỷ")
    home = factories.make_conference(programme)
    factories.make_item(programme, conference=home, lead=old)
    programme.date = AFTER
    assert findings(programme) == []
    bodies.reorganise(
        kind="rename",
        on=datetime.date(2025, 2, 1),
        before=[old],
        after=["Ban Tuyên giáo và Dân vận Tỉnh uỷ"],
        by=administrator,
    )
    assert findings(programme) == [("Ban Tuyên giáo Tỉnh uỷ", "cơ quan chủ trì")]
