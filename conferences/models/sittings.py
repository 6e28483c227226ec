"""The timed agenda of a conference: its half days, and the rows inside them."""

from __future__ import annotations

import textwrap

from django.db import models
from django.db.models import F, Q

from programme.history import tracked
from programme.models import Document
from programme.models.record import Record
from programme.roles import HasRole


class HalfDay(models.TextChoices):
    MORNING = "morning", "sáng"
    AFTERNOON = "afternoon", "chiều"
    EVENING = "evening", "tối"


class SlotForm(models.TextChoices):
    """How a row is marked on paper."""

    NUMBERED = "numbered", "mục đánh số"
    BULLET = "bullet", "gạch đầu dòng"
    PLAIN = "plain", "đoạn văn"


class Sitting(Record):
    """A heading of the agenda with what meets under it: a half day, or a day or part without time."""

    document = models.ForeignKey(
        Document, verbose_name="chương trình hội nghị", on_delete=models.CASCADE,
        related_name="sittings",
    )  # fmt: skip
    parent = models.ForeignKey(
        "self",
        verbose_name="thuộc phần",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
    )
    position = models.PositiveIntegerField("thứ tự")
    is_numbered = models.BooleanField("đánh số", default=True)
    heading = models.CharField(
        "tiêu đề", max_length=300, help_text="Không ghi giờ; giờ có ô riêng: “BUỔI SÁNG”."
    )
    part = models.CharField("buổi", max_length=16, choices=HalfDay, blank=True, default="")
    date = models.DateField("ngày", null=True, blank=True)
    start = models.TimeField("bắt đầu", null=True, blank=True)
    end = models.TimeField(
        "kết thúc", null=True, blank=True, help_text="Để trống: đến khi kết thúc."
    )

    history = tracked()
    content_fields = ("heading", "is_numbered", "part", "date", "start", "end")
    document_field = "document"

    class Meta:
        verbose_name = "buổi họp"
        verbose_name_plural = "buổi họp"
        ordering = ["document", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "parent", "position"],
                nulls_distinct=False,
                deferrable=models.Deferrable.DEFERRED,
                name="sitting_position_unique",
                violation_error_message="Hai buổi họp không thể cùng thứ tự.",
            ),
            models.CheckConstraint(
                name="sitting_heading_not_empty",
                condition=~Q(heading=""),
                violation_error_message="Hãy ghi tiêu đề của buổi họp.",
            ),
            models.CheckConstraint(
                name="sitting_times_in_order",
                condition=Q(end__isnull=True) | Q(start__isnull=False, end__gt=F("start")),
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return self.heading


class TimeSlotQuerySet(models.QuerySet["TimeSlot"]):
    """Rows as pages ask for them."""

    def visible_to(self, user: HasRole) -> TimeSlotQuerySet:
        """Rows of the agendas this user may read (R44)."""
        return self.filter(document__in=Document.objects.visible_to(user))


class TimeSlot(Record):
    """A row of the agenda: when, how long, what, who presents it; a row without time is detail."""

    document = models.ForeignKey(
        Document, verbose_name="chương trình hội nghị", on_delete=models.CASCADE,
        related_name="slots",
    )  # fmt: skip
    sitting = models.ForeignKey(
        Sitting,
        verbose_name="buổi họp",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="slots",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="thuộc dòng",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
    )
    position = models.PositiveIntegerField("thứ tự")
    form = models.CharField(
        "cách đánh số", max_length=8, choices=SlotForm, default=SlotForm.NUMBERED
    )
    start = models.TimeField("từ", null=True, blank=True)
    end = models.TimeField("đến", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("số phút", null=True, blank=True)
    text = models.TextField("nội dung")
    presenters = models.CharField("người trình bày", max_length=500, blank=True, default="")

    history = tracked()
    content_fields = ("form", "start", "end", "minutes", "text", "presenters")
    document_field = "document"
    objects = TimeSlotQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng chương trình"
        verbose_name_plural = "dòng chương trình"
        ordering = ["document", "sitting", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "sitting", "parent", "position"],
                nulls_distinct=False,
                deferrable=models.Deferrable.DEFERRED,
                name="slot_position_unique",
                violation_error_message="Hai dòng không thể cùng thứ tự.",
            ),
            models.CheckConstraint(
                name="slot_text_not_empty",
                condition=~Q(text=""),
                violation_error_message="Nội dung của dòng không được để trống.",
            ),
            models.CheckConstraint(
                name="slot_end_needs_start",
                condition=Q(end__isnull=True) | Q(start__isnull=False),
                violation_error_message="Có giờ kết thúc thì phải có giờ bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return textwrap.shorten(self.text, 80, placeholder="…")
