"""What a file is, told by its content."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.file_kinds import FileKind, check_file, kind_of_name, with_ending
from tests.handed_in import docx, pdf, xlsx, zipped


@pytest.mark.parametrize(
    ("data", "kind"), [(docx(), FileKind.DOCX), (xlsx(), FileKind.XLSX), (pdf(), FileKind.PDF)]
)
def test_the_three_kinds_are_known_by_content(data: bytes, kind: FileKind) -> None:
    assert (check_file(data).kind, check_file(data).fault) == (kind, "")


def test_a_name_gets_the_ending_of_its_content() -> None:
    assert with_ending("Báo cáo.PDF", FileKind.PDF) == "Báo cáo.PDF"
    assert with_ending("Báo cáo.docx", FileKind.PDF) == "Báo cáo.docx.pdf"
    assert with_ending("Báo cáo.", FileKind.XLSX) == "Báo cáo.xlsx"
    assert kind_of_name("a.b.xlsx") is FileKind.XLSX
    assert kind_of_name("a") is None


@settings(max_examples=200, deadline=None)
@given(
    cut=st.integers(0, 400),
    flips=st.lists(st.tuples(st.integers(0, 390), st.integers(1, 255)), max_size=6),
)
def test_r57_no_damaged_file_breaks_the_check(cut: int, flips: list[tuple[int, int]]) -> None:
    data = bytearray(docx("nội dung"))
    for place, value in flips:
        data[place % len(data)] ^= value
    check = check_file(bytes(data[:cut]))
    assert (check.kind is None) == bool(check.fault)


def test_r53_a_size_declared_falsely_does_not_help() -> None:
    data = bytearray(
        zipped(
            {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"\x00" * 70_000_000},
            zipfile.ZIP_DEFLATED,
        )
    )
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    assert check_file(bytes(data)).kind is None
