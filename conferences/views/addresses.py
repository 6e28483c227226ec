"""Where a change leads back to: the place on the year's page that it was about."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse

from conferences.models import AgendaItem, Conference
from programme.models import Document
from programme.numbers import is_record_number


def year_address(programme: Document, about: Conference | AgendaItem | None = None) -> str:
    """The year's page, at the line of a conference or an item."""
    address = reverse("year", args=[programme.pk])
    if isinstance(about, Conference):
        return f"{address}#hoi-nghi-{about.pk}"
    return f"{address}#noi-dung-{about.pk}" if about is not None else address


def given_id(request: HttpRequest, name: str) -> int | None:
    """A record's number named in the address; None when it is absent or empty."""
    given = request.GET.get(name, "")
    if given and not is_record_number(given):
        raise Http404
    return int(given) if given else None
