"""Typing errors a machine can know, and the many odd words that are none."""

from __future__ import annotations

import pytest

from programme.checks.odd_partners import odd_partners, unusual_words
from programme.checks.spelling import known_misspellings, letters_apart, misspelled_syllables
from tests.programme.checks.passages import marked, passage, passages, words


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("của Trung ương, cuả tỉnh", "misplaced_tone", ("cuả", "của")),
        ("đảm bảo câ\tn đối ngân sách", "letters_apart", ("câ\tn", "cân")),
        ("đảm bảo câ n đối ngân sách", "letters_apart", ("câ n", "cân")),
        ("các nghành nông nghiệp", "not_a_syllable", ("nghành", None)),
        ("tuyên truyềnn", "not_a_syllable", ("truyềnn", None)),
    ],
)
def test_what_is_no_syllable_is_found(text: str, kind: str, found: tuple[str, str | None]) -> None:
    [one] = misspelled_syllables(passage(text))
    assert (one.kind, marked([one])) == (kind, [found])


@pytest.mark.parametrize(
    "text",
    [
        "Đắk Lắk, Krông Bông, Y Ngông; PCI, OCOP, ĐBQH, UBND-ĐĐ",
        "internet, logistics, website, 26.900 tỷ đồng, 500 trđ, 30 đ/c, km, kWh",
        "số 08-QĐi/TW, số 27-QĐ/TW, email vptỉnh@haugiang.gov.vn",
        "pa-nô, áp-phích, ki-lô-mét, xà-phòng",
        "uỷ viên, ủy viên, hoà bình, hòa bình, thuý, quý, quí",
        "ở, ạ, ý, à",
    ],
)
def test_names_short_forms_foreign_words_and_both_spellings_are_right(text: str) -> None:
    assert misspelled_syllables(passage(text)) == []


@pytest.mark.parametrize(
    ("text", "found"), [("tiếp tục th ực hiện", [("th ực", "thực")]), ("điểm th, khoản c", [])]
)
def test_consonants_before_the_rest_of_their_syllable_are_joined(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert marked(letters_apart(passage(text))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sửa đổi, bổ xung", [("bổ xung", "bổ sung")]),
        ("Sát nhập các xã; SÁT NHẬP", [("Sát nhập", "Sáp nhập"), ("SÁT NHẬP", "SÁP NHẬP")]),
        ("tỷ lệ lắp đầy các khu", [("lắp đầy", "lấp đầy")]),
        ("cấp, bổ sung; đồng bộ; thúc đẩy; tiếp cận; cơ sở", []),
        ("phải xử, dụng cụ; nhận, ngũ cốc", []),
    ],
)
def test_expressions_that_are_always_wrong_are_found(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert marked(known_misspellings(passage(text))) == found


def test_a_syllable_unlike_its_usual_partner_is_pointed_out_without_mending() -> None:
    texts = passages(*["xây dựng kế hoạch kiểm tra"] * 4, "xây dựng kế hoạnh giám sát")
    assert marked(odd_partners(texts)) == [("kế hoạnh", None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tiếp tục triểm khai các văn bản", "triểm khai"),
        ("nâng cao chất lượn công tác", "chất lượn"),
        ("Xây dựnh kế hoạch", "Xây dựnh"),
        ("đồng chí Nguyễn Phú Trọng; các bàn, ghế; 5 tỷ đồng, chi thường xuyên", ""),
        ("bắt đầu từ tháng 3; kính trọng; quan điểm; vân sam; chi đạt 90%", ""),
        ("cán cân thương mại; điều phối; tổ trưởng; quy mô; phát thải; cơ chế", ""),
    ],
)
def test_a_syllable_that_no_usual_word_has_is_pointed_out_beside_one(text: str, found: str) -> None:
    assert words(unusual_words(passages(text))) == ([found] if found else [])


@pytest.mark.parametrize(
    "texts",
    [
        ["phát huy dân chủ"] * 4 + ["giải pháp huy động", "giải pháp hữu hiệu"],
        ["tổng thể cá nhân"] * 4 + ["tổng thể các cuộc"],
        ["kế hoạch năm"] * 2 + ["kế hoạnh năm"],
        ["giữ vững an ninh"] * 4 + ["bảo đảm an sinh xã hội"],
        ["phát triển công nghiệp"] * 4 + ["phát triển nông nghiệp"],
        ["nghị quyết số"] * 4 + ["giải quyết tố cáo kịp thời"],
    ],
)
def test_words_that_meet_by_chance_are_left_alone(texts: list[str]) -> None:
    assert odd_partners(passages(*texts)) == []
