"""What stands on paper, read back as facts: the lines of a PDF and the paragraphs of a DOCX."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pdfplumber
from lxml import etree

MM = 72 / 25.4
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CAP_HEIGHT = 0.662  # of the size, in Times New Roman and its metric twins; digits are as high


@dataclass(frozen=True)
class PdfLine:
    """One printed line: millimetres from the top left of the sheet, size in points."""

    page: int
    text: str
    size: float
    fonts: frozenset[str]
    x0: float
    x1: float
    baseline: float

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def cap_top(self) -> float:
        return self.baseline - self.size * CAP_HEIGHT / MM

    @property
    def look(self) -> tuple[float, str]:
        """Size to a tenth of a point and the one face, e.g. (14.0, "Bold")."""
        faces = {face(font) for font in self.fonts}
        return round(self.size, 1), "+".join(sorted(faces))


def face(font: str) -> str:
    """Regular, Bold, Italic or BoldItalic of an embedded font's name "ABCDEF+Tinos-Bold"."""
    return font.partition("-")[2] or "Regular"


@dataclass
class PdfPaper:
    """A printed paper, read once."""

    content: bytes
    lines: list[PdfLine] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)
    sizes: list[tuple[float, float]] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)
    colours: set[Any] = field(default_factory=set)
    images: int = 0

    def __post_init__(self) -> None:
        with pdfplumber.open(BytesIO(self.content)) as pdf:
            self.catalog = {key: str(value) for key, value in pdf.doc.catalog.items()}
            self.language = pdf.doc.catalog["Lang"].decode()
            self.metadata = dict(pdf.metadata)
            for page in pdf.pages:
                self._read(page)

    def _read(self, page: Any) -> None:
        self.sizes.append((page.width / MM, page.height / MM))
        self.images += len(page.images)
        self.marks += [{**mark, "page": page.page_number} for mark in (*page.rects, *page.lines)]
        self.fonts |= {char["fontname"] for char in page.chars}
        self.colours |= {char["non_stroking_color"] for char in page.chars}
        group: list[dict[str, Any]] = []
        for char in page.chars:
            if group and not _continues(group[-1], char):
                self._close(page, group)
                group = []
            group.append(char)
        self._close(page, group)

    def _close(self, page: Any, group: list[dict[str, Any]]) -> None:
        letters = [char for char in group if char["text"].strip()]
        if not letters:
            return
        first = letters[0]
        usual = max(
            letters, key=lambda char: float(char["size"])
        )  # a note opens with a raised number
        self.lines.append(
            PdfLine(
                page=page.page_number,
                text="".join(char["text"] for char in group).strip(),
                size=usual["size"],
                fonts=frozenset(char["fontname"] for char in letters),
                x0=first["x0"] / MM,
                x1=letters[-1]["x1"] / MM,
                baseline=(float(page.height) - usual["matrix"][5]) / MM,
            )
        )

    @property
    def pages(self) -> int:
        return len(self.sizes)

    @cached_property
    def text_lines(self) -> list[PdfLine]:
        """The lines between the margins, in the order of reading."""
        return [line for line in self.lines if line.cap_top >= 19]

    @cached_property
    def top_lines(self) -> list[PdfLine]:
        """The lines in the top margin: page numbers and the circulation mark."""
        return [line for line in self.lines if line.cap_top < 19]

    @cached_property
    def notes(self) -> list[PdfLine]:
        """The lines of the footnotes, which alone are set in 11 points."""
        return [line for line in self.text_lines if round(line.size) == 11]

    @cached_property
    def running(self) -> list[PdfLine]:
        """The lines between the margins without the footnotes."""
        return [line for line in self.text_lines if round(line.size) != 11]

    @cached_property
    def head(self) -> list[PdfLine]:
        """The lines from the issuer to the five hyphens."""
        end = next(i for i, line in enumerate(self.running) if line.text == "-----")
        return self.running[: end + 1]

    @cached_property
    def body(self) -> list[PdfLine]:
        """The lines below the hyphens and above the foot."""
        start = len(self.head)
        lines = enumerate(self.running)
        stop = next((i for i, line in lines if line.text == "Nơi nhận:"), len(self.running))
        return self.running[start:stop]

    def line(self, start: str) -> PdfLine:
        """The one line that begins so."""
        (found,) = [line for line in self.lines if line.text.startswith(start)]
        return found

    def foot(self) -> tuple[list[PdfLine], list[PdfLine]]:
        """The lines of the foot: recipients at left, signature at right."""
        rest = self.running[len(self.head) + len(self.body) :]
        return [x for x in rest if x.x0 < 105], [x for x in rest if x.x0 >= 105]


