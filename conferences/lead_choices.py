"""Which agencies are offered to lead an item of a year, and which of them are told to have ended."""

from __future__ import annotations

import datetime
from collections.abc import Container

from django.utils import timezone

from programme.agency_endings import Offered, living_first
from programme.models import Document
from programme.models.bodies import AgencyQuerySet


def lead_choices(
    known: AgencyQuerySet, programme: Document, *, chosen: Container[int] = ()
) -> list[Offered]:
    """Agencies that worked in the programme's year, and those already chosen, in three queries.

    What has ended by today or by the programme's date comes last and says so.
    """
    day = max(timezone.localdate(), programme.date or datetime.date(programme.dated_year, 12, 31))
    offered = [
        agency
        for agency in known.with_successors().by_letters()
        if agency.pk in chosen or agency.valid_to is None or agency.valid_to.year >= programme.year
    ]
    return living_first(offered, day)
