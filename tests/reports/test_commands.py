"""import_document and export_document from the command line."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from conferences.models import AgendaItem
from programme.models import Document, DocumentKind, User
from programme.roles import Role
from reports import integrity, originals
from reports.demonstration import SAMPLE
from reports.models import ImportedFile
from tests import factories


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


def run(*arguments: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(*map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_an_import_is_shown_and_nothing_is_saved(db: None) -> None:
    out, _ = run("import_document", SAMPLE)
    lines = out.splitlines()
    assert lines[:4] == [
        "Chương trình làm việc năm 2025 của Tỉnh uỷ Hậu Giang",
        "[tạo mới] cấp uỷ Tỉnh uỷ Hậu Giang – Lập mới theo dòng cơ quan ban hành.",
        "[tạo mới] nhiệm kỳ khoá XIV, nhiệm kỳ 2020 - 2025 – Lập mới theo trích yếu.",
        "[tạo mới] chương trình Chương trình làm việc năm 2025",
    ]
    assert lines[-1] == ("Tổng cộng: tạo mới 104, đã có 0, thay đổi 0, không đổi 0, cần xem lại 0.")
    assert Document.objects.count() == 0


def test_json_prints_the_interchange_form(db: None) -> None:
    out, _ = run("import_document", SAMPLE, "--json")
    data = json.loads(out)
    assert data["type"] == "annual_programme"
    assert (len(data["conferences"]), len(data["items"])) == (6, 44)
    assert data["header"]["issuer"] == "TỈNH UỶ HẬU GIANG"
    assert Document.objects.count() == 0


def test_save_makes_the_records_under_the_name_given(drafter: User) -> None:
    _, err = run("import_document", SAMPLE, "--save", "--user", drafter.username)
    document = Document.objects.get()
    assert err == f"Đã lưu: {document} (mã {document.pk}).\n"
    assert AgendaItem.objects.filter(parent=None).count() == 41
    assert {row.history_user for row in document.history.all()} == {drafter}


@pytest.mark.parametrize(
    ("user", "sentence"),
    [
        ("", "Hãy ghi --user là tên đăng nhập của người chịu trách nhiệm nhập tệp."),
        ("khong-co", "Không có tài khoản đang hoạt động tên là khong-co."),
        ("chi-doc", "Tài khoản của bạn không có quyền làm việc này."),
    ],
)
def test_a_save_needs_a_person_who_may_import(user: str, sentence: str, db: None) -> None:
    factories.make_user(Role.COMMITTEE_LEADER, username="chi-doc")
    with pytest.raises(CommandError) as failure:
        run("import_document", SAMPLE, "--save", "--user", user)
    assert str(failure.value) == sentence
    assert Document.objects.count() == 0


def test_a_broken_file_gets_a_sentence_and_status_one(drafter: User, folder: Path) -> None:
    broken = folder / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(CommandError) as failure:
        run("import_document", broken, "--save", "--user", drafter.username)
    assert failure.value.returncode == 1
    assert str(failure.value).endswith(".")
    assert Document.objects.count() == 0


QUARTER = """CHƯƠNG TRÌNH
Công tác quý I năm 2024
-----
I. NHIỆM VỤ
1. Việc một.
3. Việc hai.
"""


def test_a_paper_without_issuer_is_one_of_the_only_committee(drafter: User, folder: Path) -> None:
    paper = folder / "quy.txt"
    paper.write_text(QUARTER)
    with pytest.raises(CommandError, match="không ghi cơ quan ban hành"):
        run("import_document", paper, "--save", "--user", drafter.username)
    factories.make_term()
    out, err = run("import_document", paper, "--save", "--user", drafter.username)
    document = Document.objects.get()
    assert (document.kind, document.year, document.quarter) == ("quarterly_programme", 2024, 1)
    assert err == f"Đã lưu: Chương trình công tác quý I 2024 (mã {document.pk}).\n"
    assert out.splitlines() == [
        "Chương trình công tác quý I 2024 của Tỉnh uỷ Hậu Giang",
        "[đã có] cấp uỷ Tỉnh uỷ Hậu Giang",
        "[đã có] nhiệm kỳ khoá XIV, nhiệm kỳ 2020 - 2025",
        "[tạo mới] chương trình Chương trình công tác quý I 2024",
        "[tạo mới] phần NHIỆM VỤ",
        "[tạo mới] phần Việc một.",
        "[tạo mới] phần Việc hai.",
        "[cần xem lại] bản in 3. Việc hai. – Sẽ in lại thành “2. Việc hai.”.",
        "[cần xem lại] bản in thêm 1 dòng – Không có trong tệp: “TÀI LIỆU HỘI NGHỊ”.",
        "Tổng cộng: tạo mới 4, đã có 2, thay đổi 0, không đổi 0, cần xem lại 2.",
    ]


def test_what_would_print_otherwise_is_named_before_anything_is_saved(
    drafter: User, folder: Path
) -> None:
    factories.make_term()
    paper = folder / "quy.txt"
    paper.write_text(QUARTER)
    out, _ = run("import_document", paper, "--user", drafter.username)
    assert out.splitlines()[-3] == (
        "[cần xem lại] bản in 3. Việc hai. – Sẽ in lại thành “2. Việc hai.”."
    )
    assert Document.objects.count() == 0


@pytest.mark.parametrize("kind", [kind for kind in DocumentKind if kind != "annual_programme"])
def test_every_kind_is_exported_from_its_records(kind: str, folder: Path, db: None) -> None:
    term = factories.make_term()
    document = factories.make_programme(term=term)
    Document.objects.filter(pk=document.pk).update(kind=kind)
    target = folder / "a.txt"
    run("export_document", document.pk, "--format", "txt", "--out", target)
    name = "BÁO CÁO" if kind == "quarterly_report" else "CHƯƠNG TRÌNH"
    assert target.read_text().splitlines().count(name) == 1


@pytest.mark.parametrize(
    ("name", "start"),
    [("txt", b"T"), ("html", b"<!"), ("json", b"{"), ("docx", b"PK"), ("pdf", b"%PDF")],
)
def test_a_document_is_exported_in_every_format(
    programme: Document, folder: Path, name: str, start: bytes
) -> None:
    target = folder / f"ra.{name}"
    out, _ = run("export_document", programme.pk, "--format", name, "--out", target)
    assert out == f"Đã ghi {target}.\n"
    assert target.read_bytes().lstrip().startswith(start)


def test_an_export_that_cannot_be_made_says_why(programme: Document, folder: Path) -> None:
    with pytest.raises(CommandError, match="Không có văn bản mã 999999"):
        run("export_document", 999999, "--format", "txt", "--out", folder / "a.txt")
    with pytest.raises(CommandError, match="Không ghi được tệp"):
        run("export_document", programme.pk, "--format", "txt", "--out", folder / "x" / "a.txt")
    Document.objects.filter(pk=programme.pk).update(kind="khác")
    with pytest.raises(CommandError, match="Chưa xuất được loại văn bản khác"):
        run("export_document", programme.pk, "--format", "txt", "--out", folder / "a.txt")


def test_r59_the_original_of_an_import_is_kept_once_under_its_sha256(
    drafter: User, folder: Path
) -> None:
    paper = folder / "chuong-trinh.txt"
    paper.write_bytes(SAMPLE.read_bytes())
    for _ in range(2):
        run("import_document", paper, "--save", "--user", drafter.username)
    row = ImportedFile.objects.get()
    assert (row.name, row.size, row.by) == ("chuong-trinh.txt", len(SAMPLE.read_bytes()), drafter)
    assert originals.path(row.sha256).read_bytes() == SAMPLE.read_bytes()
    assert list(integrity.original_files()) == []
    originals.path(row.sha256).write_bytes(b"thay")
    assert [finding.kind for finding in integrity.original_files()] == ["original_missing"]
