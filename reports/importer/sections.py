"""The prose parts of a paper in the terms of our records: headings, roles, one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from programme.vietnamese import search_key
from reports.tree import Block, Item, Meeting, Section, walk

DEFAULT_HEADING = "NỘI DUNG VÀ THỜI GIAN"
NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")
PURPOSE = re.compile(r"(?:muc dich|yeu cau|muc tieu)\b")
IMPLEMENTATION = re.compile(r".*\bto chuc (?:thuc hien|trien khai)\b")


@dataclass(frozen=True, slots=True)
class ImportedSection:
    """A part: heading, or without heading one numbered paragraph; its text has a paragraph a line.

    `role` is a `SectionRole` value: purpose, conferences, implementation, other.
    """

    heading: str
    role: str = "other"
    is_numbered: bool = True
    text: str = ""
    children: tuple[ImportedSection, ...] = ()
    is_added: bool = False


def read_sections(blocks: Sequence[Block]) -> tuple[ImportedSection, ...]:
    """The top-level parts; exactly one of them holds the conferences when there are any."""
    home = _home_of_conferences(blocks)
    found = tuple(_section(block, block is home) for block in blocks if isinstance(block, Section))
    if home is None and any(isinstance(block, Meeting) for block in walk(tuple(blocks))):
        added = ImportedSection(DEFAULT_HEADING, "conferences", is_added=True)
        return (*found, added)
    return found


def _home_of_conferences(blocks: Iterable[Block]) -> Section | None:
    for block in blocks:
        if isinstance(block, Section) and any(isinstance(b, Meeting) for b in walk(block.blocks)):
            return block
    for block in blocks:
        if isinstance(block, Section) and search_key(block.heading).startswith("noi dung"):
            return block
    return None


def _section(section: Section, is_home: bool) -> ImportedSection:
    lines: list[str] = []
    children: list[ImportedSection] = []
    for block in section.blocks:
        if isinstance(block, Section):
            children.append(_section(block, is_home=False))
        elif isinstance(block, Item) and NUMBER.fullmatch(block.label):
            text = "\n".join((block.text, *_lines(block.blocks)))
            children.append(ImportedSection("", text=text))
        elif not isinstance(block, Meeting):
            _add(_lines([block]), lines, children)
    return ImportedSection(
        heading=section.heading.strip(),
        role="conferences" if is_home else _role(section.heading),
        is_numbered=bool(section.label),
        text="\n".join(lines),
        children=tuple(children),
    )


def _add(new: list[str], lines: list[str], children: list[ImportedSection]) -> None:
    """A paragraph behind a numbered one belongs to it."""
    if children and not children[-1].heading:
        children[-1] = replace(children[-1], text="\n".join((children[-1].text, *new)))
    else:
        lines += new


def _lines(blocks: Iterable[Block]) -> list[str]:
    """Prose as it is stored: one block a line, a run-in label before its words."""
    found = []
    for block in blocks:
        match block:
            case Item():
                found.append(f"{block.label} {block.text}".strip())
                found += _lines(block.blocks)
            case Section() | Meeting():
                found.append(f"{block.label} {block.heading}".strip())
                found += _lines(block.blocks)
            case _:
                found.append(block.text)
    return found


def _role(heading: str) -> str:
    key = search_key(heading)
    if PURPOSE.match(key):
        return "purpose"
    return "implementation" if IMPLEMENTATION.match(key) else "other"
