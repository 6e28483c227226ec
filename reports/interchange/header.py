"""The head of a document as fields: number, date, term, and the period that it is about."""

from __future__ import annotations

import re

from programme import wording
from programme.vietnamese import fold_spaces, from_roman, nfc
from reports.interchange.view import ReadHeader
from reports.tree import DocumentTree, Masthead, Title

TERM = re.compile(r"\bkh[oó][aáà]\s+([IVXLC]{1,7})\b", re.I)
TENURE = re.compile(r"\bnhiệm\s+kỳ\s+(\d{4})\s*[-–—]\s*(\d{4})", re.I)
YEAR = re.compile(r"(?:\bnăm\s+|/\s?)(\d{4})\b", re.I)
QUARTER = re.compile(r"\bqu[ýí]\s+(IV|I{1,3}|[1-4])\b", re.I)


def read_header(tree: DocumentTree) -> ReadHeader:
    """The fields of masthead and title; what is not printed stays None or empty."""
    masthead = tree.masthead or Masthead(asterisk="")
    title = title_text(tree.title)
    number, symbol = wording.parse_number_line(masthead.number_line) or (None, "")
    place, year, month, day = wording.parse_place_date(masthead.place_date)
    term = TERM.search(title)
    tenure = TENURE.search(title)
    return ReadHeader(
        issuer=fold_spaces(" ".join(masthead.issuer)),
        party_line=fold_spaces(masthead.party_title),
        number=number,
        symbol=symbol,
        draft=bool(masthead.draft_mark),
        draft_ordinal=wording.parse_draft_mark(masthead.draft_mark),
        place=place,
        day=day,
        month=month,
        year=year,
        doc_kind=fold_spaces(tree.title.type_name) if tree.title else "",
        title=title,
        term=term[1].upper() if term else "",
        tenure_from=int(tenure[1]) if tenure else None,
        tenure_to=int(tenure[2]) if tenure else None,
        period_year=_period_year(tree.title, title),
        period_quarter=_period_quarter(title),
    )


def title_text(title: Title | None) -> str:
    """Author line and subject in one line, without the bracketed note."""
    if title is None:
        return ""
    return fold_spaces(nfc(" ".join((title.author_line, *title.subject))))


def _period_year(title: Title | None, words: str) -> int | None:
    """The year that the title names apart from the tenure; else that of the bracketed note."""
    note = title.note if title else ""
    for text in (TENURE.sub("", words), note):
        if match := YEAR.search(text):
            return int(match[1])
    return None


def _period_quarter(title: str) -> int | None:
    match = QUARTER.search(title)
    if match is None:
        return None
    return int(match[1]) if match[1].isdecimal() else from_roman(match[1])
