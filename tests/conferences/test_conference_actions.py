"""Conferences of a year: each verb changes, writes history, and refuses when it must."""

from __future__ import annotations

import datetime

import pytest

from conferences.actions import conferences
from programme.actions.editing import Change
from programme.errors import AlreadyIssued, NotAllowed, RuleBroken
from programme.models import Document, User
from tests import factories

pytestmark = pytest.mark.django_db

NAME = "Hội nghị Ban Chấp hành Đảng bộ tỉnh"


def in_order(programme: Document) -> list[tuple[int, int | None]]:
    rows = programme.conferences.filter(is_removed=False).order_by("position")
    return list(rows.values_list("position", "first_month"))


def test_a_conference_is_added_behind_another(programme: Document, drafter: User) -> None:
    first = conferences.add(programme, name=NAME, first_month=3, ordinal=21, by=drafter)
    conferences.add(programme, name=NAME, first_month=9, by=drafter)
    conferences.add(programme, name=NAME, first_month=6, after=first.pk, by=drafter)
    assert in_order(programme) == [(1, 3), (2, 6), (3, 9)]
    assert first.history.get().history_change_reason == "Thêm hội nghị"
    assert str(first) == f"{NAME} lần thứ 21 (trong tháng 3/2025)"


def test_an_ordinal_used_twice_is_refused(programme: Document, drafter: User) -> None:
    conferences.add(programme, name=NAME, ordinal=21, by=drafter)
    with pytest.raises(RuleBroken) as refusal:
        conferences.add(programme, name=NAME, ordinal=21, by=drafter)
    assert str(refusal.value) == "Đã có hội nghị mang số thứ tự này trong năm."


def test_a_day_outside_the_year_is_refused(programme: Document, drafter: User) -> None:
    with pytest.raises(RuleBroken) as refusal:
        conferences.add(
            programme, name=NAME, part="day", date_from=datetime.date(2026, 1, 5), by=drafter
        )
    assert str(refusal.value) == "Ngày họp phải nằm trong năm 2025."


def test_moving_and_editing(programme: Document, drafter: User) -> None:
    a, b, c = (factories.make_conference(programme, first_month=m) for m in (3, 6, 9))
    conferences.move(c, after=None, version=1, by=drafter)
    assert in_order(programme) == [(1, 9), (2, 3), (3, 6)]
    conferences.edit(b, changes={"first_month": Change(6, 7)}, version=1, by=drafter)
    assert in_order(programme) == [(1, 9), (2, 3), (3, 7)]
    assert a.history.count() == 1


def test_removing_a_conference_sends_its_items_to_the_pool_and_restoring_returns_them(
    programme: Document, drafter: User
) -> None:
    conference = factories.make_conference(programme)
    for text in ("A", "B"):
        factories.make_item(programme, conference=conference, text=text)
    conferences.remove(conference, version=1, by=drafter)
    pool = programme.items.filter(conference=None).order_by("position")
    assert list(pool.values_list("position", "text")) == [(1, "A"), (2, "B")]
    conferences.restore(conference, by=drafter)
    back = programme.items.filter(conference=conference).order_by("position")
    assert list(back.values_list("position", "text")) == [(1, "A"), (2, "B")]
    assert in_order(programme) == [(1, 3)]


def test_regular_conferences_are_renumbered_in_their_order(
    programme: Document, drafter: User
) -> None:
    factories.make_conference(programme, ordinal=22, first_month=3)
    factories.make_conference(programme, kind="thematic", first_month=4)
    factories.make_conference(programme, ordinal=21, first_month=6)
    conferences.renumber(programme, first=21, by=drafter)
    rows = programme.conferences.order_by("position").values_list("first_month", "ordinal")
    assert list(rows) == [(3, 21), (4, None), (6, 22)]


def test_an_issued_programme_is_locked(programme: Document, drafter: User) -> None:
    conference = factories.make_conference(programme)
    factories.issue(programme)
    with pytest.raises(AlreadyIssued):
        conferences.add(programme, name=NAME, by=drafter)
    with pytest.raises(AlreadyIssued):
        conferences.remove(conference, version=1, by=drafter)


def test_a_contact_may_not_add_a_conference(programme: Document, contact: User) -> None:
    with pytest.raises(NotAllowed):
        conferences.add(programme, name=NAME, by=contact)
