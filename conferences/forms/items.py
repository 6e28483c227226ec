"""What people fill in about an item: its words, its review, who prepares it, what it cites."""

from __future__ import annotations

from typing import Any

from django import forms

from conferences.actions import sheets
from conferences.lead_choices import lead_choices
from conferences.models import AgendaItem, Conference, ItemForm
from programme.cited_texts import Mentioned, cited_words, mentioned
from programme.forms.choices import ChosenField, TypeAhead
from programme.forms.cited import CitedArea
from programme.forms.noted import NotedForm
from programme.forms.records import OfficeForm
from programme.milestones import find_reviews
from programme.models import Agency, Directive, Document, User

UNKNOWN_AGENCY = "Cơ quan này không có trong danh mục; hãy chọn lại."
UNKNOWN_DIRECTIVE = "Văn bản này không có trong danh mục; hãy chọn lại."
# Without scripts the whole list is shown; beyond this many, the newest texts.
OFFERED_DIRECTIVES = 300
MOST_MINUTES = 600
MOST_WORKDAYS = 60


def whole_number(label: str, *, most: int, unit: str) -> forms.IntegerField:
    """A number from 0 to `most`, or nothing."""
    sentence = f"Hãy ghi một số từ 0 đến {most} ({unit})."
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        widget=forms.NumberInput(attrs={"class": "short"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), sentence),
    )


