"""What must not start, does not start (R81, R82), and what the lock file promises (R94, R96)."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from programme import secret, system_checks
from programme import settings as shipped

ROOT = Path(__file__).resolve().parents[2]
GOOD_KEY = "k7Pq2vX9mB4nR8sT1wY6zC3dF5gH0jL-aE_uIoQxWvNbMtKyRjSf"


def run_check(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    # The browser tests of the same run allow themselves the last; a deployment may not.
    ours = {"PROFILE", "DEBUG", "SECRET_KEY", "DJANGO_ALLOW_ASYNC_UNSAFE"}
    clean = {k: v for k, v in os.environ.items() if k not in ours}
    return subprocess.run(
        [
            sys.executable,
            "-W",
            "error::UserWarning:programme",
            "manage.py",
            "check",
            "--deploy",
            "--fail-level",
            "INFO",
        ],
        cwd=ROOT,
        env=clean
        | {
            "DJANGO_SETTINGS_MODULE": "programme.settings",
            "VAR_DIR": str(tmp_path),
            "DATABASE_URL": "postgres://a:b@127.0.0.1:1/x",
        }
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_r82_check_deploy_has_no_finding_in_the_shipped_profile(tmp_path: Path) -> None:
    done = run_check(tmp_path)
    assert (done.returncode, done.stdout.strip()) == (
        0,
        "System check identified no issues (0 silenced).",
    ), done.stderr


@pytest.mark.parametrize(
    ("environment", "number"),
    [
        ({"ALLOWED_HOSTS": "*"}, "programme.E001"),
        ({"ALLOWED_HOSTS": ".tinhuy.local"}, "programme.E001"),
        ({"DEBUG": "1", "ALLOWED_HOSTS": "may-chu.local"}, "programme.E002"),
        ({"PROFILE": "trial", "ALLOWED_HOSTS": "may-chu.local"}, "programme.E003"),
        ({"SECRET_KEY": "django-insecure-" + "abcdefghijk" * 5}, "programme.E004"),
        ({"SECRET_KEY": "ngan"}, "programme.E004"),
        ({"PROFILE": "produktion"}, "programme.E006"),
        ({"PASSWORD_PROFILE": "741"}, "programme.E006"),
    ],
)
def test_r81_a_dangerous_setting_is_an_error(
    tmp_path: Path, environment: dict[str, str], number: str
) -> None:
    done = run_check(tmp_path, **environment)
    assert done.returncode == 1
    assert number in done.stderr


def test_r81_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    first = secret.read_or_make(path)
    assert secret.read_or_make(path) == first
    assert len(first) == 86
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret_key"]


def test_r81_a_key_file_that_others_may_read_is_an_error(tmp_path: Path, settings) -> None:
    path = tmp_path / "secret_key"
    settings.SECRET_KEY, settings.SECRET_KEY_FILE = secret.read_or_make(path), path
    assert system_checks.check_secret_key(None) == []
    path.chmod(0o644)
    assert [found.id for found in system_checks.check_secret_key(None)] == ["programme.E005"]


@pytest.mark.parametrize(
    ("key", "weak"),
    [(GOOD_KEY, False), ("a" * 60, True), (GOOD_KEY[:49], True), ("secret" + GOOD_KEY, True)],
    ids=["good", "uniform", "short", "well known"],
)
def test_r81_weak_keys_are_known(key: str, weak: bool) -> None:
    assert secret.is_weak(key) is weak


def test_r41_a_trial_uses_ordinary_cookie_names(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from programme import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE)",
        ],
        cwd=ROOT,
        env={**os.environ, "VAR_DIR": str(tmp_path), "PROFILE": "trial"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "sessionid csrftoken False"


def test_r81_debug_must_be_asked_for() -> None:
    assert shipped.DEBUG is False
    assert shipped.PROFILE == "production"


def test_r94_every_locked_package_carries_hashes() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    bare = [
        package["name"]
        for package in lock["package"]
        if "registry" in package["source"]
        for file in [*package.get("wheels", []), package.get("sdist", {"hash": "sha256:"})]
        if not file.get("hash", "").startswith("sha256:")
    ]
    assert bare == []


def test_r96_tests_open_no_socket_beyond_this_machine() -> None:
    options = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]
    assert (
        "--disable-socket --allow-unix-socket --allow-hosts=127.0.0.1,::1,localhost"
        in (options["addopts"])
    )
