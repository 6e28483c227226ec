"""A list cut into pages."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


def page_of(rows: Any, request: HttpRequest, size: int) -> Page[Any]:
    """The page the address asks for; the nearest one when it asks for none that exists."""
    page = Paginator(rows, size).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    # What the links to the other pages keep of the search.
    page.query = query.urlencode()  # type: ignore[attr-defined]
    return page