class ItemSheetForm(NotedForm):
    """An item with its agencies and directives on one page."""

    leads = ChosenField(Agency.objects.none(), unknown=UNKNOWN_AGENCY, label="Cơ quan chủ trì")
    coordinators = ChosenField(
        Agency.objects.none(), unknown=UNKNOWN_AGENCY, label="Cơ quan phối hợp"
    )
    reviewed = ChosenField(
        Directive.objects.none(),
        unknown=UNKNOWN_DIRECTIVE,
        label="Văn bản được sơ kết, tổng kết",
    )
    cited = ChosenField(
        Directive.objects.none(),
        unknown=UNKNOWN_DIRECTIVE,
        label="Văn bản khác được viện dẫn",
        help_text="Văn bản ghi trong nội dung và đã có trong danh mục thì được gắn khi lưu.",
    )
    expected_minutes = whole_number("Số phút dự kiến", most=MOST_MINUTES, unit="phút")
    paper_workdays = whole_number(
        "Tài liệu gửi trước (ngày làm việc)", most=MOST_WORKDAYS, unit="ngày làm việc"
    )

    class Meta:
        model = AgendaItem
        fields = [
            "lead_in",
            "text",
            "form",
            "delivery",
            "review_kind",
            "review_years",
            "expected_minutes",
            "paper_workdays",
            "notes",
        ]
        widgets = {
            "text": CitedArea(attrs={"rows": 3}, also=("lead_in",)),
            "lead_in": forms.Textarea(attrs={"rows": 1, "class": "one-line"}),
            "notes": forms.Textarea(attrs={"rows": 2}),
        }
        error_messages = {"text": {"required": "Nội dung không được để trống."}}

    def __init__(self, *args: Any, user: User, programme: Document, **kwargs: Any) -> None:
        super().__init__(*args, document=programme, **kwargs)
        self.fields["text"].error_messages["required"] = "Nội dung không được để trống."
        now = sheets.standing(self.instance) if self.instance.pk else {}
        for name in sheets.LABELS:
            self.initial[name] = [record.pk for record in now.get(name, [])]
        self._offer_agencies(programme, now)
        self._offer_directives(user, now)

    def _offer_agencies(self, programme: Document, now: dict[str, list[Any]]) -> None:
        """Agencies of the programme's year, the ended ones last; any other only where it stands."""
        chosen = {record.pk for name in sheets.AGENCIES for record in now.get(name, [])}
        offered = lead_choices(Agency.objects.all(), programme, chosen=chosen)
        for name in sheets.AGENCIES:
            self._set(name, Agency.objects.all(), offered, "agency_options", "Gõ tên cơ quan…")

    def _offer_directives(self, user: User, now: dict[str, list[Any]]) -> None:
        known = Directive.objects.visible_to(user)
        chosen = [record for name in ("reviewed", "cited") for record in now.get(name, [])]
        recognised = [one.directive for one in self.mentions() if one.directive is not None]
        offered = [*chosen, *recognised, *known[:OFFERED_DIRECTIVES]]
        for name in ("reviewed", "cited"):
            self._set(name, known, offered, "directive_options", "Gõ số, ký hiệu, trích yếu…")

    def _set(self, name: str, every: Any, offered: list[Any], url_name: str, hint: str) -> None:
        field = self.fields[name]
        if isinstance(field, ChosenField):
            field.queryset = every
            field.widget = TypeAhead(url_name=url_name, hint=hint)
            field.offer(offered)

    def mentions(self) -> list[Mentioned]:
        """The texts that the item's stored words cite."""
        linked = {*self.initial.get("reviewed", ()), *self.initial.get("cited", ())}
        return mentioned(cited_words(self.instance.text, self.instance.lead_in), linked)

    def unknown_mentions(self) -> list[str]:
        """Texts that the typed words cite and the register does not hold; of a valid form."""
        found = mentioned(self._typed_words())
        return [one.short for one in found if one.directive is None]

    def clean(self) -> dict[str, Any]:
        """What the words say is filled in: the texts they cite, the review and its years."""
        super().clean()
        if {"text", "lead_in", "reviewed", "cited"} <= self.cleaned_data.keys():
            self._link_what_is_cited()
        if {"text", "review_kind", "review_years"} <= self.cleaned_data.keys():
            self._name_the_review()
        return self.cleaned_data

    def _typed_words(self) -> str:
        return cited_words(self.cleaned_data["text"], self.cleaned_data["lead_in"])

    def _name_the_review(self) -> None:
        """ "Tổng kết 05 năm …", newly typed, says the review and its years; neither is overwritten."""
        changed = self.changes()
        is_open = not self.cleaned_data["review_kind"] and self.cleaned_data["review_years"] is None
        if not is_open or "text" not in changed or {"review_kind", "review_years"} & changed.keys():
            return
        now = find_reviews(self.cleaned_data["text"])
        before = find_reviews(str(changed["text"].base or ""))
        if not now or (before and (before[0].kind, before[0].years) == (now[0].kind, now[0].years)):
            return
        found = {"review_kind": now[0].kind, "review_years": now[0].years}
        self.cleaned_data.update(found)
        self.filled = tuple(found)

    def _link_what_is_cited(self) -> None:
        reviewed = {code for one in find_reviews(self.cleaned_data["text"]) for code in one.codes}
        chosen = [*self.cleaned_data["reviewed"], *self.cleaned_data["cited"]]
        for one in mentioned(self._typed_words()):
            if one.directive is not None and one.directive not in chosen:
                name = "reviewed" if one.code in reviewed else "cited"
                self.cleaned_data[name] = [*self.cleaned_data[name], one.directive]
                chosen.append(one.directive)


class ItemAddForm(ItemSheetForm):
    """A new item; the parent's list decides how it is marked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].initial = ItemForm.ITEM


class ItemMoveForm(OfficeForm):
    """Into which conference, and behind which item."""

    FIRST = "first"
    version = forms.IntegerField(widget=forms.HiddenInput)
    conference = forms.ModelChoiceField(
        Conference.objects.none(), label="Đến", required=False, empty_label="Chưa xếp"
    )
    place = forms.ChoiceField(
        label="Vị trí", choices=[("", "cuối danh sách"), (FIRST, "đầu danh sách")], required=False
    )

    def __init__(self, *args: Any, programme: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["conference"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = programme.conferences.live().order_by("position")


class PostponeForm(OfficeForm):
    """Why an item waits."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state_reason = forms.CharField(
        label="Lý do hoãn", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class DropForm(OfficeForm):
    """Why an item will not be dealt with."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state_reason = forms.CharField(
        label="Lý do không đưa vào", max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
