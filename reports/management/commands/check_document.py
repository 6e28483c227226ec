"""Checks the words of a paper in a file: what is odd, where, and what to do; no database."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from programme.errors import Unreadable
from programme.findings import Finding, Severity, TextFinding
from reports.checks.paper import findings
from reports.checks.rules import place_words
from reports.management.commands.convert import read_tree

SEVERITY_NAMES = {
    Severity.ERROR: "Lỗi",
    Severity.WARNING: "Cảnh báo",
    Severity.NOTE: "Lưu ý",
}


class Command(BaseCommand):
    """`check_document FILE [--json]`; status 1 for errors in the paper and for an unreadable file."""

    help = (
        "Kiểm tra câu chữ của một văn bản (.docx, .txt hoặc .json); không dùng đến cơ sở dữ liệu."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="in ra dạng JSON")

    def handle(self, *, file: Path, **options: Any) -> None:
        """Print what reading found doubtful, then what the checks found, in reading order."""
        try:
            tree, doubts = read_tree(file)
        except Unreadable as refused:
            raise CommandError(str(refused)) from refused
        found = [*doubts, *findings(tree)]
        if options["json"]:
            rows = [asdict(finding) for finding in found]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            for finding in found:
                self.stdout.write(_lines(finding))
            self.stdout.write(_summary(found))
        errors = sum(finding.severity is Severity.ERROR for finding in found)
        if errors:
            raise CommandError(f"Có {errors} lỗi phải sửa.")


def _lines(finding: Finding) -> str:
    place = place_words(finding.where) if _is_path(finding.where) else finding.where
    about = f"\n    “{finding.about}”" if finding.about else ""
    mend = ""
    if isinstance(finding, TextFinding) and finding.mend is not None and finding.span is not None:
        printed = finding.text[slice(*finding.span)]
        change = f"“{printed}” thành “{finding.mend}”" if finding.mend else f"bỏ “{printed}”"
        mend = f"\n    Sửa: {change}"
    return f"[{SEVERITY_NAMES[finding.severity]}] {place}: {finding.message}{about}{mend}"


def _is_path(where: str) -> bool:
    """Reading names lines ("dòng 12"); the checks name paths."""
    return " " not in where


def _summary(found: list[Finding]) -> str:
    if not found:
        return "Không có điểm nào cần xem lại."
    counts = [
        f"{sum(one.severity is severity for one in found)} {name.lower()}"
        for severity, name in SEVERITY_NAMES.items()
    ]
    return f"Có {len(found)} điểm cần xem lại: {', '.join(counts)}."
