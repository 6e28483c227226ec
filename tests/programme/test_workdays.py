"""Working days over a calendar with holidays and swapped days."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from programme.workdays import Calendar, add_working_days, is_working_day, working_days_between

PLAIN = Calendar()
# Friday 02/5/2025 off, worked on Saturday 26/4/2025 instead.
SPRING = Calendar(
    days_off=frozenset({date(2025, 4, 30), date(2025, 5, 1), date(2025, 5, 2)}),
    working_days=frozenset({date(2025, 4, 26)}),
)


def test_weekends_and_days_off_are_no_working_days():
    days = [date(2025, 4, day) for day in (25, 26, 27, 28, 30)]
    assert [is_working_day(day, SPRING) for day in days] == [True, True, False, True, False]


def test_seven_working_days_before_a_meeting():
    assert add_working_days(date(2025, 3, 14), -7, PLAIN) == date(2025, 3, 5)


def test_counting_passes_holidays_and_uses_the_swapped_day():
    assert add_working_days(date(2025, 4, 25), 4, SPRING) == date(2025, 5, 5)
    assert add_working_days(date(2025, 5, 5), -4, SPRING) == date(2025, 4, 25)


def test_no_days_leave_the_day_as_it_is_even_on_a_sunday():
    assert add_working_days(date(2025, 4, 27), 0, PLAIN) == date(2025, 4, 27)


def test_the_end_of_the_calendar_is_not_passed():
    assert add_working_days(date(9999, 12, 30), 5, PLAIN) == date(9999, 12, 31)
    assert add_working_days(date(1, 1, 2), -5, PLAIN) == date(1, 1, 1)


def test_working_days_between_count_the_last_and_not_the_first():
    assert working_days_between(date(2025, 4, 25), date(2025, 5, 5), SPRING) == 4
    assert working_days_between(date(2025, 5, 5), date(2025, 4, 25), SPRING) == -4
    assert working_days_between(date(2025, 5, 5), date(2025, 5, 5), SPRING) == 0


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(-60, 60))
def test_adding_and_counting_agree(day, number):
    assert working_days_between(day, add_working_days(day, number, SPRING), SPRING) == number
