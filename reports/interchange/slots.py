"""A timed agenda as sessions, slots and the papers under them, by the rules of interchange.md."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from programme import clock_times, wording
from programme.clock_times import ClockSpan
from programme.vietnamese import fold_spaces, nfc, search_key
from reports.interchange.header import title_text
from reports.interchange.paths import joined, marker, with_paths
from reports.interchange.presenters import presenter_line, without_presenters
from reports.interchange.recorder import Recorder, printed_text
from reports.interchange.sitting import SessionHeading, is_day_heading, session_heading
from reports.interchange.view import (
    Gathered,
    ItemRole,
    LeadRole,
    ReadConference,
    ReadHeader,
    ReadItem,
    ReadLead,
    ReadSession,
    ReadSlot,
)
from reports.tree import BULLETS, Block, DocumentTree, Item, LeadLine, Paragraph, Section

TENURE = re.compile(r",?\s*nhiệm\s+kỳ\s+\d{4}\s*[-–—]\s*\d{4}", re.I)
MEETING = re.compile(r"(?:Hội nghị|Phiên họp|Kỳ họp|Cuộc họp)\b.*", re.I | re.S)
VENUE = re.compile(
    r"(?:thoi gian|dia diem|thanh phan|diem cau|doan chu tich|chu tri|chu toa|thu ky|trang phuc|dai bieu"
    r"|khach moi|luu y|ghi chu|to chuc thuc hien|phan cong (?:to chuc )?thuc hien|cong tac chuan bi|hinh thuc|nghi thuc|mc|to (?:so )?\d{1,2})\b"
)
CONTAINER = re.compile(r"(?:noi dung|chuong trinh|dien bien)\b")
CONTAINER_ONLY = re.compile(
    r"(?:noi dung|chuong trinh)(?: (?:noi dung|chuong trinh|va|thoi gian|hoi nghi|lam viec|cu the))*"
)
TIME_LINE = re.compile(r"Thời gian\s*:\s*(.+)", re.I)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the agenda a block stands."""

    is_quiet: bool = False
    slot: str = ""
    has_timed_bullets: bool = False
    is_block: bool = False


