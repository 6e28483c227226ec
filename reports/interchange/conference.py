"""A conference of a programme: its heading, its items, and what stands over them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from programme import wording
from programme.vietnamese import fold_spaces, nfc
from reports.interchange.items import ItemRecorder
from reports.interchange.marked_texts import marked_text
from reports.interchange.meetings import (
    about_meeting,
    announced_time,
    opens_contents,
    raw_time,
)
from reports.interchange.paths import with_paths
from reports.interchange.recorder import printed_text
from reports.interchange.view import ItemRole, ReadConference, ReadItem, ReadLeadIn
from reports.tree import Block, Item, LeadIn, LeadLine, Meeting, Paragraph


@dataclass(slots=True)
class _Inside:
    """What stands below the heading of a conference, as far as it is read."""

    has_items: bool = True
    items: list[ReadItem] = field(default_factory=list)
    lead_ins: list[ReadLeadIn] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def lead_in(self) -> str:
        return self.lead_ins[-1].text if self.lead_ins else ""

    def opens_at(self, path: str) -> None:
        """The sentence over the items stands before the first of them."""
        if self.lead_ins and not self.lead_ins[-1].before:
            self.lead_ins[-1] = replace(self.lead_ins[-1], before=path)


class ConferenceRecorder(ItemRecorder):
    """Notes conferences."""

    year: int | None = None
    time_over: wording.PlannedTime | None = None  # "Tháng 3:" over conferences that do not say when

    def meeting(self, path: str, part: str, meeting: Meeting) -> None:
        """A conference: its heading, then its items with what stands over and behind them."""
        printed = fold_spaces(nfc(meeting.heading))
        heading = wording.parse_meeting_heading(printed, year=self.year)
        self.mention(path, printed)
        self.review(path, heading.name, "", [])
        inside = self._read_inside(path, part, meeting)
        if heading.time is None:
            announced = announced_time(meeting.blocks, self.year) or self.time_over
            heading = replace(heading, time=announced)
        if heading.time is None:
            self.doubt("no_time", "Hội nghị chưa ghi thời gian hoặc ghi cách chưa hiểu.", path)
        self.gathered.conferences.append(
            ReadConference(
                path,
                meeting.label,
                printed,
                heading,
                raw_time(printed, self.year),
                tuple(inside.items),
                tuple(inside.lead_ins),
                tuple(inside.notes),
            )
        )

    def _read_inside(self, path: str, part: str, meeting: Meeting) -> _Inside:
        """What stands below the heading; whatever the paper, items there are those of an agenda."""
        inside = _Inside(has_items=any(isinstance(block, Item) for block in meeting.blocks))
        role_outside, self.role = self.role, ItemRole.AGENDA
        for inner_path, inner_part, block in with_paths(meeting.blocks, path, part):
            self._inside(inner_path, inner_part, block, inside)
        self.role = role_outside
        return inside

    def _inside(self, path: str, part: str, block: Block, inside: _Inside) -> None:
        match block:
            case LeadIn():
                text = printed_text(block.text)
                marked = marked_text(block.text, text)
                inside.lead_ins.append(ReadLeadIn(text, marked=marked))
                self.mention(path, block.text)
            case LeadLine():
                self.leads(block.text, inside.items, path)
            case Item() | Paragraph() if (words := about_meeting(block)) is not None:
                inside.notes.append(words)
                self.quiet(path, "note", block.text, getattr(block, "label", ""))
                inside.items += self._contents(path, part, block)
            case Paragraph() if not inside.has_items:
                if not self.bracketed_leads(block, inside.items):
                    inside.opens_at(path)
                    paragraph = Item("", block.text)
                    inside.items.append(self.item(path, paragraph, inside.lead_in, part=part))
            case Item():
                inside.opens_at(path)
                inside.items.append(self.item(path, block, inside.lead_in, part=part))
            case _ if not self.bracketed_leads(block, inside.items):
                text = printed_text(getattr(block, "text", ""))
                inside.notes.append(text)
                self.quiet(path, "note", text)

    def _contents(self, path: str, part: str, block: Item | Paragraph) -> list[ReadItem]:
        """The items under "- Nội dung:"; a line that says where or who has none."""
        if not isinstance(block, Item) or not opens_contents(block.text):
            return []
        inner = with_paths(block.blocks, path, part)
        return [self.item(at, one, part=deep) for at, deep, one in inner if isinstance(one, Item)]
