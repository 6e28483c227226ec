"""Kinds of directing texts and their symbols."""

from datetime import date

import pytest

from programme.directive_kinds import is_party_symbol, kind_named, kind_of_symbol, symbol_agrees


@pytest.mark.parametrize(
    ("kind", "symbol", "answer"),
    [
        ("Chỉ thị", "CT/TW", True),
        ("Quy định", "CT/TW", False),
        ("Quy định", "QĐ/TW", True),
        ("Quyết định", "QĐi/TW", False),
        ("Chương trình", "CTr-UBND", True),
        ("Nghị quyết", "QH15", True),
        ("Luật", "QH12", True),
        ("Nghị quyết", "NQ-HĐND", True),
        ("Công văn", "UBND-NC", True),
        ("Công văn", "BC/TU", False),
        ("Giấy khen", "GK/TU", True),
        ("CHỈ  THỊ", "CT/TU", True),
    ],
)
def test_a_kind_agrees_with_its_own_symbols(kind, symbol, answer):
    assert symbol_agrees(kind, symbol, date(2024, 5, 9)) is answer


def test_qdi_is_the_symbol_of_regulations_until_the_guideline_of_2026():
    assert symbol_agrees("Quy định", "QĐi/TW", date(2018, 10, 25)) is True
    assert symbol_agrees("Quy định", "QĐi/TW", date(2026, 5, 26)) is True
    assert symbol_agrees("Quy định", "QĐi/TW", date(2026, 5, 27)) is False
    assert symbol_agrees("Quy định", "QĐi/TW", None) is True


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("CT/TW", "Chỉ thị"),
        ("QĐ/TU", "Quyết định"),
        ("QĐi/TW", "Quy định"),
        ("TT/TW", "Thông tri"),
        ("TT-BNV", "Thông tư"),
        ("QH15", "Luật"),
        ("NĐ-CP", "Nghị định"),
        ("UBND-NC", ""),
    ],
)
def test_a_symbol_tells_the_kind_when_no_word_does(symbol, kind):
    assert kind_of_symbol(symbol) == kind


def test_party_symbols_have_a_slash():
    assert [is_party_symbol(symbol) for symbol in ("CT/TW", "CTr-UBND", "QH15", "CT-TW", "NQ")] == [
        True, False, False, False, True,
    ]  # fmt: skip


def test_kind_words_are_named_as_the_office_writes_them():
    assert kind_named("NGHỊ  QUYẾT") == "Nghị quyết"
