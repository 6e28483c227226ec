"""The timetable of a conference: each action changes the rows, leaves its trace, keeps the order."""

from __future__ import annotations

import datetime
import random

import pytest

from conferences.actions import sittings
from conferences.models import Sitting, TimeSlot
from programme.actions.editing import Change
from programme.errors import AlreadyIssued, EditedMeanwhile, NotAllowed, NotInList, RuleBroken
from programme.models import Document, User
from programme.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db
SEVEN_THIRTY, EIGHT = datetime.time(7, 30), datetime.time(8)


def headings(agenda: Document) -> list[tuple[int, str]]:
    rows = agenda.sittings.filter(parent=None).order_by("position")
    return [(row.position, row.heading) for row in rows]


def rows_of(
    agenda: Document, sitting: Sitting | None, parent: TimeSlot | None = None
) -> list[tuple[int, str]]:
    found = sittings.slots_of(agenda, sitting, parent).order_by("position")
    return [(row.position, row.text) for row in found]


def test_sittings_stand_and_move_in_dense_order(programme: Document, drafter: User) -> None:
    first = sittings.add_sitting(
        programme, heading="BUỔI SÁNG", part="morning", start=SEVEN_THIRTY, by=drafter
    )
    last = sittings.add_sitting(programme, heading="BUỔI TỐI", by=drafter)
    sittings.add_sitting(programme, heading="BUỔI CHIỀU", by=drafter, after=first.pk)
    assert headings(programme) == [(1, "BUỔI SÁNG"), (2, "BUỔI CHIỀU"), (3, "BUỔI TỐI")]
    sittings.move_sitting(last, after=None, version=1, by=drafter)
    assert headings(programme) == [(1, "BUỔI TỐI"), (2, "BUỔI SÁNG"), (3, "BUỔI CHIỀU")]
    sittings.remove_sitting(first, version=first.version, by=drafter)
    assert headings(programme) == [(1, "BUỔI TỐI"), (2, "BUỔI CHIỀU")]
    rows = first.history.order_by("history_id").values_list("history_change_reason", flat=True)
    assert list(rows) == ["Thêm buổi họp", "Xoá buổi họp"]


