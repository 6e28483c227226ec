"""The fields of our records as a paper fills them, and which of them differ from what stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from conferences.models import AgendaItem, ItemForm, PartOfMonth
from programme.actions.editing import Change
from programme.models import Author
from programme.models.record import Record
from programme.vietnamese import search_key
from reports.importer.sections import ImportedSection
from reports.importer.year import ImportedConference, ImportedItem, ImportedYear

Fields = Mapping[str, Any]


def document_fields(year: ImportedYear, number_of_year: int) -> Fields:
    """The frame of the programme; a number or a day that is left blank is not known."""
    header, signatory = year.header, year.signatory
    is_standing = "ban thuong vu" in search_key(signatory.on_behalf)
    return {
        "title_lines": year.title_lines,
        "basis": year.basis,
        "opening": year.opening,
        "closing": year.closing,
        "author": (Author.STANDING_COMMITTEE if is_standing else Author.COMMITTEE).value,
        "spelling": year.spelling.value,
        "draft_ordinal": header.draft_ordinal,
        "number": int(header.number) if header.number and header.number.isdigit() else None,
        "date": year.date,
        "dated_year": header.year or number_of_year - 1,
        "signer_position": signatory.position,
        "signer_name": signatory.name,
        "circulation_mark": year.circulation_mark,
    }


def section_fields(part: ImportedSection) -> Fields:
    """Heading, text and numbering; the role stays with the part."""
    return {"heading": part.heading, "text": part.text, "is_numbered": part.is_numbered}


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


def is_out_of_plan(item: AgendaItem) -> bool:
    """Whether somebody postponed or dropped the item: an import does not undo that."""
    return item.state != "planned"
