"""What citations say against each other and against the calendar."""

from __future__ import annotations

import datetime

import pytest

from programme.central_terms import central_term, is_of_central_term
from programme.checks.citation_facts import (
    code_years,
    dates_ahead,
    incomplete_first_mentions,
    same_numbers,
    two_subjects,
    wrong_issuers,
    wrong_terms,
)
from programme.findings import Severity
from tests.programme.checks.passages import citing, words

OF_2020 = "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư về phòng, chống thiên tai"
OF_2010 = "Chỉ thị số 42-CT/TW ngày 16/4/2010 của Bộ Chính trị về tăng cường đổi mới hoạt động"


def test_two_texts_of_two_terms_under_one_number_are_a_note() -> None:
    [found] = same_numbers(citing(OF_2020, "Nghị quyết khác", OF_2010))
    assert (found.severity, found.where, found.message) == (
        Severity.NOTE,
        "II.3",
        "Chỉ thị số 42-CT/TW ở đây ghi ngày 16/4/2010, ở mục II.1 ghi ngày 24/3/2020. Nếu là hai"
        " văn bản của hai nhiệm kỳ, hãy luôn ghi kèm ngày.",
    )


def test_dates_that_differ_in_one_figure_are_rather_a_slip() -> None:
    [found] = same_numbers(citing(OF_2020, OF_2020.replace("24/3/2020", "24/3/2021")))
    assert (found.severity, found.message.endswith("Hãy xem lại, có thể một ngày ghi nhầm.")) == (
        Severity.WARNING,
        True,
    )


def test_the_same_text_twice_or_without_date_is_right() -> None:
    assert same_numbers(citing(OF_2020, OF_2020, "Chỉ thị số 42-CT/TW")) == []


def test_one_text_with_two_titles_is_pointed_out() -> None:
    other = OF_2020.replace("phòng, chống thiên tai", "công tác dân vận chính quyền cơ sở")
    [found] = two_subjects(citing(OF_2020.replace("thiên tai", "thiên tai, bão lũ"), other))
    assert found.message == (
        "Chỉ thị số 42-CT/TW ở đây ghi trích yếu khác hẳn ở mục II.1. Hãy xem lại số hoặc trích yếu."
    )
    assert two_subjects(citing(OF_2020, OF_2020 + " và ứng phó biến đổi khí hậu")) == []


def test_the_year_in_a_code_is_that_of_its_date() -> None:
    text = "Nghị định số 28/2021/NĐ-CP ngày 26/3/2022 của Chính phủ"
    assert words(code_years(citing(text))) == ["Nghị định số 28/2021/NĐ-CP ngày 26/3/2022"]
    assert code_years(citing(text.replace("2022", "2021"))) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Thường vụ Tỉnh uỷ",
            "ký hiệu TW là của Trung ương Đảng",
        ),
        (
            "Nghị quyết số 05-NQ/TU ngày 01/6/2022 của Bộ Chính trị",
            "ký hiệu TU là của tỉnh uỷ, thành uỷ",
        ),
        (
            "Nghị định số 28/2021/NĐ-CP ngày 26/3/2021 của Ban Bí thư",
            "ký hiệu CP là của Chính phủ",
        ),
    ],
)
def test_an_issuer_under_anothers_symbol_is_named(text: str, fault: str) -> None:
    [found] = wrong_issuers(citing(text))
    assert f"nhưng {fault}. Hãy xem lại" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư Trung ương Đảng",
        "Nghị quyết số 05-NQ/TU ngày 01/6/2022 của Ban Chấp hành Đảng bộ tỉnh",
        "Hướng dẫn số 01-HD/BTCTW ngày 05/8/2022 của Ban Tổ chức Trung ương",
        "Quyết định số 323/QĐ-TTg ngày 30/3/2023 của Thủ tướng Chính phủ",
        "Chỉ thị số 42-CT/TW",
    ],
)
def test_issuers_under_their_own_symbol_are_right(text: str) -> None:
    assert wrong_issuers(citing(text)) == []


