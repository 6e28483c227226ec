"""What every form of ours does: text cleaned at the door, base values kept, changes told apart."""

from __future__ import annotations

from typing import Any

from django import forms

from programme import vietnamese
from programme.actions.editing import Change
from programme.models.record import Record

DAY_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]

NO_NUL = "Chữ dán vào có ký tự không dùng được; hãy xoá đoạn đó rồi gõ lại."


class DayField(forms.DateField):
    """A date as the office writes it: dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DAY_FORMATS)
        kwargs.setdefault(
            "widget",
            forms.DateInput(
                format="%d/%m/%Y",
                attrs={"placeholder": "ngày/tháng/năm", "inputmode": "numeric", "class": "short"},
            ),
        )
        kwargs.setdefault(
            "error_messages",
            {
                "invalid": "Ngày này ghi chưa đúng hoặc không có trong lịch;"
                " hãy ghi ngày/tháng/năm, ví dụ 03/02/2025."
            },
        )
        super().__init__(**kwargs)


class VietnameseErrors(forms.Form):
    """A form that says in Vietnamese what Django's translation leaves in English."""

    def add_error(self, field: str | None, error: Any) -> None:
        """An error in Vietnamese; one of Django's sentences is not translated."""
        if isinstance(error, forms.ValidationError) and hasattr(error, "error_list"):
            for one in error.error_list:
                if one.code == "null_characters_not_allowed":
                    one.message = NO_NUL
        super().add_error(field, error)


class OfficeForm(VietnameseErrors):
    """A form of ours: NFC text, Vietnamese sentences, and what was shown beside what was typed.

    `filled` names the fields that the form, once cleaned, has filled in by itself.
    """

    filled: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = vietnamese.lower_first(str(field.label or name))
            field.error_messages["required"] = f"Hãy nhập: {label}."
            field.label = vietnamese.capitalise_first(label)
            if not field.widget.is_hidden:
                field.show_hidden_initial = True
            if isinstance(field, forms.TypedChoiceField) and isinstance(field.widget, forms.Select):
                offered = list(field.widget.choices)
                field.widget.choices = [(v, words if v else "—") for v, words in offered]

    def clean(self) -> dict[str, Any]:
        """Text enters as NFC, with "\\n" between lines (R58)."""
        super().clean()
        self.cleaned_data = {name: at_the_door(v) for name, v in self.cleaned_data.items()}
        return self.cleaned_data

    def changes(self) -> dict[str, Change]:
        """Each visible field whose value differs from the one the page was opened with."""
        found: dict[str, Change] = {}
        for name, field in self.fields.items():
            if field.show_hidden_initial and name in self.cleaned_data:
                base, new = self._base(name, field), self.cleaned_data[name]
                if _comparable(base) != _comparable(new):
                    found[name] = Change(base=base, new=new)
        return found

    def shown_value(self, name: str) -> Any:
        """What the form shows of a field before anything is typed."""
        return self[name].initial

    def values(self) -> dict[str, Any]:
        """The cleaned values of the visible fields, for a new record."""
        return {n: self.cleaned_data[n] for n, f in self.fields.items() if f.show_hidden_initial}

    def _base(self, name: str, field: forms.Field) -> Any:
        """What the page showed; None when the request does not say, so that no text is overwritten."""
        raw = field.hidden_widget().value_from_datadict(
            self.data, self.files, self[name].html_initial_name
        )
        try:
            return at_the_door(field.to_python(raw))
        except forms.ValidationError:
            return None


class RecordForm(OfficeForm, forms.ModelForm):  # type: ignore[type-arg]  # generic in its stubs alone
    """A form over a record. It checks what was typed; the action changes the row it has locked."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.instance, Record) and self.instance.pk:
            self.fields["version"].required = True
            self.fields["version"].error_messages["required"] = (
                "Trang này đã cũ; hãy tải lại trang."
            )
            self.initial.setdefault("version", self.instance.version)

    def _post_clean(self) -> None:
        """Leave the instance as it is: the rules are asked by the action, of the freshest row."""


def at_the_door(value: Any) -> Any:
    """A typed text as it may enter; anything else as it is."""
    if not isinstance(value, str):
        return value
    return vietnamese.nfc(value.replace("\r\n", "\n").replace("\r", "\n"))


def _comparable(value: Any) -> Any:
    return list(value) if hasattr(value, "__iter__") and not isinstance(value, str) else value
