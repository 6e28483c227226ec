"""The text of a document beside the page as it prints: what the year and every other paper share."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from programme.models import Document
from programme.pages import Page
from programme.roles import Action, may


class TextPage(Page):
    """A document in its parts, each edited where it stands; htmx gets the parts alone.

    `context` of a subclass adds `outline`, which names the `recipients` and the printed `notes`.
    """

    document: Document

    @property
    def may_edit(self) -> bool:
        """Whether this person may change the document now."""
        return may(self.user, Action.EDIT_PROGRAMME) and self.document.is_editable

    def context(self) -> dict[str, Any]:
        return {
            "title": str(self.document),
            "document": self.document,
            "may_edit": self.may_edit,
            "is_fragment": self.wants_fragment,
            # Addresses of the parts are put together from one: resolving each costs more than it.
            "part_root": reverse("section_edit", args=[0]).removesuffix("0/sua/"),
        }

    def show(self, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        answer = super().show(context, status=status)
        if self.wants_fragment:
            answer["HX-Trigger-After-Settle"] = "programme-changed"
        return answer
