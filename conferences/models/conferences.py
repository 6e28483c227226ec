"""The conferences of a year, in their order."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q

from conferences.meeting_days import days_of
from programme.history import tracked
from programme.models import Document
from programme.models.record import Record
from programme.roles import Action, HasRole, may
from programme.wording import MeetingHeading, PlannedTime, format_meeting_heading


class ConferenceKind(models.TextChoices):
    REGULAR = "regular", "thường kỳ"
    THEMATIC = "thematic", "chuyên đề"
    EXTENDED = "extended", "mở rộng"


class PartOfMonth(models.TextChoices):
    """When in its month a conference meets, or on which days (interchange.md, "conference")."""

    WHOLE = "whole", "trong tháng"
    EARLY = "early", "đầu tháng"
    MID = "mid", "giữa tháng"
    LATE = "late", "cuối tháng"
    FIRST_HALF = "first_half", "nửa đầu tháng"
    SECOND_HALF = "second_half", "nửa cuối tháng"
    WEEK_1 = "week1", "tuần 1"
    WEEK_2 = "week2", "tuần 2"
    WEEK_3 = "week3", "tuần 3"
    WEEK_4 = "week4", "tuần 4"
    WEEK_5 = "week5", "tuần 5"
    DAY = "day", "ngày cụ thể"


class ConferenceQuerySet(models.QuerySet["Conference"]):
    """Conferences as pages ask for them."""

    def live(self) -> ConferenceQuerySet:
        return self.filter(is_removed=False)

    def visible_to(self, user: HasRole) -> ConferenceQuerySet:
        """Conferences of the programmes this user may read (R44); the removed are the office's matter."""
        rows = self.filter(programme__in=Document.objects.visible_to(user))
        return rows if may(user, Action.READ_DRAFTS) else rows.live()


class Conference(Record):
    """A meeting of the committee planned in a year; its ordinal counts within the term."""

    programme = models.ForeignKey(
        Document,
        verbose_name="chương trình năm",
        on_delete=models.CASCADE,
        related_name="conferences",
    )
    position = models.PositiveIntegerField("thứ tự")
    is_removed = models.BooleanField("đã xoá", default=False, editable=False)
    kind = models.CharField(
        "loại", max_length=16, choices=ConferenceKind, default=ConferenceKind.REGULAR
    )
    name = models.CharField("tên hội nghị", max_length=300)
    ordinal = models.PositiveSmallIntegerField("lần thứ", null=True, blank=True)
    year = models.PositiveSmallIntegerField("năm")
    quarter = models.PositiveSmallIntegerField("quý", null=True, blank=True)
    first_month = models.PositiveSmallIntegerField("tháng", null=True, blank=True)
    last_month = models.PositiveSmallIntegerField("đến tháng", null=True, blank=True)
    part = models.CharField(
        "thời điểm", max_length=16, choices=PartOfMonth, default=PartOfMonth.WHOLE, blank=True
    )
    date_from = models.DateField("từ ngày", null=True, blank=True)
    date_to = models.DateField("đến ngày", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=300, blank=True, default="")

    history = tracked()
    content_fields = (
        "kind",
        "name",
        "ordinal",
        "quarter",
        "first_month",
        "last_month",
        "part",
        "date_from",
        "date_to",
        "place",
    )
    document_field = "programme"
    objects = ConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "hội nghị"
        verbose_name_plural = "hội nghị"
        ordering = ["programme", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "is_removed", "position"],
                deferrable=models.Deferrable.DEFERRED,
                name="conference_position_unique",
                violation_error_message="Hai hội nghị không thể cùng thứ tự.",
            ),
            models.UniqueConstraint(
                fields=["programme", "ordinal"],
                condition=Q(is_removed=False, ordinal__isnull=False),
                name="conference_ordinal_unique",
                violation_error_message="Đã có hội nghị mang số thứ tự này trong năm.",
            ),
            models.CheckConstraint(
                name="conference_name_not_empty",
                condition=~Q(name=""),
                violation_error_message="Tên hội nghị không được để trống.",
            ),
            models.CheckConstraint(
                name="conference_months_range",
                condition=Q(first_month__isnull=True)
                | Q(first_month__range=(1, 12))
                & (Q(last_month__isnull=True) | Q(last_month__range=(1, 12))),
                violation_error_message="Tháng phải từ 1 đến 12.",
            ),
            models.CheckConstraint(
                name="conference_months_in_order",
                condition=Q(last_month__isnull=True)
                | Q(first_month__isnull=False, last_month__gte=F("first_month")),
                violation_error_message="Tháng sau phải không sớm hơn tháng trước.",
            ),
            models.CheckConstraint(
                name="conference_dates_in_order",
                condition=Q(date_to__isnull=True)
                | Q(date_from__isnull=False, date_to__gte=F("date_from")),
                violation_error_message="Ngày kết thúc phải không sớm hơn ngày bắt đầu.",
            ),
            models.CheckConstraint(
                name="conference_kind_known",
                condition=Q(kind__in=ConferenceKind.values),
                violation_error_message="Loại hội nghị không có trong danh mục.",
            ),
        ]

    def __str__(self) -> str:
        return format_meeting_heading(self.heading)

    @property
    def short_name(self) -> str:
        """ "Hội nghị lần thứ 21", or the name of one without an ordinal."""
        return f"Hội nghị lần thứ {self.ordinal}" if self.ordinal else self.name

    @property
    def planned_time(self) -> PlannedTime:
        """When it is planned, as the wording rules know it."""
        last = self.last_month or self.first_month
        months = tuple(range(self.first_month, last + 1)) if self.first_month and last else ()
        return PlannedTime(
            year=self.year,
            months=months,
            part=self.part,
            quarter=self.quarter,
            date_from=self.date_from,
            date_to=self.date_to,
        )

    @property
    def first_day(self) -> datetime.date | None:
        """The first day on which it may meet; None while no time is planned."""
        days = days_of(self.planned_time)
        return days.first if days is not None else None

    @property
    def heading(self) -> MeetingHeading:
        """The heading as the wording rules know it."""
        time = self.planned_time
        has_time = bool(time.months or time.quarter or time.date_from)
        return MeetingHeading(
            name=self.name,
            kind=self.kind,
            ordinal=self.ordinal,
            time=time if has_time else None,
            place=self.place,
        )
