"""A step is undone as a whole, in any order that loses nobody's words, and leaves dense lists."""

from __future__ import annotations

import contextlib
import random
from typing import Any

import pytest
from django.db.models import F
from django.urls import reverse

from conferences.actions import conferences, items, links
from conferences.models import AgendaItem, Conference, ItemAgency, ItemState
from programme.actions import steps
from programme.actions.editing import Change
from programme.errors import AlreadyIssued, EditedMeanwhile, NotAllowed, RuleBroken
from programme.models import Document, Step, User
from programme.operations import Stale
from programme.roles import Role
from tests import factories
from tests.conferences.pages import operation, signed_in


@pytest.fixture
def hall(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=21)


def now(item: AgendaItem) -> AgendaItem:
    return AgendaItem.objects.get(pk=item.pk)


def move(item: AgendaItem, where: Conference | None, after: int | None, by: User) -> Step:
    seen = now(item)
    with steps.taking(seen.programme, by=by, label="Chuyển nội dung") as step:
        items.move(seen, conference=where, after=after, version=seen.version, by=by)
    return step


def texts(programme: Document, where: Conference | None) -> list[str]:
    rows = programme.items.filter(conference=where, parent=None, is_removed=False)
    return list(rows.order_by("position").values_list("text", flat=True))


def lists_are_dense(programme: Document) -> bool:
    lists: dict[Any, list[int]] = {}
    for row in programme.items.all():
        lists.setdefault((row.conference_id, row.parent_id, row.is_removed), []).append(
            row.position
        )
    return all(sorted(found) == list(range(1, len(found) + 1)) for found in lists.values())


def test_a_moved_item_returns_to_its_place_with_what_hangs_under_it(
    programme: Document, hall: Conference, drafter: User
) -> None:
    first, second, third = (
        factories.make_item(programme, conference=hall, text=text) for text in ("A", "B", "C")
    )
    under = factories.make_item(programme, parent=second, text="B1")
    step = move(second, None, None, drafter)
    assert (texts(programme, hall), texts(programme, None)) == (["A", "C"], ["B"])
    assert steps.undo(step, by=drafter).undone_at is not None
    assert (texts(programme, hall), texts(programme, None)) == (["A", "B", "C"], [])
    under.refresh_from_db()
    assert (under.conference, under.version) == (hall, 3)
    row = now(second).history.first()
    assert (row.history_user, row.history_source) == (drafter, "restore")
    assert row.history_change_reason == "Hoàn tác: Chuyển nội dung"
    assert [now(first).position, now(second).position, now(third).position] == [1, 2, 3]


def test_a_step_undoes_what_it_made_changed_and_removed_at_once(
    programme: Document, hall: Conference, drafter: User
) -> None:
    office, police = factories.make_agency("Văn phòng"), factories.make_agency("Công an")
    kept = factories.make_item(programme, conference=hall, text="Giữ", lead=office)
    gone = factories.make_item(programme, conference=hall, text="Xoá")
    with steps.taking(programme, by=drafter, label="Làm nhiều việc") as step:
        items.add(programme, text="Mới", by=drafter, conference=hall, after=kept.pk)
        links.set_agencies(kept, leads=[police], version=1, by=drafter)
        items.remove(gone, version=1, by=drafter)
    assert texts(programme, hall) == ["Giữ", "Mới"]
    steps.undo(step, by=drafter)
    assert texts(programme, hall) == ["Giữ", "Xoá"]
    assert [row.agency for row in ItemAgency.objects.filter(item=kept)] == [office]
    assert AgendaItem.objects.filter(text="Mới").count() == 0
    assert lists_are_dense(programme)


def test_a_dropped_item_returns_with_its_former_state(
    programme: Document, hall: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=hall)
    with steps.taking(programme, by=drafter, label="Không đưa vào") as step:
        items.drop(item, reason="Chưa đủ hồ sơ", version=1, by=drafter)
    steps.undo(step, by=drafter)
    back = now(item)
    assert (back.state, back.state_reason, back.conference) == (ItemState.PLANNED, "", hall)


def test_a_step_that_somebody_built_on_says_who_changed_what_and_when(
    programme: Document, hall: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=hall, text="Công tác cán bộ")
    step = move(item, None, None, drafter)
    other = factories.make_user(name="Lê Thị Hoa")
    change = {"text": Change("Công tác cán bộ", "Công tác tổ chức, cán bộ")}
    items.edit(item, changes=change, version=2, by=other)
    with pytest.raises(RuleBroken) as refusal:
        steps.undo(step, by=drafter)
    sentence = str(refusal.value)
    assert sentence.startswith(
        "Không hoàn tác được “Chuyển nội dung”: Lê Thị Hoa đã sửa “Công tác tổ chức, cán bộ” lúc "
    )
    assert texts(programme, None) == ["Công tác tổ chức, cán bộ"]
    assert Step.objects.get().undone_at is None


