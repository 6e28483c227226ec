"""Targets and notes: each action changes the record, leaves its trace, and keeps the rules."""

from __future__ import annotations

from decimal import Decimal

import pytest

from programme.actions import footnotes, targets
from programme.actions.editing import Change
from programme.errors import AlreadyIssued, EditedMeanwhile, NotAllowed, NotInList, RuleBroken
from programme.models import Document, Section, Target, User
from programme.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db
GROWTH = "Tốc độ tăng trưởng kinh tế (GRDP) tăng 8,8%[^1]; thu ngân sách đạt 8.300 tỷ đồng"


@pytest.fixture
def part(programme: Document) -> Section:
    return factories.make_section(programme, heading="Các chỉ tiêu chủ yếu")


def values(target: Target) -> list[tuple[int, str, Decimal | None, str]]:
    rows = target.values.order_by("position")
    return [(row.position, row.name, row.value, row.unit) for row in rows]


def texts(part: Section) -> list[tuple[int, str]]:
    rows = Target.objects.filter(section=part, parent=None).order_by("position")
    return [(row.position, row.text) for row in rows]


def test_a_new_target_has_the_values_that_its_words_set(part: Section, drafter: User) -> None:
    target = targets.add(part, text=GROWTH, by=drafter)
    assert (target.position, target.form, target.document) == (1, "numbered", part.document)
    assert values(target) == [
        (1, "Tốc độ tăng trưởng kinh tế (GRDP)", Decimal("8.8"), "%"),
        (2, "thu ngân sách", Decimal(8300), "tỷ đồng"),
    ]
    part.refresh_from_db()
    assert part.role == "targets"
    row = target.history.get()
    assert (row.history_user, row.history_change_reason) == (drafter, "Thêm chỉ tiêu")


def test_values_follow_the_words_and_those_that_stay_keep_their_row(
    part: Section, drafter: User
) -> None:
    target = targets.add(part, text=GROWTH, by=drafter)
    first, second = target.values.order_by("position")
    new = "Tốc độ tăng trưởng kinh tế (GRDP) tăng 9%"
    edited = targets.edit(target, changes={"text": Change(target.text, new)}, version=1, by=drafter)
    assert (edited.text, edited.version) == (new, 2)
    assert values(edited) == [(1, "Tốc độ tăng trưởng kinh tế (GRDP)", Decimal(9), "%")]
    assert edited.values.get().pk == first.pk
    assert second.history.filter(history_type="-").count() == 1
    rows = first.history.count()
    targets.edit(edited, changes={"form": Change("numbered", "bullet")}, version=2, by=drafter)
    assert first.history.count() == rows


def test_a_figure_too_large_for_our_columns_stays_in_the_words(
    part: Section, drafter: User
) -> None:
    target = targets.add(part, text=f"Sản lượng đạt {'9' * 40} tấn", by=drafter)
    assert (target.text, values(target)) == (f"Sản lượng đạt {'9' * 40} tấn", [])


def test_targets_stand_and_move_in_dense_order(part: Section, drafter: User) -> None:
    first = targets.add(part, text="Một", by=drafter)
    third = targets.add(part, text="Ba", by=drafter)
    targets.add(part, text="Hai", by=drafter, after=first.pk)
    assert texts(part) == [(1, "Một"), (2, "Hai"), (3, "Ba")]
    targets.move(third, after=None, version=third.version, by=drafter)
    assert texts(part) == [(1, "Ba"), (2, "Một"), (3, "Hai")]
    targets.remove(first, version=first.version, by=drafter)
    assert texts(part) == [(1, "Ba"), (2, "Hai")]


def test_a_target_under_another_is_a_list_of_its_own(part: Section, drafter: User) -> None:
    above = targets.add(part, text="Kinh tế", by=drafter)
    below = targets.add(part, text="Thu ngân sách 100 tỷ đồng", by=drafter, parent=above)
    assert (below.position, below.parent) == (1, above)
    targets.remove(above, version=1, by=drafter)
    assert Target.objects.count() == 0
    assert below.history.filter(history_type="-").count() == 1


