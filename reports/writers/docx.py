"""The paper as a Word file that needs no retouching: every paragraph in a named style."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.oxml.ns import qn
from lxml import etree

from reports.house_style import GUIDANCE_2026, POINTS_PER_MM, HouseStyle, Role
from reports.tree import Block, DocumentTree, Item, LeadIn, LeadLine, Meeting, Paragraph, Section
from reports.writers.docx_elements import (
    UNDERLINED,
    W,
    add_runs,
    child,
    paragraph,
    run,
    twips,
    two_columns,
    xml,
)
from reports.writers.docx_notes import footnotes_part
from reports.writers.docx_template import CORE, DOCUMENT, FIRST_HEADER, FOOTNOTES, template_parts
from reports.writers.letters import printable, printable_runs, reference
from reports.writers.lines import (
    Binding,
    Lines,
    PrintedLine,
    bound_blocks,
    circulation_mark,
    document_title,
    masthead_columns,
    recipient_lines,
    signature_lines,
    title_lines,
    underlined_phrase,
)
from reports.writers.notes import Notes

# The oldest moment a zip can hold: the same paper gives the same bytes (R65).
NO_MOMENT = (1980, 1, 1, 0, 0, 0)
DEEPEST_HEADING = 4


def write(tree: DocumentTree, style: HouseStyle = GUIDANCE_2026) -> bytes:
    """The DOCX file of the tree; TypeError when it holds a kind of block not known here."""
    notes = Notes(tree)
    body = etree.Element(qn("w:body"))
    _head(body, tree, notes, style)
    for block, binding in bound_blocks(tree):
        add_block(body, block, notes, binding)
    _foot(body, tree, notes, style)
    parts = {
        DOCUMENT: _document_part(body, style),
        FOOTNOTES: footnotes_part(notes.taken),
        CORE: _core_part(document_title(tree), style),
    }
    if mark := circulation_mark(tree):
        parts[FIRST_HEADER] = _first_header_part(mark, style)
    return _package(style, parts)


def add_block(body: etree._Element, block: Block, notes: Notes, binding: Binding) -> None:
    """Append one block of the body, without what hangs under it."""
    role, parts = _role_and_words(block)
    add_runs(paragraph(body, role, binding), printable_runs(*parts), notes)


def _role_and_words(block: Block) -> tuple[Role, tuple[str, ...]]:
    match block:
        case Paragraph():
            return Role.PARAGRAPH, (block.text,)
        case LeadIn():
            return Role.LEAD_IN, (block.text,)
        case LeadLine():
            return Role.LEAD_LINE, (block.text,)
        case Item():
            return Role.BULLET if block.is_bullet else Role.ITEM, (block.label, block.text)
        case Meeting():
            return Role.MEETING, (block.label, block.heading)
        case Section():
            level = min(block.level, DEEPEST_HEADING)
            return Role(f"heading-{level}"), (block.label, block.heading)
        case _:
            raise TypeError(f"DOCX writer: unknown kind of block {block!r}")


def _head(body: etree._Element, tree: DocumentTree, notes: Notes, style: HouseStyle) -> None:
    left, right = masthead_columns(tree.masthead)
    if left or right:
        if tree.footnotes:
            _hairline(body)  # LibreOffice 7.4 puts a whole line before a first table otherwise
        _columns(body, left, right, style)
    for line in title_lines(tree.title):
        add_runs(paragraph(body, line.role), printable_runs(line.text), notes)


def _foot(body: etree._Element, tree: DocumentTree, notes: Notes, style: HouseStyle) -> None:
    left, right = recipient_lines(tree.recipients), signature_lines(tree.signature)
    if left or right:
        _columns(body, left, right, style)
    for note in notes.left():
        add_runs(paragraph(body, Role.FOOTNOTE), printable_runs(reference(note.mark), note.text))
    if len(body) and body[-1].tag == qn("w:tbl"):
        _hairline(body)  # Word wants a paragraph after the last table


def _columns(body: etree._Element, left: Lines, right: Lines, style: HouseStyle) -> None:
    # Rounded edge by edge, as Word does, so that the columns end exactly at the right margin.
    margins = twips(style.margin_left_mm) + twips(style.margin_right_mm)
    left_width = twips(style.left_column_mm)
    widths = left_width, twips(style.sheet_width_mm) - margins - left_width
    for cell, lines in zip(two_columns(body, widths), (left, right), strict=True):
        for line in lines:
            _column_line(cell, line)
        if not lines:
            paragraph(cell, Role.RECIPIENT)  # a cell without a paragraph is a broken file


def _column_line(cell: etree._Element, line: PrintedLine) -> None:
    element = paragraph(cell, line.role)
    if line.role is not Role.RECIPIENTS_LABEL:
        run(element, line.text)
        return
    phrase, rest = underlined_phrase(line.text)
    run(element, phrase, UNDERLINED)
    run(element, rest)


def _hairline(body: etree._Element) -> None:
    """An empty paragraph one point high, which opens no empty page."""
    properties = child(child(body, "p"), "pPr")
    child(properties, "spacing", before=0, after=0, line=20, lineRule="exact")


def _document_part(body: etree._Element, style: HouseStyle) -> bytes:
    document = etree.fromstring(dict(template_parts(style))[DOCUMENT])
    (holder,) = document.iter(qn("w:body"))
    for element in reversed(list(body)):
        holder.insert(0, element)  # before the page layout, which stays last
    return xml(document)


def _first_header_part(mark: str, style: HouseStyle) -> bytes:
    root = etree.Element(qn("w:hdr"), nsmap=W)
    element = paragraph(root, Role.CIRCULATION_MARK)
    _frame(element, style)
    run(element, mark)
    paragraph(root, Role.PAGE_NUMBER)  # a framed paragraph needs one that it hangs on
    return xml(root)


def _frame(element: etree._Element, style: HouseStyle) -> None:
    """The place of the circulation mark: its capitals so far from the edge of the sheet (K36).

    A plain header line begins there, and its capitals stand 1 mm lower. On the paragraph, because
    LibreOffice 7.4 passes over a frame in a style.
    """
    above_capitals_pt = style.look(Role.CIRCULATION_MARK).size_pt * style.single_line_cap_top
    child(
        element[0],
        "framePr",
        w=twips(style.right_column_mm),
        hSpace=0,
        wrap="around",
        vAnchor="page",
        hAnchor="margin",
        xAlign="right",
        y=twips(style.circulation_mark_from_top_mm - above_capitals_pt / POINTS_PER_MM),
    )


def _core_part(title: str, style: HouseStyle) -> bytes:
    """The file's properties: title and language, and nobody's name (R69)."""
    root = etree.fromstring(dict(template_parts(style))[CORE])
    element = etree.SubElement(root, qn("dc:title"))
    element.text = printable(title)
    return xml(root)


def _package(style: HouseStyle, parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in template_parts(style):
            entry = ZipInfo(name, NO_MOMENT)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, parts.get(name, content))
    return file.getvalue()
