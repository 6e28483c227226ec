"""Agenda items: each verb changes, writes history, and refuses when it must."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conferences.actions import items, links
from conferences.models import AgendaItem, Conference, ItemState
from programme.actions.editing import Change
from programme.errors import AlreadyIssued, EditedMeanwhile, NotAllowed, NotInList, RuleBroken
from programme.models import Document, User
from programme.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference(programme: Document) -> Conference:
    return factories.make_conference(programme)


@pytest.fixture
def three(conference: Conference) -> list[AgendaItem]:
    programme = conference.programme
    return [factories.make_item(programme, conference=conference, text=text) for text in "ABC"]


def order_of(programme: Document, conference: Conference | None) -> list[tuple[int, str]]:
    return list(
        items.siblings(programme, conference).order_by("position").values_list("position", "text")
    )


def last_reason(record: Any) -> str:
    return str(record.history.first().history_change_reason)


def test_an_item_is_added_at_the_end(
    three: list[AgendaItem], conference: Conference, drafter: User
) -> None:
    item = items.add(conference.programme, text="D", conference=conference, by=drafter)
    assert order_of(conference.programme, conference) == [(1, "A"), (2, "B"), (3, "C"), (4, "D")]
    row = item.history.get()
    assert (row.history_user, row.history_change_reason, row.history_source) == (
        drafter,
        "Thêm nội dung",
        "screen",
    )


def test_an_item_is_added_behind_another(
    three: list[AgendaItem], conference: Conference, drafter: User
) -> None:
    items.add(conference.programme, text="D", conference=conference, after=three[0].pk, by=drafter)
    assert order_of(conference.programme, conference) == [(1, "A"), (2, "D"), (3, "B"), (4, "C")]


def test_an_empty_text_is_refused_with_a_sentence(conference: Conference, drafter: User) -> None:
    with pytest.raises(RuleBroken) as refusal:
        items.add(conference.programme, text="", conference=conference, by=drafter)
    assert refusal.value.field == "text"
    assert AgendaItem.objects.count() == 0


def test_moving_within_a_conference_keeps_a_dense_order(
    three: list[AgendaItem], drafter: User
) -> None:
    a, _, c = three
    items.move(a, conference=a.conference, after=c.pk, version=a.version, by=drafter)
    assert order_of(a.programme, a.conference) == [(1, "B"), (2, "C"), (3, "A")]
    assert last_reason(a) == "Đổi thứ tự nội dung"


def test_moving_to_another_conference_closes_the_gap_it_leaves(
    three: list[AgendaItem], drafter: User
) -> None:
    a, b, _ = three
    other = factories.make_conference(a.programme, first_month=6)
    moved = items.move(b, conference=other, after=None, version=b.version, by=drafter)
    assert order_of(a.programme, a.conference) == [(1, "A"), (2, "C")]
    assert order_of(a.programme, other) == [(1, "B")]
    assert moved.left_conference == a.conference


def test_moving_to_the_pool_takes_the_sub_items_along(
    three: list[AgendaItem], drafter: User
) -> None:
    a = three[0]
    child = factories.make_item(a.programme, parent=a, text="phần dưới", form="bullet")
    items.move(a, conference=None, after=None, version=a.version, by=drafter)
    child.refresh_from_db()
    assert child.conference is None
    assert order_of(a.programme, None) == [(1, "A")]


def test_a_sub_item_keeps_its_parent_and_changes_its_place(
    three: list[AgendaItem], drafter: User
) -> None:
    a = three[0]
    first, second = (factories.make_item(a.programme, parent=a, text=t) for t in ("một", "hai"))
    items.move(first, conference=None, after=second.pk, version=1, by=drafter)
    children = a.children.order_by("position").values_list("text", "conference_id")
    assert list(children) == [("hai", a.conference_id), ("một", a.conference_id)]


def test_a_neighbour_that_left_is_named_as_the_reason_to_reload(
    three: list[AgendaItem], drafter: User
) -> None:
    a, _, c = three
    items.move(c, conference=None, after=None, version=c.version, by=drafter)
    with pytest.raises(NotInList):
        items.move(a, conference=a.conference, after=c.pk, version=a.version, by=drafter)
    assert order_of(a.programme, a.conference) == [(1, "A"), (2, "B")]


def test_a_conference_of_another_year_is_refused(three: list[AgendaItem], drafter: User) -> None:
    other = factories.make_conference(factories.make_programme(year=2026))
    with pytest.raises(NotInList):
        items.move(three[0], conference=other, after=None, version=1, by=drafter)


def test_a_stale_move_is_refused(three: list[AgendaItem], drafter: User) -> None:
    a = three[0]
    items.edit(a, changes={"text": Change("A", "A mới")}, version=1, by=drafter)
    with pytest.raises(EditedMeanwhile):
        items.move(a, conference=None, after=None, version=1, by=drafter)


def test_r3_two_people_on_different_fields_both_win(
    three: list[AgendaItem], drafter: User, leader: User
) -> None:
    a = three[0]
    items.edit(a, changes={"text": Change("A", "A của tôi")}, version=1, by=drafter)
    items.edit(a, changes={"delivery": Change("presented", "for_study")}, version=1, by=leader)
    a.refresh_from_db()
    assert (a.text, a.delivery, a.version) == ("A của tôi", "for_study", 3)


def test_r2_two_people_on_one_field_see_both_texts(
    three: list[AgendaItem], drafter: User, leader: User
) -> None:
    a = three[0]
    items.edit(a, changes={"text": Change("A", "A của chuyên viên")}, version=1, by=drafter)
    with pytest.raises(EditedMeanwhile) as conflict:
        items.edit(a, changes={"text": Change("A", "A của lãnh đạo")}, version=1, by=leader)
    [field] = conflict.value.conflicts
    assert (field.label, field.base, field.theirs, field.mine) == (
        "nội dung",
        "A",
        "A của chuyên viên",
        "A của lãnh đạo",
    )
    assert conflict.value.by == drafter.name
    assert conflict.value.version == 2


def test_postponing_moves_the_item_to_the_pool_and_restoring_brings_it_back(
    three: list[AgendaItem], drafter: User
) -> None:
    b = three[1]
    home = b.conference
    postponed = items.postpone(b, version=1, reason="chờ Trung ương", by=drafter)
    assert (postponed.state, postponed.conference, postponed.state_reason) == (
        ItemState.POSTPONED,
        None,
        "chờ Trung ương",
    )
    assert last_reason(b) == "Hoãn: chờ Trung ương"
    restored = items.restore(b, by=drafter)
    assert (restored.state, restored.conference, restored.state_reason) == (
        ItemState.PLANNED,
        home,
        "",
    )
    assert order_of(b.programme, home) == [(1, "A"), (2, "C"), (3, "B")]
    assert b.history.first().history_source == "restore"


def test_dropping_asks_for_a_reason(three: list[AgendaItem], drafter: User) -> None:
    with pytest.raises(RuleBroken) as refusal:
        items.drop(three[0], reason="  ", version=1, by=drafter)
    assert refusal.value.field == "state_reason"
    dropped = items.drop(three[0], reason="trùng nội dung", version=1, by=drafter)
    assert (dropped.state, dropped.state_reason) == (ItemState.DROPPED, "trùng nội dung")


def test_a_removed_item_leaves_no_gap_and_comes_back(
    three: list[AgendaItem], drafter: User
) -> None:
    a = three[0]
    items.remove(a, version=1, by=drafter)
    assert order_of(a.programme, a.conference) == [(1, "B"), (2, "C")]
    items.restore(a, by=drafter)
    assert order_of(a.programme, a.conference) == [(1, "B"), (2, "C"), (3, "A")]


def test_agencies_are_replaced_in_order_and_raise_the_version(
    three: list[AgendaItem], drafter: User
) -> None:
    a = three[0]
    office, board, court = (
        factories.make_agency(n) for n in ("Văn phòng", "Ban Tổ chức", "Toà án")
    )
    links.set_agencies(a, leads=[office], coordinators=[court], version=1, by=drafter)
    links.set_agencies(a, leads=[board, office], version=2, by=drafter)
    rows = a.item_agencies.order_by("position").values_list("agency__name", "role")
    assert list(rows) == [("Ban Tổ chức", "lead"), ("Văn phòng", "lead")]
    a.refresh_from_db()
    assert a.version == 3
    links.set_agencies(a, leads=[board, office], version=3, by=drafter)
    a.refresh_from_db()
    assert a.version == 3


def test_one_agency_twice_is_refused(three: list[AgendaItem], drafter: User) -> None:
    office = factories.make_agency("Văn phòng")
    with pytest.raises(RuleBroken):
        links.set_agencies(three[0], leads=[office], coordinators=[office], version=1, by=drafter)


def test_an_agency_that_ended_before_the_year_is_refused(
    three: list[AgendaItem], drafter: User
) -> None:
    ended = factories.make_agency("Ban Dân vận", valid_to="2024-06-30")
    ended.refresh_from_db()
    with pytest.raises(RuleBroken) as refusal:
        links.set_agencies(three[0], leads=[ended], version=1, by=drafter)
    assert str(refusal.value) == (
        "Ban Dân vận đã kết thúc hoạt động ngày 30/06/2024; hãy chọn cơ quan kế tục."
    )


def test_directives_are_replaced_with_the_reviewed_ones_marked(
    three: list[AgendaItem], drafter: User
) -> None:
    a = three[0]
    first, second = factories.make_directive(), factories.make_directive()
    links.set_directives(a, directives=[first, second], reviewed=[second], version=1, by=drafter)
    rows = a.item_directives.order_by("position").values_list("directive", "is_reviewed")
    assert list(rows) == [(first.pk, False), (second.pk, True)]


Verb = Callable[[AgendaItem, User], object]
VERBS: dict[str, Verb] = {
    "add": lambda item, by: items.add(item.programme, text="mới", by=by),
    "edit": lambda item, by: items.edit(
        item, changes={"text": Change(item.text, "mới")}, version=1, by=by
    ),
    "move": lambda item, by: items.move(item, conference=None, after=None, version=1, by=by),
    "postpone": lambda item, by: items.postpone(item, reason="chờ", version=1, by=by),
    "drop": lambda item, by: items.drop(item, reason="thôi", version=1, by=by),
    "remove": lambda item, by: items.remove(item, version=1, by=by),
    "restore": lambda item, by: items.restore(item, by=by),
    "set_agencies": lambda item, by: links.set_agencies(item, leads=[], version=1, by=by),
    "set_directives": lambda item, by: links.set_directives(item, directives=[], version=1, by=by),
}


@pytest.mark.parametrize("verb", VERBS)
def test_r49_every_verb_is_refused_when_the_programme_is_issued(
    verb: str, three: list[AgendaItem], drafter: User
) -> None:
    factories.issue(three[0].programme)
    with pytest.raises(AlreadyIssued):
        VERBS[verb](three[0], drafter)
    assert AgendaItem.objects.get(pk=three[0].pk).version == 1


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", [Role.AGENCY_CONTACT, Role.COMMITTEE_LEADER, Role.REGISTRY_CLERK])
def test_every_verb_is_refused_for_a_role_that_may_not(
    verb: str, role: Role, three: list[AgendaItem]
) -> None:
    with pytest.raises(NotAllowed):
        VERBS[verb](three[0], factories.make_user(role))


def test_r52_a_disabled_drafter_may_do_nothing(three: list[AgendaItem], drafter: User) -> None:
    drafter.is_active = False
    with pytest.raises(NotAllowed):
        VERBS["edit"](three[0], drafter)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["move", "add", "remove", "restore", "postpone", "drop"]),
        st.integers(0, 30),
        st.integers(0, 3),
        st.integers(0, 30),
    ),
    max_size=25,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_g3_any_sequence_of_steps_keeps_every_list_dense_and_loses_no_item(
    steps: list[tuple[str, int, int, int]], drafter: User
) -> None:
    committee = factories.make_committee(name=f"Tỉnh uỷ số {next(factories.counter)}")
    programme = factories.make_programme(term=factories.make_term(committee=committee))
    homes: list[Conference | None] = [factories.make_conference(programme) for _ in range(3)]
    homes.append(None)
    for home in homes[:2]:
        for _ in range(3):
            factories.make_item(programme, conference=home)
    added = 6
    for verb, which, home_index, after in steps:
        added += take_step(programme, homes[home_index], verb, which, after, drafter)
    assert programme.items.count() == added
    for home in homes:
        for is_removed in (False, True):
            row = programme.items.filter(conference=home, parent=None, is_removed=is_removed)
            positions = sorted(row.values_list("position", flat=True))
            assert positions == list(range(1, len(positions) + 1))


def take_step(
    programme: Document, home: Conference | None, verb: str, which: int, after: int, by: User
) -> int:
    """Do one step on the item that the numbers pick; how many items it added."""
    rows = list(programme.items.order_by("pk"))
    if verb == "add":
        items.add(programme, text="thêm", conference=home, by=by)
        return 1
    item = rows[which % len(rows)]
    if verb == "restore":
        items.restore(item, by=by)
    elif item.is_removed:
        return 0
    elif verb == "move":
        row = list(items.siblings(programme, home).exclude(pk=item.pk).order_by("position"))
        neighbour = row[after % len(row)].pk if row and after % 2 else None
        items.move(item, conference=home, after=neighbour, version=item.version, by=by)
    elif verb == "remove":
        items.remove(item, version=item.version, by=by)
    elif verb == "postpone":
        items.postpone(item, reason="chờ", version=item.version, by=by)
    else:
        items.drop(item, reason="thôi", version=item.version, by=by)
    return 0


@pytest.mark.parametrize("number", [3, 300])
def test_moving_an_item_costs_the_same_queries_among_three_and_three_hundred(
    number: int, conference: Conference, drafter: User, django_assert_num_queries: Any
) -> None:
    programme = conference.programme
    rows = [factories.make_item(programme, conference=conference) for _ in range(number)]
    item = AgendaItem.objects.select_related("programme").get(pk=rows[-1].pk)
    with django_assert_num_queries(QUERIES_OF_A_MOVE):
        items.move(item, conference=conference, after=rows[0].pk, version=1, by=drafter)


QUERIES_OF_A_MOVE = 29
