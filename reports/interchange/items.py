"""Items of a programme or report with all that hangs under them."""

from __future__ import annotations

from collections.abc import Sequence

from conferences import agenda
from reports.interchange.leads import LeadRecorder, without_agency, without_dashed_agency
from reports.interchange.marked_texts import marked_text
from reports.interchange.meetings import says_when
from reports.interchange.paths import with_paths
from reports.interchange.recorder import printed_text
from reports.interchange.view import Gathered, ItemRole, ReadItem
from reports.tree import Block, Item, LeadLine, Paragraph


class ItemRecorder(LeadRecorder):
    """Notes items; the lists are filled in reading order."""

    def __init__(self, gathered: Gathered, role: ItemRole) -> None:
        super().__init__(gathered)
        self.role = role

    def item(
        self, path: str, item: Item, lead_in: str = "", *, part: str = "", is_reviewed: bool = False
    ) -> ReadItem:
        """An item and all under it; `is_reviewed` says that an item over it names the review."""
        text, agencies = self._without_leads(path, printed_text(item.text))
        place = len(self.gathered.items)
        self.gathered.items.append(ReadItem(path, text, self.role, item.label, lead_in))
        self.mention(path, item.text)
        inner = list(with_paths(item.blocks, path, part or path))
        if is_reviewed:
            self.review_of_directives(path, text)
        else:
            bullets = [printed_text(one.text) for _, _, one in inner if isinstance(one, Item)]
            is_reviewed = self.review(path, text, lead_in, bullets)
        children = self._children(inner, is_reviewed=is_reviewed)
        marked = marked_text(item.text, text)
        read = ReadItem(path, text, self.role, item.label, lead_in, children, marked)
        self.gathered.items[place] = read
        for agency in agencies:
            self.add_leads(agency, [path])
        return read

    def _without_leads(self, path: str, text: str) -> tuple[str, tuple[agenda.LeadPart, ...]]:
        """The text without the agencies in its closing bracket or behind its dash.

        A report assigns nothing, and where lead lines stand a dash belongs to the words.
        """
        words, agencies = without_agency(text)
        if agencies or self.has_lead_lines or self.role is ItemRole.RESULT:
            return words, agencies
        words, agencies = without_dashed_agency(text)
        if agencies:
            message = "Cơ quan sau dấu gạch ngang được hiểu là cơ quan chủ trì nội dung."
            self.doubt("lead_behind_dash", message, path, text)
        return words, agencies

    def _children(
        self, inner: Sequence[tuple[str, str, Block]], *, is_reviewed: bool
    ) -> tuple[ReadItem, ...]:
        children: list[ReadItem] = []
        for path, part, block in inner:
            match block:
                case LeadLine():
                    self.leads(block.text, children, path)
                case Item() if says_when(block):
                    self.quiet(path, "note", block.text, block.label)
                case Item():
                    children.append(self.item(path, block, part=part, is_reviewed=is_reviewed))
                case Paragraph():
                    paragraph = Item("", block.text)
                    children.append(self.item(path, paragraph, is_reviewed=is_reviewed))
        return tuple(children)
