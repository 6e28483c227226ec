"""What a row of an agenda is by its words: timed, a bullet, a venue, or only an opening."""

from __future__ import annotations

import re
from collections.abc import Sequence

from programme import clock_times
from programme.vietnamese import search_key
from reports.interchange.paths import marker
from reports.interchange.presenters import without_presenters
from reports.interchange.recorder import printed_text
from reports.tree import BULLETS, Block, Item, Paragraph, Section

VENUE = re.compile(
    r"(?:thoi gian|dia diem|thanh phan|diem cau|doan chu tich|chu tri|chu toa|thu ky|trang phuc|dai bieu"
    r"|khach moi|luu y|ghi chu|to chuc thuc hien|phan cong (?:to chuc )?thuc hien|cong tac chuan bi|hinh thuc|nghi thuc|mc|to (?:so )?\d{1,2})\b"
)
CONTAINER = re.compile(r"(?:noi dung|chuong trinh|dien bien)\b")
CONTAINER_ONLY = re.compile(
    r"(?:noi dung|chuong trinh)(?: (?:noi dung|chuong trinh|va|thoi gian|hoi nghi|lam viec|cu the))*"
)


def row_words(block: Item | Section) -> str:
    """The printed words of a row or heading."""
    return block.heading if isinstance(block, Section) else block.text


def all_words(blocks: Sequence[Block]) -> list[str]:
    """The words of all blocks and of those below them, in reading order."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Item | Section):
            found += [row_words(block), *all_words(block.blocks)]
        elif isinstance(block, Paragraph):
            found.append(block.text)
    return found


def is_timed(block: Block) -> bool:
    """Whether a row prints a clock time or minutes."""
    if not isinstance(block, Item | Section | Paragraph):
        return False
    text = block.text if isinstance(block, Paragraph) else row_words(block)
    words, _ = without_presenters(printed_text(text))
    return clock_times.parse_timed_text(words) is not None and not is_venue(text)


def is_bullet(block: Item | Section) -> bool:
    """Whether a row has a bullet instead of a number."""
    return block.label in BULLETS and bool(marker(block.label) == "")


def is_container(node: Item | Section) -> bool:
    """ "- Nội dung, chương trình và thời gian:" opens the slots behind it."""
    text = row_words(node).rstrip()
    key = search_key(text)
    is_open = text.endswith(":") or isinstance(node, Section)
    return CONTAINER_ONLY.fullmatch(key) is not None or (
        is_open and CONTAINER.match(key) is not None
    )


def is_venue(text: str) -> bool:
    """Whether a row only tells where, who or in which form."""
    return VENUE.match(search_key(text)) is not None and ":" in text[:60]
