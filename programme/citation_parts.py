"""The parts of a citation as patterns: code, kind before it, date, issuer, term and subject after it."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from programme.dates import parse_date
from programme.directive_kinds import KIND_PATTERN, KNOWN_SYMBOLS, symbol_agrees, symbol_head
from programme.issuers import BODY_OPENING, TITLE_OPENING, issuer_end
from programme.vietnamese import DASHES, fold_spaces

_BEFORE = 120  # characters looked at before a code
_SUBJECT = 800  # longest subject in characters

_SIGN = rf"[{DASHES}/]"
_NUMBER = r"\d{1,6}[a-z]?(?:\s?/\s?(?:19|20)\d\d)?"
_LETTERS = r"[A-Za-zĐđƯư]"
_CODE = re.compile(
    rf"(?<![\d/.])(?P<number>{_NUMBER})(?P<sign>\s{{0,2}}{_SIGN}\s{{0,2}})"
    rf"(?P<symbol>[A-ZĐ]{_LETTERS}{{0,9}}\d{{0,2}}"
    rf"(?:(?:\s?/\s?|{_SIGN}){_LETTERS}{{1,14}}\d{{0,2}}|\s?[{DASHES}]\s?[A-ZĐ]{{2,6}}){{0,4}})(?![\wÀ-ỹ])"
)
_SPACED_SIGN = re.compile(rf"\s*({_SIGN})\s*")
_PARLIAMENT = re.compile(r"(?:UBTV)?QH\d{1,2}")

_HEAD = re.compile(
    rf"(?:(?<!\w)(?P<kind>{KIND_PATTERN})"
    r"(?P<more>\s+(?:hành động|phối hợp|liên tịch|kết luận|liên ngành))?(?:\s?:(?=\s{1,4}số\s))?)?"
    r"(?P<lead>\s{0,4}(?:(?<!\w)số\s{0,4}:?\s{0,4})?)",
    re.IGNORECASE,
)
_HEAD_END = re.compile(_HEAD.pattern + r"\Z", re.IGNORECASE)
_LIST_END = re.compile(rf"(?:{_NUMBER}\s*(?:,|;|và)\s*(?:số\s+)?){{1,20}}\Z")
_LISTED = re.compile(_NUMBER)
_LAW_NAME = re.compile(r"(?<!\w)(Bộ luật|Luật|Pháp lệnh)\s[^.;:“”\"]*\Z")

_DATE = re.compile(
    r"(?P<lead>\s{0,4},?\s{0,4}\(?\s{0,4}(?:ban hành\s{1,4})?(?:ngày\s{1,4}){0,2})"
    r"(?P<date>\d{1,2}\s?[/.–-]\s?\d{1,2}\s?[/.–-]\s?\d{4}(?!\d)"
    r"|\d{1,2}\s{1,4}tháng\s{1,4}\d{1,2}\s{0,4},?\s{0,4}năm\s{1,4}\d{4}(?!\d))(?P<tail>\s?\))?",
    re.IGNORECASE,
)
_OF = re.compile(r"\s{0,4},?\s{0,4}(?<=[\s,)])của\s{1,4}|\s{0,4},?\s{1,4}", re.IGNORECASE)
_TERM = re.compile(
    r"(?P<lead>\s{0,4},?\s{0,4}\(?\s{0,4}(?<=[\s(,])(?:khóa|khoá)\s{1,4})(?P<term>[IVXLC]+|\d{1,2})(?!\w)"
    r"(?P<tail>(?:,?\s{1,4}nhiệm kỳ\s{1,4}\d{4}\s{0,4}[-–]\s{0,4}\d{4})?\s?\)?)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\s{0,4},?\s{1,4}(?:về\s{1,4}việc|về|V/v)(?=[\s:“\"«])\s{0,4}:?\s{0,4}(?P<quote>[“\"«„])?\s{0,4}",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"\s{0,4},?\s{0,4}(?P<quote>[“«„]|(?<=\s)\")\s{0,4}(?:(?:về\s{1,4}việc|về)\s{1,4})?"
)
_BARE = re.compile(r"\s{1,4}(?=" + TITLE_OPENING.pattern + ")")
_CLOSING = {"“": '”"“', '"': '"”', "«": "»", "„": '”“"'}
_CLAUSE_END = re.compile(
    r"[;\n]|:(?=\s|\Z)|[.](?=\s|\Z|[”\"])|”|[“\"«()]"
    r"|,\s(?=\s?(?:đảm bảo|gắn với|trong đó|góp phần|để)\b)"
    rf"|\svà\s(?=\s?(?:các\s)?(?:{KIND_PATTERN})\s+(?:số\s+)?(?:của\b|\d))"
    r"|(?:,|\svà)\s(?=\s?(?:(?:việc\s)?(?:sơ kết|tổng kết)\s+)?\d{1,2}\s+năm\s+(?:thực hiện|triển khai)(?!\w))"
    rf"|\sgắn với\s(?=\s?(?:việc\s+)?(?:sơ kết|tổng kết|(?:thực hiện\s+)?(?:{KIND_PATTERN})\s+(?:số\s+)?\d))"
    r"|\s\((?=(?:Ban|Văn phòng|Đảng (?:ủy|uỷ|đoàn)|Sở|[UỦ][ỷy] ban|[Đđ]ồng chí|đ/c)\b)"
)


class ClauseSigns:
    """Where clauses may end in a text, looked up once so that many mentions cost no more."""

    def __init__(self, text: str) -> None:
        self._signs = list(_CLAUSE_END.finditer(text))
        self._starts = [sign.start() for sign in self._signs]

    def next(self, position: int, limit: int) -> re.Match[str] | None:
        """The first sign that starts in [position, limit)."""
        index = bisect_left(self._starts, position)
        if index == len(self._starts) or self._starts[index] >= limit:
            return None
        return self._signs[index]


@dataclass(frozen=True, slots=True)
class Found:
    """A printed code: number and symbol without inner spaces, and where it stands."""

    number: str
    symbol: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a code: kind word, "số", and bare numbers that share the code."""

    start: int
    kind_text: str = ""
    kind_text_printed: str = ""
    number_lead: str = ""
    listed: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind a code, each value with the joint printed before it."""

    end: int
    date: datetime.date | None = None
    date_lead: str = ""
    date_text: str = ""
    date_tail: str = ""
    issuer: str = ""
    issuer_lead: str = ""
    term: str = ""
    term_lead: str = ""
    term_tail: str = ""
    date_last: bool = False
    subject: str = ""
    subject_lead: str = ""
    subject_tail: str = ""
    subject_start: int = -1


def _is_code(match: re.Match[str], text: str) -> bool:
    """A symbol we know, or an unknown one printed tight behind "số" or a kind word."""
    symbol = match["symbol"]
    if symbol_head(symbol) in KNOWN_SYMBOLS or _PARLIAMENT.match(symbol):
        return True
    tight = match["sign"].strip() == match["sign"] and len(symbol) > 2
    before = _HEAD_END.search(text, max(0, match.start() - 40), match.start())
    return tight and before is not None and bool(before[0].strip())


def next_code(text: str, position: int) -> Found | None:
    """The first number-and-symbol at or after `position`, of the Party's or the State's form."""
    for match in _CODE.finditer(text, position):
        if _is_code(match, text):
            number = re.sub(r"\s", "", match["number"])
            symbol = _SPACED_SIGN.sub(r"\1", match["symbol"])
            for dash in DASHES[1:]:
                symbol = symbol.replace(dash, "-")
            return Found(number, symbol, match[0], match.start(), match.end())
    return None


def _kind_words(match: re.Match[str], symbol: str) -> tuple[str, int, int]:
    """The kind word meant, and where its printed words begin and end.

    "Thông báo kết luận số 5-TB/TU" is a Thông báo; of "Thông báo Kết luận số 5-KL/TW" the second
    word is meant.
    """
    kind, more = match["kind"] or "", (match["more"] or "").strip()
    if more.lower() == "kết luận" and not symbol_agrees(kind, symbol, None):
        return more, match.end("more") - len(more), match.end("more")
    return kind, match.start(), max(match.end("kind"), match.end("more"))


def _numbers(text: str, start: int, end: int) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (re.sub(r"\s", "", match[0]), match.start(), match.end())
        for match in _LISTED.finditer(text, start, end)
    )


def read_head(text: str, found: Found) -> Head:
    """Kind word and "số" before a code, with the numbers of "số 217, 218-QĐ/TW"."""
    window = max(0, found.start - _BEFORE)
    numbers = _LIST_END.search(text, window, found.start)
    number_start = found.start
    match = _HEAD_END.search(text, window, found.start)
    if numbers is not None:
        before = _HEAD_END.search(text, window, numbers.start())
        if before is not None and before[0].strip():
            match, number_start = before, numbers.start()
    if match is None or not match[0].strip():
        law = _LAW_NAME.search(text, window, found.start) if "QH" in found.symbol else None
        return Head(found.start, kind_text=law[1] if law else "")
    kind, start, end = _kind_words(match, found.symbol)
    if not kind:
        start = end = match.end() - len(match[0].lstrip())
    return Head(
        start=start,
        kind_text=kind,
        kind_text_printed=text[start:end],
        number_lead=text[end : match.end()],
        listed=_numbers(text, number_start, found.start),
    )


def _take_date(text: str, tail: Tail) -> Tail:
    match = _DATE.match(text, tail.end)
    if match is None or tail.date_text:
        return tail
    closing = match["tail"] if "(" in match["lead"] and match["tail"] else ""
    return replace(
        tail,
        end=match.end("date") + len(closing),
        date=parse_date(fold_spaces(match["date"])),
        date_lead=match["lead"],
        date_text=match["date"],
        date_tail=closing,
        date_last=bool(tail.issuer),
    )


def _take_issuer(text: str, tail: Tail) -> Tail:
    match = _OF.match(text, tail.end)
    if match is None or (
        "của" not in match[0].lower() and not BODY_OPENING.match(text, match.end())
    ):
        return tail
    if "của" not in match[0].lower() and ("," in match[0] or not tail.date_text):
        return tail
    end = issuer_end(text, match.end())
    if end == match.end():
        return tail
    return replace(tail, end=end, issuer=text[match.end() : end], issuer_lead=match[0])


def _take_term(text: str, tail: Tail) -> Tail:
    match = _TERM.match(text, tail.end)
    if match is None:
        return tail
    closing = match["tail"] if "(" in match["lead"] else match["tail"].rstrip(" )")
    return replace(
        tail,
        end=match.end("term") + len(closing),
        term=match["term"],
        term_lead=match["lead"],
        term_tail=closing,
    )


def _quote_end(text: str, quote: str, start: int, limit: int) -> int:
    """Position of the mark that closes a quotation, or -1."""
    ends = [text.find(mark, start, limit) for mark in _CLOSING[quote]]
    return min((end for end in ends if end >= 0), default=-1)


def _round_brackets_end(text: str, start: int, limit: int) -> int:
    return text.find(")", start, limit)


def _clause_end(text: str, signs: ClauseSigns, start: int, limit: int) -> int:
    """Where a title that is not quoted ends: at its clause's end, quotations inside kept whole."""
    position = start
    while (match := signs.next(position, limit)) is not None:
        sign = match[0]
        if sign in ("“", '"', "«"):
            closing = _quote_end(text, sign, match.end(), limit)
            if closing < 0:
                return limit if sign != '"' else match.start()
            position = closing + 1
            if _CODE.search(text, start, match.start()):
                return position
        elif sign == "(":
            closing = _round_brackets_end(text, match.end(), limit)
            if closing < 0:
                return match.start()
            position = closing + 1
        else:
            return match.start()
    return limit


