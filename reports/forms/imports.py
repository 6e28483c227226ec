"""A file, or words pasted from one: what the import page takes in."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from programme.forms.records import VietnameseErrors
from reports.readers.guard import MEGABYTE
from reports.refusals import SENTENCES

PASTED_NAME = "Văn bản dán vào.txt"
NOTHING = "Hãy chọn một tệp, hoặc dán nội dung văn bản vào ô bên dưới."
BOTH = "Hãy chỉ chọn một cách: tệp, hoặc nội dung dán vào."


class ImportForm(VietnameseErrors):
    """Exactly one of a file and a text; `is_too_big` when the file was thrown away on its way."""

    file = forms.FileField(
        label="Tệp văn bản",
        required=False,
        allow_empty_file=True,
        max_length=None,
        help_text="Word (.docx), tệp chữ (.txt) hoặc tệp “Tải JSON” (.json), nhiều nhất {limit} MB."
        " Có thể kéo tệp thả vào đây.",
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.json,.doc,.rtf,.odt,.pdf"}),
    )
    text = forms.CharField(
        label="Hoặc dán nội dung",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args: Any, is_too_big: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_too_big = is_too_big
        self.megabytes = settings.UPLOAD_MAX_BYTES // MEGABYTE
        help_text = str(self.fields["file"].help_text)
        self.fields["file"].help_text = help_text.format(limit=self.megabytes)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        file, text = cleaned.get("file"), cleaned.get("text", "").strip()
        if self.is_too_big:
            self.add_error("file", SENTENCES["too_big"].format(limit=self.megabytes))
        elif not self.errors and file is None and not text:
            self.add_error("file", NOTHING)
        elif not self.errors and file is not None and text:
            self.add_error("file", BOTH)
        return cleaned

    @property
    def content(self) -> bytes:
        """The bytes to read, once the form is valid."""
        file = cast("UploadedFile[bytes] | None", self.cleaned_data["file"])
        return file.read() if file is not None else self.cleaned_data["text"].encode()

    @property
    def file_name(self) -> str:
        """What the file was called."""
        file = cast("UploadedFile[bytes] | None", self.cleaned_data["file"])
        return file.name or "" if file is not None else PASTED_NAME

    @property
    def used_field(self) -> str:
        """Where a refusal of the content belongs."""
        return "file" if self.cleaned_data["file"] is not None else "text"