def test_an_empty_statement_is_refused_with_its_sentence(part: Section, drafter: User) -> None:
    with pytest.raises(RuleBroken):
        targets.add(part, text="", by=drafter)
    assert Target.objects.count() == 0


def test_what_is_gone_or_changed_meanwhile_is_refused(part: Section, drafter: User) -> None:
    target = targets.add(part, text="Một", by=drafter)
    other = factories.make_section(part.document, heading="Phần khác", position=9)
    with pytest.raises(NotInList):
        targets.add(other, text="Hai", by=drafter, parent=target)
    with pytest.raises(EditedMeanwhile):
        targets.move(target, after=None, version=9, by=drafter)
    targets.remove(target, version=1, by=drafter)
    for call in (
        lambda: targets.edit(target, changes={}, version=1, by=drafter),
        lambda: targets.move(target, after=None, version=1, by=drafter),
        lambda: targets.remove(target, version=1, by=drafter),
    ):
        with pytest.raises(NotInList):
            call()


@pytest.mark.parametrize("role", [Role.COMMITTEE_LEADER, Role.AGENCY_CONTACT])
def test_readers_change_no_target_and_no_note(part: Section, role: Role) -> None:
    reader = factories.make_user(role)
    with pytest.raises(NotAllowed):
        targets.add(part, text="Một", by=reader)
    with pytest.raises(NotAllowed):
        footnotes.add(part.document, mark="1", text="Nghị quyết", by=reader)


def test_an_issued_paper_keeps_its_targets_and_notes(part: Section, drafter: User) -> None:
    target = targets.add(part, text="Một", by=drafter)
    note = footnotes.add(part.document, mark="1", text="Nghị quyết", by=drafter)
    factories.issue(part.document)
    for call in (
        lambda: targets.add(part, text="Hai", by=drafter),
        lambda: targets.edit(target, changes={}, version=1, by=drafter),
        lambda: targets.move(target, after=None, version=1, by=drafter),
        lambda: targets.remove(target, version=1, by=drafter),
        lambda: footnotes.add(part.document, mark="2", text="Hai", by=drafter),
        lambda: footnotes.edit(note, changes={}, version=1, by=drafter),
        lambda: footnotes.remove(note, version=1, by=drafter),
    ):
        with pytest.raises(AlreadyIssued):
            call()


def test_a_note_is_added_edited_and_removed_with_its_trace(
    programme: Document, drafter: User
) -> None:
    note = footnotes.add(programme, mark="1", text="Nghị quyết số 1", by=drafter)
    changed = footnotes.edit(
        note, changes={"text": Change("Nghị quyết số 1", "Nghị quyết số 2")}, version=1, by=drafter
    )
    assert (changed.mark, changed.text, changed.version) == ("1", "Nghị quyết số 2", 2)
    with pytest.raises(EditedMeanwhile):
        footnotes.remove(note, version=1, by=drafter)
    footnotes.remove(note, version=2, by=drafter)
    reasons = note.history.order_by("history_id").values_list("history_change_reason", flat=True)
    assert list(reasons) == ["Thêm chú thích", "Sửa chú thích", "Xoá chú thích"]
    for call in (
        lambda: footnotes.edit(note, changes={}, version=1, by=drafter),
        lambda: footnotes.remove(note, version=2, by=drafter),
    ):
        with pytest.raises(NotInList):
            call()


def test_a_mark_is_taken_once(programme: Document, drafter: User) -> None:
    footnotes.add(programme, mark="1", text="Nghị quyết", by=drafter)
    with pytest.raises(RuleBroken) as refusal:
        footnotes.add(programme, mark="1", text="Quyết định", by=drafter)
    assert str(refusal.value) == "Đã có chú thích mang dấu này."
