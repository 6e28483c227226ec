"""Two dozen people at once, on real row locks: nothing is lost, the order stays dense."""

from __future__ import annotations

import random
import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from conferences.actions import conferences, items
from conferences.models import AgendaItem, Conference
from programme.actions.editing import Change
from programme.errors import EditedMeanwhile, NotInList
from programme.models import User
from programme.retry import retrying
from tests import factories
from tests.visits import errors

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


def test_r1_g1_of_twenty_editors_on_one_item_none_loses_an_acknowledged_edit() -> None:
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


def test_r4_r7_moves_between_two_conferences_in_both_directions_meet_no_deadlock() -> None:
    programme = factories.make_programme()
    halls = [factories.make_conference(programme) for _ in range(2)]
    ids = [factories.make_item(programme, conference=halls[n % 2]).pk for n in range(10)]
    people = [factories.make_user() for _ in range(12)]

    def cross(number: int) -> None:
        dice = random.Random(number)  # noqa: S311  no secret
        for _ in range(12):
            item = AgendaItem.objects.select_related("conference").get(pk=dice.choice(ids))
            other = halls[0] if item.conference_id == halls[1].pk else halls[1]
            try:
                items.move(
                    item, conference=other, after=None, version=item.version, by=people[number]
                )
            except (EditedMeanwhile, NotInList):
                continue

    escaped = at_once([lambda n=n: cross(n) for n in range(12)])  # type: ignore[misc]
    assert escaped == []
    assert dense([hall.items for hall in halls]) == [True, True]
    assert sorted(pk for hall in halls for pk in hall.items.values_list("pk", flat=True)) == sorted(
        ids
    )


def test_g2_twenty_people_on_the_fields_of_one_item_meet_no_conflict() -> None:
    programme = factories.make_programme()
    item = factories.make_item(programme)
    people = [factories.make_user() for _ in range(20)]
    own: list[dict[str, Change]] = [
        {"lead_in": Change("", "Câu dẫn mới")},
        {"text": Change(item.text, "Nội dung mới")},
        {"delivery": Change("presented", "for_study")},
        {"form": Change("item", "bullet")},
    ]

    def edit_one_field(number: int) -> None:
        items.edit(item, changes=own[number % 4], version=item.version, by=people[number])

    escaped = at_once([lambda n=n: edit_one_field(n) for n in range(20)])  # type: ignore[misc]
    assert escaped == []
    item.refresh_from_db()
    assert (item.lead_in, item.text, item.delivery, item.form, item.version) == (
        "Câu dẫn mới",
        "Nội dung mới",
        "for_study",
        "bullet",
        5,
    )


def test_r6_one_operation_sent_ten_times_at_once_is_applied_once() -> None:
    programme = factories.make_programme()
    user = factories.make_user()
    url = f"/nam/{programme.pk}/noi-dung/them/"
    sent = {"operation": str(uuid.uuid4()), "text": "Chỉ một lần", "form": "item"}
    sent["delivery"] = "presented"
    answers: list[tuple[int, str]] = []

    clients = [Client() for _ in range(10)]
    for client in clients:
        client.force_login(user)

    def send(client: Client) -> None:
        answer = client.post(url, sent)
        answers.append((answer.status_code, answer.headers.get("Location", "")))

    escaped = at_once([lambda c=c: send(c) for c in clients])  # type: ignore[misc]
    made = programme.items.filter(text="Chỉ một lần")
    assert escaped == []
    assert answers == [(303, f"/nam/{programme.pk}/#noi-dung-{made.get().pk}")] * 10


def test_r4_two_people_who_remove_and_restore_one_conference_lose_no_item() -> None:
    programme = factories.make_programme()
    halls = [factories.make_conference(programme) for _ in range(3)]
    ids = [factories.make_item(programme, conference=halls[1]).pk for _ in range(6)]
    people = [factories.make_user() for _ in range(6)]

    def quarrel(number: int) -> None:
        for _ in range(8):
            hall = Conference.objects.get(pk=halls[1].pk)
            item = AgendaItem.objects.get(pk=ids[number])
            try:
                if number % 3 == 0:
                    conferences.remove(hall, version=hall.version, by=people[number])
                elif number % 3 == 1:
                    conferences.restore(hall, by=people[number])
                else:
                    items.move(
                        item, conference=hall, after=None, version=item.version, by=people[number]
                    )
            except (EditedMeanwhile, NotInList):
                continue

    escaped = at_once([lambda n=n: quarrel(n) for n in range(6)])  # type: ignore[misc]
    assert escaped == []
    assert errors() == []
    assert programme.items.filter(is_removed=False).count() == 6


def test_r4_renumbering_while_others_edit_leaves_whole_ordinals() -> None:
    programme = factories.make_programme()
    halls = [factories.make_conference(programme) for _ in range(5)]
    people = [factories.make_user() for _ in range(8)]

    def work(number: int) -> None:
        for n in range(5):
            if number % 2:
                conferences.renumber(programme, first=10 * number + n, by=people[number])
                continue
            hall = Conference.objects.get(pk=halls[n].pk)
            place = {"place": Change(hall.place, f"Hội trường {number}.{n}")}
            try:
                conferences.edit(hall, changes=place, version=hall.version, by=people[number])
            except EditedMeanwhile:
                continue

    escaped = at_once([lambda n=n: work(n) for n in range(8)])  # type: ignore[misc]
    ordinals = list(programme.conferences.order_by("position").values_list("ordinal", flat=True))
    assert escaped == []
    assert ordinals == list(range(ordinals[0] or 0, (ordinals[0] or 0) + 5))
    assert all(hall.place for hall in programme.conferences.all())


def dense(lists: list[Any]) -> list[bool]:
    """Whether each list counts 1, 2, 3 …"""
    found = [sorted(rows.values_list("position", flat=True)) for rows in lists]
    return [positions == list(range(1, len(positions) + 1)) for positions in found]
