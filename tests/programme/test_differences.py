"""The word by word comparison of two wordings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from programme.differences import Piece, PieceKind, word_changes

SAME, ADDED, REMOVED = PieceKind.SAME, PieceKind.ADDED, PieceKind.REMOVED


def test_one_changed_word_is_one_removal_and_one_addition() -> None:
    assert word_changes("Tổng kết 05 năm thực hiện", "Sơ kết 05 năm thực hiện") == (
        Piece(REMOVED, "Tổng"),
        Piece(ADDED, "Sơ"),
        Piece(SAME, " kết 05 năm thực hiện"),
    )


def test_neighbouring_changed_words_read_as_one_change() -> None:
    assert word_changes("báo cáo quý một năm 2025", "báo cáo tháng hai năm 2025") == (
        Piece(SAME, "báo cáo "),
        Piece(REMOVED, "quý một"),
        Piece(ADDED, "tháng hai"),
        Piece(SAME, " năm 2025"),
    )


def test_equal_texts_have_one_piece_and_empty_texts_none() -> None:
    assert word_changes("như cũ", "như cũ") == (Piece(SAME, "như cũ"),)
    assert word_changes("", "") == ()


def test_texts_too_long_to_compare_word_by_word_are_replaced_whole() -> None:
    old, new = "a " * 3000, "b " * 3000
    assert [piece.kind for piece in word_changes(old, new)] == [REMOVED, ADDED, SAME]


@given(st.text("ab c,\n", max_size=60), st.text("ab c,\n", max_size=60))
def test_the_pieces_give_both_texts_back(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    assert "".join(p.text for p in pieces if p.kind != ADDED) == before
    assert "".join(p.text for p in pieces if p.kind != REMOVED) == after
