"""The files that papers were read from, kept as they came (R59)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from programme.models import Document


class ImportedFile(models.Model):
    """One original: its bytes lie in the store under their SHA-256, this row says whose they are."""

    document = models.ForeignKey(
        Document, verbose_name="văn bản", on_delete=models.PROTECT, related_name="imported_files"
    )
    name = models.CharField("tên tệp", max_length=255)
    size = models.PositiveIntegerField("số byte")
    sha256 = models.CharField("SHA-256", max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người nhập",
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tệp gốc"
        verbose_name_plural = "tệp gốc"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "sha256"],
                name="imported_file_once_per_document",
                violation_error_message="Tệp này đã được nhập cho văn bản.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
