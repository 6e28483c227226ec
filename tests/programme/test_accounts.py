"""Log-in, log-out, change of password, and the first administrator."""

from __future__ import annotations

import datetime
import io

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client

from programme import passwords
from programme.history import attributed
from programme.models import User
from programme.roles import Role
from tests.factories import PASSWORD, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.programme.office_urls")]
NEW_PASSWORD = "Con đò chiều nay sang sông"
SENTENCE = (
    "Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc tài khoản đang tạm khoá."
    " Hãy kiểm tra lại; sau nhiều lần nhập sai xin chờ 15 phút."
)


@pytest.fixture
def lan() -> User:
    return make_user(username="lan", name="Trần Thị Lan")


def log_in(client: Client, password: str = PASSWORD, username: str = "lan", **extra: str):
    return client.post("/dang-nhap/", {"username": username, "password": password}, **extra)


def test_the_log_in_page_is_in_vietnamese_and_needs_no_account(client: Client) -> None:
    response = client.get("/dang-nhap/")
    assert response.status_code == 200
    assert "Đăng nhập</button>" in response.content.decode()


def test_a_correct_password_opens_the_home_page(client: Client, lan: User) -> None:
    response = log_in(client)
    assert (response.status_code, response["Location"]) == (302, "/")
    lan.refresh_from_db()
    assert lan.last_login is not None


def test_log_in_writes_neither_history_nor_version(client: Client, lan: User) -> None:
    log_in(client)
    lan.refresh_from_db()
    assert (lan.history.count(), lan.version) == (1, 1)


def test_log_in_sends_nobody_to_another_host(client: Client, lan: User) -> None:
    data = {"username": "lan", "password": PASSWORD, "next": "https://example.com/"}
    assert client.post("/dang-nhap/", data)["Location"] == "/"


def test_log_in_goes_on_to_the_page_that_was_asked_for(client: Client, lan: User) -> None:
    assert client.get("/thu/?nam=2025")["Location"] == "/dang-nhap/?next=/thu/%3Fnam%3D2025"
    data = {"username": "lan", "password": PASSWORD, "next": "/thu/?nam=2025"}
    assert client.post("/dang-nhap/", data)["Location"] == "/thu/?nam=2025"


def test_an_empty_form_says_what_is_missing(client: Client) -> None:
    page = log_in(client, password="", username="").content.decode()
    assert "Hãy nhập tên đăng nhập." in page
    assert "Hãy nhập mật khẩu." in page


