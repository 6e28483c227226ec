"""Notes: numbered as they are read, unpaired ones named."""

from __future__ import annotations

from programme.findings import Finding, Severity
from programme.marks import references
from reports.footnotes import loose, numbered
from reports.tree import DocumentKind, DocumentTree, Footnote, Item, Paragraph, Section, Title


def tree(*blocks: object, note: str = "") -> DocumentTree:
    title = Title("CHƯƠNG TRÌNH", note=note)
    return DocumentTree(DocumentKind.ANNUAL_TASKS, title=title, blocks=blocks)  # type: ignore[arg-type]  the test's own blocks


def test_notes_are_numbered_in_the_order_in_which_they_are_read() -> None:
    found = numbered(
        tree(
            Section(1, "I.", "MỤC TIÊU[^b]", (Item("(1)", "Một[^a].", (Item("-", "Hai[^b]."),)),)),
            Paragraph("Ba[^c]."),
            note="(Dự thảo[^c])",
        ),
        {"a": "Ghi chú a.", "b": "Ghi chú b, xem [^a].", "c": "Ghi chú c."},
    )
    assert found == DocumentTree(
        DocumentKind.ANNUAL_TASKS,
        title=Title("CHƯƠNG TRÌNH", note="(Dự thảo[^1])"),
        blocks=(
            Section(1, "I.", "MỤC TIÊU[^2]", (Item("(1)", "Một[^3].", (Item("-", "Hai[^2]."),)),)),
            Paragraph("Ba[^1]."),
        ),
        footnotes=(
            Footnote("1", "Ghi chú c."),
            Footnote("2", "Ghi chú b, xem [^3]."),
            Footnote("3", "Ghi chú a."),
        ),
    )


def test_a_reference_without_a_note_is_seen_on_paper_and_takes_no_number() -> None:
    found = numbered(tree(Paragraph("Một[^x], hai[^b].")), {"b": "Ghi chú."})
    assert found.blocks == (Paragraph("Một[?], hai[^1]."),)
    assert found.footnotes == (Footnote("1", "Ghi chú."),)


def test_each_mark_counts_once_in_its_first_place() -> None:
    assert references(["Một[^2] hai[^1].", "Ba[^2]."]) == ("2", "1")


def test_a_note_that_nothing_refers_to_is_named() -> None:
    notes = {"1": "Có.", "4": "Thừa."}
    assert loose(numbered(tree(Paragraph("Một[^1] hai[^9].")), notes), notes) == [
        Finding(
            "note_without_mark",
            Severity.WARNING,
            "Không chỗ nào trong văn bản nhắc đến chú thích này nên không in."
            " Hãy đặt lại dấu chú thích, hoặc xoá chú thích.",
            "Thừa.",
            "notes",
        )
    ]
    assert loose(numbered(tree(Paragraph("Một[^1].")), {"1": "Có."}), {"1": "Có."}) == []


def test_a_note_says_which_record_it_prints() -> None:
    found = numbered(tree(Paragraph("Một[^b].")), {"a": "Thừa.", "b": "Có."})
    assert [note.source for note in found.footnotes] == ["footnote-b"]
