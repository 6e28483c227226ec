"""Figures that do not add up are pointed out with the numbers."""

from __future__ import annotations

import pytest

from programme.checks.sums import part_over_whole, parts_of_a_total, shares_of_a_whole
from tests.programme.checks.passages import passage, words


def test_shares_that_do_not_make_a_hundred_are_pointed_out() -> None:
    text = "Cơ cấu kinh tế khu vực I: 20,84%, khu vực II: 40,84%, khu vực III: 32,25%."
    [found] = shares_of_a_whole(passage(text))
    assert found.message == (
        "Các tỷ trọng cộng lại được 93,93%, thiếu 6,07% so với 100%. Hãy xem lại số liệu hoặc ghi"
        " phần còn lại."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Cơ cấu kinh tế: khu vực I 20,8%, khu vực II 40,9%, khu vực III 32,2%, thuế 6,1%.",
        "Cơ cấu: nông nghiệp 33,3%, công nghiệp 33,3%, dịch vụ 33,3%.",
        "Tốc độ tăng trưởng tăng 8,8%, khu vực I tăng 3,38%, khu vực II tăng 14,39%.",
        "Cơ cấu lại ngành nông nghiệp; tỷ lệ hộ nghèo 2%, tỷ lệ lao động 71%",
        "Chuyển dịch cơ cấu: khu vực I giảm 2%, khu vực II tăng 1%, khu vực III tăng 1%.",
    ],
)
def test_growth_and_shares_that_add_up_are_right(text: str) -> None:
    assert shares_of_a_whole(passage(text)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Tổng thu ngân sách 8.300 tỷ đồng, trong đó: thu nội địa 8.600 tỷ đồng.",
            "Các phần cộng lại được 8.600 tỷ đồng, khác với tổng số 8.300 tỷ đồng. Hãy xem lại số"
            " liệu.",
        ),
        (
            "Tổng kim ngạch xuất nhập khẩu 1.333 triệu USD. Trong đó, kim ngạch xuất khẩu 953 triệu"
            " USD; kim ngạch nhập khẩu 390 triệu USD.",
            "Các phần cộng lại được 1.343 triệu USD, khác với tổng số 1.333 triệu USD. Hãy xem lại"
            " số liệu.",
        ),
        (
            "Tổng vốn 1.000 tỷ đồng, gồm: vốn trung ương 600 tỷ đồng, vốn địa phương 300 tỷ đồng.",
            "Các phần cộng lại được 900 tỷ đồng, khác với tổng số 1.000 tỷ đồng. Hãy xem lại số liệu.",
        ),
    ],
)
def test_parts_that_do_not_fit_their_total_are_pointed_out(text: str, message: str) -> None:
    assert [found.message for found in parts_of_a_total(passage(text))] == [message]


@pytest.mark.parametrize(
    "text",
    [
        "Tổng thu ngân sách 8.300 tỷ đồng, trong đó: thu nội địa 7.600 tỷ đồng.",
        "Tổng kim ngạch 1.333 triệu USD. Trong đó, xuất khẩu 943 triệu USD; nhập khẩu 390 triệu USD.",
        "Tốc độ tăng trưởng kinh tế tăng 8,8%, trong đó, khu vực I tăng 3,38%, khu vực II tăng 14,39%.",
        "Kết nạp 1.320 đảng viên, trong đó có 30% là nữ.",
        "Toàn tỉnh có 51 xã; tổng vốn 200 tỷ đồng, trong đó hỗ trợ 75 xã",
        "Ban Chỉ đạo gồm 15 đồng chí",
    ],
)
def test_parts_that_fit_or_are_of_another_unit_are_right(text: str) -> None:
    assert parts_of_a_total(passage(text)) == []


def test_more_than_there_are_is_pointed_out() -> None:
    text = "nâng tổng số xã nông thôn mới lên 53/51 xã; 43/51 xã; ngày 30/4 xã hội"
    assert words(part_over_whole(passage(text))) == ["53/51"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Tổng số 150 đảng viên, trong đó 90 đảng viên nam, 70 đảng viên nữ.", 1),
        ("Thu 1.250,5 tỷ đồng, gồm nội địa 1.000 tỷ đồng và xuất nhập khẩu 350,5 tỷ đồng.", 1),
        ("Thu 1.250,5 tỉ đồng, gồm nội địa 1.000,5 tỉ đồng và xuất nhập khẩu 250 tỉ đồng.", 0),
        ("Tổng số 12.500 hộ, trong đó 1.200 hộ nghèo và 900 hộ cận nghèo.", 0),
        ("Thành lập 45 doanh nghiệp, vốn 500 tỷ đồng, gồm 30 doanh nghiệp tư nhân.", 0),
    ],
)
def test_totals_with_dots_commas_and_the_words_tong_so_are_added_up(text: str, count: int) -> None:
    assert len(parts_of_a_total(passage(text))) == count
