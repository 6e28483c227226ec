"""How the whole paper marks its conferences, decided once before its lines are nested."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from programme.meeting_headings import is_time_alone, opens_meeting, parse_meeting_heading
from reports.readers.kinds import MEETING_STYLE
from reports.readers.line import Line
from reports.readers.shapes import BULLETS, PART_SHAPES, Label, Shape, label_of

LONGEST_PLAIN = 200
# A bullet or letter heads a conference only where the whole paper does so.
INNER = frozenset({*BULLETS, Shape.BRACKETED, Shape.HALF_BRACKETED, Shape.LETTER})
TIME_LINE = re.compile(r"(?:[-+*]\s*)?(?:Thời gian|Dự kiến)(?:\s+[^:]{1,30})?\s*:\s*(.+)", re.I)
ARABIC = re.compile(r"\(?(\d{1,3})\s?[.\-–)/]*")
PART_NAME = re.compile(
    r"(?:Mục đích|Mục tiêu|Yêu cầu|Nội dung|Tổ chức thực hiện|Phân công thực hiện|Các (?:hội nghị|kỳ họp))[^.;:]{0,60}[.:]?\s*",
    re.I,
)
SENTENCE_END = (".", ";", ",")


@dataclass(frozen=True, slots=True)
class Ladder:
    """`inner` are the labels of items that head conferences here; `plain` the unlabelled headings.

    `plain` counts lines from 0. `part` is the bullet before the headings of parts ("* Nội dung").
    """

    inner: frozenset[Shape] = frozenset()
    plain: frozenset[int] = frozenset()
    part: Shape | None = None

    def placed(self, label: Label) -> Label:
        """The label as deep as this paper hangs it: a bullet that heads parts is a part's."""
        return Label(Shape.PART, label.text, label.rest) if label.shape is self.part else label


def ladder_of(lines: Sequence[Line]) -> Ladder:
    """The ladder of a paper that plans conferences.

    A heading counts as planned when it says which conference or when, itself or on the next line.
    Where headings that usually stand outside ("1.", "I.") are planned, no bullet heads one.
    """
    announced = _Announced()
    for place, line in enumerate(lines):
        announced.note(place, line, _behind(lines, place))
    return Ladder(announced.inner, frozenset(announced.plain), _part_of(lines))


def plans_conferences(lines: Sequence[Line]) -> bool:
    """Whether a paper that need not plan conferences has one among its headings.

    A heading says which conference or when; without either it stands right over its items. What ends
    like a sentence ("1. Hội nghị sơ kết quý I.") is a task.
    """
    return any(_heads_conference(line, _behind(lines, place)) for place, line in enumerate(lines))


def _heads_conference(line: Line, after: Line | None) -> bool:
    text = line.text.strip()
    label = line.label or label_of(text)
    words = label.rest.strip() if label else text
    if not opens_meeting(words) or len(words) > LONGEST_PLAIN or words.endswith(SENTENCE_END):
        return False
    if line.style == MEETING_STYLE:
        return True
    if label is None or label.shape in INNER:
        return label is None and _is_planned(words, after) and _opens_list(after)
    if _is_planned(words, after):
        return True
    return label.shape not in PART_SHAPES and _opens_list(after)


def _opens_list(line: Line | None) -> bool:
    """Whether a line is the first of a list, "(1) …", "1. …", "- …", or announces one."""
    if line is None:
        return False
    text = line.text.strip()
    label = line.label or label_of(text)
    if label is None:
        return text.endswith(":")
    return label.shape in BULLETS or counted(label) == 1


def _behind(lines: Sequence[Line], place: int) -> Line | None:
    return lines[place + 1] if place + 1 < len(lines) else None


@dataclass(slots=True)
class _Announced:
    """The lines that announce conferences: how many behind each kind of label, and where without one."""

    labelled: Counter[Shape] = field(default_factory=Counter)
    plain: set[int] = field(default_factory=set)

    def note(self, place: int, line: Line, after: Line | None) -> None:
        """Count a line that opens like a conference and says which or when."""
        text = line.text.strip()
        label = line.label or label_of(text)
        words = label.rest.strip() if label else text
        if not opens_meeting(words) or len(words) > LONGEST_PLAIN:
            return
        if not _is_planned(words, after) and not (label is None and line.is_bold):
            return
        if label is not None:
            self.labelled[label.shape] += 1
        elif not words.endswith(SENTENCE_END):
            self.plain.add(place)

    @property
    def inner(self) -> frozenset[Shape]:
        """The bullet or letter that heads more conferences than all other lines do."""
        outer = len(self.plain) + sum(
            count for shape, count in self.labelled.items() if shape not in INNER
        )
        inner = [(count, shape) for shape, count in self.labelled.items() if shape in INNER]
        most, shape = max(inner, default=(0, Shape.DASH))
        return frozenset({shape}) if most > outer else frozenset()


def _part_of(lines: Sequence[Line]) -> Shape | None:
    """The bullet that only ever stands before the heading of a part, at least twice."""
    headings: dict[Shape, list[bool]] = {}
    for line in lines:
        label = line.label or label_of(line.text.strip())
        if label is not None and label.shape in BULLETS | {Shape.PART, Shape.LETTER_PART}:
            headings.setdefault(label.shape, []).append(PART_NAME.fullmatch(label.rest) is not None)
    if headings.keys() & {Shape.PART, Shape.LETTER_PART}:
        return None
    return next((one for one, are in headings.items() if len(are) >= 2 and all(are)), None)


def counted(label: Label) -> int | None:
    """The arabic number of a label, None for any other label."""
    match = ARABIC.fullmatch(label.text)
    return int(match[1]) if match else None


def _is_planned(words: str, after: Line | None) -> bool:
    heading = parse_meeting_heading(words.rstrip(" .:;,"))
    if heading.time is not None or heading.ordinal is not None:
        return True
    if after is None:
        return False
    below = after.text.strip()
    return TIME_LINE.fullmatch(below) is not None or is_time_alone(below)
