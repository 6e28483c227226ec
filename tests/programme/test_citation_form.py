"""How a paper cites: whole at first, one comma rule, kind and symbol agreeing."""

from __future__ import annotations

import pytest

from programme.citation_form import (
    disagreeing_symbols,
    incomplete_first_mentions,
    uneven_commas,
)
from programme.findings import Finding, Severity

WHOLE = "Chỉ thị số 42-CT/TW, ngày 24/3/2020 của Ban Bí thư về phòng, chống thiên tai"
PLAIN = "Quyết định số 290-QĐ/TW ngày 25/02/2010 của Bộ Chính trị về công tác dân vận"


def kinds(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(each.kind.removeprefix("citation_"), each.about, each.where) for each in findings]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (WHOLE, []),
        ("Chỉ thị 42-CT/TW ngày 24/3/2020 của Ban Bí thư về thiên tai", ["so"]),
        ("văn bản số 42-CT/TW ngày 24/3/2020 của Ban Bí thư về thiên tai", ["kind"]),
        ("Chỉ thị số 42-CT/TW của Ban Bí thư về thiên tai", ["date"]),
        ("Chỉ thị số 42-CT/TW ngày 24/3/2020 về thiên tai", ["issuer"]),
        ("Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư.", ["subject"]),
        ("Chỉ thị số 42-CT/TW", ["date", "issuer", "subject"]),
        ("Kế hoạch số 7-KH/TU ngày 09/08/2021 của Tỉnh uỷ về học tập", ["padding"]),
        ("Kế hoạch số 7-KH/TU ngày 9 tháng 8 năm 2021 của Tỉnh uỷ về học tập", ["padding"]),
        ("Kế hoạch số 7-KH/TU ngày 09 tháng 8 năm 2021 của Tỉnh uỷ về học tập", []),
        ("Quy định số 217, 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị về giám sát", []),
        ("Luật Đất đai số 31/2024/QH15", []),
        ("không viện dẫn văn bản nào", []),
        ("", []),
    ],
)
def test_the_first_mention_is_whole(text: str, missing: list[str]) -> None:
    found = kinds(incomplete_first_mentions([("II.1.1", text)]))
    assert [kind for kind, _, _ in found] == missing


def test_a_later_mention_needs_only_kind_and_number() -> None:
    texts = [("I", WHOLE), ("II.1", "thực hiện Chỉ thị số 42-CT/TW trên địa bàn")]
    assert incomplete_first_mentions(texts) == []


def test_the_same_number_of_another_day_is_another_text() -> None:
    texts = [("I", WHOLE), ("II.1", "Chỉ thị số 42-CT/TW ngày 16/4/2010")]
    assert kinds(incomplete_first_mentions(texts)) == [
        ("issuer", "Chỉ thị số 42-CT/TW", "II.1"),
        ("subject", "Chỉ thị số 42-CT/TW", "II.1"),
    ]


def test_a_finding_says_what_is_missing_where() -> None:
    assert incomplete_first_mentions([("II.3.9", WHOLE.replace(" số", ""))]) == [
        Finding(
            "citation_so",
            Severity.WARNING,
            "Thiếu chữ “số” trước số, ký hiệu.",
            "Chỉ thị 42-CT/TW",
            "II.3.9",
        )
    ]


@pytest.mark.parametrize(
    ("texts", "odd"),
    [
        ([WHOLE, WHOLE], []),
        ([PLAIN, PLAIN], []),
        ([WHOLE, PLAIN, PLAIN], ["Chỉ thị số 42-CT/TW"]),
        ([WHOLE, WHOLE, PLAIN], ["Quyết định số 290-QĐ/TW"]),
        ([WHOLE, PLAIN], ["Quyết định số 290-QĐ/TW"]),
        (["Chỉ thị số 42-CT/TW (ngày 24/3/2020)", WHOLE], []),
        ([], []),
    ],
)
def test_the_comma_before_the_day_is_uniform(texts: list[str], odd: list[str]) -> None:
    placed = [("I", text) for text in texts]
    assert [about for _, about, _ in kinds(uneven_commas(placed))] == odd


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        (WHOLE, []),
        ("Quy định số 144-CT/TW", ["Quy định số 144-CT/TW"]),
        ("Quy định số 08-QĐi/TW ngày 25/10/2018", []),
        ("Quy định số 08-QĐi/TW ngày 27/5/2026", ["Quy định số 08-QĐi/TW"]),
    ],
)
def test_kind_and_symbol_agree(text: str, odd: list[str]) -> None:
    assert [about for _, about, _ in kinds(disagreeing_symbols([("I", text)]))] == odd
