"""What people fill in for the register of directing texts."""

from __future__ import annotations

from typing import Any

from django import forms

from programme.citations import Citation
from programme.forms.records import DayField, OfficeForm, RecordForm
from programme.models import Directive, DirectiveKind, DirectiveRelationKind, IssuerLevel

LONGEST_PASTE = 2000


class DirectiveForm(RecordForm):
    """An entry of the register, new or standing."""

    date = DayField(label="Ngày ban hành", required=False)

    class Meta:
        model = Directive
        fields = ["kind", "number", "symbol", "date", "issuer", "term_ordinal", "subject"]
        widgets = {
            "subject": forms.Textarea(attrs={"rows": 3}),
            "number": forms.TextInput(attrs={"class": "short"}),
            "symbol": forms.TextInput(attrs={"class": "short"}),
            "term_ordinal": forms.TextInput(attrs={"class": "short"}),
        }
        help_texts = {
            "term_ordinal": "Khoá của cơ quan ban hành, ví dụ XIII; bỏ trống nếu không in.",
            "subject": "Viết như trong văn bản, bắt đầu bằng chữ thường, không có chữ “về”.",
        }

    @property
    def citation(self) -> Citation:
        """The entry as a citation; only of a form that is valid."""
        typed = self.cleaned_data
        return Citation(
            kind=str(DirectiveKind(typed["kind"]).label),
            number=typed["number"],
            symbol=typed["symbol"],
            date=typed["date"],
            issuer=typed["issuer"],
            term=typed["term_ordinal"],
            subject=typed["subject"],
        )


def initial_of(citation: Citation) -> dict[str, Any]:
    """What a pasted citation fills into `DirectiveForm`."""
    return {
        "kind": DirectiveKind.of(citation.kind),
        "number": citation.number,
        "symbol": citation.symbol,
        "date": citation.date,
        "issuer": citation.issuer,
        "term_ordinal": citation.term,
        "subject": citation.subject,
    }


class PasteForm(forms.Form):
    """A citation copied from a document."""

    text = forms.CharField(
        label="Dán câu viện dẫn",
        max_length=LONGEST_PASTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ví dụ: Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư về …",
    )


class DirectiveFilter(forms.Form):
    """What the register is narrowed to; anything odd in the address is taken as not said."""

    q = forms.CharField(
        label="Tìm",
        required=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "placeholder": "số, ký hiệu, cơ quan, trích yếu; không cần dấu",
            }
        ),
    )
    kind = forms.ChoiceField(
        label="Thể loại", required=False, choices=[("", "Mọi thể loại"), *DirectiveKind.choices]
    )
    level = forms.ChoiceField(
        label="Cấp ban hành", required=False, choices=[("", "Mọi cấp"), *IssuerLevel.choices]
    )
    year = forms.ChoiceField(label="Năm ban hành", required=False)
    due = forms.IntegerField(
        label="Đến hạn sơ, tổng kết",
        required=False,
        min_value=1930,
        max_value=2200,
        widget=forms.NumberInput(attrs={"class": "short", "placeholder": "năm"}),
    )

    unreviewed = forms.BooleanField(label="Chưa sơ, tổng kết", required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = self.fields["year"]
        if isinstance(year, forms.ChoiceField):
            year.choices = [("", "Mọi năm"), *((str(y), str(y)) for y in years)]

    def wanted(self) -> dict[str, Any]:
        """The filters that were given and make sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class RelationForm(OfficeForm):
    """How the text of the page follows another one."""

    kind = forms.ChoiceField(label="Quan hệ", choices=DirectiveRelationKind.choices)
    target = forms.ModelChoiceField(
        label="Với văn bản",
        queryset=Directive.objects.none(),
        empty_label=None,
        widget=forms.Select(attrs={"size": 8}),
        error_messages={"invalid_choice": "Văn bản này không còn trong danh mục; hãy tìm lại."},
    )

    def __init__(self, *args: Any, offered: list[Directive], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        target = self.fields["target"]
        if isinstance(target, forms.ModelChoiceField):
            target.queryset = Directive.objects.all()
            target.widget.choices = [(one.pk, str(one)) for one in offered]