def test_what_others_hung_on_a_new_item_keeps_it(
    programme: Document, hall: Conference, drafter: User
) -> None:
    with steps.taking(programme, by=drafter, label="Thêm nội dung") as step:
        item = items.add(programme, text="Mới", by=drafter, conference=hall)
    items.add(programme, text="Ý bên dưới", by=factories.make_user(), parent=item)
    with pytest.raises(RuleBroken, match="đã sửa “Ý bên dưới”"):
        steps.undo(step, by=drafter)
    assert texts(programme, hall) == ["Mới"]


def test_one_that_only_changed_keeps_up_with_its_list_when_another_returns(
    programme: Document, hall: Conference, drafter: User
) -> None:
    a, b, c = (factories.make_item(programme, conference=hall, text=text) for text in "ABC")
    with steps.taking(programme, by=drafter, label="Hai việc") as step:
        items.move(a, conference=None, after=None, version=1, by=drafter)
        links.set_agencies(c, leads=[factories.make_agency()], version=1, by=drafter)
    move(b, None, None, factories.make_user())
    steps.undo(step, by=drafter)
    assert [now(a).position, now(c).position] == [1, 2]


def test_the_changes_of_others_beside_a_step_stay(
    programme: Document, hall: Conference, drafter: User
) -> None:
    rows = [factories.make_item(programme, conference=hall, text=text) for text in "ABCD"]
    step = move(rows[1], None, None, drafter)
    move(rows[3], hall, None, factories.make_user())
    assert texts(programme, hall) == ["D", "A", "C"]
    steps.undo(step, by=drafter)
    assert texts(programme, hall) == ["D", "A", "B", "C"]


def test_an_item_does_not_return_into_a_conference_that_was_removed(
    programme: Document, hall: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=hall)
    step = move(item, None, None, drafter)
    conferences.remove(hall, version=1, by=drafter)
    with pytest.raises(RuleBroken, match="không còn trong văn bản"):
        steps.undo(step, by=drafter)
    assert now(item).conference is None


def test_steps_undo_one_after_another_from_the_last(
    programme: Document, hall: Conference, drafter: User
) -> None:
    rows = [factories.make_item(programme, conference=hall, text=text) for text in "ABC"]
    taken = [
        move(rows[0], hall, rows[2].pk, drafter),
        move(rows[0], None, None, drafter),
        move(rows[1], hall, rows[2].pk, drafter),
        move(rows[0], hall, rows[1].pk, drafter),
    ]
    assert texts(programme, hall) == ["C", "B", "A"]
    for step in reversed(taken):
        assert steps.last_step(programme, by=drafter) == step
        steps.undo(step, by=drafter)
    assert texts(programme, hall) == ["A", "B", "C"]
    assert steps.last_step(programme, by=drafter) is None


def test_a_step_is_undone_once(programme: Document, hall: Conference, drafter: User) -> None:
    step = move(factories.make_item(programme, conference=hall), None, None, drafter)
    steps.undo(step, by=drafter)
    with pytest.raises(Stale, match="Bước này đã được hoàn tác"):
        steps.undo(step, by=drafter)


def test_an_issued_year_and_a_reader_are_refused(
    programme: Document, hall: Conference, drafter: User, contact: User
) -> None:
    step = move(factories.make_item(programme, conference=hall), None, None, drafter)
    with pytest.raises(NotAllowed):
        steps.undo(step, by=contact)
    factories.issue(programme)
    with pytest.raises(AlreadyIssued):
        steps.undo(step, by=drafter)
    with pytest.raises(AlreadyIssued), steps.taking(programme, by=drafter, label="Việc khác"):
        pass


def test_a_step_that_fails_leaves_neither_change_nor_step(
    programme: Document, hall: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=hall)
    with pytest.raises(EditedMeanwhile):
        move_twice_by_one_version(item, hall, drafter)
    assert (now(item).conference, Step.objects.count()) == (hall, 0)


def move_twice_by_one_version(item: AgendaItem, hall: Conference, by: User) -> None:
    with steps.taking(item.programme, by=by, label="Hai việc"):
        items.move(item, conference=None, after=None, version=1, by=by)
        items.move(item, conference=hall, after=None, version=1, by=by)


def test_a_step_inside_a_step_is_part_of_it(
    programme: Document, hall: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=hall)
    with steps.taking(programme, by=drafter, label="Cả hai") as step:
        move(item, None, None, drafter)
        items.add(programme, text="Mới", by=drafter)
    assert Step.objects.get() == step
    steps.undo(step, by=drafter)
    assert (texts(programme, None), now(item).conference) == ([], hall)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(8))
