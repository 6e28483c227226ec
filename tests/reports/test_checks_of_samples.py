"""What the checks find in the sample year and in the acceptance data: the slips, and nothing else."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from conferences.checks import findings_of
from conferences.models import AgendaItem
from programme.history import attributed
from programme.models import Document, User
from reports import importer
from reports.demonstration import load_calendar, load_sample
from reports.readers import read_document

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SEED = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds" / "seed-000.txt"
BEFORE = datetime.date(2024, 12, 2)
MISFITS = [
    ((4, 5), "Chỉ thị số 05-CT/TW ngày 15/5/2016"),
    ((6, 10), "Chỉ thị số 06-CT/TW ngày 24/6/2021"),
    ((6, 11), "Chỉ thị số 07-CT/TW ngày 06/7/2021"),
]
CROWDED = (
    "Hội nghị chuyên đề (đầu tháng 7/2025): Ban cán sự đảng Uỷ ban nhân dân tỉnh chủ trì 6 nội dung,"
    " quá mức 5. Hãy chuyển bớt sang hội nghị khác hoặc giao cơ quan khác."
)


def said(year: Document) -> list[tuple[str, str]]:
    return [(one.kind, one.message) for one in findings_of(year, today=BEFORE)]


def misfits(year: Document) -> list[tuple[tuple[int, int], str]]:
    """Each review that does not fit: month of its conference, its place there, and the text."""
    found = []
    for one in findings_of(year, today=BEFORE):
        if one.kind == "review_misfit":
            item = year.items.select_related("conference").get(pk=one.where.split("-")[-1])
            assert item.conference is not None
            place = (item.conference.first_month, item.position)
            found.append((place, one.message.split(" đến ngày ")[0]))
    return found


def test_the_sample_year_has_three_reviews_that_do_not_fit_and_one_crowded_agency(
    leader: User,
) -> None:
    year = load_sample(by=leader)
    assert misfits(year) == MISFITS
    assert [one for one in said(year) if one[0] != "review_misfit"] == [
        ("agency_over_limit", CROWDED)
    ]


def test_reviews_that_are_some_months_early_are_within_the_tolerance(leader: User) -> None:
    """Two texts of November and December 2022 are reviewed after three years in July 2025."""
    year = load_sample(by=leader)
    early = AgendaItem.objects.filter(
        programme=year,
        review_years=3,
        item_directives__directive__date__in=(
            datetime.date(2022, 11, 9),
            datetime.date(2022, 12, 23),
        ),
    )
    assert early.count() == 2
    assert {f"noi-dung-{item.pk}" for item in early} & {
        one.where for one in findings_of(year, today=BEFORE)
    } == set()


def test_the_sample_calendar_may_touch_the_conference_of_july(leader: User) -> None:
    year = load_sample(by=leader)
    load_calendar(by=leader)
    load_calendar(by=leader)
    assert [one for one in said(year) if one[0] == "conference_blocked"] == [
        (
            "conference_blocked",
            "Hội nghị chuyên đề (đầu tháng 7/2025) có thể rơi vào “Kỳ họp giữa năm của Hội đồng nhân"
            " dân tỉnh” (07/7 - 09/7/2025). Khi định ngày họp, hãy chọn ngày ngoài khoảng thời"
            " gian này.",
        )
    ]


@pytest.mark.skipif(not SEED.exists(), reason="the acceptance data is not beside the project")
def test_the_acceptance_data_gives_the_three_wrong_anniversaries_of_its_record(
    leader: User,
) -> None:
    reading = read_document(SEED.read_bytes(), SEED.name)
    with attributed(by=leader):
        year = importer.save(importer.plan(reading.tree), by=leader)
    assert misfits(year) == MISFITS
    assert [kind for kind, _ in said(year)] == ["review_misfit"] * 3 + ["agency_over_limit"]
