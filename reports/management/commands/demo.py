"""Starts a house to try: database, sample year, sample log-ins, then the server on this machine."""

from __future__ import annotations

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.errors import RuleBroken
from reports import demonstration
from reports.demonstration import LogIn

SERVER = ("-m", "gunicorn", "-c", "python:programme.gunicorn", "programme.wsgi")


class Command(BaseCommand):
    """`demo [--prepare] [--port 8000]`; `--prepare` does all but serve."""

    help = "Chuẩn bị bản dùng thử với dữ liệu mẫu rồi mở máy chủ trên máy này."
    # The database may not exist yet; the server asks the checks itself before it starts.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--prepare", action="store_true", help="chuẩn bị nhưng không mở máy chủ"
        )
        parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        if not settings.DEBUG:
            call_command("collectstatic", interactive=False, verbosity=0, skip_checks=True)
        try:
            log_ins = demonstration.prepare()
        except RuleBroken as refused:
            raise CommandError(str(refused)) from refused
        self._print(log_ins, port)
        if not options["prepare"]:
            serve(port)

    def _print(self, log_ins: list[LogIn], port: int) -> None:
        self.stdout.write("Tài khoản mẫu (tên đăng nhập, mật khẩu, vai trò):")
        for log_in in log_ins:
            password = log_in.password or "(người dùng đã đổi)"
            self.stdout.write(f"  {log_in.username:<12}{password:<22}{log_in.role} – {log_in.name}")
        self.stdout.write(f"Địa chỉ: http://127.0.0.1:{port}/")
        # What is buffered would be lost when the server takes this process over.
        self.stdout.flush()


def serve(port: int) -> None:
    """Let the server take over this process; it listens on this machine only, over plain HTTP."""
    environment = {**os.environ, "PROFILE": "trial", "BIND": f"127.0.0.1:{port}"}
    os.chdir(settings.BASE_DIR)
    # A fixed program without a shell: nothing of it comes from outside but the port, a number.
    os.execve(sys.executable, [sys.executable, *SERVER], environment)  # noqa: S606
