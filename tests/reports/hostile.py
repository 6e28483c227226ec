"""Makes hostile and broken files while the tests run, so that none is stored (R99)."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT_TYPES = (
    XML
    + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    + "</Types>"
)
MAIN_RELATIONSHIPS = (
    f'{XML}<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1"'
    f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
MEGABYTE = 1024 * 1024


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def document(body: str, before: str = "") -> str:
    return f'{XML}{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def relationships(rows: str) -> str:
    return f'{XML}<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'


def relationship(kind: str, target: str, *, mode: str = "") -> str:
    return (
        f'<Relationship Id="r{kind}{len(target)}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    )


def docx(
    body: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    *,
    without: str = "",
    main: str | None = None,
) -> bytes:
    """A small DOCX with that body; `parts` adds or replaces parts, `without` leaves one out."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": MAIN_RELATIONSHIPS,
        "word/document.xml": document(body) if main is None else main,
        **(parts or {}),
    }
    members.pop(without, None)
    return zipped(members.items())


def zipped(members: object, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore", UserWarning)  # a duplicate name is what we are after
        for name, data in members:  # type: ignore[attr-defined]
            archive.writestr(name, data)
    return buffer.getvalue()


PLAIN_BODY = paragraph("CHƯƠNG TRÌNH") + paragraph("Làm việc năm 2025") + paragraph("Nội dung.")


def zip_bomb(megabytes: int = 500) -> bytes:
    """A DOCX whose picture unpacks to that size and says so."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", MAIN_RELATIONSHIPS),
            ("word/document.xml", document(PLAIN_BODY)),
        ):
            archive.writestr(name, text)
        with archive.open("word/media/image1.bin", "w") as stream:
            chunk = bytes(MEGABYTE)
            for _ in range(megabytes):
                stream.write(chunk)
    return buffer.getvalue()


def lying_zip_bomb(megabytes: int = 500) -> bytes:
    """The same bomb whose directory declares a hundred bytes for the picture."""
    data = bytearray(zip_bomb(megabytes))
    size = struct.pack("<I", megabytes * MEGABYTE)
    lie = struct.pack("<I", 100)
    at = data.find(size)
    while at >= 0:
        data[at : at + 4] = lie
        at = data.find(size, at + 4)
    return bytes(data)


def many_small_bombs(count: int = 70) -> bytes:
    """Members that each stay small while their sum does not."""
    return docx(PLAIN_BODY, {f"word/media/{i}.bin": bytes(MEGABYTE) for i in range(count)})


def many_entries(count: int = 2_100) -> bytes:
    return docx(PLAIN_BODY, {f"word/media/{i}.txt": "x" for i in range(count)})


def billion_laughs() -> bytes:
    levels = "".join(
        f'<!ENTITY l{i} "{"".join(f"&l{i - 1};" for _ in range(10))}">' for i in range(1, 10)
    )
    declaration = f'<!DOCTYPE bomb [<!ENTITY l0 "lol">{levels}]>'
    return docx(main=document(paragraph("&l9;"), declaration))


def external_entity() -> bytes:
    declaration = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    return docx(main=document(paragraph("&secret;"), declaration))


def utf16_entity() -> bytes:
    text = document(paragraph("&a;"), '<!DOCTYPE x [<!ENTITY a "b">]>').replace("UTF-8", "UTF-16")
    return docx(parts={"word/document.xml": text.encode("utf-16")})


def utf7_entity() -> bytes:
    text = document(paragraph("x")).replace("UTF-8", "UTF-7")
    return docx(parts={"word/document.xml": text.encode("ascii")})


def encrypted_zip() -> bytes:
    """A DOCX whose members carry the flag of a zip password."""
    data = bytearray(docx(PLAIN_BODY))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def compound_file(*streams: str) -> bytes:
    """The start of an OLE file with such stream names: old Word, or a DOCX with a password."""
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\x00") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names


def wide_cell(span: str = "2000000000") -> bytes:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph("ô")}</w:tc>'
    return docx(PLAIN_BODY + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")


def big_table(rows: int = 400, columns: int = 400) -> bytes:
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * columns + "</w:tr>"
    return docx(PLAIN_BODY + "<w:tbl>" + row * rows + "</w:tbl>")


def nested_tables(depth: int = 40) -> bytes:
    inner = paragraph("đáy")
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return docx(PLAIN_BODY + inner)


def many_paragraphs(count: int) -> bytes:
    return docx(PLAIN_BODY + "".join(paragraph(f"({i % 900}) Đoạn.") for i in range(count)))


def long_line(megabytes: int = 10) -> bytes:
    return docx(PLAIN_BODY + paragraph("Hội nghị " * (megabytes * MEGABYTE // 12)))


def named(name: str) -> bytes:
    """A DOCX with one more member of that name."""
    return docx(PLAIN_BODY, {name: "x"})


def duplicate_name() -> bytes:
    members = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", MAIN_RELATIONSHIPS),
        ("word/document.xml", document(PLAIN_BODY)),
        ("word/document.xml", document(paragraph("khác"))),
    ]
    return zipped(members)


def other_compression() -> bytes:
    members = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", MAIN_RELATIONSHIPS),
        ("word/document.xml", document(PLAIN_BODY)),
    ]
    return zipped(members, zipfile.ZIP_LZMA)


def external_target() -> bytes:
    """A DOCX that asks for a picture and a template of another machine."""
    rows = relationship("image", "http://127.0.0.1:9/x.png", mode=' TargetMode="External"')
    rows += relationship(
        "attachedTemplate", "file:///etc/template.dotm", mode=' TargetMode="External"'
    )
    return docx(PLAIN_BODY, {"word/_rels/document.xml.rels": relationships(rows)})


def truncated() -> bytes:
    data = docx(PLAIN_BODY)
    return data[: len(data) * 2 // 3]
