"""How the whole paper marks its conferences, decided once before its lines are nested."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from programme.meeting_headings import is_time_alone, opens_meeting, parse_meeting_heading
from reports.readers.line import Line
from reports.readers.shapes import BULLETS, Label, Shape, label_of

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


NO_LADDER = Ladder()


def ladder_of(lines: Sequence[Line]) -> Ladder:
    """The ladder of a paper that plans conferences.

    A heading counts as planned when it says which conference or when, itself or on the next line.
    Where headings that usually stand outside ("1.", "I.") are planned, no bullet heads one.
    """
    planned: Counter[Shape] = Counter()
    plain: set[int] = set()
    for place, (line, after) in enumerate(pairwise(chain(lines, (None,)))):
        if line is None:
            continue
        text = line.text.strip()
        label = line.label or label_of(text)
        words = label.rest.strip() if label else text
        if not opens_meeting(words) or len(words) > LONGEST_PLAIN:
            continue
        if not _is_planned(words, after) and not (label is None and line.is_bold):
            continue
        if label is not None:
            planned[label.shape] += 1
        elif not words.endswith(SENTENCE_END):
            plain.add(place)
    outer = sum(count for shape, count in planned.items() if shape not in INNER) + len(plain)
    inner = [(count, shape) for shape, count in planned.items() if shape in INNER]
    most, shape = max(inner, default=(0, Shape.DASH))
    inner_shapes = frozenset({shape}) if most > outer else frozenset()
    return Ladder(inner_shapes, frozenset(plain), _part_of(lines))


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
