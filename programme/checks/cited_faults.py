"""What is wrong with the citations in words being typed: against themselves and against the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from programme.checks import citation_facts, citation_forms
from programme.checks.cited_passages import CitedPassage, cited, each_mention
from programme.checks.passages import Passage
from programme.citations import Citation, Mention, later_mention
from programme.dates import format_date, parse_date
from programme.findings import TextFinding
from programme.vietnamese import fold_spaces, search_key

_OF_CITATIONS: tuple[Callable[[Sequence[CitedPassage]], Sequence[TextFinding]], ...] = (
    citation_forms.missing_so,
    citation_forms.missing_of,
    citation_forms.disagreeing_symbols,
    citation_facts.code_years,
    citation_facts.wrong_issuers,
    citation_facts.wrong_terms,
)
_ABBREVIATED = {"bch": "ban chap hanh", "btv": "ban thuong vu", "tw": "trung uong"}
_COMMON_WORDS = 0.5  # of the shorter of two names; bodies that share so many may be the same
_NO_NAMES = frozenset({"ban", "bo", "cua", "va", "dang"})


def cited_faults(words: str, registered: Sequence[Citation]) -> list[TextFinding]:
    """What is wrong in each citation of the words, in their order; a fault has a mending where safe.

    `registered` are the register's texts that bear a number cited here; others are passed over.
    """
    passage = Passage("", words)
    texts = cited([passage])
    found = [finding for check in _OF_CITATIONS for finding in check(texts)]
    places = [(one.start, one.end) for text in texts for one in text.mentions]
    for finding in citation_forms.date_padding(passage):
        start, end = finding.span or (0, 0)
        if any(first <= start and end <= last for first, last in places):
            found.append(finding)
    found += citation_forms.swapped_signs(passage)
    found += against_register(texts, registered)
    return sorted(found, key=lambda one: one.span or (0, 0))


def against_register(
    texts: Sequence[CitedPassage], registered: Sequence[Citation]
) -> list[TextFinding]:
    """Dates, symbols, issuers and terms that the register gives otherwise, in the order of reading."""
    by_number: dict[str, list[Citation]] = defaultdict(list)
    for row in registered:
        by_number[row.number].append(row)
    return [
        finding
        for text, mention in each_mention(texts)
        for finding in _against(text, mention, by_number[mention.citation.number])
    ]


def _against(
    text: CitedPassage, mention: Mention, registered: Sequence[Citation]
) -> Iterator[TextFinding]:
    """What the register says otherwise of one citation."""
    one = mention.citation
    of_kind = [row for row in registered if row.kind == one.kind]
    same_code = [row for row in of_kind if row.symbol == one.symbol]
    if one.date is None:
        same = same_code if len(same_code) == 1 else []
    else:
        same = [row for row in same_code if row.date == one.date]
        if not same:
            yield from _wrong_date(text, mention, same_code)
            yield from _wrong_symbol(text, mention, of_kind)
    for row in same[:1]:
        yield from _wrong_issuer(text, mention, row)
        yield from _wrong_term(text, mention, row)


def _wrong_date(
    text: CitedPassage, mention: Mention, same_code: Sequence[Citation]
) -> Iterator[TextFinding]:
    """A date that is rather a slip: near the register's, or of a text that is otherwise the same.

    Texts of two terms share numbers, so another date alone says nothing.
    """
    one, span = mention.citation, text.date_span(mention)
    meant = [row for row in same_code if row.date is not None and _is_slip(one, row)]
    if span is None or not meant:
        return
    dates = " hoặc ".join(format_date(row.date) for row in meant if row.date is not None)
    printed = text.passage.text[slice(*span)]
    is_safe = len(meant) == 1 and "/" in printed and parse_date(fold_spaces(printed)) == one.date
    yield text.passage.finding(
        "register_date",
        f"Danh mục ghi {one.kind} số {one.code} ngày {dates}. Hãy xem lại ngày.",
        span,
        mend=dates if is_safe else None,
    )


def _is_slip(one: Citation, row: Citation) -> bool:
    if one.date is None or row.date is None:
        return False
    is_same_day = (one.date.month, one.date.day) == (row.date.month, row.date.day)
    is_same_year = one.date.year == row.date.year
    differing = sum(a != b for a, b in zip(f"{one.date:%d%m%Y}", f"{row.date:%d%m%Y}", strict=True))
    return is_same_day or is_same_year or differing == 1 or _is_same_subject(one, row)


def _is_same_subject(one: Citation, row: Citation) -> bool:
    return bool(one.subject) and search_key(one.subject) == search_key(row.subject)


def _wrong_symbol(
    text: CitedPassage, mention: Mention, of_kind: Sequence[Citation]
) -> Iterator[TextFinding]:
    """Kind, number and day of a text in the register, under another symbol."""
    one = mention.citation
    meant = [row for row in of_kind if row.symbol != one.symbol and row.date == one.date]
    if len(meant) != 1:
        return
    yield text.passage.finding(
        "register_symbol",
        f"Danh mục ghi {one.kind} ngày {format_date(one.date) if one.date else ''} có số, ký hiệu"
        f" {meant[0].code}. Hãy xem lại ký hiệu.",
        text.code_span(mention),
        mend=meant[0].code,
    )


def _wrong_issuer(text: CitedPassage, mention: Mention, row: Citation) -> Iterator[TextFinding]:
    one = mention.citation
    if not one.issuer or not row.issuer or _may_be_same(one.issuer, row.issuer):
        return
    start = text.passage.text.find(one.issuer, text.code_span(mention)[1], mention.end)
    if start >= 0:
        yield text.passage.finding(
            "register_issuer",
            f"Danh mục ghi {later_mention(one)} là của {row.issuer}. Hãy xem lại cơ quan ban hành.",
            (start, start + len(one.issuer)),
            mend=row.issuer,
        )


def _may_be_same(one: str, other: str) -> bool:
    """Whether two names may be of one body: one within the other, or with many words in common."""
    words, others = _name_words(one), _name_words(other)
    fewest = min(len(words), len(others))
    return fewest == 0 or len(words & others) >= _COMMON_WORDS * fewest


def _name_words(name: str) -> set[str]:
    whole = " ".join(_ABBREVIATED.get(word, word) for word in search_key(name).split())
    return set(whole.split()) - _NO_NAMES


def _wrong_term(text: CitedPassage, mention: Mention, row: Citation) -> Iterator[TextFinding]:
    one, form = mention.citation, mention.form
    if not one.term or not row.term or one.term == row.term:
        return
    printed = f"{form.term_lead}{one.term}"
    start = text.passage.text.find(printed, text.code_span(mention)[1], mention.end)
    if form.term_lead and start >= 0:
        end = start + len(printed)
        yield text.passage.finding(
            "register_term",
            f"Danh mục ghi {later_mention(one)} là của khoá {row.term}. Hãy xem lại khoá.",
            (end - len(one.term), end),
            mend=row.term,
        )
