"""What a file must satisfy before any parser sees it (R53, R54, R56)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from reports.readers.formats import foreign_format, is_zip
from reports.refusals import mapped_to_refusals, refusal

MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is accepted; sizes in bytes, times in seconds (R53, R55, R56)."""

    file_bytes: int = 20 * MEGABYTE
    entries: int = 2_000
    unpacked_bytes: int = 60 * MEGABYTE
    paragraphs: int = 60_000
    line_characters: int = 50_000
    pages: int = 200
    page_characters: int = 4_000
    cells: int = 20_000
    grid_span: int = 63
    depth: int = 16
    memory_bytes: int = 768 * MEGABYTE
    processor_seconds: int = 20
    wall_seconds: int = 30

    @property
    def characters(self) -> int:
        return self.pages * self.page_characters


CHUNK_BYTES: Final = 256 * 1024
CENTRAL_ENTRY: Final = b"PK\x01\x02"
CONTENT_TYPES: Final = "[Content_Types].xml"
KNOWN_COMPRESSION: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
XML_SUFFIXES: Final = (".xml", ".rels", ".vml")
ARCHIVE_SUFFIXES: Final = (".zip", ".rar", ".7z", ".gz", ".bz2", ".xz", ".tar", ".jar", ".cab")
ARCHIVE_MAGIC: Final = (
    b"PK\x03\x04",
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
)
# Word keeps the sheet behind a chart here; nothing of ours ever opens it.
EMBEDDINGS: Final = "word/embeddings/"
DECLARATIONS: Final = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)
XML_ENCODINGS: Final = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252")


def inspect(data: bytes, limits: Limits | None = None) -> None:
    """Raise `Unreadable` unless the bytes are a DOCX that may be parsed safely.

    Unpacks every member in chunks and counts what really comes out, so that a size declared
    falsely does not matter; keeps nothing of it.
    """
    limits = limits or Limits()
    check_size(data, limits)
    if not is_zip(data):
        raise foreign_format(data) or refusal("unknown_format")
    if data.count(CENTRAL_ENTRY) > limits.entries:
        raise refusal("too_many_entries", limit=limits.entries)
    with mapped_to_refusals(), _only_zip_errors(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        _check_names(members, limits)
        _check_kind({member.filename for member in members})
        _check_contents(archive, members, limits)


@contextmanager
def _only_zip_errors() -> Iterator[None]:
    """A damaged directory makes zipfile seek to places that do not exist, or decode what is none."""
    try:
        yield
    except NotImplementedError:
        raise
    except (ValueError, OSError, LookupError, OverflowError, RuntimeError) as error:
        raise refusal("broken_zip") from error


def check_size(data: bytes, limits: Limits) -> None:
    """Raise `Unreadable` for an empty file and for one above the limit."""
    if not data:
        raise refusal("empty")
    if len(data) > limits.file_bytes:
        raise refusal("too_big", limit=limits.file_bytes // MEGABYTE)


def _check_names(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.entries:
        raise refusal("too_many_entries", limit=limits.entries)
    seen: set[str] = set()
    for member in members:
        name = member.orig_filename
        if _is_unsafe(name):
            raise refusal("unsafe_name", part=name)
        if name.lower() in seen:
            raise refusal("duplicate_name", part=name)
        seen.add(name.lower())
        if member.flag_bits & 1:
            raise refusal("encrypted")
        if member.compress_type not in KNOWN_COMPRESSION:
            raise refusal("compression", part=name)


def _is_unsafe(name: str) -> bool:
    return (
        not name
        or name.startswith("/")
        or "\\" in name
        or "\x00" in name
        or ":" in name
        or ".." in name.split("/")
    )


def _check_kind(names: set[str]) -> None:
    """Tell the other papers that are zips too from Word, each with its own sentence."""
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        raise refusal("excel")
    if "ppt/presentation.xml" in names:
        raise refusal("powerpoint")
    if "mimetype" in names and "content.xml" in names:
        raise refusal("open_document")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refusal("macros")
    if CONTENT_TYPES not in names and not any(name.startswith("word/") for name in names):
        raise refusal("archive")
    for part in (CONTENT_TYPES, "_rels/.rels"):
        if part not in names:
            raise refusal("missing_part", part=part)


def _check_contents(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits
) -> None:
    unpacked = 0
    for member in members:
        is_xml = member.filename.lower().endswith(XML_SUFFIXES)
        tail = b""
        with archive.open(member) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                unpacked += len(chunk)
                if unpacked > limits.unpacked_bytes:
                    raise refusal("zip_bomb", limit=limits.unpacked_bytes // MEGABYTE)
                if not tail:
                    _check_start(member.filename, chunk, is_xml=is_xml)
                if is_xml:
                    _check_no_dtd(member.filename, tail + chunk)
                tail = chunk[-64:]


def _check_start(name: str, start: bytes, *, is_xml: bool) -> None:
    lowered = name.lower()
    if lowered.endswith(ARCHIVE_SUFFIXES) or (
        start.startswith(ARCHIVE_MAGIC) and not lowered.startswith(EMBEDDINGS)
    ):
        raise refusal("nested_archive", part=name)
    if is_xml and _has_rare_encoding(start):
        raise refusal("broken_xml", part=name)
    if name == CONTENT_TYPES and b"macroEnabled" in start:
        raise refusal("macros")


def _has_rare_encoding(start: bytes) -> bool:
    """An encoding in which a DTD could hide from the search for its ASCII or UTF-16 form."""
    declaration = start[:200].partition(b"?>")[0].lower()
    if b"encoding" not in declaration:
        return False
    return not any(encoding in declaration for encoding in XML_ENCODINGS)


def _check_no_dtd(name: str, xml: bytes) -> None:
    # Only "<!" can open a declaration: one quick search settles the usual case.
    if (b"<!" in xml or b"\x00" in xml) and any(word in xml for word in DECLARATIONS):
        raise refusal("dtd", part=name)
