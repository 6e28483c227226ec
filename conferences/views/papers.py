""" "Việc của cơ quan": the items an agency prepares, their papers, and what became of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from conferences.actions import papers
from conferences.deadlines import paper_rule
from conferences.forms.requests import PaperForm, ReportForm
from conferences.models import AgendaItem, Conference, ItemReport, Paper
from conferences.preparation import Prepared, prepared
from conferences.views.uploading import UploadPage, handed_out
from programme.models import Document
from programme.numbers import is_record_number
from programme.pages import ActionPage, Answer, FormPage, Page
from programme.paging import page_of
from programme.roles import Action, may

PAGE_SIZE = 60
READ_WITH = ("programme__committee", "conference", "parent")


class AgencyItems(Page):
    """What an agency leads or co-ordinates in the issued programme of a year."""

    action = Action.HAND_IN
    template_name = "conferences/agency_items.html"

    def context(self) -> dict[str, Any]:
        rows = AgendaItem.objects.visible_to(self.user).handed_in_by(self.user)
        years = sorted(set(rows.order_by().values_list("programme__year", flat=True).distinct()))
        year = self._year(years)
        rows = rows.filter(programme__year=year) if year is not None else rows.none()
        rows = rows.with_agencies().select_related(*READ_WITH)
        ordered = rows.order_by("programme", "conference__position", "position", "pk")
        listed = page_of(ordered, self.request, PAGE_SIZE)
        return {
            "title": "Việc của cơ quan",
            "rows": listed,
            "found": prepared_by(self, list(listed)),
            "years": years,
            "year": year,
            "agency": self.user.agency,
            "mine": set(Paper.objects.editable_by(self.user).filter(item__in=[i.pk for i in listed])
                        .values_list("pk", flat=True)),
        }  # fmt: skip

    def _year(self, years: list[int]) -> int | None:
        given = self.request.GET.get("nam", "")
        if is_record_number(given) and int(given) in years:
            return int(given)
        now = timezone.localdate().year
        return now if now in years else (years[-1] if years else None)


class ConferencePapers(Page):
    """The office's view of one conference: what has come for each item, what is late."""

    action = Action.READ_DRAFTS
    template_name = "conferences/conference_papers.html"

    def load(self) -> None:
        rows = Conference.objects.visible_to(self.user).live()
        self.conference = self.find(
            rows.select_related("programme__committee"), pk=self.kwargs["pk"]
        )

    def context(self) -> dict[str, Any]:
        items = self.conference.items.live().with_agencies().select_related(*READ_WITH)
        listed = sorted(items, key=in_print_order)
        found = [one for one in prepared_by(self, listed) if not one.item.parent_id or one.leads]
        return {
            "title": "Tài liệu và kết quả",
            "conference": self.conference,
            "found": found,
            "handed_in": sum(bool(one.papers) for one in found),
            "expected": sum(one.is_lead for one in found),
            "late": sum(one.is_late for one in found),
            "may_edit": may(self.user, Action.EDIT_PROGRAMME),
        }

    def back_url(self) -> str:
        return (
            f"{reverse('year', args=[self.conference.programme_id])}#hoi-nghi-{self.conference.pk}"
        )


class OwnItemPage(FormPage):
    """A form about an item that the user's agency prepares."""

    action = Action.HAND_IN
    item: AgendaItem

    def load(self) -> None:
        rows = AgendaItem.objects.visible_to(self.user).handed_in_by(self.user)
        self.item = self.find(rows.select_related(*READ_WITH), pk=self.kwargs["pk"])

    def form_kwargs(self) -> dict[str, Any]:
        is_own = self.user.agency_id is not None
        return {"agencies": [] if is_own else papers.agencies_of(self.item, self.user)}

    def context(self) -> dict[str, Any]:
        return {
            **super().context(),
            "item": self.item,
            "earlier": self.earlier(),
            "deadline": deadline_of(self.item),
        }

    def earlier(self) -> list[Any]:
        """What stands already, for a look before more is sent."""
        return []

    def back_url(self) -> str:
        year = self.item.programme.year
        return f"{reverse('agency_items')}?nam={year}#noi-dung-{self.item.pk}"


class PaperAdd(OwnItemPage, UploadPage):
    """Handing in a paper."""

    form_class = PaperForm
    title = "Nộp tài liệu"
    submit_label = "Nộp tài liệu"

    def perform(self, form: PaperForm) -> Answer:
        name, data = form.handed_in or ("", b"")
        paper = papers.hand_in(
            self.item, name=name, data=data, by=self.user, agency=form.cleaned_data.get("agency")
        )
        return Answer(self.back_url(), f"Đã nộp “{paper.name}”.")

    def earlier(self) -> list[Any]:
        return list(Paper.objects.visible_to(self.user).filter(item=self.item))


class ReportAdd(OwnItemPage):
    """Saying what became of an item."""

    form_class = ReportForm
    template_name = "conferences/upload_form.html"
    title = "Báo cáo kết quả"
    submit_label = "Gửi báo cáo"

    def perform(self, form: ReportForm) -> Answer:
        typed = form.cleaned_data
        papers.report(
            self.item,
            state=typed["state"],
            text=typed["text"],
            by=self.user,
            agency=typed.get("agency"),
        )
        return Answer(self.back_url(), "Đã gửi báo cáo kết quả.")

    def earlier(self) -> list[Any]:
        return list(ItemReport.objects.visible_to(self.user).filter(item=self.item))


class PaperWithdraw(ActionPage):
    """Taking a paper back."""

    action = Action.HAND_IN

    def load(self) -> None:
        rows = Paper.objects.editable_by(self.user).select_related("item__programme")
        # A repeated request still gets its first answer, so a paper already gone is no 404.
        self.paper = rows.filter(pk=self.kwargs["pk"]).first()

    def perform(self) -> Answer:
        if self.paper is None:
            raise Http404
        paper = self.paper
        papers.withdraw(paper, version=self.version, by=self.user)
        year = paper.item.programme.year
        back = f"{reverse('agency_items')}?nam={year}#noi-dung-{paper.item_id}"
        return Answer(back, f"Đã rút “{paper.name}”.")

    def back_url(self) -> str:
        return reverse("agency_items")


class PaperFile(Page):
    """A paper as a download, for those who may see it (R44, R47)."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        paper = self.find(Paper.objects.visible_to(self.user), pk=self.kwargs["pk"])
        return handed_out(paper.name, paper.sha256)


def prepared_by(page: Page, items: list[AgendaItem]) -> list[Prepared]:
    """The items with their papers and reports, as far as this person may see them."""
    if not items:
        return []
    years = [item.programme.year for item in items]
    rule = paper_rule(items[0].programme.committee, min(years), max(years))
    return prepared(items, user=page.user, rule=rule, today=timezone.localdate())


def in_print_order(item: AgendaItem) -> tuple[int, int, int]:
    """Sub-items behind the item they stand under."""
    if item.parent is None:
        return item.position, 0, item.pk
    return item.parent.position, item.position, item.pk


def deadline_of(item: AgendaItem) -> Any:
    """The last day for the papers of one item; None while its conference has no date."""
    conference = item.conference
    if conference is None or conference.date_from is None:
        return None
    programme: Document = item.programme
    return paper_rule(programme.committee, conference.year, conference.year).deadline(item)
