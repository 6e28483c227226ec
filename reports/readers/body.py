"""The lines between head and foot as nested blocks: labels decide the nesting, as a reader's eye does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from conferences import agenda
from programme.findings import Finding
from programme.meeting_headings import is_time_alone
from reports.readers.continuing import continues, is_heading_below, is_torn, join
from reports.readers.kinds import MEETING_STYLE
from reports.readers.ladder import ladder_of, plans_conferences
from reports.readers.line import Line
from reports.readers.outline import Outline
from reports.readers.shapes import BULLETS, Label, Shape, is_separator
from reports.readers.wrapping import Wrapping
from reports.tree import Block, DocumentKind, LeadIn, LeadLine, Paragraph

HALF_DAY = re.compile(
    r"(?:Phiên họp |Phiên )?Buổi (?:sáng|chiều|tối)\b|(?:Sáng|Chiều|Tối)(?=\s*(?:,?\s*(?:ngày|thứ)\b|[:(,]|\d|$))"
    r"|(?:Ngày|Thứ)\s[^.;]{0,60}?\b(?:sáng|chiều|tối)\b",
    re.I,
)
LONGEST_HALF_DAY = 120
CLOSING = re.compile(r"Trên đây là\b")
UNLABELLED = {"Item": Shape.BRACKETED, MEETING_STYLE: Shape.NUMBER}
LONGEST_LEAD_LINE = 800
LONGEST_OPENING = 60
ASSIGNMENT = re.compile(
    r"Giao\s[^:]{3,300}?\b(?:chủ trì|chuẩn bị|tham mưu|thực hiện)\b.{0,300}\b(?:mục|nội dung|phối hợp)\b",
    re.I,
)
PRESENTER = re.compile(
    r"(?:(?:người|cơ quan|đơn vị|đồng chí)\s+)?(?:trình bày|thực hiện|báo cáo|điều hành|chủ trì|chuẩn bị)\s*:",
    re.I,
)
TIMES_ALONE = re.compile(
    r"(?:từ\s+)?\d{1,2}\s?(?:giờ|[hg:])\s?\d{0,2}(?:\s?(?:phút|’|'))?(?:\s*(?:-|–|đến)\s*\d{1,2}\s?(?:giờ|[hg:])\s?\d{0,2}(?:\s?(?:phút|’|'))?)?\s*[:.;]?",
    re.I,
)
OFFICES = re.compile(r"(?:Các )?(?:cơ quan|đơn vị|phân công|chủ trì|phối hợp)\b", re.I)


class _Current(NamedTuple):
    """The line that is being read; `is_given` says that a table gave the label, not the words."""

    line: Line
    text: str
    label: Label | None
    wrapping: Wrapping
    heads_meeting: bool = False

    @property
    def is_given(self) -> bool:
        return self.line.label is not None


def read_body(lines: Sequence[Line], kind: DocumentKind) -> tuple[tuple[Block, ...], list[Finding]]:
    """Nested blocks of the body.

    The headings of an annual programme may be conferences, and those of a quarterly programme that
    plans any; in an agenda a line without label may head a half day ("Buổi sáng ngày 06/12/2023").
    """
    ladder = ladder_of(lines) if _has_meetings(lines, kind) else None
    outline = Outline(kind, ladder)
    wrapping = Wrapping.of(lines)
    for place, line in enumerate(lines):
        text = line.text.strip()
        current = _Current(
            line, text, outline.label(line), wrapping, outline.heads_plain_meeting(place)
        )
        for takes in LABELLED if current.label is not None else WITHOUT_LABEL:
            if takes(outline, current):
                break
        outline.previous = line
    return outline.finished(), outline.findings


def _has_meetings(lines: Sequence[Line], kind: DocumentKind) -> bool:
    if kind is DocumentKind.QUARTERLY_PROGRAMME:
        return plans_conferences(lines)
    return kind is DocumentKind.ANNUAL_PROGRAMME


def _takes_bulleted_lead_line(outline: Outline, current: _Current) -> bool:
    """ "* Cơ quan chuẩn bị: …": only with its colon, for a report may bullet what was assigned."""
    label = current.label
    if label is None or label.shape not in BULLETS:
        return False
    words = label.rest[:LONGEST_OPENING]
    if ":" not in words or not OFFICES.match(words) or not agenda.parse_lead_line(label.rest):
        return False
    return _lead_line(outline, current.text)


def _takes_assignment(outline: Outline, current: _Current) -> bool:
    """ "- Giao Văn phòng Tỉnh ủy chủ trì … mục 1" below the items of a conference."""
    label = current.label
    if label is None or label.shape not in BULLETS or not ASSIGNMENT.match(label.rest):
        return False
    if outline.meeting() is None or agenda.parse_lead_line(label.rest) is None:
        return False
    return _lead_line(outline, label.rest)


def _takes_torn_line(outline: Outline, current: _Current) -> bool:
    line, text, label, wrapping, _ = current
    if label is None or current.is_given or not is_torn(outline, label, line, wrapping):
        return False
    join(outline, line, text)
    return True


def _takes_label(outline: Outline, current: _Current) -> bool:
    if current.label is None or (not current.is_given and is_separator(current.text)):
        return False
    outline.start(current.label, current.line)
    return True


def _takes_our_style(outline: Outline, current: _Current) -> bool:
    shape = UNLABELLED.get(current.line.style)
    if shape is None:
        return False
    outline.start(Label(shape, "", current.text), current.line)
    return True


def _takes_half_day(outline: Outline, current: _Current) -> bool:
    text = current.text
    if not outline.has_half_days or len(text) > LONGEST_HALF_DAY or not HALF_DAY.match(text):
        return False
    outline.start(Label(Shape.HALF_DAY, "", text), current.line)
    return True


def _takes_meeting(outline: Outline, current: _Current) -> bool:
    """A conference typed without a number: "Tháng 3/2025: Hội nghị lần thứ 22"."""
    if not current.heads_meeting:
        return False
    outline.start_plain_meeting(current.line, current.text)
    return True


def _takes_time_of_meeting(outline: Outline, current: _Current) -> bool:
    return outline.has_meetings and outline.takes_time(current.text)


def _takes_time_over_meetings(outline: Outline, current: _Current) -> bool:
    """ "Quý II:" between two conferences stands over the next one."""
    if not outline.has_meetings or not is_time_alone(current.text) or not outline.close_meeting():
        return False
    outline.close_items()
    outline.innermost.append(Paragraph(current.text))
    return True


def _takes_continuation(outline: Outline, current: _Current) -> bool:
    line, text, _, wrapping, heads_meeting = current
    is_below = not heads_meeting and is_heading_below(outline, line, text)
    if not (is_below or continues(outline, line, text, wrapping)):
        return False
    join(outline, line, text)
    return True


def _takes_presenter(outline: Outline, current: _Current) -> bool:
    """Who presents a row of an agenda stands inside that row: the next row may be "b)"."""
    text = current.text
    if not outline.has_half_days or not outline.open or not PRESENTER.match(text):
        return False
    is_lead_line = agenda.parse_lead_line(text) is not None
    outline.innermost.append(LeadLine(text) if is_lead_line else Paragraph(text))
    return True


def _takes_words_of_time(outline: Outline, current: _Current) -> bool:
    """ "4. 8h15 - 9h30" has its words on the next line."""
    node = outline.open[-1] if outline.open and outline.has_half_days else None
    if node is None or node.blocks or not TIMES_ALONE.fullmatch(node.text):
        return False
    node.text = f"{node.text.rstrip(' :.;')}:"
    join(outline, current.line, current.text)
    return True


def _takes_closing(outline: Outline, current: _Current) -> bool:
    if not CLOSING.match(current.text):
        return False
    outline.open.clear()
    outline.blocks.append(Paragraph(current.text))
    return True


def _takes_lead_line(outline: Outline, current: _Current) -> bool:
    text = current.text
    if len(text) > LONGEST_LEAD_LINE or agenda.parse_lead_line(text) is None:
        return False
    return _lead_line(outline, text)


def _takes_lead_in(outline: Outline, current: _Current) -> bool:
    if not current.text.endswith(":") or outline.meeting() is None:
        return False
    outline.close_items()
    outline.innermost.append(LeadIn(current.text))
    return True


def _takes_paragraph(outline: Outline, current: _Current) -> bool:
    if not outline.announces_texts():
        outline.close_items()
    outline.innermost.append(Paragraph(current.text))
    return True


def _lead_line(outline: Outline, text: str) -> bool:
    outline.close_items()
    outline.innermost.append(LeadLine(text))
    return True


# Each takes the line or leaves it to the next.
WITHOUT_LABEL: tuple[Callable[[Outline, _Current], bool], ...] = (
    _takes_our_style,
    _takes_half_day,
    _takes_time_of_meeting,
    _takes_continuation,
    _takes_time_over_meetings,
    _takes_meeting,
    _takes_words_of_time,
    _takes_presenter,
    _takes_closing,
    _takes_lead_line,
    _takes_lead_in,
    _takes_paragraph,
)
LABELLED = (
    _takes_bulleted_lead_line,
    _takes_assignment,
    _takes_torn_line,
    _takes_label,
    *WITHOUT_LABEL,
)
