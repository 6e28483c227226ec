"""The year that an address names."""

from __future__ import annotations

from programme.models import Document
from programme.pages import Page


def visible_programme(page: Page) -> Document:
    """The annual programme an address names, if this person may read it."""
    rows = Document.objects.visible_to(page.user).annual_programmes()
    return page.find(rows.select_related("committee", "term"), pk=page.kwargs["pk"])
