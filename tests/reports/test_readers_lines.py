"""Lines become the tree of an official paper: labels as printed, nothing lost, doubts named."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from reports.readers import docx, lines, read_unguarded
from reports.readers.line import Cell, Line, Source
from reports.readers.text import read_lines
from reports.tree import (
    DocumentKind,
    DocumentTree,
    Footnote,
    Item,
    LeadIn,
    LeadLine,
    Masthead,
    Meeting,
    Paragraph,
    Recipients,
    Section,
    Signature,
    Title,
)
from reports.writers import text as text_writer

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample papers are not here")

HEAD = "CHƯƠNG TRÌNH\nLàm việc năm 2025 của Ban Chấp hành\n-----\n"


def tree_of(text: str) -> DocumentTree:
    return lines.read(read_lines(text)).tree


def doubts_of(text: str) -> list[tuple[str, str]]:
    reading = read_unguarded(text.encode())
    return [(finding.kind, finding.about) for finding in reading.findings]


PROGRAMME = """\
\tTỈNH ỦY MẪU
*
Số        -CTr/TU
Dự thảo lần 2
\tĐẢNG CỘNG SẢN VIỆT NAM
Mẫu, ngày     tháng    năm 2024

CHƯƠNG TRÌNH
Làm việc năm 2025 của Ban Chấp hành
khóa XIV
-----
Căn cứ Quy chế làm việc:
I. MỤC ĐÍCH
Đoạn một.
II- NỘI DUNG
1. Hội nghị lần thứ 21 (trong tháng 3/2025)
Tổng kết các văn bản sau:
(1) Việc  một.
- Ý a;
+ Ý b.
(2) Việc hai.
Cơ quan chủ trì tham mưu: Văn phòng mục (1) và (2).
III. TỔ CHỨC THỰC HIỆN
1. Các cơ quan thực hiện.
Trên đây là Chương trình.
\tNơi nhận:
- Các đồng chí,
- Lưu.
\tT/M TỈNH ỦY
BÍ THƯ

