"""Notes written below a text: added with their first words, met when two people write one, taken back."""

from __future__ import annotations

import pytest

from programme.actions import documents, footnotes, steps
from programme.actions.editing import Change
from programme.errors import (
    AlreadyIssued,
    EditedMeanwhile,
    FieldConflict,
    MarkTaken,
    NotAllowed,
    RuleBroken,
)
from programme.models import Document, Footnote, User
from programme.operations import Stale
from programme.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db


def write(document: Document, by: User, **changes: Change) -> None:
    footnotes.write(document, changes=changes, version=3, by=by)


def notes(document: Document) -> dict[str, str]:
    return dict(document.footnotes.values_list("mark", "text"))


def test_a_mark_gets_its_note_with_its_first_words(programme: Document, drafter: User) -> None:
    write(programme, drafter, a=Change("", ""), b=Change("", "Theo Quy chế."))
    assert notes(programme) == {"b": "Theo Quy chế."}
    row = Footnote.history.get()
    assert (row.history_user, row.history_change_reason) == (drafter, "Thêm chú thích")


def test_words_of_a_note_change_and_leave_a_trace(programme: Document, drafter: User) -> None:
    factories.make_footnote(programme, "1", text="Cũ.")
    write(programme, drafter, **{"1": Change("Cũ.", "Mới.")})
    note = programme.footnotes.get()
    assert (note.text, note.version) == ("Mới.", 2)
    assert Footnote.history.latest().history_change_reason == "Sửa chú thích"


def test_two_people_who_write_one_note_see_both_texts(programme: Document, drafter: User) -> None:
    factories.make_footnote(programme, "1", text="Của người khác.")
    with pytest.raises(EditedMeanwhile) as met:
        write(programme, drafter, **{"1": Change("Lúc mở.", "Của tôi.")})
    assert met.value.version == 3
    assert met.value.conflicts == (
        FieldConflict("note-1", "chú thích", "Lúc mở.", "Của người khác.", "Của tôi."),
    )
    write(programme, drafter, **{"1": Change("Lúc mở.", "Của người khác.")})
    assert notes(programme) == {"1": "Của người khác."}


def test_a_mark_that_somebody_took_meanwhile_is_refused(programme: Document, drafter: User) -> None:
    factories.make_footnote(programme, "1", text="Của người khác.")
    with pytest.raises(MarkTaken) as refused:
        write(programme, drafter, **{"1": Change("", "Của tôi.")})
    assert refused.value.field == "note-1"
    assert notes(programme) == {"1": "Của người khác."}


def test_a_note_is_not_wiped_out_by_emptying_its_field(programme: Document, drafter: User) -> None:
    factories.make_footnote(programme, "1", text="Có.")
    with pytest.raises(RuleBroken, match="Chú thích chưa có lời") as refused:
        write(programme, drafter, **{"1": Change("Có.", "")})
    assert refused.value.field == "note-1"


def test_a_note_removed_on_the_page_goes_unless_somebody_has_changed_it_meanwhile(
    programme: Document, drafter: User
) -> None:
    factories.make_footnote(programme, "1", text="Có.")
    factories.make_footnote(programme, "2", text="Của người khác.")
    write(programme, drafter, **{"1": Change("Có.", None), "3": Change("", None)})
    assert notes(programme) == {"2": "Của người khác."}
    assert Footnote.history.latest().history_change_reason == "Xoá chú thích"
    with pytest.raises(EditedMeanwhile) as met:
        write(programme, drafter, **{"2": Change("Lúc mở.", None)})
    assert met.value.conflicts == (
        FieldConflict("note-2", "chú thích", "Lúc mở.", "Của người khác.", ""),
    )


def test_a_removed_note_comes_back_under_its_mark(programme: Document, drafter: User) -> None:
    note = factories.make_footnote(programme, "7", text="Theo Quy chế.")
    step = footnotes.remove_step(note, version=1, by=drafter)
    assert notes(programme) == {}
    assert step.label == "Xoá chú thích “Theo Quy chế.”"
    steps.undo(step, by=drafter)
    assert notes(programme) == {"7": "Theo Quy chế."}
    with pytest.raises(Stale):
        steps.undo(step, by=drafter)


def test_a_note_changed_since_is_not_removed(programme: Document, drafter: User) -> None:
    note = factories.make_footnote(programme, "1", text="Cũ.")
    write(programme, drafter, **{"1": Change("Cũ.", "Mới.")})
    with pytest.raises(EditedMeanwhile):
        footnotes.remove_step(note, version=1, by=drafter)
    assert notes(programme) == {"1": "Mới."}


@pytest.mark.parametrize("role", [Role.REGISTRY_CLERK, Role.AGENCY_CONTACT, Role.COMMITTEE_LEADER])
def test_who_may_not_edit_writes_and_removes_no_note(programme: Document, role: Role) -> None:
    note = factories.make_footnote(programme, "1")
    person = factories.make_user(role)
    with pytest.raises(NotAllowed):
        write(programme, person, **{"1": Change(note.text, "Mới.")})
    with pytest.raises(NotAllowed):
        footnotes.remove_step(note, version=1, by=person)


def test_an_issued_paper_keeps_its_notes(programme: Document, drafter: User) -> None:
    note = factories.make_footnote(programme, "1")
    factories.issue(programme)
    with pytest.raises(AlreadyIssued):
        write(programme, drafter, **{"1": Change(note.text, "Mới.")})
    with pytest.raises(AlreadyIssued):
        footnotes.remove_step(note, version=1, by=drafter)


def test_a_year_after_the_model_of_another_takes_the_notes_that_its_words_name(
    programme: Document, leader: User
) -> None:
    factories.make_section(programme, text="Chủ động[^b].")
    factories.make_footnote(programme, "a", text="Của một nội dung.")
    factories.make_footnote(programme, "b", text="Của phần văn bản.")
    later = documents.start_year(
        committee=programme.committee, term=programme.term, year=2026, by=leader, like=programme
    )
    assert notes(later) == {"b": "Của phần văn bản."}
