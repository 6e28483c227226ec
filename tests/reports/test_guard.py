"""A hostile or foreign file gets one clear sentence, in seconds and in bounded memory (R53-R57)."""

from __future__ import annotations

import fcntl
import resource
import time
import tracemalloc
from collections.abc import Callable

import pytest

from programme.errors import Unreadable
from reports.readers import Limits, read_document, read_unguarded
from reports.readers.guard import inspect
from reports.readers.process import PLACES
from reports.refusals import SENTENCES
from tests.reports import hostile
from tests.timing import least_seconds

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing at all": (lambda: b"", "empty"),
    "a file above 20 MB": (lambda: b"a" * (20 * 1024 * 1024 + 1), "too_big"),
    "a zip bomb that declares 500 MB": (hostile.zip_bomb, "zip_bomb"),
    "many members of moderate size": (hostile.many_small_bombs, "zip_bomb"),
    "a zip bomb that lies about its size": (hostile.lying_zip_bomb, "broken_zip"),
    "too many members": (hostile.many_entries, "too_many_entries"),
    "a truncated file": (hostile.truncated, "broken_zip"),
    "a zip header with nothing behind it": (lambda: b"PK\x03\x04", "broken_zip"),
    "nested entities": (hostile.billion_laughs, "dtd"),
    "an external entity": (hostile.external_entity, "dtd"),
    "an entity in UTF-16": (hostile.utf16_entity, "dtd"),
    "an encoding in which a DTD could hide": (hostile.utf7_entity, "broken_xml"),
    "a member with a password": (hostile.encrypted_zip, "encrypted"),
    "a DOCX with a password": (
        lambda: hostile.compound_file("EncryptionInfo", "EncryptedPackage"),
        "encrypted",
    ),
    "an old .doc": (lambda: hostile.compound_file("WordDocument"), "legacy_doc"),
    "an old .xls": (lambda: hostile.compound_file("Workbook"), "excel"),
    "an absurd gridSpan": (hostile.wide_cell, "grid_span"),
    "a gridSpan of 64": (lambda: hostile.wide_cell("64"), "grid_span"),
    "a table of 160,000 cells": (hostile.big_table, "too_many_cells"),
    "tables in tables": (hostile.nested_tables, "too_deep"),
    "60,001 paragraphs": (lambda: hostile.many_paragraphs(60_001), "too_many_paragraphs"),
    "10 MB of one line": (hostile.long_line, "xml_limit"),
    "1 MB of one line": (lambda: hostile.long_line(1), "line_too_long"),
    "10 MB of one line of text": (lambda: b"m" * (10 * 1024 * 1024), "line_too_long"),
    "a name that climbs": (lambda: hostile.named("../../etc/passwd"), "unsafe_name"),
    "an absolute name": (lambda: hostile.named("/etc/passwd"), "unsafe_name"),
    "a Windows path": (lambda: hostile.named("C:\\word\\x.xml"), "unsafe_name"),
    "two members of one name": (hostile.duplicate_name, "duplicate_name"),
    "a rare compression": (hostile.other_compression, "compression"),
    "an archive inside": (lambda: hostile.named("word/media/inner.zip"), "nested_archive"),
    "an archive inside under another name": (
        lambda: hostile.docx(hostile.PLAIN_BODY, {"word/media/a.png": hostile.docx("")}),
        "nested_archive",
    ),
    "macros": (lambda: hostile.named("word/vbaProject.bin"), "macros"),
    "no content types": (
        lambda: hostile.docx(hostile.PLAIN_BODY, without="[Content_Types].xml"),
        "missing_part",
    ),
    "no main part": (
        lambda: hostile.docx(hostile.PLAIN_BODY, without="word/document.xml"),
        "missing_part",
    ),
    "broken XML": (lambda: hostile.docx(main="<w:document"), "broken_xml"),
    "no text": (lambda: hostile.docx("<w:p/>"), "no_text"),
    "a workbook": (lambda: hostile.named("xl/workbook.xml"), "excel"),
    "slides": (lambda: hostile.named("ppt/presentation.xml"), "powerpoint"),
    "an OpenDocument text": (
        lambda: hostile.zipped([("mimetype", "x"), ("content.xml", "<x/>")]),
        "open_document",
    ),
    "a plain archive": (lambda: hostile.zipped([("a.txt", "x")]), "archive"),
    "a PDF named .docx": (lambda: b"%PDF-1.7 ...", "pdf"),
    "RTF named .docx": (lambda: b"{\\rtf1 ...}", "rtf"),
    "a photograph named .docx": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
    "a web page named .doc": (lambda: b"<!DOCTYPE html><html>", "html"),
    "one-file Word XML": (lambda: b'<?xml version="1.0"?><w:wordDocument/>', "word_xml"),
    "a program": (lambda: b"MZ\x90\x00\x03\x00", "program"),
    "unknown bytes": (lambda: bytes(range(256)) * 4, "unknown_format"),
    "text in an old code page": (lambda: "CHƯƠNG TRÌNH".encode("cp1258", "replace"), "encoding"),
    "a text of too many pages": (lambda: b"Noi dung.\n" * 90_000, "too_many_paragraphs"),
    "a text of too many characters": (lambda: (b"n" * 900 + b".\n") * 1_000, "too_long"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_r54_r56_r57_each_hostile_file_gets_its_code_and_sentence_in_seconds(name: str) -> None:
    make, code = REFUSED[name]
    data = make()
    start = time.process_time()
    with pytest.raises(Unreadable) as refused:
        read_unguarded(data, "tep.docx")
    assert (refused.value.code, time.process_time() - start < 5) == (code, True)


def test_every_sentence_says_what_to_do_and_shows_no_field_unfilled() -> None:
    shown = {code: text.format(part="x", limit=1) for code, text in SENTENCES.items()}
    assert [code for code, text in shown.items() if not text.endswith(".")] == []
    assert [code for code, text in shown.items() if text.count(". ") > 1] == []
    assert [code for code, text in shown.items() if "Hãy" not in text] == []


def test_r53_a_zip_bomb_is_refused_without_unpacking_it_into_memory() -> None:
    data = hostile.zip_bomb(100)
    tracemalloc.start()
    with pytest.raises(Unreadable):
        inspect(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 1024 * 1024


def test_a_sound_document_passes_the_guard() -> None:
    assert inspect(hostile.docx(hostile.PLAIN_BODY)) is None


def test_r53_limits_can_be_set_and_are_named_in_the_sentence() -> None:
    with pytest.raises(Unreadable) as refused:
        read_unguarded(hostile.many_paragraphs(20), limits=Limits(paragraphs=10))
    assert str(refused.value) == (
        "Văn bản có quá 10 đoạn nên không được nhận. Hãy chia văn bản thành nhiều tệp."
    )


def test_reading_many_paragraphs_takes_time_linear_in_their_number() -> None:
    """Ten times the paragraphs may take ten times the time, not a hundred; 30 is far from both."""

    def seconds(count: int) -> float:
        data = hostile.many_paragraphs(count)
        return least_seconds(lambda: read_unguarded(data))

    assert seconds(20_000) < 30 * seconds(2_000)


def test_r60_an_external_target_is_reported_and_never_fetched() -> None:
    reading = read_unguarded(hostile.external_target())
    assert [(finding.kind, finding.about) for finding in reading.findings] == [
        ("external_relationship", "http://127.0.0.1:9/x.png"),
        ("external_relationship", "file:///etc/template.dotm"),
    ]


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "Tuyệt mật", "Độ mật: MẬT"])
def test_r92_a_secrecy_mark_above_the_title_is_an_error(mark: str) -> None:
    text = (
        f"TỈNH ỦY A\tĐẢNG CỘNG SẢN VIỆT NAM\n{mark}\nCHƯƠNG TRÌNH\nLàm việc năm 2025\n-----\nA.\n"
    )
    reading = read_unguarded(text.encode())
    assert [(finding.kind, finding.severity, finding.about) for finding in reading.findings] == [
        ("secrecy_mark", "error", mark)
    ]


