"""Who changed what, when and why; and bringing an earlier version back."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from programme import versions
from programme.actions.restoring import restore_version
from programme.models.record import Record
from programme.pages import ActionPage, Answer, Page
from programme.paging import page_of
from programme.roles import Action, may, require
from programme.tracked_models import document_of, model_named
from programme.versions import Entry

PAGE_SIZE = 20


class History(Page):
    """The versions of one record, newest first, seen by whoever may see the record (R47)."""

    template_name = "programme/history.html"

    def load(self) -> None:
        self.record = find_record(self)

    def context(self) -> dict[str, Any]:
        rows = page_of(versions.with_previous(self.rows()), self.request, PAGE_SIZE)
        listed = list(rows)
        found = [
            self.completed(entry, row)
            for entry, row in zip(versions.entries(type(self.record), listed), listed, strict=True)
        ]
        found = with_one_current(found)
        return {
            "record": self.record,
            "rows": rows,
            "version": self.record.version,
            "back": self.back_url(),
            "back_label": str(self.record)
            if self.record.document_field == ""
            else "Lịch sử cả năm",
            "entries": versions.folded([*found, *self.parts(listed, is_newest=rows.number == 1)]),
        }

    def rows(self) -> QuerySet[Any]:
        """The history rows this person may see; drafts only with the right to drafts."""
        rows = self.record.history.order_by("-history_id")  # type: ignore[attr-defined]
        since = self.open_since()
        return rows.filter(history_date__gte=since) if since else rows

    def open_since(self) -> datetime.datetime | None:
        """From when on this person may see versions; None: from the beginning."""
        document = document_of(self.record)
        if document is None or may(self.user, Action.READ_DRAFTS):
            return None
        return versions.issued_at(document)

    def parts(self, listed: list[Any], *, is_newest: bool) -> list[Entry]:
        """Changes of what belongs to the record, between the versions on this page."""
        if not listed:
            return []
        oldest = versions.previous_rows(listed[-1:])
        since = next((row.history_date for row in oldest.values()), None) or self.open_since()
        found: list[Entry] = []
        for name in self.record.parts:
            key: Any = self.record._meta.get_field(name).field  # type: ignore[union-attr]
            rows = key.model.history.filter(**{key.attname: self.record.pk})
            if since is not None:
                rows = rows.filter(history_date__gt=since)
            if not is_newest:
                rows = rows.filter(history_date__lte=listed[0].history_date)
            found += versions.part_entries(key, list(versions.with_previous(rows)))
        return found

    def completed(self, entry: Entry, row: Any) -> Entry:
        """An entry that says whether it is the text of now, else where it is brought back."""
        if holds_same_content(self.record, row):
            return replace(entry, is_current=True)
        if row.history_type == "-" or not self.may_restore():
            return entry
        address = reverse("history_restore", args=[entry.model, self.record.pk, entry.history_id])
        return replace(entry, restore_url=address)

    def may_restore(self) -> bool:
        """Whether this person may bring back a version now."""
        document = document_of(self.record)
        return may(self.user, self.record.edit_action) and (
            document is None or document.is_editable
        )

    def back_url(self) -> str:
        document = document_of(self.record)
        if document is not None:
            return reverse("document_history", args=[document.pk])
        if hasattr(self.record, "get_absolute_url"):
            return str(self.record.get_absolute_url())
        return reverse(self.record._meta.model_name or "", args=[self.record.pk])


class HistoryRestore(ActionPage):
    """The content of an earlier version as a new version."""

    def load(self) -> None:
        self.record = find_record(self)
        require(self.user, self.record.edit_action)

    def perform(self) -> Answer:
        restore_version(
            self.record, history_id=self.kwargs["history_id"], version=self.version, by=self.user
        )
        return Answer(self.back_url(), "Đã khôi phục bản đã chọn.")

    def back_url(self) -> str:
        return reverse("history", args=[self.kwargs["model"], self.kwargs["pk"]])


def find_record(page: Page) -> Record:
    """The record an address names, if it has a history page and this person may see it."""
    model = model_named(page.kwargs["model"])
    if model is None:
        raise Http404
    # Each model with a history page has a queryset that knows what a person may see.
    rows: Any = model._default_manager.visible_to(page.user)  # type: ignore[attr-defined]
    if model.document_field and model.document_field != "self":
        rows = rows.select_related(model.document_field)
    return page.find(rows, pk=page.kwargs["pk"])


def with_one_current(found: list[Entry]) -> list[Entry]:
    """Of several versions with the words of now, only the newest is called the present one."""
    first = next((entry for entry in found if entry.is_current), None)
    return [replace(entry, is_current=entry is first) for entry in found]


def holds_same_content(record: Record, row: Any) -> bool:
    """Whether a version says what the record says now."""
    return all(getattr(record, name) == getattr(row, name) for name in record.content_fields)
