"""Each request gets an id, one line in the log and the headers that every answer carries."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from programme import log
from programme.throttling import client_address
from programme.views import errors

logger = logging.getLogger("programme.requests")


class RequestMiddleware:
    """The outermost: everything inside, refusals and failures too, is logged under one id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.monotonic()
        request.id = uuid.uuid4().hex[:12]  # type: ignore[attr-defined]  # ours, for log and page
        facts = {"request_id": request.id, "address": client_address(request) or ""}  # type: ignore[attr-defined]  # set above
        token = log.request_facts.set(facts)
        try:
            response = self._answer(request)
            self._tell(request, response, started)
        finally:
            log.request_facts.reset(token)
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        # PostgreSQL cannot store NUL; asked for one, a query would end in an error of the server.
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            response = errors.page(request, 400)
        else:
            response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers["X-Request-ID"] = request.id  # type: ignore[attr-defined]  # set above
        return response

    def _tell(self, request: HttpRequest, response: HttpResponse, started: float) -> None:
        """One line a request; failures of the server already have theirs, with the traceback."""
        if response.status_code >= 500:
            return
        logger.info(
            "answered",
            extra={
                "method": request.method,
                "path": request.path,
                "status_code": response.status_code,
                "milliseconds": round((time.monotonic() - started) * 1000),
            },
        )
