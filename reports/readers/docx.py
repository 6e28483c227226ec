"""A Word file as its printed lines in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from programme.findings import Finding, Severity
from reports.readers import looks, styles
from reports.readers.guard import Limits
from reports.readers.head import is_margin_mark
from reports.readers.line import INVISIBLE, Cell, Line, Lines, Source, clean
from reports.readers.numbering import Lists, read_lists
from reports.readers.package import Package, opened
from reports.readers.paragraph import LeftOut, Notes, attribute, is_on, local, printed
from reports.readers.typed_notes import with_typed_notes
from reports.readers.unprinted import side_texts, unprinted
from reports.refusals import refusal

BLOCKS = ("{*}p", "{*}tbl", "{*}sdt", "{*}customXml", "{*}AlternateContent")
CELL = "tc"
CONTAINERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


def read_lines(data: bytes) -> tuple[Line, ...]:
    """The printed lines of a DOCX that has passed `guard.inspect`; raises `Unreadable`."""
    return read(data).lines


def read(data: bytes, limits: Limits | None = None) -> Lines:
    """The printed lines, and findings for deletions, comments, hidden text, page headers."""
    with opened(data) as package:
        body = _Body(package, limits or Limits())
        body.read_margin_marks()
        body.read_main()
        body.read_typed_notes()
        body.read_notes()
        findings = (*unprinted(package, body.left_out), *body.findings)
        return Lines(tuple(looks.settled(body.lines)), findings)


class _Body:
    """The lines gathered so far and the counters that reading a body needs."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self.package = package
        self.limits = limits
        self.lines: list[Line] = []
        self.findings: list[Finding] = []
        self.left_out = LeftOut()
        self.notes = Notes()
        self.lists = self._lists()
        self.style_lists: dict[str, tuple[str, int]] | None = None
        self.source = Source.PARAGRAPH
        self.note = ""
        self.cell: Cell | None = None
        self.grid, self.span = 0, 1
        self.paragraphs = self.cells = self.tables = 0
        self.carried = ""

    def _lists(self) -> Lists | None:
        parts = self.package.related("numbering")
        return read_lists(self.package.root(parts[0])) if parts else None

    def read_margin_marks(self) -> None:
        """Marks of circulation and secrecy stand in the margin: Word keeps them as page headers."""
        marks = (text for _, text in side_texts(self.package) if is_margin_mark(text))
        self.lines.extend(Line(text, 0) for text in dict.fromkeys(marks))

    def read_main(self) -> None:
        """Stream the main part block by block, so that memory does not grow with the file."""
        with self.package.stream(self.package.main_part) as stream:
            for block in self._top_blocks(stream):
                self._block(block, depth=0)
                block.clear()
                _drop_before(block)

    def _top_blocks(self, stream: object) -> Iterator[etree._Element]:
        events = etree.iterparse(
            stream,
            events=("end",),
            tag=(*BLOCKS, "{*}" + CELL),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        for _, element in events:
            if local(element) == CELL:
                self._count_cell()
                continue
            parent = element.getparent()
            if parent is not None and local(parent) == "body":
                yield element

    def read_typed_notes(self) -> None:
        """Notes that somebody typed into the text instead of having Word make them."""
        lines, notes = with_typed_notes(self.lines, self.notes.marks.values())
        if notes.marks:
            self.findings.append(notes.finding(list(looks.settled(self.lines))))
        self.lines = list(lines)

    def read_notes(self) -> None:
        """The footnotes and endnotes in the order in which the text refers to them."""
        self.source = Source.FOOTNOTE
        for kind in ("footnote", "endnote"):
            for part in self.package.related(kind + "s"):
                notes = {attribute(note, "id"): note for note in self.package.root(part)}
                for key in [mark for mark in self.notes.marks if mark.startswith(kind)]:
                    note = notes.get(key.removeprefix(kind))
                    if note is not None:
                        self._note(note, self.notes.marks[key], key in self.notes.custom)

    def _note(self, note: etree._Element, mark: str, is_custom: bool) -> None:
        self.note, first = mark, len(self.lines)
        self._blocks(note, depth=0)
        if is_custom and len(self.lines) > first:
            # Such a mark is typed again before its note.
            line = self.lines[first]
            text = re.sub(rf"^\[?{re.escape(mark)}\]?\s+", "", line.text)
            self.lines[first] = replace(line, text=text)

    def _blocks(self, parent: Iterable[etree._Element], depth: int) -> None:
        for block in parent:
            self._block(block, depth)

    def _block(self, block: etree._Element, depth: int) -> None:
        if depth > self.limits.depth:
            raise refusal("too_deep", limit=self.limits.depth)
        name = local(block)
        if name == "p":
            self._paragraph(block, depth)
        elif name == "tbl":
            self._table(block, depth)
        elif name in CONTAINERS:
            self._blocks(block, depth + 1)
        elif name == "AlternateContent":
            self._blocks(_first_branch(block), depth + 1)

    def _paragraph(self, element: etree._Element, depth: int) -> None:
        self.paragraphs += 1
        if self.paragraphs > self.limits.paragraphs:
            raise refusal("too_many_paragraphs", limit=self.limits.paragraphs)
        properties = element.find("{*}pPr")
        result = printed(element, self.left_out, self.notes)
        text = self.carried + result.text
        self.carried = ""
        if _is_mark_deleted(properties):
            self.carried = text
        elif text.strip():
            label = self._label(properties)
            self._add(f"{label} {text}" if label else text, properties, is_bold=result.is_bold)
        elif properties is not None and properties.find("{*}numPr") is not None:
            label = self._label(properties)
            if label and self.cell is not None:
                self._add(label, properties, is_bold=False)
        for box in result.boxes:
            outer, self.source = self.source, Source.TEXT_BOX
            self._blocks(box, depth + 1)
            self.source = outer

    def _add(self, text: str, properties: etree._Element | None, *, is_bold: bool) -> None:
        alignment = None if properties is None else properties.find("{*}jc")
        is_centred = alignment is not None and attribute(alignment, "val") == "center"
        cleaned = clean(text)
        if removed := len(INVISIBLE.findall(text)):
            self.findings.append(_invisible(removed, text, self.paragraphs))
        is_continued = False
        for piece in cleaned.split("\n"):
            if len(piece) > self.limits.line_characters:
                raise refusal(
                    "line_too_long", part=self.paragraphs, limit=self.limits.line_characters
                )
            if not piece.strip():
                continue
            self.lines.append(
                Line(
                    text=piece.strip(" "),
                    number=self.paragraphs,
                    source=self.source,
                    is_bold=is_bold,
                    is_centred=is_centred,
                    is_continued=is_continued,
                    cell=self.cell,
                    note=self.note,
                    grid=self.grid,
                    span=self.span,
                    style=styles.of_paragraph(properties),
                )
            )
            is_continued = True

    def _label(self, properties: etree._Element | None) -> str:
        """The number that Word makes for the paragraph, from itself or from its style."""
        if properties is None or self.lists is None:
            return ""
        numbering = properties.find("{*}numPr")
        style = properties.find("{*}pStyle")
        if numbering is not None and numbering.find("{*}numId") is not None:
            list_id, depth = styles.list_of(numbering)
        elif style is not None:
            list_id, depth = self._style_list(attribute(style, "val"))
        else:
            return ""
        return self.lists.label(list_id, depth)

    def _style_list(self, style: str) -> tuple[str, int]:
        if self.style_lists is None:
            self.style_lists = styles.read_lists_of_styles(self.package)
        return self.style_lists.get(style, ("0", 0))

    def _table(self, table: etree._Element, depth: int) -> None:
        self.tables += 1
        number, outer, outer_source = self.tables, self.cell, self.source
        outer_grid = self.grid, self.span
        self.source = Source.CELL
        row = 0
        for element in _rows(table):
            row += 1
            if is_on(element.find("{*}trPr"), "del"):
                self.left_out.deleted.extend(text.text or "" for text in element.iter("{*}t"))
                continue
            grid = 1
            for column, cell in enumerate(_cells(element), start=1):
                self.cell = Cell(number, row, column)
                self.grid, self.span = grid, self._span(cell)
                grid += self.span
                if _is_merged(cell):
                    self._add_merged()
                self._blocks(cell, depth + 1)
        self.cell, self.source = outer, outer_source
        self.grid, self.span = outer_grid

    def _add_merged(self) -> None:
        self.lines.append(
            Line("", self.paragraphs, Source.CELL, cell=self.cell, grid=self.grid, is_merged=True)
        )

    def _count_cell(self) -> None:
        self.cells += 1
        if self.cells > self.limits.cells:
            raise refusal("too_many_cells", limit=self.limits.cells)

    def _span(self, cell: etree._Element) -> int:
        """How many columns of the grid a cell covers; refused when no honest table has so many."""
        span = cell.find("{*}tcPr/{*}gridSpan")
        value = "" if span is None else attribute(span, "val").strip()
        is_absurd = len(value) > 4 or (value.isdecimal() and int(value) > self.limits.grid_span)
        if is_absurd:
            raise refusal("grid_span", limit=self.limits.grid_span)
        return max(1, int(value)) if value.isascii() and value.isdigit() else 1


def _drop_before(block: etree._Element) -> None:
    """Free the blocks already read; without them the tree stays one block high."""
    parent = block.getparent()
    while parent is not None and (before := block.getprevious()) is not None:
        parent.remove(before)


def _first_branch(alternatives: etree._Element) -> Iterable[etree._Element]:
    """The same content stands here for new and for old programs: the first is enough."""
    branch = alternatives.find("{*}Choice")
    return () if branch is None else branch


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if local(child) == "tr":
            yield child
        elif local(child) in CONTAINERS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if local(child) == CELL:
            yield child
        elif local(child) in CONTAINERS:
            yield from _cells(child)


def _is_merged(cell: etree._Element) -> bool:
    """Whether a cell continues the cell above it."""
    merge = cell.find("{*}tcPr/{*}vMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def _is_mark_deleted(properties: etree._Element | None) -> bool:
    """A tracked deletion of the paragraph mark joins the paragraph with the next one."""
    return properties is not None and properties.find("{*}rPr/{*}del") is not None


def _invisible(count: int, text: str, number: int) -> Finding:
    return Finding(
        "invisible_characters",
        Severity.NOTE,
        f"Đã bỏ {count} ký tự không nhìn thấy được ở dòng {number}.",
        about=clean(text)[:200],
        where=f"dòng {number}",
    )
