"""Items of a programme or report with all that hangs under them."""

from __future__ import annotations

from collections.abc import Sequence

from reports.interchange.leads import LeadRecorder, without_agency
from reports.interchange.meetings import says_when
from reports.interchange.paths import with_paths
from reports.interchange.recorder import noted_text, printed_text
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
        text, agencies = without_agency(printed_text(item.text))
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
        noted = noted_text(item.text, text)
        read = ReadItem(path, text, self.role, item.label, lead_in, children, noted)
        self.gathered.items[place] = read
        for agency in agencies:
            self.add_leads(agency, [path])
        return read

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
