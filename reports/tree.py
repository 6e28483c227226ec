"""The official document as a tree: what stands on paper and in which order, never how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, TypeAlias


class DocumentKind(StrEnum):
    """The five papers of the committee's year, named as in the interchange form."""

    ANNUAL_PROGRAMME = "annual_programme"
    ANNUAL_TASKS = "annual_tasks"
    QUARTERLY_PROGRAMME = "quarterly_programme"
    CONFERENCE_AGENDA = "conference_agenda"
    QUARTERLY_REPORT = "quarterly_report"


@dataclass(frozen=True, slots=True)
class Masthead:
    """The two columns on top of page one (boxes 1-4, 10 and 11 of H5 PL1); "" is an absent line."""

    kind: ClassVar[str] = "masthead"
    issuer: tuple[str, ...] = ()
    superior: str = ""
    asterisk: str = "*"
    number_line: str = ""
    draft_mark: str = ""
    urgency_mark: str = ""
    party_title: str = ""
    place_date: str = ""
    circulation_mark: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """Type name, author line, subject lines, bracketed note and the five hyphens (box 5a)."""

    kind: ClassVar[str] = "title"
    type_name: str
    author_line: str = ""
    subject: tuple[str, ...] = ()
    note: str = ""
    separator: str = "-----"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A plain paragraph of the body.

    `source` of any block names the record and field whose words it prints, such as
    "section-12/text"; only the page on the screen uses it, so trees are equal without it.
    """

    kind: ClassVar[str] = "paragraph"
    text: str
    source: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LeadIn:
    """A sentence that opens a group of items inside a conference: "Tổng kết các chỉ thị …:"."""

    kind: ClassVar[str] = "lead_in"
    text: str
    source: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LeadLine:
    """Who prepares the items above: "Cơ quan chủ trì tham mưu: … mục (4) và (5)."."""

    kind: ClassVar[str] = "lead_line"
    text: str
    source: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """A run-in numbered paragraph or bullet with what hangs under it; the label is text."""

    kind: ClassVar[str] = "item"
    label: str
    text: str
    blocks: tuple[Block, ...] = ()
    source: str = field(default="", compare=False, repr=False)

    @property
    def is_bullet(self) -> bool:
        return self.label in BULLETS


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its label ("I.", "1.", "1.1.") and everything below it; level 1 is the part."""

    kind: ClassVar[str] = "section"
    level: int
    label: str
    heading: str
    blocks: tuple[Block, ...] = ()
    source: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A conference of the year: its whole heading after the label, and its items."""

    kind: ClassVar[str] = "meeting"
    label: str
    heading: str
    blocks: tuple[Block, ...] = ()
    source: str = field(default="", compare=False, repr=False)
    is_row: bool = field(default=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Recipients:
    """The label "Nơi nhận:" and the lines below it, each as printed after its dash."""

    kind: ClassVar[str] = "recipients"
    lines: tuple[str, ...]
    label: str = "Nơi nhận:"


@dataclass(frozen=True, slots=True)
class Signature:
    """Authority, position and name (boxes 7a-7c); the room between them is the writers' affair."""

    kind: ClassVar[str] = "signature"
    authority: str = ""
    position: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the page foot; `mark` is the number its reference [^mark] carries in the text.

    `source` is "footnote-" and the mark of its record, which print numbers anew.
    """

    kind: ClassVar[str] = "footnote"
    mark: str
    text: str
    source: str = field(default="", compare=False, repr=False)


Block: TypeAlias = Paragraph | LeadIn | LeadLine | Item | Section | Meeting
Node: TypeAlias = Masthead | Title | Block | Recipients | Signature | Footnote

BULLETS = frozenset("-–—+*•")


@dataclass(frozen=True, slots=True)
class DocumentTree:
    """One whole paper, in the order in which it is read."""

    document_kind: DocumentKind
    masthead: Masthead | None = None
    title: Title | None = None
    blocks: tuple[Block, ...] = ()
    recipients: Recipients | None = None
    signature: Signature | None = None
    footnotes: tuple[Footnote, ...] = ()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, each before what hangs under it."""
    for block in blocks:
        yield block
        if isinstance(block, Item | Section | Meeting):
            yield from walk(block.blocks)
