"""What the year is to reach: statements as printed, and the values that they set."""

from __future__ import annotations

import textwrap

from django.db import models
from django.db.models import Q

from programme.history import tracked
from programme.models.documents import Document, Section
from programme.models.record import Record
from programme.roles import HasRole


class TargetForm(models.TextChoices):
    """How a statement is marked on paper."""

    NUMBERED = "numbered", "mục đánh số"
    BULLET = "bullet", "gạch đầu dòng"
    PLAIN = "plain", "đoạn văn"


class Comparator(models.TextChoices):
    """How a result is held against the value (interchange.md, "target")."""

    EQUAL = "=", "đạt"
    AT_LEAST = ">=", "ít nhất"
    MORE = ">", "trên"
    LESS = "<", "dưới"
    AT_MOST = "<=", "không quá"
    ABOUT = "~", "khoảng"
    RANGE = "range", "trong khoảng"


class Direction(models.TextChoices):
    """Whether the value is a rise or a fall."""

    INCREASE = "increase", "tăng"
    DECREASE = "decrease", "giảm"


class TargetQuerySet(models.QuerySet["Target"]):
    """Targets as pages ask for them."""

    def visible_to(self, user: HasRole) -> TargetQuerySet:
        """Targets of the documents this user may read (R44)."""
        return self.filter(document__in=Document.objects.visible_to(user))


class Target(Record):
    """One printed statement of a list of targets; its words are the truth, its values follow them."""

    document = models.ForeignKey(
        Document, verbose_name="văn bản", on_delete=models.CASCADE, related_name="targets"
    )
    section = models.ForeignKey(
        Section, verbose_name="phần văn bản", on_delete=models.CASCADE, related_name="targets"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="thuộc chỉ tiêu",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
    )
    position = models.PositiveIntegerField("thứ tự")
    form = models.CharField(
        "cách đánh số", max_length=8, choices=TargetForm, default=TargetForm.NUMBERED
    )
    text = models.TextField("chỉ tiêu")

    history = tracked()
    content_fields = ("form", "text")
    document_field = "document"
    parts = ("values",)
    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ tiêu"
        verbose_name_plural = "chỉ tiêu"
        ordering = ["document", "section", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "parent", "position"],
                nulls_distinct=False,
                deferrable=models.Deferrable.DEFERRED,
                name="target_position_unique",
                violation_error_message="Hai chỉ tiêu không thể cùng thứ tự.",
            ),
            models.CheckConstraint(
                name="target_text_not_empty",
                condition=~Q(text=""),
                violation_error_message="Chỉ tiêu không được để trống.",
            ),
        ]

    def __str__(self) -> str:
        return textwrap.shorten(self.text, 80, placeholder="…")


class TargetValue(Record):
    """A value that a statement sets, as `programme.target_phrases` reads it from the words."""

    target = models.ForeignKey(
        Target, verbose_name="chỉ tiêu", on_delete=models.CASCADE, related_name="values"
    )
    position = models.PositiveIntegerField("thứ tự")
    name = models.TextField("tên", blank=True, default="")
    comparator = models.CharField(
        "so sánh", max_length=8, choices=Comparator, default=Comparator.EQUAL
    )
    value = models.DecimalField("giá trị", max_digits=24, decimal_places=6, null=True, blank=True)
    value_max = models.DecimalField(
        "giá trị cao nhất", max_digits=24, decimal_places=6, null=True, blank=True
    )
    of = models.DecimalField("trên tổng số", max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField("đơn vị", max_length=60, blank=True, default="")
    change = models.CharField("tăng, giảm", max_length=8, choices=Direction, blank=True, default="")

    history = tracked()

    class Meta:
        verbose_name = "giá trị chỉ tiêu"
        verbose_name_plural = "giá trị chỉ tiêu"
        ordering = ["target", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "position"],
                deferrable=models.Deferrable.DEFERRED,
                name="target_value_position_unique",
                violation_error_message="Hai giá trị không thể cùng thứ tự.",
            ),
            models.CheckConstraint(
                name="target_value_range_has_both_ends",
                condition=Q(value_max__isnull=True) | Q(value__isnull=False),
                violation_error_message="Một khoảng phải có giá trị thấp nhất.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