def _subject_lead(text: str, tail: Tail) -> re.Match[str] | None:
    match = _ABOUT.match(text, tail.end) or _QUOTE.match(text, tail.end)
    if match is None and (tail.date_text or tail.issuer):
        match = _BARE.match(text, tail.end)
    return match


def _take_subject(text: str, signs: ClauseSigns, tail: Tail) -> Tail:
    lead = _subject_lead(text, tail)
    if lead is None:
        return tail
    start, limit = lead.end(), min(len(text), lead.end() + _SUBJECT)
    quote = lead.groupdict().get("quote")
    closing = _quote_end(text, quote, start, limit) if quote else -1
    end = closing + 1 if closing >= 0 else _clause_end(text, signs, start, limit)
    subject = text[start:end].rstrip(' \t,.;:”"»\n\u00a0')
    if not subject:
        return tail
    subject_tail = text[start + len(subject) : end].rstrip(" \t,.;:\n\u00a0")
    return replace(
        tail,
        end=start + len(subject) + len(subject_tail),
        subject=subject,
        subject_lead=lead[0],
        subject_tail=subject_tail,
        subject_start=start,
    )


def read_tail(text: str, signs: ClauseSigns, position: int) -> Tail:
    """Date, issuer, term and subject behind a code that ends at `position`."""
    tail = _take_date(text, Tail(position))
    tail = _take_term(text, _take_issuer(text, tail))
    return _take_subject(text, signs, _take_date(text, tail))
