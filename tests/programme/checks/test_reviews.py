"""Reviews against dates: wrong, late, short of their years, or at odds with the sentence above."""

from __future__ import annotations

import datetime

import pytest

from programme.checks.cited_passages import cited
from programme.checks.passages import Passage, PassageRole, Period
from programme.checks.reviews import contradicted_lead_ins, review_years
from programme.findings import Severity, TextFinding

APRIL = Period(datetime.date(2025, 4, 1), datetime.date(2025, 4, 30), is_meeting=True)
JULY = Period(datetime.date(2025, 7, 1), datetime.date(2025, 7, 10), is_meeting=True)
YEAR = Period(datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))
QUARTER = Period(datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))


def reviewed(text: str, period: Period | None) -> list[TextFinding]:
    return [
        found
        for each in cited([Passage("II.2.5", text, PassageRole.ITEM, "", period)])
        for found in review_years(each)
    ]


def test_ten_years_a_year_too_early_are_an_error() -> None:
    [found] = reviewed("Tổng kết 10 năm thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016", APRIL)
    assert (found.kind, found.severity, found.message) == (
        "review_misfit",
        Severity.ERROR,
        "Chỉ thị số 05-CT/TW ngày 15/5/2016 đến ngày 15/5/2026 mới tròn 10 năm; thời gian họp"
        " (tháng 4/2025) là sớm 12 tháng. Hãy xem lại ngày ban hành, số năm hoặc thời gian.",
    )


def test_some_months_early_are_a_note() -> None:
    [found] = reviewed("Sơ kết 03 năm thực hiện Nghị quyết số 07-NQ/TU ngày 09/11/2022", JULY)
    assert (found.kind, found.severity, found.message) == (
        "review_short",
        Severity.NOTE,
        "Nghị quyết số 07-NQ/TU ngày 09/11/2022 đến ngày 09/11/2025 mới tròn 3 năm; thời gian họp"
        " (tháng 7/2025) là sớm 4 tháng. Hãy cân nhắc thời gian.",
    )


def test_a_text_reviewed_along_with_another_is_noted_only_when_some_months_short() -> None:
    text = (
        "Sơ kết 05 năm thực hiện Quy định số 08-QĐ/TW ngày 25/4/2020 gắn với Quy định số 1972-QĐ/TU"
        " ngày 23/{}/2020"
    )
    [found] = reviewed(text.format("9"), APRIL)
    assert (found.kind, found.severity, found.text[slice(*found.span or (0, 0))][-10:]) == (
        "review_short",
        Severity.NOTE,
        "1972-QĐ/TU",
    )
    assert reviewed(text.format("5"), APRIL) == []


def test_most_of_a_year_late_is_a_warning() -> None:
    [found] = reviewed("Tổng kết 10 năm thực hiện Chỉ thị số 40-CT/TW ngày 22/8/2014", APRIL)
    assert (found.kind, found.severity, found.message) == (
        "review_late",
        Severity.WARNING,
        "Chỉ thị số 40-CT/TW ngày 22/8/2014 đã tròn 10 năm từ ngày 22/8/2024; thời gian họp"
        " (tháng 4/2025) là muộn 7 tháng. Hãy xem lại ngày ban hành, số năm hoặc thời gian.",
    )


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020", APRIL),
        ("Tổng kết 10 năm thực hiện Kết luận số 114-KL/TW ngày 14/7/2015", APRIL),
        ("Tổng kết thực hiện Nghị quyết số 08-NQ/TU ngày 10/4/2017", APRIL),
        ("Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW", APRIL),
        ("Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2010", None),
        (
            "Sơ kết 05 năm thực hiện Quy định số 08-QĐ/TW ngày 25/4/2020 gắn với Quy định số"
            " 1972-QĐ/TU ngày 23/5/2021",
            APRIL,
        ),
        ("Tổng kết 10 năm thực hiện Chỉ thị số 40-CT/TW ngày 22/11/2015", YEAR),
        ("Tổng kết 10 năm thực hiện Chỉ thị số 40-CT/TW ngày 22/11/2013", QUARTER),
        ("khảo sát, tổng kết 15 năm thực hiện Chỉ thị số 38-CT/TW ngày 07/9/2009", QUARTER),
        (
            "Triển khai Kết luận số 38-KL/TW ngày 13/11/2018 về tổng kết 10 năm thực hiện Nghị quyết"
            " số 22-NQ/TW ngày 02/02/2008",
            APRIL,
        ),
    ],
)
def test_what_fits_or_cannot_be_judged_is_left_alone(text: str, period: Period | None) -> None:
    assert reviewed(text, period) == []


def test_a_paper_of_the_year_before_the_day_is_an_error() -> None:
    text = "tổng kết 05 năm thực hiện Đề án số 01-ĐA/TU ngày 29/6/2021"
    assert [found.kind for found in reviewed(text, YEAR)] == ["review_misfit"]


def test_a_lead_in_at_odds_with_its_items_is_found_once() -> None:
    lead_in = "Tổng kết các chỉ thị, nghị quyết của Tỉnh uỷ:"
    texts = [
        "Nghị quyết số 02-NQ/TU",
        "Sơ kết 03 năm thực hiện Đề án số 05-ĐA/TU",
        "Sơ kết Đề án số 02-ĐA/TU",
    ]
    items = [Passage(f"II.4.{i}", text, PassageRole.ITEM, lead_in) for i, text in enumerate(texts)]
    [found] = contradicted_lead_ins(items)
    assert (found.where, found.message) == (
        "II.4.1",
        "Câu dẫn ở trên là “Tổng kết”, mục này (cùng với 1 mục khác) lại là “Sơ kết”. Hãy sửa câu"
        " dẫn hoặc tách các mục ấy ra.",
    )
    assert contradicted_lead_ins(items[:1]) == []
