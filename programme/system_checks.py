"""Start-up checks: what must not run in production says so, with the way out (R81)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks

from programme import secret

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})


def register() -> None:
    """Hand the checks to Django."""
    for check in (check_hosts, check_secret_key, check_choices):
        checks.register(check, checks.Tags.security)


def check_hosts(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse wildcard hosts, and DEBUG or the trial profile on anything but loopback (R81)."""
    hosts = set(settings.ALLOWED_HOSTS)
    found: list[checks.CheckMessage] = []
    if any("*" in host or host.startswith(".") for host in hosts):
        found.append(
            checks.Error(
                "ALLOWED_HOSTS có ký tự đại diện.",
                hint="Ghi rõ từng tên máy chủ trong biến môi trường ALLOWED_HOSTS.",
                id="programme.E001",
            )
        )
    if settings.DEBUG and hosts - LOOPBACK:
        found.append(
            checks.Error(
                "DEBUG bật trong khi máy chủ mở ra ngoài máy này.",
                hint="Bỏ biến môi trường DEBUG, hoặc chỉ để ALLOWED_HOSTS là localhost.",
                id="programme.E002",
            )
        )
    if settings.IS_TRIAL and hosts - LOOPBACK:
        found.append(
            checks.Error(
                "PROFILE=trial chỉ dùng trên máy này, nhưng ALLOWED_HOSTS có tên khác.",
                hint="Bỏ ALLOWED_HOSTS, hoặc đặt PROFILE=production.",
                id="programme.E003",
            )
        )
    return found


def check_secret_key(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse a weak key, and a key file that others may read (R81)."""
    found: list[checks.CheckMessage] = []
    if secret.is_weak(settings.SECRET_KEY):
        found.append(
            checks.Error(
                "SECRET_KEY quá yếu hoặc là khoá mẫu.",
                hint="Bỏ biến môi trường SECRET_KEY để hệ thống tự tạo khoá.",
                id="programme.E004",
            )
        )
    if secret.is_open_to_others(Path(settings.SECRET_KEY_FILE)):
        found.append(
            checks.Error(
                "Tệp khoá bí mật đọc được bởi người dùng khác của máy.",
                hint=f"Chạy: chmod 600 {settings.SECRET_KEY_FILE}",
                id="programme.E005",
            )
        )
    return found


def check_choices(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Refuse a profile that does not exist: a typing error must not switch a rule off."""
    known = (("PROFILE", ("production", "trial")), ("PASSWORD_PROFILE", ("asvs", "742")))
    return [
        checks.Error(
            f"{name} là “{getattr(settings, name)}”, không có trong: {', '.join(values)}.",
            hint=f"Sửa biến môi trường {name}.",
            id="programme.E006",
        )
        for name, values in known
        if getattr(settings, name) not in values
    ]
