"""What an office set off by hand in Word is emphasis, its habits are not; notes typed by hand are notes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.findings import Severity
from reports.files import WRITERS
from reports.readers import read_unguarded
from reports.readers.reading import Reading
from reports.tree import (
    Block,
    DocumentKind,
    DocumentTree,
    Footnote,
    Item,
    LeadLine,
    Meeting,
    Paragraph,
    Section,
    Title,
    walk,
)
from reports.writers import FORMATS
from tests.reports.hostile import docx as made
from tests.reports.test_readers_any_tree import sentences

TITLE = ("CHƯƠNG TRÌNH", "thực hiện nhiệm vụ công tác năm 2027", "-----")
LOOKS = {
    "b": "<w:b/>",
    "i": "<w:i/>",
    "u": '<w:u w:val="single"/>',
    "s": '<w:vertAlign w:val="superscript"/>',
}


def line(*pieces: str | tuple[str, str]) -> str:
    """One paragraph: plain words, or ("bi", words) in bold slanted letters."""
    runs = []
    for piece in pieces:
        look, words = ("", piece) if isinstance(piece, str) else piece
        properties = "".join(LOOKS[sign] for sign in look)
        runs.append(
            f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"
        )
    return f"<w:p>{''.join(runs)}</w:p>"


def reading(*body: str, title: tuple[str, ...] = TITLE) -> Reading:
    return read_unguarded(made("".join((*map(line, title), *body))))


def texts(tree: DocumentTree) -> list[str]:
    return [text_of(block) for block in walk(tree.blocks)]


def text_of(block: Block) -> str:
    return block.heading if isinstance(block, Section | Meeting) else block.text


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("Hoàn thành ", ("b", "trước ngày 30/6"), " mọi đề án."), "Hoàn thành **trước ngày 30/6** mọi đề án."),
        (("- Rà soát ", ("i", "toàn bộ "), "quy hoạch."), "Rà soát **toàn bộ** quy hoạch."),
        (("(1) ", ("u", "Kiểm tra"), " cơ sở."), "**Kiểm tra** cơ sở."),
        ((("b", "- Về kinh tế:"), " tăng 8%."), "**Về kinh tế:** tăng 8%."),
        ((("b", "Một"), " và ", ("i", "hai"), " việc."), "**Một** và **hai** việc."),
    ],
)  # fmt: skip
def test_words_set_off_inside_a_text_are_emphasis(
    pieces: tuple[str | tuple[str, str], ...], expected: str
) -> None:
    assert texts(reading(line(*pieces)).tree) == [expected]


@pytest.mark.parametrize(
    "pieces",
    [
        (("b", "Hoàn thành mọi đề án."),),
        (("b", "Hoàn thành"), ("b", " mọi đề án"), "."),
        ("(1) ", ("i", "Hoàn thành mọi đề án.")),
        (("b", "(1)"), " Hoàn thành mọi đề án."),
        (("b", "Hoàn thành mọi đề án"), " (nếu có)."),
        (("b", "Hoàn thành mọi đề án"), ("i", " (nếu có).")),
        (("b", "Từ 7 giờ 30 đến 8 giờ 00"), ": Hoàn thành mọi đề án."),
        ("Hoàn thành mọi đề án", ("b", ".")),
        (("i", "Cơ quan chủ trì tham mưu:"), " Công an tỉnh."),
        (("b", "Hoàn thành * mọi"), " đề án."),
    ],
)
def test_the_habits_of_an_office_are_no_emphasis(pieces: tuple[str | tuple[str, str], ...]) -> None:
    assert "**" not in "".join(texts(reading(line("(1) Một việc."), line(*pieces)).tree))


def test_headings_keep_their_words_alone() -> None:
    body = (line(("b", "I. NHIỆM VỤ"), " TRỌNG TÂM"), line("Một việc ", ("b", "lớn"), "."))
    assert texts(reading(*body).tree) == ["NHIỆM VỤ TRỌNG TÂM", "Một việc **lớn**."]


def test_a_reference_inside_words_set_off_stays_a_reference() -> None:
    body = (line("Tăng ", ("b", "8%[1] mỗi năm"), "."), line("[1] Theo giá so sánh."))
    assert texts(reading(*body).tree) == ["Tăng **8%**[^1] **mỗi năm**."]


def test_emphasis_of_another_office_comes_back_from_our_own_paper() -> None:
    body = (line("(1) Rà soát ", ("b", "toàn bộ"), " quy hoạch."), line("Kết ", ("i", "thúc"), "."))
    tree = reading(*body).tree
    assert read_unguarded(FORMATS["docx"](tree)).tree == tree


def test_words_made_bold_in_our_own_paper_are_emphasis() -> None:
    tree = reading(line("Rà soát toàn bộ quy hoạch.")).tree
    ours = made(
        "".join(map(line, TITLE))
        + line("Rà soát ", ("b", "toàn bộ"), " quy hoạch.").replace(
            "<w:p>", "<w:p><w:pPr><w:pStyle w:val='Paragraph'/></w:pPr>"
        )
    )
    assert texts(tree) == ["Rà soát toàn bộ quy hoạch."]
    assert texts(read_unguarded(ours).tree) == ["Rà soát **toàn bộ** quy hoạch."]


FOUND = [("typed_notes", Severity.NOTE)]
DOUBTED = [("typed_notes", Severity.WARNING)]


@pytest.mark.parametrize(
    ("body", "expected", "notes", "said"),
    [
        (
            (line("Tăng 8%[1] mỗi năm."), line("[1] Theo giá so sánh.")),
            ["Tăng 8%[^1] mỗi năm."],
            [Footnote("1", "Theo giá so sánh.")],
            FOUND,
        ),
        (
            (line("Tăng 8%", ("s", "1"), " mỗi năm."), line(("s", "1"), " Theo giá so sánh.")),
            ["Tăng 8%[^1] mỗi năm."],
            [Footnote("1", "Theo giá so sánh.")],
            FOUND,
        ),
        (
            (line("Tăng 8%", ("s", "(1)"), "."), line("(1) Theo giá so sánh."), line("Trồng rừng.")),
            ["Tăng 8%[^1].", "Trồng rừng."],
            [Footnote("1", "Theo giá so sánh.")],
            DOUBTED,
        ),
        (
            (line("Theo giá so sánh(1)."), line("Trồng rừng."), line("(1) Giá năm 2010.")),
            ["Theo giá so sánh[^1].", "Trồng rừng."],
            [Footnote("1", "Giá năm 2010.")],
            DOUBTED,
        ),
        (
            (line("Tăng 8%[1]."), line("Trồng rừng."), line("[1] Giá năm 2010."), line("Kết thúc.")),
            ["Tăng 8%[^1].", "Trồng rừng.", "Kết thúc."],
            [Footnote("1", "Giá năm 2010.")],
            DOUBTED,
        ),
        (
            (line("Tăng 8%", ("s", "1, 2"), "."), line("[1] Giá năm 2010."), line("[2] Ước tính.")),
            ["Tăng 8%[^1], [^2]."],
            [Footnote("1", "Giá năm 2010."), Footnote("2", "Ước tính.")],
            FOUND,
        ),
        (
            (line("Trồng 5 km", ("s", "2"), " rừng", ("s", "1"), "."), line(("s", "1"), " Năm 2026.")),
            ["Trồng 5 km2 rừng[^1]."],
            [Footnote("1", "Năm 2026.")],
            FOUND,
        ),
    ],
)  # fmt: skip
def test_notes_typed_by_hand_are_notes(
    body: tuple[str, ...],
    expected: list[str],
    notes: list[Footnote],
    said: list[tuple[str, Severity]],
) -> None:
    found = reading(*body)
    assert texts(found.tree) == expected
    assert list(found.tree.footnotes) == notes
    assert [(one.kind, one.severity) for one in found.findings] == said


@pytest.mark.parametrize(
    "body",
    [
        (line("Trồng 5 km", ("s", "2"), " rừng."),),
        (line("Tăng 8%", ("s", "1"), " mỗi năm."),),
        (line("Các việc", ("s", "1"), " sau:"), line("(1) Một việc."), line("Kết thúc.")),
        (line("Hoàn thành mục(1)."), line("(1) Một việc.")),
        (line("Một việc."), line("(1) Hai việc."), line("(2) Ba việc.")),
    ],
)
def test_figures_without_a_note_stay_as_typed(body: tuple[str, ...]) -> None:
    found = reading(*body)
    assert (found.tree.footnotes, [one.kind for one in found.findings]) == ((), [])
    assert "[^" not in "".join(texts(found.tree))


def test_items_below_a_lead_line_keep_their_blocks() -> None:
    body = (
        line(("i", "(1) Một"), " việc."),
        line(("b", "Cơ quan chủ trì tham mưu: "), "Công an tỉnh."),
    )
    blocks = reading(*body).tree.blocks
    assert [type(block) for block in blocks] == [Item, LeadLine]
    assert [one.text for one in blocks if isinstance(one, Item | Paragraph)] == ["**Một** việc."]


@st.composite
def stressed_sentences(draw: st.DrawFn) -> str:
    """A sentence of which some words are stressed, the first and the last included."""
    words = draw(sentences("")).split()
    marked = [f"**{word}**" if draw(st.booleans()) else word for word in words]
    return f"{' '.join(marked)}."


@st.composite
def stressed_trees(draw: st.DrawFn) -> DocumentTree:
    """Headings, numbers, letters, bullets and paragraphs, any of their words stressed."""
    plus = Item("+", draw(stressed_sentences()))
    dash = Item("-", draw(stressed_sentences()).replace(".", ":"), (plus,))
    items = (
        Item("(1)", draw(stressed_sentences()).replace(".", ":"), (dash,)),
        Item("(2)", draw(stressed_sentences())),
    )
    heading = f"Công tác {draw(stressed_sentences()).rstrip('.')}"
    inner = Section(2, "1.", heading, (Paragraph(draw(stressed_sentences())), *items))
    part = Section(1, "I.", "**NHIỆM VỤ** TRỌNG TÂM", (inner,))
    title = Title("CHƯƠNG TRÌNH", subject=("thực hiện nhiệm vụ công tác năm 2027",))
    return DocumentTree(DocumentKind.ANNUAL_TASKS, title=title, blocks=(part,))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stressed_trees())
def test_any_stressed_word_comes_back_from_our_own_paper(tree: DocumentTree) -> None:
    for form in ("docx", "json"):
        assert read_unguarded(WRITERS[form](tree)).tree == tree
