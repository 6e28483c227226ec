"""What people fill in about a document itself: its head and foot, its prose, its recipients."""

from __future__ import annotations

from django import forms

from programme.forms.cited import CitedArea
from programme.forms.noted import NotedForm
from programme.forms.records import OfficeForm
from programme.models import Document, Section


class DocumentForm(NotedForm):
    """Title lines, grounds, opening words, draft mark: what stands before the first part.

    State, number and committee are not here: they are not typed but decided (R48).
    """

    prose = ("basis", "opening")

    class Meta:
        model = Document
        fields = [
            "title_lines",
            "author_line",
            "note",
            "basis",
            "opening",
            "spelling",
            "draft_ordinal",
            "dated_year",
            "dated_month",
            "circulation_mark",
            "numbering",
            "is_conference_paper",
        ]
        widgets = {
            "title_lines": forms.Textarea(attrs={"rows": 2}),
            "basis": CitedArea(attrs={"rows": 3}),
            "opening": CitedArea(attrs={"rows": 3}),
        }


class ClosingForm(NotedForm):
    """The words behind the last part."""

    prose = ("closing",)

    class Meta:
        model = Document
        fields = ["closing"]
        widgets = {"closing": CitedArea(attrs={"rows": 3})}


class SignerForm(NotedForm):
    """Who signs, and on whose behalf."""

    prose = ()

    class Meta:
        model = Document
        fields = ["author", "signer_position", "signer_name"]
        labels = {"author": "Ký thay mặt"}


class SectionForm(NotedForm):
    """A prose part: its heading and its paragraphs."""

    class Meta:
        model = Section
        fields = ["heading", "text", "is_numbered"]
        widgets = {"text": CitedArea(attrs={"rows": 8})}
        help_texts = {"is_numbered": "Phần đánh số mang số La Mã hoặc số thứ tự theo vị trí."}


class RecipientsForm(OfficeForm):
    """The lines under "Nơi nhận"."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    names = forms.CharField(
        label="Nơi nhận",
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Mỗi nơi nhận một dòng, không ghi dấu gạch đầu dòng; dòng “Lưu …” đứng cuối.",
    )

    def clean_names(self) -> str:
        """The lines that hold a name, without the dash that the paper puts before each."""
        lines = (line.strip() for line in self.cleaned_data["names"].splitlines())
        return "\n".join(name for line in lines if (name := line.removeprefix("- ").strip()))
