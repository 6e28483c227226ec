"""Lists that hang on a paragraph style instead of on the paragraph."""

from __future__ import annotations

from lxml import etree

from reports.readers.package import Package
from reports.readers.paragraph import attribute

LONGEST_CHAIN = 12


def read_lists_of_styles(package: Package) -> dict[str, tuple[str, int]]:
    """Style id to (list id, depth), inherited through "based on"; without lists no parsing."""
    parts = package.related("styles")
    if not parts or b"numPr" not in package.raw(parts[0]):
        return {}
    own: dict[str, tuple[str, int]] = {}
    base: dict[str, str] = {}
    for style in package.root(parts[0]).iterchildren("{*}style"):
        style_id = attribute(style, "styleId")
        numbering = style.find("{*}pPr/{*}numPr")
        if numbering is not None and numbering.find("{*}numId") is not None:
            own[style_id] = list_of(numbering)
        based_on = style.find("{*}basedOn")
        if based_on is not None:
            base[style_id] = attribute(based_on, "val")
    return {style: _inherited(style, own, base) for style in {*own, *base}}


def of_paragraph(properties: etree._Element | None) -> str:
    """The identifier of the style that a w:pPr names, "" for the default one."""
    style = None if properties is None else properties.find("{*}pStyle")
    return "" if style is None else attribute(style, "val")


def list_of(numbering: etree._Element) -> tuple[str, int]:
    """List id and depth of a w:numPr; depth 0 when it is absent or odd."""
    depth = numbering.find("{*}ilvl")
    text = "" if depth is None else attribute(depth, "val")
    list_id = numbering.find("{*}numId")
    return (
        "0" if list_id is None else attribute(list_id, "val"),
        int(text) if text.isascii() and text.isdigit() and len(text) == 1 else 0,
    )


def _inherited(
    style: str, own: dict[str, tuple[str, int]], base: dict[str, str]
) -> tuple[str, int]:
    for _ in range(LONGEST_CHAIN):
        if style in own:
            return own[style]
        style = base.get(style, "")
    return ("0", 0)
