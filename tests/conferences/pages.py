"""What the tests of pages share: somebody signed in, and a form as a browser would send it."""

from __future__ import annotations

import uuid
from typing import Any

from django.test import Client
from lxml import html

from programme.models import User


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def operation() -> str:
    return str(uuid.uuid4())


def form_of(client: Client, url: str) -> dict[str, Any]:
    """The fields of the page's guarded form as a browser without scripts would send them."""
    page = html.fromstring(client.get(url).content.decode())
    return sent_by(page.xpath("//form[@data-guard]")[0])


def sent_by(form: Any) -> dict[str, Any]:
    """What a browser sends for a form; a hidden input without a value is sent empty."""
    for hidden in form.xpath(".//input[@type='hidden' and not(@value)]"):
        hidden.set("value", "")
    fields: dict[str, Any] = {}
    for name, value in form.form_values():
        fields.setdefault(name, []).append(value)
    return fields


def text_of(content: bytes) -> str:
    return " ".join(" ".join(html.fromstring(content.decode()).itertext()).split())
