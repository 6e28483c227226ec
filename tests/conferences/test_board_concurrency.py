"""Twenty people at one board, on real row locks: the order stays dense, nothing is lost."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.test import Client

from conferences.models import AgendaItem
from programme.models import Step
from tests import factories
from tests.conferences.pages import operation, signed_in
from tests.conferences.test_concurrency import at_once, dense
from tests.visits import errors

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def test_g3_twenty_people_moving_within_one_conference_by_the_board_leave_it_dense() -> None:
    programme = factories.make_programme()
    hall = factories.make_conference(programme)
    ids = [factories.make_item(programme, conference=hall).pk for _ in range(12)]
    clients = [patient(signed_in(factories.make_user())) for _ in range(20)]
    statuses: list[int] = []

    def shuffle(number: int) -> None:
        dice = random.Random(number)  # noqa: S311  no secret
        for _ in range(6):
            item = AgendaItem.objects.get(pk=dice.choice(ids))
            after = dice.choice(["", "end", *(str(pk) for pk in ids if pk != item.pk)])
            sent = {"item": f"{item.pk}.{item.version}", "conference": hall.pk, "after": after}
            statuses.append(post(clients[number], programme.pk, "chuyen", sent))

    escaped = at_once([lambda n=n: shuffle(n) for n in range(20)])  # type: ignore[misc]
    rows = hall.items.order_by("position").values_list("pk", "position")
    assert escaped == []
    assert set(statuses) <= {303, 409, 503}
    assert sorted(pk for pk, _ in rows) == ids
    assert [position for _, position in rows] == list(range(1, 13))
    assert Step.objects.count() == statuses.count(303)


def test_bulk_changes_and_undos_at_once_keep_every_list_dense() -> None:
    programme = factories.make_programme()
    halls = [factories.make_conference(programme) for _ in range(3)]
    ids = [factories.make_item(programme, conference=halls[n % 3]).pk for n in range(12)]
    clients = [patient(signed_in(factories.make_user())) for _ in range(10)]
    statuses: list[int] = []

    def work(number: int) -> None:
        dice = random.Random(number)  # noqa: S311  no secret
        for _ in range(6):
            rows = AgendaItem.objects.filter(pk__in=dice.sample(ids, 3))
            chosen = [f"{row.pk}.{row.version}" for row in rows]
            step = Step.objects.filter(undone_at=None).order_by("-pk").first()
            match dice.randrange(4):
                case 0 if step is not None:
                    address = f"/buoc/{step.pk}/hoan-tac/"
                    sent: dict[str, Any] = {"operation": operation()}
                    statuses.append(clients[number].post(address, sent).status_code)
                case 1:
                    sent = {"item": chosen, "what": "postpone", "reason": "chờ"}
                    statuses.append(post(clients[number], programme.pk, "viec", sent))
                case _:
                    sent = {"item": chosen, "conference": dice.choice(halls).pk}
                    statuses.append(post(clients[number], programme.pk, "chuyen", sent))

    escaped = at_once([lambda n=n: work(n) for n in range(10)])  # type: ignore[misc]
    assert escaped == []
    assert set(statuses) <= {303, 409, 422, 503}
    assert statuses.count(303) > 5
    lists = [hall.items for hall in halls] + [programme.items.filter(conference=None)]
    assert dense(lists) == [True] * 4
    assert programme.items.count() == 12
    assert errors() == []


def patient(client: Client) -> Client:
    """Who waits too long for a row on a slow machine is told so (503), as in a browser."""
    client.raise_request_exception = False
    return client


def post(client: Client, year: int, button: str, sent: dict[str, Any]) -> int:
    url = f"/nam/{year}/bang/{button}/"
    return client.post(url, {**sent, "operation": operation()}).status_code
