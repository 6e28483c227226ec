"""How much the year asks of its conferences and of the agencies."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from conferences.load import load_of
from conferences.views.visible import visible_programme
from conferences.year_plan import read_plan
from programme.calendars import planning_rules
from programme.models import Document
from programme.pages import Page
from programme.roles import Action


class YearLoadPage(Page):
    """Items and minutes of each conference, items of each agency in each month."""

    action = Action.READ_DRAFTS
    template_name = "conferences/load.html"
    fragment_name = "conferences/_load.html"
    document: Document

    def load(self) -> None:
        self.document = visible_programme(self)

    def back_url(self) -> str:
        return reverse("year", args=[self.document.pk])

    def context(self) -> dict[str, Any]:
        rules = planning_rules(self.document.committee)
        return {
            "title": f"Tải của {self.document}",
            "document": self.document,
            "rules": rules,
            "load": load_of(read_plan(self.document), rules),
        }
