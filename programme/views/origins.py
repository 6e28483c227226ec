"""The page of ours that sent a person here, named in the address, so that a save leads back to it."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST_ADDRESS = 500


def origin_of(request: HttpRequest, name: str = "ve") -> str:
    """The path in `?ve=` if it is one of our own, else ""."""
    given = request.GET.get(name, "")
    if len(given) > LONGEST_ADDRESS or not given.startswith("/"):
        return ""
    return given if url_has_allowed_host_and_scheme(given, allowed_hosts=None) else ""
