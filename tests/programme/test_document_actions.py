"""A document's frame: prose parts and recipients."""

from __future__ import annotations

import pytest

from programme.actions import documents
from programme.actions.editing import Change
from programme.errors import AlreadyIssued, EditedMeanwhile, NotAllowed, RuleBroken
from programme.models import Document, User
from tests import factories

pytestmark = pytest.mark.django_db


def headings(programme: Document) -> list[tuple[int, str]]:
    rows = programme.sections.filter(parent=None).order_by("position")
    return list(rows.values_list("position", "heading"))


def test_a_part_is_added_behind_another_moved_and_removed(
    programme: Document, drafter: User
) -> None:
    purpose = programme.sections.get(role="purpose")
    added = documents.add_section(programme, heading="PHẦN MỚI", after=purpose.pk, by=drafter)
    assert headings(programme)[1] == (2, "PHẦN MỚI")
    documents.move_section(added, after=None, version=1, by=drafter)
    assert headings(programme)[0] == (1, "PHẦN MỚI")
    added.refresh_from_db()
    documents.remove_section(added, version=added.version, by=drafter)
    assert [p for p, _ in headings(programme)] == [1, 2, 3]


def test_the_part_with_the_conferences_stays(programme: Document, drafter: User) -> None:
    part = programme.sections.get(role="conferences")
    with pytest.raises(RuleBroken) as refusal:
        documents.remove_section(part, version=1, by=drafter)
    assert str(refusal.value) == "Phần này chứa các hội nghị của năm nên không xoá được."


def test_prose_is_edited_and_a_stale_edit_shows_both(
    programme: Document, drafter: User, leader: User
) -> None:
    part = programme.sections.get(role="purpose")
    documents.edit_section(
        part, changes={"text": Change(part.text, "Đoạn một.\nĐoạn hai.")}, version=1, by=drafter
    )
    with pytest.raises(EditedMeanwhile) as conflict:
        documents.edit_section(
            part, changes={"text": Change(part.text, "Đoạn khác.")}, version=1, by=leader
        )
    assert conflict.value.conflicts[0].theirs == "Đoạn một.\nĐoạn hai."


def test_recipients_keep_their_order_and_lose_empty_lines(
    programme: Document, drafter: User
) -> None:
    documents.set_recipients(
        programme,
        names=["Các đồng chí Tỉnh uỷ viên", " ", "Lưu Văn phòng Tỉnh uỷ"],
        version=1,
        by=drafter,
    )
    documents.set_recipients(
        programme, names=["Ban Bí thư", "Lưu Văn phòng Tỉnh uỷ"], version=1, by=drafter
    )
    rows = programme.recipients.order_by("position").values_list("position", "name")
    assert list(rows) == [(1, "Ban Bí thư"), (2, "Lưu Văn phòng Tỉnh uỷ")]


def test_an_empty_title_is_refused(programme: Document, drafter: User) -> None:
    with pytest.raises(RuleBroken) as refusal:
        documents.edit(
            programme,
            changes={"title_lines": Change(programme.title_lines, "")},
            version=1,
            by=drafter,
        )
    assert refusal.value.field == "title_lines"


def test_an_issued_document_is_locked(programme: Document, drafter: User) -> None:
    factories.issue(programme)
    with pytest.raises(AlreadyIssued):
        documents.set_recipients(programme, names=["A"], version=2, by=drafter)
    with pytest.raises(AlreadyIssued):
        documents.add_section(programme, heading="X", by=drafter)


def test_a_contact_may_not_edit(programme: Document, contact: User) -> None:
    with pytest.raises(NotAllowed):
        documents.edit(programme, changes={}, version=1, by=contact)
