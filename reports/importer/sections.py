"""The prose of a paper in the terms of our records: parts, targets, and what stands round them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from programme.vietnamese import fold_spaces, nfc, search_key
from reports.interchange import Content
from reports.interchange.paths import marker, with_paths
from reports.interchange.targets import announces_targets
from reports.tree import BULLETS, Block, Item, Meeting, Paragraph, Section, walk

DEFAULT_HEADING = "NỘI DUNG VÀ THỜI GIAN"
LONGEST_HEADING = 500
NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")
GROUND = re.compile(r"[-–—]")
PURPOSE = re.compile(r"(?:muc dich|yeu cau|muc tieu)\b")
IMPLEMENTATION = re.compile(r".*\bto chuc (?:thuc hien|trien khai)\b")

# A block with its path and the path of its part, as `with_paths` gives them.
Placed = tuple[str, str, Block]


@dataclass(frozen=True, slots=True)
class ImportedTarget:
    """A statement of a list of targets; `form` is a `TargetForm` value."""

    text: str
    form: str
    path: str = ""
    children: tuple[ImportedTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedSection:
    """A part: heading, or without heading one numbered paragraph; its text has a block a line.

    `role` is a `SectionRole` value: purpose, conferences, targets, implementation, other.
    """

    heading: str
    role: str = "other"
    is_numbered: bool = True
    text: str = ""
    children: tuple[ImportedSection, ...] = ()
    targets: tuple[ImportedTarget, ...] = ()
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class ImportedBody:
    """The whole prose: grounds, opening words, parts, closing words; a block a line."""

    basis: str = ""
    opening: str = ""
    sections: tuple[ImportedSection, ...] = ()
    closing: str = ""


def read_body(
    blocks: Sequence[Block], content: Content, *, holds_conferences: bool, is_arabic: bool
) -> ImportedBody:
    """The prose of a paper, nothing left out and nothing before what it followed.

    Conferences, where the kind of paper holds them, are left to `read_conferences`; exactly one part
    is their home. `is_arabic`: the outermost parts are numbered "1.", not "I.".
    """
    home = _home_of_conferences(blocks) if holds_conferences else None
    reader = _Parts(content, home, holds_conferences=holds_conferences, is_arabic=is_arabic)
    return reader.body(tuple(with_paths(tuple(blocks))))


@dataclass(slots=True)
class _List:
    """What stands under one heading while it is read: lines, then targets, then parts."""

    lines: list[str] = field(default_factory=list)
    targets: list[ImportedTarget] = field(default_factory=list)
    children: list[ImportedSection] = field(default_factory=list)

    def add_lines(self, new: list[str]) -> None:
        """Words in their place: behind a part they belong to it, or stand without a heading."""
        last = self.children[-1] if self.children else None
        if last is None:
            self.lines += new
        elif last.heading or last.children or last.targets:
            text = "\n".join(new)
            self.children.append(ImportedSection("", text=text, is_numbered=False))
        else:
            self.children[-1] = replace(last, text="\n".join((last.text, *new)))


class _Parts:
    """One walk through the prose of a paper."""

    def __init__(
        self, content: Content, home: Section | None, *, holds_conferences: bool, is_arabic: bool
    ) -> None:
        self.home = home
        self.holds_conferences = holds_conferences
        self.is_arabic = is_arabic
        self.targets = {one.path for one in content.paragraphs if one.role == "target"}

    def body(self, placed: Sequence[Placed]) -> ImportedBody:
        depth = 1 if self.is_arabic else 0
        parts = [index for index, one in enumerate(placed) if self.is_part(one[2], depth)]
        first, last = (parts[0], parts[-1] + 1) if parts else (len(placed), len(placed))
        before = [block for _, _, block in placed[:first]]
        grounds = _grounds(before)
        found = self.read(placed[first:last], depth, is_root=True)
        return ImportedBody(
            basis="\n".join(_one_line(block.text) for block in grounds),
            opening="\n".join(lines_of(before[len(grounds) :])),
            sections=tuple(found.children),
            closing="\n".join(lines_of(block for _, _, block in placed[last:])),
        )

    def is_part(self, block: Block, depth: int) -> bool:
        """Whether a block is a part of its own: a heading, or a paragraph numbered as parts are.

        `depth` is how many figures the number of a part has there; elsewhere a number is run in.
        """
        if isinstance(block, Section | Meeting):
            return True
        if not isinstance(block, Item) or NUMBER.fullmatch(block.label) is None:
            return False
        return len(marker(block.label).split(".")) == depth

    def read(self, placed: Iterable[Placed], depth: int, *, is_root: bool = False) -> _List:
        """Blocks under one heading, whose parts are numbered with `depth` figures."""
        found = _List()
        for path, part, block in placed:
            if isinstance(block, Meeting) and self.holds_conferences:
                self.add_home(found, is_root=is_root)
            elif isinstance(block, Section | Meeting):
                found.children += self.headed(path, part, block, depth)
            elif isinstance(block, Item) and self.is_part(block, depth):
                if self.is_target(path, block) and not found.children:
                    found.targets.append(self.target(path, part, block))
                else:
                    found.children.append(self.numbered(path, part, block, depth))
            elif not found.children and (found.targets or self.is_target(path, block)):
                found.targets.append(self.target(path, part, block))
            else:
                found.add_lines(lines_of([block]))
        return found

    def is_target(self, path: str, block: Block) -> bool:
        """Whether a block is a statement of a list; what only opens the list is none."""
        if not isinstance(block, Item | Paragraph) or path not in self.targets:
            return False
        return not (isinstance(block, Item) and block.blocks and announces_targets(block.text))

    def add_home(self, found: _List, *, is_root: bool) -> None:
        """A part for conferences that stand in none."""
        if is_root and self.home is None and not any(part.is_added for part in found.children):
            found.children.append(ImportedSection(DEFAULT_HEADING, "conferences", is_added=True))

    def headed(
        self, path: str, part: str, block: Section | Meeting, depth: int
    ) -> Iterator[ImportedSection]:
        """A part with its heading; behind the home of the conferences the words that followed them."""
        placed = tuple(with_paths(block.blocks, path, part))
        inside, behind = self.divided(placed, block, depth)
        below = self.read(inside, _depth_below(block.label, depth))
        heading, lines = fold_spaces(block.heading), below.lines
        if len(heading) > LONGEST_HEADING:
            heading, lines = "", [heading, *lines]
        yield ImportedSection(
            heading=heading,
            role=self.role(block, below),
            is_numbered=bool(marker(block.label)),
            text="\n".join(lines),
            children=tuple(below.children),
            targets=tuple(below.targets),
        )
        if behind:
            text = "\n".join(lines_of(block for _, _, block in behind))
            yield ImportedSection("", text=text, is_numbered=False)

    def divided(
        self, placed: tuple[Placed, ...], block: Block, depth: int
    ) -> tuple[list[Placed], list[Placed]]:
        """What stands before or between the conferences of a home, and loose words behind them."""
        if block is not self.home:
            return list(placed), []
        inside: list[Placed] = []
        behind: list[Placed] = []
        has_met = False
        for one in placed:
            has_met = has_met or isinstance(one[2], Meeting)
            is_loose = has_met and not self.is_part(one[2], depth + 1)
            (behind if is_loose else inside).append(one)
        return inside, behind

    def numbered(self, path: str, part: str, item: Item, depth: int) -> ImportedSection:
        """A numbered paragraph without heading, with what hangs under it."""
        placed = with_paths(item.blocks, path, part)
        below = self.read(placed, depth + 1)
        return ImportedSection(
            "",
            role="targets" if below.targets else "other",
            text="\n".join((_one_line(item.text), *below.lines)),
            children=tuple(below.children),
            targets=tuple(below.targets),
        )

    def role(self, block: Section | Meeting, below: _List) -> str:
        if block is self.home:
            return "conferences"
        return "targets" if below.targets else _role(block.heading)

    def target(self, path: str, part: str, block: Block) -> ImportedTarget:
        """A statement with those under it."""
        if not isinstance(block, Item):
            return ImportedTarget(words_of(block), "plain", path)
        placed = with_paths(block.blocks, path, part)
        children = tuple(self.target(*one) for one in placed)
        return ImportedTarget(words_of(block), form_of(block.label), path, children)


def lines_of(blocks: Iterable[Block]) -> list[str]:
    """Prose as it is stored: one block a line, a run-in label before its words."""
    found = []
    for block in blocks:
        match block:
            case Item():
                found.append(f"{block.label} {_one_line(block.text)}".strip())
                found += lines_of(block.blocks)
            case Section() | Meeting():
                found.append(f"{block.label} {_one_line(block.heading)}".strip())
                found += lines_of(block.blocks)
            case _:
                found.append(_one_line(block.text))
    return [line for line in found if line]


def words_of(block: Block) -> str:
    """The words of a block without its label, in one line."""
    text = block.heading if isinstance(block, Section | Meeting) else block.text
    return fold_spaces(nfc(text))


def _one_line(text: str) -> str:
    return " ".join(nfc(text).splitlines()).strip()


def form_of(label: str) -> str:
    """How a statement is marked, as a `TargetForm` or `SlotForm` value."""
    if not label:
        return "plain"
    return "bullet" if label in BULLETS else "numbered"


def _grounds(before: Sequence[Block]) -> list[Item]:
    """The "- …" lines with which a paper begins."""
    found = []
    for block in before:
        if not isinstance(block, Item) or GROUND.fullmatch(block.label) is None or block.blocks:
            break
        found.append(block)
    return found


def _depth_below(label: str, depth: int) -> int:
    """How many figures the numbers below a heading have; a heading without number starts anew."""
    return depth + 1 if marker(label) else 1


def _home_of_conferences(blocks: Sequence[Block]) -> Section | None:
    """The innermost part that holds all conferences, else the first that holds any."""
    for block in blocks:
        if isinstance(block, Section) and _holds_meeting(block):
            return _innermost(block)
    if any(isinstance(block, Meeting) for block in blocks):
        return None
    for block in blocks:
        if isinstance(block, Section) and search_key(block.heading).startswith("noi dung"):
            return block
    return None


def _innermost(section: Section) -> Section:
    holders = [
        block
        for block in section.blocks
        if isinstance(block, Meeting) or (isinstance(block, Section) and _holds_meeting(block))
    ]
    only = holders[0] if len(holders) == 1 else None
    return _innermost(only) if isinstance(only, Section) else section


def _holds_meeting(section: Section) -> bool:
    return any(isinstance(block, Meeting) for block in walk(section.blocks))


def _role(heading: str) -> str:
    key = search_key(heading)
    if PURPOSE.match(key):
        return "purpose"
    return "implementation" if IMPLEMENTATION.match(key) else "other"
