"""The office's own calendar: days off, swapped days, and the weeks in which no conference can meet."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from programme.dates import format_date, format_span
from programme.history import tracked
from programme.models.bodies import Committee
from programme.models.record import Record
from programme.public_holidays import public_holidays
from programme.review_steps import parse_review_steps
from programme.roles import Action, HasRole, may
from programme.swapped_days import swap_faults
from programme.workdays import Calendar


class CalendarQuerySet(models.QuerySet[Any]):
    """Entries of the calendar, and the planning rules, as pages ask for them."""

    def visible_to(self, user: HasRole) -> CalendarQuerySet:
        """What the office plans by is its own matter: for those who read drafts."""
        return self if may(user, Action.READ_DRAFTS) else self.none()


class DayOff(Record):
    """A day the office does not work beyond the public holidays, or a holiday that it works through."""

    date = models.DateField("ngày")
    name = models.CharField("tên", max_length=150)
    is_working = models.BooleanField(
        "vẫn làm việc",
        default=False,
        help_text="Đánh dấu khi lịch chung coi là ngày nghỉ mà Văn phòng vẫn làm việc.",
    )

    history = tracked()
    content_fields = ("date", "name", "is_working")
    edit_action = Action.EDIT_CALENDAR
    objects = CalendarQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày nghỉ"
        verbose_name_plural = "ngày nghỉ"
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["date"],
                name="day_off_once",
                violation_error_message="Ngày này đã có trong lịch.",
            ),
            models.CheckConstraint(
                name="day_off_name_not_empty",
                condition=~Q(name=""),
                violation_error_message="Hãy ghi tên ngày nghỉ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({format_date(self.date)})"

    def get_absolute_url(self) -> str:
        return calendar_address(self.date)


class SwappedDay(Record):
    """A working day taken off in exchange for a weekend day that is worked."""

    day_off = models.DateField("nghỉ ngày")
    working_day = models.DateField("làm bù ngày")
    name = models.CharField("lý do", max_length=150, blank=True, default="")

    history = tracked()
    content_fields = ("day_off", "working_day", "name")
    edit_action = Action.EDIT_CALENDAR
    objects = CalendarQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày hoán đổi"
        verbose_name_plural = "ngày hoán đổi"
        ordering = ["day_off"]
        constraints = [
            models.UniqueConstraint(
                fields=["day_off"],
                name="swapped_day_off_once",
                violation_error_message="Ngày nghỉ này đã được hoán đổi.",
            ),
            models.UniqueConstraint(
                fields=["working_day"],
                name="swapped_working_day_once",
                violation_error_message="Ngày làm bù này đã được dùng.",
            ),
            models.CheckConstraint(
                name="swapped_days_differ",
                condition=~Q(day_off=F("working_day")),
                violation_error_message="Ngày nghỉ và ngày làm bù phải khác nhau.",
            ),
        ]

    def __str__(self) -> str:
        return f"nghỉ {format_date(self.day_off)}, làm bù {format_date(self.working_day)}"

    def get_absolute_url(self) -> str:
        return calendar_address(self.day_off)

    def clean(self) -> None:
        """A day that is worked goes off, a day that is off is worked."""
        if self.day_off and self.working_day and self.day_off != self.working_day:
            faults = swap_faults(self.day_off, self.working_day, self._calendar())
            if faults:
                raise ValidationError(dict(faults))

    def _calendar(self) -> Calendar:
        """The two days as they would be without any swap."""
        days = (self.day_off, self.working_day)
        announced = [public_holidays(year) for year in {day.year for day in days}]
        off = {day for year in announced for day in year.days}
        worked = {day for year in announced for day in year.worked_for}
        for own in DayOff.objects.filter(date__in=days):
            (worked if own.is_working else off).add(own.date)
            (off if own.is_working else worked).discard(own.date)
        return Calendar(frozenset(off), frozenset(worked))


class BlockedPeriod(Record):
    """Days in which no conference should meet: a congress week, a session of the people's council."""

    first_day = models.DateField("từ ngày")
    last_day = models.DateField("đến ngày")
    name = models.CharField("tên", max_length=150)

    history = tracked()
    content_fields = ("first_day", "last_day", "name")
    edit_action = Action.EDIT_CALENDAR
    objects = CalendarQuerySet.as_manager()

    class Meta:
        verbose_name = "thời gian không họp"
        verbose_name_plural = "thời gian không họp"
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                name="blocked_period_in_order",
                condition=Q(last_day__gte=F("first_day")),
                violation_error_message="Ngày cuối phải không sớm hơn ngày đầu.",
            ),
            models.CheckConstraint(
                name="blocked_period_name_not_empty",
                condition=~Q(name=""),
                violation_error_message="Hãy ghi tên khoảng thời gian không họp.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.days})"

    def get_absolute_url(self) -> str:
        return calendar_address(self.first_day)

    @property
    def days(self) -> str:
        """ "13/10 - 17/10/2025", one date when it is one day."""
        return format_span(self.first_day, self.last_day)

    def clean(self) -> None:
        """Two periods do not overlap: the day would have two reasons, and a change of one no effect."""
        if not (self.first_day and self.last_day):
            return
        other = (
            BlockedPeriod.objects.filter(first_day__lte=self.last_day, last_day__gte=self.first_day)
            .exclude(pk=self.pk)
            .order_by("first_day", "pk")
            .first()
        )
        if other is not None:
            raise ValidationError(
                f"Khoảng thời gian này trùng ngày với “{other.name}” ({other.days});"
                " hãy sửa ngày cho khỏi trùng, hoặc sửa khoảng thời gian đã có."
            )


class PlanningRules(Record):
    """What this committee's office plans by; one row a committee, defaults where it has none."""

    committee = models.OneToOneField(
        Committee,
        verbose_name="cấp uỷ",
        on_delete=models.CASCADE,
        related_name="planning_rules",
    )
    milestones = models.CharField(
        "mốc sơ kết, tổng kết (năm)", max_length=60, default="3, 5, 10, 15"
    )
    review_tolerance_months = models.PositiveSmallIntegerField(
        "sai lệch cho phép so với mốc (tháng)", default=6
    )
    agency_limit = models.PositiveSmallIntegerField(
        "số nội dung tối đa của một cơ quan trong một hội nghị", default=5
    )
    days_between_conferences = models.PositiveSmallIntegerField(
        "số ngày tối thiểu giữa hai hội nghị", default=14
    )
    paper_workdays = models.PositiveSmallIntegerField(
        "tài liệu gửi trước (ngày làm việc)", default=7
    )
    conference_minutes = models.PositiveSmallIntegerField("phút của một hội nghị", default=420)
    item_minutes = models.PositiveSmallIntegerField("phút dự kiến của một nội dung", default=15)

    history = tracked()
    content_fields = (
        "milestones",
        "review_tolerance_months",
        "agency_limit",
        "days_between_conferences",
        "paper_workdays",
        "conference_minutes",
        "item_minutes",
    )
    edit_action = Action.EDIT_CALENDAR
    objects = CalendarQuerySet.as_manager()

    class Meta:
        verbose_name = "quy ước lập chương trình"
        verbose_name_plural = "quy ước lập chương trình"
        constraints = [
            models.CheckConstraint(
                name="planning_rules_positive",
                condition=Q(agency_limit__gte=1, conference_minutes__gte=1, item_minutes__gte=1),
                violation_error_message="Giới hạn và số phút phải lớn hơn 0.",
            ),
            models.CheckConstraint(
                name="planning_rules_tolerance_range",
                condition=Q(review_tolerance_months__lte=24, paper_workdays__lte=60),
                violation_error_message=(
                    "Sai lệch không quá 24 tháng; hạn tài liệu không quá 60 ngày làm việc."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Quy ước lập chương trình của {self.committee}"

    def get_absolute_url(self) -> str:
        return reverse("planning_rules", args=[self.committee_id])

    def clean(self) -> None:
        fault = parse_review_steps(self.milestones).fault
        if fault:
            raise ValidationError({"milestones": fault})


def calendar_address(day: datetime.date) -> str:
    """The page of the year a day stands in."""
    return f"{reverse('calendar')}?nam={day.year}"
