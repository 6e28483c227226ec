"""A Word file gives its printed lines: no more, no less, in the order of reading."""

from __future__ import annotations

from programme.findings import Finding
from reports.readers import docx
from reports.readers.line import Cell, Line, Source
from tests.reports.hostile import (
    W,
    document,
    paragraph,
    relationship,
    relationships,
)
from tests.reports.hostile import docx as made


def lines_of(body: str, parts: dict[str, str] | None = None) -> list[str]:
    return [line.text for line in docx.read_lines(made(body, parts))]


def findings_of(body: str, parts: dict[str, str] | None = None) -> list[tuple[str, str]]:
    findings: tuple[Finding, ...] = docx.read(made(body, parts)).findings
    return [(finding.kind, finding.about) for finding in findings]


def part(root: str, inner: str) -> str:
    return f'<w:{root} xmlns:w="{W}">{inner}</w:{root}>'


def linked(*kinds: str) -> dict[str, str]:
    rows = "".join(relationship(kind, f"{kind}.xml") for kind in kinds)
    return {"word/_rels/document.xml.rels": relationships(rows)}


def test_a_paragraph_is_a_line_with_its_number_and_looks() -> None:
    body = (
        "<w:p/>"
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>A</w:t></w:r></w:p>'
    )
    assert docx.read_lines(made(body)) == (Line("A", 2, is_bold=True, is_centred=True),)


def test_bold_switched_off_is_not_bold() -> None:
    body = '<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>A</w:t></w:r></w:p>'
    assert docx.read_lines(made(body)) == (Line("A", 1),)


def test_tabs_hyphens_and_symbols_are_printed_and_a_break_starts_a_continued_line() -> None:
    body = (
        '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:sym w:char="F0B7"/>'
        "<w:softHyphen/><w:br/><w:t>c</w:t></w:r></w:p>"
    )
    assert docx.read_lines(made(body)) == (Line("a\tb-•", 1), Line("c", 1, is_continued=True))


def test_decomposed_letters_and_no_break_spaces_become_plain_ones() -> None:
    assert lines_of(paragraph("Hội\u00a0nghị")) == ["Hội nghị"]


def test_invisible_characters_go_and_are_reported() -> None:
    body = paragraph("số\u200b 4\u202e2")
    assert lines_of(body) == ["số 42"]
    assert findings_of(body) == [("invisible_characters", "số 42")]


def test_hidden_text_is_left_out_and_reported() -> None:
    body = "<w:p><w:r><w:t>thấy</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"
    assert lines_of(body) == ["thấy"]
    assert findings_of(body) == [("hidden_text", "ẩn")]


def test_tracked_changes_are_read_as_accepted_and_reported() -> None:
    body = (
        "<w:p><w:r><w:t>năm </w:t></w:r><w:del><w:r><w:delText>2024</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>2025</w:t></w:r></w:ins></w:p>"
    )
    assert lines_of(body) == ["năm 2025"]
    assert findings_of(body) == [("tracked_changes", "2024")]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>một </w:t></w:r></w:p>"
        + paragraph("hai")
    )
    assert lines_of(body) == ["một hai"]


def test_the_result_of_a_field_is_read_and_its_code_is_not() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>hôm nay</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert lines_of(body) == ["hôm nay"]


def test_a_comment_is_reported_and_not_read_as_text() -> None:
    comments = part("comments", f'<w:comment w:id="1">{paragraph("xem lại")}</w:comment>')
    parts = {"word/comments.xml": comments, **linked("comments")}
    assert lines_of(paragraph("A"), parts) == ["A"]
    assert findings_of(paragraph("A"), parts) == [("comment", "xem lại")]


def test_words_in_a_page_header_are_reported_and_page_numbers_are_not() -> None:
    parts = {
        "word/header.xml": part("hdr", paragraph("Bản in thử")),
        "word/footer.xml": part("ftr", paragraph("12")),
        **linked("header", "footer"),
    }
    assert findings_of(paragraph("A"), parts) == [("page_header", "Bản in thử")]


