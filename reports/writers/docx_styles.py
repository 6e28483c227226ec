"""The house style as Word's named styles, so that no paragraph needs formatting of its own."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree

from reports.house_style import Alignment, HouseStyle, Look, Role
from reports.writers.docx_elements import (
    EMPHASIS,
    REFERENCE,
    TWIPS_PER_POINT,
    UNDERLINED,
    child,
    style_id,
    twips,
)

ALIGNMENTS = {
    Alignment.LEFT: "left",
    Alignment.CENTER: "center",
    Alignment.RIGHT: "right",
    Alignment.JUSTIFY: "both",
}
FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
# Word finds these by name; the office reads the Vietnamese alias beside it.
ALIASES = {
    Role.HEADING_1: "Đề mục cấp 1",
    Role.HEADING_2: "Đề mục cấp 2",
    Role.HEADING_3: "Đề mục cấp 3",
    Role.HEADING_4: "Đề mục cấp 4",
    Role.FOOTNOTE: "Chú thích",
}


def rewrite_styles(root: etree._Element, style: HouseStyle) -> None:
    """Replace the document defaults and every style of `word/styles.xml` by ours."""
    latent = root.find(qn("w:latentStyles"))
    for element in list(root):
        root.remove(element)
    _defaults(root, style)
    if latent is not None:
        root.append(latent)
    _word_defaults(root)
    for look in style.looks:
        _paragraph_style(root, look, style)
    _character_style(root, EMPHASIS, "Emphasis", "i")
    _character_style(root, UNDERLINED, "Gạch chân", "u", val="single")
    _character_style(root, REFERENCE, "footnote reference", "vertAlign", val="superscript")


def _defaults(root: etree._Element, style: HouseStyle) -> None:
    defaults = child(root, "docDefaults")
    properties = child(child(defaults, "rPrDefault"), "rPr")
    child(properties, "rFonts", **dict.fromkeys(FONT_SLOTS, style.font_family))
    _size(properties, style.look(Role.PARAGRAPH).size_pt)
    child(properties, "lang", val=style.language, eastAsia=style.language, bidi="ar-SA")
    paragraph = child(child(defaults, "pPrDefault"), "pPr")
    child(paragraph, "spacing", before=0, after=0, line=240, lineRule="auto")


def _word_defaults(root: etree._Element) -> None:
    """The four styles that Word takes for granted."""
    normal = child(root, "style", type="paragraph", default=1, styleId="Normal")
    child(normal, "name", val="Normal")
    child(normal, "qFormat")
    child(child(normal, "pPr"), "widowControl")
    character = child(root, "style", type="character", default=1, styleId="DefaultParagraphFont")
    child(character, "name", val="Default Paragraph Font")
    table = child(root, "style", type="table", default=1, styleId="TableNormal")
    child(table, "name", val="Normal Table")
    margins = child(child(table, "tblPr"), "tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        child(margins, side, w=0, type="dxa")
    numbering = child(root, "style", type="numbering", default=1, styleId="NoList")
    child(numbering, "name", val="No List")


def _paragraph_style(root: etree._Element, look: Look, style: HouseStyle) -> None:
    element = child(root, "style", type="paragraph", styleId=style_id(look.role))
    if look.role not in ALIASES:
        element.set(qn("w:customStyle"), "1")
    child(element, "name", val=look.name)
    if look.role in ALIASES:
        child(element, "aliases", val=ALIASES[look.role])
    child(element, "basedOn", val="Normal")
    if look.outline_level:
        child(element, "next", val=style_id(Role.PARAGRAPH))
    child(element, "qFormat")
    _paragraph_properties(child(element, "pPr"), look, style)
    _letters(child(element, "rPr"), look)


def _paragraph_properties(properties: etree._Element, look: Look, style: HouseStyle) -> None:
    # The schema fixes the order of these children; Word refuses another one.
    if look.keeps_with_next:
        child(properties, "keepNext")
    if look.role is Role.PARTY_TITLE:
        _line_below(properties, style)
    _spacing(properties, look)
    if look.role is Role.PARTY_TITLE:
        side = twips((style.right_column_mm - style.title_line_mm) / 2)
        child(properties, "ind", left=side, right=side)
    elif look.first_line_indent_mm:
        child(properties, "ind", firstLine=twips(look.first_line_indent_mm))
    child(properties, "jc", val=ALIGNMENTS[look.alignment])
    if look.outline_level:
        child(properties, "outlineLvl", val=look.outline_level - 1)


def _line_below(properties: etree._Element, style: HouseStyle) -> None:
    child(
        child(properties, "pBdr"),
        "bottom",
        val="single",
        sz=round(style.title_line_weight_pt * 8),
        space=round(style.title_line_gap_pt),
        color="000000",
    )


def _spacing(properties: etree._Element, look: Look) -> None:
    exact = look.line_exact_pt
    child(
        properties,
        "spacing",
        before=round(look.space_before_pt * TWIPS_PER_POINT),
        after=round(look.space_after_pt * TWIPS_PER_POINT),
        line=240 if exact is None else round(exact * TWIPS_PER_POINT),
        lineRule="auto" if exact is None else "exact",
    )


def _letters(properties: etree._Element, look: Look) -> None:
    if look.is_bold:
        child(properties, "b")
        child(properties, "bCs")
    if look.is_italic:
        child(properties, "i")
        child(properties, "iCs")
    _size(properties, look.size_pt)


def _size(properties: etree._Element, size_pt: float) -> None:
    for tag in ("sz", "szCs"):
        child(properties, tag, val=round(size_pt * 2))


def _character_style(
    root: etree._Element, identifier: str, name: str, tag: str, **attributes: str
) -> None:
    element = child(root, "style", type="character", styleId=identifier)
    child(element, "name", val=name)
    child(element, "basedOn", val="DefaultParagraphFont")
    child(element, "qFormat")
    child(child(element, "rPr"), tag, **attributes)
