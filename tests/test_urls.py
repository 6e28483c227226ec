"""Every address, walked from the resolver: declared methods, expected answers, no change by reading."""

from __future__ import annotations

import io
import json
import re

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programme.addresses import all_addresses
from programme.roles import PERMISSIONS, Action
from tests.factories import make_user
from tests.urls_table import TABLE, VISITORS, Row, Visitor

METHODS = ("GET", "POST")
NEVER = ("PUT", "PATCH", "DELETE", "TRACE")
CASES = [
    pytest.param(row, method, id=f"{row.id}-{method}")
    for row in TABLE
    for method in METHODS
    if getattr(row, method.lower()) is not None
]
# What a visit itself may write: the session, and django-axes' note of a log-in or log-out.
VISIT_TABLES = ("django_session", "axes_accesslog")


def client_of(visitor: Visitor) -> Client:
    client = Client()
    if visitor is not None:
        client.force_login(make_user(visitor))
    return client


def test_r46_every_address_stands_in_the_table() -> None:
    names = [address.name for address in all_addresses() if not address.is_of_the_admin]
    assert sorted(names) == sorted(row.name for row in TABLE)


def test_r46_the_table_names_every_role_and_nobody() -> None:
    for row in TABLE:
        for statuses in (row.get, row.post):
            assert statuses is None or set(statuses) == set(VISITORS), row.name


def test_r46_the_table_names_exactly_the_methods_that_an_address_declares() -> None:
    declared = {
        address.name: {method for method in address.methods if method in METHODS}
        for address in all_addresses()
        if not address.is_of_the_admin
    }
    listed = {
        row.name: {m for m in METHODS if getattr(row, m.lower()) is not None} for row in TABLE
    }
    assert declared == listed


def test_r50_every_address_of_ours_declares_its_methods_and_none_but_the_usual() -> None:
    for address in all_addresses():
        if not address.is_of_the_admin:
            assert address.methods, address.pattern
            assert set(address.methods) <= {"GET", "HEAD", "OPTIONS", "POST"}, address.pattern


@pytest.mark.django_db
@pytest.mark.parametrize(("row", "method"), CASES)
def test_r46_the_answers_are_those_in_the_table(row: Row, method: str) -> None:
    url = reverse(row.name, kwargs=row.arguments())
    answers: dict[Visitor, int] = {}
    changed: dict[Visitor, list[str]] = {}
    for visitor in VISITORS:
        with transaction.atomic():
            client = client_of(visitor)
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(url) if method == "GET" else client.post(url, row.data)
            answers[visitor], changed[visitor] = answer.status_code, changes(queries)
            # The next visitor finds everything as this one did.
            transaction.set_rollback(True)
    assert answers == getattr(row, method.lower())
    if method == "GET":
        assert {visitor: sql for visitor, sql in changed.items() if sql} == {}


@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.id)
def test_r50_methods_that_are_not_declared_are_refused(row: Row) -> None:
    url = reverse(row.name, kwargs=row.arguments())
    undeclared = [method for method in METHODS if getattr(row, method.lower()) is None]
    for method in (*undeclared, *NEVER):
        client = client_of(VISITORS[-1])
        assert client.generic(method, url).status_code == 405, method


@pytest.mark.django_db
@pytest.mark.parametrize("visitor", VISITORS, ids=lambda visitor: str(visitor or "anonymous"))
def test_r46_every_address_of_the_admin_is_closed_to_those_without_the_right(
    visitor: Visitor,
) -> None:
    client = client_of(visitor)
    if visitor is not None and Action.USE_ADMIN in PERMISSIONS[visitor]:
        assert client.get(reverse("admin:index")).status_code == 200
        return
    own = {"admin:login": 302}
    for address in [a for a in all_addresses() if a.is_of_the_admin]:
        expected = own.get(address.name, 302 if visitor is None else 403)
        for method in METHODS:
            status = client.generic(method, filled(address.pattern)).status_code
            assert status == expected, f"{method} {address.pattern}"


def test_r89_list_urls_prints_the_same_addresses_as_json() -> None:
    out = io.StringIO()
    call_command("list_urls", "--json", stdout=out)
    rows = json.loads(out.getvalue())
    assert [row["name"] for row in rows] == [address.name for address in all_addresses()]
    assert rows[0] == {
        "pattern": "dang-nhap/",
        "name": "login",
        "methods": ["GET", "HEAD", "OPTIONS", "POST"],
        "view": "programme.views.accounts.LogIn",
    }


def changes(queries: CaptureQueriesContext) -> list[str]:
    """Statements that change more than the visit itself leaves."""
    writing = [q["sql"] for q in queries if re.match(r"(INSERT|UPDATE|DELETE)\b", q["sql"])]
    return [sql for sql in writing if not any(table in sql for table in VISIT_TABLES)]


def filled(pattern: str) -> str:
    """An address of the pattern with 1 in every open place; Django's own groups get a plain word."""
    groups = re.sub(r"\(\?P<\w+>[^)]*\)", "programme", pattern)
    return "/" + re.sub(r"<[^>]*>", "1", groups).replace("^", "").replace("$", "")
