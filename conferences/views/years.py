"""The year: its page, the page that starts a new one, and the button that takes that back."""

from __future__ import annotations

import datetime
from itertools import product
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from conferences.actions import years
from conferences.forms.conferences import YearStartForm
from conferences.outline import Outline, outline_of
from conferences.views.visible import visible_programme
from programme.carried_recipients import EndedRecipient, ended_recipients
from programme.models import Committee, Document, Term
from programme.pages import ActionPage, Answer, FormPage
from programme.roles import Action, may
from programme.views.texts import TextPage


class YearPage(TextPage):
    """The text of a year beside the page as it will print."""

    template_name = "conferences/year.html"
    fragment_name = "conferences/_outline.html"

    def load(self) -> None:
        self.document = visible_programme(self)

    def context(self) -> dict[str, Any]:
        # Addresses of the many rows are put together from one: resolving each costs more than it.
        addresses = {
            name: reverse(f"{name}_edit", args=[0]).removesuffix("0/sua/")
            for name in ("item", "conference")
        }
        outline = outline_of(self.document, item_root=addresses["item"])
        may_plan = may(self.user, Action.READ_DRAFTS)
        if not may_plan:
            outline = outline.as_printed()
        if self.may_edit:
            add_tools(outline)
        histories = reverse("history", args=["agendaitem", 0]).removesuffix("agendaitem/0/")
        return {
            **super().context(),
            "outline": outline,
            "may_plan": may_plan,
            "item_root": addresses["item"],
            "conference_root": addresses["conference"],
            "add_root": reverse("item_add", args=[self.document.pk]),
            "history_root": f"{histories}agendaitem/",
            "conference_history": f"{histories}conference/",
            "conference_add": reverse("conference_add", args=[self.document.pk]),
        }


class YearStart(FormPage):
    """A new year: empty, or from last year."""

    action = Action.START_YEAR
    form_class = YearStartForm
    title = "Lập chương trình năm"
    submit_label = "Lập"

    def form_kwargs(self) -> dict[str, Any]:
        known = Document.objects.visible_to(self.user).annual_programmes().order_by("-year")
        last = known.select_related("term").first()
        terms = Term.objects.visible_to(self.user).select_related("committee")
        choices = {
            "committee": Committee.objects.visible_to(self.user),
            "term": terms,
            "like": known,
        }
        if last is None:
            return {"initial": {"year": timezone.localdate().year + 1}, "choices": choices}
        year = last.year + 1
        term = term_of(year, last.term, terms)
        following = None if term.last_year < year else years.next_ordinal(term, year)
        initial = {
            "year": year,
            "like": last.pk,
            "committee": last.committee_id,
            "term": term.pk,
            "in_next_term": term.last_year < year,
        }
        return {
            "initial": initial,
            "choices": choices,
            "next_ordinal": following,
            "ended": ended_of(last, year),
        }

    def perform(self, form: YearStartForm) -> Answer:
        values = form.values()
        programme = years.start(by=self.user, **values)
        like = values["like"]
        kept = values.get("keep", ())
        ended = [] if like is None else ended_of(like, programme.year)
        behind = [one.name for one in ended if one.name not in kept]
        left = f" Nơi nhận không chép sang: {'; '.join(behind)}." if behind else ""
        undo = reverse("year_remove", args=[programme.pk])
        return Answer(
            reverse("proposal_list", args=[programme.pk]),
            f"Đã lập {programme}. Hãy chọn nội dung từ các đề xuất dưới đây.{left}",
            undo=f"{undo}?version={programme.version}",
        )


class YearRemove(ActionPage):
    """A year started by mistake goes, while it is empty."""

    action = Action.START_YEAR
    document: Document

    def load(self) -> None:
        visible = Document.objects.visible_to(self.user).annual_programmes()
        document = visible.filter(pk=self.kwargs["pk"]).first()
        # A repeated request still gets its first answer, so a year already gone is no 404.
        if document is None and self.request.method != "POST":
            raise Http404
        self.gone = document is None
        if document is not None:
            self.document = document

    def back_url(self) -> str:
        return reverse("home") if self.gone else reverse("year", args=[self.document.pk])

    def perform(self) -> Answer:
        if self.gone:
            return Answer(reverse("home"), "Chương trình này đã được xoá trước đó.")
        name = str(self.document)
        years.remove_empty(self.document, version=self.version, by=self.user)
        return Answer(reverse("home"), f"Đã xoá {name} vừa lập.")


def ended_of(like: Document, year: int) -> list[EndedRecipient]:
    """The recipients of a programme that a new year does not take over, and why."""
    names = like.recipients.values_list("name", flat=True)
    return ended_recipients(names, datetime.date(year, 1, 1))


def term_of(year: int, last: Term, terms: QuerySet[Term]) -> Term:
    """The term of a new year: the last programme's, or a later one that the register knows."""
    if last.last_year >= year:
        return last
    later = terms.filter(
        committee=last.committee_id, first_year__lte=year, last_year__gte=year
    ).order_by("ordinal")
    return later.first() or last


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
