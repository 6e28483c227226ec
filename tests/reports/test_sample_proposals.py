"""The real programme of 2025, held against what the system would have proposed from its register."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from conferences.models import ConferenceKind, ItemDirective
from conferences.proposals import Proposal, proposals_of
from programme.models import Directive, Document
from programme.roles import Role
from reports.demonstration import load_sample
from tests import factories

# pytest-django makes a database only for tests that say so.
pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
MILESTONE_YEARS = (2010, 2015, 2020, 2022)


@dataclass(frozen=True)
class Real:
    """A review of the real year: its text, its conference by place, its kind and years."""

    name: str
    issued_in: int
    place: int
    kind: str
    years: int | None

    @property
    def is_justified(self) -> bool:
        return self.issued_in in MILESTONE_YEARS


@dataclass(frozen=True)
class Proposed:
    """What is proposed for a text."""

    name: str
    place: int
    kind: str
    years: int | None
    of_a_period: bool


@dataclass(frozen=True)
class Sample:
    """The real year; what is proposed for its conferences without its items; and for the year after."""

    real: tuple[Real, ...]
    regular: frozenset[int]
    proposed: dict[str, Proposed]
    misfits: tuple[str, ...]
    still_open: tuple[str, ...]
    recurring_next: tuple[str, ...]
    due_next: tuple[str, ...]
    reviews_next: dict[str, str]
    unproposed_next: dict[str, str]


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Sample:
    with django_db_blocker.unblock(), transaction.atomic():
        found = try_on_the_sample()
        transaction.set_rollback(True)
    return found


def try_on_the_sample() -> Sample:
    real = load_sample(by=factories.make_user(Role.OFFICE_LEADER))
    committee = factories.make_committee(name="Tỉnh uỷ khác, cùng danh mục")
    blank = factories.make_programme(term=factories.make_term(committee=committee))
    places: dict[int | None, int] = {}
    for old in real.conferences.order_by("position"):
        fields = {"kind": old.kind, "ordinal": old.ordinal, "first_month": old.first_month, "part": old.part}  # fmt: skip
        places[factories.make_conference(blank, **fields).pk] = old.position
    names = {text.pk: name(text) for text in Directive.objects.all()}
    sheet = proposals_of(real)
    regular = real.conferences.exclude(kind=ConferenceKind.THEMATIC)
    after = factories.make_programme(term=real.term, committee=real.committee, year=2026)
    following = proposals_of(after)
    return Sample(
        real=tuple(reviews_of(real)),
        regular=frozenset(regular.values_list("position", flat=True)),
        proposed={
            names[one.reviewed[0]]: proposed(one, names, places) for one in proposals_of(blank).open
        },
        misfits=tuple(
            names[one.item.item_directives.get(is_reviewed=True).directive_id]
            for one in sheet.misfits
        ),
        still_open=tuple(names[one.reviewed[0]] for one in sheet.open),
        recurring_next=tuple(one.text for one in following.open if one.source == "recurring"),
        due_next=tuple(names[text.pk] for text in Directive.objects.due_in(2026)),
        reviews_next={
            names[one.reviewed[0]]: " ".join(one.doubts)
            for one in following.open
            if one.source == "review"
        },
        unproposed_next={names[one.text]: one.reason for one in following.unproposed},
    )


def reviews_of(real: Document) -> list[Real]:
    rows = ItemDirective.objects.filter(item__programme=real, is_reviewed=True)
    return [
        Real(
            name(link.directive),
            link.directive.date.year if link.directive.date else 0,
            link.item.conference.position if link.item.conference else 0,
            link.item.review_kind,
            link.item.review_years,
        )
        for link in rows.select_related("item__conference", "directive")
    ]


def proposed(one: Proposal, names: dict[int, str], places: dict[int | None, int]) -> Proposed:
    return Proposed(
        names[one.reviewed[0]],
        places[one.conference],
        one.review_kind,
        one.review_years,
        one.key.endswith(":end"),
    )


def name(text: Directive) -> str:
    return f"{text.code} {text.date:%d/%m/%Y}"


def justified(sample: Sample) -> list[Real]:
    return [one for one in sample.real if one.is_justified]


def test_every_review_of_the_real_year_that_its_dates_justify_is_proposed(sample: Sample) -> None:
    assert len(justified(sample)) == 21
    assert [one.name for one in justified(sample) if one.name not in sample.proposed] == []


def test_each_stands_at_the_right_conference_or_one_beside_it(sample: Sample) -> None:
    """Beside: with no regular conference between; a thematic one belongs to both its neighbours."""
    distant = []
    for one in justified(sample):
        place = sample.proposed[one.name].place
        between = range(min(place, one.place) + 1, max(place, one.place))
        distant += [one.name] if sample.regular & set(between) else []
    assert distant == []


def test_most_stand_at_the_very_conference_or_the_next_in_the_list(sample: Sample) -> None:
    steps = {
        one.name: abs(sample.proposed[one.name].place - one.place) for one in justified(sample)
    }
    assert sorted(text for text, step in steps.items() if step == 2) == [
        "02-NQ/TU 02/12/2020",  # due in December, with no conference after September
        "03-NQ/TU 31/12/2020",
        "07-NQ/TU 09/11/2022",
        "09-NQ/TU 23/12/2022",
        "12-NQ/TW 16/03/2022",  # due in March, held in June
        "46-CT/TW 27/07/2010",  # due in July, proposed for August, held in June
    ]
    assert [list(steps.values()).count(step) for step in (0, 1, 2)] == [7, 8, 6]


def test_kind_and_years_are_those_of_the_real_year_but_for_one(sample: Sample) -> None:
    other = [
        (one.name, one.kind, sample.proposed[one.name].kind)
        for one in justified(sample)
        if one.years is not None
        and (one.kind, one.years)
        != (sample.proposed[one.name].kind, sample.proposed[one.name].years)
    ]
    # The office summed this one up at five years.
    assert other == [("57-CT/TU 18/09/2020", "tong_ket", "so_ket")]


def test_texts_whose_own_period_ends_in_the_year_are_proposed_for_a_summing_up(
    sample: Sample,
) -> None:
    ended = sorted(one.name for one in sample.proposed.values() if one.of_a_period)
    assert ended == [
        "01-ĐA/TU 29/06/2021",
        "02-ĐA/TU 31/12/2021",
        "03/CTr-UBND 13/01/2021",
        "05-CT/TU 18/01/2021",
        "10-NQ/TU 06/03/2018",
        "37-KH/TU 29/06/2021",
    ]


def test_what_the_real_year_reviews_and_no_date_justifies_is_not_proposed(sample: Sample) -> None:
    missing = sorted(one.name for one in sample.real if one.name not in sample.proposed)
    assert missing == [
        "02/CTr-UBND 05/01/2021",  # four years, and no period of its own
        "05-CT/TW 15/05/2016",  # nine years
        "06-CT/TW 24/06/2021",  # four years
        "07-CT/TW 06/07/2021",  # four years
        "08-NQ/TU 10/04/2017",  # eight years; its period ended in 2020
        "13-CT/TU 15/12/2021",  # four years
    ]


def test_beyond_the_real_year_only_one_text_is_proposed(sample: Sample) -> None:
    reviewed = {one.name for one in sample.real}
    # Cited inside the title of the province's own resolution that carries it out.
    assert sorted(sample.proposed.keys() - reviewed) == ["20-NQ/TW 16/06/2022"]
    assert sample.still_open == ("20-NQ/TW 16/06/2022",)


def test_the_three_whose_years_do_not_fit_are_flagged_in_the_real_year(sample: Sample) -> None:
    assert sorted(sample.misfits) == [
        "05-CT/TW 15/05/2016",
        "06-CT/TW 24/06/2021",
        "07-CT/TW 06/07/2021",
    ]


def test_the_year_after_takes_what_recurs_and_nothing_that_was_done_once(sample: Sample) -> None:
    assert sorted(sample.recurring_next) == [
        "Báo cáo công tác tài chính Đảng năm 2025",
        "Báo cáo ước thu, chi ngân sách năm 2026, cho chủ trương về dự toán ngân sách năm 2027",
        "Sơ kết công tác 6 tháng đầu năm, triển khai chương trình công tác quý III/2026",
        "Sơ kết công tác 9 tháng, triển khai Chương trình công tác quý IV/2026",
        "Sơ kết công tác quý I, triển khai chương trình công tác quý II/2026",
    ]


def test_the_year_after_proposes_again_what_was_reviewed_too_early_and_says_so(
    sample: Sample,
) -> None:
    again = "; xem có cần làm lại."
    assert sample.reviews_next == {
        "05-CT/TW 15/05/2016": f"Đã tổng kết 10 năm tháng 4/2025, sớm 13 tháng so với mốc 15/5/2026{again}",
        "06-CT/TW 24/06/2021": f"Đã sơ kết 05 năm tháng 6/2025, sớm 12 tháng so với mốc 24/6/2026{again}",
        "07-CT/TW 06/07/2021": f"Đã sơ kết 05 năm tháng 6/2025, sớm 13 tháng so với mốc 06/7/2026{again}",
        "02-ĐA/TU 31/12/2021": f"Đã sơ kết tháng 7/2025, sớm 18 tháng so với mốc 31/12/2026{again}",
    }


def test_of_each_other_text_due_in_the_year_after_the_page_says_why_it_is_not_proposed(
    sample: Sample,
) -> None:
    assert sample.unproposed_next == {
        "02/CTr-UBND 05/01/2021": "Đã sơ kết ở hội nghị chuyên đề (tháng 8/2025).",
        "03/CTr-UBND 13/01/2021": "Đã sơ kết ở hội nghị chuyên đề (tháng 8/2025).",
        "05-CT/TU 18/01/2021": "Đã tổng kết ở hội nghị chuyên đề (đầu tháng 7/2025).",
        "37-KH/TU 29/06/2021": "Đã tổng kết ở hội nghị chuyên đề (tháng 4/2025).",
        "01-ĐA/TU 29/06/2021": "Đã tổng kết ở hội nghị chuyên đề (đầu tháng 7/2025).",
        "13-CT/TU 15/12/2021": "Đã tổng kết ở hội nghị lần thứ 22 (tháng 6/2025).",
    }
    assert {*sample.reviews_next, *sample.unproposed_next} == set(sample.due_next)
