"""The registers, the frames of documents and the people, for lists and repair."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest

from programme.actions import people
from programme.actions.targets import keep_values_in_step
from programme.admin_base import RecordAdmin, RecordAdminForm
from programme.errors import RuleBroken
from programme.models import (
    Agency,
    AgencyChange,
    BlockedPeriod,
    Committee,
    DayOff,
    Directive,
    DirectiveRelation,
    Document,
    Footnote,
    PlanningRules,
    Recipient,
    Section,
    SwappedDay,
    Target,
    TargetValue,
    Term,
    User,
)
from programme.roles import Action


@admin.register(Committee)
class CommitteeAdmin(RecordAdmin):
    list_display = ["name", "kind", "place", "symbol", "version"]
    search_fields = ["name", "place"]
    change_action = Action.EDIT_AGENCIES
    may_add = True
    repaired = ("name", "kind", "plenary_name", "standing_name", "place", "symbol")


@admin.register(Term)
class TermAdmin(RecordAdmin):
    list_display = ["__str__", "committee", "first_year", "last_year", "first_number", "version"]
    list_select_related = ["committee"]
    search_fields = ["committee__name", "ordinal", "first_year", "last_year"]
    autocomplete_fields = ["committee"]
    change_action = Action.EDIT_AGENCIES
    may_add = True
    repaired = ("committee", "ordinal", "first_year", "last_year", "first_number")


@admin.register(Agency)
class AgencyAdmin(RecordAdmin):
    list_display = ["name", "short_name", "valid_from", "valid_to", "version"]
    list_filter = ["valid_to"]
    search_fields = ["search_key"]
    may_add = True
    repaired = ("name", "short_name", "valid_from", "valid_to")


@admin.register(AgencyChange)
class AgencyChangeAdmin(RecordAdmin):
    """Shown only: a reorganisation ends and begins agencies, which its own page does."""

    list_display = ["kind", "on", "basis", "version"]
    list_filter = ["kind"]
    search_fields = ["basis", "before__name", "after__name"]


@admin.register(Directive)
class DirectiveAdmin(RecordAdmin):
    list_display = ["shown_code", "kind", "date", "issuer", "subject", "version"]
    list_filter = ["kind"]
    search_fields = ["search_key"]
    may_add = True
    repaired = Directive.content_fields

    @admin.display(description="số, ký hiệu", ordering="number")
    def shown_code(self, directive: Directive) -> str:
        return directive.code


@admin.register(DirectiveRelation)
class DirectiveRelationAdmin(RecordAdmin):
    list_display = ["source", "kind", "target", "version"]
    list_filter = ["kind"]
    list_select_related = ["source", "target"]
    search_fields = ["source__search_key", "target__search_key"]
    autocomplete_fields = ["source", "target"]
    change_action = Action.EDIT_DIRECTIVES
    may_add = True
    repaired = ("source", "kind", "target")


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    """The frame of a paper; its state, number and date belong to issuing (R48)."""

    list_display = ["__str__", "committee", "year", "state", "number", "date", "version"]
    list_filter = ["kind", "state", "year"]
    list_select_related = ["committee"]
    search_fields = ["title_lines", "year", "number"]
    repaired = Document.content_fields


@admin.register(Section)
class SectionAdmin(RecordAdmin):
    list_display = ["__str__", "document", "role", "position", "version"]
    list_filter = ["role", "document"]
    list_select_related = ["document"]
    search_fields = ["heading", "text"]
    repaired = Section.content_fields


@admin.register(Recipient)
class RecipientAdmin(RecordAdmin):
    list_display = ["name", "document", "position", "version"]
    list_filter = ["document"]
    list_select_related = ["document"]
    search_fields = ["name"]
    repaired = ("name",)


@admin.register(Footnote)
class FootnoteAdmin(RecordAdmin):
    """The words of a note; its place is where the text refers to it."""

    list_display = ["__str__", "document", "version"]
    list_filter = ["document"]
    list_select_related = ["document"]
    search_fields = ["text"]
    repaired = Footnote.content_fields


@admin.register(Target)
class TargetAdmin(RecordAdmin):
    """The words of a target; its values are read from them again."""

    list_display = ["__str__", "document", "section", "position", "version"]
    list_filter = ["document"]
    list_select_related = ["document", "section"]
    search_fields = ["text"]
    repaired = Target.content_fields

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        with self._door(request, obj):
            super().save_model(request, obj, form, change)
            keep_values_in_step(obj)


@admin.register(TargetValue)
class TargetValueAdmin(RecordAdmin):
    """Shown only: values are read from the words of their target."""

    list_display = ["target", "name", "comparator", "value", "unit", "version"]
    list_select_related = ["target"]
    search_fields = ["name", "unit", "target__text"]


class CalendarAdmin(RecordAdmin):
    """The base of what the office enters into its own calendar."""

    search_fields = ["name"]
    may_add = True


@admin.register(DayOff)
class DayOffAdmin(CalendarAdmin):
    list_display = ["name", "date", "is_working", "version"]
    repaired = DayOff.content_fields


@admin.register(SwappedDay)
class SwappedDayAdmin(CalendarAdmin):
    list_display = ["__str__", "name", "version"]
    repaired = SwappedDay.content_fields


@admin.register(BlockedPeriod)
class BlockedPeriodAdmin(CalendarAdmin):
    list_display = ["name", "first_day", "last_day", "version"]
    repaired = BlockedPeriod.content_fields


@admin.register(PlanningRules)
class PlanningRulesAdmin(RecordAdmin):
    list_display = ["committee", "milestones", "agency_limit", "paper_workdays", "version"]
    list_select_related = ["committee"]
    search_fields = ["committee__name"]
    repaired = PlanningRules.content_fields


class UserAdminForm(RecordAdminForm):
    """A person's account."""

    renew_password = forms.BooleanField(
        label="Cấp mật khẩu dùng một lần",
        required=False,
        help_text="Mật khẩu cũ hết hiệu lực; mật khẩu mới hiện một lần sau khi lưu.",
    )


@admin.register(User)
class UserAdmin(RecordAdmin):
    """Accounts: made with a password for one log-in, disabled instead of deleted (R35, R38)."""

    form = UserAdminForm
    list_display = ["name", "username", "role", "agency", "is_active", "last_login", "version"]
    list_filter = ["role", "is_active"]
    list_select_related = ["agency"]
    search_fields = ["name", "username"]
    autocomplete_fields = ["agency"]
    view_action = change_action = Action.MANAGE_PEOPLE
    may_add = True
    repaired = ("username", "name", "role", "agency", "is_active")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = super().get_fields(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return fields
        return [*self.repaired, "renew_password", *(f for f in fields if f not in self.repaired)]

    @property
    def _kept_back(self) -> frozenset[str]:
        # Both follow from the role.
        return super()._kept_back | {"is_staff", "is_superuser"}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [f for f in super().get_readonly_fields(request, obj) if f != "renew_password"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new person gets a password shown once; whoever is disabled is out at once (R42)."""
        if obj.pk == request.user.pk and {"role", "is_active"} & set(form.changed_data):
            raise RuleBroken("Không tự khoá hay tự đổi vai trò của chính mình được.")
        password = ""
        if not change or form.cleaned_data.get("renew_password"):
            password = people.give_one_time_password(obj)
        elif not obj.is_active:
            people.end_sessions(obj)
        super().save_model(request, obj, form, change)
        if password:
            messages.warning(
                request,
                f"Mật khẩu dùng một lần của {obj.username}:  {password}  "
                "Hãy ghi lại ngay: mật khẩu chỉ hiện lần này và phải đổi khi đăng nhập.",
            )
