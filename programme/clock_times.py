"""Clock times of an agenda: "Từ 7 giờ 30 đến 9 giờ (90p): …" taken apart, and written the office's way."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from programme.vietnamese import DASHES, fold_spaces, nfc

_LONGEST = 4000  # characters of a line that are looked at
_CLOCK = (
    r"(?P<{0}hour>[01]?\d|2[0-4])\s?(?:(?:giờ|gi|[hg:])(?!\w*[a-zđà-ỹ])\s?(?:(?P<{0}minute>[0-5]\d)(?!\d)"
    r"(?:\s?phút|\s?ph|\s?[’'′])?)?|[hg](?P<{0}minute2>[0-5]\d)(?!\d))"
)
_DOTTED = r"(?P<{0}hour>[01]?\d|2[0-4])\.(?P<{0}minute>[0-5]\d)(?![\d.])"
_UNTIL = rf"\s{{0,3}}(?:đến|tới|[{DASHES}]{{1,2}}>?|→)\s{{0,3}}"
_OPEN_END = r"(?P<open>khi\s+kết\s+thúc|kết\s+thúc|hết|khi\s+bế\s+mạc|bế\s+mạc)(?:\s+(?:Hội nghị|buổi[^:(]{0,20}|chương trình))?"
_RANGE = re.compile(
    rf"(?:(?:bắt đầu\s+)?từ|lúc|vào lúc|khoảng)?\s*(?:lúc\s+)?{_CLOCK.format('a')}"
    rf"(?:{_UNTIL}(?:{_CLOCK.format('b')}|{_OPEN_END}))?",
    re.IGNORECASE,
)
_DOTTED_RANGE = re.compile(
    rf"(?:từ\s+)?{_DOTTED.format('a')}{_UNTIL}(?:{_DOTTED.format('b')}|{_OPEN_END})", re.IGNORECASE
)
_MINUTES = re.compile(
    r"\s*[(\[]?\s*(?:trong\s+|thời gian\s*:?\s*|khoảng\s+)?"
    r"(?:(?P<hours>\d)\s?(?:giờ|h|tiếng)\s*)?(?:(?P<minutes>\d{1,3})\s?(?:phút|ph|p|[’'′`])(?!\w))?\s*[)\]]?",
    re.IGNORECASE,
)
# "1 giờ 30 phút" in a bracket is how long, not half past one at night.
_LENGTH = re.compile(r"([1-4])\s?(?:giờ|tiếng)\s+(\d{1,2})\s?phút", re.IGNORECASE)
_BRACKET_AT_END = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]\s*[.;:,]*\s*\Z")
_TIME_AT_END = re.compile(rf"\s*(?:[:,;]|\s[{DASHES}])\s*(?=(?:từ\s+|lúc\s+)?\d)", re.IGNORECASE)
_JOINT = re.compile(rf"\s*[:.,;|]?\s*(?:[{DASHES}]\s+)?")


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """From when to when, and the minutes printed beside it; None is not printed or left open."""

    start: datetime.time | None = None
    end: datetime.time | None = None
    minutes: int | None = None

    @property
    def length(self) -> int | None:
        """The minutes printed, else those from start to end; None when neither is known."""
        if self.minutes is not None or self.start is None or self.end is None:
            return self.minutes
        between = _since_midnight(self.end) - _since_midnight(self.start)
        return between if between >= 0 else None


NO_TIMES = ClockSpan()


@dataclass(frozen=True, slots=True)
class TimedText:
    """An agenda line taken apart: its times and the words that are left."""

    span: ClockSpan
    text: str


def _since_midnight(time: datetime.time) -> int:
    return time.hour * 60 + time.minute


def _time(match: re.Match[str], name: str) -> datetime.time | None:
    groups = match.groupdict()
    hour = groups.get(f"{name}hour")
    if hour is None or int(hour) > 23:
        return None
    return datetime.time(
        int(hour), int(groups.get(f"{name}minute") or groups.get(f"{name}minute2") or 0)
    )


def _minutes(text: str, position: int) -> tuple[int | None, int]:
    """Minutes printed at a position ("(05p)", "90 phút", "(1 giờ 30 phút)") and where they end."""
    match = _MINUTES.match(text, position)
    if match is None or not (match["hours"] or match["minutes"]):
        return None, position
    if match[0].count("(") + match[0].count("[") != match[0].count(")") + match[0].count("]"):
        return None, position
    return int(match["hours"] or 0) * 60 + int(match["minutes"] or 0), match.end()


def _span_at(text: str, position: int) -> tuple[ClockSpan, int] | None:
    """The times at a position, with the minutes behind them, and where both end."""
    match = _DOTTED_RANGE.match(text, position) or _RANGE.match(text, position)
    start = _time(match, "a") if match else None
    if match is None or start is None:
        return None
    minutes, end = _minutes(text, match.end())
    return ClockSpan(start, _time(match, "b"), minutes), end


def parse_span(text: str) -> ClockSpan | None:
    """The times of a cell or bracket that says nothing else: "7h30 - 8h00 (30p)", "90’"."""
    words = fold_spaces(nfc(text[:_LONGEST])).strip(" ()[].,;:")
    if length := _LENGTH.fullmatch(words):
        return ClockSpan(minutes=int(length[1]) * 60 + int(length[2]))
    found = _span_at(words, 0)
    if found is not None:
        return found[0] if not words[found[1] :].strip(" ()[].,;:") else None
    minutes, end = _minutes(words, 0)
    return ClockSpan(minutes=minutes) if minutes is not None and end == len(words) else None


def find_span(text: str) -> ClockSpan | None:
    """The first times anywhere in a heading: "BUỔI SÁNG (bắt đầu từ 7 giờ 30 đến 11 giờ)"."""
    words = fold_spaces(nfc(text[:_LONGEST]))
    for match in re.finditer(r"(?<![\d/.,])(?:từ\s+|lúc\s+)?\d", words, re.IGNORECASE):
        if found := _span_at(words, match.start()):
            return found[0]
    return None


def parse_timed_text(text: str) -> TimedText | None:
    """An agenda line as times and words; None when it prints no time.

    Reads the time in front ("Từ 7h30 đến 7h35 (05p): …", "13g30: …", "(10 phút) …") or behind
    ("… (7h30 - 7h35)", "…: 90’").
    """
    line = fold_spaces(nfc(text[:_LONGEST])) + text[_LONGEST:]
    opening = 1 if line[:1] in ("(", "[") else 0
    found = _span_at(line, opening)
    if found is not None:
        span, end = found
        if opening:
            end += line[end : end + 1] in (")", "]")
        if span.minutes is None:
            minutes, end = _minutes(line, end)
            span = ClockSpan(span.start, span.end, minutes)
        joint = _JOINT.match(line, end)
        return TimedText(span, line[joint.end() if joint else end :].strip())
    return _timed_behind(line)


def _timed_behind(line: str) -> TimedText | None:
    if line[:1] in ("(", "["):
        minutes, end = _minutes(line, 0)
        if minutes is not None:
            return TimedText(ClockSpan(minutes=minutes), line[end:].lstrip(" :.,;-–"))
    if (bracket := _BRACKET_AT_END.search(line)) and (span := parse_span(bracket[1])):
        return TimedText(span, line[: bracket.start()].strip())
    # The dash inside "7h30 - 7h40" is a joint too: the longest span that closes the line counts.
    for joint in list(_TIME_AT_END.finditer(line))[-3:]:
        if span := parse_span(line[joint.end() :]):
            return TimedText(span, line[: joint.start()].strip())
    return None


def parse_clock(text: str) -> datetime.time | None:
    """ "07:30", "7h30", "7 giờ 30" -> the time; None when the text is no single time."""
    span = parse_span(text)
    return span.start if span is not None and span.end is None else None


def format_clock(time: datetime.time) -> str:
    """ "7 giờ 30", "15 giờ": as the office's own agendas print the bounds of a session."""
    return f"{time.hour} giờ {time.minute:02d}" if time.minute else f"{time.hour} giờ"


