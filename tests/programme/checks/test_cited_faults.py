"""What is wrong with a citation while it is typed: its own parts, and what the register says otherwise."""

from __future__ import annotations

import datetime

import pytest

from programme.checks.cited_faults import cited_faults
from programme.citations import Citation

D = datetime.date
REGISTER = (
    Citation(
        "Chỉ thị", "42", "CT/TW", D(2020, 3, 24), "Ban Bí thư", "XII", "phòng, chống thiên tai"
    ),
    Citation("Nghị quyết", "18", "NQ/TW", D(2017, 10, 25), "Ban Chấp hành Trung ương", "XII"),
    Citation("Nghị quyết", "07", "NQ/TU", D(2021, 4, 12), "Tỉnh uỷ"),
)
Told = tuple[str, str, str | None]


def told(words: str) -> list[Told]:
    """(kind, words in question, mending) of each fault."""
    found = cited_faults(words, REGISTER)
    return [(one.kind, words[slice(*one.span or (0, 0))], one.mend) for one in found]


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        ("Sơ kết Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư khoá XII", []),
        ("Chỉ thị số 42-CT/TW", []),
        # Another text of another term bears the same number.
        ("Chỉ thị số 42-CT/TW ngày 16/02/2010 của Ban Bí thư khoá X", []),
        (
            "Chỉ thị số 42-CT/TW ngày 24/3/2021 của Ban Bí thư",
            [("register_date", "24/3/2021", "24/3/2020")],
        ),
        (
            "Chỉ thị số 42-CT/TW ngày 24 tháng 3 năm 2021 của Ban Bí thư",
            [("register_date", "24 tháng 3 năm 2021", None)],
        ),
        (
            "Nghị quyết số 18-NQ/TU ngày 25/10/2017",
            [("register_symbol", "18-NQ/TU", "18-NQ/TW")],
        ),
        (
            "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Bộ Chính trị",
            [("register_issuer", "Bộ Chính trị", "Ban Bí thư")],
        ),
        (
            "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư Trung ương Đảng khoá XI",
            [
                ("citation_term", "Chỉ thị số 42-CT/TW", None),
                ("register_term", "XI", "XII"),
            ],
        ),
        # Bodies that go by several names.
        ("Nghị quyết số 18-NQ/TW ngày 25/10/2017 của BCH Trung ương", []),
        ("Nghị quyết số 07-NQ/TU ngày 12/4/2021 của Ban Chấp hành Đảng bộ tỉnh", []),
        # A citation that the register does not know is judged by itself.
        ("Quy định số 144-CT/TW", [("citation_symbol", "Quy định số 144-CT/TW", None)]),
        ("Nghị quyết số 12/NQ-TW", [("swapped_signs", "12/NQ-TW", "12-NQ/TW")]),
        ("Quy định 99-QĐ/TW", [("citation_so", "Quy định 99-QĐ/TW", "Quy định số 99-QĐ/TW")]),
        (
            "Nghị định số 28/2021/NĐ-CP ngày 26/3/2022",
            [("code_year", "Nghị định số 28/2021/NĐ-CP ngày 26/3/2022", None)],
        ),
        # A date outside a citation is no business of citations.
        ("Họp ngày 24/03/2020", []),
        ("", []),
    ],
)
def test_each_fault_points_at_its_words_and_offers_only_a_safe_mending(
    words: str, faults: list[Told]
) -> None:
    assert told(words) == faults


def test_the_sentence_says_what_the_register_holds() -> None:
    [fault] = cited_faults("Chỉ thị số 42-CT/TW ngày 24/3/2021 của Ban Bí thư", REGISTER)
    assert fault.message == "Danh mục ghi Chỉ thị số 42-CT/TW ngày 24/3/2020. Hãy xem lại ngày."
