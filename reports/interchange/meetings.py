"""What a conference prints about itself below its heading: when, where, who, and its contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from programme import wording
from reports.interchange.recorder import printed_text
from reports.tree import Block, Item, Paragraph

ABOUT_MEETING = re.compile(
    r"(?:Thời gian|Địa điểm|Thành phần|Chủ trì Hội nghị)(?:\s+[^:]{1,30})?\s*:", re.I
)
CONTENTS = re.compile(r"(?:Các )?nội dung(?: hội nghị| chủ yếu| chính| gồm)?\s*:?", re.I)


def announced_time(blocks: Sequence[Block], year: int | None) -> wording.PlannedTime | None:
    """The time in a line of its own below the heading: "- Thời gian: trong tháng 3/2025"."""
    for block in blocks:
        words = about_meeting(block) if isinstance(block, Item | Paragraph) else None
        if words and words.lower().startswith("thời gian"):
            return wording.parse_planned_time(words.partition(":")[2], year=year)
    return None


def about_meeting(block: Item | Paragraph) -> str | None:
    """The words of a line that tells when and where a conference meets, None for any other."""
    text = printed_text(block.text)
    is_contents = CONTENTS.fullmatch(text) and isinstance(block, Item) and block.blocks
    return text if ABOUT_MEETING.match(text) or is_contents else None


def opens_contents(text: str) -> bool:
    """Whether a line only opens the items of a conference: "- Nội dung:"."""
    return CONTENTS.match(text) is not None


def raw_time(heading: str, year: int | None) -> str:
    """The words in brackets that announce the time, "" when none do."""
    for words in re.findall(r"\(([^()]*)\)", heading):
        if wording.parse_planned_time(words, year=year) is not None:
            return str(words).strip()
    return ""
