"""Documents as the flat JSON of interchange.md, and back; between them the typed content."""

from __future__ import annotations

from reports.interchange.content import content
from reports.interchange.export import flat, to_json
from reports.interchange.loading import from_json, load
from reports.interchange.view import (
    Content,
    ItemRole,
    LeadRole,
    ReadConference,
    ReadFootnote,
    ReadHeader,
    ReadItem,
    ReadLead,
    ReadLeadIn,
    ReadMention,
    ReadParagraph,
    ReadReview,
    ReadSection,
    ReadSignatory,
)

__all__ = [
    "Content",
    "ItemRole",
    "LeadRole",
    "ReadConference",
    "ReadFootnote",
    "ReadHeader",
    "ReadItem",
    "ReadLead",
    "ReadLeadIn",
    "ReadMention",
    "ReadParagraph",
    "ReadReview",
    "ReadSection",
    "ReadSignatory",
    "content",
    "flat",
    "from_json",
    "load",
    "to_json",
]
