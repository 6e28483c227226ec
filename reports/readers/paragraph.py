"""What Word prints for one paragraph: runs, tabs, breaks, symbols, references; what it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

SKIPPED = frozenset(
    {
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
        "customXmlPr",
        "instrText",
        "delInstrText",
        "softHyphen",
        "commentReference",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
        "fldChar",
        "lastRenderedPageBreak",
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "rt",
        "delText",
    }
)
PRINTED = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
REMOVED = frozenset({"del", "moveFrom"})
INSERTED = frozenset({"ins", "moveTo"})
DRAWN = frozenset({"drawing", "pict", "object"})
# The office prints note references in brackets, and the brackets are typed around the reference.
BRACKETED_REFERENCE = re.compile(r"\[(\[\^\d+\])\]")
OFF = frozenset({"0", "false", "off"})
# Symbol and Wingdings print their bullets and dashes with private characters.
SYMBOLS = {"F0B7": "•", "F0A7": "•", "F02D": "-", "F02B": "+", "F0B0": "°", "2022": "•"}


@dataclass(slots=True)
class LeftOut:
    """Text of the file that is not printed, kept so that it can be reported."""

    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)
    insertions: int = 0


@dataclass(slots=True)
class Notes:
    """Footnotes in the order of their references: the id in the file to the printed mark."""

    marks: dict[str, str] = field(default_factory=dict)

    def mark(self, note_id: str) -> str:
        return self.marks.setdefault(note_id, str(len(self.marks) + 1))


@dataclass(slots=True)
class Printed:
    """The printed text of one paragraph, whether all of it is bold, and the boxes drawn in it."""

    pieces: list[str] = field(default_factory=list)
    has_plain: bool = False
    has_bold: bool = False
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        text = "".join(self.pieces)
        return BRACKETED_REFERENCE.sub(r"\1", text) if "[[^" in text else text

    @property
    def is_bold(self) -> bool:
        return self.has_bold and not self.has_plain


LOCAL_NAMES: dict[str, str] = {}


def local(element: etree._Element) -> str:
    """The element's name without its namespace: transitional and strict Word XML share names."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    name = LOCAL_NAMES.get(tag)
    if name is None:
        name = tag.rpartition("}")[2]
        if len(LOCAL_NAMES) < 2_000:
            LOCAL_NAMES[tag] = name
    return name


def attribute(element: etree._Element, name: str) -> str:
    """An attribute of the element's own namespace, "" when absent."""
    return str(element.get(f"{str(element.tag).rpartition('}')[0]}}}{name}") or "")


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a switch such as w:b or w:vanish is set, not merely mentioned."""
    if properties is None:
        return False
    switch = properties.find("{*}" + name)
    return switch is not None and attribute(switch, "val") not in OFF


def printed(element: etree._Element, left_out: LeftOut, notes: Notes) -> Printed:
    """Read one w:p; tracked insertions count as text, tracked deletions as left out."""
    result = Printed()
    _read(element, result, left_out, notes)
    return result


def _read(element: etree._Element, result: Printed, left_out: LeftOut, notes: Notes) -> None:
    for child in element:
        name = local(child)
        if name == "t":
            result.pieces.append(child.text or "")
        elif name == "r":
            _read_run(child, result, left_out, notes)
        elif name in PRINTED:
            result.pieces.append(PRINTED[name])
        elif name not in SKIPPED:
            _read_rarer(name, child, result, left_out, notes)


def _read_run(run: etree._Element, result: Printed, left_out: LeftOut, notes: Notes) -> None:
    properties = run.find("{*}rPr")
    if is_on(properties, "vanish"):
        hidden = Printed()
        _read(run, hidden, left_out, notes)
        left_out.hidden.append(hidden.text)
        return
    before = len(result.pieces)
    _read(run, result, left_out, notes)
    if any(piece.strip() for piece in result.pieces[before:]):
        is_bold = is_on(properties, "b")
        result.has_bold |= is_bold
        result.has_plain |= not is_bold


def _read_rarer(
    name: str, child: etree._Element, result: Printed, left_out: LeftOut, notes: Notes
) -> None:
    if name in REMOVED:
        left_out.deleted.append(_all_text(child))
    elif name in ("footnoteReference", "endnoteReference"):
        result.pieces.append(f"[^{notes.mark(name[:-9] + attribute(child, 'id'))}]")
    elif name == "sym":
        result.pieces.append(_symbol(child, left_out))
    elif name in DRAWN:
        result.boxes.extend(_boxes(child))
    elif name == "AlternateContent":
        # The same drawing stands here twice, for new and for old programs: read the first.
        branch = child.find("{*}Choice")
        _read(child if branch is None else branch, result, left_out, notes)
    else:
        left_out.insertions += name in INSERTED
        _read(child, result, left_out, notes)


def _symbol(element: etree._Element, left_out: LeftOut) -> str:
    code = attribute(element, "char").upper()
    if code not in SYMBOLS:
        left_out.symbols.append(f"{attribute(element, 'font')} {code}".strip())
    return SYMBOLS.get(code, "")


def _boxes(drawing: etree._Element) -> list[etree._Element]:
    """The outermost text boxes of a drawing; boxes inside boxes are met when these are read."""
    found: list[etree._Element] = []
    for box in drawing.iter("{*}txbxContent"):
        ancestors = {id(ancestor) for ancestor in box.iterancestors()}
        if not any(id(outer) in ancestors for outer in found):
            found.append(box)
    return found


def _all_text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter("{*}t", "{*}delText"))
