"""What people fill in about a document itself: its head and foot, its prose, its recipients."""

from __future__ import annotations

from django import forms

from programme.forms.cited import CitedArea
from programme.forms.noted import NotedForm
from programme.forms.records import OfficeForm
from programme.models import Document, Section


class DocumentForm(NotedForm):
    """Title lines, grounds, opening and closing words, draft mark, signer.

    State, number and committee are not here: they are not typed but decided (R48).
    """

    prose = ("basis", "opening", "closing")

    class Meta:
        model = Document
        fields = [
            "title_lines",
            "basis",
            "opening",
            "closing",
            "author",
            "spelling",
            "draft_ordinal",
            "dated_year",
            "dated_month",
            "signer_position",
            "signer_name",
            "circulation_mark",
        ]
        widgets = {
            "title_lines": forms.Textarea(attrs={"rows": 2}),
            "basis": CitedArea(attrs={"rows": 3}),
            "opening": CitedArea(attrs={"rows": 3}),
            "closing": CitedArea(attrs={"rows": 2}),
        }


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


class RemoveForm(OfficeForm):
    """A yes to taking something out."""

    version = forms.IntegerField(widget=forms.HiddenInput)
