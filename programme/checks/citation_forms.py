"""How each citation is written: "số", "của", the comma, the zeros of dates, dash and slash (K67-K69)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from programme.checks.cited_passages import CitedPassage, each_mention
from programme.checks.passages import Passage
from programme.citations import Mention
from programme.dates import format_date, format_day, format_month, make_date
from programme.directive_kinds import kind_of_symbol, symbol_agrees
from programme.findings import Severity, TextFinding

_DATE = re.compile(r"(?<![\d/.,-])(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})(?![\d/])")
_IN_WORDS = re.compile(
    r"(?<!\w)(?:ngày (?P<day>\d{1,2}) )?tháng (?P<month>\d{1,2})(?=/(?:19|20)\d{2}(?!\d)|,? năm \d{4})",
    re.IGNORECASE,
)
# "HDLT/…", "KHPH/…": issued jointly.
_JOINTLY = re.compile(r"(?<=[A-ZĐa-z])(?:LT|PH)(?=[/-]|\Z)")
# Laws are cited by name and year (H5 II.I.6.2.3); "Luật số 59/2020/QH14" needs no more.
BY_NAME = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
_PARTY_BODIES = r"(?:TW|TƯ|TU)"
_STATE_BODIES = r"(?:CP|TTg|UBND|HĐND)"
_PARTY_SWAPPED = re.compile(
    rf"(\d+)\s?([-–/])\s?([A-ZĐ][A-Za-zĐđ]{{0,4}})\s?([-–/])\s?({_PARTY_BODIES})"
)
_STATE_SWAPPED = re.compile(
    rf"(\d+)\s?([-–/])\s?([A-ZĐ][A-Za-zĐđ]{{0,4}})\s?([-–/])\s?({_STATE_BODIES})"
)


def missing_so(texts: Sequence[CitedPassage]) -> list[TextFinding]:
    """A kind followed by its code without "số": "Chỉ thị 46-CT/TW" (H5 II.I.6.1.4)."""
    found = []
    for text, mention in each_mention(texts):
        form = mention.form
        if not form.kind_text or form.has_so or mention.citation.kind in BY_NAME:
            continue
        head = f"{form.kind_text}{form.number_lead}{form.code_text}"
        start, end = text.head_span(mention)
        is_whole = text.passage.text[start:end] == head
        found.append(
            text.passage.finding(
                "citation_so",
                f"Thiếu chữ “số” trước “{form.code_text}”. Hãy thêm chữ “số”.",
                (start, end),
                mend=f"{form.kind_text} số {form.code_text}" if is_whole else None,
            )
        )
    return found


def missing_of(texts: Sequence[CitedPassage]) -> list[TextFinding]:
    """A body behind the date without "của": "ngày 24/11/2023 Hội nghị lần thứ tám …"."""
    found = []
    for text, mention in each_mention(texts):
        form, place = mention.form, text.date_span(mention)
        has_of = "của" in form.issuer_lead.lower()
        if not mention.citation.issuer or has_of or place is None or form.date_last:
            continue
        lead_end = place[1] + len(form.date_tail) + len(form.issuer_lead)
        lead = (place[1] + len(form.date_tail), lead_end)
        if text.passage.text[slice(*lead)] == form.issuer_lead and form.issuer_lead.isspace():
            message = f"Thiếu chữ “của” trước “{mention.citation.issuer}”. Hãy thêm chữ “của”."
            found.append(text.passage.finding("citation_of", message, lead, mend=" của "))
    return found


def uneven_commas(texts: Sequence[CitedPassage]) -> list[TextFinding]:
    """Citations that treat the comma before "ngày" other than most of the paper does (K67).

    When both are equally many the comma is right: the guideline writes it itself.
    """
    dated = [(text, one) for text, one in each_mention(texts) if _is_run_in(one)]
    with_comma = sum(one.form.comma_before_date for _, one in dated)
    has_comma = 2 * with_comma >= len(dated)
    others = "chỗ khác" if 2 * with_comma == len(dated) else "phần lớn chỗ khác"
    found = []
    for text, mention in dated:
        form, place = mention.form, text.date_span(mention)
        if form.comma_before_date == has_comma or place is None:
            continue
        start = place[0] - len(form.date_lead)
        if text.passage.text[start : place[0]] != form.date_lead or "ngày" not in form.date_lead:
            continue
        message = (
            f"Thiếu dấu phẩy trước chữ “ngày” ({others} có). Hãy thêm dấu phẩy."
            if has_comma
            else f"Thừa dấu phẩy trước chữ “ngày” ({others} không có). Hãy bỏ dấu phẩy."
        )
        mend = ", ngày " if has_comma else " ngày "
        finding = text.passage.finding(
            "citation_comma", message, (start, place[0]), mend=mend, severity=Severity.NOTE
        )
        found.append(finding)
    return found


def _is_run_in(mention: Mention) -> bool:
    """Whether a date follows the number in the sentence, not in brackets and not at the end."""
    form = mention.form
    return bool(form.date_text) and "(" not in form.date_lead and not form.date_last


def date_padding(passage: Passage) -> list[TextFinding]:
    """Dates whose zeros are not H5's: days of two digits, a zero for months 1 and 2 only (K69).

    A date that no calendar has is an error.
    """
    found: list[TextFinding] = []
    if "/" not in passage.text and "háng" not in passage.text:
        return found
    for match in _DATE.finditer(passage.text):
        day, month, year = (int(part) for part in match.groups())
        date = make_date(year, month, day)
        is_named = passage.text[: match.start()].endswith("ngày ")
        if date is None and (is_named or (day <= 31 and month <= 12)):
            message = f"Không có ngày {match[0]}. Hãy xem lại ngày, tháng, năm."
            found.append(
                passage.finding("no_such_date", message, match.span(), severity=Severity.ERROR)
            )
        elif date is not None and format_date(date) != match[0]:
            found.append(_padding(passage, match.span(), format_date(date)))
    for match in _IN_WORDS.finditer(passage.text):
        for group, padded in (("day", format_day), ("month", format_month)):
            printed = match[group]
            if printed and 0 < int(printed) <= 31 and padded(int(printed)) != printed:
                found.append(_padding(passage, match.span(group), padded(int(printed))))
    return found


def _padding(passage: Passage, span: tuple[int, int], right: str) -> TextFinding:
    message = (
        f"“{passage.text[slice(*span)]}” ghi số 0 đứng trước chưa đúng (chỉ thêm số 0 cho ngày dưới 10"
        f" và tháng 1, tháng 2). Hãy viết “{right}”."
    )
    return passage.finding("date_padding", message, span, mend=right)


def swapped_signs(passage: Passage) -> list[TextFinding]:
    """Dash and slash in the wrong places: "12/NQ-TW", "05-CT-TU", "30-NĐ/CP"."""
    found: list[TextFinding] = []
    if "/" not in passage.text and "-" not in passage.text:
        return found
    for pattern, signs in ((_PARTY_SWAPPED, ("-", "/")), (_STATE_SWAPPED, ("/", "-"))):
        for match in pattern.finditer(passage.text):
            printed = tuple("-" if sign == "–" else sign for sign in (match[2], match[4]))
            if printed != signs and kind_of_symbol(match[3]) and _stands_alone(passage, match):
                right = f"{match[1]}{signs[0]}{match[3]}{signs[1]}{match[5]}"
                message = (
                    f"Dấu nối và dấu gạch chéo trong “{match[0]}” đặt sai chỗ. Hãy viết “{right}”."
                )
                found.append(passage.finding("swapped_signs", message, match.span(), mend=right))
    return found


def _stands_alone(passage: Passage, match: re.Match[str]) -> bool:
    before = passage.text[max(0, match.start() - 1) : match.start()]
    behind = passage.text[match.end() : match.end() + 1]
    return not (before.isalnum() or (before in "/-" and before)) and not (
        behind.isalnum() or (behind in "/-" and behind)
    )


def disagreeing_symbols(texts: Sequence[CitedPassage]) -> list[TextFinding]:
    """Kind and symbol of different kinds of text: "Quy định số 144-CT/TW" (K68).

    Symbols of joint texts ("HDLT", "NQLT", "KHPH") are those of their kind; unknown ones are not
    judged.
    """
    found = []
    for text, mention in each_mention(texts):
        one = mention.citation
        symbol = _JOINTLY.sub("", one.symbol)
        other = kind_of_symbol(symbol)
        if not other or symbol_agrees(one.kind, symbol, one.date):
            continue
        told = f"ký hiệu này là của {other}" if other != one.kind else "ký hiệu này không còn dùng"
        message = (
            f"“{one.kind}” không đi với ký hiệu {one.symbol}: {told}. Hãy xem lại tên loại hoặc ký"
            " hiệu."
        )
        found.append(text.passage.finding("citation_symbol", message, text.head_span(mention)))
    return found


def shared_symbols(texts: Sequence[CitedPassage]) -> list[TextFinding]:
    """Several numbers under one symbol: "Quyết định số 217, 218-QĐ/TW"."""
    found = []
    for text in texts:
        mentions = text.mentions
        for one, two in pairwise(mentions):
            bare = one.form.code_text
            if bare.isdigit() and one.citation.symbol == two.citation.symbol and one.form.kind_text:
                span = (one.start, text.code_span(two)[1])
                message = (
                    f"Số {bare} dùng chung ký hiệu với số đứng sau. Hãy ghi đủ số, ký hiệu của từng"
                    f" văn bản: “số {one.citation.code}”."
                )
                found.append(
                    text.passage.finding("shared_symbol", message, span, severity=Severity.NOTE)
                )
    return found
