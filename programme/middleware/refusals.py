"""A rule that refuses, and that no page caught, becomes a page with the rule's own sentence."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from programme.errors import AlreadyIssued, EditedMeanwhile, NotAllowed, NotInList, RuleBroken
from programme.views import errors


class RefusalMiddleware:
    """`RuleBroken` -> 400, `NotAllowed` -> 403, a state that moved on -> 409."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, RuleBroken):
            return None
        return errors.page(request, status_of(error), sentence=str(error))


def status_of(error: RuleBroken) -> int:
    """The HTTP status that says what kind of refusal this is."""
    if isinstance(error, NotAllowed):
        return 403
    if isinstance(error, AlreadyIssued | EditedMeanwhile | NotInList):
        return 409
    return 400
