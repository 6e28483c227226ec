"""The list of agencies, as the browser sees it."""

from __future__ import annotations

import datetime
import json
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programme.models import Agency, User
from tests import factories

pytestmark = pytest.mark.django_db
SCRIPT = '<script>alert("x")</script>'
LONG_AGO = datetime.date(2024, 12, 31)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def post(client: Client, address: str, **data: Any) -> Any:
    return client.post(address, {"operation": str(uuid.uuid4()), **data})


def listed(client: Client, **query: str) -> list[str]:
    return [agency.name for agency in client.get(reverse("agency_list"), query).context["rows"]]


def reorganise(client: Client, kind: str, before: list[Agency], after: str, on: str) -> Any:
    return post(
        client,
        reverse("agency_reorganise"),
        kind=kind,
        on=on,
        before=[str(agency.pk) for agency in before],
        after=after,
    )


@pytest.mark.parametrize("words", ["dang uy cong an", "Đảng ủy Công an", "ĐUCA", "duca"])
def test_search_finds_names_and_abbreviations_without_marks(drafter: User, words: str) -> None:
    factories.make_agency("Đảng uỷ Công an tỉnh", short_name="ĐUCA")
    factories.make_agency("Ban Nội chính Tỉnh uỷ")
    assert listed(client_of(drafter), q=words) == ["Đảng uỷ Công an tỉnh"]


def test_the_list_shows_agencies_of_today_unless_asked(drafter: User) -> None:
    factories.make_agency("Ban Dân vận Tỉnh uỷ", valid_to=LONG_AGO)
    factories.make_agency("Văn phòng Tỉnh uỷ")
    client = client_of(drafter)
    assert listed(client) == ["Văn phòng Tỉnh uỷ"]
    assert listed(client, state="het") == ["Ban Dân vận Tỉnh uỷ"]
    assert listed(client, state="moi") == ["Văn phòng Tỉnh uỷ", "Ban Dân vận Tỉnh uỷ"]
    assert listed(client, state="lạ") == ["Văn phòng Tỉnh uỷ"]


