"""The same words twice in a paper."""

from __future__ import annotations

from programme.checks.passages import PassageRole
from programme.checks.repetitions import repeated_clauses, same_texts
from programme.findings import Severity
from tests.programme.checks.passages import passage, words

ITEM = "Thực hiện quy trình giới thiệu nhân sự theo chỉ đạo của Trung ương."


def test_an_item_of_two_conferences_is_a_note() -> None:
    [found] = same_texts([passage(ITEM, "II.3.13"), passage(ITEM, "II.6.4")])
    assert (found.where, found.severity, found.message) == (
        "II.6.4",
        Severity.NOTE,
        "Nội dung này giống hệt mục II.3.13. Nếu không phải việc làm nhiều kỳ, hãy giữ một chỗ.",
    )


def test_an_item_twice_under_one_heading_is_a_warning_marks_apart() -> None:
    bare = ITEM.replace("giới thiệu", "gioi thieu").replace(".", ";")
    [found] = same_texts([passage(ITEM, "II.3.1"), passage(bare, "II.3.2")])
    assert (found.severity, found.message) == (
        Severity.WARNING,
        "Nội dung này giống hệt mục II.3.1. Hãy bỏ một trong hai hoặc ghi rõ chỗ khác nhau.",
    )


def test_nearly_the_same_counts_too_but_not_with_other_figures() -> None:
    text = (
        "Sơ kết công tác quý I, triển khai chương trình công tác quý II năm 2025 của Ban Thường vụ"
    )
    long = f"{ITEM} {text} và các nhiệm vụ trọng tâm của Đảng bộ tỉnh"
    [found] = same_texts([passage(long, "I.1"), passage(long + " Hậu Giang", "I.2")])
    assert found.message.startswith("Nội dung này gần giống mục I.1.")
    other = text.replace("quý II năm", "quý III năm").replace("quý I,", "quý II,")
    assert same_texts([passage(text, "I.1"), passage(other, "I.2")]) == []


def test_short_items_lines_about_people_and_lead_lines_may_come_back() -> None:
    for text, role in (
        ("Tham luận, thảo luận.", PassageRole.ITEM),
        ("Người trình bày: Ban cán sự đảng Uỷ ban nhân dân tỉnh Hậu Giang", PassageRole.PARAGRAPH),
        ("Cơ quan chủ trì tham mưu là Văn phòng Tỉnh uỷ và Ban Tổ chức", PassageRole.LEAD_LINE),
    ):
        assert same_texts([passage(text, "I.1", role), passage(text, "I.2", role)]) == []


def test_a_clause_printed_twice_in_one_text_is_found_at_the_second_place() -> None:
    clause = "phương án bố trí ngân sách địa phương và kế hoạch đầu tư công giai đoạn 2021 - 2025"
    text = f"Kế hoạch số 27; {clause}; kiến trúc cầu; {clause}."
    [found] = repeated_clauses(passage(text))
    assert (words([found]), found.span[0] if found.span else 0) == ([clause], text.rindex(clause))
    assert repeated_clauses(passage(f"{clause}, thành phố; {clause}, huyện.")) == []
    assert repeated_clauses(passage("kiểm tra, giám sát; kiểm tra, giám sát.")) == []
