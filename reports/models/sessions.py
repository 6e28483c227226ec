"""A paper that was read and waits for a decision: what was understood, what was corrected, by whom."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from programme.models import Document
from programme.roles import Action, HasRole, Role, may


class ImportState(models.TextChoices):
    WAITING = "waiting", "chờ nhận"
    ACCEPTED = "accepted", "đã nhận"
    UNDONE = "undone", "đã hoàn tác"
    DISCARDED = "discarded", "đã bỏ"


class ImportSessionQuerySet(models.QuerySet["ImportSession"]):
    """Readings as pages ask for them."""

    def visible_to(self, user: HasRole) -> ImportSessionQuerySet:
        """One's own; an administrator sees everybody's (R44)."""
        if not may(user, Action.IMPORT_DOCUMENT):
            return self.none()
        if getattr(user, "role", None) == Role.ADMINISTRATOR:
            return self
        return self.filter(by=getattr(user, "pk", None))


class ImportSession(models.Model):
    """One reading of one file; its bytes wait beside the originals until somebody decides.

    `reading` is the packed reading (`reports.readers.wire`) and never changes; `corrections` holds
    the typed wording by the place of the line. `reprint` is what would be printed otherwise, as the
    records stood at the last reading or correction. `journal` is what the import changed, for its
    undo.
    """

    id = models.UUIDField("mã", primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField("phiên bản", default=1, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người nhập",
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField("lúc", auto_now_add=True)
    name = models.CharField("tên tệp", max_length=255)
    size = models.PositiveIntegerField("số byte")
    sha256 = models.CharField("SHA-256", max_length=64)
    kind = models.CharField("loại", max_length=24)
    reading = models.JSONField("kết quả đọc")
    corrections = models.JSONField("chỗ đã sửa", default=dict, blank=True)
    reprint = models.JSONField("chỗ sẽ in khác", default=list, blank=True)
    state = models.CharField(
        "trạng thái", max_length=16, choices=ImportState, default=ImportState.WAITING
    )
    document = models.ForeignKey(
        Document,
        verbose_name="văn bản",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField("nhận hoặc bỏ lúc", null=True, blank=True)
    journal = models.JSONField("việc đã làm", default=dict, blank=True)

    objects = ImportSessionQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhập tài liệu"
        verbose_name_plural = "lần nhập tài liệu"
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                name="import_session_state_known",
                condition=models.Q(state__in=ImportState.values),
                violation_error_message="Trạng thái không có trong danh mục.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_waiting(self) -> bool:
        return self.state == ImportState.WAITING

    @property
    def is_accepted(self) -> bool:
        return self.state == ImportState.ACCEPTED
