"""Two hundred changes through the pages: each leaves its attributed row, no save without change does."""

from __future__ import annotations

import random
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from conferences.models import AgendaItem, Conference, ItemRequest
from programme.history import attributed
from programme.models import (
    Agency,
    BlockedPeriod,
    Committee,
    DayOff,
    Directive,
    Document,
    Section,
    SwappedDay,
    User,
)
from programme.models.record import Record
from tests import factories
from tests.visits import editor, errors, filled, newest_rows, records

FORMS: dict[str, type[Record]] = {
    "item_add": Document,
    "item_edit": AgendaItem,
    "item_move": AgendaItem,
    "item_postpone": AgendaItem,
    "item_drop": AgendaItem,
    "conference_add": Document,
    "conference_edit": Conference,
    "conferences_renumber": Document,
    "document_edit": Document,
    "closing_edit": Document,
    "signer_edit": Document,
    "recipients_edit": Document,
    "section_add": Document,
    "section_edit": Section,
    "request_edit": ItemRequest,
    "directive_add": Directive,
    "directive_edit": Directive,
    "agency_add": Agency,
    "agency_edit": Agency,
    "day_off_add": DayOff,
    "day_off_edit": DayOff,
    "swapped_day_add": SwappedDay,
    "swapped_day_edit": SwappedDay,
    "blocked_period_add": BlockedPeriod,
    "blocked_period_edit": BlockedPeriod,
    "planning_rules": Committee,
}
BUTTONS: dict[str, type[Record]] = {
    "item_up": AgendaItem,
    "item_down": AgendaItem,
    "item_remove": AgendaItem,
    "item_restore": AgendaItem,
    "conference_up": Conference,
    "conference_down": Conference,
    "conference_remove": Conference,
    "conference_restore": Conference,
    "section_up": Section,
    "section_down": Section,
    "request_withdraw": ItemRequest,
}
NO_ARGUMENT = {
    "directive_add", "agency_add", "day_off_add", "swapped_day_add", "blocked_period_add",
}  # fmt: skip
DAYS = ("date", "day_off", "working_day", "first_day", "last_day")
TYPED = ("text", "heading", "place", "opening", "names", "subject", "short_name", "lead_in")
# A neighbour's shift, and the version that every change raises, are no content of their own.
ASIDE = {"version", "position", "last_login", "password"}


def content() -> dict[tuple[str, Any], dict[str, Any]]:
    values: list[tuple[str, Any]] = [
        (model.__name__, row) for model in records() for row in model._base_manager.values()
    ]
    return {
        (name, row["id"]): {k: v for k, v in row.items() if k not in ASIDE} for name, row in values
    }


def one(client: Client, dice: random.Random) -> int:
    """One random change through its page; the status of the answer."""
    name = dice.choice([*FORMS, *BUTTONS])
    model = (FORMS | BUTTONS)[name]
    record = dice.choice(list(model._base_manager.order_by("pk")))
    url = reverse(name, kwargs={} if name in NO_ARGUMENT else {"pk": record.pk})
    if name in BUTTONS:
        data: dict[str, Any] = {"operation": str(uuid.uuid4()), "version": record.version}
        return client.post(url, data).status_code
    data, _ = filled(client, url)
    for field in TYPED:
        if field in data and dice.random() < 0.6:
            data[field] = f"Chữ {dice.randrange(10_000)}"
    if name in {"directive_add", "agency_add"}:
        data |= {"number": str(dice.randrange(10_000)), "name": f"Ban {dice.randrange(10_000)}"}
    for field in DAYS:
        if field in data and name != "conference_edit":
            data[field] = f"{dice.randrange(1, 29)}/{dice.randrange(1, 13)}/2025"
    if "agency_limit" in data:
        data["agency_limit"] = str(dice.randrange(1, 20))
    if "first" in data:
        data["first"] = str(dice.randrange(1, 90))
    if "ordinal" in data and name == "conference_add":
        data["ordinal"] = ""
    return client.post(url, data).status_code


@pytest.mark.any_database
@pytest.mark.django_db
def test_r19_r22_two_hundred_changes_leave_two_hundred_traces() -> None:
    client, user = editor()
    programme = factories.make_programme()
    for _ in range(3):
        hall = factories.make_conference(programme)
        for _ in range(3):
            factories.make_item(programme, conference=hall, lead=factories.make_agency())
    for _ in range(3):
        factories.make_request()
    factories.make_directive()
    calendar_entries()
    dice = random.Random(2025)  # noqa: S311  no secret
    statuses: dict[int, int] = {}
    silent, loud = [], []
    now = content(), newest_rows()
    for number in range(200):
        (before, rows), status = now, one(client, dice)
        statuses[status] = statuses.get(status, 0) + 1
        now = content(), newest_rows()
        changed, traced = now[0] != before, now[1] != rows
        silent += [number] if changed and not traced else []
        loud += [number] if traced and status != 303 else []
    assert set(statuses) <= {303, 409, 422}
    assert statuses[303] > 100
    assert (silent, loud) == ([], [])
    assert unattributed(user) == []
    assert errors() == []


def calendar_entries() -> None:
    """One of each kind, so that each can be corrected."""
    factories.make_day_off()
    factories.make_swapped_day()
    factories.make_blocked_period()


def unattributed(user: User) -> list[str]:
    """History rows of the two hundred changes that lack who, why or from where."""
    return [
        str(row)
        for model in records()
        for row in model.history.exclude(history_user__username="nguoi-ghi")  # type: ignore[attr-defined]  # every record has one
        if row.history_user != user or not row.history_change_reason or not row.history_source
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in FORMS if name.endswith("_edit")])
def test_r21_sending_a_page_back_as_it_is_writes_no_row(name: str) -> None:
    client, _ = editor()
    programme = factories.make_programme()
    item = factories.make_item(
        programme,
        conference=factories.make_conference(programme),
        lead=factories.make_agency(),
        directive=factories.make_directive(),
    )
    factories.make_recipient(programme)
    calendar_entries()
    assert item.version == 1
    factories.make_request()
    record = FORMS[name]._base_manager.order_by("pk")[0]
    url = reverse(name, kwargs={"pk": record.pk})
    data, _ = filled(client, url)
    data |= {key: data[f"initial-{key}"] for key in data if f"initial-{key}" in data}
    rows = newest_rows()
    assert client.post(url, data).status_code == 303
    assert newest_rows() == rows


@pytest.mark.django_db
def test_r27_a_restored_version_is_a_new_version() -> None:
    client, user = editor()
    item = factories.make_item(factories.make_programme(), text="Bản đầu")
    first = item.history.get()
    item.text = "Bản sau"
    with_author(item, user)
    url = reverse("history_restore", args=["agendaitem", item.pk, first.history_id])
    answer = client.post(url, {"operation": str(uuid.uuid4()), "version": "2"})
    item.refresh_from_db()
    assert (answer.status_code, item.text, item.version) == (303, "Bản đầu", 3)
    rows = item.history.order_by("history_id").values_list("text", "history_source")
    assert list(rows) == [("Bản đầu", "screen"), ("Bản sau", "screen"), ("Bản đầu", "restore")]


def with_author(item: AgendaItem, user: User) -> None:
    with attributed(by=user, reason="Sửa nội dung"):
        item.save()
