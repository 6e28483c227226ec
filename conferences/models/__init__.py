"""The records of this app, by noun."""

from conferences.models.conferences import Conference, ConferenceKind, PartOfMonth
from conferences.models.items import (
    AgencyRole,
    AgendaItem,
    Delivery,
    ItemAgency,
    ItemDirective,
    ItemForm,
    ItemState,
    ReviewKind,
)
from conferences.models.requests import (
    Decision,
    ItemReport,
    ItemRequest,
    Paper,
    ProposalDecision,
    ReportState,
    RequestState,
)
from conferences.models.sittings import HalfDay, Sitting, SlotForm, TimeSlot

__all__ = [
    "AgencyRole",
    "AgendaItem",
    "Conference",
    "ConferenceKind",
    "Decision",
    "Delivery",
    "HalfDay",
    "ItemAgency",
    "ItemDirective",
    "ItemForm",
    "ItemReport",
    "ItemRequest",
    "ItemState",
    "Paper",
    "PartOfMonth",
    "ProposalDecision",
    "ReportState",
    "RequestState",
    "ReviewKind",
    "Sitting",
    "SlotForm",
    "TimeSlot",
]
