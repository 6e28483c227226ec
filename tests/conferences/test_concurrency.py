"""Two dozen people at once, on real row locks: nothing is lost, the order stays dense."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

import pytest
from django.db import connection

from conferences.actions import items
from conferences.models import AgendaItem
from programme.actions.editing import Change
from programme.errors import EditedMeanwhile, NotInList
from programme.models import User
from programme.retry import retrying
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def at_once(jobs: list[Callable[[], None]]) -> list[BaseException]:
    """Run all jobs in threads of their own; what escaped from them."""
    escaped: list[BaseException] = []

    def work(job: Callable[[], None]) -> None:
        try:
            job()
        except BaseException as error:
            escaped.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return escaped


def test_g1_of_twenty_editors_on_one_item_none_loses_an_acknowledged_edit() -> None:
    programme = factories.make_programme()
    item = factories.make_item(programme, text="mở đầu")
    people = [factories.make_user() for _ in range(20)]

    def write_ten_words(number: int) -> None:
        for n in range(10):
            while True:
                seen = AgendaItem.objects.get(pk=item.pk)
                change = {"text": Change(seen.text, f"{seen.text} {number}.{n}")}
                try:
                    items.edit(seen, changes=change, version=seen.version, by=people[number])
                    break
                except EditedMeanwhile:
                    continue

    escaped = at_once([lambda n=n: write_ten_words(n) for n in range(20)])  # type: ignore[misc]
    item.refresh_from_db()
    words = {f"{number}.{n}" for number in range(20) for n in range(10)}
    assert escaped == []
    assert set(item.text.split()) - {"mở", "đầu"} == words
    assert item.version == 201


def test_g3_of_twenty_people_moving_in_one_conference_the_order_stays_dense() -> None:
    programme = factories.make_programme()
    conference = factories.make_conference(programme)
    ids = [factories.make_item(programme, conference=conference).pk for _ in range(12)]
    people = [factories.make_user() for _ in range(20)]

    @retrying
    def step(person: User, dice: random.Random) -> None:
        item = AgendaItem.objects.get(pk=dice.choice(ids))
        after = dice.choice([None, *[pk for pk in ids if pk != item.pk]])
        items.move(item, conference=conference, after=after, version=item.version, by=person)

    def shuffle(number: int) -> None:
        dice = random.Random(number)  # noqa: S311  no secret
        for _ in range(20):
            try:
                step(people[number], dice)
            except (EditedMeanwhile, NotInList):
                continue

    escaped = at_once([lambda n=n: shuffle(n) for n in range(20)])  # type: ignore[misc]
    rows = conference.items.order_by("position").values_list("pk", "position")
    assert escaped == []
    assert sorted(pk for pk, _ in rows) == sorted(ids)
    assert [position for _, position in rows] == list(range(1, 13))