def test_r29_the_shipped_hash_is_argon2id_with_19_mib_two_rounds_one_lane() -> None:
    encoded = make_password(PASSWORD, hasher=passwords.Argon2idHasher())
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_r29_an_old_hash_is_upgraded_at_log_in(client: Client, lan: User, settings) -> None:
    assert lan.password.startswith("md5$")
    settings.PASSWORD_HASHERS = [
        "programme.passwords.Argon2idHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    assert log_in(client).status_code == 302
    lan.refresh_from_db()
    assert lan.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert lan.history.count() == 1


@pytest.mark.parametrize(
    ("validator", "password", "code"),
    [
        (passwords.LengthValidator(), "mười một kt", "password_too_short"),
        (passwords.LengthValidator(), "a" * 1025, "password_too_long"),
        (passwords.CommonWordValidator(), "international", "password_too_common"),
        (passwords.LocalWordValidator(), "TinhUy@2025-2030", "password_local_word"),
        (passwords.LocalWordValidator(), "Tỉnh uỷ Hậu Giang 93", "password_local_word"),
        (passwords.LocalWordValidator(), "VanPhong-CanTho-1", "password_local_word"),
        (passwords.LocalWordValidator(), "Matkhau@123456", "password_local_word"),
        (passwords.OwnNameValidator(), "TranThiLan-1985", "password_own_name"),
        (passwords.ClassesValidator(), "chỉ có chữ thường", "password_classes"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else None,
)
def test_r30_weak_passwords_are_refused(validator, password: str, code: str) -> None:
    user = User(username="lan.tt", name="Trần Thị Lan")
    with pytest.raises(ValidationError) as refused:
        validator.validate(password, user)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "password", [NEW_PASSWORD, "x" * 14 + "y" * 114, "Chiều nay Tỉnh uỷ họp bàn"]
)
def test_r30_long_passwords_of_any_kind_are_accepted(password: str) -> None:
    user = User(username="lan.tt", name="Trần Thị Lan")
    for validator in (
        passwords.LengthValidator(),
        passwords.CommonWordValidator(),
        passwords.LocalWordValidator(),
        passwords.OwnNameValidator(),
    ):
        validator.validate(password, user)


def change(client: Client, new: str, again: str | None = None, old: str = PASSWORD):
    data = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post("/doi-mat-khau/", data)


def test_a_changed_password_is_stored_with_one_history_row_that_does_not_hold_it(
    client: Client, lan: User
) -> None:
    client.force_login(lan)
    assert change(client, NEW_PASSWORD)["Location"] == "/"
    lan.refresh_from_db()
    row = lan.history.latest()
    assert check_password(NEW_PASSWORD, lan.password)
    assert (row.history_user, row.history_change_reason, row.history_source) == (
        lan,
        "Đổi mật khẩu.",
        "screen",
    )
    assert not hasattr(row, "password")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"new": NEW_PASSWORD, "old": "sai"}, "Mật khẩu hiện tại chưa đúng; hãy nhập lại."),
        (
            {"new": NEW_PASSWORD, "again": "khác"},
            "Hai lần nhập mật khẩu mới không giống nhau; hãy nhập lại.",
        ),
        ({"new": "ngắn"}, "Mật khẩu cần ít nhất 12 ký tự; một câu ngắn dễ nhớ là tốt nhất."),
    ],
    ids=["wrong old", "two different", "too short"],
)
def test_a_refused_change_says_why(client: Client, lan: User, fields, sentence: str) -> None:
    client.force_login(lan)
    response = change(client, **fields)
    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_r30_profile_742_refuses_the_last_five_passwords(
    client: Client, lan: User, settings
) -> None:
    settings.AUTH_PASSWORD_VALIDATORS = [{"NAME": "programme.passwords.FormerPasswordValidator"}]
    client.force_login(lan)
    assert change(client, NEW_PASSWORD).status_code == 302
    response = change(client, PASSWORD, old=NEW_PASSWORD)
    assert response.status_code == 400
    assert "Mật khẩu này đã dùng trong 5 lần gần đây" in response.content.decode()


def test_r30_profile_742_asks_for_a_new_password_after_90_days(
    client: Client, lan: User, settings
) -> None:
    settings.PASSWORD_MAX_AGE = datetime.timedelta(days=90)
    log_in(client)
    assert client.get("/thu/").status_code == 200
    settings.PASSWORD_MAX_AGE = datetime.timedelta(0)
    log_in(Client())
    assert client.get("/thu/")["Location"] == "/doi-mat-khau/"


def test_r35_there_is_no_account_until_the_command_makes_one(client: Client) -> None:
    assert User.objects.count() == 0
    out = io.StringIO()
    call_command("make_administrator", "quan.tri", "--name", "Nguyễn Văn Quản", stdout=out)
    user = User.objects.get()
    password = out.getvalue().split("Mật khẩu dùng một lần: ")[1].splitlines()[0]
    assert (user.username, user.role, user.must_change_password) == (
        "quan.tri",
        Role.ADMINISTRATOR,
        True,
    )
    assert len(password) == 24
    row = user.history.get()
    assert (row.history_user, row.history_source) == (user, "command")
    assert log_in(client, password, "quan.tri").status_code == 302


def test_r35_the_command_does_not_touch_a_standing_account(lan: User) -> None:
    with pytest.raises(CommandError, match="Đã có tài khoản “lan”"):
        call_command("make_administrator", "lan")


def test_r35_with_a_one_time_password_only_the_change_is_open(client: Client) -> None:
    user = make_user(must_change_password=True)
    client.force_login(user)
    assert client.get("/thu/")["Location"] == "/doi-mat-khau/"
    assert client.get("/thu/", headers={"HX-Request": "true"}).status_code == 403
    assert client.get("/doi-mat-khau/").status_code == 200
    change(client, NEW_PASSWORD)
    assert client.get("/thu/").status_code == 200


def test_r38_nobody_registers_alone_and_a_disabled_person_keeps_the_name_in_the_history(
    client: Client, lan: User
) -> None:
    lan.is_active = False
    with attributed(by=lan):
        lan.save()
    assert SENTENCE in log_in(client).content.decode()
    assert lan.history.latest().history_user.name == "Trần Thị Lan"
    assert client.get("/dang-ky/").status_code == 404
