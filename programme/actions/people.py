"""What happens to accounts: made by a command, passwords changed, sessions ended."""

from __future__ import annotations

import datetime
import secrets

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from programme.errors import RuleBroken
from programme.history import Source, attributed
from programme.models import FormerPassword, User
from programme.roles import Role

ONE_TIME_PASSWORD_BYTES = 18


@transaction.atomic
def add_administrator(*, username: str, name: str) -> tuple[User, str]:
    """A new administrator and the one-time password that must be changed at the first log-in (R35).

    Raises `RuleBroken` when the user name is taken.
    """
    if User.objects.filter(username=username).exists():
        raise RuleBroken(f"Đã có tài khoản “{username}”.", field="username")
    password = secrets.token_urlsafe(ONE_TIME_PASSWORD_BYTES)
    user = User(username=username, name=name, role=Role.ADMINISTRATOR, must_change_password=True)
    user.set_password(password)
    with attributed(by=user, source=Source.COMMAND, reason="Lập tài khoản quản trị."):
        user.save()
    return user, password


@transaction.atomic
def change_password(user: User, password: str, *, by: User) -> User:
    """Store a new password that was already checked; every other session of the user ends (R42)."""
    FormerPassword.objects.create(user=user, password=user.password)
    user.set_password(password)
    user.must_change_password = False
    user.sessions_valid_from = timezone.now()
    with attributed(by=by, reason="Đổi mật khẩu."):
        user.save()
    return user


@transaction.atomic
def ask_for_new_password_when_too_old(user: User, *, at: datetime.datetime) -> User:
    """Profile 742: a password past its age must be changed at this log-in (R30)."""
    if settings.PASSWORD_MAX_AGE is None:
        return user
    last = user.former_passwords.first()
    if at - (last.at if last else user.date_joined) > settings.PASSWORD_MAX_AGE:
        user.must_change_password = True
        with attributed(by=user, reason="Mật khẩu đã quá hạn."):
            user.save()
    return user


def give_one_time_password(user: User) -> str:
    """Set, without saving, a random password that must be changed at the next log-in (R35, R36)."""
    password = secrets.token_urlsafe(ONE_TIME_PASSWORD_BYTES)
    user.set_password(password)
    user.must_change_password = True
    end_sessions(user)
    return password


def end_sessions(user: User) -> None:
    """Let, without saving, every session opened until now end at its next request (R42)."""
    user.sessions_valid_from = timezone.now()
