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

__all__ = [
    "AgencyRole",
    "AgendaItem",
    "Conference",
    "ConferenceKind",
    "Delivery",
    "ItemAgency",
    "ItemDirective",
    "ItemForm",
    "ItemState",
    "PartOfMonth",
    "ReviewKind",
]
