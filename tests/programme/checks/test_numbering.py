"""Numbers of lists: left out, twice, backwards; lists that go on are right."""

from __future__ import annotations

import pytest

from programme.checks.numbering import Label, inline_gaps, number_gaps
from tests.programme.checks.passages import passage


def labels(*texts: str, group: str = "II") -> list[Label]:
    return [Label(text, f"{group}.{text.strip('().')}", group) for text in texts]


@pytest.mark.parametrize(
    ("row", "kind", "message"),
    [
        (("7.", "9."), "number_gap", "Sau “7.” là “9.”: thiếu số ở giữa. Hãy đánh số lại."),
        (("(1)", "(2)", "(2)"), "number_twice", "“(2)” được dùng hai lần. Hãy đánh số lại."),
        (("I.", "II.", "IV."), "number_gap", "Sau “II.” là “IV.”: thiếu số ở giữa. Hãy đánh số lại."),
        (("a)", "b)", "a)"), "number_back", "Sau “b)” lại là “a)”. Hãy đánh số lại."),
        (("1.1.", "1.2.", "1.4."), "number_gap", "Sau “1.2.” là “1.4.”: thiếu số ở giữa. Hãy đánh số lại."),
    ],
)  # fmt: skip
def test_a_break_is_found_at_the_label_that_makes_it(
    row: tuple[str, ...], kind: str, message: str
) -> None:
    first = [] if row[0] != "7." else labels("1.", "2.", "3.", "4.", "5.", "6.")
    [found] = number_gaps([*first, *labels(*row)])
    assert (found.kind, found.message, found.where) == (kind, message, f"II.{row[-1].strip('().')}")


@pytest.mark.parametrize(
    "row",
    [
        ("1.", "2.", "-", "3."),
        ("(1)", "+", "(2)"),
        ("a)", "b)", "c)", "d)", "đ)", "e)", "g)"),
        ("a)", "b)", "c)", "d)", "e)"),
        ("I.", "II.", "1.", "2."),
        ("A.", "B.", "C."),
        ("3.",),
        ("", "-", "*"),
        (),
    ],
)
def test_lists_in_order_are_right(row: tuple[str, ...]) -> None:
    assert number_gaps(labels(*row)) == []


def test_a_list_may_go_on_where_the_last_one_ended() -> None:
    going_on = [*labels("(1)", "(2)", group="2.1"), *labels("(3)", "(4)", group="2.2")]
    assert number_gaps(going_on) == []
    restarted = [*labels("(1)", "(2)", group="2.1"), *labels("(5)", "(6)", group="2.2")]
    assert [found.message for found in number_gaps(restarted)] == [
        "Danh sách bắt đầu từ “(5)”. Hãy đánh số lại từ đầu."
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Ba khâu: (1) hạ tầng; (2) nhân lực; (4) cải cách.",
            "Sau “(2)” là “(4)”: thiếu số ở giữa. Hãy đánh số lại.",
        ),
        (
            "Nhiệm vụ: (1) rà soát, (3) tổng hợp, (4) báo cáo.",
            "Sau “(1)” là “(3)”: thiếu số ở giữa. Hãy đánh số lại.",
        ),
    ],
)
def test_a_list_inside_a_sentence_leaves_no_number_out(text: str, message: str) -> None:
    assert [(one.kind, one.message) for one in inline_gaps(passage(text))] == [
        ("number_gap", message)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ba khâu: (1) hạ tầng; (2) nhân lực; (3) cải cách.",
        "Các cơ quan chuẩn bị mục (1), (2), (4); Văn phòng mục (3).",
        "Nghị quyết (1) đã nêu; điểm (3) và (5) giữ nguyên.",
        "Về kinh tế: (1) thu; (2) chi. Về xã hội: (1) y tế; (2) giáo dục.",
        "Phương án (1) tốt hơn (3) nhiều.",
    ],
)
def test_names_of_numbers_and_new_lists_leave_none_out(text: str) -> None:
    assert inline_gaps(passage(text)) == []
