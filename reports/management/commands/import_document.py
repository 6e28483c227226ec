"""Shows what a paper would become in our records, and saves it when asked to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from programme.errors import RuleBroken
from programme.history import Source, attributed
from programme.models import User
from reports import importer, interchange, originals
from reports.importer import Plan, Row, RowStatus
from reports.management.commands.convert import file_bytes, tree_of


class Command(BaseCommand):
    """`import_document FILE [--json] [--user NAME [--save]]`; status 1 for a file that is refused.

    With a user the lines that would be printed otherwise are named too.
    """

    help = "Đọc một văn bản và cho biết sẽ tạo, khớp hay còn nghi vấn những gì; --save để lưu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="in nội dung đọc được dạng JSON")
        parser.add_argument("--save", action="store_true", help="lưu tất cả, hoặc không lưu gì")
        parser.add_argument("--user", default="", help="tên đăng nhập của người chịu trách nhiệm")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            self._import(file, **options)
        except RuleBroken as refused:
            raise CommandError(str(refused)) from refused

    def _import(self, file: Path, *, json: bool, save: bool, user: str, **options: Any) -> None:
        person = _person(user) if save or user else None
        data = file_bytes(file)
        tree, findings = tree_of(data, file)
        if json:
            self.stdout.write(_as_json(interchange.to_json(tree)))
            if not save:
                return
        plan = importer.plan(tree)
        if not json:
            for finding in (*findings, *plan.findings):
                place = f"{finding.where}: " if finding.where else ""
                self.stderr.write(f"{place}{finding.message}")
            self._print(plan, importer.reprinted(plan, by=person) if person else ())
        if save and person is not None:
            with transaction.atomic(), attributed(by=person, source=Source.IMPORT):
                document = importer.save(plan, by=person)
                originals.keep(data, name=file.name, document=document, by=person)
            self.stderr.write(f"Đã lưu: {document} (mã {document.pk}).")

    def _print(self, plan: Plan, reprint: Sequence[Row]) -> None:
        self.stdout.write(f"{plan.name} của {plan.committee_name}")
        for row in (*plan.rows, *reprint):
            self.stdout.write(_line(row))
        found = {**plan.counts}
        found[RowStatus.DOUBTFUL] += len(reprint)
        counts = ", ".join(f"{status.label} {count}" for status, count in found.items())
        self.stdout.write(f"Tổng cộng: {counts}.")


def _person(username: str) -> User:
    if not username:
        raise CommandError("Hãy ghi --user là tên đăng nhập của người chịu trách nhiệm nhập tệp.")
    person = User.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise CommandError(f"Không có tài khoản đang hoạt động tên là {username}.")
    return person


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _line(row: Row) -> str:
    where = f"{row.where} " if row.where else ""
    sentence = f" – {row.sentence}" if row.sentence else ""
    return f"[{row.status.label}] {row.what} {where}{row.name}{sentence}"
