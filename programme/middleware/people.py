"""Who is signed in: the author of every change of the request, and no copy left in the browser."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from programme import log
from programme.history import Source, attributed


class SignedInMiddleware:
    """Changes made by a request stand in the history under its user, from the screen (R19, R22)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        facts = log.request_facts.get()
        if facts is not None:
            facts["user"] = request.user.get_username()
        with attributed(by=request.user, source=Source.SCREEN):
            response = self.get_response(request)
        patch_cache_control(response, no_store=True, private=True)
        return response
