"""Tables of the body as plain lines: each row becomes what a paper without the table would print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from programme.findings import Finding, Severity
from programme.meeting_headings import parse_meeting_heading
from programme.target_units import unit_at
from reports.readers.cells import cell_items, labelled_line, plain_line
from reports.readers.columns import Column, columns_of, place_of
from reports.readers.lead_columns import LeadColumns
from reports.readers.line import Line
from reports.readers.rows import Row, merged_places, runs
from reports.readers.shapes import Label, Shape, label_of
from reports.tree import DocumentKind

MEETING = re.compile(r"(?:Hội nghị|Phiên họp|Kỳ họp)\b", re.I)
SAME = re.compile(r"[-–—\s]*(?:nt|như trên)[-–—.\s]*|[\"”〃]", re.I)
NUMBERED = re.compile(r"\(?\s*(\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|[A-HK]|[a-zđ])\s*[.)/-]*")
PART_NUMBER = re.compile(r"[IVX]{1,5}[.)/-]?|[A-H][.)/-]?")
PLANNING = frozenset({DocumentKind.ANNUAL_PROGRAMME, DocumentKind.QUARTERLY_PROGRAMME})
HEADER_ROWS = 3
LONGEST_CELL = 20_000


def as_lines(
    lines: Sequence[Line], merged: Iterable[Line], kind: DocumentKind
) -> tuple[list[Line], list[Finding]]:
    """The lines with the rows of every table that is understood put into plain lines.

    `merged` are the cells that continue those above. A table without a heading that we know goes on
    with the columns of the one before it when it has as many; any other stays cell by cell.
    """
    result: list[Line] = []
    findings: list[Finding] = []
    before: _Table | None = None
    for rows, plain in runs(lines, merged_places(merged)):
        table = _Table.of(rows, kind) if rows else None
        if table is None and rows and before is not None:
            table = before.going_on(rows)
        before = table or before
        if table is None:
            result.extend(plain)
        else:
            result.extend(table.lines())
            findings.extend(table.findings)
    return result, findings


@dataclass(slots=True)
class _Table:
    """A table whose heading is understood."""

    rows: list[Row]
    headings: dict[int, str]
    columns: dict[int, Column]
    kind: DocumentKind
    findings: list[Finding] = field(default_factory=list)
    above: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: list[Row], kind: DocumentKind) -> _Table | None:
        """The table with the first of its rows that is a heading we know; None without one."""
        for index, row in enumerate(rows[:HEADER_ROWS]):
            headings = {place: row.text(place) for place in row.cells}
            columns = columns_of(headings)
            if columns is not None and (index == 0 or rows[0].span != 1):
                table = cls(rows[index + 1 :], headings, columns, kind)
                table._note_headings(rows[: index + 1])
                return table
        return None

    def going_on(self, rows: list[Row]) -> _Table | None:
        """Further rows below a line between two tables; None when they have other columns."""
        widest = max(rows, key=lambda row: len(row.cells))
        if len(widest.cells) < 2 or widest.cells.keys() - self.columns.keys():
            return None
        if max(widest.cells) != max(self.columns):
            return None
        table = _Table(rows, self.headings, self.columns, self.kind, above=self.above)
        message = "Bảng không có tiêu đề cột được đọc theo các cột của bảng trước; hãy đối chiếu."
        place = rows[0].line.place
        table.findings.append(Finding("table_going_on", Severity.WARNING, message, where=place))
        return table

    def _note_headings(self, rows: Sequence[Row]) -> None:
        words = " | ".join(text for row in rows for text in map(row.text, sorted(row.cells)))
        message = "Bảng được đọc theo cột, mỗi hàng thành một mục; hãy đối chiếu với bản gốc."
        self.findings.append(
            Finding("table_read", Severity.NOTE, message, words[:2000], rows[0].line.place)
        )

    def place(self, column: Column) -> int | None:
        return place_of(column, self.columns)

    @property
    def leads(self) -> LeadColumns:
        return LeadColumns(self.headings, self.columns, self.kind)

    def lines(self) -> Iterator[Line]:
        for row in self.rows:
            if self._is_heading_again(row):
                self._note_headings([row])
                continue
            if _is_banner(row):
                yield from self._banner(row)
                continue
            self._repeat(row)
            self._move_number(row)
            self._move_heading(row)
            yield from self._row(row)
            self._note_others(row)

    def _banner(self, row: Row) -> Iterator[Line]:
        """A row of one cell over all columns: a heading, read as it would be without the table."""
        for text in next(iter(row.cells.values())):
            yield replace(plain_line(row.line, text), label=label_of(text))

    def _is_heading_again(self, row: Row) -> bool:
        """The heading printed again: over the next half day, on the next page."""
        again = {place: row.text(place) for place in row.cells}
        return len(again) > 1 and again == self.headings

    def _repeat(self, row: Row) -> None:
        """A merged cell and "-nt-" repeat the cell above."""
        for place in self.columns:
            is_same = place in row.merged or SAME.fullmatch(row.text(place))
            if is_same and place in self.above and self.columns[place] is not Column.MEETING:
                row.cells[place] = self.above[place]
            if place in row.cells:
                self.above[place] = row.cells[place]

    def _move_number(self, row: Row) -> None:
        """The number of a half day in the column of times: "I | BUỔI SÁNG |"."""
        time = self.place(Column.TIME)
        if time is None or self.place(Column.NUMBER) is not None:
            return
        content = self.place(Column.CONTENT)
        if content is not None and PART_NUMBER.fullmatch(row.text(time)) and row.text(content):
            number, words = row.text(time), row.cells[content]
            if label_of(f"{number} {words[0]}") is None:
                number = f"{number}."
            row.cells[content] = [f"{number} {words[0]}", *words[1:]]
            del row.cells[time]

    def _move_heading(self, row: Row) -> None:
        """Words alone in the column behind the number are a heading: "I | SÁNG NGÀY 20/4/2026 |"."""
        content, number = self.place(Column.CONTENT), self.place(Column.NUMBER)
        printed = [place for place in row.cells if place != number and row.text(place)]
        if content is None or len(printed) != 1 or row.merged or printed[0] == content:
            return
        is_behind_number = printed[0] == (number or 0) + 1
        if is_behind_number and row.text(printed[0])[:1].isalpha():
            row.cells[content] = row.cells.pop(printed[0])

    def _row(self, row: Row) -> Iterator[Line]:
        content = self._content(row)
        label, paragraphs = self._labelled(row, content)
        if not paragraphs:
            return
        if self._heads_meeting(paragraphs[0]) and not self.leads.names(row):
            yield self._meeting(row, label, paragraphs[0])
            paragraphs = paragraphs[1:]
            label = None
        elif self.place(Column.MEETING) is not None:
            yield from self._meeting_above(row)
        items = cell_items(label, self._opening(row, paragraphs), is_below=self._holds_meetings())
        yield from items.lines(row.line, self.leads.line(row), self.kind)

    def _opening(self, row: Row, paragraphs: list[str]) -> list[str]:
        """The words of the content cell, the first with the times and the value of its row."""
        if not paragraphs:
            return []
        return [self._timed(row, self._valued(row, paragraphs[0])), *paragraphs[1:]]

    def _heads_meeting(self, words: str) -> bool:
        """Whether a row is a conference: a quarterly programme says which ("lần thứ 21")."""
        if MEETING.match(words) is None:
            return False
        if self.kind is DocumentKind.QUARTERLY_PROGRAMME:
            return parse_meeting_heading(words).ordinal is not None
        return self.kind is DocumentKind.ANNUAL_PROGRAMME

    def _holds_meetings(self) -> bool:
        return self.kind in PLANNING and self.place(Column.MEETING) is not None

    def _content(self, row: Row) -> list[str]:
        place = self.place(Column.CONTENT)
        if place is None:
            place = self.place(Column.MEETING)
        return row.cells.get(place, []) if place is not None else []

    def _labelled(self, row: Row, content: list[str]) -> tuple[Label | None, list[str]]:
        """The label that the number column or the content itself gives, and the content's words."""
        if not content:
            return None, []
        own = label_of(content[0])
        printed = row.text(self.place(Column.NUMBER)).strip()
        if printed and (label := self._number_label(printed, content[0])):
            return label, content
        if own is not None:
            return own, [own.rest, *content[1:]]
        return None, content

    def _number_label(self, printed: str, words: str) -> Label | None:
        match = NUMBERED.fullmatch(printed)
        if match is None:
            return label_of(f"{printed} {words}")
        sign = match[1]
        text = printed if not printed[-1].isalnum() else f"{printed}."
        return Label(self._shape(sign, words), text, words)

    def _shape(self, sign: str, words: str) -> Shape:
        """How deep a row hangs: groups of a list of targets stay inside the section of the list."""
        is_group = self.place(Column.VALUE) is not None
        if "." in sign:
            return Shape.BRACKETED if is_group else Shape(Shape.NUMBER + sign.count("."))
        if sign.isdecimal():
            return Shape.NUMBER if self._heads_meeting(words) else Shape.BRACKETED
        if is_group:
            return Shape.LETTER if sign.isupper() else Shape.HALF_BRACKETED
        if sign.islower():
            return Shape.LETTER
        return Shape.PART if sign[0] in "IVXLC" else Shape.LETTER_PART

    def _meeting(self, row: Row, label: Label | None, heading: str) -> Line:
        """A conference: its name, with the time column in brackets behind it."""
        time = row.text(self.place(Column.TIME)).strip()
        if time and time.lower() not in heading.lower():
            heading = f"{heading} ({time})"
        shape = label.shape if label else Shape.NUMBER
        return labelled_line(row.line, Label(shape, label.text if label else "", heading))

    def _meeting_above(self, row: Row) -> Iterator[Line]:
        place = self.place(Column.MEETING)
        cell = row.cells.get(place, []) if place is not None else []
        if not cell or (place in row.merged):
            return
        text = " ".join(cell)
        label = label_of(text)
        yield self._meeting(row, label, label.rest if label else text)

    def _timed(self, row: Row, text: str) -> str:
        """The words of an agenda row with its times before them."""
        if self.kind is not DocumentKind.CONFERENCE_AGENDA:
            return text
        time = row.text(self.place(Column.TIME)).strip(" :.;")
        length = row.text(self.place(Column.LENGTH)).strip(" :.;()")
        if length:
            length = f"({length} phút)" if length.isdecimal() else f"({length})"
        opening = " ".join(filter(None, (time, length)))
        return f"{opening}: {text}" if opening else text

    def _valued(self, row: Row, text: str) -> str:
        """The name of a target with its value and unit behind a colon."""
        value = row.text(self.place(Column.VALUE)).strip()
        if not value:
            return text
        unit = row.text(self.place(Column.UNIT)).strip()
        if unit and unit_at(unit, 0)[0] != unit:
            return f"{text.rstrip(' :.;,')} ({unit}): {value}"
        if unit and not value.endswith(unit):
            value = _with_unit(value, unit)
        return f"{text.rstrip(' :.;,')}: {value}"

    def _is_left_out(self, place: int, row: Row) -> bool:
        """Whether no rule places a cell: unknown columns, and times that no conference takes."""
        column = self.columns.get(place, Column.OTHER)
        if column is Column.TIME and self.kind is not DocumentKind.CONFERENCE_AGENDA:
            content = self._content(row)
            return place not in row.merged and not (content and self._heads_meeting(content[0]))
        return column is Column.OTHER

    def _note_others(self, row: Row) -> None:
        """Words in columns that no rule places are kept in a finding."""
        texts = [
            f"{self.headings.get(place, '')}: {row.text(place)}"
            for place in row.cells
            if row.text(place) and self._is_left_out(place, row)
        ]
        if texts:
            message = "Cột này của bảng không được đưa vào nội dung."
            about = "; ".join(texts)[:LONGEST_CELL]
            self.findings.append(
                Finding("table_cell", Severity.WARNING, message, about, row.line.place)
            )


def _is_banner(row: Row) -> bool:
    return len(row.cells) == 1 and row.span > 1 and not row.merged


def _with_unit(value: str, unit: str) -> str:
    """The unit right behind the figure: "8,5 trở lên" with "%" is "8,5 % trở lên"."""
    figures = list(re.finditer(r"\d[\d.,]*(?:\s*[-–/]\s*\d[\d.,]*)?", value))
    if not figures:
        return f"{value} {unit}"
    end = figures[-1].end()
    return f"{value[:end]} {unit}{value[end:]}"
