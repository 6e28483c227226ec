"""Reviews named in a text, and the years a directive reaches: due dates and whether both agree."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from programme.citations import LONGEST_MENTION, Mention, find
from programme.dates import LONGEST_MONTH, format_date, make_date, time_apart
from programme.directive_kinds import KIND_PATTERN
from programme.vietnamese import fold_spaces, nfc

PRELIMINARY = "so_ket"
FINAL = "tong_ket"
USUAL_STEPS = (3, 5, 10, 15, 20, 25, 30)


@dataclass(frozen=True, slots=True)
class Review:
    """One review: its kind ("so_ket" or "tong_ket"), years, the codes reviewed, or the period."""

    kind: str
    years: int | None
    codes: tuple[str, ...]
    period: str = ""


_WORD = re.compile(r"(?<!\w)(?P<so>sơ)\s+kết(?!\w)|(?<!\w)tổng\s+kết(?!\w)", re.IGNORECASE)
_YEARS = re.compile(r"\s*(?:việc\s+|tình hình\s+)?(\d{1,3})\s+(?:năm(?!\s+\d{4})|(?=thực hiện))")
_YEARS_BEHIND = re.compile(
    r"(?<!\d)(?<!\d[./-])(\d{1,2})\s+năm\s*(?=\(\s*(?:từ\s+)?(?:năm\s+)?\d{4})"
)
_CLAUSE_END = re.compile(
    r"[;\n]|[.](?=\s|\Z)|,\s+(?:(?:và\s+)?(?:triển khai|phương hướng|đề ra|quán triệt|bàn)\b)|\svà\s+triển khai\b"
)
_QUOTED = re.compile(r"“[^”]{0,1500}”|\"[^\"]{0,1500}\"")
_JOINER = re.compile(
    r"[\s,;:“”\"()]*(?:(?:và|gắn với|cùng với|với|kết hợp)\s*)*(?:việc\s+)?(?:tình hình\s+|kết quả\s+)?(?:thực hiện\s+)*"
    r"(?:các\s+)?[\s,“\"(]*"
)
_LONGEST_JOINER = 60
_NOT_REVIEWED = re.compile(r"(?<!\w)(?:theo|căn cứ|kèm theo|trao|trao giải)(?!\w)", re.IGNORECASE)
_GENERAL = re.compile(
    r"\s*(?:việc\s+|tình hình\s+)?(?:thực hiện\s+)?các\s+(?:văn bản|chỉ thị|nghị quyết|kết luận|quy định|đề án|chương trình"
    r"|kế hoạch|phong trào|cuộc|mặt)\b",
    re.IGNORECASE,
)
_PERIODS = (
    re.compile(r"[Qq]u[ýí]\s+(?:[IVX]+|[1-4])(?:\s*(?:/|năm)\s*\d{4})?"),
    re.compile(r"\d{1,2}\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?(?:\s*(?:/|,?\s*năm)?\s*\d{4})?"),
    re.compile(r"(?:giữa\s+)?nhiệm kỳ\s+\d{4}\s*[-–]\s*\d{4}|giữa nhiệm kỳ"),
    re.compile(r"\d{1,2}/\d{1,2}/\d{4}\s*[-–]\s*\d{1,2}/\d{1,2}/\d{4}"),
    re.compile(r"(?:từ\s+năm\s+)?(?<![\d/])\d{4}\s*(?:[-–]|đến\s+năm)\s*\d{4}"),
    re.compile(r"năm\s+học\s+\d{4}\s*[-–]\s*\d{4}|năm\s+\d{4}|tháng\s+\d{1,2}/\d{4}"),
)  # fmt: skip
_YEAR_BEHIND = re.compile(r"(?:/|năm\s+)(\d{4})(?!\d)")
_THEME = re.compile(
    r"[Cc]huyên đề(?:\s+toàn khóa|\s+toàn khoá|\s+năm)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?"
)
_NAMED = re.compile(
    rf"\s*(?:việc\s+)?(?:tình hình\s+)?(?:thực hiện\s+)*(?P<name>(?:{KIND_PATTERN}|Điều lệ|Quy ước|Bộ tiêu chí|Chiến lược|Hiến pháp)"
    r"\s+[^,;:.“”(]{3,})"
)
_LEAD_IN = re.compile(
    r"\W*(?:[\w\s]{0,40}?)(?P<word>sơ\s+kết|tổng\s+kết)(?:\s+(?:\d{1,3}\s+năm\s+)?(?:việc\s+|tình hình\s+|kết quả\s+)?(?:thực hiện\s+)?các\b|(?:\s+\d{1,3}\s+năm)?(?:\s+(?:việc|tình hình))?(?:\s+thực hiện)?[\s:]*\Z)",
    re.IGNORECASE,
)


def inherited_kind(lead_in: str) -> str | None:
    """The kind a lead-in gives the items under it ("Tổng kết các chỉ thị, nghị quyết …:")."""
    match = _LEAD_IN.match(fold_spaces(nfc(lead_in)))
    if match is None:
        return None
    return PRELIMINARY if match["word"].lower().startswith("sơ") else FINAL


def _outer(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions that are not inside another one's subject."""
    outer: list[Mention] = []
    for mention in mentions:
        last = outer[-1] if outer else None
        if last is None or last.subject_start < 0 or mention.start >= last.end:
            outer.append(mention)
    return outer


