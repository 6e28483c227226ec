"""A walk through a programme or report that tells items, targets and quiet texts apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from programme.meeting_headings import is_time_alone
from programme.planned_times import parse_planned_time
from programme.vietnamese import search_key
from reports.interchange.conference import ConferenceRecorder
from reports.interchange.meetings import says_when
from reports.interchange.paths import with_paths
from reports.interchange.recorder import printed_text
from reports.interchange.targets import announces_targets, lists_targets, targets_under
from reports.interchange.view import Gathered, ItemRole, ReadItem
from reports.tree import (
    Block,
    DocumentKind,
    Item,
    LeadIn,
    LeadLine,
    Meeting,
    Paragraph,
    Section,
    walk,
)

IMPLEMENTATION = re.compile(r"\b(?:to chuc|phan cong) (?:to chuc )?(?:thuc hien|trien khai)\b")
GOAL = re.compile(r"^(?:muc dich|muc tieu|quan diem|yeu cau)")
# The last sentence of a paper speaks of the paper itself.
OF_THIS_PAPER = re.compile(
    r"\b(?:Chương trình|Báo cáo|Kế hoạch)(?: [\w/]+){0,8} này\b|\b(?:trân trọng|kính) báo cáo\b",
    re.I,
)
SETTING_TARGETS = frozenset({DocumentKind.ANNUAL_TASKS, DocumentKind.QUARTERLY_PROGRAMME})
ROLES = {
    DocumentKind.ANNUAL_PROGRAMME: ItemRole.AGENDA,
    DocumentKind.QUARTERLY_REPORT: ItemRole.RESULT,
}


@dataclass(slots=True)
class _Siblings:
    """The blocks under one heading while they are read; `quiet` is the role of texts that are no items."""

    blocks: tuple[Block, ...]
    parent: str
    part: str
    quiet: str
    items: list[ReadItem] = field(default_factory=list)

    @property
    def holds_items(self) -> bool:
        return not self.quiet and bool(self.parent)

    def behind(self, block: Block) -> tuple[Block, ...]:
        """The siblings behind a block: behind the same object, not an equal one."""
        index = next(index for index, one in enumerate(self.blocks) if one is block)
        return self.blocks[index + 1 :]


class ProgrammeWalk(ConferenceRecorder):
    """One walk through a tree that fills the lists of a content."""

    def __init__(self, gathered: Gathered, kind: DocumentKind, year: int | None) -> None:
        super().__init__(gathered, ROLES.get(kind, ItemRole.TASK))
        self.sets_targets = kind in SETTING_TARGETS
        self.year = year
        self.last: Block | None = None
        self.is_flat = False

    def read(self, blocks: Sequence[Block]) -> None:
        """Everything of the paper below its title."""
        self.last = _last_leaf(blocks)
        self.is_flat = not any(isinstance(block, Section | Meeting) for block in blocks)
        self.has_lead_lines = any(isinstance(block, LeadLine) for block in walk(tuple(blocks)))
        self.blocks(blocks)

    def blocks(
        self, blocks: Sequence[Block], parent: str = "", part: str = "", quiet: str = ""
    ) -> None:
        """Blocks of the root or of a section; `quiet` is the role of texts that are no items."""
        siblings = _Siblings(tuple(blocks), parent, part, quiet)
        time_over = self.time_over
        for path, part_path, block in with_paths(siblings.blocks, parent, part):
            match block:
                case Section():
                    self.section(path, part_path, block, siblings.quiet)
                case Meeting():
                    self.meeting(path, part_path, block)
                case LeadLine():
                    self.leads(block.text, siblings.items, path)
                case Item():
                    self._listed(path, part_path, block, siblings)
                case Paragraph() | LeadIn():
                    self._plain(path, part_path, block, siblings)
        self.time_over = time_over

    def _listed(self, path: str, part: str, item: Item, siblings: _Siblings) -> None:
        """A labelled text: a list of targets, an item, or a quiet text with all under it."""
        quiet = siblings.quiet or "preamble"
        if self._opens_targets(item, siblings.quiet):
            self.gathered.targets.extend(targets_under(item.blocks, path, part))
            quiet = "target"
        elif siblings.items and says_when(item):
            quiet = "note"
        elif siblings.holds_items or (self.is_flat and not siblings.parent):
            siblings.items.append(self.item(path, item, part=part))
            return
        self.quiet(path, quiet, item.text, item.label)
        self.blocks(item.blocks, path, part, quiet)

    def _plain(self, path: str, part: str, block: Paragraph | LeadIn, siblings: _Siblings) -> None:
        """A text without label: an item, or one that sets the role of the texts behind it."""
        if self.role is not ItemRole.RESULT and is_time_alone(block.text):
            self.quiet(path, "note", block.text)
            self.time_over = parse_planned_time(block.text, year=self.year)
            return
        if siblings.holds_items and isinstance(block, Paragraph) and not self._announces(block):
            if self._closes(block):
                self.quiet(path, "closing", block.text)
            elif not self.bracketed_leads(block, siblings.items):
                siblings.items.append(self.item(path, Item("", block.text), part=part))
            return
        is_closing = not siblings.parent and bool(self.gathered.sections)
        role = siblings.quiet or ("closing" if is_closing else "preamble")
        self.quiet(path, role, block.text)
        if siblings.quiet == "target" or not self._announces(block):
            return
        rest = siblings.behind(block)
        self.gathered.targets.extend(targets_under(rest, siblings.parent, siblings.part))
        siblings.quiet = "target"

    def _closes(self, block: Paragraph) -> bool:
        is_last = block is self.last
        return is_last and OF_THIS_PAPER.search(printed_text(block.text)) is not None

    def section(self, path: str, part: str, section: Section, quiet: str) -> None:
        self.heading(path, section.label, section.heading)
        role = quiet or self._quiet_role(section)
        if role == "target" and quiet != "target":
            self.gathered.targets.extend(targets_under(section.blocks, path, part))
        time_over = self.time_over
        if is_time_alone(section.heading):
            self.time_over = parse_planned_time(section.heading, year=self.year)
        self.blocks(section.blocks, path, part, role)
        self.time_over = time_over

    def _quiet_role(self, section: Section) -> str:
        key = search_key(section.heading)
        if IMPLEMENTATION.search(key):
            return "implementation"
        is_outer = any(isinstance(block, Section | Meeting) for block in section.blocks)
        has_inner_list = any(
            isinstance(block, Section) and lists_targets(block.heading, is_outer=True)
            for block in section.blocks
        )
        if (
            self.sets_targets
            and not has_inner_list
            and lists_targets(section.heading, is_outer=is_outer)
        ):
            return "target"
        if is_outer or not GOAL.search(key):
            return ""
        return "purpose" if key.startswith(("muc dich", "yeu cau")) else "goal"

    def _opens_targets(self, item: Item, quiet: str) -> bool:
        """Whether an item is only the heading of a list of targets: "2. Chỉ tiêu cụ thể:"."""
        is_list = quiet in ("", "goal") and self.sets_targets and bool(item.blocks)
        return is_list and (
            announces_targets(item.text) and lists_targets(item.text.rstrip(" :"), is_outer=True)
        )

    def _announces(self, block: Paragraph | LeadIn) -> bool:
        return self.sets_targets and announces_targets(block.text)


def _last_leaf(blocks: Sequence[Block]) -> Block | None:
    """The last block of the paper, inside the last section."""
    while blocks and isinstance(blocks[-1], Section) and blocks[-1].blocks:
        blocks = blocks[-1].blocks
    return blocks[-1] if blocks else None
