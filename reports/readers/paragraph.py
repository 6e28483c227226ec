"""What Word prints for one paragraph: runs, tabs, breaks, symbols, references; what it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from programme.marks import reference_to, runs
from reports.house_style import Role
from reports.readers import looks

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
# A mark of the author's own, with or without brackets: "*", "[a]".
CUSTOM_MARK = re.compile(r"\s*\[?([^\]\[\s]{1,8})\]?")
EMPHASIS = "Emphasis"
# Only in our own paragraphs is that style a word stressed; elsewhere it dresses whole headings.
STRESSING = frozenset(
    f"Heading{role.value[-1]}"
    if role.value.startswith("heading-")
    else role.value.title().replace("-", "")
    for role in Role
) | {"FootnoteText"}
# A mark would stand between the label of such a paragraph and its words.
LABELLED = frozenset({"Item", "Bullet", "Meeting", *(f"Heading{level}" for level in range(1, 5))})
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
    custom: set[str] = field(default_factory=set)

    def mark(self, note_id: str) -> str:
        return self.marks.setdefault(note_id, str(len(self.marks) + 1))


@dataclass(slots=True)
class Printed:
    """The printed text of one paragraph, whether all of it is bold, and the boxes drawn in it."""

    pieces: list[str] = field(default_factory=list)
    has_plain: bool = False
    has_bold: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    has_stress: bool = False
    is_labelled: bool = False
    stressed: set[int] = field(default_factory=set)
    dressed: set[int] = field(default_factory=set)
    own_mark: str = ""

    @property
    def text(self) -> str:
        has_stress = bool(self.stressed or self.dressed)
        text = self._with_stress() if has_stress else "".join(self.pieces)
        return BRACKETED_REFERENCE.sub(r"\1", text) if "[[^" in text else text

    def _with_stress(self) -> str:
        """The text with its stressed stretches marked; a paragraph all in one dress stresses none."""
        words = {index for index, piece in enumerate(self.pieces) if piece.strip()}
        dressed = set() if words <= self.dressed else self.dressed
        text = ""
        for look, group in groupby(
            enumerate(self.pieces), lambda each: (each[0] in self.stressed, each[0] in dressed)
        ):
            piece = "".join(words for _, words in group)
            if look[0] and not self.is_labelled:
                piece = _stressed(piece)
            elif any(look):
                piece = looks.stressed(piece, is_ours=look[0])
            text += piece
        return text

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
    """Read one w:p; tracked insertions count as text, tracked deletions as left out.

    Words in the style of emphasis come marked "**…**", as the tree marks them.
    """
    style = element.find("{*}pPr/{*}pStyle")
    name = "" if style is None else attribute(style, "val")
    result = Printed(has_stress=name in STRESSING, is_labelled=name in LABELLED)
    _read(element, result, left_out, notes)
    return result


def _read(element: etree._Element, result: Printed, left_out: LeftOut, notes: Notes) -> None:
    for child in element:
        name = local(child)
        if name == "t":
            text = child.text or ""
            result.pieces.append(_own_mark(text, result, notes) if result.own_mark else text)
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
    if properties is not None:
        _note_looks(properties, result, before)
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
        _reference(name[:-9] + attribute(child, "id"), child, result, notes)
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


def _reference(note: str, element: etree._Element, result: Printed, notes: Notes) -> None:
    if attribute(element, "customMarkFollows") not in {"", *OFF}:
        result.own_mark = note
    else:
        result.pieces.append(reference_to(notes.mark(note)))


def _own_mark(text: str, result: Printed, notes: Notes) -> str:
    """The text behind a reference that prints its own mark, with that mark as the reference."""
    note, result.own_mark = result.own_mark, ""
    match = CUSTOM_MARK.match(text)
    if match is None or note in notes.marks or match[1] in notes.marks.values():
        return f"{reference_to(notes.mark(note))}{text}"
    notes.marks[note] = match[1]
    notes.custom.add(note)
    return f"{reference_to(match[1])}{text[match.end() :]}"


def _note_looks(properties: etree._Element, result: Printed, before: int) -> None:
    """What the looks of a run say of the pieces from `before` on."""
    new = range(before, len(result.pieces))
    if result.has_stress and _is_stressed(properties):
        result.stressed.update(new)
    elif looks.is_raised(properties):
        result.pieces[before:] = [looks.raised("".join(result.pieces[before:]))]
    elif looks.is_stressed(properties):
        result.dressed.update(new)


def _is_stressed(properties: etree._Element) -> bool:
    style = properties.find("{*}rStyle")
    return style is not None and attribute(style, "val") == EMPHASIS


def _stressed(words: str) -> str:
    """Words with the mark of emphasis round them; those that the mark cannot hold stay plain."""
    core = words.strip()
    marked = f"**{core}**"
    is_held = core and [run.text for run in runs(marked)] == [core]
    return words.replace(core, marked, 1) if is_held else words


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
