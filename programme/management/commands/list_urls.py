"""Prints every address with its name and methods; finds those that declare no method (R89)."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.addresses import all_addresses


class Command(BaseCommand):
    help = "Liệt kê mọi địa chỉ của hệ thống."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="in ra dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        addresses = all_addresses()
        if options["json"]:
            rows = [asdict(address) for address in addresses]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            for address in addresses:
                self.stdout.write(
                    f"{address.pattern:60} {address.name:40} {','.join(address.methods)}"
                )
        open_ended = [a.pattern for a in addresses if not a.is_of_the_admin and not a.methods]
        if open_ended:
            raise CommandError(f"Chưa khai báo phương thức: {', '.join(open_ended)}")
