"""Content as the flat JSON of interchange.md."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from programme.clock_times import ClockSpan
from reports.interchange.content import content
from reports.interchange.view import (
    Content,
    ReadConference,
    ReadHeader,
    ReadMention,
    ReadSession,
    ReadSlot,
    ReadTarget,
)
from reports.tree import DocumentTree


def to_json(tree: DocumentTree) -> dict[str, Any]:
    """What the document says, as one JSON object with every key of interchange.md.

    Absent values are null. Beside the scored keys it has `sections`, `other_paragraphs` and, on a
    conference, `lead_in`, `lead_ins` and `raw_time`, so that `from_json` can build the paper again.
    """
    return flat(content(tree))


def flat(read: Content) -> dict[str, Any]:
    """The JSON object of a content."""
    signatory = read.signatory
    return {
        "type": str(read.kind),
        "header": _header(read.header),
        "sections": [{"path": one.path, "title": one.heading} for one in read.sections],
        "conferences": [_conference(one) for one in read.conferences],
        "items": [
            {"path": one.path, "text": one.text, "role": str(one.role)} for one in read.items
        ],
        "leads": [
            {"item": one.item, "agency": one.agency, "role": str(one.role)} for one in read.leads
        ],
        "directives": [_directive(one) for one in read.mentions],
        "reviews": [
            {
                "at": one.at,
                "kind": one.review.kind,
                "years": one.review.years,
                "codes": list(one.review.codes),
                "period": one.review.period or None,
            }
            for one in read.reviews
        ],
        "targets": [_target(one) for one in read.targets],
        "sessions": [_session(one) for one in read.sessions],
        "slots": [_slot(one) for one in read.slots],
        "footnotes": [
            {"mark": one.mark, "text": one.text, "at": one.at or None} for one in read.footnotes
        ],
        "recipients": list(read.recipients),
        "signatory": signatory
        and {
            "on_behalf": signatory.on_behalf or None,
            "position": signatory.position or None,
            "name": signatory.name or None,
        },
        "other_paragraphs": [
            {"path": one.path, "role": one.role, "text": one.text} for one in read.paragraphs
        ],
    }


def _header(header: ReadHeader) -> dict[str, Any]:
    names = (
        "issuer party_line number symbol draft place day month year doc_kind title term"
        " tenure_from tenure_to period_year period_quarter"
    )
    values = {name: getattr(header, name) for name in names.split()}
    return {name: None if value == "" else value for name, value in values.items()}


def _conference(conference: ReadConference) -> dict[str, Any]:
    heading, time = conference.heading, conference.heading.time
    lead_ins = conference.lead_ins
    return {
        "path": conference.path,
        "name": heading.name,
        "kind": str(heading.kind),
        "ordinal": heading.ordinal,
        "year": time.year if time else None,
        "quarter": time.quarter if time else None,
        "months": list(time.months) if time else [],
        "part": (time.part if time else "") or None,
        "date_from": time.date_from.isoformat() if time and time.date_from else None,
        "date_to": time.date_to.isoformat() if time and time.date_to else None,
        "place": heading.place or None,
        "raw_time": conference.raw_time or None,
        "lead_in": lead_ins[0].text if lead_ins else None,
        "lead_ins": [{"before": one.before or None, "text": one.text} for one in lead_ins],
    }


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
        "date": read.date.isoformat() if read.date else None,
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
        "date": citation.date.isoformat() if citation.date else None,
        "issuer": citation.issuer or None,
        "term": citation.term or None,
        "subject": citation.subject or None,
    }
