"""A year for the tests of the board, small or as full as a year can be."""

from __future__ import annotations

import datetime

from programme.models import Document
from tests import factories

TEXTS = (
    "Sơ kết tình hình thực hiện nhiệm vụ quý I, phương hướng nhiệm vụ quý II/2025",
    "Báo cáo tài chính Đảng",
    "Tổng kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư",
    "Công tác cán bộ",
    "Thảo luận văn kiện Đại hội đại biểu Đảng bộ tỉnh lần thứ XV",
)


def make_year(conferences: int, items: int) -> Document:
    """A year of 2025 with its conferences from ordinal 21 on, its items dealt out evenly."""
    programme = factories.make_programme()
    leads = [
        factories.make_agency(name)
        for name in ("Văn phòng Tỉnh uỷ", "Ban Tổ chức Tỉnh uỷ", "Đảng uỷ Công an tỉnh")
    ]
    text = factories.make_directive(number="42", date=datetime.date(2020, 3, 24))
    for number in range(conferences):
        hall = factories.make_conference(
            programme, ordinal=21 + number, first_month=1 + number * 12 // conferences
        )
        for index in range(items // conferences + (number < items % conferences)):
            words = TEXTS[(number + index) % len(TEXTS)]
            factories.make_item(
                programme,
                conference=hall,
                position=index + 1,
                text=words,
                lead=leads[index % len(leads)],
                directive=text if "42-CT/TW" in words else None,
            )
    return programme
