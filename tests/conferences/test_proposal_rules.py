"""Which review a text asks for in a year, in which words, and when a programme already holds it."""

from __future__ import annotations

import datetime

import pytest

from conferences.proposal_rules import DueReview, due_review, review_text
from programme.citations import Citation

STEPS = (3, 5, 10, 15)
DAY = datetime.date


def text(date: datetime.date | None, subject: str = "công tác dân số") -> Citation:
    return Citation("Chỉ thị", "42", "CT/TW", date, "Ban Bí thư", "", subject)


@pytest.mark.parametrize(
    ("date", "kind", "years", "due"),
    [
        (DAY(2022, 3, 7), "so_ket", 3, DAY(2025, 3, 7)),
        (DAY(2020, 3, 24), "so_ket", 5, DAY(2025, 3, 24)),
        (DAY(2015, 2, 5), "tong_ket", 10, DAY(2025, 2, 5)),
        (DAY(2010, 2, 25), "tong_ket", 15, DAY(2025, 2, 25)),
    ],
)
def test_a_text_is_looked_over_at_three_and_five_and_summed_up_at_ten_and_fifteen(
    date: datetime.date, kind: str, years: int, due: datetime.date
) -> None:
    review = due_review(text(date), 2025, STEPS)
    assert review is not None
    assert (review.kind, review.years, review.due) == (kind, years, due)


def test_the_reason_names_the_text_its_date_and_the_day() -> None:
    review = due_review(text(DAY(2020, 3, 24)), 2025, STEPS)
    assert review is not None
    assert review.reason == "Chỉ thị số 42-CT/TW ngày 24/3/2020 tròn 5 năm vào 24/3/2025"


@pytest.mark.parametrize("date", [DAY(2021, 6, 24), DAY(2016, 5, 15), DAY(2025, 1, 1), None])
def test_a_text_of_another_age_or_without_a_date_asks_for_nothing(
    date: datetime.date | None,
) -> None:
    assert due_review(text(date), 2025, STEPS) is None


@pytest.mark.parametrize(
    ("subject", "period"),
    [
        ("cải cách hành chính, giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025"),
        ("luân chuyển cán bộ, nhiệm kỳ 2020 - 2025", "nhiệm kỳ 2020 - 2025"),
        ("phát triển Trường đến năm 2025, tầm nhìn đến năm 2035", "đến năm 2025"),
        ("phát triển công nghiệp 5 năm 2021 – 2025", "5 năm 2021 – 2025"),
    ],
)
def test_a_period_that_the_text_names_is_summed_up_in_its_last_year(
    subject: str, period: str
) -> None:
    review = due_review(text(DAY(2021, 6, 29), subject), 2025, STEPS)
    reason = f"Chỉ thị số 42-CT/TW ngày 29/6/2021: “{period}” kết thúc trong năm 2025"
    assert review == DueReview("tong_ket", None, DAY(2025, 12, 31), reason)
    assert review.name == "end"


def test_a_period_that_ended_before_or_goes_on_asks_for_nothing() -> None:
    subject = "nông dân, giai đoạn 2017 - 2020 và những năm tiếp theo, tầm nhìn đến năm 2030"
    assert due_review(text(DAY(2017, 4, 10), subject), 2025, STEPS) is None


def test_a_milestone_in_the_last_year_of_a_period_is_a_summing_up_with_its_years() -> None:
    subject = "chuyển đổi số, giai đoạn 2021 - 2025"
    review = due_review(text(DAY(2020, 12, 2), subject), 2025, STEPS)
    assert review is not None
    assert (review.kind, review.years, review.due) == ("tong_ket", 5, DAY(2025, 12, 2))


def test_the_office_may_set_other_milestones() -> None:
    review = due_review(text(DAY(2018, 3, 6)), 2025, (7,))
    assert review is not None
    assert (review.kind, review.years) == ("so_ket", 7)


def test_the_proposed_words_are_those_of_the_office() -> None:
    citation = text(DAY(2020, 3, 24))
    review = due_review(citation, 2025, STEPS)
    assert review is not None
    assert review_text(review, citation) == (
        "Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư"
        " về công tác dân số"
    )
