"""Does "Sơ kết 05 năm" agree with the dates: the sentences of what does not fit."""

from __future__ import annotations

import datetime

import pytest

from conferences.review_years import Meeting, Reviewed, misfits

D = datetime.date
MARCH_2025 = Meeting(D(2025, 3, 1), D(2025, 3, 31))
OF_2020 = Reviewed("Chỉ thị số 42-CT/TW", D(2020, 3, 24))
TEXT = "Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW"


def said(
    *, text: str = TEXT, kind: str = "so_ket", years: int | None = 5,
    reviewed: list[Reviewed] | None = None, meeting: Meeting = MARCH_2025,
) -> list[str]:  # fmt: skip
    texts = [OF_2020] if reviewed is None else reviewed
    return misfits(
        text=text, kind=kind, years=years, reviewed=texts, meeting=meeting, tolerance_months=6
    )


def test_years_that_fit_say_nothing() -> None:
    assert said() == []
    assert said(kind="", years=None) == []
    assert said(years=None) == []


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        (
            D(2021, 3, 24),
            "Chỉ thị số 42-CT/TW đến ngày 24/3/2026 mới tròn 5 năm; họp tháng 3/2025 là sớm 12 tháng"
            " (khi đó văn bản được 4 năm).",
        ),
        (
            D(2018, 3, 24),
            "Chỉ thị số 42-CT/TW đã tròn 5 năm từ ngày 24/3/2023; họp tháng 3/2025 là muộn 23 tháng"
            " (khi đó văn bản được 7 năm).",
        ),
    ],
)
def test_too_early_and_too_late_name_the_day_and_the_age(
    date: datetime.date, sentence: str
) -> None:
    assert said(reviewed=[Reviewed("Chỉ thị số 42-CT/TW", date)]) == [sentence]


def test_six_months_before_or_behind_still_fit() -> None:
    assert said(reviewed=[Reviewed("A", D(2020, 9, 24))]) == []
    assert said(reviewed=[Reviewed("A", D(2019, 10, 2))]) == []
    assert len(said(reviewed=[Reviewed("A", D(2020, 10, 2))])) == 1


def test_one_text_that_fits_is_enough() -> None:
    assert said(reviewed=[Reviewed("B", D(2010, 1, 1)), OF_2020]) == []


def test_a_text_without_date_cannot_be_compared() -> None:
    assert said(reviewed=[Reviewed("Chỉ thị số 42-CT/TW", None)]) == [
        "Chỉ thị số 42-CT/TW: danh mục chưa ghi ngày ban hành nên chưa đối chiếu được số năm."
    ]


def test_words_and_fields_that_differ_are_named() -> None:
    assert said(kind="tong_ket", years=10, reviewed=[]) == [
        "Nội dung ghi “sơ kết”, còn ô “Sơ kết, tổng kết” chọn “tổng kết”.",
        "Nội dung ghi 05 năm, còn ô “Số năm” ghi 10.",
    ]
