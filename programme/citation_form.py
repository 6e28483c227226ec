"""How a paper cites: whole the first time, one comma rule throughout, kind and symbol agreeing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from programme.citations import Mention, find, symbol_agrees
from programme.dates import format_day, format_month
from programme.findings import Finding, Severity
from programme.vietnamese import nfc

# One text of a paper with its place ("II.1.3").
Placed = tuple[str, str]
# What one text cites once: a mention, or several joined by "và" that share what follows them.
Group = list[Mention]

# A law is cited by its name and year (H5 II.I.6.2.3).
BY_NAME = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
_JOINT = re.compile(r"[\s,;]*(?:và\s)?\s*(?:số\s)?\s*")

# H5 II.I.6.1.4: type, number and symbol, date, issuing body, subject.
PARTS: tuple[tuple[str, str, Callable[[Mention], bool]], ...] = (
    ("kind", "Thiếu tên loại văn bản.", lambda mention: bool(mention.form.kind_text)),
    ("so", "Thiếu chữ “số” trước số, ký hiệu.", lambda mention: mention.form.has_so),
    ("date", "Thiếu ngày ban hành.", lambda mention: mention.citation.date is not None),
    ("issuer", "Thiếu cơ quan ban hành.", lambda mention: bool(mention.citation.issuer)),
    ("subject", "Thiếu trích yếu.", lambda mention: bool(mention.citation.subject)),
)


def incomplete_first_mentions(texts: Iterable[Placed]) -> list[Finding]:
    """What is missing where a text is cited for the first time, in the order of reading (K67).

    Also a date that is not padded as "09/8/2021". Later mentions need only kind and number.
    """
    found: list[Finding] = []
    seen: list[Mention] = []
    for where, text in texts:
        for group in _groups(nfc(text)):
            if any(not _is_later(mention, seen) for mention in group):
                found += _incomplete(group, where)
            seen += group
    return found


def uneven_commas(texts: Iterable[Placed]) -> list[Finding]:
    """The citations that treat the comma before "ngày" other than most of the paper does (K67).

    When both are equally many, the comma is right: the guideline writes it itself.
    """
    dated = [(where, mention) for where, mention in _mentions(texts) if _is_run_in(mention)]
    with_comma = sum(mention.form.comma_before_date for _, mention in dated)
    has_comma = 2 * with_comma >= len(dated)
    habit = "có" if has_comma else "không có"
    return [
        _warning("comma", f"Phần lớn văn bản {habit} dấu phẩy trước chữ “ngày”.", mention, where)
        for where, mention in dated
        if mention.form.comma_before_date != has_comma
    ]


def disagreeing_symbols(texts: Iterable[Placed]) -> list[Finding]:
    """The citations whose kind and symbol belong to different kinds of text (K68)."""
    return [
        _warning("symbol", "Tên loại và ký hiệu không cùng một loại văn bản.", mention, where)
        for where, mention in _mentions(texts)
        if not symbol_agrees(mention.citation.kind, mention.citation.symbol, mention.citation.date)
    ]


def _mentions(texts: Iterable[Placed]) -> Iterator[tuple[str, Mention]]:
    for where, text in texts:
        for mention in find(text):
            yield where, mention


def _groups(text: str) -> list[Group]:
    """The mentions of a text; those joined as in "Quy định số 217, 218-QĐ/TW" stand together."""
    groups: list[Group] = []
    for mention in find(text):
        before = groups[-1][-1] if groups else None
        is_bare = not mention.form.kind_text
        if before and is_bare and _JOINT.fullmatch(text, before.end, mention.start):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _is_later(mention: Mention, seen: Sequence[Mention]) -> bool:
    """Whether it names a text cited before: the same kind and number, and no other date."""
    citation = mention.citation
    return any(
        (before.citation.kind, before.citation.code) == (citation.kind, citation.code)
        and citation.date in (None, before.citation.date)
        for before in seen
    )


def _incomplete(group: Group, where: str) -> Iterator[Finding]:
    first = group[0]
    if first.citation.kind in BY_NAME:
        return
    for key, message, is_there in PARTS:
        if not any(is_there(mention) for mention in group):
            yield _warning(key, message, first, where)
    for mention in group:
        if not _is_padded(mention):
            yield _warning("padding", "Ngày, tháng viết chưa đúng số 0 đứng trước.", mention, where)


def _is_padded(mention: Mention) -> bool:
    """Whether day and month are printed as H5 II.I.4.2.2 asks: 05/02/2015, 09/8/2021."""
    date = mention.citation.date
    if date is None or not mention.form.date_text:
        return True
    printed = re.findall(r"\d+", mention.form.date_text)
    return printed == [format_day(date.day), format_month(date.month), str(date.year)]


def _is_run_in(mention: Mention) -> bool:
    """Whether a date follows the number in the sentence, not in brackets and not at the end."""
    form = mention.form
    return bool(form.date_text) and "(" not in form.date_lead and not form.date_last


def _warning(key: str, message: str, mention: Mention, where: str) -> Finding:
    form = mention.form
    about = f"{form.kind_text}{form.number_lead}{form.code_text}".strip()
    return Finding(f"citation_{key}", Severity.WARNING, message, about, where)
