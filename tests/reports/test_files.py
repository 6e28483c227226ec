"""Exported files are kept by content: a second export costs little and is never stale."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import AgencyRole, AgendaItem, ItemAgency
from programme.history import attributed
from programme.models import Document, User
from reports import files
from reports.compose import compose
from tests import factories

TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "cache"


@pytest.fixture
def full_programme(programme: Document) -> Document:
    conference = factories.make_conference(programme)
    factories.make_recipient(programme)
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    for _ in range(41):
        factories.make_item(programme, conference=conference, lead=office)
    return programme


def test_an_unchanged_paper_comes_from_the_cache_byte_for_byte(
    full_programme: Document, folder: Path
) -> None:
    first = files.export(full_programme, "txt")
    path = next(folder.iterdir())
    path.write_bytes(b"kept")
    assert files.export(full_programme, "txt") == b"kept"
    assert first.decode().startswith("TỈNH UỶ HẬU GIANG\n")


def test_each_format_is_kept_apart(full_programme: Document, folder: Path) -> None:
    for name in ("txt", "html", "docx", "json"):
        files.export(full_programme, name)
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".html", ".json", ".txt"]


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_a_second_export_asks_for_the_key_alone(
    full_programme: Document, folder: Path, name: str, is_postgresql: bool
) -> None:
    """Nothing is composed or written again; tests/bench/bench_exports.py measures what that saves."""
    files.export(full_programme, name)
    kept = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    with CaptureQueriesContext(connection) as asked:
        files.export(full_programme, name)
    # A server hashes every table in one statement; SQLite, in our own process, is asked for each.
    assert len(asked) == (1 if is_postgresql else 8)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == kept


def change_title(programme: Document) -> None:
    programme.title_lines = "tiêu đề mới"
    programme.save()


def rename_committee(programme: Document) -> None:
    programme.committee.place = "Vị Thanh"
    programme.committee.save()


def rename_agency(programme: Document) -> None:
    agency = ItemAgency.objects.select_related("agency")[0].agency
    agency.name = "Văn phòng mới"
    agency.save()


def change_role(programme: Document) -> None:
    for row in ItemAgency.objects.all():
        row.role = AgencyRole.COORDINATING
        row.save()


def swap_items(programme: Document) -> None:
    first, second = AgendaItem.objects.order_by("position")[:2]
    AgendaItem.objects.filter(pk=first.pk).update(position=0)
    AgendaItem.objects.filter(pk=second.pk).update(position=1)
    AgendaItem.objects.filter(pk=first.pk).update(position=2)


def move_conference(programme: Document) -> None:
    conference = programme.conferences.get()
    conference.first_month = 4
    conference.save()


def change_section(programme: Document) -> None:
    section = programme.sections.get(position=1)
    section.text = "Mới."
    section.save()


def change_recipient(programme: Document) -> None:
    recipient = programme.recipients.get()
    recipient.name = "Lưu VPTU"
    recipient.save()


@pytest.mark.parametrize(
    "change",
    [
        change_title,
        rename_committee,
        rename_agency,
        change_role,
        swap_items,
        move_conference,
        change_section,
        change_recipient,
    ],
)
def test_an_export_after_any_change_is_the_new_paper(
    full_programme: Document, drafter: User, change: Callable[[Document], None]
) -> None:
    before = files.export(full_programme, "txt")
    with attributed(by=drafter):
        change(full_programme)
    after = files.export(full_programme, "txt")
    assert after != before
    fresh = Document.objects.get(pk=full_programme.pk)
    assert after == files.WRITERS["txt"](compose(fresh))


def test_the_key_covers_every_table_that_the_composer_reads(full_programme: Document) -> None:
    with CaptureQueriesContext(connection) as keyed:
        files.content_key(full_programme)
    with CaptureQueriesContext(connection) as composed:
        compose(Document.objects.select_related("committee").get(pk=full_programme.pk))
    tables = [
        set(TABLE.findall(" ".join(query["sql"] for query in queries)))
        for queries in (composed.captured_queries, keyed.captured_queries)
    ]
    assert tables[0] - tables[1] == set()


def test_the_cache_is_bounded_and_the_oldest_go_first(
    full_programme: Document, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 2)
    for number, name in enumerate(("txt", "html", "json")):
        files.export(full_programme, name)
        newest = max(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert sorted(path.suffix for path in folder.iterdir()) == [".html", ".json"]


def test_the_cache_lets_only_its_owner_in(full_programme: Document, folder: Path) -> None:
    files.export(full_programme, "txt")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert next(folder.iterdir()).stat().st_mode & 0o777 == 0o600


def test_leftovers_and_files_of_gone_documents_are_orphans(
    full_programme: Document, folder: Path
) -> None:
    assert files.orphans() == []
    files.export(full_programme, "txt")
    assert files.orphans() == []
    gone = folder / f"999999-{'0' * 64}.txt"
    left = folder / "writing-abc"
    gone.write_bytes(b"")
    left.write_bytes(b"")
    assert files.orphans() == [gone, left]


def test_the_same_paper_gives_the_same_pdf_and_docx_bytes(
    full_programme: Document, folder: Path
) -> None:
    for name in ("docx", "pdf"):
        first = files.export(full_programme, name)
        for path in folder.iterdir():
            path.unlink()
        assert files.export(full_programme, name) == first


def test_an_exported_docx_opens_as_a_word_file(full_programme: Document) -> None:
    paper = docx.Document(BytesIO(files.export(full_programme, "docx")))
    texts = [paragraph.text for paragraph in paper.paragraphs]
    assert "I. MỤC ĐÍCH, YÊU CẦU" in texts


def test_an_unknown_format_is_refused_loudly(programme: Document) -> None:
    with pytest.raises(ValueError, match="unknown format 'xls'; known: docx, pdf, html, txt, json"):
        files.export(programme, "xls")
