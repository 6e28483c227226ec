"""The columns of a table that say who prepares a row, as the line that a paper without it would print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from conferences import agenda
from programme.vietnamese import fold_spaces
from reports.readers.columns import Column, place_of
from reports.readers.rows import Row
from reports.tree import DocumentKind


@dataclass(frozen=True, slots=True)
class LeadColumns:
    """The agencies of rows by the headings of their columns."""

    headings: Mapping[int, str]
    columns: Mapping[int, Column]
    kind: DocumentKind

    def names(self, row: Row) -> str:
        """Who leads the row, as printed; "" when nobody does."""
        return self._cell(row, Column.LEAD)

    def line(self, row: Row) -> str:
        """Who prepares the row, as the line that a paper without the table prints below it."""
        others = self._cell(row, Column.COORDINATION)
        leads = _without_dashes(self.names(row))
        if not leads and not others:
            return ""
        text = f"{self._opening()}: {leads}" if leads else ""
        if not others:
            return text
        others = f"cơ quan phối hợp: {_without_dashes(others)}"
        return f"{text}; {others}" if text else f"Cơ quan chủ trì: {others}"

    def _cell(self, row: Row, column: Column) -> str:
        place = place_of(column, self.columns)
        return "; ".join(row.cells.get(place or 0, ())).strip(" ;,-")

    def _opening(self) -> str:
        """The heading of the column when it opens a lead line by itself, else the usual words."""
        if self.kind is DocumentKind.CONFERENCE_AGENDA:
            return "Người trình bày"
        heading = self.headings.get(place_of(Column.LEAD, self.columns) or 0, "")
        heading = fold_spaces(re.sub(r"\([^()]*\)", "", heading)).strip(" :").capitalize()
        is_known = agenda.parse_lead_line(f"{heading}: Văn phòng") is not None
        return heading if is_known else "Cơ quan chủ trì"


def _without_dashes(text: str) -> str:
    return "; ".join(piece.strip(" -–+*•") for piece in text.split(";") if piece.strip(" -–+*•"))
