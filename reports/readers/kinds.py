"""Which of the five papers a document is, from its title first and its body second."""

from __future__ import annotations

import re
from collections.abc import Sequence

from programme.vietnamese import search_key
from reports.readers.line import Line
from reports.tree import DocumentKind, Title

QUARTER = re.compile(r"\bqu[yi]\s+(?:i{1,3}|iv|[1-4])\b")
TASKS = re.compile(r"\bnhiem vu\b|\bcong tac nam\b|\bcong tac trong tam\b")
MEETINGS = re.compile(r"\bcac (?:hoi nghi|ky hop|phien hop)\b")
WORK = re.compile(rf"\blam viec\b|{MEETINGS.pattern}")
MEETING_NAMED = re.compile(
    r"\b(?:hoi nghi|ky hop|phien hop)\b(?! (?:ban chap hanh,|trong nam|nam \d))"
)
MEETING_LINE = re.compile(
    r"\(?(?:[IVX]{1,4}|\d{1,2})(?:\s?[.\-–)/]\s*|\t\s*)(?:Hội nghị|Phiên họp|Kỳ họp)\b", re.I
)
# A conference without number in our own Word files.
MEETING_STYLE = "Meeting"
MEETING_CELL = re.compile(r"(?:Hội nghị|Phiên họp|Kỳ họp)\b", re.I)
PLANNED = re.compile(r"\blần thứ\b|\([^()]*\b(?:tháng|qu[ýí]|ngày)\b[^()]*\)", re.I)
TIMED_LINE = re.compile(
    r"(?:[IVX\d]{1,4}\s?[.\-–)]|\(\d+\)|-)?\s*(?:BUỔI\s|Từ\s+\d{1,2}|\d{1,2}\s*(?:giờ|[hg:])\s*\d{2})",
    re.I,
)


def document_kind(title: Title | None, lines: Sequence[Line]) -> DocumentKind:
    """The kind of the paper; an annual programme of tasks when nothing tells more."""
    words = _words(title)
    if title is not None and title.type_name == "BÁO CÁO":
        return DocumentKind.QUARTERLY_REPORT
    if MEETING_NAMED.search(words) and _is_timed(title, lines):
        return DocumentKind.CONFERENCE_AGENDA
    if QUARTER.search(words) and (MEETINGS.search(words) or "hoi nghi" not in words):
        return DocumentKind.QUARTERLY_PROGRAMME
    if WORK.search(words):
        return DocumentKind.ANNUAL_PROGRAMME
    if "hoi nghi" in words or (title is not None and re.search(r"\bngày \d", title.note, re.I)):
        return DocumentKind.CONFERENCE_AGENDA
    if QUARTER.search(words):
        return DocumentKind.QUARTERLY_PROGRAMME
    if TASKS.search(words):
        return _annual_kind(lines)
    return _kind_of_body(lines)


def _words(title: Title | None) -> str:
    return "" if title is None else search_key(" ".join((title.author_line, *title.subject)))


def _annual_kind(lines: Sequence[Line]) -> DocumentKind:
    """ "Chương trình công tác năm" names both annual papers: one of them plans conferences."""
    planned = [line for line in lines if _names_meeting(line) and PLANNED.search(line.text)]
    return DocumentKind.ANNUAL_PROGRAMME if len(planned) >= 2 else DocumentKind.ANNUAL_TASKS


def _names_meeting(line: Line) -> bool:
    """A numbered line, the cell of a table or our own heading that begins like a conference."""
    is_set_apart = line.cell is not None or line.style == MEETING_STYLE
    if is_set_apart and MEETING_CELL.match(line.text):
        return True
    return MEETING_LINE.match(line.text) is not None


def _kind_of_body(lines: Sequence[Line]) -> DocumentKind:
    if any(MEETING_LINE.match(line.text) for line in lines):
        return DocumentKind.ANNUAL_PROGRAMME
    if _timed_lines(lines) >= 3:
        return DocumentKind.CONFERENCE_AGENDA
    return DocumentKind.ANNUAL_TASKS


def _timed_lines(lines: Sequence[Line]) -> int:
    return sum(TIMED_LINE.match(line.text) is not None for line in lines)


def _is_timed(title: Title | None, lines: Sequence[Line]) -> bool:
    """Whether a paper about one conference is its agenda: a day in the title, or timed lines."""
    has_day = title is not None and re.search(r"\bngày \d", title.note, re.I) is not None
    return has_day or _timed_lines(lines) >= 3
