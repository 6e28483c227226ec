"""Choosing agencies and directives: a plain list that scripts turn into a type-ahead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from django import forms
from django.db.models import QuerySet
from django.urls import reverse

from programme.numbers import is_record_number


class Choosable(Protocol):
    """A record, or a record with a remark, that a list offers."""

    @property
    def pk(self) -> Any: ...


class TypeAhead(forms.SelectMultiple):
    """A multiple choice; with scripts, words typed with or without marks find the rows.

    `url_name` names the page that answers searches over the whole register, of which the list may
    offer only a part.
    """

    def __init__(self, *, url_name: str = "", hint: str = "", size: int = 6) -> None:
        super().__init__(attrs={"data-typeahead": "", "data-hint": hint, "size": size})
        self.url_name = url_name

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.url_name:
            context["widget"]["attrs"]["data-options"] = reverse(self.url_name)
        return context


class RecordsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic in its stubs alone
    """Several records; a number that none can have is unknown, not an error of the database."""

    def _check_values(self, value: Any) -> QuerySet[Any]:
        for key in value:
            if not is_record_number(str(key)):
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": key},
                )
        found: QuerySet[Any] = super()._check_values(value)  # type: ignore[misc]  # Django's own
        return found


class ChosenField(RecordsField):
    """Several records, in the order in which they were chosen."""

    def __init__(self, queryset: QuerySet[Any], *, unknown: str, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(queryset, **kwargs)
        self.error_messages["invalid_choice"] = unknown
        self.error_messages["invalid_pk_value"] = unknown

    def offer(self, records: Iterable[Choosable]) -> None:
        """List these records as options; what may be chosen stays the whole queryset."""
        seen = {record.pk: str(record) for record in records}
        self.widget.choices = list(seen.items())

    def clean(self, value: Any) -> list[Any]:  # type: ignore[override]  # a list keeps the order
        return self._ordered(super().clean(value), value)

    def to_python(self, value: Any) -> list[Any]:
        if not value:
            return []
        keys = self.prepare_value(value)
        return self._ordered(self._check_values(keys), keys)

    def _ordered(self, found: Iterable[Any], value: Any) -> list[Any]:
        place = {str(key): index for index, key in enumerate(value or ())}
        return sorted(found, key=lambda record: place.get(str(record.pk), len(place)))
