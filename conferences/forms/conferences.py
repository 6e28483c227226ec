"""What people fill in about a conference, and about the year that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from conferences.models import Conference, ConferenceKind
from programme.carried_recipients import EndedRecipient
from programme.forms.records import DayField, OfficeForm, RecordForm
from programme.models import Committee, Document, Term

MONTHS = [("", "—"), *((number, f"tháng {number}") for number in range(1, 13))]


def month_field(label: str) -> forms.TypedChoiceField:
    """A month of the year, or none."""
    return forms.TypedChoiceField(
        label=label, choices=MONTHS, coerce=int, empty_value=None, required=False
    )


class ConferenceForm(RecordForm):
    """What a conference is called, when and where it meets."""

    first_month = month_field("Tháng")
    last_month = month_field("Đến tháng")
    date_from = DayField(label="Từ ngày", required=False)
    date_to = DayField(label="Đến ngày", required=False)

    class Meta:
        model = Conference
        fields = [
            "name",
            "kind",
            "ordinal",
            "part",
            "first_month",
            "last_month",
            "date_from",
            "date_to",
            "place",
        ]
        help_texts = {
            "ordinal": "Chỉ hội nghị thường kỳ mang số; để trống với hội nghị chuyên đề.",
            "part": "“Ngày cụ thể” dùng ô ngày; các lựa chọn khác dùng ô tháng.",
        }

    def clean(self) -> dict[str, Any]:
        """A thematic conference bears no number: the one proposed goes, one typed is refused."""
        data = super().clean()
        if data.get("kind") == ConferenceKind.THEMATIC and data.get("ordinal") is not None:
            if "ordinal" in self.changed_data:
                self.add_error("ordinal", "Hội nghị chuyên đề không mang số; hãy để trống ô này.")
            data["ordinal"] = None
        return data


class RenumberForm(OfficeForm):
    """Where the ordinals of the year start."""

    first = forms.IntegerField(
        label="Số của hội nghị thường kỳ đầu tiên trong năm", min_value=1, max_value=999
    )


class YearStartForm(OfficeForm):
    """A new year: of which committee and term, and from what."""

    year = forms.IntegerField(label="Năm", min_value=1930, max_value=2200)
    like = forms.ModelChoiceField(
        Document.objects.none(),
        label="Lập từ",
        required=False,
        empty_label="khung trống",
        help_text="Lập từ năm trước thì lấy lại phần lời văn, nơi nhận và các hội nghị thường kỳ, đổi năm và đánh số tiếp; nội dung từng hội nghị không chép sang mà được đề xuất ở bước sau.",
    )
    with_thematic = forms.BooleanField(
        label="Lấy cả các hội nghị chuyên đề của năm đó",
        required=False,
        help_text="Hội nghị chuyên đề họp theo việc của từng năm; chỉ đánh dấu khi năm mới cũng cần.",
    )
    committee = forms.ModelChoiceField(Committee.objects.none(), label="Cấp uỷ", empty_label=None)
    term = forms.ModelChoiceField(Term.objects.none(), label="Nhiệm kỳ", empty_label=None)
    in_next_term = forms.BooleanField(
        label="Lập nhiệm kỳ kế tiếp",
        required=False,
        help_text="Đánh dấu khi nhiệm kỳ chọn ở trên hết trước năm này: năm mới thuộc nhiệm kỳ sau, số hội nghị ghi ở ô dưới.",
    )
    first_ordinal = forms.IntegerField(
        label="Số của hội nghị thường kỳ đầu tiên trong năm",
        required=False,
        min_value=1,
        max_value=999,
        help_text="Nhiệm kỳ mới thì phải ghi, tính cả những hội nghị đã họp ngoài phần mềm.",
    )
    keep = forms.MultipleChoiceField(
        label="Nơi nhận không chép sang",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Các dòng này nêu cơ quan, tổ chức đã kết thúc hoạt động; chỉ đánh dấu dòng vẫn cần giữ.",
    )

    def __init__(
        self,
        *args: Any,
        choices: dict[str, Any],
        next_ordinal: int | None = None,
        ended: Sequence[EndedRecipient] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if next_ordinal is not None:
            self.fields[
                "first_ordinal"
            ].help_text = f"Để trống thì đánh số tiếp của nhiệm kỳ: lần thứ {next_ordinal}."
        if ended:
            offered = self.fields["keep"]
            offered.choices = [(one.name, f"{one.name} – {one.reason}") for one in ended]  # type: ignore[attr-defined]  # a MultipleChoiceField
        else:
            del self.fields["keep"]
        for name, rows in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        committee, term = data.get("committee"), data.get("term")
        if committee and term and term.committee_id != committee.pk:
            self.add_error("term", "Nhiệm kỳ này không thuộc cấp uỷ đã chọn.")
        like = data.get("like")
        if committee and like and like.committee_id != committee.pk:
            self.add_error("like", "Chương trình này không thuộc cấp uỷ đã chọn.")
        return data
