"""When a programme already holds a review that falls due, and when that is doubtful."""

from __future__ import annotations

import datetime

import pytest

from conferences.past_reviews import Held, PastReview, held_before
from conferences.proposal_rules import DueReview

DAY = datetime.date
FIVE = DueReview("so_ket", 5, DAY(2025, 3, 24), "")
END = DueReview("tong_ket", None, DAY(2025, 12, 31), "")


@pytest.mark.parametrize(
    ("review", "past", "expected"),
    [
        (FIVE, PastReview(2025, "so_ket", None, None), True),  # this year holds it
        (FIVE, PastReview(2024, "so_ket", 5, DAY(2024, 12, 15)), True),  # the same milestone
        (FIVE, PastReview(2024, "so_ket", 5, None), True),  # the same milestone, no day known
        (FIVE, PastReview(2024, "so_ket", 5, DAY(2024, 3, 15)), False),  # a year early
        (FIVE, PastReview(2023, "so_ket", 3, DAY(2023, 3, 15)), None),  # an earlier milestone
        (FIVE, PastReview(2024, "so_ket", None, DAY(2024, 12, 15)), True),  # within the tolerance
        (FIVE, PastReview(2024, "so_ket", None, DAY(2024, 3, 15)), False),  # outside it
        (FIVE, PastReview(2023, "so_ket", None, DAY(2023, 3, 15)), None),  # long before
        (FIVE, PastReview(2024, "so_ket", None, None), None),  # nobody knows when
        (FIVE, PastReview(2024, "tong_ket", None, None), True),  # summed up the year before
        (FIVE, PastReview(2024, "tong_ket", 5, DAY(2024, 3, 15)), False),  # too early a summing up
        (END, PastReview(2024, "tong_ket", None, None), True),
        (END, PastReview(2024, "tong_ket", 10, DAY(2024, 3, 15)), True),
        (END, PastReview(2023, "tong_ket", None, None), None),
        (END, PastReview(2024, "so_ket", 3, None), None),
    ],
)
def test_a_review_is_held_before_surely_doubtfully_or_not(
    review: DueReview, past: PastReview, expected: bool | None
) -> None:
    held = held_before(review, 2025, [past], tolerance_months=6)
    assert (held and held.is_sure) == expected


@pytest.mark.parametrize(
    ("past", "reason"),
    [
        (
            PastReview(2025, "so_ket", 5, DAY(2025, 3, 15), "hội nghị lần thứ 21 (tháng 3/2025)"),
            "đã có trong chương trình năm này: hội nghị lần thứ 21 (tháng 3/2025)",
        ),
        (PastReview(2025, "so_ket", 5, None), "đã có trong chương trình năm này, “Chưa xếp”"),
        (
            PastReview(2025, "so_ket", 5, None, "", "hoãn: Chờ Trung ương"),
            "năm này đã quyết định hoãn: Chờ Trung ương",
        ),
        (
            PastReview(2024, "so_ket", 5, DAY(2024, 12, 15), "hội nghị lần thứ 20 (tháng 12/2024)"),
            "đã sơ kết 05 năm ở hội nghị lần thứ 20 (tháng 12/2024)",
        ),
        (PastReview(2024, "tong_ket", None, None), "đã tổng kết trong chương trình năm 2024"),
        (
            PastReview(2024, "so_ket", 5, DAY(2024, 3, 15), "hội nghị lần thứ 18 (tháng 3/2024)"),
            "đã sơ kết 05 năm tháng 3/2024, sớm 12 tháng so với mốc 24/3/2025",
        ),
    ],
)
def test_the_reason_says_when_and_how_far_from_the_day(past: PastReview, reason: str) -> None:
    held = held_before(FIVE, 2025, [past], tolerance_months=6)
    assert held is not None
    assert held.reason == reason


def test_what_is_sure_goes_before_what_is_doubtful() -> None:
    early = PastReview(2024, "so_ket", 5, DAY(2024, 3, 15))
    done = PastReview(2024, "so_ket", 5, DAY(2024, 12, 15), "hội nghị lần thứ 20")
    assert held_before(FIVE, 2025, [early, done], tolerance_months=6) == Held(
        True, "đã sơ kết 05 năm ở hội nghị lần thứ 20"
    )
