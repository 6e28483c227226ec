"""Which wordings return every year, and how they read a year later."""

from __future__ import annotations

import pytest

from conferences.recurring import Shifted, is_recurring, next_text


@pytest.mark.parametrize(
    "text",
    [
        "Sơ kết công tác quý I, triển khai chương trình công tác quý II/2025",
        "Sơ kết công tác 6 tháng đầu năm, triển khai chương trình công tác quý III/2025",
        "Sơ kết công tác 9 tháng, triển khai Chương trình công tác quý IV/2025",
        "Tổng kết công tác năm 2025, phương hướng, nhiệm vụ năm 2026",
        "Báo cáo công tác tài chính Đảng năm 2024",
        "Báo cáo công tác tài chính đảng",
        "Báo cáo ước thu, chi ngân sách năm 2025, cho chủ trương về dự toán ngân sách năm 2026",
        "Tình hình kinh tế - xã hội 6 tháng đầu năm",
        "Kiểm điểm tập thể, cá nhân Ban Thường vụ Tỉnh ủy năm 2025",
        "Báo cáo kết quả kiểm tra, giám sát và thi hành kỷ luật đảng năm 2025",
        "Tong ket cong tac nam 2026",
        "So ket cong tac quy I/2026",
        "Bao cao thu, chi ngan sach",
        "Tình hình kinh tế – xã hội 9 tháng",
    ],
)
def test_what_is_reported_for_a_period_returns(text: str) -> None:
    assert is_recurring(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện quy trình giới thiệu nhân sự theo chỉ đạo của Trung ương",
        "Trình Ban Chấp hành Văn kiện Đại hội lần thứ XV nhiệm kỳ 2025 - 2030 (lần thứ 1)",
        "Tổng kết công tác kiểm tra, giám sát của Đảng, nhiệm kỳ 2020 - 2025",
        "Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư",
        "Báo cáo kết quả kỷ niệm 50 năm Ngày giải phóng năm 2025",
        "Bầu bổ sung Uỷ viên Ban Thường vụ năm 2025",
        "Công tác cán bộ",
        "So ket 05 nam thuc hien Chi thi so 42-CT/TW nam 2025",
        "Tong ket nhiem ky 2020 - 2025",
        "Cho ý kiến về Đề án phát triển kinh tế - xã hội vùng ven biển",
    ],
)
def test_what_is_done_once_does_not(text: str) -> None:
    assert not is_recurring(text)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        (
            "Sơ kết công tác quý I, triển khai chương trình công tác quý II/2025",
            "Sơ kết công tác quý I, triển khai chương trình công tác quý II/2026",
        ),
        (
            "Báo cáo ước thu, chi ngân sách năm 2025, dự toán ngân sách năm 2026",
            "Báo cáo ước thu, chi ngân sách năm 2026, dự toán ngân sách năm 2027",
        ),
        ("Tong ket cong tac nam 2025", "Tong ket cong tac nam 2026"),
        ("Báo cáo tài chính Đảng năm 2024", "Báo cáo tài chính Đảng năm 2025"),
        ("Kế hoạch năm học 2025 - 2026", "Kế hoạch năm học 2026 - 2027"),
        (
            "Kết quả năm 2025 của Kế hoạch 5 năm 2021 - 2025, kể từ năm 1997",
            "Kết quả năm 2026 của Kế hoạch 5 năm 2021 - 2025, kể từ năm 1997",
        ),
    ],
)
def test_its_years_shift_by_one_and_other_runs_of_years_stand(text: str, later: str) -> None:
    assert next_text(text, year=2025, by=1) == Shifted(later)


def test_an_ordinal_is_continued_and_named_for_a_second_look() -> None:
    assert next_text("Nội dung trình kỳ họp thứ 19 năm 2025", year=2025, by=1) == Shifted(
        "Nội dung trình kỳ họp thứ 20 năm 2026",
        ("Kiểm tra lại số thứ tự “kỳ họp thứ 20”.",),
    )
