"""What a Word file holds besides its printed text, each as a finding so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

from programme.findings import Finding, Severity
from reports.readers.head import is_margin_mark
from reports.readers.line import clean
from reports.readers.package import Package
from reports.readers.paragraph import LeftOut

EXTERNAL_HARMLESS = frozenset({"hyperlink"})
SIDES = {"header": "Đầu", "footer": "Chân"}
LONGEST_QUOTE = 2_000


def unprinted(package: Package, left_out: LeftOut) -> Iterator[Finding]:
    """Findings for tracked changes, hidden text, comments, page headers and external links."""
    yield from _tracked(left_out)
    if hidden := _joined(left_out.hidden):
        yield Finding("hidden_text", Severity.WARNING, "Có chữ ẩn không được đọc.", about=hidden)
    if symbols := _joined(left_out.symbols):
        message = "Có ký hiệu của phông đặc biệt không chuyển được thành chữ."
        yield Finding("symbol", Severity.WARNING, message, about=symbols)
    yield from _side_parts(package)
    yield from _external(package)


def _tracked(left_out: LeftOut) -> Iterator[Finding]:
    deleted = _joined(left_out.deleted)
    if deleted or left_out.insertions:
        yield Finding(
            "tracked_changes",
            Severity.WARNING,
            "Văn bản còn dấu sửa (Track Changes); đã đọc như khi chấp nhận mọi sửa đổi.",
            about=deleted,
        )


def _side_parts(package: Package) -> Iterator[Finding]:
    for part in package.related("comments"):
        for comment in package.root(part):
            if text := _text(comment):
                message = "Có ghi chú bên lề (Comment); không đọc như nội dung."
                yield Finding("comment", Severity.NOTE, message, about=text)
    for kind, text in side_texts(package):
        if not is_margin_mark(text):
            message = f"{SIDES[kind]} trang có chữ không thuộc nội dung văn bản."
            yield Finding("page_" + kind, Severity.NOTE, message, about=text)


def side_texts(package: Package) -> Iterator[tuple[str, str]]:
    """("header" or "footer", words) of each page header that says more than a page number."""
    for kind in SIDES:
        for part in package.related(kind):
            text = _text(package.root(part))
            if text.strip("0123456789-–/ "):
                yield kind, text


def _external(package: Package) -> Iterator[Finding]:
    for relationship in package.relationships:
        if relationship.is_external and relationship.kind not in EXTERNAL_HARMLESS:
            yield Finding(
                "external_relationship",
                Severity.WARNING,
                "Văn bản trỏ tới một tệp bên ngoài; tệp đó không được mở.",
                about=clean(relationship.target)[:LONGEST_QUOTE],
            )
        elif relationship.kind in ("oleObject", "package", "aFChunk"):
            message = "Văn bản nhúng một tệp khác; tệp đó không được đọc."
            yield Finding("embedded_file", Severity.WARNING, message, about=relationship.target)


def _text(element: object) -> str:
    texts = getattr(element, "iter", lambda *_: ())("{*}t")
    return clean(" ".join(filter(None, (text.text for text in texts)))).strip()


def _joined(texts: list[str]) -> str:
    return clean(" … ".join(text for text in texts if text.strip())).strip()
