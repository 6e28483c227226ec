"""The writers of an official document by the name of their format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reports.tree import DocumentTree
from reports.writers import docx, pdf, text


def _html(tree: DocumentTree) -> bytes:
    return pdf.html(tree).encode()


def _text(tree: DocumentTree) -> bytes:
    return text.write(tree).encode()


FORMATS: Mapping[str, Callable[[DocumentTree], bytes]] = {
    "docx": docx.write,
    "pdf": pdf.write,
    "html": _html,
    "txt": _text,
}

CONTENT_TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
