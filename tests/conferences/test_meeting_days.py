"""When a meeting may be held, and which one lies nearest to what falls due."""

from __future__ import annotations

import datetime

import pytest

from conferences.meeting_days import Days, best_meeting, days_of
from programme.planned_times import PlannedTime

DAY = datetime.date
MARCH = Days(DAY(2025, 3, 1), DAY(2025, 3, 31))
EARLY_JULY = Days(DAY(2025, 7, 1), DAY(2025, 7, 10))
SEPTEMBER = Days(DAY(2025, 9, 1), DAY(2025, 9, 30))
YEAR = {1: MARCH, 2: EARLY_JULY, 3: SEPTEMBER}


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        (PlannedTime(year=2025, months=(3,), part="whole"), DAY(2025, 3, 1), DAY(2025, 3, 31)),
        (PlannedTime(year=2025, months=(7,), part="early"), DAY(2025, 7, 1), DAY(2025, 7, 10)),
        (PlannedTime(year=2025, months=(2,), part="late"), DAY(2025, 2, 21), DAY(2025, 2, 28)),
        (PlannedTime(year=2025, months=(3, 4), part="whole"), DAY(2025, 3, 1), DAY(2025, 4, 30)),
        (PlannedTime(year=2025, quarter=4), DAY(2025, 10, 1), DAY(2025, 12, 31)),
        (PlannedTime(date_from=DAY(2025, 6, 5)), DAY(2025, 6, 5), DAY(2025, 6, 5)),
        (
            PlannedTime(date_from=DAY(2025, 6, 5), date_to=DAY(2025, 6, 6)),
            DAY(2025, 6, 5),
            DAY(2025, 6, 6),
        ),
    ],
)
def test_an_announced_time_allows_these_days(
    time: PlannedTime, first: datetime.date, last: datetime.date
) -> None:
    assert days_of(time) == Days(first, last)


def test_a_time_that_names_only_the_year_allows_no_day_in_particular() -> None:
    assert days_of(PlannedTime(year=2025)) is None


@pytest.mark.parametrize(
    ("due", "best"),
    [
        (DAY(2025, 3, 24), 1),  # within
        (DAY(2025, 2, 5), 1),  # the next one
        (DAY(2025, 7, 14), 2),  # four days late is on time
        (DAY(2025, 7, 27), 3),  # more than half a month late is not
        (DAY(2025, 5, 1), 2),
        (DAY(2025, 11, 9), 3),  # none behind it: the nearest before
    ],
)
def test_what_falls_due_goes_to_the_nearest_meeting_on_or_after_its_day(
    due: datetime.date, best: int
) -> None:
    assert best_meeting(due, YEAR, tolerance_months=6) == best


def test_a_meeting_beyond_the_tolerance_is_left_for_a_nearer_one_before() -> None:
    meetings = {1: MARCH, 3: SEPTEMBER}
    assert best_meeting(DAY(2025, 5, 1), meetings, tolerance_months=2) == 1


def test_without_meetings_there_is_no_best_one() -> None:
    assert best_meeting(DAY(2025, 5, 1), {}, tolerance_months=6) is None
