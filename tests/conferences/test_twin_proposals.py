"""Proposals that say the same but for their year: which gives way, and what each says of the other."""

from __future__ import annotations

from conferences.proposal_rules import Proposal, Source
from conferences.twin_proposals import linked, only_one_of_twins

UNDONE = Proposal("undone:1", Source.UNDONE, "Kiểm điểm tập thể năm 2026", "Hoãn từ năm 2026.")
RECURRING = Proposal("recurring:1", Source.RECURRING, "Kiểm điểm tập thể năm 2027", "Định kỳ.")


def test_of_an_undone_and_a_recurring_item_that_differ_in_the_year_the_recurring_gives_way() -> (
    None
):
    undone, recurring = linked([UNDONE, RECURRING], {})
    assert (undone.twin, recurring.twin) == ("", "undone:1")
    assert undone.doubts == (
        "Cũng được đề xuất ở “Nội dung định kỳ của năm trước”: “Kiểm điểm tập thể năm 2027”."
        " Định kỳ.",
    )
    assert recurring.doubts == (
        "Trùng với đề xuất “Kiểm điểm tập thể năm 2026” (hoãn hoặc chưa thực hiện từ năm trước),"
        " chỉ khác năm hoặc cách nêu; chọn cả hai thì chỉ nhận đề xuất kia.",
    )


def test_within_one_source_nothing_is_the_same() -> None:
    other = Proposal("recurring:2", Source.RECURRING, "Kiểm điểm tập thể năm 2028", "")
    assert linked([RECURRING, other], {}) == [RECURRING, other]


def test_quarters_are_different_things() -> None:
    first = Proposal("undone:3", Source.UNDONE, "Sơ kết quý I/2026", "")
    second = Proposal("recurring:4", Source.RECURRING, "Sơ kết quý II/2027", "")
    assert linked([first, second], {}) == [first, second]


def test_two_that_review_one_text_are_the_same_and_what_an_agency_asks_for_goes_first() -> None:
    due = Proposal("review:7:5", Source.REVIEW, "Sơ kết 05 năm Chỉ thị 42", "", reviewed=(7,))
    asked = Proposal("request:2", Source.REQUEST, "Sơ kết Chỉ thị 42", "", reviewed=(7,))
    assert [one.twin for one in linked([due, asked], {})] == ["request:2", ""]


def test_what_was_taken_still_stands_for_its_twin() -> None:
    [one] = linked([RECURRING], {"undone:1": UNDONE.text, "recurring:9": RECURRING.text})
    assert one.twin == "undone:1"
    assert one.doubts == (
        "Đã nhận “Kiểm điểm tập thể năm 2026” (hoãn hoặc chưa thực hiện từ năm trước)"
        " vào chương trình, chỉ khác năm; xem có cần cả hai.",
    )


def test_of_twins_chosen_together_one_is_taken_and_alone_each_can_be() -> None:
    both = linked([UNDONE, RECURRING], {})
    assert only_one_of_twins(both) == ([both[0]], [both[1]])
    assert only_one_of_twins(both[1:]) == ([both[1]], [])
