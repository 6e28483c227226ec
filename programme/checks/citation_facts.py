"""What citations say against each other and against the calendar: years, terms, issuers, numbers."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from programme.central_terms import central_term, is_of_central_term
from programme.checks.citation_forms import BY_NAME
from programme.checks.cited_passages import CitedPassage, each_mention
from programme.checks.places import place_name
from programme.citations import Mention, later_mention
from programme.dates import format_date
from programme.findings import Severity, TextFinding
from programme.vietnamese import search_key

_CENTRAL = re.compile(r"\b(?:bo chinh tri|ban bi thu|trung uong|tong bi thu)\b")
_PROVINCIAL = re.compile(
    r"\b(?:tinh uy|thanh uy|dang bo (?:tinh|thanh pho)|hoi dong nhan dan|uy ban nhan dan)\b"
)
_COMPARED = 5  # dates of one number that another is compared with
_GOVERNMENT = re.compile(r"\b(?:chinh phu|thu tuong)\b")


def code_years(texts: Sequence[CitedPassage]) -> list[TextFinding]:
    """The year inside a code against the date: "Nghị định số 28/2021/NĐ-CP ngày 26/3/2022"."""
    found = []
    for text, mention in each_mention(texts):
        one = mention.citation
        _, slash, year = one.number.partition("/")
        if slash and one.date is not None and year != str(one.date.year):
            message = (
                f"Số {one.number} là của năm {year}, ngày ban hành lại ghi {format_date(one.date)}."
                " Hãy xem lại số hoặc ngày."
            )
            span = (mention.start, (text.date_span(mention) or text.code_span(mention))[1])
            found.append(text.passage.finding("code_year", message, span))
    return found


def wrong_issuers(texts: Sequence[CitedPassage]) -> list[TextFinding]:
    """An issuer that does not issue under the symbol: "42-CT/TW … của Ban Thường vụ Tỉnh uỷ"."""
    found = []
    for text, mention in each_mention(texts):
        told = _issuer_fault(mention)
        if told:
            message = (
                f"{later_mention(mention.citation)} ghi là của “{mention.citation.issuer}”, nhưng {told}."
                " Hãy xem lại ký hiệu hoặc cơ quan ban hành."
            )
            found.append(
                text.passage.finding("citation_issuer_symbol", message, text.head_span(mention))
            )
    return found


def _issuer_fault(mention: Mention) -> str:
    issuer, symbol = search_key(mention.citation.issuer), mention.citation.symbol
    if not issuer:
        return ""
    is_central, is_provincial = bool(_CENTRAL.search(issuer)), bool(_PROVINCIAL.search(issuer))
    if symbol.endswith("/TW") and (
        (is_provincial and not is_central) or _GOVERNMENT.search(issuer)
    ):
        return "ký hiệu TW là của Trung ương Đảng"
    if symbol.endswith("/TU") and is_central and not is_provincial:
        return "ký hiệu TU là của tỉnh uỷ, thành uỷ"
    if symbol.endswith("-CP") and (is_provincial or is_central):
        return "ký hiệu CP là của Chính phủ"
    return ""


def wrong_terms(texts: Sequence[CitedPassage]) -> list[TextFinding]:
    """A central text whose date lies in another term: "33-NQ/TW ngày 09/6/2014 … khóa X"."""
    found = []
    for text, mention in each_mention(texts):
        one = mention.citation
        if not (one.symbol.endswith("/TW") and one.date and one.term):
            continue
        if not is_of_central_term(one.date, one.term):
            message = (
                f"{later_mention(one)} ghi khoá {one.term}, nhưng ngày {format_date(one.date)} thuộc khoá"
                f" {central_term(one.date) or 'khác'}. Hãy xem lại khoá hoặc ngày."
            )
            found.append(text.passage.finding("citation_term", message, text.head_span(mention)))
    return found


def dates_ahead(texts: Sequence[CitedPassage], last_day: datetime.date | None) -> list[TextFinding]:
    """Texts cited with a date behind the last day on which the paper may be dated."""
    if last_day is None:
        return []
    found = []
    for text, mention in each_mention(texts):
        date, span = mention.citation.date, text.date_span(mention)
        if date is not None and span is not None and date > last_day:
            message = (
                f"{later_mention(mention.citation)} ghi ngày {format_date(date)}, sau thời gian của"
                " văn bản này. Hãy xem lại ngày ban hành."
            )
            found.append(text.passage.finding("date_ahead", message, span))
    return found


def same_numbers(texts: Sequence[CitedPassage]) -> list[TextFinding]:
    """Two texts under one kind, number and symbol with different dates.

    Texts of two terms may share a number (a note); dates that differ in one figure, or lie in one
    year, are rather a slip (a warning).
    """
    by_code: dict[tuple[str, str], list[tuple[CitedPassage, Mention]]] = defaultdict(list)
    for text, mention in each_mention(texts):
        one = mention.citation
        if one.date is not None and one.kind not in BY_NAME:
            by_code[one.kind, one.code].append((text, mention))
    found = []
    for mentions in by_code.values():
        seen: dict[datetime.date, str] = {}
        for text, mention in mentions:
            date = mention.citation.date
            if date is None or date in seen:
                continue
            for other, where in islice(seen.items(), _COMPARED):
                found.append(_same_number(text, mention, date, other, where))
            seen[date] = text.passage.where
    return found


def _same_number(
    text: CitedPassage, mention: Mention, date: datetime.date, other: datetime.date, where: str
) -> TextFinding:
    one, two = format_date(date), format_date(other)
    is_slip = date.year == other.year or _differing(one, two) == 1
    name = later_mention(mention.citation)
    advice = (
        "Hãy xem lại, có thể một ngày ghi nhầm."
        if is_slip
        else "Nếu là hai văn bản của hai nhiệm kỳ, hãy luôn ghi kèm ngày."
    )
    return text.passage.finding(
        "same_number",
        f"{name} ở đây ghi ngày {one}, ở {place_name(where)} ghi ngày {two}. {advice}",
        (mention.start, (text.date_span(mention) or text.code_span(mention))[1]),
        severity=Severity.WARNING if is_slip else Severity.NOTE,
    )


def _differing(one: str, two: str) -> int:
    if len(one) != len(two):
        return abs(len(one) - len(two)) + 1
    return sum(a != b for a, b in zip(one, two, strict=True))


def two_subjects(texts: Sequence[CitedPassage]) -> list[TextFinding]:
    """One text cited with two titles that have hardly a word in common."""
    first: dict[tuple[str, str, datetime.date], tuple[set[str], str]] = {}
    found = []
    for text, mention in each_mention(texts):
        one = mention.citation
        words = set(search_key(one.subject).split())
        if one.date is None or len(words) < _FEWEST_WORDS:
            continue
        other, where = first.setdefault((one.kind, one.code, one.date), (words, text.passage.where))
        if len(words & other) < _COMMON_WORDS * min(len(words), len(other)):
            message = (
                f"{later_mention(one)} ở đây ghi trích yếu khác hẳn ở {place_name(where)}. Hãy xem lại"
                " số hoặc trích yếu."
            )
            found.append(text.passage.finding("two_subjects", message, text.head_span(mention)))
    return found


_FEWEST_WORDS = 4
_COMMON_WORDS = 0.3
# H5 II.I.6.1.4: type, number and symbol, date, issuing body, subject at the first mention.
_SUBJECT = "trích yếu"
_PARTS = (("date", "ngày ban hành"), ("issuer", "cơ quan ban hành"), ("subject", _SUBJECT))
# "… ngày 03/6/2026 (về đầu tư công)", "… của Bộ Chính trị, “về …”"
_SUBJECT_BEHIND = re.compile(r"\s*[,:(–-]?\s*(?:“\s*)?(?:về|v/v)\s", re.IGNORECASE)


def incomplete_first_mentions(texts: Sequence[CitedPassage]) -> list[TextFinding]:
    """What a text cited for the first time lacks, in one finding a text (K67).

    Citations joined by "và" share what follows them; those inside another text's subject are part
    of its name and need nothing.
    """
    seen: set[tuple[str, str]] = set()
    found = []
    for text in texts:
        for index, mention in enumerate(text.mentions):
            one = mention.citation
            key = (one.kind, one.code)
            is_inner = any(a <= mention.start < b for a, b in text.subject_spans())
            if key in seen or one.kind in BY_NAME:
                continue
            seen.add(key)
            missing = [name for part, name in _PARTS if not getattr(one, part)]
            if missing and _SUBJECT_BEHIND.match(text.passage.text, mention.end):
                missing = [name for name in missing if name != _SUBJECT]
            if missing and not is_inner and not _is_joined(text, index):
                found.append(_incomplete(text, mention, missing))
    return found


def _incomplete(text: CitedPassage, mention: Mention, missing: Sequence[str]) -> TextFinding:
    *others, last = missing
    names = f"{', '.join(others)} và {last}" if others else last
    message = f"{later_mention(mention.citation)} viện dẫn lần đầu còn thiếu {names}. Hãy ghi thêm."
    span = text.head_span(mention)
    return text.passage.finding("citation_incomplete", message, span, severity=Severity.NOTE)


_JOINT = re.compile(r"\s*(?:,|;|và|,\s*và)?\s*(?:(?:các\s+)?[\w\s]{0,14})?(?:số\s*)?")


def _is_joined(text: CitedPassage, index: int) -> bool:
    """Whether the next mention follows at once and brings what this one lacks."""
    if index + 1 == len(text.mentions):
        return False
    one, two = text.mentions[index], text.mentions[index + 1]
    between = text.passage.text[one.end : two.start]
    return len(between) < 12 and bool(_JOINT.fullmatch(between)) and bool(between.strip())
