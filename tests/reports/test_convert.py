"""`convert` turns a paper into any format and refuses with a sentence, leaving no half file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.reports.hostile import billion_laughs

TEXT = (
    "CHƯƠNG TRÌNH\nLàm việc năm 2025 của Ban Chấp hành\n-----\n"
    "I. NỘI DUNG\n1. Hội nghị lần thứ 1 (trong tháng 3/2025)\n"
    "(1) Sơ kết công tác quý I.\nCơ quan chủ trì tham mưu: Văn phòng Tỉnh ủy.\n"
)


def convert(source: Path, form: str, out: Path) -> str:
    errors = io.StringIO()
    call_command("convert", str(source), format=form, out=out, stderr=errors)
    return errors.getvalue()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_text_to_docx_and_back_is_the_same_text(paper: Path, tmp_path: Path) -> None:
    convert(paper, "docx", tmp_path / "b.docx")
    convert(tmp_path / "b.docx", "txt", tmp_path / "c.txt")
    assert (tmp_path / "c.txt").read_text(encoding="utf-8") == TEXT


def test_text_to_json_and_back_keeps_conference_item_and_lead(paper: Path, tmp_path: Path) -> None:
    assert convert(paper, "json", tmp_path / "b.json") == ""
    flat = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    assert [row["path"] for row in flat["conferences"]] == ["I.1"]
    convert(tmp_path / "b.json", "txt", tmp_path / "c.txt")
    assert (tmp_path / "c.txt").read_text(encoding="utf-8") == TEXT


def test_a_hostile_file_gives_its_sentence_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(billion_laughs())
    with pytest.raises(CommandError) as refused:
        convert(tmp_path / "a.docx", "txt", tmp_path / "b.txt")
    assert (str(refused.value), refused.value.returncode) == (
        "Phần word/document.xml trong tệp Word chứa khai báo DTD không an toàn. "
        "Hãy sao chép nội dung sang một tệp mới.",
        1,
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("{", "Tệp JSON bị hỏng ở dòng 1. Hãy xuất lại tệp rồi thử lại."),
        (
            '{"type": "annual_programme", "items": [{"text": "A"}]}',
            "Tệp JSON có mục “items[0].path” không đúng dạng. "
            "Hãy xem lại mục này theo mẫu trao đổi dữ liệu.",
        ),
    ],
)
def test_broken_json_names_the_place(data: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(data, encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        convert(tmp_path / "a.json", "txt", tmp_path / "b.txt")
    assert str(refused.value) == sentence


def test_a_missing_file_and_a_missing_folder_are_named(paper: Path, tmp_path: Path) -> None:
    missing = tmp_path / "x.docx"
    with pytest.raises(CommandError) as refused:
        convert(missing, "txt", tmp_path / "b.txt")
    assert str(refused.value) == f"Không mở được tệp {missing}: No such file or directory."
    out = tmp_path / "none" / "b.txt"
    with pytest.raises(CommandError) as unwritten:
        convert(paper, "txt", out)
    assert str(unwritten.value) == f"Không ghi được tệp {out}: No such file or directory."


def test_a_doubtful_line_is_shown_on_the_error_stream(paper: Path, tmp_path: Path) -> None:
    paper.write_text(TEXT + "Nơi nhận:\n- Lưu.\nchữ lạ\n", encoding="utf-8")
    assert convert(paper, "txt", tmp_path / "b.txt") == (
        "dòng 10: Không hiểu dòng này ở phần cuối văn bản; dòng không được đưa vào nội dung.\n"
    )
