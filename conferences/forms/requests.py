"""What an agency fills in about an item it asks for, about a paper, and about what became of an item."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from conferences.forms.conferences import month_field
from conferences.forms.uploads import PaperField, UploadForm
from conferences.models import ItemRequest, ReportState
from programme.forms.records import OfficeForm, RecordForm
from programme.models import Agency, User

LONGEST_TEXT = 5_000
UNKNOWN_AGENCY = "Cơ quan này không có trong danh mục; hãy chọn lại."
EXPLAIN = "Chưa thực hiện xong thì phải ghi lý do, tiến độ."


class RequestForm(UploadForm, RecordForm):
    """An item that an agency asks for; who has no agency says for which one it is."""

    wanted_month = month_field("Tháng mong muốn")
    file = PaperField(label="Tệp kèm theo", required=False)

    class Meta:
        model = ItemRequest
        fields = ["year", "text", "reason", "wanted_month"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "reason": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"year": "Đưa vào chương trình năm"}
        help_texts = {
            "text": "Viết như sẽ in trong chương trình; nếu dựa vào văn bản thì ghi đủ số, ký hiệu,"
            " ngày.",
            "reason": "Vì sao cần trình, theo văn bản nào, đến hạn khi nào.",
        }

    def __init__(self, *args: Any, user: User, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = self.instance.year if self.instance.pk else None
        offered = sorted({*years, *([standing] if standing else [])})
        self.fields["year"] = forms.TypedChoiceField(
            label="Đưa vào chương trình năm",
            choices=[(str(year), str(year)) for year in offered],
            coerce=int,
            show_hidden_initial=True,
        )
        for name in ("text", "reason"):
            field = self.fields[name]
            if isinstance(field, forms.CharField):
                field.max_length = LONGEST_TEXT
                field.validators.append(MaxLengthValidator(LONGEST_TEXT))
        if user.agency_id is None and not self.instance.pk:
            self.fields["agency"] = an_agency(Agency.objects.by_letters())
        if self.instance.pk and self.instance.attachment_name:
            self.fields["without_file"] = forms.BooleanField(
                label=f"Bỏ tệp đã gửi “{self.instance.attachment_name}”", required=False
            )
        # The file comes last: one that is too large takes along what stands behind it.
        self.order_fields([n for n in self.fields if n not in {"without_file", "file"}])


class PaperForm(UploadForm, OfficeForm):
    """A paper for an item; who speaks for no agency says for which one it is."""

    file = PaperField(label="Tệp tài liệu")

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if agencies:
            self.fields["agency"] = one_of(agencies)
            self.order_fields(["agency", "file"])


class ReportForm(OfficeForm):
    """What became of an item."""

    state = forms.ChoiceField(
        label="Kết quả", choices=ReportState.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label="Diễn giải",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Đã thực hiện: số, ngày văn bản ban hành. Chưa xong: tiến độ, lý do.",
    )

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if agencies:
            self.fields["agency"] = one_of(agencies)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        is_open = data.get("state") not in {None, ReportState.DONE.value}
        if is_open and "text" in data and not data["text"].strip():
            self.add_error("text", EXPLAIN)
        return data


def an_agency(offered: Any) -> forms.ModelChoiceField[Agency]:
    """Which agency is meant."""
    return forms.ModelChoiceField(
        offered, label="Cơ quan", error_messages={"invalid_choice": UNKNOWN_AGENCY}
    )


def one_of(agencies: list[Agency]) -> forms.ModelChoiceField[Agency]:
    """One of the agencies that prepare an item, the first of them unless another is meant."""
    field = an_agency(Agency.objects.filter(pk__in=[agency.pk for agency in agencies]))
    field.initial = agencies[0].pk
    field.empty_label = None
    return field