def test_any_steps_undone_from_the_last_lead_back_to_every_picture_before(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  no secret
    programme, halls, by = filled_year(dice)
    taken: list[tuple[Step, list[Any]]] = []
    for _ in range(20):
        if taken and dice.random() < 0.4:
            step, before = taken.pop()
            steps.undo(step, by=by)
            assert picture(programme) == before
        else:
            before = picture(programme)
            taken.append((random_step(programme, halls, by, dice), before))
        assert lists_are_dense(programme)
    while taken:
        step, before = taken.pop()
        steps.undo(step, by=by)
        assert picture(programme) == before


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(8))
def test_any_steps_undone_in_any_order_or_refused_keep_the_lists_dense(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  no secret
    programme, halls, by = filled_year(dice)
    taken: list[Step] = []
    for _ in range(25):
        if taken and dice.random() < 0.4:
            step = taken.pop(dice.randrange(len(taken)))
            with contextlib.suppress(RuleBroken):
                steps.undo(step, by=by)
        else:
            taken.append(random_step(programme, halls, by, dice))
        assert lists_are_dense(programme)
        astray = programme.items.exclude(parent=None).exclude(conference=F("parent__conference"))
        assert list(astray.exclude(conference=None, parent__conference=None)) == []


def filled_year(dice: random.Random) -> tuple[Document, list[Conference | None], User]:
    programme = factories.make_programme()
    halls = [None, *(factories.make_conference(programme) for _ in range(2))]
    for n in range(8):
        home = dice.choice(halls)
        item = factories.make_item(programme, conference=home, text=f"Nội dung {n}")
        if dice.random() < 0.3:
            factories.make_item(programme, parent=item, text=f"Ý {n}")
    return programme, halls, factories.make_user()


def picture(programme: Document) -> list[Any]:
    """Every item with its place, as it stands."""
    names = ("pk", "conference_id", "parent_id", "is_removed", "position", "state", "text")
    return list(programme.items.order_by("pk").values_list(*names))


def random_step(
    programme: Document, halls: list[Conference | None], by: User, dice: random.Random
) -> Step:
    rows = list(programme.items.filter(is_removed=False, parent=None).order_by("pk"))
    with steps.taking(programme, by=by, label="Bước bất kỳ") as step:
        for item in dice.sample(rows, min(len(rows), dice.randrange(1, 4))):
            seen, where = now(item), dice.choice(halls)
            others = items.siblings(programme, where).exclude(pk=item.pk).order_by("pk")
            after = dice.choice([None, *others.values_list("pk", flat=True)])
            what = dice.randrange(5)
            if what < 3:
                items.move(seen, conference=where, after=after, version=seen.version, by=by)
            elif what == 3:
                items.remove(seen, version=seen.version, by=by)
            else:
                items.postpone(seen, reason="chờ", version=seen.version, by=by)
        if dice.random() < 0.3:
            items.add(programme, text="Thêm", by=by, conference=dice.choice(halls))
    return step


def test_the_button_undoes_a_step_and_returns_to_its_page(
    programme: Document, hall: Conference, drafter: User
) -> None:
    step = move(factories.make_item(programme, conference=hall), None, None, drafter)
    client = signed_in(drafter)
    url = f"/buoc/{step.pk}/hoan-tac/?ve=/nam/{programme.pk}/"
    sent = {"operation": operation()}
    answers = [client.post(url, sent) for _ in range(2)]
    assert [(a.status_code, a["Location"]) for a in answers] == [(303, f"/nam/{programme.pk}/")] * 2
    assert programme.items.get().conference == hall
    assert client.post(url, {"operation": operation()}).status_code == 409


@pytest.mark.parametrize("back", ["https://noi-khac.vn/", "//noi-khac.vn/", "javascript:alert(1)"])
def test_the_button_leads_to_no_strange_page(
    back: str, programme: Document, hall: Conference, drafter: User
) -> None:
    step = move(factories.make_item(programme, conference=hall), None, None, drafter)
    url = f"{reverse('step_undo', args=[step.pk])}?ve={back}"
    answer = signed_in(drafter).post(url, {"operation": operation()})
    assert (answer.status_code, answer["Location"]) == (303, "/")


def test_a_contact_may_not_undo(programme: Document, hall: Conference, drafter: User) -> None:
    step = move(factories.make_item(programme, conference=hall), None, None, drafter)
    other = factories.make_user(Role.AGENCY_CONTACT)
    answer = signed_in(other).post(f"/buoc/{step.pk}/hoan-tac/", {"operation": operation()})
    assert answer.status_code == 403


def test_the_key_takes_back_the_persons_own_last_step_and_then_the_one_before(
    programme: Document, hall: Conference, drafter: User
) -> None:
    item = factories.make_item(programme, conference=hall)
    move(item, None, None, drafter)
    client, url = signed_in(drafter), f"/nam/{programme.pk}/hoan-tac/?ve=/nam/{programme.pk}/"
    other = factories.make_user(Role.OFFICE_LEADER)
    assert signed_in(other).post(url, {"operation": operation()}).status_code == 409
    assert programme.items.get().conference is None
    move(programme.items.get(), hall, None, drafter)
    # A repeat of one press takes nothing more back.
    sent = {"operation": operation()}
    answers = [client.post(url, sent) for _ in range(2)]
    assert [(a.status_code, a["Location"]) for a in answers] == [(303, f"/nam/{programme.pk}/")] * 2
    assert programme.items.get().conference is None
    assert client.post(url, {"operation": operation()}).status_code == 303
    assert programme.items.get().conference == hall
    answer = client.post(url, {"operation": operation()})
    assert answer.status_code == 409
    assert "Bạn không còn việc nào trong văn bản này để hoàn tác." in answer.content.decode()
