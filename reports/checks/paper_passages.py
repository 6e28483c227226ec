"""The texts of a document tree as passages: each with its path, its role and the time it is about."""

from __future__ import annotations

import calendar
import datetime
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TypeAlias

from conferences.meeting_days import days_of
from programme import wording
from programme.checks.numbering import Label
from programme.checks.passages import Passage, PassageRole, Period
from programme.dates import make_date, parse_date
from programme.findings import Finding, TextFinding
from programme.marks import MARKS
from programme.vietnamese import fold_spaces, nfc
from reports.interchange.header import read_header
from reports.interchange.meetings import announced_time
from reports.interchange.paths import with_paths
from reports.interchange.view import ReadHeader
from reports.tree import (
    Block,
    DocumentTree,
    Item,
    LeadIn,
    LeadLine,
    Meeting,
    Paragraph,
    Section,
)

TITLE, RECIPIENTS = "title", "recipients"
_FULL_DATE = re.compile(r"\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}")
ROLES = {
    Section: PassageRole.HEADING,
    Meeting: PassageRole.CONFERENCE,
    Item: PassageRole.ITEM,
    Paragraph: PassageRole.PARAGRAPH,
    LeadIn: PassageRole.LEAD_IN,
    LeadLine: PassageRole.LEAD_LINE,
}


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without its marks, and where each stretch of it stands in the text with them."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, place: int, *, is_end: bool = False) -> int:
        """The place in the marked text; an end stays before a mark that follows it."""
        index = bisect_right(self.starts, place - is_end) - 1
        return self.origins[max(index, 0)] + place - self.starts[max(index, 0)]


@dataclass(frozen=True, slots=True)
class Listed:
    """A block with its path and its text as a passage."""

    path: str
    block: Block
    passage: Passage


