"""What two people wrote in one text, put together where they met in no paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.joining import decided, joined

BASE = "Một\nHai\nBa"
texts = st.lists(st.sampled_from(["a", "b", "c", "d", ""]), max_size=7).map("\n".join)


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        ("Một sửa\nHai\nBa", "Một\nHai\nBa sửa", "Một sửa\nHai\nBa sửa"),
        ("Một sửa\nHai\nBa", "Một\nHai sửa\nBa", "Một sửa\nHai sửa\nBa"),
        ("Một\nHai\nBa\nBốn", "Một\nHai\nBa sửa", "Một\nHai\nBa sửa\nBốn"),
        ("Không\nMột\nHai\nBa", "Một sửa\nHai\nBa", "Không\nMột sửa\nHai\nBa"),
        ("Một a\nMột b\nHai\nBa", "Một\nThêm\nHai\nBa", "Một a\nMột b\nThêm\nHai\nBa"),
        ("Một\nBa", "Một\nHai\nBa\nBốn", "Một\nBa\nBốn"),
        ("Một sửa\nHai\nBa", "Một sửa\nHai\nBa sửa", "Một sửa\nHai\nBa sửa"),
        ("Một\nHai\nBa\nBốn", "Một\nHai\nBa\nBốn", "Một\nHai\nBa\nBốn"),
    ],
    ids=[
        "apart",
        "neighbours",
        "one behind what the other reworded",
        "one before what the other reworded",
        "one behind what the other split",
        "one taken out, one added",
        "the same and one more",
        "the same",
    ],
)
def test_changes_of_different_paragraphs_stand_together(
    mine: str, theirs: str, together: str
) -> None:
    assert joined(BASE, mine, theirs) == together
    assert joined(BASE, theirs, mine) == together


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Một\nHai tôi\nBa", "Một\nHai họ\nBa"),
        ("Một\nHai\nBa\ntôi", "Một\nHai\nBa\nhọ"),
        ("Một\nBa", "Một\nHai sửa\nBa"),
        ("Một\ntôi", "Một\nHai\nxen\nBa"),
        ("", "Một\nHai\nBa sửa"),
    ],
    ids=["one paragraph", "two at one place", "gone and reworded", "gone and put between", "all"],
)
def test_who_met_in_a_paragraph_must_choose(mine: str, theirs: str) -> None:
    assert joined(BASE, mine, theirs) is None
    assert joined(BASE, theirs, mine) is None


def test_a_text_of_one_paragraph_is_never_put_together() -> None:
    assert joined("Một", "Một tôi", "Một họ") is None


@given(texts, texts, texts)
def test_both_are_treated_alike_and_nobody_loses_a_paragraph(
    base: str, mine: str, theirs: str
) -> None:
    together = joined(base, mine, theirs)
    assert together == joined(base, theirs, mine)
    if together is None:
        return
    old = set(base.split("\n"))
    new = set(mine.split("\n")) | set(theirs.split("\n"))
    assert new - old <= set(together.split("\n")) <= new | old


@given(texts, texts)
def test_what_one_has_changed_alone_is_taken_whole(base: str, mine: str) -> None:
    assert joined(base, mine, base) == mine == joined(base, mine, mine)


def test_who_keeps_his_own_version_keeps_it_only_where_both_met() -> None:
    mine, theirs = "Một\nHai tôi\nBa", "Một họ\nHai họ\nBa\nBốn"
    start = decided(BASE, mine, theirs)
    assert start == "Một\nHai họ\nBa"
    assert joined(start, mine, theirs) == "Một họ\nHai tôi\nBa\nBốn"
    assert decided("Một", "Một tôi", "Một họ") == "Một họ"


@given(texts, texts, texts)
def test_from_where_it_was_decided_own_words_are_taken(base: str, mine: str, theirs: str) -> None:
    start = decided(base, mine, theirs)
    together = joined(start, mine, theirs)
    assert start == theirs or together is not None
    assert set(mine.split("\n")) - set(base.split("\n")) <= set((together or mine).split("\n"))
