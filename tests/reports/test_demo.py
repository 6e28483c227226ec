"""The house to try is made once, and what people do in it stays."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command

from conferences.actions import items as item_actions
from conferences.models import AgendaItem, Conference
from programme.actions.editing import Change
from programme.models import Agency, Directive, Document, User
from programme.roles import Role
from reports import demonstration, integrity
from reports.compose import compose
from reports.tree import LeadLine, walk
from reports.writers import text
from tests import factories

# The trial on one machine, which runs on SQLite.
pytestmark = pytest.mark.any_database
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path


def prepare() -> str:
    out = StringIO()
    call_command("demo", "--prepare", "--port", "8123", stdout=out)
    return out.getvalue()


def test_the_sample_year_stands_as_on_paper(db: None) -> None:
    demonstration.prepare()
    document = Document.objects.get()
    assert str(document.committee) == "Tỉnh uỷ Hậu Giang"
    assert document.spelling == "new"
    assert Conference.objects.count() == 6
    assert AgendaItem.objects.filter(parent=None).count() == 41
    assert AgendaItem.objects.exclude(parent=None).count() == 3
    assert Agency.objects.count() == 11
    assert Directive.objects.count() == 34
    assert text.write(compose(document)).splitlines() == [
        line for line in demonstration.SAMPLE.read_text().splitlines() if line
    ]


def test_k76_every_item_of_the_sample_year_has_a_lead(db: None) -> None:
    demonstration.prepare()
    document = Document.objects.get()
    leaderless = document.items.filter(parent=None).exclude(item_agencies__role="lead")
    assert list(leaderless) == []
    leads = [block.text for block in walk(compose(document).blocks) if isinstance(block, LeadLine)]
    assert len(leads) == 25
    assert leads[-2] == (
        "Cơ quan chủ trì tham mưu: Ban Nội chính Tỉnh uỷ phối hợp với Cục Thi hành án dân sự tỉnh."
    )


def test_the_sample_year_keeps_its_own_rules(db: None) -> None:
    demonstration.prepare()
    assert integrity.check_all() == []


def test_there_is_one_log_in_for_each_role_with_a_good_password(db: None) -> None:
    log_ins = demonstration.prepare()
    assert {User.objects.get(username=one.username).role for one in log_ins} == set(Role.values)
    for log_in in log_ins:
        user = User.objects.get(username=log_in.username)
        assert user.check_password(log_in.password)
        validate_password(log_in.password, user)


def test_the_passwords_lie_where_only_the_owner_reads(db: None, folder: Path) -> None:
    demonstration.prepare()
    kept = folder / "sample_passwords.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_command_prints_log_ins_and_address_and_the_same_again(db: None) -> None:
    first = prepare()
    assert [line.split()[0] for line in first.splitlines()[1:7]] == [
        "quantri", "lanhdaovp", "chuyenvien", "vanthu", "daumoi", "lanhdao"
    ]  # fmt: skip
    assert first.splitlines()[-1] == "Địa chỉ: http://127.0.0.1:8123/"
    assert prepare() == first


def test_running_it_again_changes_nothing_that_a_person_entered(db: None) -> None:
    prepare()
    drafter = User.objects.get(username="chuyenvien")
    item = AgendaItem.objects.filter(parent=None).order_by("pk")[0]
    changes = {"text": Change(item.text, "Đã sửa bằng tay")}
    item_actions.edit(item, changes=changes, version=item.version, by=drafter)
    gone = AgendaItem.objects.filter(parent=None).order_by("pk")[1]
    item_actions.remove(gone, version=gone.version, by=drafter)
    drafter.name = "Tên mới"
    drafter.set_password("Một-mật-khẩu-khác-2031")
    with factories.attributed(by=drafter):
        drafter.save()
    rows = AgendaItem.history.count(), User.history.count(), Document.history.count()
    printed = prepare()
    item.refresh_from_db()
    gone.refresh_from_db()
    drafter.refresh_from_db()
    assert (item.text, gone.is_removed, drafter.name) == ("Đã sửa bằng tay", True, "Tên mới")
    assert (AgendaItem.history.count(), User.history.count(), Document.history.count()) == rows
    assert printed.splitlines()[3].split("  ")[1:3] == ["chuyenvien", "(người dùng đã đổi)"]


def test_a_house_with_real_people_gets_no_sample_accounts(db: None) -> None:
    factories.make_user(username="nguyen.van.a")
    with pytest.raises(CommandError, match="đã có người dùng thật"):
        prepare()
    assert not User.objects.filter(username="quantri").exists()
    assert Document.objects.count() == 0


def test_it_works_before_there_is_any_database(folder: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "SQLITE_PATH"}}
    environment |= {"VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "programme.settings"}
    command = [sys.executable, "manage.py", "demo", "--prepare"]
    done = subprocess.run(  # noqa: S603  our own command, no shell
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "Địa chỉ: http://127.0.0.1:8000/"
    assert (folder / "chuong-trinh.sqlite3").exists()
    assert (folder / "static" / "staticfiles.json").exists()
