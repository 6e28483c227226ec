"""The year: its page, and the page that starts a new one."""

from __future__ import annotations

from itertools import product
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from conferences.actions import years
from conferences.forms.conferences import YearStartForm
from conferences.outline import Outline, outline_of
from programme.models import Committee, Document, Term
from programme.pages import Answer, FormPage, Page
from programme.roles import Action, may


class YearPage(Page):
    """The text of a year beside the page as it will print."""

    template_name = "conferences/year.html"
    fragment_name = "conferences/_outline.html"
    document: Document

    def load(self) -> None:
        visible = Document.objects.visible_to(self.user).annual_programmes()
        self.document = self.find(visible.select_related("committee", "term"), pk=self.kwargs["pk"])

    def context(self) -> dict[str, Any]:
        may_edit = may(self.user, Action.EDIT_PROGRAMME) and self.document.is_editable
        # Addresses of the many rows are put together from one: resolving each costs more than it.
        addresses = {
            name: reverse(f"{name}_edit", args=[0]).removesuffix("0/sua/")
            for name in ("item", "conference", "section")
        }
        outline = outline_of(self.document, item_root=addresses["item"])
        if may_edit:
            add_tools(outline)
        histories = reverse("history", args=["agendaitem", 0]).removesuffix("agendaitem/0/")
        return {
            "title": str(self.document),
            "document": self.document,
            "outline": outline,
            "may_edit": may_edit,
            "is_fragment": self.wants_fragment,
            "item_root": addresses["item"],
            "conference_root": addresses["conference"],
            "part_root": addresses["section"],
            "add_root": reverse("item_add", args=[self.document.pk]),
            "history_root": f"{histories}agendaitem/",
            "conference_history": f"{histories}conference/",
            "conference_add": reverse("conference_add", args=[self.document.pk]),
        }

    def show(self, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        answer = super().show(context, status=status)
        if self.wants_fragment:
            answer["HX-Trigger-After-Settle"] = "programme-changed"
        return answer


class YearStart(FormPage):
    """A new year: empty, or from last year."""

    action = Action.START_YEAR
    form_class = YearStartForm
    title = "Lập chương trình năm"
    submit_label = "Lập"

    def form_kwargs(self) -> dict[str, Any]:
        known = Document.objects.visible_to(self.user).annual_programmes().order_by("-year")
        last = known.first()
        initial = {"year": timezone.localdate().year + 1}
        if last is not None:
            initial = {
                "year": last.year + 1,
                "like": last.pk,
                "committee": last.committee_id,
                "term": last.term_id,
            }
        choices = {
            "committee": Committee.objects.visible_to(self.user),
            "term": Term.objects.visible_to(self.user).select_related("committee"),
            "like": known,
        }
        return {"initial": initial, "choices": choices}

    def perform(self, form: YearStartForm) -> Answer:
        typed = form.cleaned_data
        programme = years.start(
            committee=typed["committee"],
            term=typed["term"],
            year=typed["year"],
            like=typed["like"],
            by=self.user,
        )
        return Answer(reverse("year", args=[programme.pk]), f"Đã lập {programme}.")


def add_tools(outline: Outline) -> None:
    """The buttons of every line, from one template filled in once for each of its four shapes.

    Rendering them line by line took two thirds of the page's time.
    """
    shapes = {
        ends: render_to_string(
            "conferences/_row_tools.html", {"is_first": ends[0], "is_last": ends[1]}
        ).strip()
        for ends in product((True, False), repeat=2)
    }
    for row in outline.rows():
        shape = shapes[row.is_first, row.is_last]
        row.tools = format_html(shape, address=row.address, version=row.version)
