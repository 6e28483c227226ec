"""Writes a document of ours as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programme.errors import RuleBroken
from programme.models import Document
from reports import files
from reports.management.commands.convert import write_whole


class Command(BaseCommand):
    """`export_document ID --format docx|pdf|html|txt|json --out FILE`."""

    help = "Xuất một văn bản trong hồ sơ ra tệp."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", type=int, metavar="ID", help="mã văn bản")
        parser.add_argument("--format", choices=list(files.WRITERS), required=True)
        parser.add_argument("--out", type=Path, required=True, metavar="FILE")

    def handle(self, *, out: Path, **options: Any) -> None:
        document = Document.objects.filter(pk=options["id"]).first()
        if document is None:
            raise CommandError(f"Không có văn bản mã {options['id']}.")
        if not files.can_export(document):
            raise CommandError(f"Chưa xuất được loại văn bản {document.get_kind_display()}.")
        try:
            write_whole(out, files.export(document, options["format"]))
        except RuleBroken as refused:
            raise CommandError(str(refused)) from refused
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {out}: {error.strerror}.") from error
        self.stdout.write(f"Đã ghi {out}.")
