"""Makes the first administrator, with a one-time password printed once (R35)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.actions import people
from programme.errors import RuleBroken
from programme.models import User


class Command(BaseCommand):
    help = "Lập tài khoản quản trị với mật khẩu dùng một lần."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("--name", default="", help="họ tên")

    def handle(self, *args: Any, **options: Any) -> None:
        username = User.normalize_username(options["username"])
        try:
            User._meta.get_field("username").clean(username, None)
            _, password = people.add_administrator(
                username=username, name=options["name"] or username
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except RuleBroken as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Tên đăng nhập: {username}")
        self.stdout.write(f"Mật khẩu dùng một lần: {password}")
        self.stdout.write("Mật khẩu này chỉ in ra một lần và phải đổi khi đăng nhập lần đầu.")
