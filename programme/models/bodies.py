"""Committees, their terms, and the agencies that prepare what they decide."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q

from programme import vietnamese
from programme.history import tracked
from programme.models.record import Record
from programme.roles import Action, HasRole, may


class CommitteeKind(models.TextChoices):
    PROVINCE = "province", "tỉnh uỷ"
    CITY = "city", "thành uỷ"


class FrameQuerySet(models.QuerySet[Any]):
    """Committees and terms: every reader knows under whom the papers are issued."""

    def visible_to(self, user: HasRole) -> FrameQuerySet:
        return self if may(user, Action.READ_ISSUED) else self.none()


class Committee(Record):
    """A provincial or city Party committee; its names are data, never constants in code."""

    name = models.CharField(
        "tên", max_length=200, unique=True, help_text="Ví dụ: Tỉnh uỷ Hậu Giang"
    )
    kind = models.CharField(
        "loại", max_length=16, choices=CommitteeKind, default=CommitteeKind.PROVINCE
    )
    plenary_name = models.CharField(
        "ban chấp hành", max_length=200, help_text="Ví dụ: Ban Chấp hành Đảng bộ tỉnh"
    )
    standing_name = models.CharField(
        "ban thường vụ", max_length=200, help_text="Ví dụ: Ban Thường vụ Tỉnh uỷ"
    )
    place = models.CharField("địa danh", max_length=100, help_text="Ví dụ: Hậu Giang")
    symbol = models.CharField("ký hiệu", max_length=16, default="TU")

    history = tracked()
    objects = FrameQuerySet.as_manager()

    class Meta:
        verbose_name = "cấp uỷ"
        verbose_name_plural = "cấp uỷ"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Term(Record):
    """A committee's term (khoá): its ordinal, its years, and where conference ordinals start."""

    committee = models.ForeignKey(
        Committee, verbose_name="cấp uỷ", on_delete=models.PROTECT, related_name="terms"
    )
    ordinal = models.PositiveSmallIntegerField("khoá")
    first_year = models.PositiveSmallIntegerField("từ năm")
    last_year = models.PositiveSmallIntegerField("đến năm")
    first_number = models.PositiveSmallIntegerField(
        "số hội nghị đầu tiên",
        default=1,
        help_text="Hội nghị thường kỳ đầu tiên của nhiệm kỳ mang số này.",
    )

    history = tracked()
    objects = FrameQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm kỳ"
        verbose_name_plural = "nhiệm kỳ"
        ordering = ["committee", "-first_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "ordinal"],
                name="term_unique_per_committee",
                violation_error_message="Cấp uỷ này đã có nhiệm kỳ mang khoá đó.",
            ),
            models.CheckConstraint(
                name="term_years_in_order",
                condition=Q(last_year__gt=F("first_year")),
                violation_error_message="Năm cuối nhiệm kỳ phải sau năm đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"khoá {vietnamese.roman(self.ordinal)}, nhiệm kỳ {self.years}"

    @property
    def years(self) -> str:
        return f"{self.first_year} - {self.last_year}"


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Agencies as the office asks for them."""

    def valid_on(self, day: datetime.date) -> AgencyQuerySet:
        """Agencies that exist on a day."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )

    def ended_by(self, day: datetime.date) -> AgencyQuerySet:
        """Agencies that no longer exist on a day."""
        return self.filter(valid_to__lt=day)

    def visible_to(self, user: HasRole) -> AgencyQuerySet:
        """The list is open to everyone who may read issued papers (R44)."""
        return self if may(user, Action.READ_ISSUED) else self.none()

    def by_letters(self) -> AgencyQuerySet:
        """In the order of a Vietnamese list: Đảng uỷ before Uỷ ban before Văn phòng."""
        return self.order_by("search_key", "pk")

    def with_successors(self) -> AgencyQuerySet:
        """Agencies with what came after them, in two more queries."""
        return self.prefetch_related("changes_after__after")

    def matching(self, words: str) -> AgencyQuerySet:
        """Agencies whose name or abbreviation holds all words, with or without marks."""
        found = self
        for word in vietnamese.search_key(words).split():
            found = found.filter(search_key__contains=word)
        return found


class Agency(Record):
    """A body that prepares items; it begins and ends, and old documents keep its old name."""

    name = models.CharField("tên", max_length=255)
    short_name = models.CharField("tên viết tắt", max_length=50, blank=True, default="")
    valid_from = models.DateField("hoạt động từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    search_key = models.CharField(max_length=400, editable=False, default="", db_index=True)

    history = tracked(excluded_fields=["search_key"])
    quiet_fields = frozenset({"version", "search_key"})
    # The dates belong to the reorganisations; an old name is brought back, an old life is not.
    content_fields = ("name", "short_name")
    edit_action = Action.EDIT_AGENCIES
    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "valid_from"],
                name="agency_name_unique",
                violation_error_message="Đã có cơ quan mang tên này với cùng ngày bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(valid_from__isnull=True),
                name="agency_undated_name_unique",
                violation_error_message="Đã có cơ quan mang tên này.",
            ),
            models.CheckConstraint(
                name="agency_name_not_empty",
                condition=~Q(name=""),
                violation_error_message="Tên cơ quan không được để trống.",
            ),
            models.CheckConstraint(
                name="agency_dates_in_order",
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                violation_error_message="Ngày kết thúc hoạt động phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = vietnamese.search_key(f"{self.name} {self.short_name}")
        super().save(*args, **kwargs)

    @property
    def successors(self) -> list[Agency]:
        """The agencies that carry on its work, after one reorganisation."""
        return [
            agency
            for change in self.changes_after.all()
            for agency in change.after.all()
            if agency.pk != self.pk
        ]

    def is_valid_on(self, day: datetime.date) -> bool:
        """Whether the agency exists on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class AgencyChangeKind(models.TextChoices):
    MERGE = "merge", "hợp nhất"
    RENAME = "rename", "đổi tên"
    SPLIT = "split", "chia tách"


class AgencyChange(Record):
    """One reorganisation: the agencies that ended, and those that carry on their work."""

    kind = models.CharField("hình thức", max_length=16, choices=AgencyChangeKind)
    on = models.DateField("từ ngày")
    basis = models.CharField("căn cứ", max_length=500, blank=True, default="")
    before = models.ManyToManyField(Agency, verbose_name="cơ quan cũ", related_name="changes_after")
    after = models.ManyToManyField(
        Agency, verbose_name="cơ quan mới", related_name="changes_before"
    )

    history = tracked(m2m_fields=["before", "after"])

    class Meta:
        verbose_name = "sắp xếp cơ quan"
        verbose_name_plural = "sắp xếp cơ quan"
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ngày {self.on:%d/%m/%Y}"
