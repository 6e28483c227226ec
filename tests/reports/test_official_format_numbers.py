"""No check of the official format is forgotten: each number has a test that bears it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.any_database

TESTS = Path(__file__).resolve().parents[1]


def test_every_check_from_k01_to_k80_is_named_by_a_test() -> None:
    named = {
        int(number)
        for path in TESTS.rglob("test_*.py")
        for name in re.findall(r"(?m)^def test_((?:k\d\d_)+)", path.read_text())
        for number in re.findall(r"k(\d\d)", name)
    }
    assert set(range(1, 81)) - named == set()
