"""Checks that the records keep their rules; prints findings and exits with 1 when there are any (R89)."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.findings import Finding
from reports import integrity


class Command(BaseCommand):
    help = "Kiểm tra tính toàn vẹn của dữ liệu; chỉ đọc, không sửa gì."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="in ra dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        found = integrity.check_all()
        if options["json"]:
            rows = [asdict(finding) for finding in found]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            for finding in found:
                self.stdout.write(_line(finding))
        if found:
            raise CommandError(f"Có {len(found)} điểm cần xem lại.")
        if not options["json"]:
            self.stdout.write("Dữ liệu toàn vẹn.")


def _line(finding: Finding) -> str:
    about = f" “{finding.about}”" if finding.about else ""
    return f"[{finding.severity}] {finding.where}: {finding.message}{about}"