def format_span(span: ClockSpan) -> str:
    """ "Từ 7 giờ 30 đến 9 giờ (90p)", "Từ 15 giờ đến kết thúc"."""
    if span.start is None:
        return "" if span.minutes is None else f"({span.minutes:02d}p)"
    end = "kết thúc" if span.end is None else format_clock(span.end)
    minutes = "" if span.minutes is None else f" ({span.minutes:02d}p)"
    return f"Từ {format_clock(span.start)} đến {end}{minutes}"


def format_short_clock(time: datetime.time) -> str:
    """ "7h30", "15h00": as the office's own agendas print the times of a row."""
    return f"{time.hour}h{time.minute:02d}"


def format_short_span(span: ClockSpan, *, is_open: bool = True) -> str:
    """ "Từ 7h30 đến 7h35 (05p)", "Từ 15h00 đến kết thúc", "(05p)", "" when nothing is known.

    Without an end the row lasts to the end of the meeting, unless its minutes say how long it
    lasts or `is_open` denies it, because another row begins later: then "Từ 15h00 (30p)".
    """
    minutes = "" if span.minutes is None else f"({span.minutes:02d}p)"
    if span.start is None:
        return minutes
    end = ""
    if span.end is not None:
        end = f" đến {format_short_clock(span.end)}"
    elif is_open and span.minutes is None:
        end = " đến kết thúc"
    return f"Từ {format_short_clock(span.start)}{end} {minutes}".rstrip()
