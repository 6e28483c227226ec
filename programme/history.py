"""Who is acting, from where and why: what every history row must say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from simple_history.manager import HistoricalQuerySet, HistoryManager
from simple_history.models import HistoricalRecords


class Source(models.TextChoices):
    """Where a change came from (R19)."""

    SCREEN = "screen", "màn hình"
    IMPORT = "import", "nhập tài liệu"
    COMMAND = "command", "câu lệnh"
    RESTORE = "restore", "khôi phục"


@dataclass(frozen=True, slots=True)
class Attribution:
    """The acting user, the source and the reason of the changes being made."""

    user: Any = None
    source: str = Source.SCREEN
    reason: str = ""


_current: ContextVar[Attribution] = ContextVar("attribution", default=Attribution())  # noqa: B039  frozen


class Unattributed(RuntimeError):
    """A tracked record was changed without a known user: a mistake in the program (R22)."""


@contextmanager
def attributed(
    *, by: Any = None, source: str | None = None, reason: str | None = None
) -> Iterator[None]:
    """Every change inside is written under this user, source and reason; inner calls refine outer ones."""
    now = _current.get()
    token = _current.set(
        replace(
            now,
            user=by if by is not None else now.user,
            source=source if source is not None else now.source,
            reason=reason if reason is not None else now.reason,
        )
    )
    try:
        yield
    finally:
        _current.reset(token)


class Trace(models.Model):
    """What each history row carries beside the record's own fields."""

    history_source = models.CharField("nguồn", max_length=16, choices=Source, default=Source.SCREEN)

    class Meta:
        abstract = True


_OneForAll: Any = HistoryManager.from_queryset(HistoricalQuerySet)


class History(_OneForAll):
    """A model's history. The library builds this class anew at each look, which costs more than the look."""

    @classmethod
    def from_queryset(cls, queryset_class: type[Any], class_name: str | None = None) -> type[Any]:
        return cls


def tracked(**options: Any) -> HistoricalRecords:
    """The history of a model, with user, reason and source on each row (R19)."""
    return HistoricalRecords(
        bases=[Trace],
        history_manager=History,
        history_change_reason_field=models.TextField(blank=True, default=""),
        related_name=None,
        verbose_name="lịch sử",
        **options,
    )


def attribute(sender: Any, *, instance: Any, history_instance: Any, **kwargs: Any) -> None:
    """Fill user, source and reason of a new history row; refuse a row without a user (R22)."""
    now = _current.get()
    if history_instance.history_user is None:
        history_instance.history_user = now.user
    if history_instance.history_user is None:
        raise Unattributed(f"{sender.__name__}: no acting user")
    history_instance.history_source = now.source
    if not history_instance.history_change_reason:
        history_instance.history_change_reason = now.reason
