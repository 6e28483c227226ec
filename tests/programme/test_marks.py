"""The two marks of a stored text: what a reader sees of them, and what another paper keeps."""

from __future__ import annotations

import pytest

from programme import marks
from programme.marks import Run
from programme.templatetags.pages import marked, unmarked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một hai", (Run("Một hai"),)),
        (
            "Một **hai ba**[^1].",
            (Run("Một "), Run("hai ba", is_emphasised=True), Run(footnote="1"), Run(".")),
        ),
        ("**Một\nhai**", (Run("**Một\n"), Run("hai**"))),
        ("** a **", (Run("** a **"),)),
        ("", ()),
    ],
)
def test_a_text_is_split_at_its_marks(text: str, expected: tuple[Run, ...]) -> None:
    assert marks.runs_of_lines(text) == expected


def test_notes_count_once_in_the_order_of_their_first_reference() -> None:
    assert marks.references(["Một[^2] hai[^b].", "Ba[^2]."]) == ("2", "b")


def test_another_paper_takes_the_words_without_the_references() -> None:
    assert marks.without_references("Một[^2] **hai**[^b].") == "Một **hai**."


def test_a_page_shows_stress_and_references_and_never_a_mark() -> None:
    sign = '<sup class="note-sign" title="có chú thích">(*)</sup>'
    assert marked("A **b <i>**[^1] & c") == f"A <em>b &lt;i&gt;</em>{sign} &amp; c"
    assert marked("A <b>") == "A &lt;b&gt;"
    assert unmarked("A **b**[^1] & c") == "A b & c"