# The blocks that stand side by side, and the one they stand under (None: the paper itself).
Level: TypeAlias = tuple[Listed | None, tuple[Listed, ...]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A tree with its passages in reading order; `marked` maps a bare text to the one with marks.

    `dated` is the day of the paper; a draft counts as dated on the last day of its year.
    """

    tree: DocumentTree
    passages: tuple[Passage, ...]
    levels: tuple[Level, ...]
    labels: tuple[Label, ...]
    marked: dict[str, str]
    period: Period | None
    dated: datetime.date | None
    is_dated: bool

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which a text may be dated that this paper cites."""
        days = [self.dated, self.period.last if self.period and not self.is_dated else None]
        return max((day for day in days if day is not None), default=None)


def read_paper(tree: DocumentTree) -> Paper:
    """The passages of a tree: title, blocks, footnotes, recipients; one walk."""
    header = read_header(tree)
    walk = _Walk(header.period_year)
    period = _period(tree, header)
    if tree.title is not None:
        for line in (tree.title.author_line, *tree.title.subject, tree.title.note):
            walk.add(TITLE, line, PassageRole.TITLE, period)
    walk.level(tree.blocks, None, "", period)
    for note in tree.footnotes:
        walk.add(f"fn{note.mark}", note.text, PassageRole.FOOTNOTE, period)
    for line in tree.recipients.lines if tree.recipients else ():
        walk.add(RECIPIENTS, line, PassageRole.RECIPIENT, period)
    return Paper(
        tree=tree,
        passages=tuple(walk.passages),
        levels=tuple(walk.levels),
        labels=tuple(walk.labels),
        marked=walk.marked,
        period=period,
        dated=_dated(header),
        is_dated=None not in (header.year, header.month, header.day),
    )


class _Walk:
    """One walk through a tree: gathers passages in reading order and blocks level by level."""

    def __init__(self, year: int | None) -> None:
        self.year = year
        self.passages: list[Passage] = []
        self.levels: list[Level] = []
        self.labels: list[Label] = []
        self.marked: dict[str, str] = {}

    def add(
        self, where: str, text: str, role: PassageRole, period: Period | None, lead_in: str = ""
    ) -> Passage:
        """A passage of the text; an empty text is passed over."""
        raw = nfc(text)
        bare = without_marks(raw).text if "[^" in raw or "**" in raw else raw
        if bare != raw:
            self.marked[bare] = raw
        passage = Passage(where, bare, role, lead_in, period)
        if bare:
            self.passages.append(passage)
        return passage

    def level(
        self, blocks: tuple[Block, ...], above: Listed | None, part: str, period: Period | None
    ) -> None:
        """The blocks under one block, each before what hangs under it."""
        side_by_side: list[Listed] = []
        lead_in = ""
        for path, part_path, block in with_paths(blocks, above.path if above else "", part):
            text = block.heading if isinstance(block, Section | Meeting) else block.text
            if isinstance(block, LeadIn):
                lead_in = text
            own = lead_in if isinstance(block, Item) else ""
            one = Listed(path, block, self.add(path, text, ROLES[type(block)], period, own))
            side_by_side.append(one)
            if isinstance(block, Section | Meeting | Item):
                group = f"{block.kind} {above.path if above else ''}"
                self.labels.append(Label(block.label, path, group))
            if isinstance(block, Section | Meeting | Item) and block.blocks:
                inner = period
                if isinstance(block, Meeting):
                    inner = _meeting_period(block, self.year) or period
                self.level(block.blocks, one, part_path, inner)
        self.levels.append((above, tuple(side_by_side)))


def without_marks(text: str) -> Plain:
    """The words of a text without footnote references and emphasis (see `programme.marks.runs`)."""
    bare: list[str] = []
    starts, origins = [0], [0]
    length = end = 0
    for match in MARKS.finditer(text):
        bare.append(text[end : match.start()])
        length += match.start() - end
        if match["strong"]:
            starts.append(length)
            origins.append(match.start("strong"))
            bare.append(match["strong"])
            length += len(match["strong"])
        end = match.end()
        starts.append(length)
        origins.append(end)
    bare.append(text[end:])
    return Plain("".join(bare), tuple(starts), tuple(origins))


def on_marked_text(finding: Finding, paper: Paper) -> Finding:
    """The finding with its span counted in the text with marks; a mend over a mark is dropped."""
    if not isinstance(finding, TextFinding) or finding.text not in paper.marked:
        return finding
    raw = paper.marked[finding.text]
    if finding.span is None:
        return replace(finding, text=raw)
    plain = without_marks(raw)
    start, end = finding.span
    span = (plain.origin(start), plain.origin(end, is_end=end > start))
    is_whole = raw[slice(*span)] == finding.text[start:end]
    return replace(finding, text=raw, span=span, mend=finding.mend if is_whole else None)


def _meeting_period(meeting: Meeting, year: int | None) -> Period | None:
    heading = wording.parse_meeting_heading(fold_spaces(nfc(meeting.heading)), year=year)
    time = heading.time or announced_time(meeting.blocks, year)
    days = days_of(time) if time is not None else None
    return Period(days.first, days.last, is_meeting=True) if days else None


def _period(tree: DocumentTree, header: ReadHeader) -> Period | None:
    """The day of a conference, else the quarter or the year that the title names."""
    for line in (tree.title.note, *tree.title.subject) if tree.title else ():
        printed = _FULL_DATE.search(line)
        day = parse_date(printed[0]) if printed else None
        if day is not None:
            return Period(day, day, is_meeting=True)
    year, quarter = header.period_year, header.period_quarter
    if year is None or not 1 <= year <= datetime.MAXYEAR:
        return None
    first, last = (quarter * 3 - 2, quarter * 3) if quarter else (1, 12)
    return Period(
        datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])
    )


def _dated(header: ReadHeader) -> datetime.date | None:
    """The day of the paper; a draft counts as dated on the last day of its year."""
    if header.year is None or not 1 <= header.year <= datetime.MAXYEAR:
        return None
    date = make_date(header.year, header.month or 12, header.day or 31)
    return date or datetime.date(header.year, 12, 31)
