"""What was already done: a repeated request gets the first answer instead of a second change (R6)."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Operation(models.Model):
    """One mutation, named by the client before it was sent."""

    key = models.UUIDField("mã thao tác", primary_key=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người dùng", on_delete=models.PROTECT
    )
    path = models.CharField("địa chỉ", max_length=500)
    answer = models.CharField("nơi chuyển đến", max_length=500, blank=True, default="")
    message = models.TextField("thông báo", blank=True, default="")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "thao tác"
        verbose_name_plural = "thao tác"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.key} {self.path}"