Nguyễn Văn Mẫu
"""


def test_a_whole_annual_programme_becomes_its_tree() -> None:
    reading = lines.read(read_lines(PROGRAMME))
    assert reading.findings == ()
    assert reading.tree == DocumentTree(
        DocumentKind.ANNUAL_PROGRAMME,
        Masthead(
            issuer=("TỈNH ỦY MẪU",),
            asterisk="*",
            number_line="Số        -CTr/TU",
            draft_mark="Dự thảo lần 2",
            party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
            place_date="Mẫu, ngày     tháng    năm 2024",
        ),
        Title("CHƯƠNG TRÌNH", subject=("Làm việc năm 2025 của Ban Chấp hành", "khóa XIV")),
        (
            Paragraph("Căn cứ Quy chế làm việc:"),
            Section(1, "I.", "MỤC ĐÍCH", (Paragraph("Đoạn một."),)),
            Section(
                1,
                "II-",
                "NỘI DUNG",
                (
                    Meeting(
                        "1.",
                        "Hội nghị lần thứ 21 (trong tháng 3/2025)",
                        (
                            LeadIn("Tổng kết các văn bản sau:"),
                            Item("(1)", "Việc  một.", (Item("-", "Ý a;", (Item("+", "Ý b."),)),)),
                            Item("(2)", "Việc hai."),
                            LeadLine("Cơ quan chủ trì tham mưu: Văn phòng mục (1) và (2)."),
                        ),
                    ),
                ),
            ),
            Section(1, "III.", "TỔ CHỨC THỰC HIỆN", (Item("1.", "Các cơ quan thực hiện."),)),
            Paragraph("Trên đây là Chương trình."),
        ),
        Recipients(("Các đồng chí,", "Lưu.")),
        Signature("T/M TỈNH ỦY", "BÍ THƯ", "Nguyễn Văn Mẫu"),
    )


def test_two_columns_typed_in_one_line_are_taken_apart() -> None:
    text = (
        "TỈNH ỦY MẪU            ĐẢNG CỘNG SẢN VIỆT NAM\n*\n"
        "Số 06-CTr/TU           Mẫu, ngày 05 tháng 02 năm 2025\n" + HEAD + "A.\n"
        "Nơi nhận:\tT/M BAN THƯỜNG VỤ\n- Như trên,\tPHÓ BÍ THƯ\n- Lưu.\nTrần Thị Mẫu\n"
    )
    tree = tree_of(text)
    assert tree.masthead == Masthead(
        issuer=("TỈNH ỦY MẪU",),
        number_line="Số 06-CTr/TU",
        party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        place_date="Mẫu, ngày 05 tháng 02 năm 2025",
    )
    assert tree.recipients == Recipients(("Như trên,", "Lưu."))
    assert tree.signature == Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Thị Mẫu")


def test_author_line_note_and_separator_of_the_title_have_their_places() -> None:
    text = "CHƯƠNG TRÌNH\nCỦA BAN CHẤP HÀNH\nnhiệm vụ năm 2025\n(kèm theo)\n----\nA.\n"
    assert tree_of(text).title == Title(
        "CHƯƠNG TRÌNH", "CỦA BAN CHẤP HÀNH", ("nhiệm vụ năm 2025",), "(kèm theo)", "----"
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("CHƯƠNG TRÌNH\nLàm việc năm 2026", DocumentKind.ANNUAL_PROGRAMME),
        ("CHƯƠNG TRÌNH\nCông tác quý IV năm 2024", DocumentKind.QUARTERLY_PROGRAMME),
        ("CHƯƠNG TRÌNH\nthực hiện nhiệm vụ công tác năm 2025", DocumentKind.ANNUAL_TASKS),
        ("CHƯƠNG TRÌNH\nHội nghị Ban Chấp hành\n(Ngày 06/12/2023)", DocumentKind.CONFERENCE_AGENDA),
        ("BÁO CÁO\nKết quả hoạt động quý I/2024", DocumentKind.QUARTERLY_REPORT),
    ],
)
def test_the_title_tells_the_kind_of_the_paper(title: str, kind: DocumentKind) -> None:
    assert tree_of(f"{title}\n-----\nA.\n").document_kind is kind


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("(1) Ý này.", "(1)"),
        ("1) Ý này.", "1)"),
        ("1. Ý này.", "1."),
        ("a) Ý này.", "a)"),
        ("1.1. Ý này.", "1.1."),
        ("– Ý này.", "–"),
        ("* Ý này.", "*"),
        ("• Ý này.", "•"),
    ],
)
def test_every_label_is_kept_as_printed(printed: str, label: str) -> None:
    assert tree_of(HEAD + printed).blocks == (Item(label, "Ý này."),)


def test_a_date_and_a_year_at_the_start_of_a_line_are_no_labels() -> None:
    text = HEAD + "2025 là năm cuối.\n05/01/2025 họp.\n"
    assert [block.kind for block in tree_of(text).blocks] == ["paragraph", "paragraph"]


def test_parts_in_letters_and_roman_numbers_are_told_apart_by_their_neighbours() -> None:
    text = HEAD + "A. MỘT\nB. HAI\nC. BA\nI. TRONG BA\n"
    tree = tree_of(text)
    assert [(block.label, len(block.blocks)) for block in tree.blocks] == [
        ("A.", 0),
        ("B.", 0),
        ("C.", 1),
    ]


def test_nested_headings_hang_under_each_other() -> None:
    text = HEAD + "I. PHẦN\n1. Mục\n1.1. Mục con\nĐoạn.\n1.2. Mục hai\n2. Mục khác\n"
    assert tree_of(text).blocks == (
        Section(
            1,
            "I.",
            "PHẦN",
            (
                Section(
                    2,
                    "1.",
                    "Mục",
                    (
                        Section(3, "1.1.", "Mục con", (Paragraph("Đoạn."),)),
                        Section(3, "1.2.", "Mục hai"),
                    ),
                ),
                Section(2, "2.", "Mục khác"),
            ),
        ),
    )


def test_a_line_that_goes_on_with_the_sentence_is_joined_and_reported() -> None:
    text = HEAD + "(1) Sơ kết công tác\ncủa tỉnh.\n"
    assert tree_of(text).blocks == (Item("(1)", "Sơ kết công tác của tỉnh."),)
    assert doubts_of(text) == [("joined_line", "của tỉnh.")]


def test_a_text_wrapped_by_hand_is_read_as_paragraphs() -> None:
    sentence = "Ban Thường vụ Tỉnh ủy lãnh đạo các cơ quan của Đảng bộ tỉnh Mẫu và\nTrung ương."
    text = HEAD + "".join(f"({i}) {sentence}\n" for i in range(1, 16))
    assert len(tree_of(text).blocks) == 15


def test_decomposed_vietnamese_reads_the_same() -> None:
    assert tree_of(unicodedata.normalize("NFD", PROGRAMME)) == tree_of(PROGRAMME)


def test_windows_line_ends_and_no_break_spaces_read_the_same() -> None:
    text = PROGRAMME.replace("Các cơ quan", "Các\u00a0cơ quan").replace("\n", "\r\n")
    assert tree_of(text) == tree_of(PROGRAMME)


def test_typed_footnotes_become_footnotes_of_the_tree() -> None:
    tree = tree_of(HEAD + "Nghị quyết[1] và quy định[2].\n\n[1] Số một.\n[2] Số hai.\n")
    assert tree.blocks == (Paragraph("Nghị quyết[^1] và quy định[^2]."),)
    assert tree.footnotes == (Footnote("1", "Số một."), Footnote("2", "Số hai."))


def test_footnote_marks_lost_on_the_way_are_numbered_again_and_reported() -> None:
    text = HEAD + "Nghị quyết[\x02] này.\n[\ufffd] Số một.\n"
    tree = read_unguarded(text.encode()).tree
    assert (tree.blocks, tree.footnotes) == (
        (Paragraph("Nghị quyết[^1] này."),),
        (Footnote("1", "Số một."),),
    )
    assert [kind for kind, _ in doubts_of(text)] == ["lost_footnote_mark", "lost_footnote_mark"]


def test_a_reference_without_its_note_is_reported() -> None:
    found = lines.read((Line("CHƯƠNG TRÌNH", 1), Line("Một[^3].", 2), Line("-----", 3)))
    body = lines.read((Line("Một[^3].", 1), Line("Chữ.", 2, Source.FOOTNOTE, note="1")))
    assert [finding.kind for finding in body.findings] == ["no_title", "footnote_missing"]
    assert [finding.kind for finding in found.findings] == ["no_content"]


def test_a_line_that_fits_nowhere_in_head_or_foot_is_a_finding() -> None:
    text = "chữ lạ kia\n" + HEAD + "A.\nNơi nhận:\n- Lưu.\nchữ lạ ở cuối\n"
    assert doubts_of(text) == [("header_line", "chữ lạ kia"), ("foot_line", "chữ lạ ở cuối")]


def test_a_table_in_the_body_is_read_cell_by_cell_and_reported() -> None:
    title = tuple(Line(text, number) for number, text in enumerate(HEAD.splitlines(), start=1))
    cells = tuple(
        Line(text, 9, Source.CELL, cell=Cell(1, 1, column))
        for column, text in enumerate(("(1) Việc.", "Văn phòng"), start=1)
    )
    reading = lines.read((*title, *cells))
    assert reading.tree.blocks == (Item("(1)", "Việc."), Paragraph("Văn phòng"))
    assert [finding.kind for finding in reading.findings] == ["table_flattened"]


def test_word_bookmarks_in_a_text_are_taken_out_and_reported() -> None:
    text = HEAD + "[bookmark: _Hlk1]- Ý một.\n"
    assert tree_of(text).blocks == (Item("-", "Ý một."),)
    assert doubts_of(text) == [("word_residue", "[bookmark: _Hlk1]")]


def _folded(text: str) -> list[str]:
    nfc = unicodedata.normalize("NFC", text)
    return [line for line in (re.sub(r"\s+", " ", row).strip() for row in nfc.split("\n")) if line]


@needs_seeds
@pytest.mark.parametrize("suffix", ["docx", "txt"])
def test_the_annual_sample_read_and_written_as_text_is_the_original(suffix: str) -> None:
    source = _folded((SEEDS / "seed-000.txt").read_text(encoding="utf-8"))
    reading = read_unguarded((SEEDS / f"seed-000.{suffix}").read_bytes())
    assert (_folded(text_writer.write(reading.tree)), reading.findings) == (source, ())


@needs_seeds
@pytest.mark.parametrize("name", [f"seed-00{i}.{s}" for i in range(5) for s in ("docx", "txt")])
def test_no_character_of_a_sample_is_lost(name: str) -> None:
    data = (SEEDS / name).read_bytes()
    reading = read_unguarded(data)
    kept = text_writer.write(reading.tree) + "".join(f.about for f in reading.findings)
    text = data.decode() if name.endswith("txt") else _docx_text(data)
    lost = Counter(_letters(text)) - Counter(_letters(kept))
    assert lost == Counter()


def _docx_text(data: bytes) -> str:
    return "".join(line.text.replace("[^", "[") for line in docx.read_lines(data))


def _letters(text: str) -> str:
    return "".join(s for s in unicodedata.normalize("NFC", text) if s.isalnum() or s in ".,;:()/“”")
