"""Sessions end: after a pause, at the end of the day, and when the account says so (R40, R42)."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

BEGAN = "began_at"
SEEN = "seen_at"
# The last visit is stored once a minute at most: reading a page then writes nothing.
SEEN_STEP_SECONDS = 60


class SessionAgeMiddleware:
    """Ends a session that idled too long, lasted too long, or began before the account's cut."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if _is_over(request):
                auth.logout(request)
            else:
                _note_visit(request.session)
        return self.get_response(request)


def begin(session: SessionBase) -> None:
    """The session starts counting now: after a log-in and after a change of password."""
    session[BEGAN] = session[SEEN] = timezone.now().timestamp()


def _is_over(request: HttpRequest) -> bool:
    now = timezone.now().timestamp()
    began = request.session.get(BEGAN, now)
    seen = request.session.get(SEEN, now)
    cut = getattr(request.user, "sessions_valid_from", None)
    return (
        now - seen > settings.SESSION_IDLE.total_seconds()
        or now - began > settings.SESSION_ABSOLUTE.total_seconds()
        or (cut is not None and BEGAN in request.session and began < cut.timestamp())
    )


def _note_visit(session: SessionBase) -> None:
    now = timezone.now().timestamp()
    if BEGAN not in session:
        begin(session)
    elif now - session.get(SEEN, 0) > SEEN_STEP_SECONDS:
        session[SEEN] = now
