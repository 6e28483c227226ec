"""A house to try: the sample year and one log-in for each role, made once and never overwritten."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from programme.actions import calendar
from programme.actions.door import save_valid
from programme.errors import RuleBroken
from programme.history import Source, attributed
from programme.models import Agency, BlockedPeriod, Document, User
from programme.roles import Role
from reports import importer
from reports.readers import read_document

SAMPLE = Path(__file__).resolve().parent / "samples" / "chuong-trinh-2025.txt"
SAMPLE_YEAR = 2025
REASON = "Dữ liệu mẫu"
BLOCKED = (
    ("Kỳ họp giữa năm của Hội đồng nhân dân tỉnh", date(2025, 7, 7), date(2025, 7, 9)),
    ("Đại hội Đảng bộ tỉnh", date(2025, 10, 13), date(2025, 10, 17)),
)
# The administrator stands first: the others are made under that name.
PEOPLE = (
    ("quantri", "Phạm Quốc Bảo", Role.ADMINISTRATOR),
    ("lanhdaovp", "Lê Thị Hồng Vân", Role.OFFICE_LEADER),
    ("chuyenvien", "Nguyễn Minh Tâm", Role.DRAFTER),
    ("vanthu", "Trần Thị Bích Ngọc", Role.REGISTRY_CLERK),
    ("daumoi", "Võ Thanh Tùng", Role.AGENCY_CONTACT),
    ("lanhdao", "Đặng Văn Khải", Role.COMMITTEE_LEADER),
)
LEADER = "lanhdaovp"
CONSONANTS, VOWELS = "bcdghklmnprstv", "aeiou"


@dataclass(frozen=True, slots=True)
class LogIn:
    """One sample person; no password when that person has chosen another one."""

    username: str
    name: str
    role: str
    password: str


def prepare() -> list[LogIn]:
    """Make what is missing of the sample people and the sample year; the log-ins as they stand.

    Raises `RuleBroken` in a house that real people use: it gets no sample accounts (R35).
    """
    refuse_a_house_in_use()
    passwords = _passwords(Path(settings.VAR_DIR) / "sample_passwords.json")
    with transaction.atomic():
        people = _people(passwords, [person for person in PEOPLE if not _needs_agency(person[2])])
        if not Document.objects.annual_programmes().filter(year=SAMPLE_YEAR).exists():
            load_sample(by=people[LEADER])
            load_calendar(by=people[LEADER])
        people |= _people(passwords, [person for person in PEOPLE if _needs_agency(person[2])])
    return [_log_in(people[username], passwords[username]) for username, _, _ in PEOPLE]


def load_sample(*, by: User) -> Document:
    """The sample year, read and saved as a user's own file would be."""
    reading = read_document(SAMPLE.read_bytes(), SAMPLE.name)
    with attributed(by=by, source=Source.COMMAND, reason=REASON):
        return importer.save(importer.plan(reading.tree), by=by)


def load_calendar(*, by: User) -> None:
    """Weeks of the sample year in which no conference should meet; invented for the trial."""
    with attributed(source=Source.COMMAND):
        for name, first, last in BLOCKED:
            if not BlockedPeriod.objects.filter(first_day__lte=last, last_day__gte=first).exists():
                period = BlockedPeriod(name=name, first_day=first, last_day=last)
                calendar.add(period, by=by)


def refuse_a_house_in_use() -> None:
    """Refuse when there are people and none of them is a sample one."""
    names = {username for username, _, _ in PEOPLE}
    if User.objects.exists() and not User.objects.filter(username__in=names).exists():
        raise RuleBroken(
            "Cơ sở dữ liệu này đã có người dùng thật nên không tạo tài khoản mẫu;"
            " lệnh demo chỉ dành cho bản dùng thử."
        )


def _needs_agency(role: Role) -> bool:
    return role is Role.AGENCY_CONTACT


def _people(passwords: Mapping[str, str], wanted: list[tuple[str, str, Role]]) -> dict[str, User]:
    return {
        username: User.objects.filter(username=username).first()
        or _new_person(username, name, role, passwords[username])
        for username, name, role in wanted
    }


def _new_person(username: str, name: str, role: Role, password: str) -> User:
    user = User(username=username, name=name, role=role)
    if _needs_agency(role):
        user.agency = Agency.objects.order_by("pk").last()
    user.set_password(password)
    recorder = User.objects.filter(username=PEOPLE[0][0]).first() or user
    with attributed(by=recorder, source=Source.COMMAND, reason=REASON):
        save_valid(user)
    return user


def _log_in(user: User, password: str) -> LogIn:
    is_unchanged = user.check_password(password)
    return LogIn(
        user.username, user.name, user.get_role_display(), password if is_unchanged else ""
    )


def _passwords(path: Path) -> dict[str, str]:
    """The sample passwords of this installation: random, kept where only its owner may read (R81)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept: dict[str, str] = json.loads(path.read_text())
        return kept
    made = {username: _password() for username, _, _ in PEOPLE}
    with os.fdopen(handle, "w") as file:
        json.dump(made, file, indent=1)
    return made


def _password() -> str:
    """Three words that can be read out and a number: about 50 bits."""
    words = ("".join(_syllable() for _ in range(2)) for _ in range(3))
    return "-".join((*words, f"{secrets.randbelow(9000) + 1000}"))


def _syllable() -> str:
    return secrets.choice(CONSONANTS) + secrets.choice(VOWELS)
