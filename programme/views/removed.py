"""The document of a record that may be gone: who repeats a removal gets the first answer again (R6)."""

from __future__ import annotations

from typing import Any

from programme.models import Document
from programme.pages import Page


def document_of(page: Page, model: Any, key: int) -> Document:
    """The document to which a record belongs, or did belong, if this person may see it; else 404."""
    standing = model.objects.visible_to(page.user).filter(pk=key).first()
    known = standing or model.history.filter(id=key).first()
    visible = Document.objects.visible_to(page.user).select_related("committee", "term")
    return page.find(visible, pk=known.document_id if known else 0)
