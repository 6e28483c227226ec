"""The paper on the screen, and as a file to take away."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import condition, require_safe

from programme.downloads import attachment
from programme.models import Document, DocumentKind
from programme.pages import Page
from programme.roles import Action
from programme.vietnamese import roman
from reports import compose, files
from reports.fonts import FontMissing
from reports.writers import pdf
from reports.writers.sheets import sheet_starts

FILE_STEMS = {
    DocumentKind.ANNUAL_WORK_PROGRAMME: "Chuong-trinh-lam-viec",
    DocumentKind.ANNUAL_TASK_PROGRAMME: "Chuong-trinh-nhiem-vu",
    DocumentKind.QUARTERLY_PROGRAMME: "Chuong-trinh-cong-tac",
    DocumentKind.CONFERENCE_AGENDA: "Chuong-trinh-hoi-nghi",
    DocumentKind.QUARTERLY_REPORT: "Bao-cao",
}
OFFERED = frozenset({"docx", "pdf"})
NO_FONT = "Máy chủ chưa có phông chữ cho bản PDF; hãy báo quản trị cài gói fonts-croscore."


class DocumentPreview(Page):
    """The A4 page as it will print; for htmx only the paper itself."""

    template_name = "reports/preview.html"
    fragment_name = "reports/_paper.html"
    document: Document

    def load(self) -> None:
        self.document = visible_document(self)

    def context(self) -> dict[str, Any]:
        return {
            "title": str(self.document),
            "document": self.document,
            "paper": pdf.html_body(compose.compose(self.document)),
        }


class DocumentSheets(Page):
    """Where each further sheet of the PDF begins: `{"starts": [[block, letters], …]}`.

    The page on the screen asks after it is drawn; without a font for the PDF it has no sheets.
    """

    document: Document

    def load(self) -> None:
        self.document = visible_document(self)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            starts = sheet_starts(compose.compose(self.document))
        except FontMissing:
            starts = ()
        return JsonResponse({"starts": [[one.block, one.letters] for one in starts]})


class DocumentDownload(Page):
    """The paper as DOCX or PDF."""

    action = Action.EXPORT_DOCUMENT

    def load(self) -> None:
        self.document = visible_document(self)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = kwargs["file_format"]
        if wanted not in OFFERED:
            raise Http404
        try:
            content = files.export(self.document, wanted)
        except FontMissing:
            return HttpResponse(NO_FONT, status=503, content_type="text/plain; charset=utf-8")
        return attachment(content, file_name(self.document, wanted), files.TYPES[wanted])


@require_safe
@login_not_required
@condition(etag_func=lambda request: f'"{sha256(pdf.stylesheet().encode()).hexdigest()}"')
def official_stylesheet(request: HttpRequest) -> HttpResponse:
    """The look of the paper on screen; our content security policy allows no inline style."""
    return HttpResponse(pdf.stylesheet(), content_type="text/css; charset=utf-8")


def file_name(document: Document, file_format: str) -> str:
    """ "Bao-cao-quy-I-2024.docx", "Chuong-trinh-lam-viec-2025.pdf"."""
    quarter = f"-quy-{roman(document.quarter)}" if document.quarter else ""
    stem = FILE_STEMS[DocumentKind(document.kind)]
    return f"{stem}{quarter}-{document.year}.{file_format}"


def visible_document(page: Page) -> Document:
    """The document an address names, if this person may read it."""
    rows = Document.objects.visible_to(page.user)
    return page.find(rows.select_related("committee", "term"), pk=page.kwargs["pk"])
