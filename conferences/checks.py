"""Findings of a whole year: read-only, one short function a check."""

from __future__ import annotations

import datetime

from conferences.models import AgencyRole, ItemAgency, ItemState
from programme.dates import format_date
from programme.ended_bodies import ended_kinds_named
from programme.findings import Finding, Severity
from programme.models import Agency, Document


def ended_bodies(programme: Document) -> list[Finding]:
    """Lead agencies and recipients that no longer exist on the programme's date (K72).

    An agency has ended by its own dates or by its kind; a recipient is text, so it has by its kind
    or by the name of an ended agency. A draft counts as dated on the last day of its year.
    """
    day = programme.date or datetime.date(programme.dated_year, 12, 31)
    recipients = programme.recipients.order_by("position", "pk").values_list("name", flat=True)
    gone = set(Agency.objects.ended_by(day).values_list("name", flat=True))
    return [
        *(
            _ended(name, "cơ quan chủ trì", day)
            for name in _leads(programme)
            if _is_gone(name, gone, day)
        ),
        *(_ended(name, "nơi nhận", day) for name in recipients if _is_gone(name, gone, day)),
    ]


def _leads(programme: Document) -> list[str]:
    """The names of the lead agencies of the planned items, each once, in the order of print."""
    rows = ItemAgency.objects.filter(
        role=AgencyRole.LEAD,
        item__programme=programme,
        item__is_removed=False,
        item__state=ItemState.PLANNED,
        item__conference__is_removed=False,
    ).order_by("item__conference__position", "item__position", "position", "pk")
    return list(dict.fromkeys(rows.values_list("agency__name", flat=True)))


def _is_gone(name: str, gone: set[str], day: datetime.date) -> bool:
    return name in gone or bool(ended_kinds_named(name, day))


def _ended(name: str, where: str, day: datetime.date) -> Finding:
    message = f"{name} không còn hoạt động vào ngày {format_date(day)}."
    return Finding("ended_body", Severity.WARNING, message, name, where)