class AgendaWalk(Recorder):
    """One walk through a timed agenda; state follows the reading order as a reader's eye does."""

    def __init__(self, gathered: Gathered) -> None:
        super().__init__(gathered)
        self.year: int | None = None
        self.first_day: datetime.date | None = None
        self.day: datetime.date | None = None

    def read(self, tree: DocumentTree, header: ReadHeader) -> None:
        """Everything of the agenda; the conference itself has the path "0"."""
        self.year = header.period_year or header.year
        conference = self._conference(tree)
        time = conference.heading.time
        self.first_day = time.date_from if time else None
        if time is not None and time.date_from == time.date_to:
            self.day = self.first_day
        self.gathered.conferences.append(conference)
        self.mention("0", conference.printed)
        self.review("0", conference.heading.name, "", [])
        self.blocks(tree.blocks, "", "", _Place())
        if time is None:
            self.doubt("no_time", "Chưa thấy ngày họp trong tiêu đề.", "0", conference.printed)

    def _conference(self, tree: DocumentTree) -> ReadConference:
        note = tree.title.note if tree.title else ""
        bare = note.removeprefix("(").removesuffix(")")
        printed = fold_spaces(
            nfc(f"{title_text(tree.title)} ({bare})" if bare else title_text(tree.title))
        )
        words = TENURE.sub("", printed)
        named = MEETING.search(words)
        heading = wording.parse_meeting_heading(named[0] if named else words, year=self.year)
        if heading.time is not None:
            named_again = wording.parse_meeting_heading(heading.name, year=self.year)
            heading = replace(
                heading, name=named_again.name, ordinal=heading.ordinal or named_again.ordinal
            )
        else:
            heading = replace(heading, time=self._announced(tree.blocks))
        return ReadConference("0", "", printed, heading, bare)

    def _announced(self, blocks: Sequence[Block]) -> wording.PlannedTime | None:
        """The day that the agenda names below its title: "Thời gian: ngày …", or its sessions."""
        days: list[datetime.date] = []
        for text in _texts(blocks):
            line = TIME_LINE.search(text)
            if line and (time := wording.parse_planned_time(line[1], year=self.year)):
                return time
            if (heading := session_heading(text, self.year)) and heading.date:
                days.append(heading.date)
        if not days:
            return None
        months = tuple(dict.fromkeys(day.month for day in days))
        return wording.PlannedTime(
            days[0].year, months, "day", date_from=min(days), date_to=max(days)
        )

    def blocks(self, blocks: Sequence[Block], parent: str, part: str, place: _Place) -> None:
        is_timed = any(_is_timed(block) for block in blocks)
        if any(isinstance(one, Item) and _is_bullet(one) and _is_timed(one) for one in blocks):
            place = replace(place, has_timed_bullets=True)
        timed_paragraph, bullets = "", 0
        for path, part_path, block in with_paths(tuple(blocks), parent, part):
            if isinstance(block, LeadLine):
                self._present(block.text, path)
            elif isinstance(block, Paragraph):
                is_slot = self._paragraph(path, block.text, place)
                timed_paragraph, bullets = (path if is_slot else ""), 0
            elif isinstance(block, Item | Section):
                if timed_paragraph and _is_bullet(block) and not _is_timed(block):
                    bullets += 1
                    self._under_slot(joined(timed_paragraph, f"-{bullets}"), block)
                else:
                    timed_paragraph = ""
                    self._node(path, part_path, block, place, is_timed)

    def _paragraph(self, path: str, text: str, place: _Place) -> bool:
        """A line without label; whether it is a slot."""
        if place.is_quiet:
            self.quiet(path, "venue_or_participants", text)
        elif clock_times.parse_timed_text(text) and not _is_venue(text):
            self._slot(path, "", text)
            return True
        elif not self._present(text, path):
            self._note_day(text)
            self.quiet(path, "venue_or_participants" if _is_venue(text) else "note", text)
        return False

    def _node(
        self, path: str, part: str, node: Item | Section, place: _Place, has_timed: bool
    ) -> None:
        text = _words(node)
        session = session_heading(printed_text(text), self.year, self.first_day)
        if session is not None:
            self._session(path, part, node, session)
        elif place.is_quiet or (_is_venue(text) and not _is_timed(node)):
            self.quiet(path, "venue_or_participants", text, node.label)
            self.blocks(node.blocks, path, part, _Place(is_quiet=True))
        elif self._is_slot(node, place, has_timed):
            self._slot(path, node.label, text, node.blocks)
            self.blocks(
                node.blocks, path, part, _Place(slot=path, is_block=isinstance(node, Section))
            )
        elif place.slot and not _is_container(node):
            self._under_slot(path, node)
        else:
            self._container(path, part, node, place)

    def _container(self, path: str, part: str, node: Item | Section, place: _Place) -> None:
        """A heading over slots that bears no time itself: a day, "II. NỘI DUNG"."""
        text = _words(node)
        self._note_day(text)
        if isinstance(node, Section):
            self.heading(path, node.label, text)
        else:
            self.quiet(path, "note", text, node.label)
        self.blocks(node.blocks, path, part, place)

    def _is_slot(self, node: Item | Section, place: _Place, has_timed: bool) -> bool:
        if _is_timed(node):
            return True
        if _is_bullet(node):
            return place.has_timed_bullets and not node.blocks
        if is_day_heading(_words(node)):
            return False
        is_part = isinstance(node, Section) and node.level == 1
        holds_slots = any(_is_timed(block) for block in node.blocks)
        if _is_container(node) and node.blocks:
            return False
        return has_timed or place.is_block or not (place.slot or is_part or holds_slots)

    def _session(self, path: str, part: str, node: Item | Section, session: SessionHeading) -> None:
        if session.date is not None:
            self.day = session.date
        self.heading(path, node.label, _words(node))
        self.gathered.sessions.append(ReadSession(path, session.part, self.day, session.span))
        self.blocks(node.blocks, path, part, _Place())

    def _note_day(self, text: str) -> None:
        if is_day_heading(text):
            heading = session_heading(f"Buổi sáng {text}", self.year, self.first_day)
            self.day = heading.date if heading and heading.date else self.day

    def _slot(self, path: str, label: str, text: str, inside: Sequence[Block] = ()) -> None:
        words, presenters = without_presenters(printed_text(text))
        timed = clock_times.parse_timed_text(words)
        span = timed.span if timed else ClockSpan()
        words = timed.text if timed else words
        if not presenters:
            words, presenters = without_presenters(words)
        words = printed_text(words)
        self.gathered.slots.append(ReadSlot(path, words, span, presenters, label))
        self.mention(path, text)
        bullets = [printed_text(_words(one)) for one in inside if isinstance(one, Item | Section)]
        self.review(path, words, "", bullets if text.rstrip().endswith(":") else [])

    def _under_slot(self, path: str, node: Item | Section) -> None:
        """A bullet under a slot: who presents it, or a paper with whatever hangs under that."""
        if self._present(_words(node), path):
            return
        text, presenters = without_presenters(printed_text(_words(node)))
        self.gathered.items.append(ReadItem(path, text, ItemRole.DOCUMENT, node.label))
        self.mention(path, _words(node))
        self.review(path, text, "", [])
        self.gathered.leads.extend(ReadLead(path, name, LeadRole.LEAD) for name in presenters)
        for inner_path, _, block in with_paths(node.blocks, path, path):
            if isinstance(block, Item | Section):
                self._under_slot(inner_path, block)
            elif isinstance(block, Paragraph):
                self.quiet(inner_path, "note", block.text)

    def _present(self, text: str, path: str) -> bool:
        """A line "Người trình bày: …" belongs to the slot before it."""
        names = presenter_line(printed_text(text))
        if not names or not self.gathered.slots:
            return False
        self._add_presenters(names)
        self.quiet(path, "presenter", text)
        return True

    def _add_presenters(self, names: tuple[str, ...]) -> None:
        slot = self.gathered.slots[-1]
        self.gathered.slots[-1] = replace(slot, presenters=(*slot.presenters, *names))


def _words(block: Item | Section) -> str:
    return block.heading if isinstance(block, Section) else block.text


def _texts(blocks: Sequence[Block]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Item | Section):
            found += [_words(block), *_texts(block.blocks)]
        elif isinstance(block, Paragraph):
            found.append(block.text)
    return found


def _is_timed(block: Block) -> bool:
    if not isinstance(block, Item | Section | Paragraph):
        return False
    text = block.text if isinstance(block, Paragraph) else _words(block)
    words, _ = without_presenters(printed_text(text))
    return clock_times.parse_timed_text(words) is not None and not _is_venue(text)


def _is_bullet(block: Item | Section) -> bool:
    return block.label in BULLETS and bool(marker(block.label) == "")


def _is_container(node: Item | Section) -> bool:
    """ "- Nội dung, chương trình và thời gian:" opens the slots behind it."""
    text = _words(node).rstrip()
    key = search_key(text)
    is_open = text.endswith(":") or isinstance(node, Section)
    return CONTAINER_ONLY.fullmatch(key) is not None or (
        is_open and CONTAINER.match(key) is not None
    )


def _is_venue(text: str) -> bool:
    return VENUE.match(search_key(text)) is not None and ":" in text[:60]
