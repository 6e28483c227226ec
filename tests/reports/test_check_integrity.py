"""check_integrity finds what breaks a rule of the records, and changes nothing."""

from __future__ import annotations

import datetime
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from conferences.models import AgendaItem, Conference, ConferenceKind
from programme.models import Document
from reports import integrity
from tests import factories


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def kinds() -> list[str]:
    return [finding.kind for finding in integrity.check_all()]


def test_sound_records_have_no_finding(programme: Document) -> None:
    conference = factories.make_conference(programme, ordinal=21)
    factories.make_conference(programme, kind=ConferenceKind.THEMATIC)
    factories.make_conference(programme, ordinal=22)
    item = factories.make_item(programme, conference=conference, lead=factories.make_agency())
    factories.make_item(programme, parent=item)
    factories.make_item(programme)
    factories.make_recipient(programme)
    assert integrity.check_all() == []


def test_a_gap_in_a_list_is_found(programme: Document) -> None:
    conference = factories.make_conference(programme)
    factories.make_item(programme, conference=conference)
    factories.make_item(programme, conference=conference, position=3)
    found = integrity.check_all()
    assert [(f.kind, f.severity, f.message) for f in found] == [
        ("positions", "error", "Thứ tự của danh sách nội dung không liền nhau: [1, 3].")
    ]
    assert found[0].where == (
        f"conferences.AgendaItem (programme_id={programme.pk}, conference_id={conference.pk},"
        " parent_id=None, is_removed=False)"
    )


@pytest.mark.parametrize("name", ["sections", "recipients", "conferences"])
def test_each_list_of_a_programme_is_counted(programme: Document, name: str) -> None:
    factories.make_recipient(programme)
    factories.make_conference(programme)
    getattr(programme, name).filter(position=1).update(position=7)
    assert kinds() == ["positions"]


def test_a_sub_item_away_from_its_parent_is_found(programme: Document) -> None:
    first = factories.make_conference(programme)
    second = factories.make_conference(programme)
    item = factories.make_item(programme, conference=first)
    below = factories.make_item(programme, parent=item)
    AgendaItem.objects.filter(pk=below.pk).update(conference=second)
    found = integrity.check_all()
    assert [(f.kind, f.where, f.about) for f in found] == [
        ("item_home", f"conferences.AgendaItem {below.pk}", below.text)
    ]
    AgendaItem.objects.filter(pk=below.pk).update(conference=None)
    assert kinds() == ["item_home"]


def test_an_item_left_in_a_removed_conference_is_found(programme: Document) -> None:
    conference = factories.make_conference(programme)
    factories.make_item(programme, conference=conference)
    Conference.objects.filter(pk=conference.pk).update(is_removed=True)
    assert kinds() == ["item_in_removed_conference"]


def test_an_item_in_the_conference_of_another_year_is_found(programme: Document) -> None:
    other = factories.make_programme(year=2026)
    conference = factories.make_conference(other)
    item = factories.make_item(programme)
    AgendaItem.objects.filter(pk=item.pk).update(conference=conference)
    assert kinds() == ["item_conference"]


def test_ordinals_with_a_gap_and_a_numbered_thematic_conference_are_found(
    programme: Document,
) -> None:
    factories.make_conference(programme, ordinal=21)
    factories.make_conference(programme, ordinal=23)
    factories.make_conference(programme, ordinal=24, kind=ConferenceKind.THEMATIC)
    found = integrity.check_all()
    assert [(f.kind, f.severity, f.message) for f in found] == [
        ("ordinals", "warning", "Số thứ tự hội nghị không liền nhau: 21, 23, 24."),
        ("thematic_ordinal", "warning", "Hội nghị chuyên đề mang số thứ tự."),
    ]


def test_an_agency_that_ended_before_the_year_is_found(programme: Document) -> None:
    agency = factories.make_agency("Ban Dân vận", valid_to=datetime.date(2024, 12, 31))
    conference = factories.make_conference(programme)
    factories.make_item(programme, conference=conference, lead=agency)
    assert [f.message for f in integrity.check_all()] == [
        "Ban Dân vận đã kết thúc hoạt động trước năm 2025."
    ]


def test_a_record_without_history_or_without_a_name_in_it_is_found(programme: Document) -> None:
    programme.history.all().delete()
    section = programme.sections.get(position=1)
    section.history.update(history_user=None)
    found = integrity.check_all()
    assert [(f.kind, f.message, f.where) for f in found] == [
        ("no_history", "Bản ghi không có lịch sử.", f"programme.Document {programme.pk}"),
        ("unattributed", "1 dòng lịch sử không ghi người thực hiện.", "programme.Section"),
    ]


def test_a_version_below_one_is_found(programme: Document) -> None:
    Document.objects.filter(pk=programme.pk).update(version=0)
    assert kinds() == ["version"]


def test_a_leftover_in_the_cache_is_found(programme: Document, folder: Path) -> None:
    (folder / "cache").mkdir()
    (folder / "cache" / "writing-x").write_bytes(b"")
    assert [(f.kind, f.where) for f in integrity.check_all()] == [("orphan_file", "writing-x")]


def test_the_command_prints_json_and_exits_with_one_on_findings(programme: Document) -> None:
    out = StringIO()
    call_command("check_integrity", "--json", stdout=out)
    assert json.loads(out.getvalue()) == []
    Document.objects.filter(pk=programme.pk).update(version=0)
    out = StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("check_integrity", "--json", stdout=out)
    assert (str(failure.value), failure.value.returncode) == ("Có 1 điểm cần xem lại.", 1)
    assert json.loads(out.getvalue()) == [
        {
            "kind": "version",
            "severity": "error",
            "message": "Số phiên bản nhỏ hơn 1.",
            "about": "Chương trình làm việc năm 2025",
            "where": f"programme.Document {programme.pk}",
        }
    ]


def test_without_findings_the_command_says_so(db: None) -> None:
    out = StringIO()
    call_command("check_integrity", stdout=out)
    assert out.getvalue() == "Dữ liệu toàn vẹn.\n"


def test_the_check_only_reads(programme: Document) -> None:
    with connection.execute_wrapper(refuse_writing):
        integrity.check_all()


def refuse_writing(execute: Any, sql: str, *rest: Any) -> Any:
    assert sql.lstrip().upper().startswith("SELECT")
    return execute(sql, *rest)
