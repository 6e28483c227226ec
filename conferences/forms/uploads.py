"""The field of a form that takes in a file, and what it says about one that came too large."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from programme.file_kinds import EMPTY, FileKind

MEGABYTE = 1024 * 1024
HELP = "Word (.docx), Excel (.xlsx) hoặc PDF, nhiều nhất {limit} MB."
TOO_BIG = "Tệp lớn hơn {limit} MB nên không được nhận."
ACCEPTED = ",".join(f".{kind.ending}" for kind in FileKind)


class PaperField(forms.FileField):
    """One file; its kind is told by its content when it is taken in."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", HELP)
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPTED}))
        super().__init__(max_length=None, allow_empty_file=False, **kwargs)
        self.error_messages |= {"empty": EMPTY, "invalid": EMPTY, "missing": EMPTY}


class UploadForm(forms.Form):
    """What forms with a `PaperField` named "file" share; it stands before the office's own base."""

    def __init__(self, *args: Any, is_too_big: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_too_big = is_too_big
        self.limit = settings.UPLOAD_MAX_BYTES // MEGABYTE
        field = self.fields["file"]
        # A file has no value to compare with, so none is carried along.
        field.show_hidden_initial = False
        field.help_text = str(field.help_text).format(limit=self.limit)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.is_too_big:
            self.errors.pop("file", None)
            self.add_error("file", TOO_BIG.format(limit=self.limit))
        return cleaned

    @property
    def handed_in(self) -> tuple[str, bytes] | None:
        """Name and bytes of the file that came, once the form is valid."""
        file = self.cleaned_data.get("file")
        if not isinstance(file, UploadedFile):
            return None
        return file.name or "", file.read()
