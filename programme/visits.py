"""When somebody was here before, kept past the log-out: what changed since is told on the first page."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from programme.middleware.sessions import SEEN
from programme.models import User, UserVisit

# Told to somebody who was never here, or not for long.
LONGEST = datetime.timedelta(days=90)
FIRST_LOOK = datetime.timedelta(days=7)


def note_arrival(sender: Any, *, user: User, **kwargs: Any) -> None:
    """The receiver of each log-in: the visit before ended with its log-out, or else began with
    its own log-in, so that nothing is kept back of a visit that nobody ended.
    """
    visit, _ = UserVisit.objects.get_or_create(user=user)
    known = [at for at in (visit.left_at, user.last_login) if at is not None]
    visit.previous_at = max(known, default=None)
    visit.save()


def note_departure(sender: Any, *, request: Any, user: User | None, **kwargs: Any) -> None:
    """The receiver of each log-out, asked for or after a pause: the person was last seen then."""
    if user is None or user.pk is None:
        return
    seen = getattr(request, "session", {}).get(SEEN)
    now = timezone.now()
    at = now if seen is None else datetime.datetime.fromtimestamp(float(seen), tz=datetime.UTC)
    UserVisit.objects.update_or_create(user=user, defaults={"left_at": min(at, now)})


def last_visit(user: User, *, now: datetime.datetime) -> tuple[datetime.datetime, bool]:
    """Since when changes are told, and whether that is a visit (else the last week, or quarter)."""
    at = UserVisit.objects.filter(user=user).values_list("previous_at", flat=True).first()
    if at is None:
        return now - FIRST_LOOK, False
    return (at, True) if at > now - LONGEST else (now - LONGEST, False)
