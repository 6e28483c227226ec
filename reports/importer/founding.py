"""A committee and its term as the head of a paper names them, for a house that knows neither yet."""

from __future__ import annotations

import re

from programme.errors import RuleBroken
from programme.models import Committee, CommitteeKind, Term
from programme.vietnamese import capitalise_first, from_roman, search_key
from reports.importer.paper import ImportedPaper

PLENARY = re.compile(r"Ban Chấp hành Đảng bộ (?:tỉnh|thành phố)", re.IGNORECASE)
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


def new_term(paper: ImportedPaper) -> Term:
    """The term of the title, unsaved and without committee; `RuleBroken` when it is not printed."""
    header = paper.header
    ordinal = from_roman(header.term)
    if ordinal is None or header.tenure_from is None or header.tenure_to is None:
        raise RuleBroken(
            "Trích yếu không ghi đủ khoá và nhiệm kỳ, ví dụ “khoá XIV, nhiệm kỳ 2020 - 2025”;"
            " hãy lập nhiệm kỳ trong danh mục trước khi nhập."
        )
    return Term(ordinal=ordinal, first_year=header.tenure_from, last_year=header.tenure_to)


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
