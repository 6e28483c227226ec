"""Every address that changes something, sent what no page would send: a sentence, 4xx, nothing saved."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.test import Client
from django.urls import reverse

from programme.addresses import all_addresses
from programme.models import Document, User
from programme.roles import Role
from tests import factories
from tests.urls_table import TABLE, Row
from tests.visits import FILLINGS, editor, filled, newest_rows, records, stored

FORMS = [row for row in TABLE if row.get is not None and row.post is not None]
OURS = [row for row in FORMS if row.name not in {"login", "password_change"}]
BUTTONS = [row for row in TABLE if row.get is None and row.post is not None]
NAMED_BUTTONS = [row for row in BUTTONS if row.name != "logout"]
# A bare button is refused there: each needs a reading in a certain state, a text or a step. Their
# repeats have tests of their own (tests/reports/test_import_pages.py,
# tests/conferences/test_proposal_pages.py, tests/reports/test_check_mending.py,
# tests/programme/test_steps.py).
NEED_MORE = {
    "import_correct",
    "import_accept",
    "import_undo",
    "board_move",
    "board_change",
    "board_add",
    "proposal_accept",
    "proposal_put_off",
    "proposal_decline",
    "check_mend",
    "last_step_undo",
    "request_accept",
    "request_decline",
}
# Asked by POST because words are long; it changes nothing and leads nowhere.
QUESTIONS = {"citations_recognised"}
PLAIN_BUTTONS = [row for row in NAMED_BUTTONS if row.name not in NEED_MORE | QUESTIONS]
DECOMPOSED = unicodedata.normalize("NFD", "Hội nghị thường kỳ")
HOSTILE_TEXTS = {
    "empty": "",
    "spaces": " \t  ",
    "nul": "a\x00b",
    "control": "a\x01\x0b\x1bb",
    "bidi": "a\u202eb\u2066c",
    "noncharacter": "a\ufffe\uffffb",
    "long": "Dài " * 25_000,
    "decomposed": DECOMPOSED,
    "markup": "<script>alert(1)</script>{{ 1 }}{% debug %}",
}
HOSTILE_NUMBERS = (
    "-1",
    "0",
    "13",
    "1.5",
    "abc",
    "9" * 5000,
    "99999999999999999999",
    "\x00",
    "٣",
    "1e9",
    "NaN",
)
HOSTILE_DAYS = ("32/13/2025", "00/00/0000", "01/01/1900", "31/12/9999", "hôm nay", "\x00")
HOSTILE_CHOICES = ("không có", "\x00", "9" * 30, "-1", "9223372036854775808")
HOSTILE_QUERIES = tuple(
    f"?{names}={value}"
    for names, values in {
        "sau": ("x", "-1", "0", "9" * 30, "9" * 5000, "%C2%B2"),
        "hoi-nghi": ("x", "9" * 15, "9" * 5000),
        "thuoc": ("x", "9" * 15, "9" * 5000),
        "page": ("x", "-1", "9" * 5000),
        "version": ("x", "-1", "9" * 5000),
        "before": ("x", "9" * 30, "9" * 5000),
        "year": ("x", "9" * 30),
        "due": ("9" * 30,),
        "q": ("%FF%FE", "%ED%A0%80", "%25%5F", "a" * 5000),
        "text": ("%FF%FE", "a" * 5000),
        "loai": ("x", "double_space", "%FF%FE", "a" * 5000),
        "loi": ("x", "%FF%FE", "a" * 5000),
        "tiep": ("x%0Ay", "//x"),
    }.items()
    for value in values
)
# What a button may read of its address; the rest belongs to pages.
READ_BY_BUTTONS = ("sau=", "hoi-nghi=", "thuoc=", "version=", "tiep=")
OF_A_YEAR = {
    row.name
    for row in TABLE
    if row.post is not None
    and row.name.split("_")[0]
    in {"document", "recipients", "section", "conference", "item", "conferences"}
}
TRACES = ("Traceback", "django.", "/site-packages/", "OperationalError", "DataError")


def hostile_values(field: forms.Field) -> list[Any]:
    if isinstance(field, forms.ModelMultipleChoiceField):
        return [[value] for value in HOSTILE_CHOICES]
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return list(HOSTILE_CHOICES)
    if isinstance(field, forms.IntegerField):
        return list(HOSTILE_NUMBERS)
    if isinstance(field, forms.DateField):
        return list(HOSTILE_DAYS)
    if isinstance(field, forms.CharField):
        return list(HOSTILE_TEXTS.values())
    return ["x\x00"]


@dataclass(frozen=True)
class Sent:
    """An answer, and what it left in the database before that was taken back."""

    answer: Any
    has_saved: bool
    odd: list[str]


def in_a_bubble(send: Callable[[], Any]) -> Sent:
    """Send, look at what was stored, and take everything back."""
    history_ids = newest_rows()
    with transaction.atomic():
        answer = send()
        has_saved = newest_rows() != history_ids
        odd = odd_texts() if has_saved else []
        transaction.set_rollback(True)
    return Sent(answer, has_saved, odd)


def odd_texts() -> list[str]:
    """Stored texts that are not NFC or hold control or direction characters (R58)."""
    return [
        value
        for model in records()
        for row in model._base_manager.order_by("-pk")[:3].values()
        for value in row.values()
        if isinstance(value, str) and not is_clean(value)
    ]


def is_clean(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and not any(
        (ord(c) < 32 and c not in "\n\t")
        or c in "\x7f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        for c in text
    )


def faults(sent: Sent) -> list[str]:
    """What is wrong with an answer: an error of the server, a trace, something saved all the same."""
    found = []
    status, body = sent.answer.status_code, sent.answer.content.decode()
    if status >= 500:
        error = getattr(sent.answer, "exc_info", ("", ""))[1]
        found.append(f"status {status} {error!r}"[:120])
    if status >= 400:
        found += ["something saved in spite of the refusal"] if sent.has_saved else []
        found += [f"shows {trace}" for trace in TRACES if trace in body]
    if status == 422:
        form = (sent.answer.context or {}).get("form")
        sentences = [s for errors in form.errors.values() for s in errors] if form else []
        found += [f"no Vietnamese: {sentence}" for sentence in sentences if sentence.isascii()]
    return found + [f"stored {text[:40]!r}" for text in sent.odd]


# A server refuses more (U+0000, numbers beyond its columns): what holds there holds on SQLite.
@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("row", OURS, ids=lambda row: row.id)
def test_r58_no_value_of_any_field_breaks_a_form(row: Row) -> None:
    client, _ = editor()
    url = reverse(row.name, kwargs=row.arguments())
    data, form = filled(client, url)
    broken = []
    for name, field in form.fields.items():
        for value in hostile_values(field):
            sent = {**data, name: value, "operation": str(uuid.uuid4())}
            result = in_a_bubble(partial(client.post, url, sent))
            broken += [f"{name}={str(value)[:30]!r}: {fault}" for fault in faults(result)]
    assert broken == []


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("row", NAMED_BUTTONS, ids=lambda row: row.id)
def test_r6_r50_no_button_breaks_over_a_version_an_operation_or_an_address(row: Row) -> None:
    client, _ = editor()
    url = reverse(row.name, kwargs=row.arguments())
    key = "5b2f7c0e-1d0a-4c52-9f6e-0c8a8f3f9a11"
    sent = [
        *({"operation": key, "version": version} for version in HOSTILE_NUMBERS),
        *({"operation": odd, "version": "1"} for odd in ("", "x", "\x00", "9" * 5000, key[:-1])),
        {"version": "1"},
        {"operation": key},
        {"operation": key, "version": "7"},
    ]
    broken = []
    for data in sent:
        result = in_a_bubble(partial(client.post, url, data))
        broken += [f"{str(data)[:60]}: {fault}" for fault in faults(result)]
    for query in [one for one in HOSTILE_QUERIES if one[1:].startswith(READ_BY_BUTTONS)]:
        data = {"operation": key, "version": "1"}
        result = in_a_bubble(partial(client.post, url + query, data))
        broken += [f"{query[:40]}: {fault}" for fault in faults(result)]
    assert broken == []


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("row", [r for r in TABLE if r.get is not None], ids=lambda row: row.id)
def test_no_query_breaks_a_page(row: Row) -> None:
    client, _ = editor()
    url = reverse(row.name, kwargs=row.arguments())
    statuses = {query[:40]: client.get(url + query).status_code for query in HOSTILE_QUERIES}
    assert {query: status for query, status in statuses.items() if status >= 500} == {}


@pytest.mark.postgresql
@pytest.mark.django_db
def test_no_number_in_an_address_breaks_a_page() -> None:
    client, _ = editor()
    broken = []
    for address in all_addresses():
        for number in ("0", "2147483648", "9223372036854775808", "9" * 30, "9" * 5000):
            url = "/" + re.sub(r"<int:[^>]*>", number, address.pattern)
            url = re.sub(r"<str:[^>]*>", "agendaitem", url)
            if "<int" not in address.pattern or address.is_of_the_admin:
                continue
            for method in ("GET", "POST"):
                data = {"operation": str(uuid.uuid4()), "version": "1"}
                answer = client.get(url) if method == "GET" else client.post(url, data)
                if answer.status_code >= 500:
                    broken.append(f"{method} {url[:60]} {answer.status_code}")
    assert broken == []


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("row", OURS, ids=lambda row: row.id)
def test_r1_r6_a_form_without_its_version_or_operation_saves_nothing(row: Row) -> None:
    client, _ = editor()
    url = reverse(row.name, kwargs=row.arguments())
    data, _ = filled(client, url)
    names = ["operation", *(["version"] if data.get("version") else [])]
    broken = []
    for name in names:
        for value in (None, "", "không", "\x00", "9" * 5000, "-4"):
            sent = {key: v for key, v in data.items() if key != name}
            if value is not None:
                sent[name] = value
            result = in_a_bubble(partial(client.post, url, sent))
            broken += [f"{name}={str(value)[:20]}: {fault}" for fault in faults(result)]
            if result.answer.status_code < 400 and result.has_saved:
                broken.append(f"{name}={str(value)[:20]}: saved with {result.answer.status_code}")
    assert broken == []


@pytest.mark.django_db
@pytest.mark.parametrize("row", PLAIN_BUTTONS, ids=lambda row: row.id)
def test_r6_a_repeat_is_done_once_and_a_stranger_gets_no_answer_of_it(row: Row) -> None:
    client, _ = editor()
    other, _ = editor()
    url = reverse(row.name, kwargs=row.arguments())
    data = {"operation": "5b2f7c0e-1d0a-4c52-9f6e-0c8a8f3f9a11", "version": "1"}
    first = client.post(url, data)
    once = stored()
    again = client.post(url, data)
    assert (first.status_code, again.status_code) == (303, 303)
    assert first["Location"] == again["Location"]
    assert stored() == once
    assert other.post(url, data).status_code == 409
    assert stored() == once


# Refused before any record is asked for.
@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("row", [*OURS, *BUTTONS], ids=lambda row: row.id)
def test_r42_r50_without_token_or_with_a_disabled_account_nothing_happens(row: Row) -> None:
    url = reverse(row.name, kwargs=row.arguments())
    data = {"operation": str(uuid.uuid4()), "version": "1", **FILLINGS}
    user = factories.make_user(Role.ADMINISTRATOR)
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.force_login(user)
    before = stored()
    refused = strict.post(url, data)
    assert (refused.status_code, "không gửi được" in refused.content.decode()) == (403, True)
    loose = Client(raise_request_exception=False)
    loose.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert loose.post(url, data).status_code == 302
    assert stored() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "row", [r for r in [*OURS, *NAMED_BUTTONS] if r.id in OF_A_YEAR], ids=lambda row: row.id
)
def test_r49_no_address_changes_an_issued_paper(row: Row) -> None:
    client, _ = editor()
    url = reverse(row.name, kwargs=row.arguments())
    data: dict[str, Any] = {"operation": str(uuid.uuid4()), "version": "1"}
    if row.get is not None:
        data, _ = filled(client, url)
        for name in ("text", "heading", "name", "opening", "names", "first"):
            if name in data:
                data[name] = "21" if name == "first" else "Chữ khác hẳn"
    factories.issue(Document.objects.get())
    before = stored()
    answer = client.post(url, data)
    assert (answer.status_code, stored()) == (409, before)
    assert "đã phát hành" in answer.content.decode()
