"""Spaces and dashes out of place, each with its mending; what is typed right is left alone."""

from __future__ import annotations

import pytest

from programme.checks.spacing import (
    double_spaces,
    spaces_before_signs,
    spaces_missing,
    uneven_dashes,
)
from tests.programme.checks.passages import marked, passage, passages


def test_two_spaces_become_one() -> None:
    [found] = double_spaces(passage("ngày 15/5/2016  của Bộ Chính trị"))
    assert (found.mended_text, found.message) == (
        "ngày 15/5/2016 của Bộ Chính trị",
        "Thừa dấu cách giữa hai từ. Hãy để một dấu cách.",
    )


@pytest.mark.parametrize(
    "text", ["  Chỉ thị của Tỉnh uỷ  ", "ngày      tháng     năm 2025", "Số        -CTr/TU", "a b"]
)
def test_ends_of_a_text_and_blanks_of_a_draft_are_no_double_spaces(text: str) -> None:
    assert double_spaces(passage(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("quốc phòng , an ninh", (" ,", ",")),
        ("Nhà nước ; kiểm tra", (" ;", ";")),
        ("chương trình .", (" .", ".")),
        ("quốc phòng ,an ninh", (" ,", ", ")),
        ("( chuyên đề)", (" ", "")),
        ("phong trào “Xanh - Sạch - Đẹp ”", (" ", "")),
    ],
)
def test_a_space_before_a_sign_or_inside_brackets_goes(text: str, found: tuple[str, str]) -> None:
    assert marked(spaces_before_signs(passage(text))) == [found]


@pytest.mark.parametrize(
    "text",
    ["văn hoá, xã hội; y tế.", "tiết kiệm ...", "lúc 7 :30", "(chuyên đề)", "tăng .5", "a “b” c"],
)
def test_signs_that_stand_right_are_left_alone(text: str) -> None:
    assert spaces_before_signs(passage(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("quốc phòng,an ninh", (",", ", ")),
        ("bảo vệ Tổ quốc”,“Đồng hành", (",", ", ")),
        ("kiểm tra;giám sát", (";", "; ")),
        ("nội dung:thông qua", (":", ": ")),
        ("cụm công nghiệp,....Duy trì tốc độ", (",....", ",.... ")),
        ("của tỉnh.Tập trung chỉ đạo", (".", ". ")),
    ],
)
def test_a_missing_space_is_added(text: str, found: tuple[str, str]) -> None:
    assert marked(spaces_missing(passage(text))) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "tăng 8,8%; đạt 1.320 đảng viên; lúc 7:30",
        "TP.Hồ Chí Minh; ThS.Nguyễn Văn A; P.Bí thư; v.v.",
        "thư về vptu.haugiang@tinh.gov.vn, trang dangcongsan.vn",
        "Quyết định số 1735/CTr-UBND,",
        "kết luận,… của Trung ương",
    ],
)
def test_figures_short_forms_and_addresses_need_no_space(text: str) -> None:
    assert spaces_missing(passage(text)) == []


def test_a_dash_with_one_space_gets_the_other() -> None:
    texts = passages("05 năm (2021 -2025)", "giai đoạn 2026 - 2030", "kinh tế- xã hội")
    assert marked(uneven_dashes(texts)) == [(" -", " - "), ("- ", " - ")]


def test_a_range_written_otherwise_than_most_follows_them() -> None:
    texts = passages("2020 - 2025", "2021 - 2030", "2026–2030", "30/4/1975-30/4/2025")
    assert marked(uneven_dashes(texts)) == [("–", " - "), ("-", " - ")]


@pytest.mark.parametrize(
    "texts",
    [
        ("2020-2025", "2021-2030"),
        ("Chỉ thị số 42-CT/TW ngày 24-3-2020", "nhiệm kỳ 2020 - 2025"),
        ("chính trị - xã hội", "Xanh - Sạch - Đẹp", "tuần 02-03", "pa-nô"),
    ],
)
def test_an_even_habit_codes_and_dates_are_left_alone(texts: tuple[str, ...]) -> None:
    assert uneven_dashes(passages(*texts)) == []
