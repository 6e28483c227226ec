"""Clashes of a conference with the calendar, with another one and with its papers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import pytest

from conferences.clashes import Clash, blocked_clash, closeness, days_off_clash, papers_clash
from conferences.meeting_days import Days
from programme.workdays import Calendar

CERTAIN, POSSIBLE = Clash.CERTAIN, Clash.POSSIBLE
PLAIN = Calendar()


def day(text: str) -> datetime.date:
    return datetime.datetime.strptime(f"{text}/2025", "%d/%m/%Y").date()


def days(first: str, last: str = "") -> Days:
    return Days(day(first), day(last or first))


def off(first: str, last: str) -> Calendar:
    span = range(day(first).toordinal(), day(last).toordinal() + 1)
    return Calendar(frozenset(map(datetime.date.fromordinal, span)))


@dataclass(frozen=True)
class Week:
    first_day: datetime.date
    last_day: datetime.date


CONGRESS = Week(day("13/10"), day("17/10"))
SESSION = Week(day("18/10"), day("31/10"))


@pytest.mark.parametrize(
    ("first", "last", "is_dated", "degree"),
    [
        ("12/10", "12/10", True, None),
        ("17/10", "20/10", True, CERTAIN),
        ("13/10", "13/10", True, CERTAIN),
        ("01/10", "31/10", False, POSSIBLE),
        ("13/10", "17/10", False, CERTAIN),
        ("14/10", "25/10", False, CERTAIN),
        ("12/10", "25/10", False, POSSIBLE),
        ("01/11", "30/11", False, None),
    ],
)
def test_a_blocked_period_is_certain_when_no_day_is_left_or_the_day_is_set(
    first: str, last: str, is_dated: bool, degree: Clash | None
) -> None:
    clash = blocked_clash(days(first, last), (CONGRESS, SESSION), is_dated=is_dated)
    assert (clash and clash[0]) == degree
    if clash and first != "18/10":
        assert clash[1] == CONGRESS


def test_a_conference_without_time_clashes_with_nothing() -> None:
    assert blocked_clash(None, (CONGRESS,), is_dated=False) is None
    assert days_off_clash(None, PLAIN, is_dated=False) is None


@pytest.mark.parametrize(
    ("first", "last", "is_dated", "clash"),
    [
        ("02/9", "02/9", True, (CERTAIN, "02/9")),
        ("03/9", "04/9", True, None),
        ("06/9", "06/9", True, (CERTAIN, "06/9")),
        ("06/9", "08/9", True, (CERTAIN, "06/9")),
        ("30/8", "01/9", True, (CERTAIN, "01/9")),
        ("01/9", "30/9", False, None),
        ("30/8", "02/9", False, (CERTAIN, "01/9")),
        ("01/9", "04/9", False, (POSSIBLE, "01/9")),
        ("01/9", "05/9", False, None),
        ("06/9", "07/9", False, (CERTAIN, "06/9")),
    ],
)
def test_a_day_off_counts_for_set_days_and_else_only_when_it_takes_half(
    first: str, last: str, is_dated: bool, clash: tuple[Clash, str] | None
) -> None:
    found = days_off_clash(days(first, last), off("01/9", "02/9"), is_dated=is_dated)
    assert found == (clash and (clash[0], day(clash[1])))


@pytest.mark.parametrize(
    ("before", "after", "clash"),
    [
        (("01/3", "01/3"), ("14/3", "14/3"), CERTAIN),
        (("01/3", "01/3"), ("15/3", "15/3"), None),
        (("01/3", "31/3"), ("01/4", "30/4"), None),
        (("01/3", "31/3"), ("01/3", "31/3"), POSSIBLE),
        (("21/6", "30/6"), ("01/7", "10/7"), POSSIBLE),
        (("21/6", "30/6"), ("01/7", "03/7"), CERTAIN),
        (("05/3", "06/3"), ("04/3", "07/3"), CERTAIN),
        (("21/2", "31/5"), ("27/3", "28/3"), None),
    ],
)
def test_two_conferences_are_too_close_for_certain_or_maybe(
    before: tuple[str, str], after: tuple[str, str], clash: Clash | None
) -> None:
    assert closeness(days(*before), days(*after), 14) == clash


def test_the_office_may_want_no_days_between() -> None:
    assert closeness(days("01/3"), days("01/3"), 0) is None


@pytest.mark.parametrize(
    ("first", "last", "today", "clash"),
    [
        # Seven working days before Friday 28/3 is Wednesday 19/3.
        ("28/3", "28/3", "19/3", None),
        ("28/3", "28/3", "20/3", (CERTAIN, "31/3")),
        ("28/3", "28/3", "29/3", None),
        ("28/3", "28/3", "28/3", (CERTAIN, "08/4")),
        ("01/3", "31/3", "19/3", (POSSIBLE, "28/3")),
        ("01/3", "31/3", "21/3", (CERTAIN, "01/4")),
        ("01/3", "31/3", "20/2", (POSSIBLE, "03/3")),
        ("01/3", "31/3", "19/2", None),
        # On a Saturday the first day that counts is the Monday after.
        ("01/4", "01/4", "22/3", (CERTAIN, "02/4")),
        ("02/4", "02/4", "22/3", None),
    ],
)
def test_papers_need_their_working_days_from_today(
    first: str, last: str, today: str, clash: tuple[Clash, str] | None
) -> None:
    found = papers_clash(days(first, last), day(today), 7, PLAIN)
    assert found == (clash and (clash[0], day(clash[1])))


def test_days_off_move_the_deadline_of_papers() -> None:
    assert papers_clash(days("28/3"), day("19/3"), 7, off("24/3", "24/3")) == (CERTAIN, day("31/3"))


def test_papers_due_on_the_day_itself_are_never_late() -> None:
    assert papers_clash(days("28/3"), day("28/3"), 0, PLAIN) is None
