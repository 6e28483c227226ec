"""Who prepares a proposed item: the agency of last time, or the one that carries on its work."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from conferences.models import AgencyRole
from programme.checks.ended_bodies import ended_kinds_named
from programme.dates import format_date
from programme.models import Agency

# A chain of reorganisations longer than this is a mistake in the register.
LONGEST_CHAIN = 10


@dataclass(frozen=True, slots=True)
class Preparing:
    """Agencies by their numbers as the year takes them on; `names` are those of the leading ones."""

    leads: tuple[int, ...] = ()
    coordinators: tuple[int, ...] = ()
    names: str = ""
    doubts: tuple[str, ...] = ()


class Bodies:
    """All agencies with their successors, in three queries, as the first day of a year finds them."""

    def __init__(self, year: int) -> None:
        self.first_day = datetime.date(year, 1, 1)
        self.known = {agency.pk: agency for agency in Agency.objects.with_successors()}

    def taking_over(self, links: Iterable[tuple[int, str]]) -> Preparing:
        """Of (agency, role) pairs in their order: who does that work now, and what is unclear."""
        chosen: dict[str, list[int]] = {AgencyRole.LEAD: [], AgencyRole.COORDINATING: []}
        doubts: list[str] = []
        for pk, role in links:
            now, doubt = self._now(self.known[pk])
            if doubt:
                doubts.append(doubt)
            taken = (*chosen[AgencyRole.LEAD], *chosen[AgencyRole.COORDINATING])
            if now is not None and now.pk not in taken:
                chosen[role].append(now.pk)
        leads = tuple(chosen[AgencyRole.LEAD])
        return Preparing(
            leads=leads,
            coordinators=tuple(chosen[AgencyRole.COORDINATING]),
            names=", ".join(self.known[pk].name for pk in leads),
            doubts=tuple(dict.fromkeys(doubts)),
        )

    def _now(self, agency: Agency) -> tuple[Agency | None, str]:
        """The agency or its one successor on the first day; with several or none, what to ask."""
        now = agency
        for _ in range(LONGEST_CHAIN):
            if now.valid_to is None or now.valid_to >= self.first_day:
                break
            after = now.successors
            if len(after) != 1:
                return None, _unclear(now, after)
            now = self.known.get(after[0].pk, after[0])
        if ended_kinds_named(now.name, self.first_day):
            return None, f"{now.name} không còn hoạt động; hãy chọn cơ quan kế tục."
        return now, ""


def _unclear(agency: Agency, after: list[Agency]) -> str:
    ended = f"{agency.name} kết thúc hoạt động ngày {format_date(agency.valid_to)}"  # type: ignore[arg-type]  # it has ended
    if not after:
        return f"{ended}, chưa ghi cơ quan kế tục; hãy chọn cơ quan chủ trì."
    names = ", ".join(one.name for one in after)
    return f"{ended}; hãy chọn trong các cơ quan kế tục: {names}."
