"""Which kinds of file people may hand in, told by what is in them and never by their name (R54)."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum

MOST_ENTRIES = 2_000
MOST_UNPACKED_BYTES = 60 * 1024 * 1024
CHUNK_BYTES = 256 * 1024
_CENTRAL_ENTRY = b"PK\x01\x02"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The mark of the end stands in the last kilobyte, perhaps with blanks behind it.
_TAIL_BYTES = 2_048


class FileKind(Enum):
    """A kind by the ending of its name, and what a browser is told of it."""

    DOCX = ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    XLSX = ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    PDF = ("pdf", "application/pdf")

    @property
    def ending(self) -> str:
        return self.value[0]

    @property
    def content_type(self) -> str:
        return self.value[1]


ALLOWED = "Chỉ nhận tệp Word (.docx), Excel (.xlsx) hoặc PDF"
OTHER = f"{ALLOWED}; tệp này không phải loại đó, dù tên thế nào."
EMPTY = "Tệp rỗng; hãy chọn lại tệp."
OLD_OFFICE = (
    f"{ALLOWED}. Tệp này thuộc định dạng cũ (.doc, .xls) hoặc có mật khẩu;"
    " hãy bỏ mật khẩu, lưu lại thành .docx, .xlsx rồi nộp."
)
BROKEN = "Tệp bị hỏng, không mở được; hãy lưu lại rồi nộp."
BROKEN_PDF = "Tệp PDF không trọn vẹn; hãy xuất lại PDF rồi nộp."
MACROS = "Tệp có macro nên không được nhận; hãy lưu lại thành .docx hoặc .xlsx không có macro."
ENCRYPTED = "Tệp có mật khẩu nên không được nhận; hãy bỏ mật khẩu rồi nộp."
TOO_LARGE_INSIDE = "Tệp bung ra quá lớn nên không được nhận."
UNSAFE_NAMES = "Tệp có thành phần mang tên không an toàn nên không được nhận."


@dataclass(frozen=True, slots=True)
class FileCheck:
    """The kind of a file that may be taken in, else the Vietnamese sentence that says why not."""

    kind: FileKind | None
    fault: str = ""


def check_file(data: bytes) -> FileCheck:
    """What the bytes are; nothing of them is kept or run, a zip is unpacked only to be counted."""
    if not data:
        return FileCheck(None, EMPTY)
    if data.startswith(b"%PDF-"):
        is_whole = b"%%EOF" in data[-_TAIL_BYTES:]
        return FileCheck(FileKind.PDF) if is_whole else FileCheck(None, BROKEN_PDF)
    if data.startswith(b"PK\x03\x04"):
        return _check_zip(data)
    return FileCheck(None, OLD_OFFICE if data.startswith(_OLD_OFFICE) else OTHER)


def kind_of_name(name: str) -> FileKind | None:
    """The kind that the ending of a stored name tells; it was set from the content."""
    ending = name.rpartition(".")[2].lower()
    return next((kind for kind in FileKind if kind.ending == ending), None)


def with_ending(name: str, kind: FileKind) -> str:
    """The name with the ending its content deserves: "bao-cao.exe" becomes "bao-cao.exe.pdf"."""
    if name.lower().endswith(f".{kind.ending}"):
        return name
    return f"{name.rstrip('.')}.{kind.ending}"


def _check_zip(data: bytes) -> FileCheck:
    if data.count(_CENTRAL_ENTRY) > MOST_ENTRIES:
        return FileCheck(None, TOO_LARGE_INSIDE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            kind = _kind_of({member.filename for member in members})
            fault = _fault_of(members) or _fault_inside(archive, members)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        LookupError,
        NotImplementedError,
        OSError,
        OverflowError,
        RuntimeError,
        ValueError,
    ):
        return FileCheck(None, BROKEN)
    if fault:
        return FileCheck(None, fault)
    return FileCheck(kind) if kind is not None else FileCheck(None, OTHER)


def _kind_of(names: set[str]) -> FileKind | None:
    if "[Content_Types].xml" not in names:
        return None
    if "word/document.xml" in names:
        return FileKind.DOCX
    return FileKind.XLSX if "xl/workbook.xml" in names else None


def _fault_of(members: list[zipfile.ZipInfo]) -> str:
    names = [member.orig_filename.lower() for member in members]
    if any(member.flag_bits & 1 for member in members):
        return ENCRYPTED
    if any(name.endswith("vbaproject.bin") for name in names):
        return MACROS
    if len(set(names)) != len(names) or any(map(_is_unsafe, names)):
        return UNSAFE_NAMES
    return ""


def _is_unsafe(name: str) -> bool:
    is_outside = name.startswith("/") or ".." in name.split("/")
    return not name or is_outside or any(sign in name for sign in "\\\x00:")


def _fault_inside(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    """Counts what really comes out, so that a size declared falsely does not matter (R53)."""
    unpacked = 0
    for member in members:
        with archive.open(member) as stream:
            start = stream.read(CHUNK_BYTES)
            if member.filename == "[Content_Types].xml" and b"macroEnabled" in start:
                return MACROS
            chunk = start
            while chunk:
                unpacked += len(chunk)
                if unpacked > MOST_UNPACKED_BYTES:
                    return TOO_LARGE_INSIDE
                chunk = stream.read(CHUNK_BYTES)
    return ""
