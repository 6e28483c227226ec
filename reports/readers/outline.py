"""What is open while a body is read: which label can hang in which, and what each node becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from programme.findings import Finding
from programme.meeting_headings import is_time_alone, opens_meeting, parse_meeting_heading
from reports.readers.headings import (
    FIELD_SHAPES,
    FIRST_LABELS,
    HEADING_SHAPES,
    ITEM_STYLES,
    LISTING_ITEMS,
    LOOSE,
    NUMBERED_LIKE_ITEMS,
    Open,
    are_fields,
    is_planned,
    is_section,
    names_field,
)
from reports.readers.item_numbers import ItemNumbers
from reports.readers.ladder import Ladder, counted
from reports.readers.line import Line
from reports.readers.shapes import (
    BULLETS,
    PART_SHAPES,
    Label,
    Shape,
    as_letter_part,
    is_heading,
    label_of,
)
from reports.tree import Block, DocumentKind, Item, Meeting, Section

# A hostile paper may print thousands of lines between two items.
FARTHEST_ITEM = 200


@dataclass(slots=True)
class Outline:
    """The blocks read so far and what is open, outermost first."""

    kind: DocumentKind
    ladder: Ladder | None = None  # None: no heading is a conference
    blocks: list[Open | Block] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    previous: Line | None = None
    outer_part: Shape | None = None  # "A." or "I.", whichever the paper opens with

    @property
    def has_meetings(self) -> bool:
        return self.ladder is not None

    @property
    def has_half_days(self) -> bool:
        return self.kind is DocumentKind.CONFERENCE_AGENDA

    @property
    def innermost(self) -> list[Open | Block]:
        """Where the next block goes."""
        return self.open[-1].blocks if self.open else self.blocks

    def label(self, line: Line) -> Label | None:
        """The label that a table gave the line or that opens it, as deep as this paper hangs it."""
        label = line.label or label_of(line.text.strip())
        return label if label is None or self.ladder is None else self.ladder.placed(label)

    def heads_plain_meeting(self, place: int) -> bool:
        """Whether the line at this place of the body heads a conference without a label."""
        return self.ladder is not None and place in self.ladder.plain

    def start(self, label: Label, line: Line) -> None:
        """Open a labelled line at its depth."""
        label = self._letter_or_roman(label)
        if self.outer_part is None and label.shape in PART_SHAPES:
            self.outer_part = label.shape
        inside = self._place_in_meeting(label, line)
        if inside is None:
            self._close_for(label, line.style in ITEM_STYLES)
        else:
            del self.open[inside:]
        node = Open(label, line, label.rest.strip())
        if label.shape is Shape.STAR and self._is_field_outside(node):
            self._close_bullets()
        self.innermost.append(node)
        self.open.append(node)

    def start_plain_meeting(self, line: Line, text: str) -> None:
        """Open a conference without label: under the heading that holds the one before it."""
        while self.open and not self._can_hold_plain_meeting(self.open[-1]):
            self.open.pop()
        node = Open(Label(Shape.NUMBER, "", text), line, text, is_plain_meeting=True)
        self.innermost.append(node)
        self.open.append(node)

    def _can_hold_plain_meeting(self, node: Open) -> bool:
        """A section, or "I. HỘI NGHỊ TỈNH ỦY" that says neither which nor when and holds no items."""
        if not self._is_meeting(node):
            return self._is_section(node)
        first = node.blocks[0] if node.blocks else None
        is_bare = first is None or (isinstance(first, Open) and first.is_plain_meeting)
        return is_bare and not node.is_plain_meeting and not is_planned(node.text)

    def takes_time(self, text: str) -> bool:
        """Put a bracketed time below the heading of a conference behind that heading."""
        node = self.open[-1] if self.open else None
        is_bracketed = text.startswith("(") and text.rstrip(" .;:").endswith(")")
        if node is None or node.blocks or not is_bracketed or not self._is_meeting(node):
            return False
        if not is_time_alone(text):
            return False
        node.text = f"{node.text.rstrip(' .:;')} {text.rstrip(' .;:')}"
        return True

    def close_meeting(self) -> bool:
        """Leave the conference for a time that stands over the next ones: "Quý II:".

        A time right below a heading that has none is that conference's own.
        """
        place = self._meeting_place()
        if place is not None:
            meeting = self.open[place]
            if not meeting.blocks and parse_meeting_heading(meeting.text).time is None:
                return False
            del self.open[place:]
        return True

    def _close_bullets(self) -> None:
        """Leave the bullets for a heading behind a star: "* Hạn chế:"."""
        while self.open and self.open[-1].shape in BULLETS:
            self.open.pop()

    def close_items(self) -> None:
        """Close run-in items: what follows belongs to the heading over them."""
        while self.open and not self._is_headline(self.open[-1]):
            self.open.pop()

    def announces_texts(self) -> bool:
        """Whether words without label hang under the line that is open: "Gồm:", "* Kinh tế"."""
        node = self.open[-1] if self.open else None
        return node is not None and (node.text.endswith(":") or self._is_field_outside(node))

    def _is_field_outside(self, node: Open) -> bool:
        return self.meeting() is None and names_field(node, self.kind)

    def meeting(self) -> Open | None:
        """The conference that is open, None outside of any."""
        return next((node for node in reversed(self.open) if self._is_meeting(node)), None)

    def finished(self) -> tuple[Block, ...]:
        """All blocks, each as the node that its label and words make it."""
        return self._closed_all(self.blocks, is_in_meeting=False)

    def _letter_or_roman(self, label: Label) -> Label:
        """ "C." after "B." is a letter, after "XCIX." a number; only the neighbour before it tells."""
        sign = label.text[:1]
        if label.shape is not Shape.PART or len(label.text.rstrip(" .-–)/")) > 1 or sign == "I":
            return label
        siblings = [b for b in self.blocks if isinstance(b, Open) and b.shape is Shape.LETTER_PART]
        is_next = bool(siblings) and ord(sign) == ord(siblings[-1].label.text[0]) + 1
        return as_letter_part(label) if is_next else label

    def _close_for(self, label: Label, is_item: bool) -> None:
        """Close what cannot hold such a label: neighbours and everything deeper."""
        shape = label.shape
        same = [index for index, node in enumerate(self.open) if node.shape is shape]
        if not same:
            while self.open and not _can_hold(self.open[-1].shape, shape, self.outer_part):
                self.open.pop()
            return
        last = self.open[same[-1]]
        is_under_heading = is_item and last.line.style not in ITEM_STYLES
        if is_under_heading and (label.text in FIRST_LABELS or not last.label.text):
            # The first row of a table under a heading of the same numbers, or any row of a table
            # under a conference without a number.
            del self.open[same[-1] + 1 :]
        else:
            del self.open[same[-1] if is_item else same[0] :]

    def _place_in_meeting(self, label: Label, line: Line) -> int | None:
        """From where to close for an item numbered like a heading outside: None for any other label."""
        place = self._meeting_place()
        if place is None or counted(label) is None or line.style in ITEM_STYLES:
            return None
        meeting = self.open[place]
        is_deeper = not meeting.is_plain_meeting and meeting.shape < label.shape
        if is_deeper or self._is_meeting(Open(label, line, label.rest.strip())):
            return None
        return place + 1 if self._numbers_at(place, label.shape).count_item(label) else None

    def _numbers_at(self, place: int, shape: Shape) -> ItemNumbers:
        """The numbers of a shape in the conference that hangs so deep, and over it."""
        meeting = self.open[place]
        above = self.open[:place] if meeting.is_plain_meeting else self.open[: place + 1]
        outside = [node.label for node in above if node.shape is shape]
        near = islice(reversed(meeting.blocks), FARTHEST_ITEM)
        items = (one.label for one in near if isinstance(one, Open) and one.shape is shape)
        return ItemNumbers(
            next(items, None), outside[-1] if outside else None, meeting.is_plain_meeting
        )

    def _meeting_place(self) -> int | None:
        """How deep the innermost open conference hangs, None outside of any."""
        places = range(len(self.open) - 1, -1, -1)
        return next((place for place in places if self._is_meeting(self.open[place])), None)

    def _is_headline(self, node: Open) -> bool:
        if self._is_meeting(node):
            return True
        is_inside_meeting = any(self._is_meeting(outer) for outer in self.open if outer is not node)
        return not is_inside_meeting and self._is_section(node)

    def _is_meeting(self, node: Open) -> bool:
        if self.ladder is None or node.line.style in ITEM_STYLES or not opens_meeting(node.text):
            return False
        if node.is_plain_meeting:
            return True
        if node.shape in self.ladder.inner:
            return is_heading(node.text) or is_planned(node.text)
        if node.shape in NUMBERED_LIKE_ITEMS:
            return is_planned(node.text)
        return node.shape in HEADING_SHAPES and (is_heading(node.text) or is_planned(node.text))

    def _is_section(self, node: Open) -> bool:
        return is_section(node) or (bool(node.blocks) and names_field(node, self.kind))

    def _holds_meetings(self, node: Open) -> bool:
        """ "I. HỘI NGHỊ BAN CHẤP HÀNH" over "1. Hội nghị lần thứ 18 (…)" is a part, no conference."""
        inner = [one for one in node.blocks if isinstance(one, Open)]
        if not any(self._is_meeting(one) or is_time_alone(one.text) for one in inner):
            return False
        heading = parse_meeting_heading(node.text)
        return heading.time is None and heading.ordinal is None

    def _closed_all(self, blocks: list[Open | Block], *, is_in_meeting: bool) -> tuple[Block, ...]:
        is_field = self.kind not in LISTING_ITEMS and are_fields(blocks)
        return tuple(
            self._closed(block, is_in_meeting=is_in_meeting, is_field=is_field)
            if isinstance(block, Open)
            else block
            for block in blocks
        )

    def _closed(self, node: Open, *, is_in_meeting: bool, is_field: bool = False) -> Block:
        """The finished block: inside a meeting every label is an item's."""
        label = node.label.text
        is_field = is_field and not is_in_meeting and node.shape in FIELD_SHAPES
        if not is_in_meeting and self._is_meeting(node) and not self._holds_meetings(node):
            inside = self._closed_all(node.blocks, is_in_meeting=True)
            return Meeting(label, node.text, inside, is_row=node.line.label is not None)
        if is_field or (not is_in_meeting and self._is_section(node)):
            inside = self._closed_all(node.blocks, is_in_meeting=False)
            return Section(_level(node.shape), label, node.text, inside)
        inside = self._closed_all(node.blocks, is_in_meeting=True)
        return Item(label, node.text, inside)


def _can_hold(outer: Shape, inner: Shape, outer_part: Shape | None) -> bool:
    if outer in PART_SHAPES and inner in PART_SHAPES:
        return outer is outer_part and inner is not outer
    if outer in LOOSE and inner in LOOSE:
        return True
    if outer in BULLETS and inner in BULLETS:
        return True
    return outer < inner


def _level(shape: Shape) -> int:
    """1 for a part, 2 for "1.", 3 for "1.1." and so on; "1)" and "a)" are like "1.", "*" like "1.1."."""
    if shape in BULLETS:
        return 3
    if shape in LOOSE:
        return 2
    return 1 if shape < Shape.NUMBER else shape - Shape.NUMBER + 2
