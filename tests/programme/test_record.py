"""Every tracked record: version, history, attribution, coalescing."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from programme.history import Source, Unattributed, attributed
from programme.models import Agency, User
from tests import factories

pytestmark = pytest.mark.django_db


def test_r21_a_save_without_change_writes_nothing() -> None:
    agency = factories.make_agency("Văn phòng Tỉnh uỷ")
    with attributed(by=factories.make_user()):
        agency.save()
    agency.refresh_from_db()
    assert (agency.version, agency.history.count()) == (1, 1)


def test_r19_a_change_raises_the_version_and_writes_who_why_and_from_where(drafter: User) -> None:
    agency = factories.make_agency("Văn phòng Tỉnh uỷ")
    agency.short_name = "VPTU"
    with attributed(by=drafter, reason="Sửa cơ quan", source=Source.IMPORT):
        agency.save()
    row = agency.history.first()
    assert agency.version == 2
    assert (row.history_user, row.history_change_reason, row.history_source) == (
        drafter,
        "Sửa cơ quan",
        "import",
    )


def test_r21_two_edits_by_one_person_within_a_minute_are_one_row(
    drafter: User, leader: User
) -> None:
    agency = factories.make_agency("Văn phòng Tỉnh uỷ")
    for name, person in (("V", drafter), ("VP", drafter), ("VPTU", leader)):
        agency.short_name = name
        with attributed(by=person, reason="Sửa cơ quan"):
            agency.save()
    rows = agency.history.order_by("history_id").values_list("short_name", "history_user")
    assert list(rows)[1:] == [("VP", drafter.pk), ("VPTU", leader.pk)]
    assert agency.version == 4


def test_r21_an_edit_a_minute_later_is_a_row_of_its_own(drafter: User) -> None:
    agency = factories.make_agency("Văn phòng Tỉnh uỷ")
    with attributed(by=drafter, reason="Sửa cơ quan"):
        agency.short_name = "V"
        agency.save()
        row = agency.history.first()
        row.history_date = timezone.now() - datetime.timedelta(seconds=61)
        row.save()
        agency.short_name = "VP"
        agency.save()
    assert agency.history.count() == 3


def test_r22_a_change_without_a_known_user_is_a_mistake_of_the_program() -> None:
    with pytest.raises(Unattributed):
        Agency(name="Văn phòng Tỉnh uỷ").save()


def test_search_keys_follow_the_name() -> None:
    factories.make_agency("Đảng ủy Công an tỉnh")
    found = [a.name for a in Agency.objects.matching("dang uy cong an")]
    assert found == ["Đảng ủy Công an tỉnh"]
    assert [a.name for a in Agency.objects.matching("Đảng uỷ")] == found
