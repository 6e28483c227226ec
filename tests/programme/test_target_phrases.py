"""Targets in the office's sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from programme.target_phrases import TargetPhrase, find_targets
from programme.target_units import unit_at
from tests.timing import least_seconds


def one(
    name: str,
    value: str | None,
    unit: str = "",
    comparator: str = "=",
    *,
    most: str | None = None,
    of: str | None = None,
    change: str = "",
) -> TargetPhrase:
    figures = [None if text is None else Decimal(text) for text in (value, most, of)]
    return TargetPhrase(name, figures[0], unit, comparator, figures[1], figures[2], change)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Kết nạp 1.320 đảng viên.", [one("Kết nạp", "1320", "đảng viên")]),
        (
            "Chi bộ có chi ủy thực hiện ít nhất 02 cuộc kiểm tra",
            [one("Chi bộ có chi ủy", "2", "cuộc", ">=")],
        ),
        ("Số hộ tham gia đoàn thể đạt 82,81%", [one("Số hộ tham gia đoàn thể", "82.81", "%")]),
        ("Điểm số (PCI, PAPI) cao hơn năm 2024", [one("Điểm số (PCI, PAPI)", None, "", ">")]),
        ("Chỉ số PCI bằng hoặc cao hơn năm 2024", [one("Chỉ số PCI", None, "", ">=")]),
        ("GRDP tăng 8,8%", [one("GRDP", "8.8", "%", change="increase")]),
        (
            "Giảm tỷ lệ hộ nghèo 0,74% trở lên",
            [one("tỷ lệ hộ nghèo", "0.74", "%", ">=", change="decrease")],
        ),
        (
            "Tỷ lệ hộ nghèo giảm còn dưới 1,5%",
            [one("Tỷ lệ hộ nghèo", "1.5", "%", "<", change="decrease")],
        ),
        ("Tỷ suất sinh không quá 1,2%", [one("Tỷ suất sinh", "1.2", "%", "<=")]),
        (
            "Thu nhập bình quân khoảng 95 triệu đồng/người/năm",
            [one("Thu nhập bình quân", "95", "triệu đồng/người/năm", "~")],
        ),
        (
            "Tốc độ tăng trưởng từ 8,5% đến 9%",
            [one("Tốc độ tăng trưởng", "8.5", "%", "range", most="9")],
        ),
        (
            "Kết nạp từ 1.200 đến 1.300 đảng viên mới",
            [one("Kết nạp", "1200", "đảng viên", "range", most="1300")],
        ),
        ("Số xã đạt chuẩn 43/51 xã", [one("Số xã đạt chuẩn", "43", "xã", of="51")]),
        (
            "Giá trị sản phẩm trên 01 ha đất trồng trọt đạt 150 triệu đồng",
            [one("Giá trị sản phẩm trên 01 ha đất trồng trọt", "150", "triệu đồng")],
        ),
        (
            "Số bác sĩ trên 10.000 dân đạt 11 bác sĩ",
            [one("Số bác sĩ trên 10.000 dân", "11", "bác sĩ")],
        ),
        (
            "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng dưới 10,4%",
            [one("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng", "10.4", "%", "<")],
        ),
        (
            "Trên 95% hộ gia đình đạt chuẩn văn hóa",
            [one("hộ gia đình đạt chuẩn văn hóa", "95", "%", ">")],
        ),
        (
            "Phấn đấu tối thiểu 20 sản phẩm OCOP đạt từ 3 sao trở lên",
            [one("OCOP đạt từ 3 sao", "20", "sản phẩm", ">=")],
        ),
        ("Thu ngân sách (tỷ đồng): 9.150", [one("Thu ngân sách", "9150", "tỷ đồng")]),
        (
            "Tổng thu 8.300 tỷ đồng, trong đó: thu nội địa 7.600 tỷ đồng",
            [one("Tổng thu", "8300", "tỷ đồng"), one("thu nội địa", "7600", "tỷ đồng")],
        ),
        (
            "kéo giảm ít nhất 5% số vụ phạm tội (nhất là tội phạm nghiêm trọng)",
            [one("số vụ phạm tội", "5", "%", ">=", change="decrease")],
        ),
        ("Kiềm chế tai nạn giao thông", []),
        ("Chỉ số cải cách hành chính nằm trong nhóm 20 tỉnh dẫn đầu", []),
    ],
)
def test_a_sentence_gives_its_targets(text: str, targets: list[TargetPhrase]) -> None:
    assert list(find_targets(text)) == targets


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("%", "%"),
        (" tỷ đồng", "tỷ đồng"),
        (" triệu đồng / người", "triệu đồng/người"),
        (" triệu USD.", "triệu USD"),
        (" đảng viên mới", "đảng viên"),
        (" cuộc kiểm tra", "cuộc"),
        (" xã nông thôn mới", "xã"),
        (" nghìn tấn", "nghìn tấn"),
        (" so với năm 2024", ""),
        ("", ""),
    ],
)
def test_the_unit_is_the_word_behind_the_figure(text: str, unit: str) -> None:
    assert unit_at(text, 0)[0] == unit


@pytest.mark.parametrize(
    "text", ["đạt 1" * 5000, "1.000" * 5000, "từ 1 đến " * 3000, "(" * 9000, "trên " * 5000]
)
def test_strange_texts_take_no_time(text: str) -> None:
    assert least_seconds(lambda: find_targets(text)) < 2.0
