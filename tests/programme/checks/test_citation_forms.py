"""How citations are written: what is missing, swapped or uneven, each with its mending."""

from __future__ import annotations

import pytest

from programme.checks.citation_forms import (
    date_padding,
    disagreeing_symbols,
    missing_of,
    missing_so,
    shared_symbols,
    swapped_signs,
    uneven_commas,
)
from programme.findings import Severity
from tests.programme.checks.passages import citing, marked, passage


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Tổng kết 15 năm thực hiện Chỉ thị 46-CT/TW, ngày 27/7/2010",
            [("Chỉ thị 46-CT/TW", "Chỉ thị số 46-CT/TW")],
        ),
        ("Nghị quyết 18/NQ-HĐND", [("Nghị quyết 18/NQ-HĐND", "Nghị quyết số 18/NQ-HĐND")]),
        ("Chỉ thị số 46-CT/TW; Chỉ thị số: 05-CT/TW", []),
        ("Kết luận số 62-KL/TW và 63-KL/TW", []),
        ("Luật Đất đai 31/2024/QH15", []),
    ],
)
def test_the_word_so_is_added(text: str, found: list[tuple[str, str]]) -> None:
    assert marked(missing_so(citing(text))) == found


def test_the_word_cua_is_added_before_the_issuer() -> None:
    text = "Nghị quyết số 45-NQ/TW ngày 24/11/2023 Hội nghị lần thứ tám Ban Chấp hành Trung ương"
    [found] = missing_of(citing(text))
    assert found.mended_text == text.replace("2023 Hội", "2023 của Hội")
    assert missing_of(citing(text.replace("2023 Hội", "2023 của Hội"))) == []


def test_commas_before_the_day_follow_most_of_the_paper() -> None:
    plain = "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư"
    odd = "Chỉ thị số 41-CT/TW, ngày 05/02/2015 của Ban Bí thư"
    [found] = uneven_commas(citing(plain, plain, odd))
    assert (found.mended_text, found.severity) == (odd.replace(", ngày", " ngày"), Severity.NOTE)
    [found] = uneven_commas(citing(odd, odd, plain))
    assert found.mended_text == plain.replace(" ngày", ", ngày")


def test_equally_many_commas_are_right_as_the_guideline_has_them() -> None:
    plain = "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư"
    odd = "Chỉ thị số 41-CT/TW, ngày 05/02/2015 của Ban Bí thư"
    assert [found.where for found in uneven_commas(citing(plain, odd))] == ["II.1"]
    assert uneven_commas(citing(plain, "Chỉ thị số 12-CT/TW (ngày 05/02/2015)")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ngày 5/3/2024", [("5/3/2024", "05/3/2024")]),
        ("ngày 09/08/2021", [("09/08/2021", "09/8/2021")]),
        ("ngày 15/1/2024", [("15/1/2024", "15/01/2024")]),
        ("ngày 5 tháng 03 năm 2024", [("5", "05"), ("03", "3")]),
        ("trong tháng 03/2025 và tháng 1 năm 2025", [("03", "3"), ("1", "01")]),
        ("ngày 05/3/2024, 15/02/2024, 27/5/2026, 10/10/2024, tháng 3/2025, 30/4", []),
        ("Tháng 12 năm 2025; 6 tháng đầu năm; 9 tháng năm 2025; quý I/2025; 43/51/2024 xã", []),
    ],
)
def test_zeros_of_dates_follow_the_guideline(text: str, found: list[tuple[str, str]]) -> None:
    assert marked(date_padding(passage(text))) == found


def test_a_day_that_no_calendar_has_is_an_error() -> None:
    [found] = date_padding(passage("ngày 31/02/2024"))
    assert (found.kind, found.severity, found.message) == (
        "no_such_date",
        Severity.ERROR,
        "Không có ngày 31/02/2024. Hãy xem lại ngày, tháng, năm.",
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nghị quyết số 66/NQ-TW ngày", [("66/NQ-TW", "66-NQ/TW")]),
        ("Chỉ thị số 05-CT-TU", [("05-CT-TU", "05-CT/TU")]),
        ("Nghị định số 30-NĐ/CP", [("30-NĐ/CP", "30/NĐ-CP")]),
        ("Quyết định số 150-QĐ/TTg", [("150-QĐ/TTg", "150/QĐ-TTg")]),
        ("số 42-CT/TW, 1735/CTr-UBND, 28/2021/NĐ-CP, 16915-CV/VPTW, 08-QĐi/TW", []),
        ("số 05-CT/TW-HD, 152-HĐBT, 1972-QĐ/TU", []),
    ],
)
def test_swapped_dash_and_slash_are_put_right(text: str, found: list[tuple[str, str]]) -> None:
    assert marked(swapped_signs(passage(text))) == found


def test_a_kind_with_the_symbol_of_another_is_named() -> None:
    [found] = disagreeing_symbols(citing("Quy định số 144-CT/TW ngày 09/5/2024 của Bộ Chính trị"))
    assert (marked([found]), found.message) == (
        [("Quy định số 144-CT/TW", None)],
        "“Quy định” không đi với ký hiệu CT/TW: ký hiệu này là của Chỉ thị. Hãy xem lại tên loại"
        " hoặc ký hiệu.",
    )


def test_right_symbols_and_the_old_one_of_regulations_are_left_alone() -> None:
    text = "Quy định số 08-QĐi/TW ngày 25/10/2018; Chỉ thị số 42-CT/TW; Công văn số 12/UBND-NC;"
    text += " Hướng dẫn số 05-HDLT/UBKTTW-BTCTW; Kế hoạch số 12-KHPH/BTG-MTTQ; Tờ trình số 7-XX/TU"
    assert disagreeing_symbols(citing(text)) == []


def test_numbers_under_one_symbol_are_a_note() -> None:
    [found] = shared_symbols(citing("theo Quyết định số 217, 218-QĐ/TW ngày 12/12/2013"))
    assert (found.severity, found.message) == (
        Severity.NOTE,
        "Số 217 dùng chung ký hiệu với số đứng sau. Hãy ghi đủ số, ký hiệu của từng văn bản:"
        " “số 217-QĐ/TW”.",
    )
    assert shared_symbols(citing("Quyết định số 217-QĐ/TW và 218-QĐ/TW")) == []
