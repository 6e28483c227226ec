"""The first page: the years this person may read."""

from __future__ import annotations

from typing import Any

from programme.models import Document
from programme.pages import Page
from programme.roles import Action, may


class Home(Page):
    """List of years."""

    template_name = "programme/home.html"

    def context(self) -> dict[str, Any]:
        years = Document.objects.visible_to(self.user).annual_programmes()
        return {
            "title": "Các năm",
            "years": years.select_related("committee", "term"),
            "may_start": may(self.user, Action.START_YEAR),
        }
