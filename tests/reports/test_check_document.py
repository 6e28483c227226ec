"""`check_document` prints what is odd in a paper, and its status says whether there are errors."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.reports.hostile import billion_laughs

FINE = (
    "BÁO CÁO\nKết quả hoạt động quý I/2024\n-----\n"
    "1. Về công tác tổ chức\n- Giao chỉ tiêu kết nạp đảng viên năm 2024.\n"
)
ODD = FINE + "- Kiểm tra  giám sát tổ chức đảng.\n"
WRONG = FINE + "- Kiểm tra ngày 31/02/2024.\n"


def check(path: Path, text: str, **options: bool) -> str:
    path.write_text(text, encoding="utf-8")
    out = io.StringIO()
    call_command("check_document", str(path), stdout=out, **options)
    return out.getvalue()


def test_warnings_are_printed_with_place_quotation_and_mending(tmp_path: Path) -> None:
    assert check(tmp_path / "a.txt", ODD).splitlines()[-6:] == [
        "[Cảnh báo] Mục 1, gạch đầu dòng thứ hai: Thừa dấu cách giữa hai từ. Hãy để một dấu cách.",
        "    “Kiểm tra  giám sát tổ chức đảng.”",
        "    Sửa: “  ” thành “ ”",
        "[Lưu ý] Nơi nhận: Văn bản chưa có nơi nhận. Hãy ghi nơi nhận.",
        "[Lưu ý] Phần ký: Văn bản chưa có phần ký. Hãy ghi quyền hạn, chức vụ và họ tên người ký.",
        "Có 4 điểm cần xem lại: 0 lỗi, 1 cảnh báo, 3 lưu ý.",
    ]


def test_an_error_gives_status_one_after_everything_is_printed(tmp_path: Path) -> None:
    out = io.StringIO()
    path = tmp_path / "a.txt"
    path.write_text(WRONG, encoding="utf-8")
    with pytest.raises(CommandError) as stopped:
        call_command("check_document", str(path), stdout=out)
    assert (str(stopped.value), stopped.value.returncode) == ("Có 1 lỗi phải sửa.", 1)
    assert (
        "[Lỗi] Mục 1, gạch đầu dòng thứ hai: Không có ngày 31/02/2024. Hãy xem lại ngày, tháng, năm."
        in (out.getvalue().splitlines())
    )


def test_json_gives_every_field_of_every_finding(tmp_path: Path) -> None:
    rows = json.loads(check(tmp_path / "a.txt", ODD, json=True))
    assert [row["kind"] for row in rows] == [
        "no_header",
        "double_space",
        "no_recipients",
        "no_signature",
    ]
    assert rows[1] == {
        "kind": "double_space",
        "severity": "warning",
        "message": "Thừa dấu cách giữa hai từ. Hãy để một dấu cách.",
        "about": "Kiểm tra  giám sát tổ chức đảng.",
        "where": "1.-2",
        "text": "Kiểm tra  giám sát tổ chức đảng.",
        "span": [8, 10],
        "mend": " ",
    }


def test_a_hostile_file_is_refused_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(billion_laughs())
    with pytest.raises(CommandError) as refused:
        call_command("check_document", str(tmp_path / "a.docx"))
    assert str(refused.value) == (
        "Phần word/document.xml trong tệp Word chứa khai báo DTD không an toàn. "
        "Hãy sao chép nội dung sang một tệp mới."
    )
