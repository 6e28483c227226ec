"""What a writer is told whose part, conference or item somebody else has removed meanwhile."""

from __future__ import annotations

import pytest
from django.test import Client

from conferences.actions import conferences, items
from programme.actions import documents
from programme.models import Document, Section, User
from programme.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db
AUTOSAVE = {"HX-Request": "true", "X-Autosave": "1"}


@pytest.fixture
def part(programme: Document) -> Section:
    return factories.make_section(programme, heading="MỤC ĐÍCH", text="Một ý.")


def told(user: User, part_key: int, headers: dict[str, str]) -> tuple[int, str]:
    client = Client()
    client.force_login(user)
    answer = client.post(f"/phan/{part_key}/sua/", {"text": "Chữ đang gõ"}, headers=headers)
    return answer.status_code, answer.content.decode()


def test_who_writes_in_a_removed_part_is_told_who_removed_it_and_what_to_do(
    part: Section, drafter: User
) -> None:
    other = factories.make_user(Role.DRAFTER, name="Trần Thị B")
    key = part.pk
    documents.remove_section(part, version=part.version, by=other)
    row = Section.history.filter(id=key).first()
    Section.history.filter(pk=row.pk).update(history_date="2030-11-22T07:02:00Z")
    status, words = told(drafter, key, AUTOSAVE)
    assert status == 410
    assert words.strip() == (
        '<p class="refusal" role="alert">Trần Thị B đã xoá phần văn bản này lúc 14:02 ngày'
        " 22/11/2030. Chữ bạn gõ vẫn còn nguyên trong biểu mẫu, nhưng chưa lưu. Hãy nhờ Trần Thị B"
        " bấm “Hoàn tác” cho việc xoá đó rồi lưu lại, hoặc chép chữ sang một phần văn bản mới.</p>"
    )
    # Without a form that holds the words, nothing is said of them.
    status, words = told(drafter, key, {})
    assert status == 410
    assert "Hãy nhờ Trần Thị B bấm “Hoàn tác” cho việc xoá đó." in words
    assert "Chữ bạn gõ" not in words


def test_one_who_removed_it_takes_it_back_and_who_may_not_see_it_learns_nothing(
    part: Section, drafter: User
) -> None:
    key = part.pk
    documents.remove_section(part, version=part.version, by=drafter)
    status, words = told(drafter, key, AUTOSAVE)
    assert (status, "Bạn đã xoá phần văn bản này lúc" in words) == (410, True)
    assert "Hãy bấm “Hoàn tác” cho việc xoá đó rồi lưu lại" in words
    assert told(drafter, key + 1000, AUTOSAVE)[0] == 404
    assert told(factories.make_user(Role.AGENCY_CONTACT), key, AUTOSAVE)[0] in {403, 404}


@pytest.mark.parametrize("kind", ["noi-dung", "hoi-nghi"])
def test_who_writes_in_a_removed_item_or_conference_is_told_as_of_a_part(
    kind: str, programme: Document, drafter: User
) -> None:
    other = factories.make_user(Role.DRAFTER, name="Trần Thị B")
    conference = factories.make_conference(programme, ordinal=21)
    if kind == "noi-dung":
        item = factories.make_item(programme, conference=conference, text="Công tác cán bộ")
        removed = items.remove(item, version=item.version, by=other)
    else:
        removed = conferences.remove(conference, version=conference.version, by=other)
    client = Client()
    client.force_login(drafter)
    address = f"/{kind}/{removed.pk}/sua/"
    answer = client.post(address, {"text": "Chữ đang gõ"}, headers=AUTOSAVE)
    assert answer.status_code == 410
    words = answer.content.decode()
    assert f"Trần Thị B đã xoá {removed._meta.verbose_name} này lúc" in words
    assert "Chữ bạn gõ vẫn còn nguyên trong biểu mẫu, nhưng chưa lưu." in words
    # Its page stays, for there it is restored.
    assert client.get(address).status_code == 200
