"""The conference that comes next, and how far its papers are."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from conferences.deadlines import paper_rule, window
from conferences.models import AgendaItem, Conference, ItemState
from conferences.preparation import Prepared, prepared
from programme.models import DocumentKind, DocumentState, User
from programme.roles import Action, may


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next conference as a reader may know it; `items` are its own agency's for a contact.

    `days_left` counts to the first day, 0 while it meets, None as long as only a month is planned.
    `deadline` is the day by which the last papers still awaited are due.
    """

    conference: Conference
    days_left: int | None
    items: tuple[Prepared, ...]
    deadline: datetime.date | None

    @property
    def is_issued(self) -> bool:
        return self.conference.programme.state == DocumentState.ISSUED

    @property
    def expected(self) -> int:
        """Of how many items a paper is wanted."""
        return sum(one.is_lead for one in self.items)

    @property
    def handed_in(self) -> int:
        return sum(one.is_lead and bool(one.papers) for one in self.items)

    @property
    def late(self) -> int:
        return sum(one.is_late for one in self.items)


def next_meeting(user: User, *, today: datetime.date) -> NextMeeting | None:
    """The earliest conference of the readable programmes that is not over; at most ten queries."""
    rows = Conference.objects.visible_to(user).live()
    rows = rows.filter(
        programme__kind=DocumentKind.ANNUAL_WORK_PROGRAMME, year__in=(today.year, today.year + 1)
    )
    ahead = [
        (days.first, one.position, one.pk, one)
        for one in rows.select_related("programme__committee")
        for days in [window(one)]
        if days.last >= today
    ]
    if not ahead:
        return None
    first, _, _, conference = min(ahead, key=lambda row: row[:3])
    items = _items(conference, user)
    rule = paper_rule(conference.programme.committee, conference.year, conference.year)
    found = prepared(items, user=user, rule=rule, today=today)
    has_day = conference.date_from is not None
    return NextMeeting(
        conference=conference,
        days_left=max((first - today).days, 0) if has_day else None,
        items=tuple(found),
        deadline=max((one.deadline for one in found if one.deadline), default=None),
    )


def _items(conference: Conference, user: User) -> list[AgendaItem]:
    rows = conference.items.live().filter(state=ItemState.PLANNED)
    if may(user, Action.HAND_IN) and not may(user, Action.READ_DRAFTS):
        rows = rows.handed_in_by(user)
    else:
        rows = rows.filter(parent=None)
    return list(
        rows.with_agencies().select_related("conference", "programme").order_by("position", "pk")
    )
