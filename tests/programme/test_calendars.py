"""The office's calendar: the State's holidays, and what the office decided over them."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programme.calendars import office_calendar, planning_rules, review_steps
from programme.models import PlanningRules
from programme.public_holidays import DayRun, public_holidays, runs_of
from programme.review_steps import format_review_steps, parse_review_steps
from programme.workdays import is_working_day, working_days_between
from tests import factories


def day(text: str) -> datetime.date:
    return datetime.datetime.strptime(text, "%d/%m/%Y").date()


def runs(days: tuple[DayRun, ...]) -> list[tuple[str, str, str]]:
    return [(f"{r.first_day:%d/%m}", f"{r.last_day:%d/%m}", r.name) for r in days]


def test_the_holidays_of_2025_are_those_the_state_announced_with_tet_as_one_run() -> None:
    announced = public_holidays(2025)
    assert runs(runs_of(announced.days)) == [
        ("01/01", "01/01", "Tết Dương lịch"),
        ("27/01", "01/02", "Tết Nguyên đán"),
        ("07/04", "07/04", "Ngày Giỗ Tổ Hùng Vương"),
        ("30/04", "30/04", "Ngày Chiến thắng"),
        ("01/05", "01/05", "Ngày Quốc tế Lao động"),
        ("02/05", "02/05", "Nghỉ hoán đổi, làm bù ngày 26/4/2025"),
        ("01/09", "02/09", "Quốc khánh"),
    ]
    assert announced.worked_for == {day("26/04/2025"): day("02/05/2025")}


def test_the_holidays_of_2026_hold_the_new_day_of_culture_in_the_new_spelling() -> None:
    assert public_holidays(2026).days[day("24/11/2026")] == "Ngày Văn hoá Việt Nam"


def test_runs_of_other_names_stay_apart() -> None:
    days = {day("02/05/2025"): "b", day("01/05/2025"): "a", day("04/05/2025"): "b"}
    assert runs(runs_of(days)) == [
        ("01/05", "01/05", "a"),
        ("02/05", "02/05", "b"),
        ("04/05", "04/05", "b"),
    ]


@pytest.mark.django_db
def test_without_own_days_the_office_works_when_the_state_does() -> None:
    calendar = office_calendar(2025, 2025)
    worked = [is_working_day(day(f"{n}/2025"), calendar.workdays) for n in ("26/04", "02/05")]
    assert worked == [True, False]
    assert (calendar.holidays[day("29/01/2025")], calendar.blocked) == ("Tết Nguyên đán", ())
    assert working_days_between(day("24/01/2025"), day("03/02/2025"), calendar.workdays) == 1


@pytest.mark.django_db
def test_own_days_go_before_swapped_days_and_those_before_the_holidays() -> None:
    factories.make_swapped_day(day_off=day("08/04/2025"), working_day=day("12/04/2025"))
    factories.make_swapped_day(
        day_off=day("03/03/2025"), working_day=day("08/03/2025"), name="Ngày hội"
    )
    factories.make_day_off(date=day("20/08/2025"), name="Ngày truyền thống")
    factories.make_day_off(date=day("07/04/2025"), name="Trực Giỗ Tổ", is_working=True)
    factories.make_day_off(date=day("12/04/2025"), name="Không làm bù nữa")
    calendar = office_calendar(2025, 2025)
    days = ("07/04", "08/04", "12/04", "03/03", "08/03", "20/08", "21/08")
    assert [is_working_day(day(f"{n}/2025"), calendar.workdays) for n in days] == [
        True, False, False, False, True, False, True,
    ]  # fmt: skip
    assert [calendar.holidays.get(day(f"{n}/2025")) for n in days] == [
        None, "Nghỉ hoán đổi, làm bù ngày 12/4/2025", "Không làm bù nữa", "Ngày hội", None,
        "Ngày truyền thống", None,
    ]  # fmt: skip
    assert list(calendar.worked.items()) == [
        (day("08/03/2025"), "Làm bù cho ngày 03/3/2025"),
        (day("07/04/2025"), "Trực Giỗ Tổ"),
        (day("26/04/2025"), "Làm bù cho ngày 02/5/2025"),
    ]


@pytest.mark.django_db
def test_a_swap_between_two_years_counts_in_both() -> None:
    factories.make_swapped_day(day_off=day("02/01/2026"), working_day=day("27/12/2025"))
    first, second = office_calendar(2025, 2025), office_calendar(2026, 2026)
    assert is_working_day(day("27/12/2025"), first.workdays)
    assert not is_working_day(day("02/01/2026"), second.workdays)


@pytest.mark.django_db
def test_blocked_periods_are_those_that_touch_the_years() -> None:
    over = factories.make_blocked_period(
        first_day=day("29/12/2024"), last_day=day("03/01/2025"), name="Kỳ họp"
    )
    congress = factories.make_blocked_period(
        first_day=day("13/10/2025"), last_day=day("17/10/2025"), name="Đại hội"
    )
    factories.make_blocked_period(first_day=day("05/01/2026"), last_day=day("06/01/2026"))
    calendar = office_calendar(2025, 2025)
    assert calendar.blocked == (over, congress)
    assert calendar.blocking(day("17/10/2025"), day("31/10/2025")) == congress
    assert calendar.blocking(day("18/10/2025"), day("31/10/2025")) is None


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_r97_the_calendar_asks_three_questions(count: int) -> None:
    for n in range(1, count + 1):
        factories.make_day_off(date=datetime.date(2025, 6, n))
        factories.make_swapped_day(
            day_off=datetime.date(2025, 7, n), working_day=datetime.date(2025, 8, n)
        )
        factories.make_blocked_period(
            first_day=datetime.date(2025, n, 1), last_day=datetime.date(2025, n, 2)
        )
    with CaptureQueriesContext(connection) as queries:
        office_calendar(2024, 2026)
    assert len(queries) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("year", [1930, 2100, 2200])
def test_every_year_a_programme_may_have_gives_a_calendar(year: int) -> None:
    assert office_calendar(year - 1, year).blocked == ()


@pytest.mark.django_db
def test_a_committee_without_rules_plans_by_the_usual_ones() -> None:
    committee = factories.make_committee()
    rules = planning_rules(committee)
    assert (rules.pk, rules.review_tolerance_months, rules.agency_limit) == (None, 6, 5)
    assert review_steps(rules) == (3, 5, 10, 15)


@pytest.mark.django_db
def test_a_committees_own_rules_are_found() -> None:
    committee = factories.make_committee()
    standing = factories.make_planning_rules(committee=committee, milestones="20; 2 5")
    assert planning_rules(committee) == standing
    assert review_steps(standing) == (2, 5, 20)


@pytest.mark.parametrize(
    ("text", "years"),
    [("3, 5, 10, 15", (3, 5, 10, 15)), (" 10;3 ,5,3", (3, 5, 10)), ("100", (100,))],
)
def test_review_steps_are_read_rising_and_once(text: str, years: tuple[int, ...]) -> None:
    steps = parse_review_steps(text)
    assert (steps.years, steps.fault) == (years, "")
    assert parse_review_steps(format_review_steps(years)).years == years


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "Hãy ghi ít nhất một mốc, ví dụ: 3, 5, 10, 15."),
        (" , ", "Hãy ghi ít nhất một mốc, ví dụ: 3, 5, 10, 15."),
        (
            "3, năm",
            "“năm” không phải là số năm từ 1 đến 100; hãy ghi các mốc cách nhau bằng dấu phẩy,"
            " ví dụ: 3, 5, 10, 15.",
        ),
        (
            "0",
            "“0” không phải là số năm từ 1 đến 100; hãy ghi các mốc cách nhau bằng dấu phẩy,"
            " ví dụ: 3, 5, 10, 15.",
        ),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13", "Chỉ ghi nhiều nhất 12 mốc."),
    ],
)
def test_review_steps_that_cannot_be_read_say_why(text: str, fault: str) -> None:
    steps = parse_review_steps(text)
    assert (steps.years, steps.fault) == ((), fault)


def test_rules_with_unreadable_steps_fall_back_to_the_usual_ones() -> None:
    assert review_steps(PlanningRules(milestones="")) == (3, 5, 10, 15)