def test_hours_that_run_backwards_are_refused_with_their_sentence(
    programme: Document, drafter: User
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        sittings.add_sitting(
            programme, heading="BUỔI SÁNG", start=EIGHT, end=SEVEN_THIRTY, by=drafter
        )
    assert str(refusal.value) == "Giờ kết thúc phải sau giờ bắt đầu."


def test_a_sitting_and_a_row_are_edited_from_the_version_shown(
    programme: Document, drafter: User
) -> None:
    sitting = sittings.add_sitting(programme, heading="BUỔI SÁNG", by=drafter)
    slot = sittings.add_slot(programme, text="Khai mạc", sitting=sitting, by=drafter)
    sittings.edit_sitting(
        sitting, changes={"start": Change(None, SEVEN_THIRTY)}, version=1, by=drafter
    )
    edited = sittings.edit_slot(slot, changes={"minutes": Change(None, 15)}, version=1, by=drafter)
    sitting.refresh_from_db()
    assert (sitting.start, sitting.version, edited.minutes, edited.version) == (
        SEVEN_THIRTY, 2, 15, 2
    )  # fmt: skip
    with pytest.raises(EditedMeanwhile):
        sittings.edit_slot(slot, changes={"minutes": Change(None, 20)}, version=1, by=drafter)


def test_rows_stand_in_their_sitting_or_under_a_row(programme: Document, drafter: User) -> None:
    morning = sittings.add_sitting(programme, heading="BUỔI SÁNG", by=drafter)
    first = sittings.add_slot(programme, text="Khai mạc", sitting=morning, by=drafter)
    last = sittings.add_slot(programme, text="Bế mạc", sitting=morning, by=drafter)
    sittings.add_slot(programme, text="Thảo luận", sitting=morning, after=first.pk, by=drafter)
    below = sittings.add_slot(programme, text="Địa điểm", parent=first, by=drafter)
    assert below.sitting == morning
    assert rows_of(programme, morning) == [(1, "Khai mạc"), (2, "Thảo luận"), (3, "Bế mạc")]
    assert rows_of(programme, morning, first) == [(1, "Địa điểm")]
    sittings.remove_slot(last, version=1, by=drafter)
    sittings.remove_slot(first, version=1, by=drafter)
    assert rows_of(programme, morning) == [(1, "Thảo luận")]
    assert not TimeSlot.objects.filter(pk=below.pk).exists()


def test_a_row_moves_to_another_sitting_with_all_below(programme: Document, drafter: User) -> None:
    morning = sittings.add_sitting(programme, heading="BUỔI SÁNG", by=drafter)
    noon = sittings.add_sitting(programme, heading="BUỔI CHIỀU", by=drafter)
    moving = sittings.add_slot(programme, text="Thảo luận", sitting=morning, by=drafter)
    staying = sittings.add_slot(programme, text="Giải lao", sitting=morning, by=drafter)
    below = sittings.add_slot(programme, text="Tổ 1", parent=moving, by=drafter)
    under = sittings.add_slot(programme, text="Hội trường A", parent=below, by=drafter)
    there = sittings.add_slot(programme, text="Khai mạc", sitting=noon, by=drafter)
    sittings.move_slot(moving, sitting=noon, after=there.pk, version=1, by=drafter)
    assert rows_of(programme, morning) == [(1, "Giải lao")]
    assert rows_of(programme, noon) == [(1, "Khai mạc"), (2, "Thảo luận")]
    below.refresh_from_db()
    under.refresh_from_db()
    assert (below.sitting, under.sitting) == (noon, noon)
    moving.refresh_from_db()
    with pytest.raises(RuleBroken) as refusal:
        sittings.move_slot(
            moving, sitting=None, parent=under, after=None, version=moving.version, by=drafter
        )
    assert str(refusal.value) == "Không chuyển được một dòng xuống dưới chính nó."
    sittings.move_slot(staying, sitting=None, parent=there, after=None, version=1, by=drafter)
    assert rows_of(programme, noon, there) == [(1, "Giải lao")]


def test_any_sequence_of_moves_keeps_every_list_dense(programme: Document, drafter: User) -> None:
    dice = random.Random(7)  # noqa: S311  no secret
    halves = [sittings.add_sitting(programme, heading=f"Buổi {n}", by=drafter) for n in range(2)]
    for number in range(6):
        sittings.add_slot(programme, text=f"Dòng {number}", sitting=dice.choice(halves), by=drafter)
    for _ in range(40):
        slot = dice.choice(list(programme.slots.all()))
        home = dice.choice([*halves, None])
        others = list(sittings.slots_of(programme, home).exclude(pk=slot.pk))
        after = dice.choice([None, *[row.pk for row in others]])
        sittings.move_slot(slot, sitting=home, after=after, version=slot.version, by=drafter)
        for sitting in (*halves, None):
            found = [position for position, _ in rows_of(programme, sitting)]
            assert found == list(range(1, len(found) + 1))


def test_what_is_gone_is_refused(programme: Document, drafter: User) -> None:
    sitting = sittings.add_sitting(programme, heading="BUỔI SÁNG", by=drafter)
    slot = sittings.add_slot(programme, text="Khai mạc", sitting=sitting, by=drafter)
    sittings.remove_sitting(sitting, version=1, by=drafter)
    for call in (
        lambda: sittings.add_sitting(programme, heading="Ngày 1", parent=sitting, by=drafter),
        lambda: sittings.edit_sitting(sitting, changes={}, version=1, by=drafter),
        lambda: sittings.add_slot(programme, text="Hai", sitting=sitting, by=drafter),
        lambda: sittings.add_slot(programme, text="Hai", parent=slot, by=drafter),
        lambda: sittings.edit_slot(slot, changes={}, version=1, by=drafter),
        lambda: sittings.remove_slot(slot, version=1, by=drafter),
    ):
        with pytest.raises(NotInList):
            call()


def test_readers_and_issued_papers_are_refused(programme: Document, drafter: User) -> None:
    sitting = sittings.add_sitting(programme, heading="BUỔI SÁNG", by=drafter)
    slot = sittings.add_slot(programme, text="Khai mạc", sitting=sitting, by=drafter)
    reader = factories.make_user(Role.COMMITTEE_LEADER)

    def calls(by: User) -> tuple[object, ...]:
        return (
            lambda: sittings.add_sitting(programme, heading="BUỔI CHIỀU", by=by),
            lambda: sittings.edit_sitting(sitting, changes={}, version=1, by=by),
            lambda: sittings.move_sitting(sitting, after=None, version=1, by=by),
            lambda: sittings.remove_sitting(sitting, version=1, by=by),
            lambda: sittings.add_slot(programme, text="Bế mạc", by=by),
            lambda: sittings.edit_slot(slot, changes={}, version=1, by=by),
            lambda: sittings.move_slot(slot, sitting=None, after=None, version=1, by=by),
            lambda: sittings.remove_slot(slot, version=1, by=by),
        )

    for call in calls(reader):
        with pytest.raises(NotAllowed):
            call()  # type: ignore[operator]  # each is a call
    factories.issue(programme)
    for call in calls(drafter):
        with pytest.raises(AlreadyIssued):
            call()  # type: ignore[operator]  # each is a call
