"""Which format the bytes of a file really are, whatever its name says."""

from __future__ import annotations

import codecs

from programme.errors import Unreadable
from reports.refusals import refusal

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
WORKBOOK = "Workbook".encode("utf-16-le")
STARTS = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
)
TEXT_STARTS = (
    (b"<!doctype html", "html"),
    (b"<html", "html"),
    (b"<?xml", "word_xml"),
    (b"mime-version:", "html"),
)
BYTE_ORDER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# "BM" and "MZ" may open a text too; only with a zero byte near are they what they seem.
WEAK_STARTS = (b"BM", b"MZ")


def is_zip(data: bytes) -> bool:
    return data.startswith(ZIP_STARTS)


def foreign_format(data: bytes) -> Unreadable | None:
    """The refusal for a format that we know but do not read; None for text and unknown bytes."""
    if data.startswith(OLE_START):
        return _compound_file(data)
    for start, code in STARTS:
        if data.startswith(start) and (start not in WEAK_STARTS or b"\x00" in data[:512]):
            return refusal(code)
    head = data[:512].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for start, code in TEXT_STARTS:
        if head.startswith(start):
            return refusal(code)
    return None


def _compound_file(data: bytes) -> Unreadable:
    """Old Office papers and password-protected new ones share one container (MS-OFFCRYPTO)."""
    if ENCRYPTED_PACKAGE in data:
        return refusal("encrypted")
    return refusal("excel" if WORKBOOK in data else "legacy_doc")


def decoded(data: bytes) -> str:
    """The text of a plain text file in UTF-8 or UTF-16; raises `Unreadable` for anything else."""
    is_marked_utf16 = data.startswith(BYTE_ORDER_MARKS)
    if not is_marked_utf16 and b"\x00" in data:
        raise refusal("unknown_format")
    try:
        return data.decode("utf-16" if is_marked_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        binary = sum(byte < 9 for byte in data[:4096])
        raise refusal("unknown_format" if binary > 8 else "encoding") from error
