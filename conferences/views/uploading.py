"""Pages whose form takes in a file, and pages that give one out again."""

from __future__ import annotations

from typing import Any, ClassVar

from django.forms import BaseForm
from django.http import Http404, HttpResponse, QueryDict

from conferences.forms.uploads import UploadForm
from programme.downloads import attachment
from programme.file_kinds import kind_of_name
from programme.pages import FormPage
from programme.stored_files import read
from programme.uploads import is_too_big

UNKNOWN_TYPE = "application/octet-stream"


class UploadPage(FormPage):
    """A form with a file; one that is too large is answered 413 with its sentence (R53)."""

    form_class: ClassVar[type[UploadForm]]
    template_name = "conferences/upload_form.html"
    fragment_name = "conferences/_upload_form.html"

    def make_form(self, data: QueryDict | None = None) -> BaseForm:
        if data is None:
            return self.form_class(**self.form_kwargs())
        is_large = is_too_big(self.request)
        return self.form_class(data, self.request.FILES, is_too_big=is_large, **self.form_kwargs())

    def show(self, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        is_large = status == 422 and is_too_big(self.request)
        # htmx shows an answer of 422 in place of the form, and no other.
        return super().show(context, status=413 if is_large and not self.wants_fragment else status)


def handed_out(name: str, sha256: str) -> HttpResponse:
    """A stored file as a download; 404 when its bytes are gone, which `check_integrity` reports."""
    data = read(sha256) if sha256 else None
    if data is None:
        raise Http404
    kind = kind_of_name(name)
    return attachment(data, name, kind.content_type if kind else UNKNOWN_TYPE)
