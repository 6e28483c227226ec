"""The fields of our records as a paper fills them, and which of them differ from what stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from conferences.models import ItemForm, PartOfMonth
from programme.actions.editing import Change
from programme.models import Author, DocumentKind, Numbering
from programme.models.record import Record
from programme.vietnamese import search_key
from reports.importer.agenda import ImportedSitting, ImportedSlot
from reports.importer.items import ImportedConference, ImportedItem
from reports.importer.paper import ImportedPaper
from reports.importer.sections import ImportedSection, ImportedTarget

Fields = Mapping[str, Any]


def document_fields(paper: ImportedPaper, number_of_year: int) -> Fields:
    """The frame of the paper; a number or a day that is left blank is not known."""
    header, signatory = paper.header, paper.signatory
    return {
        "title_lines": paper.title_lines,
        "author_line": paper.author_line,
        "note": paper.note,
        "numbering": (Numbering.ARABIC if paper.is_arabic else Numbering.ROMAN).value,
        "is_conference_paper": paper.is_conference_paper,
        "basis": paper.body.basis,
        "opening": paper.body.opening,
        "closing": paper.body.closing,
        "author": _author(paper).value,
        "spelling": paper.spelling.value,
        "draft_ordinal": header.draft_ordinal,
        "number": int(header.number) if header.number and header.number.isdecimal() else None,
        "date": paper.date,
        "dated_year": header.year or _dated_year(paper, number_of_year),
        "dated_month": header.month if paper.date is None else None,
        "signer_position": signatory.position,
        "signer_name": signatory.name,
        "circulation_mark": paper.circulation_mark,
    }


def _author(paper: ImportedPaper) -> Author:
    """Whose paper it is: as signed, else as the title says."""
    said = paper.signatory.on_behalf or f"{paper.author_line} {paper.title_lines}"
    is_standing = "ban thuong vu" in search_key(said)
    return Author.STANDING_COMMITTEE if is_standing else Author.COMMITTEE


def _dated_year(paper: ImportedPaper, number_of_year: int) -> int:
    """A programme of a year is signed in the year before."""
    of_a_year = (DocumentKind.ANNUAL_WORK_PROGRAMME, DocumentKind.ANNUAL_TASK_PROGRAMME)
    return number_of_year - 1 if paper.kind in of_a_year else number_of_year


def section_fields(part: ImportedSection) -> Fields:
    """Heading, text and numbering; the role stays with the part."""
    return {"heading": part.heading, "text": part.text, "is_numbered": part.is_numbered}


def target_fields(target: ImportedTarget) -> Fields:
    """Words and form; the values follow the words."""
    return {"form": target.form, "text": target.text}


def sitting_fields(sitting: ImportedSitting) -> Fields:
    """Heading, half day and hours."""
    return {
        "heading": sitting.heading,
        "is_numbered": sitting.is_numbered,
        "part": sitting.part,
        "date": sitting.date,
        "start": sitting.span.start,
        "end": sitting.span.end,
    }


def slot_fields(slot: ImportedSlot) -> Fields:
    """Form, times, words and presenters of a row."""
    return {
        "form": slot.form,
        "start": slot.span.start,
        "end": slot.span.end,
        "minutes": slot.span.minutes,
        "text": slot.text,
        "presenters": slot.presenters,
    }


def conference_fields(paper: ImportedConference, number_of_year: int) -> Fields:
    """Name, kind, ordinal, time and place; a heading without time leaves the months open."""
    heading, time = paper.heading, paper.heading.time
    months = time.months if time else ()
    return {
        "kind": str(heading.kind),
        "name": heading.name,
        "ordinal": heading.ordinal,
        "year": (time.year if time else None) or number_of_year,
        "quarter": time.quarter if time else None,
        "first_month": months[0] if months else None,
        "last_month": months[-1] if len(months) > 1 else None,
        "part": (time.part if time else "") or PartOfMonth.WHOLE.value,
        "date_from": time.date_from if time else None,
        "date_to": time.date_to if time else None,
        "place": heading.place,
    }


def item_fields(item: ImportedItem) -> Fields:
    """What an item says and reviews."""
    return {
        "text": item.text,
        "form": (ItemForm.BULLET if item.is_bullet else ItemForm.ITEM).value,
        "lead_in": item.lead_in,
        "review_kind": item.review_kind,
        "review_years": item.review_years,
    }


def changes(record: Record, fields: Fields) -> dict[str, Change]:
    """The fields whose value on paper differs from the record's."""
    return {
        name: Change(getattr(record, name), new)
        for name, new in fields.items()
        if getattr(record, name) != new
    }


def labels(record: Record, names: Mapping[str, Change]) -> str:
    """The names of fields as the office knows them, in one phrase."""
    return ", ".join(str(record._meta.get_field(name).verbose_name) for name in names)  # type: ignore[union-attr]  # stored fields only
