"""Content as the flat JSON of interchange.md."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from programme.clock_times import ClockSpan
from programme.planned_times import PlannedTime
from reports import packed_trees
from reports.interchange.content import content
from reports.interchange.view import (
    Content,
    ReadConference,
    ReadFootnote,
    ReadHeader,
    ReadItem,
    ReadLead,
    ReadMention,
    ReadParagraph,
    ReadReview,
    ReadSession,
    ReadSignatory,
    ReadSlot,
    ReadTarget,
)
from reports.tree import DocumentTree

PAPER = "paper"


def to_json(tree: DocumentTree) -> dict[str, Any]:
    """What the document says, as one JSON object with every key of interchange.md.

    Absent values are null. Beside the scored keys it has `sections`, `other_paragraphs`, on a
    conference `lead_in`, `lead_ins` and `raw_time`, and `paper`: the printed lines word for word,
    so that `from_json` gives the same paper back.
    """
    return {**flat(content(tree)), PAPER: packed_trees.pack(tree)}


def flat(read: Content) -> dict[str, Any]:
    """The JSON object of a content: its lists, without the printed lines."""
    return {
        "type": str(read.kind),
        "header": _header(read.header),
        "sections": [{"path": one.path, "title": one.heading} for one in read.sections],
        "conferences": list(map(_conference, read.conferences)),
        "items": list(map(_item, read.items)),
        "leads": list(map(_lead, read.leads)),
        "directives": list(map(_directive, read.mentions)),
        "reviews": list(map(_review, read.reviews)),
        "targets": list(map(_target, read.targets)),
        "sessions": list(map(_session, read.sessions)),
        "slots": list(map(_slot, read.slots)),
        "footnotes": list(map(_footnote, read.footnotes)),
        "recipients": list(read.recipients),
        "signatory": _signatory(read.signatory),
        "other_paragraphs": list(map(_paragraph, read.paragraphs)),
    }


def _header(header: ReadHeader) -> dict[str, Any]:
    names = (
        "issuer party_line number symbol draft place day month year doc_kind title term"
        " tenure_from tenure_to period_year period_quarter"
    )
    values = {name: getattr(header, name) for name in names.split()}
    return {name: None if value == "" else value for name, value in values.items()}


def _conference(conference: ReadConference) -> dict[str, Any]:
    heading, lead_ins = conference.heading, conference.lead_ins
    return {
        "path": conference.path,
        "name": heading.name,
        "kind": str(heading.kind),
        "ordinal": heading.ordinal,
        **_planned_time(heading.time or PlannedTime()),
        "place": heading.place or None,
        "raw_time": conference.raw_time or None,
        "lead_in": lead_ins[0].text if lead_ins else None,
        "lead_ins": [{"before": one.before or None, "text": one.text} for one in lead_ins],
    }


def _planned_time(time: PlannedTime) -> dict[str, Any]:
    return {
        "year": time.year,
        "quarter": time.quarter,
        "months": list(time.months),
        "part": time.part or None,
        "date_from": _day(time.date_from),
        "date_to": _day(time.date_to),
    }


def _day(date: datetime.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _item(one: ReadItem) -> dict[str, Any]:
    return {"path": one.path, "text": one.text, "role": str(one.role)}


def _lead(one: ReadLead) -> dict[str, Any]:
    return {"item": one.item, "agency": one.agency, "role": str(one.role)}


def _review(one: ReadReview) -> dict[str, Any]:
    return {
        "at": one.at,
        "kind": one.review.kind,
        "years": one.review.years,
        "codes": list(one.review.codes),
        "period": one.review.period or None,
    }


def _footnote(note: ReadFootnote) -> dict[str, Any]:
    return {"mark": note.mark, "text": note.text, "at": note.at or None}


def _signatory(signatory: ReadSignatory | None) -> dict[str, Any] | None:
    if signatory is None:
        return None
    names = ("on_behalf", "position", "name")
    return {name: getattr(signatory, name) or None for name in names}


def _paragraph(one: ReadParagraph) -> dict[str, Any]:
    return {"path": one.path, "role": one.role, "text": one.text}


def _target(read: ReadTarget) -> dict[str, Any]:
    phrase = read.phrase
    return {
        "at": read.at,
        "group": read.group or None,
        "name": phrase.name or None,
        "value": _number(phrase.value),
        "value_max": _number(phrase.value_max),
        "of": _number(phrase.of),
        "unit": phrase.unit or None,
        "comparator": phrase.comparator,
        "change": phrase.change or None,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _session(read: ReadSession) -> dict[str, Any]:
    return {
        "path": read.path,
        "part": read.part,
        "date": _day(read.date),
        **_times(read.span),
    }


def _slot(read: ReadSlot) -> dict[str, Any]:
    return {
        "path": read.path,
        **_times(read.span),
        "minutes": read.span.length,
        "text": read.text,
        "presenters": list(read.presenters),
    }


def _times(span: ClockSpan) -> dict[str, str | None]:
    return {
        "start": span.start.isoformat("minutes") if span.start else None,
        "end": span.end.isoformat("minutes") if span.end else None,
    }


def _directive(read: ReadMention) -> dict[str, Any]:
    citation = read.mention.citation
    return {
        "at": read.at,
        "type": citation.kind or None,
        "number": citation.number,
        "symbol": citation.symbol,
        "date": _day(citation.date),
        "issuer": citation.issuer or None,
        "term": citation.term or None,
        "subject": citation.subject or None,
    }