def _continues(last: dict[str, Any], char: dict[str, Any]) -> bool:
    same_line = abs(last["matrix"][5] - char["matrix"][5]) < 1 or (
        # A raised reference belongs to its line.
        min(last["size"], char["size"]) < 10 and abs(last["matrix"][5] - char["matrix"][5]) < 7
    )
    return same_line and char["x0"] >= last["x1"] - 3  # kerning


@dataclass(frozen=True)
class WordParagraph:
    """One paragraph of a DOCX as its styles make it; measures as in the file (half-points, twips)."""

    place: str
    style: str
    text: str
    size: int
    is_bold: bool
    is_italic: bool
    is_underlined: bool
    alignment: str
    indent: int
    before: int
    after: int
    line: str
    keeps_next: bool
    outline: int | None


@dataclass
class WordPaper:
    """A Word file, its parts and its paragraphs."""

    content: bytes

    def __post_init__(self) -> None:
        with ZipFile(BytesIO(self.content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.document = self.xml("word/document.xml")
        styles = self.xml("word/styles.xml")
        self.styles = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}

    def xml(self, part: str) -> etree._Element:
        return etree.fromstring(self.parts[part])

    @property
    def body(self) -> etree._Element:
        return self.document[0]

    def paragraphs(self) -> Iterator[WordParagraph]:
        """Every paragraph with words, in file order, with its place: head, body, foot."""
        started = False
        for element in self.body:
            if element.tag == f"{W}tbl":
                place = "foot" if started else "head"
                for column, cell in enumerate(element.iter(f"{W}tc")):
                    side = ("left", "right")[column]
                    for paragraph in filter(text_of, cell.iter(f"{W}p")):
                        yield self._facts(paragraph, f"{place} {side}")
            elif element.tag == f"{W}p" and text_of(element):
                started = True
                yield self._facts(element, "body")

    def in_style(self, name: str) -> list[WordParagraph]:
        return [paragraph for paragraph in self.paragraphs() if paragraph.style == name]

    def one(self, name: str) -> WordParagraph:
        (found,) = self.in_style(name)
        return found

    def headers(self) -> dict[str, etree._Element]:
        """The header parts by type: "default" and "first"."""
        relations = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        targets = {relation.get("Id"): relation.get("Target") for relation in relations}
        identifier = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        return {
            reference.get(f"{W}type"): self.xml(f"word/{targets[reference.get(identifier)]}")
            for reference in self.document.iter(f"{W}headerReference")
        }

    def measures(self, tag: str) -> dict[str, str]:
        """The attributes of an element of the section: pgSz, pgMar."""
        element = self.document.find(f".//{W}sectPr/{W}{tag}")
        return {key.removeprefix(W): value for key, value in element.attrib.items()}

    def _facts(self, paragraph: etree._Element, place: str) -> WordParagraph:
        style = self.styles[paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
        first_run = paragraph.find(f"{W}r/{W}rPr/{W}rStyle")
        character = self.styles[first_run.get(f"{W}val")] if first_run is not None else style
        spacing = style.find(f"{W}pPr/{W}spacing")
        kept = paragraph.find(f"{W}pPr/{W}keepNext")
        outline = _value(style, "pPr", "outlineLvl")
        return WordParagraph(
            place=place,
            style=style.find(f"{W}name").get(f"{W}val"),
            text=text_of(paragraph),
            size=int(_value(style, "rPr", "sz") or 28),
            is_bold=style.find(f"{W}rPr/{W}b") is not None,
            is_italic=style.find(f"{W}rPr/{W}i") is not None,
            is_underlined=character.find(f"{W}rPr/{W}u") is not None,
            alignment=_value(style, "pPr", "jc") or "left",
            indent=int(_value(style, "pPr", "ind", "firstLine") or 0),
            before=int(spacing.get(f"{W}before")),
            after=int(spacing.get(f"{W}after")),
            line=f"{spacing.get(f'{W}lineRule')} {spacing.get(f'{W}line')}",
            keeps_next=kept is not None or style.find(f"{W}pPr/{W}keepNext") is not None,
            outline=None if outline is None else int(outline),
        )


def _value(style: etree._Element, group: str, tag: str, name: str = "val") -> str | None:
    element = style.find(f"{W}{group}/{W}{tag}")
    return None if element is None else element.get(f"{W}{name}")


def text_of(element: etree._Element) -> str:
    """The words of a part of the file; Word's own note numbers count from 1."""
    words = []
    for node in element.iter(f"{W}t", f"{W}footnoteReference"):
        if node.tag == f"{W}t":
            words.append(node.text or "")
        elif node.get(f"{W}customMarkFollows") is None:
            words.append(node.get(f"{W}id"))
    return "".join(words)


def without_spaces(text: str) -> str:
    return "".join(text.split())
