"""Reviews named in items, and the years a directive reaches."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.milestones import (
    Milestone,
    Review,
    agrees,
    due_date,
    find_reviews,
    inherited_kind,
    milestones_in,
)
from tests.timing import least_seconds

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"


@pytest.mark.parametrize(
    ("text", "reviews"),
    [
        ("Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020", [Review("so_ket", 5, ("42-CT/TW",))]),
        ("Tổng kết Chỉ thị số 13-CT/TU", [Review("tong_ket", None, ("13-CT/TU",))]),
        (
            "Tổng kết thực hiện Kế hoạch số 37-KH/TU của Tỉnh ủy về luân chuyển cán bộ gắn với sơ kết thực hiện Quy định số 1119-QĐ/TU",
            [Review("tong_ket", None, ("37-KH/TU",)), Review("so_ket", None, ("1119-QĐ/TU",))],
        ),
        (
            "sơ kết 05 năm thực hiện Quy định số 08-QĐi/TW của Ban Chấp hành Trung ương khóa XII gắn với Quy định số 1972-QĐ/TU",
            [Review("so_ket", 5, ("08-QĐi/TW", "1972-QĐ/TU"))],
        ),
        (
            "sơ kết 05 năm thực hiện Kết luận số 38-KL/TW của Bộ Chính trị về tổng kết 10 năm thực hiện Nghị quyết số 22-NQ/TW",
            [Review("so_ket", 5, ("38-KL/TW",))],
        ),
        (
            "Tổng kết 10 năm Chỉ thị số 1-CT/TU và Kết luận số 2-KL/TU theo Hướng dẫn số 3-HD/TW",
            [Review("tong_ket", 10, ("1-CT/TU", "2-KL/TU"))],
        ),
        ("Sơ kết công tác quý I, triển khai chương trình công tác quý II/2025", [Review("so_ket", None, (), "quý I/2025")]),
        (
            "Sơ kết công tác 6 tháng đầu năm, triển khai chương trình công tác quý III/2025",
            [Review("so_ket", None, (), "6 tháng đầu năm 2025")],
        ),
        ("Sơ kết 06 tháng thực hiện nhiệm vụ", [Review("so_ket", None, (), "06 tháng")]),
        ("Tổng kết công tác kiểm tra, nhiệm kỳ 2020 - 2025", [Review("tong_ket", None, (), "nhiệm kỳ 2020 - 2025")]),
        ("báo cáo tổng kết công tác xây dựng Đảng 05 năm (2021 -2025)", [Review("tong_ket", 5, (), "2021 - 2025")]),
        (
            "Báo cáo tổng kết: Chỉ thị số 35-CT/TW; công tác xây dựng Đảng nhiệm kỳ 2020 - 2025; tổng kết 15 năm thực hiện Điều lệ Đảng",
            [
                Review("tong_ket", None, ("35-CT/TW",)),
                Review("tong_ket", None, (), "nhiệm kỳ 2020 - 2025"),
                Review("tong_ket", 15, ()),
            ],
        ),
        (
            "Báo cáo tổng kết Quy chế cán bộ Đoàn; Nghị quyết số 46-NQ/TW",
            [Review("tong_ket", None, (), "Quy chế cán bộ Đoàn")],
        ),
        ("Tổ chức sơ kết, tổng kết các văn bản lãnh đạo của Trung ương", []),
        ("Tổng kết và trao giải, phát động các Cuộc thi", []),
        ("tổng kết công tác kiểm tra; xây dựng quy chế nhiệm kỳ 2025 - 2030", []),
        ("Báo cáo công tác tài chính Đảng năm 2024", []),
        ("", []),
    ],
)  # fmt: skip
def test_the_reviews_an_item_names(text, reviews):
    assert list(find_reviews(text)) == reviews


def test_an_item_inherits_the_kind_of_its_lead_in_unless_it_says_otherwise():
    assert find_reviews("Nghị quyết số 02-NQ/TU về chuyển đổi số", inherited="tong_ket") == (
        Review("tong_ket", None, ("02-NQ/TU",)),
    )
    assert find_reviews("Sơ kết Đề án số 02-ĐA/TU", inherited="tong_ket") == (
        Review("so_ket", None, ("02-ĐA/TU",)),
    )
    assert find_reviews("Thực hiện quy trình nhân sự", inherited="tong_ket") == ()


def test_an_item_with_bullets_is_one_review_of_all_their_codes():
    bullets = ("Chương trình số 1735/CTr-UBND", "Chương trình số 02/CTr-UBND")
    assert find_reviews("Tổng kết các chương trình của Ủy ban nhân dân tỉnh", bullets=bullets) == (
        Review("tong_ket", None, ("1735/CTr-UBND", "02/CTr-UBND")),
    )
    assert find_reviews("Sơ kết 03 năm thực hiện các chương trình:", bullets=bullets) == (
        Review("so_ket", 3, ("1735/CTr-UBND", "02/CTr-UBND")),
    )


def test_bullets_under_a_general_phrase_are_no_review_of_their_own():
    text = "Sơ kết, tổng kết và triển khai các văn bản của Trung ương"
    assert find_reviews(text, bullets=("Công văn số 898-CV/TU",)) == ()


@pytest.mark.parametrize(
    ("lead_in", "kind"),
    [
        ("Tổng kết các chỉ thị, nghị quyết, đề án của Tỉnh ủy:", "tong_ket"),
        ("Sơ kết việc thực hiện các kết luận:", "so_ket"),
        ("Trình các báo cáo:", None),
        ("Tổng kết Chỉ thị số 13-CT/TU", None),
        ("", None),
    ],
)
def test_the_kind_a_lead_in_gives(lead_in, kind):
    assert inherited_kind(lead_in) == kind


def test_a_leap_day_falls_due_on_the_28th_in_a_common_year():
    assert due_date(date(2020, 3, 24), 5) == date(2025, 3, 24)
    assert (due_date(date(2020, 2, 29), 5), due_date(date(2020, 2, 29), 8000)) == (
        date(2025, 2, 28),
        date.max,
    )


def test_the_milestones_of_a_year():
    assert milestones_in(date(2020, 3, 24), 2025) == (Milestone(5, date(2025, 3, 24)),)
    assert milestones_in(date(2020, 3, 24), 2024) == ()
    assert milestones_in(date(2020, 3, 24), 2024, steps=(4,)) == (Milestone(4, date(2024, 3, 24)),)


@pytest.mark.parametrize(
    ("years", "directive", "conference", "answer"),
    [
        (5, date(2020, 3, 24), date(2025, 3, 1), True),
        (10, date(2016, 5, 15), date(2025, 4, 30), False),
        (5, date(2021, 6, 24), date(2025, 6, 30), False),
        (5, date(2021, 7, 6), date(2025, 6, 30), False),
        (3, date(2022, 11, 9), date(2025, 7, 1), True),
        (3, date(2022, 12, 23), date(2025, 7, 1), True),
        (None, date(2022, 12, 23), date(2025, 7, 1), None),
        (3, None, date(2025, 7, 1), None),
        (3, date(2022, 12, 23), None, None),
    ],
)
def test_whether_the_years_agree_with_the_dates(years, directive, conference, answer):
    assert agrees(years, directive, conference) is answer


def test_the_tolerance_may_be_smaller():
    assert agrees(3, date(2022, 11, 9), date(2025, 7, 10), tolerance_months=3) is False


@given(st.text(alphabet="sơ kết tổng các 05 năm số 1-CT/TW về:;.“”,\n", max_size=200))
def test_any_text_is_read_without_an_error(text):
    assert all(review.kind in ("so_ket", "tong_ket") for review in find_reviews(text))


@pytest.mark.parametrize(
    "piece", ["tổng kết ", "tổng kết số 1-CT/TW ", "tổng kết “", "tổng kết: a;", " "]
)
def test_a_hostile_text_of_100_kb_takes_no_more_than_linear_time(piece):
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        return least_seconds(lambda: find_reviews(text))

    assert seconds(100_000) < max(1.0, 30 * seconds(10_000))


@pytest.mark.parametrize("number", range(5))
def test_the_reviews_of_the_five_documents_are_found_exactly(number):
    path = SEEDS / f"seed-{number:03d}.json"
    if not path.exists():
        pytest.skip("the acceptance data is not here")
    document = json.loads(path.read_text(encoding="utf-8"))
    texts = {
        row["path"]: row["text"]
        for key in ("slots", "other_paragraphs", "items")
        for row in document[key]
    }
    lead_ins = {row["path"]: row["lead_in"] or "" for row in document["conferences"]}
    found: Counter[tuple[object, ...]] = Counter()
    for place, text in texts.items():
        parent = place.rpartition(".")[0]
        if ".-" in place and inherited_kind(texts.get(parent, "")):
            continue  # counted with the item above the bullets
        bullets = [below for key, below in texts.items() if key.startswith(f"{place}.-")]
        kind = inherited_kind(lead_ins.get(parent, ""))
        for review in find_reviews(text, inherited=kind, bullets=bullets):
            found[place, review.kind, review.years, review.codes] += 1
    expected = Counter(
        (row["at"], row["kind"], row["years"], tuple(row["codes"])) for row in document["reviews"]
    )
    assert found == expected
