"""A committee and its term as the head of a paper names them, for a house that knows neither yet."""

from __future__ import annotations

import re
from collections import Counter

from programme.errors import RuleBroken
from programme.models import Committee, CommitteeKind, Term
from programme.vietnamese import capitalise_first, from_roman, search_key
from reports.importer.paper import ImportedPaper

PLENARY = re.compile(r"Ban Chấp hành Đảng bộ (?:tỉnh|thành phố)", re.IGNORECASE)
# The committee's own term in the words of a paper, as `search_key` writes them. People's councils
# and the next congress have terms in the same papers.
_SAID_TERM = re.compile(
    r"(?:dang bo (?:tinh|thanh pho)|(?:tinh|thanh) uy) (?P<how>khoa|lan thu) (?P<ordinal>[ivxlc]+)"
    r" nhiem ky (?P<first>\d{4})-(?P<last>\d{4})(?!\d)"
)
NO_TERM = (
    "Văn bản không ghi khoá và nhiệm kỳ của cấp uỷ nên chưa rõ thuộc nhiệm kỳ nào. Hãy sửa dòng trích"
    " yếu cho đủ, ví dụ “khoá XIV, nhiệm kỳ 2020 - 2025”, hoặc nhờ quản trị viên lập nhiệm kỳ."
)
LEVELS = {CommitteeKind.PROVINCE: "tỉnh", CommitteeKind.CITY: "thành phố"}


def new_committee(paper: ImportedPaper) -> Committee:
    """The committee of the issuer line, unsaved: "TỈNH ỦY HẬU GIANG" -> "Tỉnh ủy Hậu Giang"."""
    body, place = _issuer_parts(paper.header.issuer)
    kind = _kind(paper.header.issuer)
    plenary = PLENARY.search(paper.header.title)
    return Committee(
        name=f"{body} {place}".strip(),
        kind=kind,
        plenary_name=plenary[0] if plenary else f"Ban Chấp hành Đảng bộ {LEVELS[kind]}",
        standing_name=f"Ban Thường vụ {body}",
        place=paper.header.place or place,
        symbol=paper.header.symbol.rpartition("/")[2] or "TU",
    )


def new_term(paper: ImportedPaper, year: int) -> Term:
    """The term of the title, else of the words below it (`is_term_printed`), unsaved and without committee.

    `RuleBroken` when neither says which it is.
    """
    printed = _printed_term(paper)
    if printed is not None:
        return printed
    ordinal = from_roman(paper.header.term)
    said = [term for term in _said_terms(paper.words, year) if ordinal in (None, term[0])]
    if not said:
        raise RuleBroken(NO_TERM)
    ((ordinal, first, last), _), *_ = Counter(said).most_common()
    return Term(ordinal=ordinal, first_year=first, last_year=last)


def is_term_printed(paper: ImportedPaper) -> bool:
    """Whether the title gives the whole term: its ordinal and its years."""
    return _printed_term(paper) is not None


def _printed_term(paper: ImportedPaper) -> Term | None:
    header = paper.header
    ordinal = from_roman(header.term)
    if ordinal is None or header.tenure_from is None or header.tenure_to is None:
        return None
    return Term(ordinal=ordinal, first_year=header.tenure_from, last_year=header.tenure_to)


def _said_terms(words: str, year: int) -> list[tuple[int, int, int]]:
    """Ordinal and years of each term that the words give the committee and that covers the year.

    A congress opens its term in the course of a year: until that year is over, a paper that names
    the congress may still be one of the term before it.
    """
    found = []
    for said in _SAID_TERM.finditer(search_key(words)):
        ordinal, first, last = from_roman(said["ordinal"]), int(said["first"]), int(said["last"])
        begins = first if said["how"] == "khoa" else first + 1
        if ordinal is not None and begins <= year <= last:
            found.append((ordinal, first, last))
    return found


def is_known_kind(paper: ImportedPaper) -> bool:
    """Whether the issuer line names a tỉnh uỷ or a thành uỷ."""
    return search_key(paper.header.issuer).startswith(("tinh uy", "thanh uy"))


def _kind(issuer: str) -> CommitteeKind:
    is_city = search_key(issuer).startswith("thanh uy")
    return CommitteeKind.CITY if is_city else CommitteeKind.PROVINCE


def _issuer_parts(issuer: str) -> tuple[str, str]:
    words = issuer.lower().split()
    place = " ".join(capitalise_first(word) for word in words[2:])
    return capitalise_first(" ".join(words[:2])), place
