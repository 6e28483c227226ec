"""The page on which a paper beside the annual programmes is written: its parts, its frame, its print."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from programme.models import DocumentKind
from programme.views.texts import TextPage
from reports import compose
from reports.text_outline import text_outline
from reports.views.documents import visible_document


class DocumentText(TextPage):
    """A task programme, a quarterly programme, an agenda or a report; the year has its own page."""

    template_name = "reports/text.html"
    fragment_name = "reports/_text.html"

    def load(self) -> None:
        self.document = visible_document(self)
        if self.document.kind == DocumentKind.ANNUAL_WORK_PROGRAMME:
            raise Http404

    def context(self) -> dict[str, Any]:
        tree = compose.compose(self.document)
        return {
            **super().context(),
            "outline": text_outline(self.document, tree),
            # The prose of an agenda is printed before its sittings: a new part stands there too.
            "adds_before_rows": self.document.kind == DocumentKind.CONFERENCE_AGENDA,
        }
