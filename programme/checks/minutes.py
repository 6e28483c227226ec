"""Minutes of an agenda: against start and end, against each other, and how they are written (K77)."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from programme.checks.passages import Passage
from programme.clock_times import ClockSpan
from programme.findings import Severity, TextFinding

_MINUTES = re.compile(r"\((0?)([1-9])\s?(?:p|ph|phút|[’'′])\)")
# "2 hội nghị" and "Chuyên đề 2: …" are no clock times.
_CLOCK = re.compile(r"(?<!\d)\d{1,2}( ?)((?:giờ|g|h)(?![^\W\d_])|:(?=\d\d))( ?)(\d{2})?(?!\d)")
_JOINT = re.compile(
    r"\d(?:\s?(?:giờ|g|h|:)\s?(?:\d{2})?)?\s*(đến|tới|-|–)\s*\d{1,2}\s?(?:giờ|g|h|:)"
)
# A longer pause is the noon of a day that has no half days printed.
_LONGEST_GAP = 60


@dataclass(frozen=True, slots=True)
class TimedPassage:
    """A line of the agenda with the times it prints."""

    passage: Passage
    span: ClockSpan

    @property
    def start(self) -> datetime.time | None:
        return self.span.start

    @property
    def end(self) -> datetime.time | None:
        return self.span.end


def wrong_minutes(line: TimedPassage) -> list[TextFinding]:
    """Minutes that are not those between start and end, or an end before the start (K77)."""
    start, end, printed = line.start, line.end, line.span.minutes
    if start is None or end is None:
        return []
    between = _minutes(end) - _minutes(start)
    if between < 0:
        message = f"Giờ kết thúc {_clock(end)} trước giờ bắt đầu {_clock(start)}. Hãy xem lại giờ."
        return [_error(line, "end_before_start", message)]
    if printed is not None and printed != between:
        message = (
            f"Từ {_clock(start)} đến {_clock(end)} là {between} phút, không phải {printed} phút."
            " Hãy sửa giờ hoặc số phút."
        )
        return [_error(line, "wrong_minutes", message)]
    return []


def overlaps_and_gaps(lines: Sequence[TimedPassage]) -> list[TextFinding]:
    """Lines side by side: the next begins before this one ends, or some minutes later (K77)."""
    timed = [line for line in lines if line.start is not None]
    found = []
    for one, two in pairwise(timed):
        if one.end is None or two.start is None:
            continue
        minutes = _minutes(two.start) - _minutes(one.end)
        if minutes < 0:
            message = (
                f"Bắt đầu lúc {_clock(two.start)} khi nội dung trước đến {_clock(one.end)} mới xong."
                " Hãy sửa giờ."
            )
            found.append(_error(two, "overlap", message))
        elif 0 < minutes <= _LONGEST_GAP:
            message = (
                f"Từ {_clock(one.end)} đến {_clock(two.start)} ({minutes} phút) chưa có nội dung."
                " Hãy sửa giờ hoặc ghi giờ nghỉ."
            )
            found.append(_error(two, "gap", message, Severity.WARNING))
    return found


def uncovered_time(block: TimedPassage, lines: Sequence[TimedPassage]) -> list[TextFinding]:
    """The lines inside a block or half day against its own times: beginning, end, both covered."""
    timed = [line for line in lines if line.start is not None]
    if not timed:
        return []
    found = []
    first, last = timed[0].start, timed[-1].end
    if block.start is not None and first is not None and first != block.start:
        message = f"Ở đây ghi từ {_clock(block.start)}, nội dung đầu tiên lại từ {_clock(first)}. Hãy sửa giờ."
        found.append(_error(block, "uncovered", message, Severity.WARNING))
    if block.end is not None and last is not None and last != block.end:
        message = f"Ở đây ghi đến {_clock(block.end)}, nội dung cuối cùng lại đến {_clock(last)}. Hãy sửa giờ."
        found.append(_error(block, "uncovered", message, Severity.WARNING))
    return found


def mixed_minutes(passages: Sequence[Passage]) -> list[TextFinding]:
    """ "(05p)" in an agenda that mostly writes "(5p)", or the other way round."""
    found = [(p, match) for p in passages for match in _MINUTES.finditer(p.text)]
    padded = sum(bool(match[1]) for _, match in found)
    if padded in (0, len(found)):
        return []
    has_zero = 2 * padded >= len(found)
    return [
        passage.finding(
            "minute_form",
            "Số phút dưới 10 chỗ có số 0, chỗ không. Hãy viết thống nhất.",
            match.span(),
            mend=match[0].replace(match[1] + match[2], f"0{match[2]}" if has_zero else match[2], 1),
            severity=Severity.NOTE,
        )
        for passage, match in found
        if bool(match[1]) is not has_zero
    ]


def mixed_clock(passages: Sequence[Passage]) -> list[TextFinding]:
    """Clock times written otherwise than most: "14 h55" beside "14h30", "-" beside "đến".

    Headings in "giờ" over lines in "h" give one finding for the whole agenda.
    """
    clocks = [(p, match) for p in passages for match in _CLOCK.finditer(p.text)]
    found = []
    for unit in dict.fromkeys(match[2] for _, match in clocks):
        found += _odd_clocks([(p, match) for p, match in clocks if match[2] == unit])
    units = Counter(match[2] for _, match in clocks).most_common()
    if len(units) > 1:
        told = ", ".join(f"“{unit}” {count} lần" for unit, count in units)
        message = f"Giờ viết theo nhiều kiểu ({told}). Hãy viết theo một kiểu."
        passage, match = next(pair for pair in clocks if pair[1][2] == units[-1][0])
        found.append(passage.finding("clock_form", message, match.span(), severity=Severity.NOTE))
    return [*found, *_odd_joints(passages)]


def _odd_clocks(clocks: Sequence[tuple[Passage, re.Match[str]]]) -> list[TextFinding]:
    """Spaces round the unit otherwise than in most clock times with that unit."""
    spaces = Counter(match[1] for _, match in clocks)
    habit = spaces.most_common(1)[0][0]
    message = "Giữa số giờ và đơn vị chỗ có dấu cách, chỗ không. Hãy viết thống nhất."
    return [
        passage.finding("clock_form", message, match.span(1), mend=habit, severity=Severity.NOTE)
        for passage, match in clocks
        if match[1] != habit
    ]


def _odd_joints(passages: Sequence[Passage]) -> list[TextFinding]:
    """What joins two times otherwise than in most lines."""
    joints = [(p, match) for p in passages for match in _JOINT.finditer(p.text)]
    words = Counter(match[1] for _, match in joints)
    word = words.most_common(1)[0][0] if words else ""
    message = f"Giữa hai giờ phần lớn viết “{word}”. Hãy viết thống nhất."
    return [
        passage.finding("clock_form", message, match.span(1), severity=Severity.NOTE, mend=word)
        for passage, match in joints
        if match[1] != word
    ]


def _error(
    line: TimedPassage, kind: str, message: str, severity: Severity = Severity.ERROR
) -> TextFinding:
    words = _CLOCK.search(line.passage.text)
    span = words.span() if words else (0, len(line.passage.text))
    return line.passage.finding(kind, message, span, severity=severity)


def _minutes(time: datetime.time) -> int:
    return time.hour * 60 + time.minute


def _clock(time: datetime.time) -> str:
    return f"{time.hour}h{time.minute:02d}"
