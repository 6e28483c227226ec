"""The people who log in: each has one role, and an agency where the role speaks for one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from programme.history import tracked
from programme.models.record import Record
from programme.roles import Role


class User(Record, AbstractUser):
    """One person; disabled, never deleted, so that the history keeps the name (R38)."""

    first_name = None  # type: ignore[assignment]  # Django's way to drop an inherited field
    last_name = None  # type: ignore[assignment]  # the same
    email = None  # type: ignore[assignment]  # the same
    name = models.CharField("họ tên", max_length=150)
    role = models.CharField("vai trò", max_length=32, choices=Role, default=Role.DRAFTER)
    agency = models.ForeignKey(
        "programme.Agency",
        verbose_name="cơ quan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
    )
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=False)
    sessions_valid_from = models.DateTimeField(
        "phiên làm việc có hiệu lực từ", null=True, blank=True
    )

    history = tracked(excluded_fields=["password", "last_login"])
    # A new hash of the same password is no change of content; a new password also moves
    # sessions_valid_from, and that is one.
    quiet_fields = frozenset({"version", "last_login", "password"})
    background_fields = frozenset({"version", "last_login", "is_staff", "is_superuser"})
    objects: ClassVar[UserManager[Any]] = UserManager()

    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="user_role_known",
                condition=models.Q(role__in=Role.values),
                violation_error_message="Vai trò không có trong danh mục.",
            ),
            models.CheckConstraint(
                name="user_contact_has_agency",
                condition=~models.Q(role=Role.AGENCY_CONTACT) | models.Q(agency__isnull=False),
                violation_error_message="Cán bộ đầu mối phải thuộc một cơ quan.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def is_administrator(self) -> bool:
        return self.role == Role.ADMINISTRATOR

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The admin door opens for the roles that may repair records."""
        self.is_staff = self.role in {Role.ADMINISTRATOR, Role.OFFICE_LEADER, Role.DRAFTER}
        self.is_superuser = self.role == Role.ADMINISTRATOR
        if "role" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = {*kwargs["update_fields"], "is_staff", "is_superuser"}
        super().save(*args, **kwargs)


class FormerPassword(models.Model):
    """The hash of a password that was chosen once: profile 742 asks for its age and its repetition (R30)."""

    user = models.ForeignKey(
        User,
        verbose_name="người dùng",
        on_delete=models.CASCADE,
        related_name="former_passwords",
    )
    password = models.CharField("mật khẩu đã băm", max_length=128, editable=False)
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "mật khẩu cũ"
        verbose_name_plural = "mật khẩu cũ"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.at:%d/%m/%Y}"


class UserVisit(models.Model):
    """When a person was here before: what changed since then is told on the first page."""

    user = models.OneToOneField(
        User, verbose_name="người dùng", on_delete=models.CASCADE, related_name="visit"
    )
    left_at = models.DateTimeField("rời lúc", null=True, blank=True)
    previous_at = models.DateTimeField("lần trước", null=True, blank=True)

    class Meta:
        verbose_name = "lần làm việc"
        verbose_name_plural = "lần làm việc"

    def __str__(self) -> str:
        return f"{self.user_id}"
