"""What a conference prints about itself below its heading: when, where, who, and its contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from programme import wording
from programme.meeting_headings import is_time_alone
from reports.interchange.recorder import printed_text
from reports.tree import Block, Item, Paragraph

ABOUT_MEETING = re.compile(
    r"(?:Thời gian|Địa điểm|Thành phần|Chủ trì Hội nghị)(?:\s+[^:]{1,30})?\s*:", re.I
)
# "- Thời gian: tháng 01/2026" under a task says by when, and is no task itself.
BY_WHEN = re.compile(r"(?:Thời gian|Thời hạn|Tiến độ)(?:\s+[^:]{1,30})?\s*:.{1,100}", re.I)
CONTENTS = re.compile(r"(?:Các )?nội dung(?: hội nghị| chủ yếu| chính| gồm)?\s*:?", re.I)


def announced_time(blocks: Sequence[Block], year: int | None) -> wording.PlannedTime | None:
    """The time in a line of its own below the heading: "- Thời gian: trong tháng 3/2025"."""
    for block in blocks:
        words = about_meeting(block) if isinstance(block, Item | Paragraph) else None
        if words and is_time_alone(words):
            return wording.parse_planned_time(words, year=year)
        if words and words.lower().startswith("thời gian"):
            return wording.parse_planned_time(words.partition(":")[2], year=year)
    return None


def about_meeting(block: Item | Paragraph) -> str | None:
    """The words of a line that tells when and where a conference meets, None for any other."""
    text = printed_text(block.text)
    is_list = isinstance(block, Item) and (block.is_bullet or bool(block.blocks))
    is_contents = is_list and CONTENTS.fullmatch(text)
    is_time = isinstance(block, Paragraph) and is_time_alone(text)
    return text if ABOUT_MEETING.match(text) or is_contents or is_time else None


def says_when(block: Block) -> bool:
    """Whether a bullet only says by when the task over it is to be done."""
    return (
        isinstance(block, Item)
        and block.is_bullet
        and not block.blocks
        and BY_WHEN.fullmatch(printed_text(block.text)) is not None
    )


def opens_contents(text: str) -> bool:
    """Whether a line only opens the items of a conference: "- Nội dung:"."""
    return CONTENTS.match(text) is not None


def raw_time(heading: str, year: int | None) -> str:
    """The words in brackets that announce the time, "" when none do."""
    for words in re.findall(r"\(([^()]*)\)", heading):
        if wording.parse_planned_time(words, year=year) is not None:
            return str(words).strip()
    return ""
