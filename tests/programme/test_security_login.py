"""Guessing passwords: locked, slowed, and told nothing (R31-R33, G19)."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog
from django.db.models import F
from django.test import Client, RequestFactory

from programme import throttling
from programme.models import User
from tests.factories import PASSWORD, make_user
from tests.programme.test_accounts import SENTENCE, log_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.programme.office_urls")]


@pytest.fixture
def lan(monkeypatch: pytest.MonkeyPatch) -> User:
    monkeypatch.setattr(throttling, "DELAY_STEP_SECONDS", 0.0)
    return make_user(username="lan")


def guess(times: int, address: str = "10.0.0.1", username: str = "lan") -> None:
    for _ in range(times):
        log_in(Client(), "sai mật khẩu rồi", username, REMOTE_ADDR=address)


def test_r31_five_failures_lock_the_account_at_that_address(lan: User) -> None:
    guess(4)
    assert log_in(Client(), REMOTE_ADDR="10.0.0.1").status_code == 302
    guess(5)
    assert log_in(Client(), REMOTE_ADDR="10.0.0.1").status_code == 400


def test_r31_the_lock_ends_by_itself_after_15_minutes(lan: User) -> None:
    guess(5)
    move_back(minutes=14)
    assert log_in(Client(), REMOTE_ADDR="10.0.0.1").status_code == 400
    move_back(minutes=2)
    assert log_in(Client(), REMOTE_ADDR="10.0.0.1").status_code == 302


def test_r31_neighbours_behind_the_same_address_are_unaffected(lan: User) -> None:
    make_user(username="minh")
    guess(5)
    assert log_in(Client(), username="minh", REMOTE_ADDR="10.0.0.1").status_code == 302


def test_r31_the_owner_gets_in_from_another_address(lan: User) -> None:
    guess(5)
    assert log_in(Client(), REMOTE_ADDR="10.0.0.2").status_code == 302


def test_g19_an_account_bears_at_most_20_guesses_an_hour_over_all_addresses(lan: User) -> None:
    for host in range(1, 41):
        guess(1, f"10.0.1.{host}")
    assert AccessFailureLog.objects.filter(username="lan").count() == 10
    assert log_in(Client(), REMOTE_ADDR="10.0.2.1").status_code == 400


def test_g19_strangers_guesses_do_not_lock_out_the_owner_at_home(lan: User) -> None:
    assert log_in(Client(), REMOTE_ADDR="10.0.0.9").status_code == 302
    for host in range(1, 41):
        guess(1, f"10.0.1.{host}")
    assert log_in(Client(), REMOTE_ADDR="10.0.0.9").status_code == 302


def test_g19_strangers_and_home_together_stay_at_20_guesses_an_hour(lan: User) -> None:
    log_in(Client(), REMOTE_ADDR="10.0.0.9")
    for host in range(1, 21):
        guess(1, f"10.0.1.{host}")
    for _ in range(6):
        guess(5, "10.0.0.9")
        AccessAttempt.objects.all().delete()
    assert AccessFailureLog.objects.filter(username="lan").count() == 20


def test_r31_answers_get_slower_with_the_guesses_and_never_slower_than_two_seconds() -> None:
    delays = [throttling.delay_seconds(guesses) for guesses in (0, 3, 4, 6, 11, 1000)]
    assert delays == [0.0, 0.0, 0.25, 0.75, 2.0, 2.0]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "1.2.3.4", "10.0.0.1"),
        (1, "1.2.3.4, 10.9.9.9", "10.9.9.9"),
        (2, "6.6.6.6, 1.2.3.4, 10.9.9.9", "1.2.3.4"),
        (1, "không phải địa chỉ", None),
        (1, "", None),
    ],
    ids=["no proxy", "one proxy", "two proxies", "not an address", "no header"],
)
def test_r31_only_the_addresses_our_own_proxies_wrote_are_believed(
    settings, proxies: int, forwarded: str, expected: str | None
) -> None:
    settings.PROXY_COUNT = proxies
    request = RequestFactory(REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded).get("/")
    assert throttling.client_address(request) == expected


@pytest.mark.parametrize(
    ("username", "password"),
    [("a" * 300, "x"), ("a" * 3000, "x"), ("la\x00n", "x"), ("lan", "x" * 1025), ("lan", "x\x00y")],
    ids=["name 300", "name 3000", "name NUL", "password 1025", "password NUL"],
)
def test_r32_oversized_and_nul_fields_are_refused_before_authentication(
    client: Client, lan: User, username: str, password: str
) -> None:
    assert log_in(client, password, username).status_code == 400
    assert AccessAttempt.objects.count() == 0


def answer(username: str, password: str) -> tuple[int, str]:
    response = log_in(Client(), password, username, REMOTE_ADDR="10.0.0.1")
    body = response.content.decode().replace(f'value="{username}"', "")
    return response.status_code, re.sub(r"[A-Za-z0-9]{64}", "TOKEN", body)


def test_r33_unknown_wrong_and_locked_get_the_same_answer(lan: User) -> None:
    make_user(username="khoa")
    guess(5, username="khoa")
    unknown, wrong, locked = (
        answer("khong-co-ai", "sai mật khẩu rồi"),
        answer("lan", "sai mật khẩu rồi"),
        answer("khoa", PASSWORD),
    )
    assert unknown == wrong == locked
    assert SENTENCE in unknown[1]


def test_r33_unknown_wrong_and_locked_take_comparable_time(lan: User, settings) -> None:
    settings.PASSWORD_HASHERS = ["programme.passwords.Argon2idHasher"]
    for user in (lan, make_user(username="khoa")):
        user.set_password(PASSWORD)
        User.objects.filter(pk=user.pk).update(password=user.password)
    guess(5, username="khoa")
    seconds = {name: min(timed(name) for _ in range(5)) for name in ("khong-co-ai", "lan", "khoa")}
    assert max(seconds.values()) < 2.5 * min(seconds.values())


def timed(username: str) -> float:
    started = time.perf_counter()
    log_in(Client(), "sai mật khẩu rồi", username, REMOTE_ADDR="10.0.0.1")
    return time.perf_counter() - started


def move_back(*, minutes: int) -> None:
    """The clock moves on: what was attempted lies further back."""
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=minutes))
