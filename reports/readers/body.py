"""The lines between head and foot as nested blocks: labels decide the nesting, as a reader's eye does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from conferences import agenda
from programme.findings import Finding, Severity
from programme.meeting_headings import parse_meeting_heading
from reports.readers.line import Line
from reports.readers.shapes import (
    BULLETS,
    LONGEST_HEADING,
    Label,
    Shape,
    as_letter_part,
    is_heading,
    is_separator,
    label_of,
)
from reports.readers.wrapping import is_wrapped, wrapped_width
from reports.tree import Block, Item, LeadIn, LeadLine, Meeting, Paragraph, Section

MEETING = re.compile(r"(?:Hội nghị|Phiên họp|Kỳ họp)\b", re.I)
TIMED = re.compile(r"(?:Từ\s+)?\d{1,2}\s*(?:giờ|[hg:])\s*\d{0,2}\b", re.I)
HALF_DAY = re.compile(
    r"(?:Phiên họp |Phiên )?Buổi (?:sáng|chiều|tối)\b|(?:Sáng|Chiều|Tối)(?=\s*(?:,?\s*(?:ngày|thứ)\b|[:(,]|\d|$))"
    r"|(?:Ngày|Thứ)\s[^.;]{0,60}?\b(?:sáng|chiều|tối)\b",
    re.I,
)
LONGEST_HALF_DAY = 120
# Such a line never goes on with the sentence before it.
STANDS_ALONE = re.compile(r"(?:Từ\s+)?\d{1,2}\s?(?:giờ|[hg:])\s?\d{0,2}\b.*?(?:[-–:]|đến)", re.I)
CLOSING = re.compile(r"Trên đây là\b")
# Our own Word files say by their styles what the office sees: a paragraph of ours keeps its part.
ITEM_STYLES = frozenset({"Item", "Bullet"})
FIRST_LABELS = frozenset({"I.", "1."})
MEETING_STYLE = "Meeting"
UNLABELLED = {"Item": Shape.BRACKETED, MEETING_STYLE: Shape.NUMBER}
LONGEST_LEAD_LINE = 800
LONGEST_OPENING = 60
LONGEST_ENDED_HEADING = 80
# How the headings of the fields of work begin.
FIELD_OF_WORK = re.compile(
    r"(?:Về\s|Công tác\s|Lĩnh vực\s|Trên lĩnh vực\s|(?:Các\s)?[Nn]hiệm vụ\s|Phát triển\s|Xây dựng\s|Tổ chức thực hiện"
    r"|Nội dung|Mục đích|Mục tiêu|(?:Các )?[Cc]hỉ tiêu)"
)
ASSIGNMENT = re.compile(
    r"Giao\s[^:]{3,300}?\b(?:chủ trì|chuẩn bị|tham mưu|thực hiện)\b.{0,300}\b(?:mục|nội dung|phối hợp)\b",
    re.I,
)
OFFICES = re.compile(r"(?:Các )?(?:cơ quan|đơn vị|phân công|chủ trì)\b", re.I)
PART_SHAPES = frozenset({Shape.PART, Shape.LETTER_PART})
HEADING_SHAPES = frozenset(
    {*PART_SHAPES, *(Shape(depth) for depth in range(Shape.HALF_DAY, Shape.DOTTED_5 + 1))}
)
# Inside an item these may hang in each other in any order: "(1)" with "a)", "a)" with "(1)".
LOOSE = frozenset({Shape.BRACKETED, Shape.HALF_BRACKETED, Shape.LETTER})
# "1) Hội nghị lần thứ 20 (tháng 3/2025)" heads a conference too when it says which or when.
NUMBERED_LIKE_ITEMS = frozenset({Shape.BRACKETED, Shape.HALF_BRACKETED})
# What no label is followed by: such a line was torn from the sentence before it.
TORN_NUMBER = re.compile(r"(?:và|hoặc|đến)\s|[,;.)]")
TORN_YEARS = re.compile(r"(?:năm\s+)?\d{4}(?!\d)")
# A line that ends so goes on with the figure at the head of the next one.
DANGLING = re.compile(
    r"(?:(?<!\w)(?:giai đoạn|năm|ngày|tháng|qu[ýí]|số|nhiệm kỳ|thời kỳ|từ|đến|mục|lần thứ|và|đạt|khoảng|trên|dưới)|[,–-])\Z",
    re.I,
)
YEAR_END = re.compile(r"(?<!\d)\d{4}\Z")


@dataclass(slots=True)
class _Open:
    """A labelled line whose blocks are still being gathered."""

    label: Label
    line: Line
    text: str
    blocks: list[_Open | Block] = field(default_factory=list)

    @property
    def shape(self) -> Shape:
        return self.label.shape


@dataclass(slots=True)
class Body:
    """The blocks read so far and what is open, outermost first."""

    has_meetings: bool
    has_half_days: bool = False
    blocks: list[_Open | Block] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    previous: Line | None = None
    outer_part: Shape | None = None  # "A." or "I.", whichever the paper opens with


def read_body(
    lines: Sequence[Line], *, has_meetings: bool, has_half_days: bool = False
) -> tuple[tuple[Block, ...], list[Finding]]:
    """Nested blocks of the body.

    `has_meetings` says that headings may be conferences, `has_half_days` that a line without label
    may be the heading of a half day ("Buổi sáng ngày 06/12/2023").
    """
    body = Body(has_meetings, has_half_days)
    width = wrapped_width(lines)
    for line in lines:
        _read_line(body, line, width)
        body.previous = line
    return _closed_all(body.blocks, body, is_in_meeting=False), body.findings


def _read_line(body: Body, line: Line, width: int) -> None:
    text = line.text.strip()
    label = line.label or label_of(text)
    if label is not None and _is_bulleted_lead_line(label):
        _lead_line(body, text)
    elif label is not None and _is_assignment(body, label):
        _lead_line(body, label.rest)
    elif label is not None and line.label is None and _is_torn(body, label, line, width):
        _join(body, line, text)
    elif label is not None and (line.label is not None or not is_separator(text)):
        _open(body, label, line)
    elif line.style in UNLABELLED:
        _open(body, Label(UNLABELLED[line.style], "", text), line)
    elif body.has_half_days and HALF_DAY.match(text) and len(text) <= LONGEST_HALF_DAY:
        _open(body, Label(Shape.HALF_DAY, "", text), line)
    elif _continues(body, line, text, width):
        _join(body, line, text)
    else:
        PLAIN[_plain_shape(body, text)](body, text)


def _is_torn(body: Body, label: Label, line: Line, width: int) -> bool:
    """Whether a wrapped line only seems labelled: "- 2030, tầm nhìn …", "(3) và (4)"."""
    before = body.previous
    if before is None or line.stands_alone or not is_wrapped(before, line, width):
        return False
    last = before.text.rstrip()
    if label.shape is Shape.DASH:
        return YEAR_END.search(last) is not None and TORN_YEARS.match(label.rest) is not None
    is_open = not last.endswith((".", ":", ";"))
    return is_open and label.shape in LOOSE and TORN_NUMBER.match(label.rest) is not None


def _is_bulleted_lead_line(label: Label) -> bool:
    """ "* Cơ quan chuẩn bị: …": only with its colon, for a report may bullet what was assigned."""
    words = label.rest[:LONGEST_OPENING]
    return (
        label.shape in BULLETS
        and ":" in words
        and OFFICES.match(words) is not None
        and agenda.parse_lead_line(label.rest) is not None
    )


def _is_assignment(body: Body, label: Label) -> bool:
    """ "- Giao Văn phòng Tỉnh ủy chủ trì … mục 1" below the items of a conference."""
    return (
        label.shape in BULLETS
        and ASSIGNMENT.match(label.rest) is not None
        and _meeting(body) is not None
        and agenda.parse_lead_line(label.rest) is not None
    )


def _open(body: Body, label: Label, line: Line) -> None:
    label = _letter_or_roman(body, label)
    if body.outer_part is None and label.shape in PART_SHAPES:
        body.outer_part = label.shape
    _close_for(body, label, line.style in ITEM_STYLES)
    node = _Open(label, line, label.rest.strip())
    (body.open[-1].blocks if body.open else body.blocks).append(node)
    body.open.append(node)


def _letter_or_roman(body: Body, label: Label) -> Label:
    """ "C." after "B." is a letter, after "XCIX." a number; only the neighbour before it tells."""
    sign = label.text[:1]
    if label.shape is not Shape.PART or len(label.text.rstrip(" .-–)/")) > 1 or sign == "I":
        return label
    siblings = [b for b in body.blocks if isinstance(b, _Open) and b.shape is Shape.LETTER_PART]
    is_next = bool(siblings) and ord(sign) == ord(siblings[-1].label.text[0]) + 1
    return as_letter_part(label) if is_next else label


def _close_for(body: Body, label: Label, is_item: bool) -> None:
    """Close what cannot hold such a label: neighbours and everything deeper."""
    shape = label.shape
    same = [index for index, node in enumerate(body.open) if node.shape is shape]
    if same:
        last = body.open[same[-1]]
        is_inside = is_item and last.line.style not in ITEM_STYLES and label.text in FIRST_LABELS
        if is_inside:  # the first row of a table that stood under a heading of the same numbers
            del body.open[same[-1] + 1 :]
        else:
            del body.open[same[-1] if is_item else same[0] :]
        return
    while body.open and not _can_hold(body.open[-1].shape, shape, body.outer_part):
        body.open.pop()


def _can_hold(outer: Shape, inner: Shape, outer_part: Shape | None) -> bool:
    if outer in PART_SHAPES and inner in PART_SHAPES:
        return outer is outer_part and inner is not outer
    if outer in LOOSE and inner in LOOSE:
        return True
    if outer in BULLETS and inner in BULLETS:
        return True
    return outer < inner


def _continues(body: Body, line: Line, text: str, width: int) -> bool:
    """Whether a line without label goes on with the sentence of the line before it."""
    before = body.previous
    if (
        line.stands_alone
        or before is None
        or before.cell != line.cell
        or before.source is not line.source
    ):
        return False
    last = before.text.rstrip()
    if last.endswith((".", ":", ";")) or STANDS_ALONE.match(text):
        return False
    if line.is_continued or text[0].islower():
        return True
    if text[0].isdigit() and line.number == before.number + 1 and DANGLING.search(last):
        return True
    return is_wrapped(before, line, width)


def _join(body: Body, line: Line, text: str) -> None:
    target = body.open[-1] if body.open else None
    blocks = target.blocks if target else body.blocks
    if blocks and not isinstance(blocks[-1], _Open):
        blocks[-1] = _longer(blocks[-1], text)
    elif target is not None and not blocks:
        target.text = f"{target.text} {text}".strip()
    else:
        _paragraph(body, text)
        return
    message = "Đã nối dòng này vào câu ở dòng trước."
    body.findings.append(Finding("joined_line", Severity.NOTE, message, text, line.place))


def _longer(block: Block, text: str) -> Block:
    if isinstance(block, Paragraph | LeadIn | LeadLine):
        return type(block)(f"{block.text} {text}")
    return block


def _plain_shape(body: Body, text: str) -> str:
    """Which kind of unlabelled line this is: a key of `PLAIN`."""
    if CLOSING.match(text):
        return "closing"
    if len(text) <= LONGEST_LEAD_LINE and agenda.parse_lead_line(text) is not None:
        return "lead_line"
    return "lead_in" if text.endswith(":") and _meeting(body) is not None else "paragraph"


def _lead_line(body: Body, text: str) -> None:
    _close_items(body)
    (body.open[-1].blocks if body.open else body.blocks).append(LeadLine(text))


def _lead_in(body: Body, text: str) -> None:
    _close_items(body)
    body.open[-1].blocks.append(LeadIn(text))


def _paragraph(body: Body, text: str) -> None:
    if not (body.open and body.open[-1].text.endswith(":")):
        _close_items(body)
    (body.open[-1].blocks if body.open else body.blocks).append(Paragraph(text))


def _closing(body: Body, text: str) -> None:
    body.open.clear()
    body.blocks.append(Paragraph(text))


PLAIN: dict[str, Callable[[Body, str], None]] = {
    "lead_line": _lead_line,
    "lead_in": _lead_in,
    "paragraph": _paragraph,
    "closing": _closing,
}


def _close_items(body: Body) -> None:
    """Close run-in items: what follows belongs to the heading over them."""
    while body.open and not _is_headline(body, body.open[-1]):
        body.open.pop()


def _is_headline(body: Body, node: _Open) -> bool:
    if _is_meeting(body, node):
        return True
    is_inside_meeting = any(_is_meeting(body, outer) for outer in body.open if outer is not node)
    return not is_inside_meeting and _is_section(node)


def _meeting(body: Body) -> _Open | None:
    return next((node for node in reversed(body.open) if _is_meeting(body, node)), None)


def _is_meeting(body: Body, node: _Open) -> bool:
    if not body.has_meetings or MEETING.match(node.text) is None or node.line.style in ITEM_STYLES:
        return False
    if node.shape in NUMBERED_LIKE_ITEMS:
        return _is_planned(node.text)
    return node.shape in HEADING_SHAPES and (is_heading(node.text) or _is_planned(node.text))


def _is_planned(text: str) -> bool:
    """ "Hội nghị lần thứ 21 (tháng 3/2025):" is a heading all the same: it says when or which."""
    if len(text) > LONGEST_HEADING or "\n" in text:
        return False
    heading = parse_meeting_heading(text.rstrip(" .:;,"))
    return heading.time is not None or heading.ordinal is not None


def _holds_meetings(body: Body, node: _Open) -> bool:
    """ "I. HỘI NGHỊ BAN CHẤP HÀNH" over "1. Hội nghị lần thứ 18 (…)" is a part, no conference."""
    inner = [one for one in node.blocks if isinstance(one, _Open) and _is_meeting(body, one)]
    if not inner:
        return False
    heading = parse_meeting_heading(node.text)
    return heading.time is None and heading.ordinal is None


def _is_section(node: _Open) -> bool:
    if node.shape is Shape.HALF_DAY:
        return True
    if node.line.style in ITEM_STYLES:
        return False
    if node.shape not in HEADING_SHAPES or TIMED.match(node.text):
        return False
    return is_heading(node.text) or _is_ended_heading(node)


def _is_ended_heading(node: _Open) -> bool:
    """A heading typed with a colon or full stop: a Roman part, or "1. Công tác tổ chức:"."""
    text = node.text.rstrip()
    if len(text) > LONGEST_ENDED_HEADING or not text.endswith((":", ".")):
        return False
    is_field = FIELD_OF_WORK.match(text) is not None
    if node.shape in PART_SHAPES:
        return is_field or bool(node.blocks)
    return is_field and text.endswith(":")


def _closed_all(
    blocks: list[_Open | Block], body: Body, *, is_in_meeting: bool
) -> tuple[Block, ...]:
    return tuple(
        _closed(block, body, is_in_meeting=is_in_meeting) if isinstance(block, _Open) else block
        for block in blocks
    )


def _closed(node: _Open, body: Body, *, is_in_meeting: bool) -> Block:
    """The finished block: inside a meeting every label is an item's."""
    label = node.label.text
    if not is_in_meeting and _is_meeting(body, node) and not _holds_meetings(body, node):
        inside = _closed_all(node.blocks, body, is_in_meeting=True)
        return Meeting(label, node.text, inside)
    if not is_in_meeting and _is_section(node):
        inside = _closed_all(node.blocks, body, is_in_meeting=False)
        return Section(_level(node.shape), label, node.text, inside)
    inside = _closed_all(node.blocks, body, is_in_meeting=True)
    return Item(label, node.text, inside)


def _level(shape: Shape) -> int:
    """1 for a part, 2 for "1.", 3 for "1.1." and so on."""
    return 1 if shape < Shape.NUMBER else shape - Shape.NUMBER + 2
