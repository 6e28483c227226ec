"""The few elements of WordprocessingML that our papers need, each built in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.oxml.ns import nsmap, qn
from lxml import etree

from programme.marks import Run
from reports.house_style import Role
from reports.writers.letters import reference
from reports.writers.lines import Binding
from reports.writers.notes import Notes

W = {prefix: nsmap[prefix] for prefix in ("w", "r")}
TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20

P, PPR, PSTYLE, KEEP_NEXT = qn("w:p"), qn("w:pPr"), qn("w:pStyle"), qn("w:keepNext")
R, RPR, RSTYLE, TEXT = qn("w:r"), qn("w:rPr"), qn("w:rStyle"), qn("w:t")
VAL, TYPE, WIDTH, ID = qn("w:val"), qn("w:type"), qn("w:w"), qn("w:id")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

EMPHASIS = "Emphasis"
REFERENCE = "FootnoteReference"
UNDERLINED = "GachChan"


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def child(parent: etree._Element, tag: str, **attributes: str | int) -> etree._Element:
    """A new last child `w:tag` with `w:` attributes."""
    names = {qn(f"w:{name}"): str(value) for name, value in attributes.items()}
    return etree.SubElement(parent, qn(f"w:{tag}"), names)


def style_id(role: Role) -> str:
    """The identifier of a role's paragraph style; Word knows some of its own by theirs."""
    if role.value.startswith("heading-"):
        return f"Heading{role.value[-1]}"
    if role is Role.FOOTNOTE:
        return "FootnoteText"
    return role.value.title().replace("-", "")


def paragraph(
    parent: etree._Element, role: Role, binding: Binding = Binding.AS_LOOK
) -> etree._Element:
    """A new last paragraph in the look of its role, bound to the next one as said."""
    element = etree.SubElement(parent, P)
    properties = etree.SubElement(element, PPR)
    etree.SubElement(properties, PSTYLE, {VAL: style_id(role)})
    if binding is Binding.KEPT:
        etree.SubElement(properties, KEEP_NEXT)
    elif binding is Binding.FREE:
        etree.SubElement(properties, KEEP_NEXT, {VAL: "0"})
    return element


def run(parent: etree._Element, text: str, style: str = "") -> etree._Element:
    """A new last run, in a character style when one is named."""
    element = styled_run(parent, style)
    letters = etree.SubElement(element, TEXT)
    letters.text = text
    if text[:1] == " " or text[-1:] == " " or "  " in text:
        letters.set(SPACE, "preserve")
    return element


def styled_run(parent: etree._Element, style: str) -> etree._Element:
    """A new last run without content, in a character style when one is named."""
    element = etree.SubElement(parent, R)
    if style:
        etree.SubElement(etree.SubElement(element, RPR), RSTYLE, {VAL: style})
    return element


def add_runs(parent: etree._Element, runs: Iterable[Run], notes: Notes | None = None) -> None:
    """Print the runs; a reference that finds no note of its own is printed as its bare mark."""
    for piece in runs:
        if not piece.footnote:
            run(parent, piece.text, EMPHASIS if piece.is_emphasised else "")
        elif notes is None or notes.take(piece.footnote) is None:
            run(parent, reference(piece.footnote), REFERENCE)
        else:
            _note_reference(parent, piece.footnote, len(notes.taken))


def _note_reference(parent: etree._Element, mark: str, number: int) -> None:
    """The reference "[1]"; Word counts it itself unless the paper uses another mark."""
    if mark != str(number):
        element = run(parent, reference(mark), REFERENCE)
        element.insert(1, etree.Element(qn("w:footnoteReference")))
        element[1].set(qn("w:customMarkFollows"), "1")
        element[1].set(ID, str(number))
        return
    run(parent, "[", REFERENCE)
    child(styled_run(parent, REFERENCE), "footnoteReference", id=number)
    run(parent, "]", REFERENCE)


def two_columns(parent: etree._Element, widths: Sequence[int]) -> tuple[etree._Element, ...]:
    """A borderless fixed table of one unbreakable row; widths in twips. Returns its two cells."""
    table = child(parent, "tbl")
    properties = child(table, "tblPr")
    child(properties, "tblW", w=sum(widths), type="dxa")
    child(properties, "tblInd", w=0, type="dxa")
    child(properties, "tblLayout", type="fixed")
    margins = child(properties, "tblCellMar")
    for side in ("left", "right"):
        child(margins, side, w=0, type="dxa")
    grid = child(table, "tblGrid")
    for width in widths:
        child(grid, "gridCol", w=width)
    row = child(table, "tr")
    child(child(row, "trPr"), "cantSplit")
    return tuple(_cell(row, width) for width in widths)


def _cell(row: etree._Element, width: int) -> etree._Element:
    cell = child(row, "tc")
    child(child(cell, "tcPr"), "tcW", w=width, type="dxa")
    return cell


def page_number(parent: etree._Element) -> None:
    """The field PAGE, so that Word counts."""
    for kind in ("begin", None, "separate", "2", "end"):
        element = child(parent, "r")
        if kind is None:
            child(element, "instrText").text = "PAGE"
        elif kind == "2":
            child(element, "t").text = kind
        else:
            child(element, "fldChar", fldCharType=kind)


def xml(root: etree._Element) -> bytes:
    """The part as it stands in the package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
