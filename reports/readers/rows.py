"""The rows of tables, from Word's cells or from lines typed with tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reports.readers.columns import columns_of
from reports.readers.line import Line

TYPED_COLUMNS = re.compile(r"\t+| *\| *")


@dataclass(slots=True)
class Row:
    """The paragraphs of each cell by its place in the grid, and which cells continue those above."""

    line: Line
    cells: dict[int, list[str]] = field(default_factory=dict)
    merged: frozenset[int] = frozenset()
    span: int = 1

    def text(self, place: int | None) -> str:
        return " ".join(self.cells.get(place, ())) if place is not None else ""


def merged_places(lines: Iterable[Line]) -> dict[tuple[int, int], set[int]]:
    places: dict[tuple[int, int], set[int]] = {}
    for line in lines:
        if line.cell is not None:
            places.setdefault((line.cell.table, line.cell.row), set()).add(line.grid)
    return places


def runs(
    lines: Sequence[Line], continued: dict[tuple[int, int], set[int]]
) -> Iterator[tuple[list[Row], Sequence[Line]]]:
    """Stretches of lines: the rows of one table with the lines they were, or lines outside."""
    start = 0
    while start < len(lines):
        end = start + 1
        cell = lines[start].cell
        if cell is not None:
            while end < len(lines) and (after := lines[end].cell) and after.table == cell.table:
                end += 1
            yield _rows(lines[start:end], continued), lines[start:end]
        elif _is_typed_header(lines[start]):
            end = _typed_end(lines, start)
            yield _typed_rows(lines[start:end]), lines[start:end]
        else:
            yield [], lines[start:end]
        start = end


def _rows(lines: Sequence[Line], continued: dict[tuple[int, int], set[int]]) -> list[Row]:
    rows: list[Row] = []
    number = 0
    for line in lines:
        if line.cell is None:
            continue
        if line.cell.row != number:
            number = line.cell.row
            places = frozenset(continued.get((line.cell.table, number), ()))
            rows.append(Row(line, merged=places, span=line.span))
        rows[-1].cells.setdefault(line.grid, []).append(line.text.strip())
    return rows


# --- tables typed with tabs or bars -----------------------------------------------------------


def _typed_cells(text: str) -> list[str]:
    return [cell.strip() for cell in TYPED_COLUMNS.split(text.strip("|").strip(" "))]


def _has_columns(text: str) -> bool:
    return "\t" in text or "|" in text


def _is_typed_header(line: Line) -> bool:
    if not _has_columns(line.text) or len(line.text) > 400:
        return False
    return columns_of(dict(enumerate(_typed_cells(line.text), start=1))) is not None


def _typed_end(lines: Sequence[Line], start: int) -> int:
    """Rows go on while lines have columns; a single line between them spans the whole table."""
    end = start + 1
    while end < len(lines) and lines[end].cell is None:
        is_row = _has_columns(lines[end].text)
        has_row_behind = end + 1 < len(lines) and _has_columns(lines[end + 1].text)
        if not (is_row or has_row_behind):
            break
        end += 1
    return end


def _typed_rows(lines: Sequence[Line]) -> list[Row]:
    width = len(_typed_cells(lines[0].text))
    rows: list[Row] = []
    for line in lines:
        if not line.text.strip("|-+=\t "):
            continue
        cells = _split_typed(line.text)
        row = Row(line, span=1 if len(cells) > 1 else width)
        row.cells = {place: [text] for place, text in enumerate(cells, start=1) if text}
        rows.append(row)
    return rows


def _split_typed(text: str) -> list[str]:
    """Empty cells keep their place: two tabs in a row stand for one."""
    if "|" in text:
        return [
            cell.strip() for cell in text.strip().removeprefix("|").removesuffix("|").split("|")
        ]
    return [cell.strip() for cell in text.split("\t")]
