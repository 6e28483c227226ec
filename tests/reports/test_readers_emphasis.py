"""Which words of a Word file are stressed, and which marks its notes carry."""

from __future__ import annotations

import pytest

from reports.readers import docx, read_unguarded
from reports.readers.reading import Reading
from reports.tree import DocumentKind, DocumentTree, Footnote, Item, Paragraph, Section, Title
from reports.writers import FORMATS
from tests.reports.hostile import docx as made

PLAIN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
STRESSED = (
    "<w:r><w:rPr><w:rStyle w:val='Emphasis'/></w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
)
SLANTED = "<w:r><w:rPr><w:i/><w:b/></w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
TITLE = Title("CHƯƠNG TRÌNH", subject=("thực hiện nhiệm vụ công tác năm 2027",))


def text_of(*runs: str, style: str = "Paragraph") -> str:
    properties = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>"
    (line,) = docx.read_lines(made(f"<w:p>{properties}{''.join(runs)}</w:p>"))
    marked = line.text
    for start, end in reversed(line.emphasised):
        marked = f"{marked[:start]}**{marked[start:end]}**{marked[end:]}"
    return marked


@pytest.mark.parametrize(
    ("runs", "style", "expected"),
    [
        ((PLAIN.format("A "), STRESSED.format("b")), "Paragraph", "A **b**"),
        ((STRESSED.format("b "), PLAIN.format("A")), "Item", "**b** A"),
        ((STRESSED.format("b"), STRESSED.format(" c")), "Heading2", "**b c**"),
        ((PLAIN.format("A "), SLANTED.format("b")), "Paragraph", "A b"),
        ((PLAIN.format("A "), STRESSED.format("b")), "BodyText", "A b"),
        ((PLAIN.format("A "), STRESSED.format("b*c")), "Paragraph", "A b*c"),
        ((PLAIN.format("A"), STRESSED.format(" "), PLAIN.format("b")), "Paragraph", "A b"),
    ],
)
def test_only_the_style_of_emphasis_in_our_own_paragraphs_stresses(
    runs: tuple[str, ...], style: str, expected: str
) -> None:
    assert text_of(*runs, style=style) == expected


def test_marks_of_the_authors_own_are_read_back() -> None:
    tree = DocumentTree(
        DocumentKind.ANNUAL_TASKS,
        title=TITLE,
        blocks=(Paragraph("Một[^*] và hai[^2] và ba[^a]."),),
        footnotes=(Footnote("*", "Sao."), Footnote("2", "Hai."), Footnote("a", "Chữ.")),
    )
    assert read_unguarded(FORMATS["docx"](tree)) == Reading(tree)


def test_items_of_a_table_keep_their_place_under_their_part() -> None:
    groups = tuple(
        Item(label, name, (Item("1.", "Tốc độ tăng trưởng: 8 %"),))
        for label, name in (("I.", "Chỉ tiêu kinh tế"), ("II.", "Chỉ tiêu xã hội"))
    )
    after = Section(1, "II.", "NHIỆM VỤ", (Paragraph("Một việc."),))
    tree = DocumentTree(
        DocumentKind.ANNUAL_TASKS,
        title=TITLE,
        blocks=(Section(1, "I.", "CÁC CHỈ TIÊU", groups), after),
    )
    assert read_unguarded(FORMATS["docx"](tree)) == Reading(tree)


def test_letter_parts_under_a_roman_part_stay_inside_it() -> None:
    text = "CHƯƠNG TRÌNH\nthực hiện nhiệm vụ công tác năm 2027\n-----\nI. MỤC TIÊU\nA. KINH TẾ\nMột.\nB. XÃ HỘI\nHai.\nII. NHIỆM VỤ\nBa.\n"
    blocks = read_unguarded(text.encode()).tree.blocks
    assert [
        (x.label, [y.label for y in x.blocks]) for x in blocks[:1] if isinstance(x, Section)
    ] == [("I.", ["A.", "B."])]
    assert [x.label for x in blocks if isinstance(x, Section)] == ["I.", "II."]
