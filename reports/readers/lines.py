"""Lines of any source as the tree of an official document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from programme.findings import Finding, Severity
from programme.marks import REFERENCE
from reports.readers import tables
from reports.readers.body import read_body
from reports.readers.foot import Foot, read_foot
from reports.readers.head import SECRECY, Head, read_head
from reports.readers.kinds import document_kind
from reports.readers.line import Line, Source
from reports.readers.reading import Reading
from reports.readers.spaced import together
from reports.tree import Block, DocumentTree, Footnote, Meeting, Section, walk


def read(lines: Iterable[Line]) -> Reading:
    """The tree that the lines describe, labels kept as printed, and what remains doubtful."""
    repairs: list[Finding] = []
    paper = _Paper.of(tuple(together(lines, repairs)))
    kind = document_kind(paper.head.title, paper.body)
    rows, doubts_of_tables = tables.as_lines(paper.body, paper.merged, kind)
    blocks, doubts_of_body = read_body(rows, kind)
    tree = DocumentTree(
        kind,
        paper.head.masthead,
        paper.head.title,
        blocks,
        paper.foot.recipients,
        paper.foot.signature,
        paper.footnotes,
    )
    doubts = (*doubts_of_tables, *doubts_of_body, *paper.foot.findings, *_flattened(rows))
    of_the_whole = (*_missing(tree), *_loose_references(tree))
    return Reading(tree, (*repairs, *paper.doubts_of_head, *doubts, *of_the_whole))


@dataclass(frozen=True, slots=True)
class _Paper:
    """The lines of a paper parted into head, body, foot and notes; `merged` are cells without text."""

    head: Head
    body: list[Line]
    foot: Foot
    merged: tuple[Line, ...]
    footnotes: tuple[Footnote, ...]

    @classmethod
    def of(cls, lines: tuple[Line, ...]) -> _Paper:
        printed = [
            line for line in lines if line.source is not Source.FOOTNOTE and not line.is_merged
        ]
        head = read_head(printed)
        foot = read_foot(printed, head.used)
        merged = tuple(line for line in lines if line.is_merged)
        return cls(head, printed[head.used : foot.start], foot, merged, _footnotes(lines))

    @property
    def doubts_of_head(self) -> tuple[Finding, ...]:
        return (*_secrecy(self.body, self.head.findings), *self.head.findings)


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
