"""The part of a programme that lists targets: its values, each with the printed number over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from programme.target_phrases import find_targets
from programme.vietnamese import search_key
from reports.interchange.paths import marker, with_paths
from reports.interchange.recorder import printed_text
from reports.interchange.view import ReadTarget
from reports.tree import BULLETS, Block, Item, LeadLine, Paragraph, Section

TARGETS = re.compile(r"\bchi tieu\b")
TARGETS_ONLY = re.compile(
    r"^(?:ve )?(?:cac |mot so |nhung |he thong |muc tieu,? |muc tieu va |cac muc tieu va )*chi tieu\b"
    r"|\bchi tieu (?:chu yeu|cu the|co ban|chinh|phan dau|trong tam|nam \d{4})$"
)
# Headings about how targets are to be reached, or were: their texts are items.
NO_LIST = re.compile(r"\b(?:giai phap|thuc hien|ket qua|danh gia|giao chi tieu)\b")
LONGEST_OPENING = 160


def lists_targets(heading: str, *, is_outer: bool) -> bool:
    """Whether the part under a heading lists targets; an outer heading must speak of them alone."""
    key = search_key(heading)
    if not TARGETS.search(key) or NO_LIST.search(key):
        return False
    return TARGETS_ONLY.search(key) is not None if is_outer else True


def announces_targets(text: str) -> bool:
    """Whether a sentence opens a list of targets: "Phấn đấu đạt các chỉ tiêu sau:"."""
    text = text.rstrip()
    return (
        text.endswith(":")
        and len(text) <= LONGEST_OPENING
        and TARGETS.search(search_key(text)) is not None
    )


def targets_under(
    blocks: Sequence[Block], parent: str, part: str, group: str = ""
) -> Iterator[ReadTarget]:
    """The targets of a list in reading order; `group` is the innermost printed number."""
    for path, part_path, block in with_paths(tuple(blocks), parent, part):
        if isinstance(block, LeadLine):
            continue
        own = group
        if isinstance(block, Item | Section) and block.label not in BULLETS:
            own = marker(block.label) or group
        if isinstance(block, Item | Paragraph):
            for phrase in find_targets(printed_text(block.text)):
                yield ReadTarget(own, phrase, path)
        if isinstance(block, Item | Section):
            yield from targets_under(block.blocks, path, part_path, own)