def test_r92_the_word_for_secret_inside_a_sentence_is_no_mark() -> None:
    text = "CHƯƠNG TRÌNH\nLàm việc năm 2025\n-----\nGiữ bí mật, tài liệu mật.\n"
    assert read_unguarded(text.encode()).findings == ()


class TestInTheGuardedProcess:
    def test_the_child_reads_the_same_as_the_reader_itself(self) -> None:
        data = hostile.docx(hostile.PLAIN_BODY)
        assert read_document(data, "a.docx") == read_unguarded(data, "a.docx")

    def test_the_refusal_of_the_child_arrives_with_its_code(self) -> None:
        with pytest.raises(Unreadable) as refused:
            read_document(hostile.billion_laughs(), "a.docx")
        assert (refused.value.code, str(refused.value)) == (
            "dtd",
            "Phần word/document.xml trong tệp Word chứa khai báo DTD không an toàn. "
            "Hãy sao chép nội dung sang một tệp mới.",
        )

    def test_r55_too_little_time_ends_the_child(self) -> None:
        with pytest.raises(Unreadable) as refused:
            read_document(hostile.many_paragraphs(30_000), limits=Limits(wall_seconds=0))
        assert refused.value.code in ("too_slow", "busy")

    def test_r55_too_little_memory_ends_the_child_and_not_us(self) -> None:
        limits = Limits(memory_bytes=50 * 1024 * 1024)
        with pytest.raises(Unreadable) as refused:
            read_document(hostile.many_paragraphs(59_000), limits=limits)
        assert refused.value.code == "too_much_memory"

    def test_r55_a_third_reading_waits_and_is_refused_as_busy(self) -> None:
        held = [place.open("rb") for place in PLACES]
        for stream in held:
            fcntl.flock(stream, fcntl.LOCK_EX)
        with pytest.raises(Unreadable) as refused:
            read_document(hostile.docx(hostile.PLAIN_BODY), limits=Limits(wall_seconds=0))
        for stream in held:
            stream.close()
        assert refused.value.code == "busy"
        assert read_document(hostile.docx(hostile.PLAIN_BODY)).tree.title is not None

    def test_the_limits_of_the_child_do_not_touch_this_process(self) -> None:
        before = resource.getrlimit(resource.RLIMIT_AS)
        read_document(hostile.docx(hostile.PLAIN_BODY))
        assert resource.getrlimit(resource.RLIMIT_AS) == before
