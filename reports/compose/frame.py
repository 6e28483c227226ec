"""What stands round the body of every paper of the committee: masthead, title, recipients, signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from programme.models import Author, Committee, CommitteeKind, Document, DocumentState
from programme.vietnamese import search_key
from programme.wording import format_draft_mark, format_number_line, format_place_date
from reports.compose.endings import ended
from reports.tree import DocumentKind, Masthead, Recipients, Signature, Title

PARTY_TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
CONFERENCE_PAPER = "TÀI LIỆU HỘI NGHỊ"


@dataclass(frozen=True, slots=True)
class TypeOfPaper:
    """The name over the subject and the symbol in the number line (official-format.md 6.1)."""

    name: str
    symbol: str


PROGRAMME = TypeOfPaper("CHƯƠNG TRÌNH", "CTr")
REPORT = TypeOfPaper("BÁO CÁO", "BC")
TYPES: Mapping[DocumentKind, TypeOfPaper] = {
    DocumentKind.ANNUAL_PROGRAMME: PROGRAMME,
    DocumentKind.ANNUAL_TASKS: PROGRAMME,
    DocumentKind.QUARTERLY_PROGRAMME: PROGRAMME,
    DocumentKind.CONFERENCE_AGENDA: PROGRAMME,
    DocumentKind.QUARTERLY_REPORT: REPORT,
}


def masthead(document: Document, *, type_symbol: str) -> Masthead:
    """Issuer, number line, draft mark, place and date (boxes 1-4, 11 of H5 PL1).

    `type_symbol` is the symbol of the paper's type: "CTr", "BC". Committee and standing committee
    issue under one name and symbol (H5 II.I.2.1.2b). A conference paper has only its mark
    (official-format.md 9.1).
    """
    if document.is_conference_paper:
        mark = document.circulation_mark or CONFERENCE_PAPER
        return Masthead(asterisk="", circulation_mark=mark.upper())
    committee = document.committee
    number = None if document.number is None else f"{document.number:02d}"
    is_draft = document.state != DocumentState.ISSUED
    return Masthead(
        issuer=(committee.name.upper(),),
        number_line=format_number_line(number, f"{type_symbol}/{committee.symbol}"),
        draft_mark=format_draft_mark(document.draft_ordinal) if is_draft else "",
        party_title=PARTY_TITLE,
        place_date=_place_date(document),
        circulation_mark=document.circulation_mark.upper(),
    )


def title(document: Document, *, type_name: str) -> Title:
    """Type name, author line, the lines of the subject, the line in brackets (box 5a)."""
    lines = (line.strip() for line in document.title_lines.splitlines())
    return Title(
        type_name=type_name,
        author_line=document.author_line.strip(),
        subject=tuple(line for line in lines if line),
        note=_bracketed(document.note.strip()),
    )


def recipients(names: Sequence[str]) -> Recipients | None:
    """The lines under "Nơi nhận": ";" after each, the archive line last with "." (H5 II.I.9.2.5)."""
    if not names:
        return None
    ordered = sorted(names, key=_is_archive)
    lines = [ended(name, ";") for name in ordered[:-1]]
    return Recipients(lines=(*lines, ended(ordered[-1])))


def signature(document: Document) -> Signature | None:
    """Authority, position and name (H5 II.I.7.1.4b); what is not known is "", nothing invented.

    A conference paper is not signed.
    """
    if document.is_conference_paper:
        return None
    return Signature(
        authority=f"T/M {_authority(document.author, document.committee)}",
        position=document.signer_position.upper(),
        name=document.signer_name,
    )


def _authority(author: str, committee: Committee) -> str:
    if author == Author.STANDING_COMMITTEE:
        return "BAN THƯỜNG VỤ"
    return str(CommitteeKind(committee.kind).label).upper()


def _bracketed(note: str) -> str:
    return note if not note or note.startswith("(") else f"({note})"


def _place_date(document: Document) -> str:
    place, date = document.committee.place, document.date
    if date is None:
        return format_place_date(place, document.dated_year, document.dated_month)
    return format_place_date(place, date.year, date.month, date.day)


def _is_archive(name: str) -> bool:
    return search_key(name).startswith("luu ")
