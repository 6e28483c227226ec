"""Agencies that no longer work: told apart by date, reorganisation and kind, and listed last."""

from __future__ import annotations

import datetime

from django.test import Client
from lxml import html

from programme.actions import bodies
from programme.agency_endings import living_first
from programme.models import Agency, User
from tests import factories

TODAY = datetime.date(2026, 3, 1)


def labels(day: datetime.date) -> list[str]:
    return [one.label for one in living_first(Agency.objects.with_successors().by_letters(), day)]


def test_each_way_of_ending_is_told_and_the_ended_come_last(leader: User) -> None:
    factories.make_agency("Ban cán sự đảng Uỷ ban nhân dân tỉnh")
    factories.make_agency("Sở Nội vụ")
    factories.make_agency("Sở Xây dựng", valid_to=datetime.date(2026, 6, 30))
    moved = factories.make_agency("Ban Dân vận")
    bodies.reorganise(
        kind="rename",
        on=datetime.date(2024, 7, 1),
        before=[moved],
        after=["Ban Tuyên giáo và Dân vận"],
        by=leader,
    )
    assert labels(TODAY) == [
        "Ban Tuyên giáo và Dân vận",
        "Sở Nội vụ",
        "Sở Xây dựng",
        "Ban cán sự đảng Uỷ ban nhân dân tỉnh (không còn hoạt động)",
        "Ban Dân vận (đã kết thúc ngày 30/6/2024; nay là Ban Tuyên giáo và Dân vận)",
    ]
    assert labels(datetime.date(2024, 6, 30))[:2] == [
        "Ban cán sự đảng Uỷ ban nhân dân tỉnh",
        "Ban Dân vận",
    ]


def test_a_reorganised_agency_without_a_last_day_has_ended_but_one_that_goes_on_has_not(
    leader: User,
) -> None:
    old, kept = factories.make_agency("Sở A"), factories.make_agency("Sở B")
    bodies.reorganise(
        kind="merge", on=datetime.date(2025, 3, 1), before=[old, kept], after=["Sở B"], by=leader
    )
    old.refresh_from_db()
    old.valid_to = None
    factories._saved(old)
    assert labels(TODAY) == ["Sở B", "Sở A (không còn hoạt động; nay là Sở B)"]


def test_the_list_of_working_agencies_marks_an_ended_kind_and_shows_it_last(leader: User) -> None:
    factories.make_agency("Ban cán sự đảng Uỷ ban nhân dân tỉnh")
    last = factories.make_agency("Văn phòng Tỉnh uỷ")
    client = Client()
    client.force_login(leader)
    page = html.fromstring(client.get("/co-quan/").content.decode())
    rows = [" ".join(row.text_content().split()) for row in page.xpath("//tbody/tr")]
    assert rows == [
        last.name,
        "Ban cán sự đảng Uỷ ban nhân dân tỉnh không còn hoạt động",
    ]
    ended = Agency.objects.exclude(pk=last.pk).get()
    page = html.fromstring(client.get(f"/co-quan/{ended.pk}/").content.decode())
    (told,) = page.xpath("//p[contains(@class, 'refusal-mild')]")
    assert " ".join(told.text_content().split()) == (
        "Cơ quan này không còn hoạt động. Chưa ghi cơ quan kế tục: Sắp xếp cơ quan."
    )
    assert told.xpath("a/@href") == [f"/co-quan/sap-xep/?before={ended.pk}"]
