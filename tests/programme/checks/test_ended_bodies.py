"""Which kinds of bodies a paper may no longer name."""

from __future__ import annotations

import datetime

import pytest

from programme.checks.ended_bodies import ended_kinds_named

BEFORE, AFTER = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)


@pytest.mark.parametrize(
    ("text", "day", "named"),
    [
        ("Ban cán sự đảng, đảng đoàn", AFTER, ["ban cán sự đảng", "đảng đoàn"]),
        ("Ban cán sự đảng, đảng đoàn", BEFORE, []),
        ("Các huyện ủy và tương đương", AFTER, ["huyện uỷ"]),
        ("Ban Dân vận Tỉnh uỷ", AFTER, ["ban dân vận"]),
        ("Đảng uỷ Khối các cơ quan", AFTER, ["đảng uỷ khối"]),
        ("Ban Tuyên giáo và Dân vận Tỉnh uỷ", AFTER, []),
        ("Đảng uỷ Uỷ ban nhân dân tỉnh", AFTER, []),
        ("", AFTER, []),
    ],
)
def test_ended_kinds_are_named_from_july_2025_on(
    text: str, day: datetime.date, named: list[str]
) -> None:
    assert ended_kinds_named(text, day) == named
