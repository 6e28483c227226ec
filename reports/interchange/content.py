"""A tree as typed content: paths, items, leads, mentions and reviews, by the rules of interchange.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from conferences import agenda
from programme import wording
from programme.vietnamese import fold_spaces, nfc, search_key
from reports.interchange.header import read_header
from reports.interchange.meetings import (
    about_meeting,
    announced_time,
    opens_contents,
    raw_time,
)
from reports.interchange.paths import marker, with_paths
from reports.interchange.recorder import END_SIGNS, Recorder, printed_text
from reports.interchange.slots import AgendaWalk
from reports.interchange.targets import announces_targets, lists_targets, targets_under
from reports.interchange.view import (
    Content,
    Gathered,
    ItemRole,
    LeadRole,
    ReadConference,
    ReadFootnote,
    ReadItem,
    ReadLead,
    ReadLeadIn,
    ReadSignatory,
)
from reports.tree import (
    Block,
    DocumentKind,
    DocumentTree,
    Item,
    LeadIn,
    LeadLine,
    Meeting,
    Paragraph,
    Section,
    Signature,
)

IMPLEMENTATION = re.compile(r"\bto chuc (?:thuc hien|trien khai)\b")
GOAL = re.compile(r"^(?:muc dich|muc tieu|quan diem|yeu cau)")
BRACKETED_AGENCY = re.compile(r"\s*\(([^()]{3,200})\)[.;:,\s]*$")
BY_WHEN = re.compile(
    r"\s*[,;]\s*(?:hoàn thành|xong|trình|báo cáo|thực hiện|gửi|chậm nhất|trước|trong)\b[^,;]*\d[^,;]*\Z",
    re.I,
)
# Bodies that prepare papers; the committee and its standing board decide on them.
AGENCY = re.compile(
    r"(?:Ban(?! (?:Chấp hành|Bí thư|Thường vụ))|Báo|Bộ Chỉ huy|Công an|Cục|Đài|Đảng (?:ủy|uỷ|đoàn)|Hội"
    r"|Liên đoàn|Liên minh|Mặt trận|Sở|Tiểu ban|Thanh tra|Tỉnh đoàn|T[oò][aà] án|Trường|Viện"
    r"|[UỦ][ỷy] ban|UBND|UBKT|Văn phòng)\s"
)
SETTING_TARGETS = frozenset({DocumentKind.ANNUAL_TASKS, DocumentKind.QUARTERLY_PROGRAMME})
ROLES = {
    DocumentKind.ANNUAL_PROGRAMME: ItemRole.AGENDA,
    DocumentKind.QUARTERLY_REPORT: ItemRole.RESULT,
}


def content(tree: DocumentTree) -> Content:
    """Everything the interchange form holds of the tree; doubts come as findings with a path."""
    gathered = Gathered()
    header = read_header(tree)
    walk: _Walk | AgendaWalk
    if tree.document_kind is DocumentKind.CONFERENCE_AGENDA:
        walk = AgendaWalk(gathered)
        walk.read(tree, header)
    else:
        walk = _Walk(gathered, tree.document_kind, header.period_year)
        walk.blocks(tree.blocks)
    notes = tuple(
        ReadFootnote(note.mark, printed_text(note.text), gathered.references.get(note.mark, ""))
        for note in tree.footnotes
    )
    for note in notes:
        walk.mention(f"fn{note.mark}", note.text)
    return Content(
        kind=tree.document_kind,
        header=header,
        sections=tuple(gathered.sections),
        conferences=tuple(gathered.conferences),
        items=tuple(gathered.items),
        leads=tuple(gathered.leads),
        mentions=tuple(gathered.mentions),
        reviews=tuple(gathered.reviews),
        targets=tuple(gathered.targets),
        sessions=tuple(gathered.sessions),
        slots=tuple(gathered.slots),
        footnotes=notes,
        recipients=tuple(map(printed_text, tree.recipients.lines if tree.recipients else ())),
        signatory=_signatory(tree.signature),
        paragraphs=tuple(gathered.paragraphs),
        findings=tuple(gathered.findings),
    )


def _signatory(signature: Signature | None) -> ReadSignatory | None:
    if signature is None:
        return None
    return ReadSignatory(signature.authority, signature.position, signature.name)


class _After(NamedTuple):
    """Where a text stands among its siblings."""

    blocks: Sequence[Block]
    parent: str
    part: str

    def blocks_behind(self, block: Block) -> Sequence[Block]:
        """The siblings behind a block: behind the same object, not an equal one."""
        index = next(index for index, one in enumerate(self.blocks) if one is block)
        return self.blocks[index + 1 :]


class _Walk(Recorder):
    """One walk through a tree that fills the lists of a content."""

    def __init__(self, gathered: Gathered, kind: DocumentKind, year: int | None) -> None:
        super().__init__(gathered)
        self.role = ROLES.get(kind, ItemRole.TASK)
        self.sets_targets = kind in SETTING_TARGETS
        self.year = year
        self.part_above: agenda.LeadPart | None = None

    def blocks(
        self, blocks: Sequence[Block], parent: str = "", part: str = "", quiet: str = ""
    ) -> None:
        """Blocks of the root or of a section; `quiet` is the role of texts that are no items."""
        above: list[ReadItem] = []
        for path, part_path, block in with_paths(tuple(blocks), parent, part):
            match block:
                case Section():
                    self.section(path, part_path, block, quiet)
                case Meeting():
                    self.meeting(path, part_path, block)
                case LeadLine():
                    self.leads(block.text, above, path)
                case Item() if self._opens_targets(block, quiet):
                    self.quiet(path, "target", block.text, block.label)
                    self.gathered.targets.extend(targets_under(block.blocks, path, part_path))
                    self.blocks(block.blocks, path, part_path, "target")
                case Item() if not quiet and parent:
                    above.append(self.item(path, block, part=part_path))
                case Paragraph() if not quiet and parent and not self._announces(block):
                    above.append(self.item(path, Item("", block.text), part=part_path))
                case Item():
                    self.quiet(path, quiet or "preamble", block.text, block.label)
                    self.blocks(block.blocks, path, part_path, quiet or "preamble")
                case Paragraph() | LeadIn():
                    quiet = self._plain(path, block, quiet, _After(blocks, parent, part))

    def _plain(self, path: str, block: Paragraph | LeadIn, quiet: str, after: _After) -> str:
        """A text that is no item; answers with the role of the texts behind it."""
        is_closing = not after.parent and bool(self.gathered.sections)
        self.quiet(path, quiet or ("closing" if is_closing else "preamble"), block.text)
        if quiet == "target" or not self._announces(block):
            return quiet
        rest = after.blocks_behind(block)
        self.gathered.targets.extend(targets_under(rest, after.parent, after.part))
        return "target"

    def section(self, path: str, part: str, section: Section, quiet: str) -> None:
        self.heading(path, section.label, section.heading)
        role = quiet or self._quiet_role(section)
        if role == "target" and quiet != "target":
            self.gathered.targets.extend(targets_under(section.blocks, path, part))
        self.blocks(section.blocks, path, part, role)

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

    def meeting(self, path: str, part: str, meeting: Meeting) -> None:
        """A conference: its heading, then its items with what stands over and behind them."""
        printed = fold_spaces(nfc(meeting.heading))
        heading = wording.parse_meeting_heading(printed, year=self.year)
        self.mention(path, printed)
        self.review(path, heading.name, "", [])
        items: list[ReadItem] = []
        lead_ins: list[ReadLeadIn] = []
        notes: list[str] = []
        lead_in = ""
        for inner_path, inner_part, block in with_paths(meeting.blocks, path, part):
            match block:
                case LeadIn():
                    lead_in = printed_text(block.text)
                    lead_ins.append(ReadLeadIn(lead_in))
                    self.mention(path, block.text)
                case LeadLine():
                    self.leads(block.text, items, path)
                case Item() | Paragraph() if (words := about_meeting(block)) is not None:
                    notes.append(words)
                    self.quiet(inner_path, "note", block.text, getattr(block, "label", ""))
                    items += self._contents(inner_path, inner_part, block)
                case Item():
                    if lead_ins and not lead_ins[-1].before:
                        lead_ins[-1] = ReadLeadIn(lead_ins[-1].text, inner_path)
                    items.append(self.item(inner_path, block, lead_in, part=inner_part))
                case _:
                    text = printed_text(getattr(block, "text", ""))
                    notes.append(text)
                    self.quiet(inner_path, "note", text)
        if heading.time is None:
            heading = replace(heading, time=announced_time(meeting.blocks, self.year))
        if heading.time is None:
            self.doubt("no_time", "Hội nghị chưa ghi thời gian hoặc ghi cách chưa hiểu.", path)
        self.gathered.conferences.append(
            ReadConference(
                path,
                meeting.label,
                printed,
                heading,
                raw_time(printed, self.year),
                tuple(items),
                tuple(lead_ins),
                tuple(notes),
            )
        )

    def _contents(self, path: str, part: str, block: Item | Paragraph) -> list[ReadItem]:
        """The items under "- Nội dung:"; a line that says where or who has none."""
        if not isinstance(block, Item) or not opens_contents(block.text):
            return []
        inner = with_paths(block.blocks, path, part)
        return [self.item(at, one, part=deep) for at, deep, one in inner if isinstance(one, Item)]

    def item(
        self, path: str, item: Item, lead_in: str = "", *, part: str = "", is_reviewed: bool = False
    ) -> ReadItem:
        """An item and all under it; lists are filled in reading order."""
        text, agencies = _without_agency(printed_text(item.text))
        place = len(self.gathered.items)
        self.gathered.items.append(ReadItem(path, text, self.role, item.label, lead_in))
        self.mention(path, item.text)
        inner = list(with_paths(item.blocks, path, part or path))
        bullets = [printed_text(block.text) for _, _, block in inner if isinstance(block, Item)]
        if not is_reviewed:
            is_reviewed = self.review(path, text, lead_in, bullets)
        children: list[ReadItem] = []
        for inner_path, inner_part, block in inner:
            if isinstance(block, LeadLine):
                self.leads(block.text, children, inner_path)
            elif isinstance(block, Item):
                children.append(
                    self.item(inner_path, block, part=inner_part, is_reviewed=is_reviewed)
                )
            elif isinstance(block, Paragraph):
                paragraph = Item("", block.text)
                children.append(self.item(inner_path, paragraph, is_reviewed=is_reviewed))
        read = ReadItem(path, text, self.role, item.label, lead_in, tuple(children))
        self.gathered.items[place] = read
        for agency in agencies:
            self._add_leads(agency, [path])
        return read

    def leads(self, text: str, items: Sequence[ReadItem], at: str) -> None:
        """Give the agencies of a lead line to the items that it names, else to the last one."""
        reading = agenda.parse_lead_line(text)
        paths = {marker(item.label) or item.path: item.path for item in items}
        for part in map(self._as_above, reading.parts if reading else ()):
            named = [paths[label] for label in map(marker, part.labels) if label in paths]
            missing = [label for label in part.labels if marker(label) not in paths]
            if missing:
                names = ", ".join(missing)
                message = f"Dòng phân công nêu mục ({names}) không có trong hội nghị."
                self.doubt("lead_label_missing", message, at, text)
            if not part.labels and items:
                named = [items[-1].path]
            if not named and not missing:
                self.doubt("lead_without_item", "Dòng phân công không thuộc mục nào.", at, text)
            self._add_leads(part, named)

    def _as_above(self, part: agenda.LeadPart) -> agenda.LeadPart:
        """The agencies that "-nt-" repeats; any other part as it is."""
        if part.leads == (agenda.SAME_AS_ABOVE,) and self.part_above is not None:
            above = self.part_above
            return agenda.LeadPart(above.leads, above.coordinators, part.labels)
        self.part_above = part
        return part

    def _add_leads(self, part: agenda.LeadPart, paths: Iterable[str]) -> None:
        for path in paths:
            for role, agencies in (
                (LeadRole.LEAD, part.leads),
                (LeadRole.COORDINATE, part.coordinators),
            ):
                self.gathered.leads.extend(ReadLead(path, name, role) for name in agencies)


def _without_agency(text: str) -> tuple[str, tuple[agenda.LeadPart, ...]]:
    """The text without a closing bracket that only names who prepares it, and who that is."""
    match = BRACKETED_AGENCY.search(text)
    if match is None or not AGENCY.match(match[1]):
        return text, ()
    reading = agenda.parse_lead_line(f"Cơ quan chủ trì: {BY_WHEN.sub('', match[1])}")
    parts = reading.parts if reading else ()
    if len(parts) != 1 or parts[0].labels:
        parts = (agenda.LeadPart((match[1].strip(),)),)
    return text[: match.start()].rstrip(END_SIGNS), parts
