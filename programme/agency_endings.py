"""Which agencies no longer work on a day: by their own dates, by a reorganisation, or by their kind."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Q, When

from programme.checks.ended_bodies import ENDED_KINDS, ENDED_ON, ended_kinds_named
from programme.models import Agency
from programme.models.bodies import AgencyQuerySet
from programme.vietnamese import search_key
from programme.wording import format_date


@dataclass(frozen=True, slots=True)
class Ending:
    """When an agency ended (None: the day is not recorded), and the agencies that carry on."""

    on: datetime.date | None
    successors: tuple[Agency, ...]

    @property
    def words(self) -> str:
        """ "đã kết thúc ngày 28/02/2025; nay là Ban B"."""
        since = f"đã kết thúc ngày {format_date(self.on)}" if self.on else "không còn hoạt động"
        names = ", ".join(one.name for one in self.successors)
        return f"{since}; nay là {names}" if names else since


@dataclass(frozen=True, slots=True)
class Offered:
    """An agency in a list to choose from; `ending` None while it works."""

    agency: Agency
    ending: Ending | None

    @property
    def pk(self) -> int:
        return self.agency.pk

    @property
    def label(self) -> str:
        """Its name; of an ended one, also that and what it is now."""
        return f"{self.agency} ({self.ending.words})" if self.ending else str(self.agency)

    def __str__(self) -> str:
        return self.label


def ending_of(agency: Agency, day: datetime.date) -> Ending | None:
    """How an agency has ended by a day, None when it still works; ask `with_successors` rows.

    K72: "Ban cán sự đảng", "Đảng đoàn" and the like ended as kinds, whatever the register says.
    """
    if agency.valid_to is not None:
        on = agency.valid_to if agency.valid_to < day else None
        return Ending(on, _after(agency)) if on else None
    if _was_reorganised(agency, day) or ended_kinds_named(agency.name, day):
        return Ending(None, _after(agency))
    return None


def living_first(agencies: Iterable[Agency], day: datetime.date) -> list[Offered]:
    """The agencies in their order, those that have ended by the day behind the others."""
    offered = [Offered(agency, ending_of(agency, day)) for agency in agencies]
    return sorted(offered, key=lambda one: one.ending is not None)


def by_letters(known: AgencyQuerySet, day: datetime.date) -> AgencyQuerySet:
    """In the order of a list, kinds of bodies that had ended by the day behind the others (K72)."""
    if day < ENDED_ON:
        return known.by_letters()
    named = Q()
    for kind in ENDED_KINDS:
        named |= Q(search_key__contains=search_key(kind))
    return known.order_by(Case(When(named, then=1), default=0), "search_key", "pk")


def _after(agency: Agency) -> tuple[Agency, ...]:
    return tuple(dict.fromkeys(agency.successors))


def _was_reorganised(agency: Agency, day: datetime.date) -> bool:
    """Whether a reorganisation ended it; one that goes on under its name is among those after."""
    return any(
        change.on <= day and agency not in change.after.all()
        for change in agency.changes_after.all()
    )
