"""Where a document is opened: the year on its own page, every other paper as it prints."""

from __future__ import annotations

from django.urls import reverse

from programme.models import Document, DocumentKind


def document_address(document: Document) -> str:
    """The page of a document."""
    is_year = document.kind == DocumentKind.ANNUAL_WORK_PROGRAMME
    return reverse("year" if is_year else "document_preview", args=[document.pk])