def _reviewed(text: str, start: int, end: int, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Codes of the directives between `start` and `end` that the review is of."""
    codes: list[str] = []
    position = start
    for mention in mentions:
        if not start <= mention.start < end:
            continue
        between = text[position : mention.start]
        if codes and (len(between) > _LONGEST_JOINER or not _JOINER.fullmatch(between)):
            break
        if not codes and _NOT_REVIEWED.search(between):
            break
        codes.append(mention.citation.code)
        position = mention.end
    return tuple(codes)


def _clause_end(text: str, start: int, limit: int, mentions: Sequence[Mention]) -> int:
    """End of the review's clause; quotations and the subjects of directives are passed over."""
    spans = [(quote.start(), quote.end()) for quote in _QUOTED.finditer(text, start, limit)]
    spans += [(m.start, m.end) for m in mentions if start <= m.start < limit]
    for match in _CLAUSE_END.finditer(text, start, limit):
        if not any(begin <= match.start() < end for begin, end in spans):
            return match.start()
    return limit


def _with_year(period: str, behind: str) -> str:
    """ "quý I" with the year that the end of the sentence prints: "quý I/2025"."""
    year = _YEAR_BEHIND.search(behind)
    if year is None or re.search(r"\d{4}", period) or period[0] not in "q0123456789":
        return period
    joint = "/" if period.startswith("quý") else " " if period.endswith("năm") else " năm "
    return f"{period}{joint}{year[1]}"


def _period(clause: str, behind: str) -> str:
    """The period a clause names, "" when none; `behind` is what follows in the sentence."""
    theme = _THEME.search(clause)
    if theme:
        return fold_spaces(theme[0])
    for pattern in _PERIODS:
        match = pattern.search(clause)
        if match:
            plain = re.sub(r"\s*(?:[-–]|đến năm)\s*(?=\d)", " - ", fold_spaces(match[0]))
            return _with_year(plain.removeprefix("từ năm "), behind)
    return ""


def _without_quotes(clause: str) -> str:
    return _QUOTED.sub(" ", clause)


def _read(text: str, kind: str, start: int, end: int, mentions: Sequence[Mention]) -> Review | None:
    """The review whose words stand in [start, end), None for a general phrase."""
    years = _YEARS.match(text, start, end)
    body = years.end() if years else start
    codes = _reviewed(text, body, end, mentions)
    if codes:
        return Review(kind, int(years[1]) if years else None, codes)
    clause = _without_quotes(text[body:end])
    number = years or _YEARS_BEHIND.search(clause)
    period = _period(clause, text[end : end + 200].partition(";")[0])
    if number:
        return Review(kind, int(number[1]), (), period)
    if _GENERAL.match(clause) or _NOT_REVIEWED.search(clause):
        return None
    named = _NAMED.match(clause)
    if period or named:
        return Review(kind, None, (), period or fold_spaces(named["name"] if named else ""))
    return None


_OTHER_YEARS = re.compile(
    r"(?:,|\s+và|\s+gắn với)\s+(?=\d{1,2}\s+năm\s+(?:thực hiện|triển khai)(?!\w))"
)


def _by_years(
    text: str, start: int, end: int, mentions: Sequence[Mention]
) -> list[tuple[int, int]]:
    """One review for each number of years: "Tổng kết 20 năm thực hiện … và 10 năm thực hiện …"."""
    cuts = [
        cut
        for cut in _OTHER_YEARS.finditer(text, start, end)
        if not any(mention.start <= cut.start() < mention.end for mention in mentions)
    ]
    starts = [start, *(cut.end() for cut in cuts)]
    return list(zip(starts, [*(cut.start() for cut in cuts), end], strict=True))


def _pieces(
    text: str, start: int, limit: int, mentions: Sequence[Mention]
) -> list[tuple[int, int]]:
    """The clauses a review word governs: one, or after "tổng kết:" each part between semicolons."""
    if not text[start:limit].lstrip().startswith(":"):
        return [(start, _clause_end(text, start, limit, mentions))]
    position = text.index(":", start) + 1
    pieces = []
    while position < limit:
        end = _clause_end(text, position, limit, mentions)
        pieces.append((position, end))
        if text[end : end + 1] != ";":
            break
        position = end + 1
    return pieces


def _starting_in(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    return mentions[first : bisect_left(mentions, end, key=lambda mention: mention.start)]


def _within_subject(position: int, mentions: Sequence[Mention]) -> bool:
    near = _starting_in(mentions, position - LONGEST_MENTION, position)
    return any(0 <= mention.subject_start <= position < mention.end for mention in near)


def _own_reviews(text: str) -> tuple[tuple[Review, ...], bool]:
    """The reviews a text names itself, and whether it has any review word of its own."""
    mentions = find(text)
    words = [
        match for match in _WORD.finditer(text) if not _within_subject(match.start(), mentions)
    ]
    outer = _outer(mentions)
    reviews = []
    for index, word in enumerate(words):
        limit = words[index + 1].start() if index + 1 < len(words) else len(text)
        kind = PRELIMINARY if word["so"] else FINAL
        near = _starting_in(outer, word.end(), limit)
        for piece in _pieces(text, word.end(), limit, near):
            for start, end in _by_years(text, *piece, near):
                review = _read(text, kind, start, end, near)
                if review is not None:
                    reviews.append(review)
    return tuple(reviews), bool(words)


def _codes_of(text: str) -> tuple[str, ...]:
    return _reviewed(text, 0, len(text), _outer(find(text)))


def _with_bullets(text: str, bullets: Sequence[str]) -> tuple[Review, ...]:
    """One review of all directives in the bullets: "Tổng kết các chương trình …:" and its list.

    A bullet with a review word of its own says otherwise and is not among them.
    """
    kind = inherited_kind(text)
    word = _WORD.search(text)
    if kind is None or word is None:
        return ()
    inheriting = [bullet for bullet in map(nfc, bullets) if not _own_reviews(bullet)[1]]
    codes = tuple(code for bullet in inheriting for code in _codes_of(bullet))
    if not codes:
        return ()
    years = _YEARS.match(text, word.end())
    return (Review(kind, int(years[1]) if years else None, codes),)


def find_reviews(
    text: str, *, inherited: str | None = None, bullets: Sequence[str] = ()
) -> tuple[Review, ...]:
    """The reviews an item names, in order, by the rules of the interchange form.

    `inherited` is the kind a lead-in gave (see `inherited_kind`); it counts when the item has no
    review word of its own. `bullets` are the texts under an item "Tổng kết các …:"; they give one
    review with all their codes. General phrases and reviews inside a subject are not counted.
    """
    text = nfc(text)
    if bullets and (reviews := _with_bullets(text, bullets)):
        return reviews
    reviews, has_word = _own_reviews(text)
    if has_word or inherited is None:
        return reviews
    codes = _codes_of(text)
    named = _NAMED.match(text)
    if not codes and named is None:
        return ()
    return (
        Review(
            inherited, None, codes, "" if codes or named is None else fold_spaces(named["name"])
        ),
    )


def due_date(date: datetime.date, years: int) -> datetime.date:
    """The day a directive of `date` is `years` old; 29 February falls on 28 in a common year.

    Past the year 9999 the last day of the calendar is given.
    """
    if date.year + years > datetime.MAXYEAR:
        return datetime.date.max
    return make_date(date.year + years, date.month, date.day) or datetime.date(
        date.year + years, 2, 28
    )


def missed_by(years: int, due: datetime.date, held: datetime.date, when: str) -> str:
    """How far a review lies from the day its years are full: "… mới tròn 10 năm; họp tháng 4/2025 là sớm 12 tháng".

    Stands behind the name of the directive; `when` is how `held` is called, another day than `due`.
    """
    apart = time_apart(due, held)
    if held < due:
        return f"đến ngày {format_date(due)} mới tròn {years} năm; {when} là sớm {apart}"
    return f"đã tròn {years} năm từ ngày {format_date(due)}; {when} là muộn {apart}"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A round number of years, and the day it is reached."""

    years: int
    due: datetime.date


def milestones_in(
    date: datetime.date, year: int, steps: Sequence[int] = USUAL_STEPS
) -> tuple[Milestone, ...]:
    """The steps a directive of `date` reaches within the calendar year."""
    return tuple(
        Milestone(step, due_date(date, step)) for step in steps if date.year + step == year
    )


def _months_between(earlier: datetime.date, later: datetime.date) -> float:
    return (
        (later.year - earlier.year) * 12
        + (later.month - earlier.month)
        + (later.day - earlier.day) / LONGEST_MONTH
    )


def agrees(
    review_years: int | None,
    directive_date: datetime.date | None,
    conference_date: datetime.date | None,
    tolerance_months: int = 6,
) -> bool | None:
    """Whether "Sơ kết 05 năm" fits the dates within the tolerance; None when one is not known."""
    if review_years is None or directive_date is None or conference_date is None:
        return None
    due = due_date(directive_date, review_years)
    return abs(_months_between(due, conference_date)) <= tolerance_months
