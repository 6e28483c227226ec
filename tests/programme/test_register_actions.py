"""Directives and agencies: record, edit, relate, reorganise."""

from __future__ import annotations

import datetime

import pytest

from programme.actions import bodies, directives
from programme.actions.editing import Change
from programme.citations import Citation
from programme.errors import EditedMeanwhile, NotAllowed, RuleBroken
from programme.models import Agency, Directive, User
from programme.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 2, 20)


def cited(number: str = "42", date: datetime.date | None = datetime.date(2020, 3, 24)) -> Citation:
    return Citation(
        kind="Chỉ thị",
        number=number,
        symbol="CT/TW",
        date=date,
        issuer="Ban Bí thư",
        subject="phòng ngừa thiên tai",
    )


def test_a_citation_is_recorded_once(drafter: User) -> None:
    first = directives.record(cited(), by=drafter)
    again = directives.record(cited(), by=drafter)
    assert first == again
    assert str(first) == "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư về phòng ngừa thiên tai"
    assert first.history.get().history_user == drafter


def test_two_texts_may_share_a_number_and_are_told_apart_by_date(drafter: User) -> None:
    old = directives.record(cited(date=datetime.date(2010, 4, 16)), by=drafter)
    new = directives.record(cited(), by=drafter)
    assert old != new
    assert directives.find(cited(date=None)) is None


def test_a_mention_without_date_finds_the_only_entry(drafter: User) -> None:
    entry = directives.record(cited(), by=drafter)
    assert directives.find(cited(date=None)) == entry


def test_an_entry_is_corrected_and_a_stale_correction_refused(drafter: User, leader: User) -> None:
    entry = directives.record(cited(), by=drafter)
    directives.edit(
        entry,
        changes={"subject": Change("phòng ngừa thiên tai", "thiên tai")},
        version=1,
        by=drafter,
    )
    with pytest.raises(EditedMeanwhile):
        directives.edit(
            entry,
            changes={"subject": Change("phòng ngừa thiên tai", "bão lũ")},
            version=1,
            by=leader,
        )


def test_relations_are_said_once_and_taken_back(drafter: User) -> None:
    one, other = factories.make_directive(), factories.make_directive()
    relation = directives.relate(one, kind="implements", target=other, by=drafter)
    assert directives.relate(one, kind="implements", target=other, by=drafter) == relation
    directives.unrelate(relation, by=drafter)
    assert one.relations.count() == 0


@pytest.mark.parametrize("role", [Role.AGENCY_CONTACT, Role.COMMITTEE_LEADER])
def test_readers_may_not_record(role: Role) -> None:
    with pytest.raises(NotAllowed):
        directives.record(cited(), by=factories.make_user(role))
    assert Directive.objects.count() == 0


def test_two_boards_merge_into_one(leader: User) -> None:
    old = [factories.make_agency(n) for n in ("Ban Tuyên giáo Tỉnh uỷ", "Ban Dân vận Tỉnh uỷ")]
    change = bodies.reorganise(
        kind="merge", on=DAY, before=old, after=["Ban Tuyên giáo và Dân vận Tỉnh uỷ"], by=leader
    )
    [new] = change.after.all()
    assert (new.name, new.valid_from) == ("Ban Tuyên giáo và Dân vận Tỉnh uỷ", DAY)
    ended = Agency.objects.filter(pk__in=[a.pk for a in old]).values_list("valid_to", flat=True)
    assert set(ended) == {datetime.date(2025, 2, 19)}
    assert [a.name for a in Agency.objects.valid_on(DAY)] == [new.name]


def test_a_split_may_keep_the_old_body(leader: User) -> None:
    old = factories.make_agency("Ban Kinh tế")
    change = bodies.reorganise(
        kind="split", on=DAY, before=[old], after=["Ban Kinh tế", "Ban Ngân sách"], by=leader
    )
    old.refresh_from_db()
    assert old.valid_to is None
    assert [a.name for a in change.after.order_by("name")] == ["Ban Kinh tế", "Ban Ngân sách"]


@pytest.mark.parametrize(
    ("kind", "names", "sentence"),
    [
        ("merge", ["A"], "Hợp nhất cần ít nhất hai cơ quan cũ và đúng một cơ quan mới."),
        ("rename", ["A", "B"], "Đổi tên cần đúng một cơ quan cũ và một tên mới."),
        ("split", ["A"], "Chia tách cần một cơ quan cũ và ít nhất hai cơ quan mới."),
    ],
)
def test_each_reorganisation_has_its_shape(
    kind: str, names: list[str], sentence: str, leader: User
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        bodies.reorganise(
            kind=kind, on=DAY, before=[factories.make_agency()], after=names, by=leader
        )
    assert str(refusal.value) == sentence


def test_a_drafter_may_not_reorganise(drafter: User) -> None:
    with pytest.raises(NotAllowed):
        bodies.reorganise(
            kind="rename", on=DAY, before=[factories.make_agency()], after=["B"], by=drafter
        )
