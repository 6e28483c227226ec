"""Exported files: written once for a content, kept by the content's hash, never stale."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Model, QuerySet

from conferences.models import AgendaItem, Conference, ItemAgency, Sitting, TimeSlot
from programme import whole_files
from programme.models import (
    Committee,
    Document,
    DocumentKind,
    Footnote,
    Recipient,
    Section,
    Target,
    Term,
)
from reports import compose, interchange
from reports.fonts import covering_family
from reports.tree import DocumentTree
from reports.writers import CONTENT_TYPES, FORMATS

MOST_FILES = 200
NAME = re.compile(r"(?P<document>\d+)-[0-9a-f]{64}\.(?P<format>[a-z]+)")
WRITER_SOURCES = ("programme", "conferences", "reports", "templates/reports/official")
LIBRARIES = ("weasyprint", "python-docx", "lxml")


def _json(tree: DocumentTree) -> bytes:
    return json.dumps(interchange.to_json(tree), ensure_ascii=False, indent=1).encode()


WRITERS: Mapping[str, Callable[[DocumentTree], bytes]] = {**FORMATS, "json": _json}
TYPES: Mapping[str, str] = {**CONTENT_TYPES, "json": "application/json"}


def export(document: Document, format: str) -> bytes:
    """The paper of a document as it stands in the database now, in one of `WRITERS`' formats.

    Unchanged content comes from the cache without being composed again. ValueError names an
    unknown format, or a kind of document that has no composer.
    """
    if format not in WRITERS:
        raise ValueError(f"unknown format {format!r}; known: {', '.join(WRITERS)}")
    key = content_key(document)
    path = cache_folder() / f"{document.pk}-{key}.{format}"
    with contextlib.suppress(FileNotFoundError):
        return path.read_bytes()
    stored = Document.objects.select_related("committee").get(pk=document.pk)
    data = WRITERS[format](compose.compose(stored))
    # Somebody may have saved while the paper was written; then these bytes belong to no key.
    if content_key(document) == key:
        keep(path, data)
    return data


def can_export(document: Document) -> bool:
    """Whether a composer knows this kind of document."""
    return document.kind in compose.COMPOSERS


def content_key(document: Document) -> str:
    """A hash of every row the composers read, in whole, and of the programs that print them.

    Whole rows of a document, not chosen columns: what is composed tomorrow is hashed today.
    """
    content = hashlib.sha256(program_fingerprint().encode())
    with connection.cursor() as cursor:
        is_agenda = document.kind == DocumentKind.CONFERENCE_AGENDA
        for statement in statements(connection.vendor, is_agenda=is_agenda):
            cursor.execute(statement, {"document": document.pk})
            content.update(repr(cursor.fetchall()).encode())
    return content.hexdigest()


@lru_cache(maxsize=4)
def statements(vendor: str, *, is_agenda: bool) -> tuple[str, ...]:
    """The queries of `content_key`, compiled once; each takes the document's key by name.

    A PostgreSQL server hashes all rows itself and answers once: asked table by table, the questions
    took a seventh of the time in which a DOCX is written.
    """
    queries = [_named(rows.order_by("pk")) for rows in _rows(0, is_agenda=is_agenda)]
    if vendor != "postgresql":
        return tuple(queries)
    hashed = "SELECT md5(string_agg(rows::text, '')) FROM ({}) rows"
    return (" UNION ALL ".join(map(hashed.format, queries)),)


def _named(rows: QuerySet[Any, Any]) -> str:
    """The statement of a query whose only value is the document's key."""
    statement, values = rows.query.sql_with_params()
    return statement.replace("%s", "%(document)s") if len(values) == 1 else statement


def _rows(document: int, *, is_agenda: bool) -> Iterator[QuerySet[Any, Any]]:
    """The rows a paper may be made of: everything that hangs on the document."""
    whole = (*_columns(Document), *_columns(Committee, "committee"), *_columns(Term, "term"))
    yield Document.objects.filter(pk=document).values_list(*whole)
    yield Section.objects.filter(document=document).values_list()
    yield Recipient.objects.filter(document=document).values_list()
    yield Footnote.objects.filter(document=document).values_list()
    if is_agenda:
        yield Sitting.objects.filter(document=document).values_list()
        yield TimeSlot.objects.filter(document=document).values_list()
        return
    yield Target.objects.filter(document=document).values_list()
    yield Conference.objects.filter(programme=document).values_list()
    yield AgendaItem.objects.filter(programme=document).values_list()
    named = (*_columns(ItemAgency), "agency__name")
    yield ItemAgency.objects.filter(item__programme=document).values_list(*named)


def _columns(model: type[Model], path: str = "") -> list[str]:
    """All stored fields of a model, seen along the path of a relation."""
    names = [field.attname for field in model._meta.concrete_fields]
    return [f"{path}__{name}" for name in names] if path else names


@lru_cache(maxsize=1)
def program_fingerprint() -> str:
    """A hash of our own source, the templates of the paper, their libraries and the font."""
    found = hashlib.sha256((covering_family() or "").encode())
    for library in LIBRARIES:
        found.update(f"{library} {version(library)}".encode())
    for source in WRITER_SOURCES:
        for path in _files(Path(settings.BASE_DIR) / source):
            found.update(path.read_bytes())
    return found.hexdigest()


def _files(path: Path) -> list[Path]:
    return sorted(p for p in path.rglob("*") if p.suffix in {".py", ".html", ".css"})


def cache_folder() -> Path:
    """Where the files are kept; drafts lie in it, so only its owner may enter."""
    folder = Path(settings.MEDIA_ROOT) / "cache"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def keep(path: Path, data: bytes) -> None:
    """Put a file into the cache, and the oldest out when it is full."""
    whole_files.write(path, data)
    _make_room(path.parent)


def _make_room(folder: Path) -> None:
    kept = [(entry.stat().st_mtime_ns, entry.path) for entry in os.scandir(folder)]
    for _, path in sorted(kept)[: max(len(kept) - MOST_FILES, 0)]:
        Path(path).unlink(missing_ok=True)


def orphans() -> list[Path]:
    """Files in the cache that belong to no document, or that were never finished."""
    if not (Path(settings.MEDIA_ROOT) / "cache").exists():
        return []
    standing = set(Document.objects.values_list("pk", flat=True))
    return sorted(path for path in cache_folder().iterdir() if not _belongs(path, standing))


def _belongs(path: Path, standing: set[int]) -> bool:
    match = NAME.fullmatch(path.name)
    return match is not None and int(match["document"]) in standing