def test_a_term_that_does_not_hold_the_date_is_named_with_the_right_one() -> None:
    text = "Nghị quyết số 33-NQ/TW ngày 09/6/2014 của Ban Chấp hành Trung ương Đảng khóa X"
    [found] = wrong_terms(citing(text))
    assert found.message == (
        "Nghị quyết số 33-NQ/TW ghi khoá X, nhưng ngày 09/6/2014 thuộc khoá XI. Hãy xem lại khoá hoặc ngày."
    )
    assert wrong_terms(citing(text.replace("khóa X", "khóa XI"))) == []
    assert wrong_terms(citing("Nghị quyết số 05-NQ/TU ngày 09/6/2014 của Tỉnh uỷ khóa X")) == []


def test_terms_run_from_congress_to_congress() -> None:
    assert central_term(datetime.date(2014, 6, 9)) == "XI"
    assert central_term(datetime.date(2021, 1, 31)) == "XII"
    assert central_term(datetime.date(2021, 2, 1)) == "XIII"
    assert central_term(datetime.date(1980, 1, 1)) is None
    assert is_of_central_term(datetime.date(2021, 2, 10), "XII") is True
    assert is_of_central_term(datetime.date(2022, 2, 10), "XII") is False
    assert is_of_central_term(datetime.date(2040, 1, 1), "XVI") is True


def test_a_text_dated_after_the_paper_is_pointed_out() -> None:
    texts = citing(OF_2020, "Chỉ thị số 45-CT/TW ngày 24/3/2052 của Ban Bí thư")
    [found] = dates_ahead(texts, datetime.date(2025, 12, 31))
    assert found.message == (
        "Chỉ thị số 45-CT/TW ghi ngày 24/3/2052, sau thời gian của văn bản này. Hãy xem lại ngày ban"
        " hành."
    )
    assert dates_ahead(texts, None) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Kết luận số 21-KL/TW của Ban Chấp hành Trung ương về xây dựng Đảng", "ngày ban hành"),
        ("Chương trình số 02/CTr-UBND ngày 05/01/2021 về nông nghiệp", "cơ quan ban hành"),
        ("Thông báo số 226-TB/TW ngày 03/3/2009 của Ban Bí thư", "trích yếu"),
        ("Nghị quyết số 25-NQ/TW", "ngày ban hành, cơ quan ban hành và trích yếu"),
    ],
)
def test_a_first_mention_says_what_it_lacks(text: str, missing: str) -> None:
    [found] = incomplete_first_mentions(citing(text))
    name = text[slice(*found.span)] if found.span else ""
    assert found.message == f"{name} viện dẫn lần đầu còn thiếu {missing}. Hãy ghi thêm."


@pytest.mark.parametrize("behind", [" (về đầu tư công)", ", “về đầu tư công”", " – về đầu tư công"])
def test_a_subject_behind_brackets_or_a_comma_is_there(behind: str) -> None:
    text = f"Kết luận số 77-KL/TU ngày 03/6/2025 của Tỉnh uỷ{behind}"
    assert incomplete_first_mentions(citing(text)) == []


def test_an_issuer_shared_by_two_bodies_texts_is_that_of_the_last_alone() -> None:
    both = "theo Nghị quyết số 57-NQ/TW và Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ"
    texts = citing("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị", both)
    assert (wrong_issuers(texts), same_numbers(texts)) == ([], [])


def test_whole_and_later_mentions_laws_joined_and_inner_ones_lack_nothing() -> None:
    texts = citing(
        OF_2020,
        "Chỉ thị số 42-CT/TW",
        "Luật Đất đai số 31/2024/QH15",
        "Kết luận số 62-KL/TW và Quyết định số 217-QĐ/TW ngày 12/12/2013 của Bộ Chính trị về giám sát",
        "Kết luận số 38-KL/TW ngày 13/11/2018 của Bộ Chính trị về tổng kết 10 năm thực hiện Nghị"
        " quyết số 22-NQ/TW",
    )
    assert incomplete_first_mentions(texts) == []
