"""The base of every editable record: a version, a history, and no row for a save without change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from programme.roles import Action

COALESCING = timedelta(seconds=60)


class Record(models.Model):
    """An editable row: every real change raises `version` by one and writes one history row."""

    version = models.PositiveIntegerField("phiên bản", default=1, editable=False)

    class Meta:
        abstract = True

    # Fields whose change alone is no change of content.
    quiet_fields: ClassVar[frozenset[str]] = frozenset({"version"})
    # What "Khôi phục bản này" brings back (R27): words, never place or state. A model without such
    # fields has no history page.
    content_fields: ClassVar[tuple[str, ...]] = ()
    # The way to the document whose readers and state rule the record: a foreign key, "self", or ""
    # for a register.
    document_field: ClassVar[str] = ""
    # Who may change the content.
    edit_action: ClassVar[Action] = Action.EDIT_PROGRAMME
    # Fields kept for the program's own use; a reader of the history is not shown them.
    background_fields: ClassVar[frozenset[str]] = frozenset({"version", "search_key"})
    # Related rows whose changes a reader takes for changes of the record itself.
    parts: ClassVar[tuple[str, ...]] = ()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save if anything changed (R21); raise the version and write history."""
        if self._state.adding:
            super().save(*args, **kwargs)
            return
        named = kwargs.get("update_fields")
        if not self.changed_fields(named):
            self._save_quietly(named)
            return
        self.version += 1
        if named is not None:
            kwargs["update_fields"] = {*named, "version"}
        super().save(*args, **kwargs)
        self._join_with_previous_row()

    def touch(self) -> None:
        """Raise the version because something that belongs to the record changed beside it."""
        self.version += 1
        super().save(update_fields=["version"])

    def changed_fields(self, named: Iterable[str] | None = None) -> frozenset[str]:
        """Names of the stored fields whose value differs from the database's.

        `named` narrows the question to the fields of a `save(update_fields=...)`.
        """
        wanted = None if named is None else frozenset(named)
        names = [
            f.attname
            for f in self._meta.concrete_fields
            if f.name not in self.quiet_fields
            and (wanted is None or f.name in wanted or f.attname in wanted)
        ]
        stored = type(self)._base_manager.filter(pk=self.pk).values(*names).first() or {}
        return frozenset(n for n in names if n not in stored or stored[n] != getattr(self, n))

    def _save_quietly(self, named: Iterable[str] | None) -> None:
        """Store what is no content (the last log-in, a new hash): no version, no history row."""
        quiet = self.quiet_fields - {"version"}
        if named is not None:
            quiet &= frozenset(named)
        if not quiet:
            return
        self.skip_history_when_saving = True
        try:
            super().save(update_fields=quiet)
        finally:
            del self.skip_history_when_saving

    def _join_with_previous_row(self) -> None:
        """Two edits by one user within a minute, for one reason, are one history row (R21)."""
        history = getattr(self, "history", None)
        if history is None:
            return
        rows = list(history.order_by("-history_date", "-history_id")[:2])
        if len(rows) < 2:
            return
        new, old = rows
        same = all(
            getattr(new, name) == getattr(old, name)
            for name in (
                "history_user_id",
                "history_change_reason",
                "history_source",
                "history_type",
            )
        )
        if same and old.history_date > timezone.now() - COALESCING:
            old.delete()
