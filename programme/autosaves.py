"""What a form that saves itself is told: when it was saved, and from where its fields go on."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, CharField
from django.utils import timezone

from programme.errors import MarkTaken
from programme.forms.records import OfficeForm, RecordForm
from programme.models import User

MENDED_BY_SCRIPT = frozenset({MarkTaken.code})


def answer(sent: OfficeForm, fresh: BaseForm, *, by: User) -> dict[str, Any]:
    """`saved` "14:02"; `bases`, for each field that was saved its value as `initial-…` carries it;
    `version`, with which the form goes on; `filled`, for each field that the form itself has filled
    in beside what was typed, its value; `others`, for each text in which somebody else has written
    since, what is stored now; `writer`, who that was last, where the record's history knows it.

    A record's form keeps the version it was opened with: its bases say of each field what it has
    shown, so that a field which somebody else changed meanwhile is met as a conflict. A form
    without such fields goes on with the newest version.
    """
    keeps_bases = isinstance(sent, RecordForm)
    version = sent.cleaned_data["version"] if keeps_bases else fresh["version"].initial
    bases = {name: _raw(sent, name, sent.cleaned_data[name]) for name in sent.changes()}
    filled = {name: _raw(sent, name, sent.cleaned_data[name]) for name in sent.filled}
    told = {
        "saved": f"{timezone.localtime():%H:%M}",
        "version": version,
        "bases": bases,
        "filled": filled,
    }
    others = _written_by_others(sent, fresh)
    if others:
        writer = _last_other_writer(fresh, by) if isinstance(fresh, RecordForm) else ""
        told |= {"others": others, "writer": writer}
    return told


def _written_by_others(sent: OfficeForm, fresh: BaseForm) -> dict[str, list[str]]:
    """The texts stored now that are not what this form holds, by their fields."""
    return {
        name: standing
        for name, field in fresh.fields.items()
        if isinstance(field, CharField)
        and field.show_hidden_initial
        and (standing := stored(fresh, name)) != _raw(fresh, name, sent.cleaned_data.get(name, ""))
    }


def _last_other_writer(fresh: RecordForm, by: User) -> str:
    history = fresh.instance.history.exclude(history_user=by)
    row = history.select_related("history_user").first()
    return str(row.history_user or "") if row is not None else ""


def refusal(form: BaseForm) -> dict[str, Any]:
    """The sentences that say why the form was not saved, each with its field; "" of no field.

    What a script can mend by itself also bears the `code` of its cause.
    """
    wrong = []
    for name, errors in form.errors.as_data().items():
        for error in errors:
            code = {"code": error.code} if error.code in MENDED_BY_SCRIPT else {}
            says = " ".join(error.messages)
            wrong.append({"field": "" if name == "__all__" else name, "says": says, **code})
    return {"wrong": wrong}


def stored(form: BaseForm, name: str) -> list[str]:
    """A field's stored value as a hidden input would carry it."""
    value = form.shown_value(name) if isinstance(form, OfficeForm) else form[name].initial
    return _raw(form, name, value) if name in form.fields else [str(value or "")]


def _raw(form: BaseForm, name: str, value: Any) -> list[str]:
    field = form.fields[name]
    shown = field.prepare_value(value)
    if isinstance(shown, list | tuple):
        return [str(one) for one in shown]
    return [str(field.hidden_widget().format_value(shown) or "")]
