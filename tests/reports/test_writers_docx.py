"""The DOCX writer: named styles, whole packages, nothing left over from a template."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import ClassVar

import docx as python_docx
import pytest
from lxml import etree

from reports.house_style import GUIDANCE_2026
from reports.tree import DocumentKind, DocumentTree, Footnote, Paragraph, Recipients, Signature
from reports.writers import docx
from tests.reports import sample_tree
from tests.reports.conftest import Paper
from tests.reports.paper import W, WordPaper, text_of


def paper_of(*texts: str, **parts: object) -> WordPaper:
    blocks = tuple(Paragraph(each) for each in texts)
    tree = DocumentTree(DocumentKind.ANNUAL_PROGRAMME, blocks=blocks)
    return WordPaper(docx.write(replace(tree, **parts)))  # type: ignore[arg-type]  # named parts of the tree


def tables(paper: WordPaper) -> list[etree._Element]:
    return list(paper.document.iter(f"{W}tbl"))


def test_every_kind_of_paragraph_has_its_named_style(every_node_paper: Paper) -> None:
    assert [(each.style, each.text) for each in every_node_paper.word.paragraphs()] == [
        ("Cơ quan cấp trên", "TỈNH UỶ HẬU GIANG"),
        ("Cơ quan ban hành", "BAN CHỈ ĐẠO"),
        ("Dấu sao", "*"),
        ("Số ký hiệu", "Số 07-CTr/TU"),
        ("Dấu dự thảo", "Dự thảo lần 3"),
        ("Dấu mức độ khẩn", "KHẨN"),
        ("Tiêu đề Đảng", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("Địa danh ngày tháng", "Hậu Giang, ngày 05 tháng 12 năm 2024"),
        ("Tên loại", "CHƯƠNG TRÌNH"),
        ("Tác giả văn bản", "CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH"),
        ("Trích yếu", "làm việc năm 2025"),
        ("Ghi chú tên loại", "(Ngày 06/12/2024, cả ngày)"),
        ("Gạch nối", "-----"),
        ("Đoạn văn", "Đoạn mở đầu có từ nhấn mạnh và chú thích[1] ở giữa câu."),
        ("heading 1", "I. MỤC TIÊU"),
        ("heading 2", "1. Mục tiêu chung"),
        ("heading 3", "1.1. Về kinh tế"),
        ("heading 4", "1.1.1. Nông nghiệp"),
        ("Đoạn văn", "Một câu."),
        ("Tên hội nghị", "2. Hội nghị lần thứ 21 (trong tháng 3/2025)"),
        ("Câu dẫn", "Tổng kết các chỉ thị:"),
        ("Nội dung", "(1) Việc thứ nhất[2]."),
        ("Gạch đầu dòng", "- Ý nhỏ."),
        ("Gạch đầu dòng", "+ Ý con."),
        ("Cơ quan chủ trì", "Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ."),
        ("Nơi nhận", "Nơi nhận:"),
        ("Nơi nhận - dòng", "- Tỉnh uỷ viên;"),
        ("Nơi nhận - dòng", "- Lưu Văn phòng Tỉnh uỷ."),
        ("Quyền hạn ký", "T/M TỈNH UỶ"),
        ("Chức vụ", "BÍ THƯ"),
        ("Họ tên", "Nguyễn Văn An"),
    ]


def test_headings_carry_outline_levels_for_the_navigation_pane(every_node_paper: Paper) -> None:
    outline = [
        (each.style, each.outline)
        for each in every_node_paper.word.paragraphs()
        if each.outline is not None
    ]
    assert outline == [
        ("heading 1", 0),
        ("heading 2", 1),
        ("heading 3", 2),
        ("heading 4", 3),
        ("Tên hội nghị", 1),
    ]


def test_an_item_stays_with_its_lead_line_and_a_free_one_does_not(draft_paper: Paper) -> None:
    items = {each.text[:30]: each.keeps_next for each in draft_paper.word.in_style("Nội dung")}
    assert items["(1) Sơ kết công tác quý I, tri"] is True
    assert items["(4) Sơ kết 05 năm thực hiện Ch"] is False


def test_blocks_of_two_columns_are_fixed_unbreakable_and_borderless(paper: Paper) -> None:
    for table in tables(paper.word):
        assert [int(col.get(f"{W}w")) for col in table.iter(f"{W}gridCol")] == [4422, 4933]
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
        assert table.find(f"{W}tblPr/{W}tblBorders") is None
        assert {side.get(f"{W}w") for side in table.find(f"{W}tblPr/{W}tblCellMar")} == {"0"}
        assert table.find(f"{W}tr/{W}trPr/{W}cantSplit") is not None
    assert len(tables(paper.word)) == 2


def test_a_paper_without_head_and_foot_has_no_table() -> None:
    paper = paper_of("Một câu.")
    assert tables(paper) == []
    assert [element.tag for element in paper.body] == [f"{W}p", f"{W}sectPr"]


def test_no_recipients_and_no_signature_lines_leave_no_table() -> None:
    assert tables(paper_of("Một câu.", recipients=Recipients(()), signature=Signature())) == []


def test_recipients_alone_stand_beside_an_empty_cell() -> None:
    (table,) = tables(paper_of("Một câu.", recipients=Recipients(("Lưu Văn phòng Tỉnh uỷ.",))))
    assert [text_of(cell) for cell in table.iter(f"{W}tc")] == [
        "Nơi nhận:- Lưu Văn phòng Tỉnh uỷ.",
        "",
    ]


def test_a_draft_without_a_name_keeps_its_position() -> None:
    paper = paper_of("Một câu.", signature=Signature("T/M TỈNH UỶ", "BÍ THƯ", ""))
    assert [each.style for each in paper.paragraphs()] == ["Đoạn văn", "Quyền hạn ký", "Chức vụ"]


def test_body_paragraphs_have_no_formatting_of_their_own(every_node_paper: Paper) -> None:
    tags = {
        child.tag.removeprefix(W)
        for properties in every_node_paper.word.document.iter(f"{W}pPr")
        if properties.find(f"{W}pStyle") is not None
        for child in properties
    }
    assert tags == {"pStyle", "keepNext"}
    runs = {
        child.tag.removeprefix(W)
        for properties in every_node_paper.word.document.iter(f"{W}rPr")
        for child in properties
    }
    assert runs == {"rStyle"}


def test_emphasis_is_a_character_style(every_node_paper: Paper) -> None:
    emphasised = [
        text_of(run)
        for run in every_node_paper.word.document.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rStyle[@{W}val='Emphasis']") is not None
    ]
    assert emphasised == ["từ nhấn mạnh"]


def test_footnotes_are_real_and_counted_by_word(every_node_paper: Paper) -> None:
    part = every_node_paper.word.xml("word/footnotes.xml")
    assert [note.get(f"{W}type") for note in part] == [
        "separator",
        "continuationSeparator",
        None,
        None,
    ]
    assert [text_of(note) for note in part][2:] == [
        " Theo số liệu của *Cục Thống kê* & các sở.",
        " Xem phụ lục.",
    ]
    assert len(list(part.iter(f"{W}footnoteRef"))) == 2


def test_a_footnote_with_a_mark_out_of_order_keeps_its_own_mark() -> None:
    paper = paper_of("Một[^a] câu.", footnotes=(Footnote("a", "Ghi chú."),))
    assert text_of(paper.body) == "Một[a] câu."
    (reference,) = paper.document.iter(f"{W}footnoteReference")
    assert reference.get(f"{W}customMarkFollows") == "1"
    assert text_of(paper.xml("word/footnotes.xml")) == "[a] Ghi chú."


def test_a_reference_without_a_note_is_printed_as_its_mark() -> None:
    paper = paper_of("Một[^9] câu.")
    assert text_of(paper.body) == "Một[9] câu."
    assert list(paper.document.iter(f"{W}footnoteReference")) == []


def test_a_note_without_a_reference_is_printed_at_the_end() -> None:
    paper = paper_of("Một câu.", footnotes=(Footnote("1", "Ghi chú."),))
    assert [each.text for each in paper.paragraphs()] == ["Một câu.", "[1] Ghi chú."]


def test_control_characters_never_reach_the_file() -> None:
    paper = paper_of("Một\x00\x0b hai\ud800 ba\uffff.")
    assert text_of(paper.body) == "Một hai ba."


def test_markup_in_the_words_stays_words() -> None:
    assert text_of(paper_of("<w:p> & </w:p>").body) == "<w:p> & </w:p>"


def test_package_carries_only_what_the_paper_needs(paper: Paper) -> None:
    assert sorted(paper.word.parts) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footnotes.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
        "word/webSettings.xml",
    ]


def test_properties_name_the_title_and_nobody(issued_paper: Paper) -> None:
    properties = python_docx.Document(BytesIO(issued_paper.word.content)).core_properties
    assert properties.title == (
        "CHƯƠNG TRÌNH làm việc năm 2025 của Ban Chấp hành Đảng bộ tỉnh "
        "khoá XIV, nhiệm kỳ 2020 - 2025"
    )
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.language == "vi-VN"


def test_the_same_tree_gives_the_same_bytes(issued_paper: Paper) -> None:
    assert docx.write(issued_paper.tree) == issued_paper.word.content


def test_a_changed_house_style_changes_the_paper_in_one_place() -> None:
    wide = replace(GUIDANCE_2026, margin_left_mm=35)
    paper = WordPaper(docx.write(sample_tree.DRAFT, wide))
    assert paper.measures("pgMar")["left"] == "1984"


def test_every_style_that_is_used_is_defined(every_node_paper: Paper) -> None:
    word = every_node_paper.word
    parts = [name for name in word.parts if name.startswith("word/") and name.endswith(".xml")]
    used = {
        element.get(f"{W}val")
        for name in parts
        for element in word.xml(name).iter(f"{W}pStyle", f"{W}rStyle")
    }
    assert used - set(word.styles) == set()


@dataclass(frozen=True)
class Unknown:
    kind: ClassVar[str] = "unknown"
    text: str = ""


def test_an_unknown_kind_of_block_is_refused() -> None:
    tree = DocumentTree(DocumentKind.ANNUAL_PROGRAMME, blocks=(Unknown(),))  # type: ignore[arg-type]  # the mistake under test
    with pytest.raises(TypeError, match="unknown kind of block"):
        docx.write(tree)
