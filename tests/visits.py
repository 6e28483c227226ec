"""How tests fill in any form of ours and see what a request left in the records."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django import forms
from django.apps import apps
from django.db import connection
from django.test import Client

from programme.models import User
from programme.models.record import Record
from programme.roles import Role
from reports.integrity import check_all
from tests import factories

# What a form starts empty and still wants.
FILLINGS: dict[str, Any] = {
    "text": "Báo cáo kết quả quý I",
    "name": "Ban Xây dựng",
    "year": "2031",
    "number": "77",
    "symbol": "CT/TW",
    "kind": "instruction",
    "issuer": "Ban Bí thư",
    "subject": "về chuyển đổi số",
    "first_month": "5",
    "state_reason": "Chưa đủ hồ sơ",
    "date": "03/02/2025",
    "heading": "PHẦN MỚI",
}


def editor(**fields: Any) -> tuple[Client, User]:
    user = factories.make_user(Role.ADMINISTRATOR, **fields)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client, user


@cache
def records() -> tuple[type[Record], ...]:
    return tuple(model for model in apps.get_models() if issubclass(model, Record))


def stored() -> dict[str, tuple[int, int]]:
    """How many records, and how many history rows, of each kind there are."""
    kinds = list(records())
    counted = _one_row("count(*)", [table for kind in kinds for table in _tables(kind)])
    pairs = zip(counted[::2], counted[1::2], strict=True)
    return {kind.__name__: pair for kind, pair in zip(kinds, pairs, strict=True)}


def filled(client: Client, url: str) -> tuple[dict[str, Any], forms.BaseForm]:
    """What the page of a form would send when its open fields are filled in."""
    form = client.get(url).context["form"]
    data: dict[str, Any] = {"operation": str(uuid.uuid4())}
    for name, field in form.fields.items():
        bound = form[name]
        value = field.prepare_value(bound.initial)
        if isinstance(value, list | tuple):
            data[name] = [str(one) for one in value]
        else:
            shown = "" if value is None else field.widget.format_value(value)
            shown = shown[0] if isinstance(shown, list) else shown
            data[name] = shown if shown not in (None, "") else ""
        if field.show_hidden_initial:
            data[f"initial-{name}"] = data[name]
        if data[name] in ("", []) and name in FILLINGS:
            data[name] = FILLINGS[name]
    return data, form


def newest_rows() -> tuple[int | None, ...]:
    """The newest history row of each kind of record."""
    return _one_row("max(history_id)", [_tables(kind)[1] for kind in records()])


@cache
def _tables(kind: type[Record]) -> tuple[str, str]:
    """Where the records of a kind stand, and where their history does."""
    history = kind.history.model  # type: ignore[attr-defined]  # every record has one
    return kind._meta.db_table, history._meta.db_table


def _one_row(asked: str, tables: list[str]) -> tuple[Any, ...]:
    """The same of each table in one statement: asked one by one, it took most of a test's time."""
    names = map(connection.ops.quote_name, tables)
    questions = ", ".join(f"(SELECT {asked} FROM {name})" for name in names)  # noqa: S608  our own tables
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {questions}")
        row: tuple[Any, ...] = cursor.fetchone()
    return row


def errors() -> list[str]:
    """What `check_integrity` calls an error."""
    return [finding.message for finding in check_all() if finding.severity == "error"]
