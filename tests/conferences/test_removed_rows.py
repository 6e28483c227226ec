"""What somebody else removed meanwhile: nothing moves in the dark, no list gets a hole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conferences.actions import conferences, items, links, sheets
from conferences.models import AgendaItem, Conference
from programme.actions.editing import Change
from programme.errors import EditedMeanwhile, NotInList, RuleBroken
from programme.models import Document, User
from tests import factories
from tests.visits import errors

GONE = "Nội dung này đã xoá; hãy khôi phục rồi làm tiếp."
Deed = Callable[[AgendaItem, User], object]
DEEDS: dict[str, Deed] = {
    "move": lambda item, by: items.move(
        item, conference=None, after=None, version=item.version, by=by
    ),
    "edit": lambda item, by: items.edit(
        item, changes={"text": Change(item.text, "khác")}, version=item.version, by=by
    ),
    "sheet": lambda item, by: sheets.save(
        item, changes={"text": Change(item.text, "khác")}, version=item.version, by=by
    ),
    "postpone": lambda item, by: items.postpone(item, reason="chờ", version=item.version, by=by),
    "drop": lambda item, by: items.drop(item, reason="thôi", version=item.version, by=by),
    "agencies": lambda item, by: links.set_agencies(item, leads=[], version=item.version, by=by),
    "directives": lambda item, by: links.set_directives(
        item, directives=[], version=item.version, by=by
    ),
}


@pytest.fixture
def hall(programme: Document) -> Conference:
    return factories.make_conference(programme)


@pytest.mark.parametrize("name", DEEDS)
def test_a_removed_item_is_left_alone_until_it_is_restored(
    name: str, hall: Conference, drafter: User
) -> None:
    gone, _, _ = (factories.make_item(hall.programme, conference=hall) for _ in range(3))
    gone = items.remove(gone, version=1, by=drafter)
    with pytest.raises(NotInList) as refusal:
        DEEDS[name](gone, drafter)
    assert str(refusal.value) == GONE
    assert errors() == []


def test_a_removed_conference_is_neither_edited_nor_moved(hall: Conference, drafter: User) -> None:
    other = factories.make_conference(hall.programme)
    gone = conferences.remove(hall, version=1, by=drafter)
    with pytest.raises(NotInList):
        conferences.move(gone, after=other.pk, version=gone.version, by=drafter)
    with pytest.raises(NotInList):
        conferences.edit(
            gone, changes={"place": Change("", "Hội trường")}, version=gone.version, by=drafter
        )
    again = conferences.remove(gone, version=gone.version, by=drafter)
    assert (again.version, again.position) == (gone.version, 1)
    assert errors() == []


def test_r4_nothing_goes_into_a_conference_that_was_removed_after_the_page_was_read(
    hall: Conference, drafter: User
) -> None:
    programme = hall.programme
    item = factories.make_item(programme)
    as_read = Conference.objects.get(pk=hall.pk)
    conferences.remove(hall, version=1, by=drafter)
    with pytest.raises(NotInList):
        items.move(item, conference=as_read, after=None, version=1, by=drafter)
    with pytest.raises(NotInList):
        items.add(programme, text="Mới", conference=as_read, by=drafter)
    assert errors() == []


def test_r4_a_part_follows_the_item_above_wherever_that_stands_now(
    hall: Conference, drafter: User
) -> None:
    parent = factories.make_item(hall.programme, conference=hall)
    as_read = AgendaItem.objects.select_related("conference").get(pk=parent.pk)
    items.move(parent, conference=None, after=None, version=1, by=drafter)
    part = items.add(hall.programme, text="Phần dưới", parent=as_read, by=drafter)
    assert part.conference is None
    items.remove(parent, version=2, by=drafter)
    with pytest.raises(NotInList):
        items.add(hall.programme, text="Phần nữa", parent=as_read, by=drafter)


def test_a_part_is_restored_after_the_item_above(hall: Conference, drafter: User) -> None:
    parent = factories.make_item(hall.programme, conference=hall)
    part = factories.make_item(hall.programme, parent=parent)
    items.remove(part, version=1, by=drafter)
    items.remove(parent, version=1, by=drafter)
    with pytest.raises(RuleBroken, match="hãy khôi phục nội dung đó trước"):
        items.restore(part, by=drafter)
    items.restore(parent, by=drafter)
    assert items.restore(part, by=drafter).is_removed is False


def test_a_postponed_item_stays_postponed_when_it_only_changes_its_place_in_the_pool(
    hall: Conference, drafter: User
) -> None:
    factories.make_item(hall.programme)
    item = factories.make_item(hall.programme, conference=hall)
    waiting = items.postpone(item, version=1, by=drafter, reason="chưa đủ hồ sơ")
    moved = items.move(waiting, conference=None, after=None, version=2, by=drafter)
    assert (moved.position, moved.state, moved.state_reason) == (1, "postponed", "chưa đủ hồ sơ")
    back = items.move(moved, conference=hall, after=None, version=moved.version, by=drafter)
    assert (back.state, back.state_reason) == ("planned", "")


@pytest.mark.parametrize("version", [0, -4, 99])
def test_r1_a_version_that_no_page_showed_saves_nothing(
    version: int, hall: Conference, drafter: User
) -> None:
    item = factories.make_item(hall.programme, conference=hall, text="cũ")
    changes = {"text": Change("cũ", "mới")}
    for save in (items.edit, sheets.save):
        with pytest.raises(EditedMeanwhile):
            save(item, changes=changes, version=version, by=drafter)
    item.refresh_from_db()
    assert (item.text, item.version, item.history.count()) == ("cũ", 1, 1)


def test_r11_a_sheet_whose_last_step_is_refused_leaves_nothing_behind(
    hall: Conference, drafter: User
) -> None:
    ended = factories.make_agency("Ban cũ", valid_to="2020-01-01")
    ended.refresh_from_db()
    rows = AgendaItem.history.count()
    with pytest.raises(RuleBroken):
        sheets.add(hall.programme, by=drafter, conference=hall, text="Mới", leads=[ended])
    assert (AgendaItem.objects.count(), AgendaItem.history.count()) == (0, rows)
