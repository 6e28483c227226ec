"""The ways from a finding: to its place on the page of the text, to its form, to its very words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from programme.findings import TextFinding
from programme.marks import plain
from programme.models import Document, DocumentKind, Footnote
from reports.checks.documents import Remark
from reports.checks.frame import AUTHORITY_PLACE, MASTHEAD, TITLE_PLACE
from reports.checks.paper_passages import RECIPIENTS, TITLE

FOOTNOTE = "footnote"  # the record of a note that no page prints
# What only the year has forms for; on the page of another paper these are lines to read.
ROWS = frozenset({"item", "conference", "target", "sitting", "slot"})
ANCHORS = {"item": "noi-dung", "conference": "hoi-nghi", "section": "phan"}
EDIT_PAGES = {"item": "item_edit", "conference": "conference_edit", "section": "section_edit"}
PLACES_OF_THE_FRAME = {MASTHEAD: "dau", TITLE: "dau", "signature": "nguoi-ky"}
# The forms that hold the words of those places, as the page of the text knows them.
FORMS_OF_THE_FRAME = {"dau": "document-{}/title_lines", "nguoi-ky": "signer-{}/signer_position"}
RECORDS_WITH_WORDS = frozenset({"document", *ANCHORS, *ROWS})
# Letters round the words in question by which the page finds them again.
AROUND = 40

PARTIES_OF_THE_FRAME = {TITLE_PLACE: TITLE, AUTHORITY_PLACE: "signature"}


@dataclass(frozen=True, slots=True)
class WayToForm:
    """A form that mends a finding, and the same on the page of the text; `name` of the place, or ""."""

    name: str
    address: str
    words: str


def ways_to_forms(document: Document, remark: Remark) -> tuple[WayToForm, ...]:
    """The form that holds the words, or those of each place that contradicts another."""
    if not remark.parties:
        address = edit_address(document, remark)
        words = arrival_address(document, remark, opens=True)
        return (WayToForm("", address, words),) if address else ()
    ways = []
    for name, source in remark.parties:
        where = PARTIES_OF_THE_FRAME.get(name, "")
        party = Remark(replace(remark.finding, where=where), name, source)
        ways += [replace(way, name=name) for way in ways_to_forms(document, party)]
    return tuple(ways)


def see_address(document: Document, remark: Remark) -> str:
    """The place on the page of the document's text."""
    anchor = _anchor(document, remark)
    address = document.get_absolute_url()
    return f"{address}#{anchor}" if anchor else address


def _anchor(document: Document, remark: Remark) -> str:
    source = _source(remark).partition("/")[0]
    record, _, key = source.partition("-")
    if record == FOOTNOTE:
        return f"chu-thich-{key}"
    if record in ROWS and not is_year(document):
        return f"dong-{source}"
    if record in ANCHORS:
        return f"{ANCHORS[record]}-{key}"
    if record == "document" or remark.finding.where in PLACES_OF_THE_FRAME:
        return PLACES_OF_THE_FRAME.get(remark.finding.where, "dau")
    return "noi-nhan" if _is_recipient(remark) else ""


def edit_address(document: Document, remark: Remark) -> str:
    """The form that mends it, of a printed note the list that leads there; "" when there is none."""
    source, _, field = _source(remark).partition("/")
    record, _, key = source.partition("-")
    if record == FOOTNOTE:
        return see_address(document, remark) if remark.standing is not None else ""
    if record in ROWS and not is_year(document):
        return ""
    if record in EDIT_PAGES:
        return reverse(EDIT_PAGES[record], args=[key])
    if _is_recipient(remark):
        return reverse("recipients_edit", args=[document.pk])
    place = PLACES_OF_THE_FRAME.get(remark.finding.where, "dau" if record == "document" else "")
    form = form_of_the_frame(field, place)
    return reverse(form, args=[document.pk]) if form else ""


def form_of_the_frame(field: str, place: str = "dau") -> str:
    """The form in which a field of the document, or a place of its frame, is written; "" of none."""
    if field == "closing":
        return "closing_edit"
    return {"dau": "document_edit", "nguoi-ky": "signer_edit"}.get(place, "")


def _source(remark: Remark) -> str:
    """What prints the words of a finding; of words that several places print, the first of these."""
    return remark.source or (remark.standing.source if remark.standing is not None else "")


def _is_recipient(remark: Remark) -> bool:
    return remark.finding.where in (RECIPIENTS, "nơi nhận")


def is_year(document: Document) -> bool:
    """Whether the document has a page of its own besides its print."""
    return document.kind == DocumentKind.ANNUAL_WORK_PROGRAMME


def arrival_address(document: Document, remark: Remark, *, opens: bool = False) -> str:
    """The page of the text with the very words named behind "#"; "" when no words are meant.

    `?sua=` and `?xem=` (opened or only shown) name record and field as the blocks of the page do,
    `?tu=` and `?den=` the stretch of the field, `?chu=` its words between `?truoc=` and `?sau=`.
    """
    place = _written_at(document, remark)
    if not place:
        return ""
    named: dict[str, str | int] = {"sua" if opens else "xem": place, **_words(remark)}
    return f"{document.get_absolute_url()}#{urlencode(named)}"


def _written_at(document: Document, remark: Remark) -> str:
    """Record and field of the form that holds the words of a finding; "" when none is known."""
    standing = remark.standing
    if standing is not None and isinstance(standing.record, Footnote):
        return f"{FOOTNOTE}-{standing.record.mark}"
    if _is_recipient(remark):
        return f"recipients-{document.pk}/names"
    source = standing.source if standing is not None else remark.source
    record, _, _ = source.partition("-")
    if source == f"document-{document.pk}/closing":
        return f"closing-{document.pk}/closing"
    if record in RECORDS_WITH_WORDS:
        return source
    place = PLACES_OF_THE_FRAME.get(remark.finding.where, "")
    return FORMS_OF_THE_FRAME.get(place, "").format(document.pk)


def _words(remark: Remark) -> dict[str, str | int]:
    """The words in question, what stands round them in print, and their place in the field."""
    one = remark.finding
    if not isinstance(one, TextFinding):
        return {}
    start, end = one.span or (0, len(one.text.rstrip()))
    words = {
        "chu": one.text[start:end],
        "truoc": plain(one.text[max(start - AROUND, 0) : start]),
        "sau": plain(one.text[end : end + AROUND]),
    }
    standing = remark.standing
    return {"tu": standing.start, "den": standing.end, **words} if standing else {**words}
