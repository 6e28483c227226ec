"""A timed agenda as sessions, slots and the papers under them, by the rules of interchange.md."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from programme import clock_times, wording
from programme.clock_times import ClockSpan
from programme.vietnamese import fold_spaces, nfc
from reports.interchange.agenda_rows import (
    all_words,
    is_bullet,
    is_container,
    is_timed,
    is_venue,
    row_words,
)
from reports.interchange.header import title_text
from reports.interchange.leads import without_dashed_agency
from reports.interchange.marked_texts import marked_text, references
from reports.interchange.paths import joined, with_paths
from reports.interchange.presenters import (
    presenter_line,
    without_presenters,
    without_presenters_behind,
)
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
from reports.tree import Block, DocumentTree, Item, LeadLine, Paragraph, Section

TENURE = re.compile(r",?\s*nhiệm\s+kỳ\s+\d{4}\s*[-–—]\s*\d{4}", re.I)
MEETING = re.compile(r"(?:Hội nghị|Phiên họp|Kỳ họp|Cuộc họp)\b.*", re.I | re.S)
TIME_LINE = re.compile(r"Thời gian\s*:\s*(.+)", re.I)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the agenda a block stands."""

    is_quiet: bool = False
    slot: str = ""
    has_timed_bullets: bool = False
    is_block: bool = False
    bare_slot: str = ""  # a line that printed only its times: the next line says what


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
        for text in all_words(blocks):
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
        has_timed = any(is_timed(block) for block in blocks)
        if any(isinstance(one, Item) and is_bullet(one) and is_timed(one) for one in blocks):
            place = replace(place, has_timed_bullets=True)
        timed_paragraph, bullets, bare = "", 0, ""
        for path, part_path, block in with_paths(tuple(blocks), parent, part):
            if isinstance(block, LeadLine):
                self._present(block.text, path)
            elif isinstance(block, Paragraph):
                is_slot = self._paragraph(path, block.text, replace(place, bare_slot=bare))
                timed_paragraph, bullets = (self.gathered.slots[-1].path if is_slot else ""), 0
                bare = path if is_slot and not self.gathered.slots[-1].text else ""
            elif isinstance(block, Item | Section):
                if timed_paragraph and is_bullet(block) and not is_timed(block):
                    bullets += 1
                    self._under_slot(joined(timed_paragraph, f"-{bullets}"), block)
                else:
                    timed_paragraph = ""
                    self._node(path, part_path, block, place, has_timed)

    def _paragraph(self, path: str, text: str, place: _Place) -> bool:
        """A line without label; whether it is a slot."""
        if place.is_quiet:
            self.quiet(path, "venue_or_participants", text)
        elif clock_times.parse_timed_text(text) and not is_venue(text):
            self._slot(path, "", text)
            return True
        elif place.bare_slot and self.gathered.slots[-1].path == place.bare_slot:
            self._word_slot(text)
            return True
        elif not self._present(text, path):
            self._note_day(text)
            self.quiet(path, "venue_or_participants" if is_venue(text) else "note", text)
        return False

    def _node(
        self, path: str, part: str, node: Item | Section, place: _Place, has_timed: bool
    ) -> None:
        text = row_words(node)
        session = session_heading(printed_text(text), self.year, self.first_day)
        if session is not None:
            self._session(path, part, node, session)
        elif place.is_quiet or (is_venue(text) and not is_timed(node)):
            self.quiet(path, "venue_or_participants", text, node.label)
            self.blocks(node.blocks, path, part, _Place(is_quiet=True))
        elif self._is_slot(node, place, has_timed):
            self._slot(path, node.label, text, node.blocks)
            self.blocks(
                node.blocks, path, part, _Place(slot=path, is_block=isinstance(node, Section))
            )
        elif place.slot and not is_container(node):
            self._under_slot(path, node)
        else:
            self._container(path, part, node, place)

    def _container(self, path: str, part: str, node: Item | Section, place: _Place) -> None:
        """A heading over slots that bears no time itself: a day, "II. NỘI DUNG"."""
        text = row_words(node)
        self._note_day(text)
        if isinstance(node, Section):
            self.heading(path, node.label, text)
        else:
            self.quiet(path, "note", text, node.label)
        self.blocks(node.blocks, path, part, place)

    def _is_slot(self, node: Item | Section, place: _Place, has_timed: bool) -> bool:
        if is_timed(node):
            return True
        if is_bullet(node):
            return place.has_timed_bullets and not node.blocks
        if is_day_heading(row_words(node)):
            return False
        is_part = isinstance(node, Section) and node.level == 1
        holds_slots = any(is_timed(block) for block in node.blocks)
        if is_container(node) and node.blocks:
            return False
        return has_timed or place.is_block or not (place.slot or is_part or holds_slots)

    def _session(self, path: str, part: str, node: Item | Section, session: SessionHeading) -> None:
        if session.date is not None:
            self.day = session.date
        self.heading(path, node.label, row_words(node))
        self.gathered.sessions.append(ReadSession(path, session.part, self.day, session.span))
        self.blocks(node.blocks, path, part, _Place())

    def _note_day(self, text: str) -> None:
        if is_day_heading(text):
            heading = session_heading(f"Buổi sáng {text}", self.year, self.first_day)
            self.day = heading.date if heading and heading.date else self.day

    def _slot(self, path: str, label: str, line: str, inside: Sequence[Block] = ()) -> None:
        text = line
        words, presenters = without_presenters(printed_text(text))
        timed = clock_times.parse_timed_text(words)
        span = timed.span if timed else ClockSpan()
        words = timed.text if timed else words
        if not presenters:
            words, presenters = without_presenters(words)
        if not presenters and span.start is not None:
            words, presenters = without_presenters_behind(words)
            text = without_presenters_behind(text)[0] if presenters else text
        words = printed_text(words)
        marked = marked_text(line, words)
        self.gathered.slots.append(ReadSlot(path, words, span, presenters, label, marked))
        self.mention(path, text)
        bullets = [
            printed_text(row_words(one)) for one in inside if isinstance(one, Item | Section)
        ]
        self.review(path, words, "", bullets if text.rstrip().endswith(":") else [])

    def _word_slot(self, text: str) -> None:
        """The words of a slot whose times stood alone on the line before."""
        slot = self.gathered.slots[-1]
        words, presenters = without_presenters(printed_text(text))
        marked = marked_text(text, words) + references(slot.marked)
        self.gathered.slots[-1] = replace(slot, text=words, presenters=presenters, marked=marked)
        self.mention(slot.path, text)
        self.review(slot.path, words, "", [])

    def _under_slot(self, path: str, node: Item | Section) -> None:
        """A bullet under a slot: who presents it, or a paper with whatever hangs under that."""
        if self._present(row_words(node), path):
            return
        text, presenters = without_presenters(printed_text(row_words(node)))
        if not presenters:
            text, parts = without_dashed_agency(text)
            presenters = tuple(name for part in parts for name in part.leads)
        marked = marked_text(row_words(node), text)
        self.gathered.items.append(
            ReadItem(path, text, ItemRole.DOCUMENT, node.label, marked=marked)
        )
        self.mention(path, row_words(node))
        self.review(path, text, "", [])
        self.gathered.leads.extend(ReadLead(path, name, LeadRole.LEAD) for name in presenters)
        for inner_path, _, block in with_paths(node.blocks, path, path):
            if isinstance(block, Item | Section):
                self._under_slot(inner_path, block)
            elif isinstance(block, Paragraph | LeadLine):
                self._below_paper(inner_path, path, block.text)

    def _below_paper(self, at: str, paper: str, text: str) -> None:
        """A line below a paper: who presents it, or all papers of the slot, or only a note."""
        names = presenter_line(printed_text(text))
        if names and not self._presents_all(paper):
            self.gathered.leads.extend(ReadLead(paper, name, LeadRole.LEAD) for name in names)
            self.quiet(at, "presenter", text)
        elif not self._present(text, at):
            self.quiet(at, "note", text)

    def _presents_all(self, paper: str) -> bool:
        """Whether a paper before it under the same slot has no presenter of its own."""
        slot = self.gathered.slots[-1].path if self.gathered.slots else ""
        before = [one.path for one in self.gathered.items[-2:] if one.path != paper]
        if not before or not before[0].startswith(f"{slot}."):
            return False
        return not self.gathered.leads or self.gathered.leads[-1].item != before[0]

    def _present(self, text: str, path: str) -> bool:
        """A line "Người trình bày: …" belongs to the slot before it."""
        names = presenter_line(printed_text(text))
        if not names or not self.gathered.slots:
            return False
        self._add_presenters(names, references(text))
        self.quiet(path or self.gathered.slots[-1].path, "presenter", text)
        return True

    def _add_presenters(self, names: tuple[str, ...], notes: str) -> None:
        """`notes` are the references behind these names: their words are the slot's."""
        slot = self.gathered.slots[-1]
        self.gathered.slots[-1] = replace(
            slot, presenters=(*slot.presenters, *names), marked=slot.marked + notes
        )
