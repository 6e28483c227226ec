"""What a document says, as typed values: the view between a tree and records or JSON."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from programme.citations import Mention
from programme.clock_times import NO_TIMES, ClockSpan
from programme.findings import Finding
from programme.milestones import Review
from programme.target_phrases import TargetPhrase
from programme.wording import MeetingHeading
from reports.tree import DocumentKind


class ItemRole(StrEnum):
    """What an item is, by the kind of its document (interchange.md)."""

    AGENDA = "agenda"
    TASK = "task"
    RESULT = "result"
    DOCUMENT = "document"


class LeadRole(StrEnum):
    """Whether an agency leads an item or co-ordinates."""

    LEAD = "lead"
    COORDINATE = "coordinate"


@dataclass(frozen=True, slots=True)
class ReadHeader:
    """Head of the paper; None or "" for what is not printed. `number` None: left blank."""

    issuer: str = ""
    party_line: str = ""
    number: str | None = None
    symbol: str = ""
    draft: bool = False
    draft_ordinal: int | None = None
    place: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    doc_kind: str = ""
    title: str = ""
    term: str = ""
    tenure_from: int | None = None
    tenure_to: int | None = None
    period_year: int | None = None
    period_quarter: int | None = None


@dataclass(frozen=True, slots=True)
class ReadLead:
    """One agency of one item; `item` is the item's path."""

    item: str
    agency: str
    role: LeadRole


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item with the items under it; `text` is as printed without label, marks, end sign.

    `lead_in` is the sentence printed over it and its neighbours ("Tổng kết các …:"), "" for none.
    `marked` is the text with its emphasis and footnote references in place.
    """

    path: str
    text: str
    role: ItemRole
    label: str = ""
    lead_in: str = ""
    children: tuple[ReadItem, ...] = ()
    marked: str = ""


@dataclass(frozen=True, slots=True)
class ReadLeadIn:
    """A sentence over a group of items; `before` is the path of the first one, "" at the end.

    `marked` is the sentence with its emphasis and footnote references in place.
    """

    text: str
    before: str = ""
    marked: str = ""


@dataclass(frozen=True, slots=True)
class ReadConference:
    """A conference of the year; `printed` is its whole heading, `raw_time` the words in brackets."""

    path: str
    label: str
    printed: str
    heading: MeetingHeading
    raw_time: str = ""
    items: tuple[ReadItem, ...] = ()
    lead_ins: tuple[ReadLeadIn, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadMention:
    """A directive named in a text; `at` is the path of that text."""

    at: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class ReadReview:
    """A review named in an item; `at` is the item's path."""

    at: str
    review: Review


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A heading that is neither conference nor item."""

    path: str
    label: str
    heading: str


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A quiet text (interchange.md); `role` is preamble, purpose, goal, implementation, closing."""

    path: str
    role: str
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ReadTarget:
    """A value that the year is to reach; `group` is the printed number over it, "" for none."""

    group: str
    phrase: TargetPhrase
    at: str = ""


@dataclass(frozen=True, slots=True)
class ReadSession:
    """A half day of a conference; `part` is morning, afternoon or evening."""

    path: str
    part: str
    date: datetime.date | None = None
    span: ClockSpan = NO_TIMES


@dataclass(frozen=True, slots=True)
class ReadSlot:
    """A line of the agenda: its times, its words, and who presents it as printed.

    `marked` are the words with their emphasis and footnote references in place.
    """

    path: str
    text: str
    span: ClockSpan = NO_TIMES
    presenters: tuple[str, ...] = ()
    label: str = ""
    marked: str = ""


@dataclass(frozen=True, slots=True)
class ReadFootnote:
    """A footnote and the path of the text that refers to it."""

    mark: str
    text: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class ReadSignatory:
    """Who signs; "" for what is not printed."""

    on_behalf: str = ""
    position: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the interchange form holds of one document, and what was doubtful in it.

    `items` are all items in reading order, those under others included.
    """

    kind: DocumentKind
    header: ReadHeader = ReadHeader()
    sections: tuple[ReadSection, ...] = ()
    conferences: tuple[ReadConference, ...] = ()
    items: tuple[ReadItem, ...] = ()
    leads: tuple[ReadLead, ...] = ()
    mentions: tuple[ReadMention, ...] = ()
    reviews: tuple[ReadReview, ...] = ()
    targets: tuple[ReadTarget, ...] = ()
    sessions: tuple[ReadSession, ...] = ()
    slots: tuple[ReadSlot, ...] = ()
    footnotes: tuple[ReadFootnote, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: ReadSignatory | None = None
    paragraphs: tuple[ReadParagraph, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Gathered:
    """The lists of a `Content` while a tree is walked."""

    sections: list[ReadSection] = field(default_factory=list)
    conferences: list[ReadConference] = field(default_factory=list)
    items: list[ReadItem] = field(default_factory=list)
    leads: list[ReadLead] = field(default_factory=list)
    mentions: list[ReadMention] = field(default_factory=list)
    reviews: list[ReadReview] = field(default_factory=list)
    targets: list[ReadTarget] = field(default_factory=list)
    sessions: list[ReadSession] = field(default_factory=list)
    slots: list[ReadSlot] = field(default_factory=list)
    paragraphs: list[ReadParagraph] = field(default_factory=list)
    references: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
