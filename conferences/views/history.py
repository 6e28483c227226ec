"""What changed in a whole year: its frame, its prose, its conferences and its items."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import replace
from typing import Any

from django.db import models
from django.db.models import QuerySet, Value
from django.urls import reverse

from conferences.models import AgendaItem, Conference, ItemAgency, ItemDirective
from programme import versions
from programme.models import Document, Recipient, Section
from programme.models.record import Record
from programme.pages import Page
from programme.paging import page_of
from programme.roles import Action, may
from programme.versions import Entry

PAGE_SIZE = 40

# Each model, how its history rows name the document, and for a part the key to its whole.
WATCHED: tuple[tuple[type[Record], str, str], ...] = (
    (Document, "id", ""),
    (Section, "document_id", ""),
    (Recipient, "document_id", "document"),
    (Conference, "programme_id", ""),
    (AgendaItem, "programme_id", ""),
    (ItemAgency, "item__programme_id", "item"),
    (ItemDirective, "item__programme_id", "item"),
)


class DocumentHistory(Page):
    """Every change of a year's programme, newest first, by whoever may read it (R47)."""

    template_name = "conferences/document_history.html"

    def load(self) -> None:
        self.document = self.find(Document.objects.visible_to(self.user), pk=self.kwargs["pk"])

    def context(self) -> dict[str, Any]:
        since = None
        if not may(self.user, Action.READ_DRAFTS):
            since = versions.issued_at(self.document)
        rows = page_of(timeline(self.document, since=since), self.request, PAGE_SIZE)
        found = versions.folded(entries_of(list(rows)))
        return {
            "document": self.document,
            "rows": rows,
            "entries": [with_address(entry) for entry in found],
            "nothing": "Chưa có thay đổi nào từ khi phát hành." if since else "",
        }


def timeline(
    document: Document, *, since: datetime.datetime | None = None
) -> QuerySet[Any, tuple[datetime.datetime, int, int]]:
    """When, which row and of which of `WATCHED`: all history rows of a year, newest first."""
    parts = []
    for index, (model, name, _) in enumerate(WATCHED):
        rows = model.history.filter(**{name: document.pk})  # type: ignore[attr-defined]
        if since is not None:
            rows = rows.filter(history_date__gte=since)
        named = rows.annotate(watched=Value(index, output_field=models.IntegerField()))
        parts.append(named.order_by().values_list("history_date", "history_id", "watched"))
    joined = parts[0].union(*parts[1:], all=True)
    return joined.order_by("-history_date", "-watched", "-history_id")


def entries_of(rows: list[tuple[datetime.datetime, int, int]]) -> list[Entry]:
    """The rows of one page of `timeline` as entries; at most five queries for each model."""
    ids: dict[int, list[int]] = defaultdict(list)
    for _, history_id, index in rows:
        ids[index].append(history_id)
    found: list[Entry] = []
    for index, wanted in ids.items():
        model, _, whole = WATCHED[index]
        history: Any = model.history  # type: ignore[attr-defined]
        listed = list(versions.with_previous(history.filter(history_id__in=wanted)))
        if whole:
            key: Any = model._meta.get_field(whole)
            found += versions.part_entries(key, listed)
        else:
            found += versions.entries(model, listed)
    return found


def with_address(entry: Entry) -> Entry:
    """The entry with the address of its record's own history; a deleted record has none."""
    if entry.verb == versions.VERBS["-"]:
        return entry
    return replace(entry, history_url=reverse("history", args=[entry.model, entry.pk]))
