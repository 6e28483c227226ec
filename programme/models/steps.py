"""What one step of a person changed, kept so that the step can be taken back as a whole."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from programme.models.documents import Document
from programme.roles import HasRole


class StepQuerySet(models.QuerySet["Step"]):
    """Steps as pages ask for them."""

    def visible_to(self, user: HasRole) -> StepQuerySet:
        """Steps of the documents this user may read (R44)."""
        return self.filter(document__in=Document.objects.visible_to(user))


class Step(models.Model):
    """One change of a document, however many records it touched; `journal` is `programme.journal`'s."""

    document = models.ForeignKey(
        Document, verbose_name="văn bản", on_delete=models.CASCADE, related_name="steps"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người làm",
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField("lúc", auto_now_add=True)
    label = models.CharField("việc", max_length=300)
    journal = models.JSONField("việc đã làm", default=dict, blank=True)
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "bước làm"
        verbose_name_plural = "bước làm"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.label

    @property
    def is_empty(self) -> bool:
        """Whether nothing was changed after all."""
        return not self.journal.get("entries")
