"""Files as agencies hand them in, good and hostile, made when a test wants them (R99)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

CONTENT_TYPES = "[Content_Types].xml"


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(text: str = "Tờ trình", **more: bytes) -> bytes:
    """Just enough of a Word file; `more` are further parts."""
    body = f"<w:document>{text}</w:document>".encode()
    return zipped({CONTENT_TYPES: b"<Types/>", "word/document.xml": body, **more})


def xlsx() -> bytes:
    return zipped({CONTENT_TYPES: b"<Types/>", "xl/workbook.xml": b"<workbook/>"})


def pdf(text: str = "") -> bytes:
    return b"%PDF-1.7\n" + text.encode() + b"\n%%EOF\n"


def encrypted() -> bytes:
    """A zip whose parts say that they need a password."""
    data = bytearray(docx())
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    return bytes(data)


def twice_the_same_name() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in (CONTENT_TYPES, "word/document.xml", "word/Document.xml"):
            archive.writestr(name, b"<a/>")
    return buffer.getvalue()
