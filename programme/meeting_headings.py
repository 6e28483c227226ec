"""The heading of a meeting both ways: name, kind, ordinal, announced time and place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from programme.planned_times import PlannedTime, format_planned_time, parse_planned_time
from programme.vietnamese import fold_spaces, from_roman


class MeetingKind(StrEnum):
    """The kinds of the interchange form."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class MeetingHeading:
    """A heading taken apart; `name` is what is left without ordinal, brackets and time."""

    name: str
    kind: str = MeetingKind.REGULAR
    ordinal: int | None = None
    time: PlannedTime | None = None
    place: str = ""


_MEETING = re.compile(r"(?:Hội nghị|Phiên họp|Kỳ họp)\b", re.IGNORECASE)
_KIND_WORDS = {MeetingKind.THEMATIC: "chuyên đề", MeetingKind.EXTENDED: "mở rộng"}
_LONGEST = 1000  # a longer line is no heading
_UNITS = {
    "nhất": 1, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_ORDINAL_WORDS = "|".join((*_UNITS, "mười", "mươi"))
_ORDINAL = re.compile(
    r",?\s*\(?(?<!\w)(?:lần\s+(?:thứ\s+)?|(?<=họp\s)thứ\s+)(?P<ordinal>\d{1,3}|[IVXLC]+(?!\w)"
    rf"|(?:{_ORDINAL_WORDS})(?:\s+(?:{_ORDINAL_WORDS}))*)(?![\w/])\)?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_TIME_BEHIND = re.compile(
    r"\s*(?:[,:;]|\s[-–—])\s*(?=(?:dự kiến|vào|trong|đầu|giữa|cuối|nửa|tuần|tháng|quý|quí|từ|ngày|thượng tuần"
    r"|trung tuần|hạ tuần|sáng|chiều|tổ chức)\b.*\d)(?P<time>.*)\Z",
    re.IGNORECASE,
)
_BARE_TIME = re.compile(
    r"\s+(?P<time>(?:dự kiến\s+|vào\s+)?(?:(?:trong|đầu|giữa|cuối|nửa đầu|nửa cuối|tuần \d)\s+)?"
    r"(?:tháng\s+\d{1,2}|qu[ýí]\s+[IV]+)(?:\s?/\s?|\s+năm\s+)\d{4})\s*\Z",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"(?P<time>(?:(?:trong|đầu|giữa|cuối|nửa đầu|nửa cuối|tuần \d)\s+)?(?:tháng\s+\d{1,2}|qu[ýí]\s+[IV]+|ngày\s+\d{1,2})"
    r"[^:;.()]{0,30}?)\s*[:–-]\s*(?=(?:hội nghị|phiên họp|kỳ họp)\b)",
    re.IGNORECASE,
)
_LONGEST_TIME = 100
_TIME_ALONE = re.compile(
    r"(?:dự kiến|vào|trong|đầu|giữa|cuối|nửa (?:đầu|cuối)|tháng|qu[ýí]|ngày|tuần)\s[^:]*\d[^:]*|qu[ýí] [IV]+",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[,;:-]?\s*(?:địa điểm\s*:?|tại)\s+(?P<place>[^()]+?)\s*\Z", re.IGNORECASE)


def parse_ordinal(text: str) -> int | None:
    """ "21", "XXI", "hai mươi mốt", "nhất" -> the number; None when the words are no ordinal."""
    words = fold_spaces(text).lower()
    if words.isdecimal():
        return int(words)
    if (number := from_roman(words)) is not None:
        return number
    total = 0
    for word in words.split():
        if word == "mươi":
            total *= 10
        elif word == "mười":
            total += 10
        elif word in _UNITS:
            total += _UNITS[word]
        else:
            return None
    return total or None


def _take_place(text: str) -> tuple[str, str]:
    match = _PLACE.search(text)
    return (text[: match.start()], match["place"].strip(" .,;")) if match else (text, "")


def _take_brackets(heading: str, year: int | None) -> tuple[str, PlannedTime | None, str, str]:
    """Heading without brackets, and what they said: time, place, and all their words."""
    time, place = None, ""
    said = _BRACKETS.findall(heading)
    for inner in said:
        rest, inner_place = _take_place(inner)
        place = place or inner_place
        time = time or parse_planned_time(rest, year=year)
    return _BRACKETS.sub("", heading), time, place, " ".join(said)


def opens_meeting(text: str) -> bool:
    """Whether a line begins like a conference: "Hội nghị …", "Tháng 3/2025: Hội nghị …"."""
    before = _TIME_BEFORE.match(text)
    return _MEETING.match(text, before.end() if before else 0) is not None


def is_time_alone(text: str) -> bool:
    """Whether a line only says when: "(Dự kiến tháng 3/2026)", "Tháng 3/2026", "Quý I:"."""
    words = text.strip().strip(" ().:;")
    if len(words) > _LONGEST_TIME or not _TIME_ALONE.fullmatch(words):
        return False
    return parse_planned_time(words) is not None


def _take_time(heading: str, year: int | None) -> tuple[str, PlannedTime | None]:
    before = _TIME_BEFORE.match(heading)
    if before and (time := parse_planned_time(before["time"], year=year)):
        return heading[before.end() :], time
    match = _TIME_BEHIND.search(heading) or _BARE_TIME.search(heading)
    time = parse_planned_time(match["time"], year=year) if match else None
    return (heading[: match.start()], time) if match and time else (heading, None)


def _kind_of(words: str) -> MeetingKind:
    for kind, word in _KIND_WORDS.items():
        if word in words.lower():
            return kind
    return MeetingKind.REGULAR


def parse_meeting_heading(text: str, *, year: int | None = None) -> MeetingHeading:
    """The heading taken apart, whatever of its parts it has; `year` is taken when none is printed."""
    heading = fold_spaces(text).rstrip(" .:;")
    if len(heading) > _LONGEST:
        return MeetingHeading(heading)
    heading, time, place, said = _take_brackets(heading, year)
    if not place:
        heading, place = _take_place(heading)
    if time is None:
        heading, time = _take_time(heading, year)
    match = _ORDINAL.search(heading)
    ordinal = parse_ordinal(match["ordinal"]) if match else None
    if match and ordinal is not None:
        heading = f"{heading[: match.start()]} {heading[match.end() :]}"
    name = re.sub(r"\s+([,;:])", r"\1", fold_spaces(heading)).strip(" .,:;-–")
    return MeetingHeading(name, _kind_of(f"{name} {said}"), ordinal, time, place)


def format_meeting_heading(heading: MeetingHeading) -> str:
    """ "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21 (trong tháng 3/2025)"."""
    text = heading.name
    if heading.ordinal is not None:
        text += f" lần thứ {heading.ordinal}"
    word = _KIND_WORDS.get(MeetingKind(heading.kind), "")
    if word not in heading.name.lower():
        text += f" ({word})"
    time = format_planned_time(heading.time) if heading.time else ""
    place = f"tại {heading.place}" if heading.place else ""
    inside = ", ".join(part for part in (time, place) if part)
    return f"{text} ({inside})" if inside else text
