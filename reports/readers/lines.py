"""Lines of any source as the tree of an official document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from programme.findings import Finding, Severity
from reports.readers import tables
from reports.readers.body import read_body
from reports.readers.foot import read_foot
from reports.readers.head import SECRECY, read_head
from reports.readers.kinds import document_kind
from reports.readers.line import Line, Source
from reports.readers.reading import Reading
from reports.readers.spaced import together
from reports.tree import Block, DocumentKind, DocumentTree, Footnote, Meeting, Section, walk

REFERENCE = re.compile(r"\[\^([^\]\s]{1,8})\]")


def read(lines: Iterable[Line]) -> Reading:
    """The tree that the lines describe, labels kept as printed, and what remains doubtful."""
    repairs: list[Finding] = []
    lines = tuple(together(lines, repairs))
    merged = [line for line in lines if line.is_merged]
    text_lines = [
        line for line in lines if line.source is not Source.FOOTNOTE and not line.is_merged
    ]
    head = read_head(text_lines)
    foot = read_foot(text_lines, head.used)
    inner = text_lines[head.used : foot.start]
    kind = document_kind(head.title, inner)
    rows, doubts_of_tables = tables.as_lines(inner, merged, kind)
    blocks, doubts = read_body(
        rows,
        has_meetings=kind is DocumentKind.ANNUAL_PROGRAMME,
        has_half_days=kind is DocumentKind.CONFERENCE_AGENDA,
    )
    footnotes = _footnotes(lines)
    tree = DocumentTree(
        kind, head.masthead, head.title, blocks, foot.recipients, foot.signature, footnotes
    )
    findings = (
        *repairs,
        *_secrecy(inner, head.findings),
        *head.findings,
        *doubts_of_tables,
        *doubts,
        *foot.findings,
        *_flattened(rows),
        *_missing(tree),
        *_loose_references(tree),
    )
    return Reading(tree, findings)


def _footnotes(lines: Iterable[Line]) -> tuple[Footnote, ...]:
    """One footnote for each mark; further paragraphs of a note follow after a space."""
    texts: dict[str, str] = {}
    for line in lines:
        if line.source is Source.FOOTNOTE:
            text = line.text.strip()
            texts[line.note] = f"{texts[line.note]} {text}" if line.note in texts else text
    return tuple(Footnote(mark, text) for mark, text in texts.items())


def _secrecy(inner: list[Line], known: list[Finding]) -> Iterator[Finding]:
    """A secrecy mark that stands alone on one of the first lines, where no head was found (R92)."""
    if any(finding.kind == "secrecy_mark" for finding in known):
        return
    for line in inner[:5]:
        if SECRECY.fullmatch(line.text.strip()):
            message = f"Văn bản mang dấu độ mật “{line.text.strip()}”; phần mềm này không được lưu văn bản mật."
            yield Finding("secrecy_mark", Severity.ERROR, message, line.text, line.place)


def _flattened(inner: list[Line]) -> Iterator[Finding]:
    """A table inside the body is read cell by cell, row by row: a person should compare."""
    first = next((line for line in inner if line.cell is not None), None)
    if first is not None:
        message = "Nội dung nằm trong bảng được đọc lần lượt từng ô; hãy đối chiếu với bản gốc."
        yield Finding("table_flattened", Severity.WARNING, message, where=first.place)


def _missing(tree: DocumentTree) -> Iterator[Finding]:
    if tree.title is None:
        message = "Không thấy tên loại văn bản (CHƯƠNG TRÌNH, BÁO CÁO…) ở đầu văn bản."
        yield Finding("no_title", Severity.WARNING, message)
    if not tree.blocks:
        yield Finding("no_content", Severity.WARNING, "Không thấy nội dung nào dưới tiêu đề.")


def _loose_references(tree: DocumentTree) -> Iterator[Finding]:
    known = {note.mark for note in tree.footnotes}
    for block in walk(tree.blocks):
        for mark in REFERENCE.findall(_text(block)):
            if mark not in known:
                message = f"Chú thích [{mark}] không có nội dung ở cuối văn bản."
                yield Finding("footnote_missing", Severity.WARNING, message, _text(block)[:200])


def _text(block: Block) -> str:
    return block.heading if isinstance(block, Section | Meeting) else block.text
