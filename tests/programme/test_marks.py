"""The two marks of a stored text: what a reader sees of them, and what another paper keeps."""

from __future__ import annotations

import pytest

from programme import marks
from programme.marks import Piece
from programme.templatetags.pages import marked, unmarked
from reports import tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một hai", (Piece("Một hai"),)),
        (
            "Một **hai ba**[^1].",
            (Piece("Một "), Piece("hai ba", is_stressed=True), Piece(note="1"), Piece(".")),
        ),
        ("**Một\nhai**", (Piece("**Một\n"), Piece("hai**"))),
        ("** a **", (Piece("** a **"),)),
        ("", ()),
    ],
)
def test_a_text_is_split_at_its_marks(text: str, expected: tuple[Piece, ...]) -> None:
    assert marks.pieces(text) == expected


def test_notes_count_once_in_the_order_of_their_first_reference() -> None:
    assert marks.references(["Một[^2] hai[^b].", "Ba[^2]."]) == ("2", "b")


def test_another_paper_takes_the_words_without_the_references() -> None:
    assert marks.without_references("Một[^2] **hai**[^b].") == "Một **hai**."


def test_a_page_shows_stress_and_references_and_never_a_mark() -> None:
    sign = '<sup class="note-sign" title="có chú thích">(*)</sup>'
    assert marked("A **b <i>**[^1] & c") == f"A <em>b &lt;i&gt;</em>{sign} &amp; c"
    assert marked("A <b>") == "A &lt;b&gt;"
    assert unmarked("A **b**[^1] & c") == "A b & c"


def test_the_marks_are_those_of_the_tree() -> None:
    assert marks.MARKS.pattern == tree.MARKS.pattern