def test_a_mark_of_circulation_or_secrecy_in_the_page_header_is_a_line() -> None:
    for mark in ("LƯU HÀNH NỘI BỘ", "TỐI MẬT"):
        parts = {"word/header.xml": part("hdr", paragraph(mark)), **linked("header")}
        assert lines_of(paragraph("A"), parts) == [mark, "A"]
        assert findings_of(paragraph("A"), parts) == []


def test_cells_are_read_once_in_order_and_know_their_place() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    wide = cell.format('<w:gridSpan w:val="2"/>', paragraph("rộng"))
    body = (
        f"<w:tbl><w:tr>{wide}</w:tr>"
        f"<w:tr>{cell.format('', paragraph('a'))}{cell.format('', paragraph('b'))}</w:tr></w:tbl>"
    )
    assert docx.read_lines(made(body)) == (
        Line("rộng", 1, Source.CELL, cell=Cell(1, 1, 1), grid=1, span=2),
        Line("a", 2, Source.CELL, cell=Cell(1, 2, 1), grid=1),
        Line("b", 3, Source.CELL, cell=Cell(1, 2, 2), grid=2),
    )


def test_content_controls_and_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('khung')}</w:txbxContent>"
    drawn = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('ngày')}</w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:t>chữ</w:t></w:r><w:r>{drawn}</w:r></w:p>"
    )
    assert lines_of(body) == ["ngày", "chữ", "khung"]


def test_footnotes_are_numbered_by_their_references_and_follow_the_text() -> None:
    notes = part(
        "footnotes",
        f'<w:footnote w:id="0" w:type="separator">{paragraph("---")}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph("thứ hai")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("thứ nhất")}</w:footnote>',
    )
    body = (
        '<w:p><w:r><w:t>A</w:t><w:footnoteReference w:id="3"/><w:t> B</w:t>'
        '<w:footnoteReference w:id="7"/></w:r></w:p>'
    )
    lines = docx.read_lines(made(body, {"word/footnotes.xml": notes, **linked("footnotes")}))
    assert [(line.text, line.note) for line in lines] == [
        ("A[^1] B[^2]", ""),
        ("thứ nhất", "1"),
        ("thứ hai", "2"),
    ]


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf02d"/></w:lvl>'
    '<w:lvl w:ilvl="4"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%5)"/></w:lvl>'
    '<w:lvl w:ilvl="5"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>',
)


def listed(text: str, depth: int, list_id: int = 1) -> str:
    properties = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
    )
    return paragraph(text, properties)


def test_numbers_made_by_word_are_printed_with_restarts_and_overrides() -> None:
    body = "".join(
        (
            listed("một", 0),
            listed("a", 1),
            listed("b", 1),
            listed("c", 2),
            listed("d", 3),
            listed("e", 4),
            listed("g", 5),
            listed("hai", 0),
            listed("h", 1),
            listed("i", 1, list_id=2),
            listed("k", 1, list_id=2),
            listed("không", 1, list_id=0),
        )
    )
    parts = {"word/numbering.xml": NUMBERING, **linked("numbering")}
    assert lines_of(body, parts) == [
        "I. một",
        "(1) a",
        "(2) b",
        "2.1. c",
        "- d",
        "a) e",
        "g",
        "II. hai",
        "(1) h",
        "(5) i",
        "(6) k",
        "không",
    ]


def test_a_list_that_hangs_on_a_style_is_numbered_too() -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>',
    )
    parts = {
        "word/numbering.xml": NUMBERING,
        "word/styles.xml": styles,
        **linked("numbering", "styles"),
    }
    body = "".join(
        paragraph(text, f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>')
        for text, style in (("a", "Muc"), ("b", "MucCon"), ("c", "Khac"))
    )
    assert lines_of(body, parts) == ["(1) a", "(2) b", "c"]


def test_word_xml_of_the_strict_kind_reads_the_same() -> None:
    strict = document(paragraph("A")).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert [line.text for line in docx.read_lines(made(main=strict))] == ["A"]
