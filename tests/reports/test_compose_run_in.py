"""Typed lines of a prose part become nested blocks."""

from __future__ import annotations

import pytest

from reports.compose.prose import blocks
from reports.compose.run_in import Line, nested
from reports.tree import Item, LeadLine, Paragraph

OFFICE = "Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gồm:\n(1) Một:\na) Hai:\n- Ba:\n+ Bốn;\n- Năm.\nb) Sáu.\n(2) Bảy.",
            [
                Paragraph("Gồm:"),
                Item(
                    "(1)",
                    "Một:",
                    (
                        Item(
                            "a)",
                            "Hai:",
                            (Item("-", "Ba:", (Item("+", "Bốn;"),)), Item("-", "Năm.")),
                        ),
                        Item("b)", "Sáu."),
                    ),
                ),
                Item("(2)", "Bảy."),
            ],
        ),
        (
            "- Địa điểm: Hội trường.\n- Nội dung:\n(1) Khai mạc.",
            [
                Item("-", "Địa điểm: Hội trường."),
                Item("-", "Nội dung:"),
                Item("(1)", "Khai mạc."),
            ],
        ),
        ("(1) Một.\nHai.\n- Ba.", [Item("(1)", "Một."), Paragraph("Hai."), Item("-", "Ba.")]),
        (
            "(1) Một:\nHai.\n(2) Ba.",
            [Item("(1)", "Một:", (Paragraph("Hai."),)), Item("(2)", "Ba.")],
        ),
        ("1) Một:\n• Hai.", [Item("1)", "Một:", (Item("•", "Hai."),))]),
        (f"(1) Một.\n{OFFICE}", [Item("(1)", "Một."), LeadLine(OFFICE)]),
        (f"- Một.\n- {OFFICE}", [Item("-", "Một."), LeadLine(f"- {OFFICE}")]),
        ("- 5 độ.\n-5 độ.\n- - -", [Item("-", "5 độ."), Paragraph("-5 độ."), Paragraph("- - -")]),
        ("**Nhấn mạnh** một.", [Paragraph("**Nhấn mạnh** một.")]),
        ("Cơ quan chủ trì: báo cáo" * 60, [Paragraph("Cơ quan chủ trì: báo cáo" * 60)]),
    ],
)
def test_labels_nest_as_a_reader_sees_them(text: str, expected: list[Line]) -> None:
    assert blocks(text) == expected


def test_a_numbered_paragraph_holds_the_lists_behind_it_and_not_the_paragraphs() -> None:
    assert nested(["Một.", "- Hai;", "(1) Ba.", "Bốn."], number="1.") == [
        Item("1.", "Một.", (Item("-", "Hai;"), Item("(1)", "Ba."))),
        Paragraph("Bốn."),
    ]
