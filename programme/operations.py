"""A mutation sent twice is done once: the repeat gets the first answer (R6)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from programme.errors import RuleBroken
from programme.models import Operation, User
from programme.retry import retrying


class Stale(RuleBroken):
    """The page was made before the list it shows, or names no operation."""

    def __init__(
        self, message: str = "Trang này đã cũ; hãy tải lại trang rồi làm lại việc vừa rồi."
    ) -> None:
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the user goes after a change, what the page says there, and what takes it back.

    `undo` is the address that a small form "Hoàn tác" posts to, "" when there is nothing to undo.
    """

    url: str
    message: str = ""
    undo: str = ""


def apply_once(request: HttpRequest, by: User, perform: Callable[[], Answer]) -> Answer:
    """Do a change and remember its answer, all or nothing; a repeat only gets the answer again.

    Raises what `perform` raises, and `Stale` when the request names no operation or lost a race.
    """
    key = _key(request)
    earlier = _earlier(key, by)
    if earlier is not None:
        return earlier
    try:
        return retrying(_apply)(key, request.path, by, perform)
    except IntegrityError as error:
        earlier = _earlier(key, by)
        if earlier is None:
            raise Stale from error
        return earlier


@transaction.atomic
def _apply(key: uuid.UUID, path: str, by: User, perform: Callable[[], Answer]) -> Answer:
    # Inserted before the change: a second request with this key waits here, then finds it taken.
    operation = Operation(key=key, user=by, path=path[:500])
    operation.save(force_insert=True)
    answer = perform()
    operation.answer, operation.message = answer.url, answer.message
    operation.save(update_fields=["answer", "message"])
    return answer


def _earlier(key: uuid.UUID, by: User) -> Answer | None:
    found = Operation.objects.filter(pk=key).first()
    if found is None:
        return None
    if found.user_id != by.pk:
        raise Stale
    return Answer(found.answer, found.message)


def _key(request: HttpRequest) -> uuid.UUID:
    """The operation's name. One page has one; with the address, each of its buttons has its own."""
    try:
        named = uuid.UUID(request.POST.get("operation", ""))
    except ValueError as error:
        raise Stale from error
    return uuid.uuid5(named, request.get_full_path())
