"""Converts a paper between Word, PDF, HTML, text and JSON without touching the database."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from programme import whole_files
from programme.errors import Unreadable
from programme.findings import Finding
from reports.interchange import to_json
from reports.readers import Limits, read_document
from reports.readers.guard import MEGABYTE
from reports.refusals import refusal
from reports.tree import DocumentTree
from reports.writers import FORMATS

JSON = "json"
NEW_FILE_MODE = 0o666


class Command(BaseCommand):
    """`convert FILE --format docx|pdf|html|txt|json --out FILE`; status 1 for an unreadable file."""

    help = "Đọc một văn bản (.docx, .txt hoặc .json) và ghi ra định dạng khác; không dùng đến cơ sở dữ liệu."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--format", choices=[*FORMATS, JSON], required=True)
        parser.add_argument("--out", type=Path, required=True, metavar="FILE")

    def handle(self, *, file: Path, out: Path, **options: Any) -> None:
        """Read, write beside the target, then rename: the target is never half written."""
        try:
            tree, findings = read_tree(file)
        except Unreadable as refused:
            raise CommandError(str(refused)) from refused
        for finding in findings:
            place = f"{finding.where}: " if finding.where else ""
            self.stderr.write(f"{place}{finding.message}")
        try:
            write_whole(out, writer(options["format"])(tree))
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {out}: {error.strerror}.") from error


def read_tree(file: Path) -> tuple[DocumentTree, tuple[Finding, ...]]:
    """The tree of a file by what it holds; JSON is the interchange form. Raises `Unreadable`."""
    return tree_of(file_bytes(file), file)


def tree_of(data: bytes, file: Path) -> tuple[DocumentTree, tuple[Finding, ...]]:
    """The tree of a file's bytes. Raises `Unreadable`."""
    reading = read_document(data, file.name)
    return reading.tree, reading.findings


def writer(name: str) -> Callable[[DocumentTree], bytes]:
    """The function that turns a tree into the bytes of that format."""
    return _json if name == JSON else FORMATS[name]


def write_whole(target: Path, data: bytes) -> None:
    """Write the file completely or not at all, with the rights of any new file."""
    whole_files.write(target, data, mode=NEW_FILE_MODE & ~_umask())


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def file_bytes(file: Path) -> bytes:
    """The bytes of a file, within the limit that the readers set."""
    limit = Limits().file_bytes
    try:
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise CommandError(f"Không mở được tệp {file}: {error.strerror}.") from error
    if len(data) > limit:
        raise refusal("too_big", limit=limit // MEGABYTE)
    return data


def _json(tree: DocumentTree) -> bytes:
    return f"{json.dumps(to_json(tree), ensure_ascii=False, indent=1)}\n".encode()
