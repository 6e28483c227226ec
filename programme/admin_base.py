"""The base of our admin pages: rights by the table of roles, saves through the door, no deletion."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from simple_history.admin import SimpleHistoryAdmin

from programme import versions, vietnamese
from programme.actions.door import changing, registering, save_valid
from programme.actions.editing import require_version
from programme.errors import EditedMeanwhile, RuleBroken
from programme.forms.records import DayField, at_the_door
from programme.models.record import Record
from programme.roles import Action, may
from programme.tracked_models import document_of

REASON = "Sửa ở trang quản trị"
DAY_INPUT = forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "dd/mm/yyyy"})


class RecordAdminForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in its stubs alone
    """Text enters as NFC (R58); a record that somebody saved meanwhile is refused (R1)."""

    shown_version = forms.IntegerField(required=False, widget=forms.HiddenInput, label="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "shown_version" in self.fields:
            self.fields["shown_version"].required = True
            self.initial["shown_version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.cleaned_data = {name: at_the_door(v) for name, v in self.cleaned_data.items()}
        shown = self.cleaned_data.get("shown_version")
        if self.instance.pk and shown is not None:
            rows = type(self.instance)._base_manager.select_for_update()
            try:
                require_version(rows.get(pk=self.instance.pk), shown)
            except EditedMeanwhile as meeting:
                raise forms.ValidationError(
                    f"{meeting} Hãy mở lại trang này rồi sửa tiếp."
                ) from meeting
        return self.cleaned_data


class RecordAdmin(SimpleHistoryAdmin):
    """A list with search and history; what may be repaired is repaired through the record."""

    form = RecordAdminForm
    actions = None
    list_per_page = 50
    formfield_overrides = {models.DateField: {"form_class": DayField, "widget": DAY_INPUT}}
    object_history_template = "admin/record_history.html"
    object_history_list_template = "admin/record_history_list.html"

    # Who may look, and who may repair; None: the model's own `edit_action`.
    view_action: ClassVar[Action] = Action.USE_ADMIN
    change_action: ClassVar[Action | None] = None
    may_add: ClassVar[bool] = False
    # Fields a repair may change; the rest is shown.
    repaired: ClassVar[tuple[str, ...]] = ()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.USE_ADMIN) and may(request.user, self.view_action)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only what may be repaired at all, by whom, and not once it is issued (R49)."""
        if not self.repaired or not self._may_change(request):
            return False
        document = document_of(obj) if isinstance(obj, Record) else None
        return document is None or document.is_editable

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.may_add and self._may_change(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is deleted here: pages remove and restore, accounts are disabled (R27, R38)."""
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        shown = [f.name for f in self.model._meta.fields if f.name not in self._kept_back]
        own = [*self.repaired, *(name for name in shown if name not in self.repaired)]
        if obj is None:
            return list(self.repaired)
        return [*own, "shown_version"] if self.has_change_permission(request, obj) else own

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if obj is None:
            return []
        return [
            n for n in self.get_fields(request, obj) if n not in (*self.repaired, "shown_version")
        ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The version rises, the history says who and why."""
        obj._history_user = request.user
        with self._door(request, obj):
            save_valid(obj)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A rule that refuses is a sentence on the same page."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except RuleBroken as broken:
            messages.error(request, str(broken))
            return HttpResponseRedirect(request.get_full_path())

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Words are found with or without marks, whatever the order."""
        words = vietnamese.search_key(search_term).split()
        if not words:
            return queryset, False
        if "search_key" in self.search_fields:
            for word in words:
                queryset = queryset.filter(search_key__contains=word)
            return queryset, False
        rows = queryset.order_by().values_list("pk", *self.search_fields)
        return queryset.filter(pk__in=_fitting(rows, words)), False

    def get_history_queryset(
        self, request: HttpRequest, history_manager: Any, pk_name: str, object_id: Any
    ) -> QuerySet[Any]:
        rows = super().get_history_queryset(request, history_manager, pk_name, object_id)
        return versions.with_previous(rows.order_by("-history_id"))

    def set_history_delta_changes(
        self, request: HttpRequest, historical_records: Any, foreign_keys_are_objs: bool = True
    ) -> None:
        """What each row changed, in the words of our own history pages."""
        rows = list(historical_records)
        for row, entry in zip(rows, versions.entries(self.model, rows), strict=True):
            row.entry = entry

    def history_view_title(self, request: HttpRequest, obj: Any) -> str:
        return f"Lịch sử: {obj}"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        has_page = {"has_history_page": bool(self.model.content_fields)}
        return super().history_view(request, object_id, {**has_page, **(extra_context or {})})

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Old versions are brought back by "Khôi phục bản này", which asks for the version (R27)."""
        raise PermissionDenied

    @property
    def _kept_back(self) -> frozenset[str]:
        return frozenset({"id", "search_key", "password"})

    def _may_change(self, request: HttpRequest) -> bool:
        action = self.change_action or self.model.edit_action
        return may(request.user, Action.USE_ADMIN) and may(request.user, action)

    def _door(self, request: HttpRequest, obj: Record) -> AbstractContextManager[Any]:
        action = self.change_action or obj.edit_action
        user: Any = request.user
        document = document_of(obj)
        if document is None:
            return registering(by=user, reason=REASON, action=action)
        return changing(document, by=user, reason=REASON, action=action)


def _fitting(rows: Iterable[tuple[Any, ...]], words: list[str]) -> list[Any]:
    """Primary keys of the rows whose texts hold all words."""
    found = []
    for pk, *texts in rows:
        key = vietnamese.search_key(" ".join(str(text) for text in texts if text))
        if all(word in key for word in words):
            found.append(pk)
    return found
