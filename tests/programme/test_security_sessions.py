"""Sessions, cookies and access to pages (R39-R43, R50-R52)."""

from __future__ import annotations

import pytest
from django.test import Client

from programme import settings as shipped
from programme.history import attributed
from programme.models import User
from programme.roles import Role
from tests.factories import PASSWORD, make_user
from tests.programme.test_accounts import NEW_PASSWORD, change, log_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.programme.office_urls")]


@pytest.fixture
def lan() -> User:
    return make_user(username="lan")


def age_session(client: Client, **seconds: float) -> None:
    session = client.session
    for name, value in seconds.items():
        session[name] -= value
    session.save()


def test_r39_log_in_changes_the_session_key(client: Client, lan: User) -> None:
    client.force_login(make_user())
    before = client.session.session_key
    client.post("/dang-xuat/")
    log_in(client)
    first = client.session.session_key
    change(client, NEW_PASSWORD)
    assert len({before, first, client.session.session_key}) == 3


def test_r39_log_out_ends_the_session_and_clears_the_browser(client: Client, lan: User) -> None:
    log_in(client)
    key = client.session.session_key
    response = client.post("/dang-xuat/")
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not client.session.exists(key)
    assert client.get("/thu/").status_code == 302


def test_r39_log_out_is_no_link(client: Client, lan: User) -> None:
    log_in(client)
    assert client.get("/dang-xuat/").status_code == 405
    assert client.get("/thu/").status_code == 200


def test_r40_a_session_idles_at_most_30_minutes(client: Client, lan: User) -> None:
    log_in(client)
    age_session(client, seen_at=29 * 60)
    assert client.get("/thu/").status_code == 200
    age_session(client, seen_at=31 * 60)
    assert client.get("/thu/").status_code == 302


def test_r40_a_session_lasts_at_most_12_hours(client: Client, lan: User) -> None:
    log_in(client)
    age_session(client, began_at=11.9 * 3600)
    assert client.get("/thu/").status_code == 200
    age_session(client, began_at=0.2 * 3600)
    assert client.get("/thu/").status_code == 302


def test_r40_both_limits_are_settings() -> None:
    assert (shipped.SESSION_IDLE.total_seconds(), shipped.SESSION_ABSOLUTE.total_seconds()) == (
        1800,
        43200,
    )


def test_r41_production_cookies_are_bound_to_host_secure_httponly_and_same_site(
    client: Client, lan: User
) -> None:
    assert (shipped.SESSION_COOKIE_NAME, shipped.CSRF_COOKIE_NAME) == (
        "__Host-sessionid",
        "__Host-csrftoken",
    )
    client.get("/dang-nhap/")
    log_in(client)
    for name in ("__Host-sessionid", "__Host-csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
        assert (cookie["path"], cookie["domain"]) == ("/", "")


def test_r42_a_changed_password_ends_every_other_session_at_once(lan: User) -> None:
    here, elsewhere = Client(), Client()
    log_in(here)
    log_in(elsewhere)
    change(here, NEW_PASSWORD)
    assert here.get("/thu/").status_code == 200
    assert elsewhere.get("/thu/").status_code == 302


def test_r42_a_disabled_person_is_out_at_the_next_request(client: Client, lan: User) -> None:
    log_in(client)
    lan.is_active = False
    with attributed(by=lan):
        lan.save()
    assert client.get("/thu/").status_code == 302


@pytest.mark.parametrize(
    "headers",
    [{"HX-Request": "true"}, {"X-Requested-With": "XMLHttpRequest"}],
    ids=["htmx", "fetch"],
)
def test_r43_a_script_with_an_ended_session_gets_401_json_and_no_redirect(
    client: Client, lan: User, headers: dict[str, str]
) -> None:
    log_in(client)
    age_session(client, seen_at=31 * 60)
    response = client.post("/thu/sua/", {"name": "x"}, headers=headers)
    assert response.status_code == 401
    assert response["Content-Type"] == "application/json"
    assert response.json()["login"] == "/dang-nhap/"


def test_r50_a_post_without_the_token_is_refused_with_what_to_do(lan: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(lan)
    response = strict.post("/thu/sua/", {"name": "x"})
    assert response.status_code == 403
    assert "Trang này đã mở quá lâu nên không gửi được." in response.content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.ADMINISTRATOR, 200),
        (Role.OFFICE_LEADER, 200),
        (Role.DRAFTER, 200),
        (Role.REGISTRY_CLERK, 403),
        (Role.AGENCY_CONTACT, 403),
        (Role.COMMITTEE_LEADER, 403),
    ],
)
def test_r51_the_admin_opens_for_the_roles_that_hold_the_right(
    client: Client, role: Role, status: int
) -> None:
    client.force_login(make_user(role))
    assert client.get("/quan-tri/").status_code == status


def test_r51_the_admin_has_no_log_in_of_its_own(client: Client, lan: User) -> None:
    assert client.get("/quan-tri/", follow=True).redirect_chain[-1][0] == (
        "/dang-nhap/?next=/quan-tri/"
    )
    client.force_login(lan)
    assert client.get("/quan-tri/password_change/")["Location"] == "/doi-mat-khau/"


def test_r93_addresses_of_the_admin_can_be_limited(client: Client, settings) -> None:
    settings.ADMIN_ADDRESSES = ["10.0.0.5"]
    client.force_login(make_user(Role.ADMINISTRATOR))
    assert client.get("/quan-tri/", REMOTE_ADDR="10.0.0.5").status_code == 200
    assert client.get("/quan-tri/", REMOTE_ADDR="10.0.0.6").status_code == 403


def test_r52_a_changed_role_counts_from_the_next_request(client: Client, lan: User) -> None:
    client.force_login(lan)
    assert client.post("/thu/sua/").status_code == 200
    lan.refresh_from_db()
    lan.role = Role.COMMITTEE_LEADER
    with attributed(by=lan):
        lan.save()
    assert client.post("/thu/sua/").status_code == 403


def test_r22_what_a_request_changes_stands_in_the_history_under_its_user(
    client: Client, lan: User
) -> None:
    log_in(client, PASSWORD)
    client.post("/thu/sua/", {"name": "Trần Thị Lan Anh"})
    row = lan.history.latest()
    assert (row.name, row.history_user, row.history_source) == ("Trần Thị Lan Anh", lan, "screen")
