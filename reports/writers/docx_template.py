"""The empty Word file in the house style: made once from python-docx's own, then kept as bytes."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from reports.house_style import HouseStyle, Role
from reports.writers.docx_elements import child, page_number, paragraph, twips
from reports.writers.docx_notes import footnotes_part
from reports.writers.docx_styles import rewrite_styles

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
# python-docx adds the first page's header before the others, so it is the first in the package.
FIRST_HEADER = "word/header1.xml"
CORE = "docProps/core.xml"
# What python-docx's own template brings along and no paper of the office needs.
STRAY_PARTS = (
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.NUMBERING,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
STRAY_PROPERTIES = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


@lru_cache(maxsize=8)
def template_parts(style: HouseStyle) -> tuple[tuple[str, bytes], ...]:
    """Name and content of every part of an empty paper, in package order."""
    document = docx.Document()
    _drop(document)
    rewrite_styles(document.styles.element, style)
    _lay_out_page(document, style)
    _settle(document, style)
    _add_footnotes(document)
    file = BytesIO()
    document.save(file)
    with ZipFile(file) as package:
        return tuple((name, package.read(name)) for name in package.namelist())


def _drop(document: Document) -> None:
    package = document.part.package
    for holder, stray in ((document.part, STRAY_PARTS), (package, STRAY_PROPERTIES)):
        for key, relation in list(holder.rels.items()):
            if relation.reltype in stray:
                del holder.rels[key]
    properties = document.core_properties._element
    for element in list(properties):
        properties.remove(element)
    document.core_properties.language = "vi-VN"


def _lay_out_page(document: Document, style: HouseStyle) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    first = section.first_page_header
    first.is_linked_to_previous = False
    paragraph(_emptied(first._element), Role.PAGE_NUMBER)
    page_number(paragraph(_emptied(section.header._element), Role.PAGE_NUMBER))
    properties = section._sectPr
    for tag in ("pgSz", "pgMar", "cols", "docGrid"):
        for element in properties.findall(qn(f"w:{tag}")):
            properties.remove(element)
    (title_page,) = properties.iter(qn("w:titlePg"))
    title_page.addprevious(_page_size(style))
    title_page.addprevious(_page_margins(style))


def _emptied(part: etree._Element) -> etree._Element:
    for element in list(part):
        part.remove(element)
    return part


def _page_size(style: HouseStyle) -> etree._Element:
    element = etree.Element(qn("w:pgSz"))
    element.set(qn("w:w"), str(twips(style.sheet_width_mm)))
    element.set(qn("w:h"), str(twips(style.sheet_height_mm)))
    return element


def _page_margins(style: HouseStyle) -> etree._Element:
    element = etree.Element(qn("w:pgMar"))
    measures_mm = {
        "top": style.margin_top_mm,
        "right": style.margin_right_mm,
        "bottom": style.margin_bottom_mm,
        "left": style.margin_left_mm,
        "header": style.page_number_from_top_mm,
        "footer": style.page_number_from_top_mm,
    }
    for name, measure_mm in measures_mm.items():
        element.set(qn(f"w:{name}"), str(twips(measure_mm)))
    element.set(qn("w:gutter"), "0")
    return element


def _settle(document: Document, style: HouseStyle) -> None:
    """Settings of the file; the schema fixes their order, so the few we need replace them all."""
    settings = _emptied(document.settings.element)
    child(settings, "zoom", percent=100)
    if style.is_two_sided:
        child(settings, "mirrorMargins")
    child(settings, "defaultTabStop", val=twips(10))
    child(settings, "characterSpacingControl", val="doNotCompress")
    notes = child(settings, "footnotePr")
    for number in (-1, 0):
        child(notes, "footnote", id=number)
    compatibility = child(settings, "compat")
    # 15 is Word 2013 and later: without it the file opens in "compatibility mode".
    child(
        compatibility,
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    child(settings, "themeFontLang", val=style.language)
    child(settings, "decimalSymbol", val=",")
    child(settings, "listSeparator", val=";")


def _add_footnotes(document: Document) -> None:
    part = Part(
        PackURI(f"/{FOOTNOTES}"),
        CONTENT_TYPE.WML_FOOTNOTES,
        footnotes_part(()),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
