"""A Word file built as an office would: Word's lists, merged cells, footnotes, a text box."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table

ABOVE = "^"  # a cell that continues the one above it
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def table_of(document: Document, rows: Sequence[Sequence[str]]) -> Table:
    """A table; a row of one text spans it, `ABOVE` joins a cell with the one above."""
    width = max(map(len, rows))
    table = document.add_table(len(rows), width)
    for index, row in enumerate(rows):
        if len(row) == 1:
            table.cell(index, 0).merge(table.cell(index, width - 1)).text = row[0]
            continue
        for column, text in enumerate(row):
            if text == ABOVE:
                table.cell(index - 1, column).merge(table.cell(index, column))
                continue
            first, *others = text.split("\n")
            table.cell(index, column).text = first
            for other in others:
                table.cell(index, column).add_paragraph(other)
    return table


class WordFile:
    """A Word file built as an office would: typed lines, Word's lists, tables, footnotes."""

    def __init__(self) -> None:
        self._document = docx.Document()
        self._notes: list[str] = []

    def type(self, text: str, note: str = "") -> None:
        """Types lines; a note is put at the end of the last line."""
        for line in text.strip("\n").splitlines():
            paragraph = self._document.add_paragraph(line)
        if note:
            self._notes.append(note)
            run = paragraph.add_run()._r
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), str(len(self._notes)))
            run.append(reference)

    def box(self, text: str) -> None:
        """A text box as Word draws it, anchored in an empty paragraph."""
        self._document.add_paragraph().add_run()._r.append(
            parse_xml(
                f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
                f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
                "</v:textbox></v:shape></w:pict>"
            )
        )

    def list_of(self, number: int, *levels: tuple[str, str]) -> None:
        """Defines the list `number`: (form, text) of each level."""
        numbering = self._document.part.numbering_part.element
        inner = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (form, text) in enumerate(levels)
        )
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>'
            ),
        )
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
            )
        )

    def listed(self, number: int, depth: int, text: str, note: str = "") -> None:
        """A paragraph whose number Word makes."""
        self.type(text, note)
        numbering = parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        )
        self._document.paragraphs[-1]._p.get_or_add_pPr().append(numbering)

    def table(self, *rows: Sequence[str]) -> None:
        """A table as `table_of` makes it."""
        table_of(self._document, rows)

    def saved(self) -> bytes:
        """The file; the footnotes part is added by hand because python-docx writes none."""
        stream = BytesIO()
        self._document.save(stream)
        if not self._notes:
            return stream.getvalue()
        with zipfile.ZipFile(stream) as made:
            parts = {name: made.read(name) for name in made.namelist()}
        notes = "".join(
            f'<w:footnote w:id="{mark}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve">'
            f" {text}</w:t></w:r></w:p></w:footnote>"
            for mark, text in enumerate(self._notes, 1)
        )
        parts["word/footnotes.xml"] = (
            f'<w:footnotes xmlns:w="{NAMESPACE}">{notes}</w:footnotes>'.encode()
        )
        link = (
            f'<Relationship Id="rNotes" Type="{FOOTNOTES}" Target="footnotes.xml"/></Relationships>'
        )
        links = parts["word/_rels/document.xml.rels"].decode()
        parts["word/_rels/document.xml.rels"] = links.replace("</Relationships>", link).encode()
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return packed.getvalue()
