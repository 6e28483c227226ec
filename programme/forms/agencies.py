"""What people fill in for the list of agencies."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms

from programme.forms.choices import RecordsField
from programme.forms.records import DayField, OfficeForm, RecordForm
from programme.models import Agency, AgencyChangeKind

MOST_SUCCESSORS = 20


class AgencyForm(RecordForm):
    """An agency's entry."""

    valid_from = DayField(label="Hoạt động từ ngày", required=False)
    valid_to = DayField(label="Đến hết ngày", required=False)

    class Meta:
        model = Agency
        fields = ["name", "short_name", "valid_from", "valid_to"]
        widgets = {"short_name": forms.TextInput(attrs={"class": "short"})}
        help_texts = {"short_name": "Ví dụ: VPTU. Dùng khi tìm."}


class AgencyFilter(forms.Form):
    """What the list is narrowed to."""

    VALID, ENDED, ALL = "con", "het", "moi"
    q = forms.CharField(
        label="Tìm",
        required=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": "tên, viết tắt; không cần dấu"}
        ),
    )
    state = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[(VALID, "Đang hoạt động"), (ENDED, "Đã kết thúc"), (ALL, "Tất cả")],
    )

    def wanted(self) -> dict[str, Any]:
        """The filters given; agencies of today when nothing else is said."""
        self.is_valid()
        state = self.cleaned_data.get("state") or self.VALID
        return {"q": self.cleaned_data.get("q", ""), "state": state}


class ReorganiseForm(OfficeForm):
    """Which agencies end, which begin, from what day."""

    kind = forms.ChoiceField(
        label="Hình thức", choices=AgencyChangeKind.choices, widget=forms.RadioSelect
    )
    on = DayField(
        label="Từ ngày",
        help_text="Cơ quan cũ kết thúc vào hôm trước; cơ quan mới bắt đầu từ ngày này.",
    )
    before = RecordsField(
        label="Cơ quan cũ",
        queryset=Agency.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Cơ quan này không còn hoạt động; hãy tải lại trang."},
    )
    after = forms.CharField(
        label="Cơ quan mới",
        max_length=255 * MOST_SUCCESSORS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi tên một dòng. Tên của cơ quan đang hoạt động thì chính là cơ quan đó.",
    )
    basis = forms.CharField(label="Căn cứ", max_length=500, required=False)

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before = self.fields["before"]
        if isinstance(before, forms.ModelMultipleChoiceField):
            before.queryset = Agency.objects.filter(
                pk__in=Agency.objects.valid_on(today).values("pk")
            ).by_letters()
