"""What an import would do, as values that pages and commands can show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from programme.findings import Finding
from programme.marks import plain
from programme.models.record import Record
from programme.vietnamese import fold_spaces
from reports.importer import fields
from reports.tree import DocumentTree

LONGEST_NAME = 100


class RowStatus(StrEnum):
    """What becomes of one thing on paper."""

    CREATED = "created"
    MATCHED = "matched"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    RowStatus.CREATED: "tạo mới",
    RowStatus.MATCHED: "đã có",
    RowStatus.CHANGED: "thay đổi",
    RowStatus.SAME: "không đổi",
    RowStatus.DOUBTFUL: "cần xem lại",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing on paper: what it is ("hội nghị"), its name, what becomes of it and why, its path."""

    what: str
    name: str
    status: RowStatus
    sentence: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What saving the paper would do; `document_id` is the document that stands already.

    `name` is what the office calls it: "Chương trình làm việc năm 2025".
    """

    tree: DocumentTree
    year: int
    name: str
    committee_name: str
    document_id: int | None
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def counts(self) -> dict[RowStatus, int]:
        """How many rows of each status, in the order of the statuses."""
        counter = Counter(row.status for row in self.rows)
        return {status: counter[status] for status in RowStatus}

    @property
    def changes_nothing(self) -> bool:
        return not self.counts[RowStatus.CREATED] and not self.counts[RowStatus.CHANGED]


def compared(what: str, name: str, record: Record, wanted: fields.Fields, where: str = "") -> Row:
    """The row of a record that stands already: the same, or which of its fields change."""
    changed = fields.changes(record, wanted)
    if not changed:
        return Row(what, name, RowStatus.SAME, where=where)
    sentence = f"Sửa {fields.labels(record, changed)}."
    return Row(what, name, RowStatus.CHANGED, sentence, where)


def short(text: str) -> str:
    """A text as the name of a row: its words in one line of at most a hundred characters."""
    line = fold_spaces(plain(text))
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rstrip()}…"