@pytest.mark.parametrize("count", [1, 3])
def test_r97_the_list_asks_the_same_number_of_queries(drafter: User, count: int) -> None:
    leader = client_of(factories.make_user("office_leader"))
    for _ in range(count):
        old = factories.make_agency()
        reorganise(leader, "rename", [old], f"{old.name} mới", "01/03/2025")
    client = client_of(drafter)
    client.get(reverse("agency_list"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("agency_list"), {"state": "moi"})
    # session, user, count, one page, reorganisations, successors
    assert len(queries) == 6


def test_r47_the_detail_shows_items_of_readable_years_only(drafter: User, contact: User) -> None:
    agency = factories.make_agency()
    draft = factories.make_item(factories.make_programme(year=2026), lead=agency)
    issued_year = factories.make_programme(year=2025)
    issued = factories.make_item(issued_year, lead=agency)
    factories.issue(issued_year)
    address = reverse("agency", args=[agency.pk])
    seen = {
        user: [
            (year, [link.item for link in links])
            for year, links in client_of(user).get(address).context["years"]
        ]
        for user in (drafter, contact)
    }
    assert seen == {drafter: [(2026, [draft]), (2025, [issued])], contact: [(2025, [issued])]}


def test_an_agency_is_added_and_corrected_with_history(leader: User) -> None:
    client = client_of(leader)
    post(client, reverse("agency_add"), name="Trường Chính trị tỉnh", short_name="TCT")
    agency = Agency.objects.get(name="Trường Chính trị tỉnh")
    answer = post(
        client,
        reverse("agency_edit", args=[agency.pk]),
        **{
            "initial-name": agency.name,
            "name": "Trường Chính trị",
            "initial-short_name": "TCT",
            "short_name": "TCT",
            "version": "1",
        },
    )
    agency.refresh_from_db()
    assert (answer.status_code, agency.name, agency.version) == (303, "Trường Chính trị", 2)
    assert [row.history_change_reason for row in agency.history.all()] == [
        "Sửa cơ quan",
        "Thêm cơ quan",
    ]


def test_a_name_that_stands_is_refused_with_a_sentence(leader: User) -> None:
    factories.make_agency("Văn phòng Tỉnh uỷ")
    answer = post(client_of(leader), reverse("agency_add"), name="Văn phòng Tỉnh uỷ")
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == ["Đã có cơ quan mang tên này."]


def test_merging_ends_the_old_and_begins_the_new(leader: User) -> None:
    first, second = factories.make_agency("Ban Tuyên giáo"), factories.make_agency("Ban Dân vận")
    client = client_of(leader)
    answer = reorganise(client, "merge", [first, second], "Ban Tuyên giáo và Dân vận", "01/02/2025")
    new = Agency.objects.get(name="Ban Tuyên giáo và Dân vận")
    first.refresh_from_db()
    assert answer["Location"] == reverse("agency", args=[new.pk])
    assert (first.valid_to, new.valid_from) == (
        datetime.date(2025, 1, 31),
        datetime.date(2025, 2, 1),
    )
    change = client.get(reverse("agency", args=[first.pk])).context["changes_after"][0]
    assert ([*change.before.all()], [*change.after.all()]) == ([second, first], [new])


@pytest.mark.parametrize(
    ("kind", "ending", "after", "sentence"),
    [
        ("merge", 1, "Ban A", "Hợp nhất cần ít nhất hai cơ quan cũ và đúng một cơ quan mới."),
        ("rename", 1, "Ban A\nBan B", "Đổi tên cần đúng một cơ quan cũ và một tên mới."),
        ("split", 1, "Ban A", "Chia tách cần một cơ quan cũ và ít nhất hai cơ quan mới."),
    ],
)
def test_a_reorganisation_of_the_wrong_shape_is_refused(
    leader: User, kind: str, ending: int, after: str, sentence: str
) -> None:
    agencies = [factories.make_agency() for _ in range(ending)]
    answer = reorganise(client_of(leader), kind, agencies, after, "01/02/2025")
    assert answer.status_code == 422
    assert answer.context["form"].errors["after"] == [sentence]
    assert not Agency.objects.filter(name="Ban A").exists()


def test_type_ahead_puts_living_agencies_first_and_names_successors(leader: User) -> None:
    old = factories.make_agency("Ban Dân vận Tỉnh uỷ")
    client = client_of(leader)
    reorganise(client, "rename", [old], "Ban Tuyên giáo và Dân vận Tỉnh uỷ", "01/02/2025")
    new = Agency.objects.get(valid_from__isnull=False)
    answer = client.get(
        reverse("agency_options"), {"q": "dan van"}, headers={"Accept": "application/json"}
    )
    assert json.loads(answer.content)["options"] == [
        {"id": new.pk, "label": new.name, "note": "", "is_ended": False, "successors": []},
        {
            "id": old.pk,
            "label": old.name,
            "note": "đã kết thúc ngày 31/01/2025; nay là Ban Tuyên giáo và Dân vận Tỉnh uỷ",
            "is_ended": True,
            "successors": [{"id": new.pk, "label": new.name}],
        },
    ]
    html = client.get(reverse("agency_options"), {"q": "dan van"}).content.decode()
    assert html.count("<option") == 2


def test_r26_every_text_field_is_escaped_everywhere(leader: User) -> None:
    agency = factories.make_agency(SCRIPT, short_name=SCRIPT)
    factories.make_item(factories.make_programme(), lead=agency, text=SCRIPT)
    client = client_of(leader)
    post(
        client,
        reverse("agency_reorganise"),
        kind="rename",
        on="01/02/2025",
        before=[agency.pk],
        after="<img src=x>",
        basis=SCRIPT,
    )
    pages = [
        reverse("agency_list") + "?state=moi",
        reverse("agency", args=[agency.pk]),
        reverse("agency_edit", args=[agency.pk]),
        reverse("agency_reorganise"),
        reverse("agency_options"),
    ]
    for page in pages:
        text = client.get(page).content.decode()
        assert SCRIPT not in text, page
        assert "<img src=x>" not in text, page
