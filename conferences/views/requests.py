""" "Đề nghị của cơ quan": what agencies ask for, and what became of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from conferences.actions import requests
from conferences.forms.requests import RequestForm
from conferences.models import AgendaItem, ItemRequest
from conferences.views.uploading import UploadPage, handed_out
from programme.errors import NotAllowed
from programme.models import Document
from programme.numbers import is_record_number
from programme.pages import ActionPage, Answer, Page, saved_now
from programme.paging import page_of
from programme.roles import Action, may

PAGE_SIZE = 30
YEARS_AHEAD = 3


class RequestReading(Page):
    """A page for the agencies that ask, and for the office that answers."""

    @property
    def is_office(self) -> bool:
        return may(self.user, Action.EDIT_PROGRAMME)

    def load(self) -> None:
        if not self.is_office and not may(self.user, Action.REQUEST_ITEM):
            raise NotAllowed


class RequestList(RequestReading):
    """The office sees every agency's requests of a year, an agency its own."""

    template_name = "conferences/request_list.html"

    def context(self) -> dict[str, Any]:
        rows = ItemRequest.objects.visible_to(self.user)
        years = sorted(set(rows.order_by().values_list("year", flat=True).distinct()))
        year = self._year(years)
        if year is not None:
            rows = rows.filter(year=year)
        listed = page_of(rows.select_related(*READ_WITH), self.request, PAGE_SIZE)
        return {
            "title": "Đề nghị của cơ quan",
            "rows": listed,
            "outcomes": outcomes(list(listed), self),
            "years": years,
            "year": year,
            "is_office": self.is_office,
            "may_send": may(self.user, Action.REQUEST_ITEM),
            "proposals": self._proposals(year),
        }

    def _year(self, years: list[int]) -> int | None:
        """The year the address names; the latest one for the office, all for an agency."""
        given = self.request.GET.get("nam", "")
        if is_record_number(given) and int(given) in years:
            return int(given)
        return years[-1] if years and self.is_office else None

    def _proposals(self, year: int | None) -> str:
        """Where the office accepts and declines them; "" while there is no such programme."""
        if not self.is_office or year is None:
            return ""
        programme = programme_of(self, year)
        return "" if programme is None else address_of("proposal_list", programme.pk)


class RequestPage(RequestReading):
    """One request with its reason, its file and the office's answer."""

    template_name = "conferences/request.html"

    def load(self) -> None:
        super().load()
        rows = ItemRequest.objects.visible_to(self.user).select_related(*READ_WITH, "sent_by")
        self.item_request = self.find(rows, pk=self.kwargs["pk"])

    def context(self) -> dict[str, Any]:
        mine = ItemRequest.objects.editable_by(self.user).filter(pk=self.item_request.pk)
        return {
            "title": "Đề nghị đưa nội dung vào chương trình",
            "item_request": self.item_request,
            "outcome": outcomes([self.item_request], self)[0],
            "may_edit": self.item_request.is_open and mine.exists(),
            "is_office": self.is_office,
            **self._answering(),
        }

    def _answering(self) -> dict[str, Any]:
        """What the office chooses from to answer: the year's programme and its conferences."""
        if not self.is_office or not self.item_request.is_open:
            return {"may_answer": False}
        programme = programme_of(self, self.item_request.year)
        return {
            "may_answer": True,
            "programme": programme,
            "conferences": programme.conferences.live().order_by("position", "pk")
            if programme is not None
            else (),
        }

    def back_url(self) -> str:
        return reverse("request_list")


class RequestAdd(UploadPage):
    """A new request."""

    action = Action.REQUEST_ITEM
    form_class = RequestForm
    title = "Đề nghị đưa nội dung vào chương trình"
    submit_label = "Gửi đề nghị"

    def form_kwargs(self) -> dict[str, Any]:
        now = timezone.localdate().year
        years = list(range(now, now + YEARS_AHEAD))
        return {"user": self.user, "years": years, "initial": {"year": now + 1}}

    def perform(self, form: RequestForm) -> Answer:
        typed = form.cleaned_data
        sent = requests.send(
            by=self.user,
            agency=typed.get("agency"),
            attachment=form.handed_in,
            **{name: typed[name] for name in ("year", "text", "reason", "wanted_month")},
        )
        return Answer(reverse("request", args=[sent.pk]), "Đã gửi đề nghị đến Văn phòng.")

    def back_url(self) -> str:
        return reverse("request_list")


class RequestEdit(UploadPage):
    """Changing what was asked for, until the office has decided."""

    action = Action.REQUEST_ITEM
    form_class = RequestForm
    title = "Sửa đề nghị"

    def load(self) -> None:
        rows = ItemRequest.objects.editable_by(self.user)
        self.item_request = self.find(rows, pk=self.kwargs["pk"])

    def form_kwargs(self) -> dict[str, Any]:
        now = timezone.localdate().year
        years = list(range(now, now + YEARS_AHEAD))
        return {"user": self.user, "years": years, "instance": self.item_request}

    def perform(self, form: RequestForm) -> Answer:
        changes = form.changes()
        changes.pop("without_file", None)
        requests.edit(
            self.item_request,
            changes=changes,
            version=form.cleaned_data["version"],
            by=self.user,
            attachment=form.handed_in,
            without_attachment=form.cleaned_data.get("without_file", False),
        )
        return Answer(self.back_url(), saved_now())

    def back_url(self) -> str:
        return reverse("request", args=[self.kwargs["pk"]])


class RequestWithdraw(ActionPage):
    """Taking a request back."""

    action = Action.REQUEST_ITEM

    def load(self) -> None:
        rows = ItemRequest.objects.editable_by(self.user)
        self.item_request = self.find(rows, pk=self.kwargs["pk"])

    def perform(self) -> Answer:
        requests.withdraw(self.item_request, version=self.version, by=self.user)
        return Answer(self.back_url(), "Đã rút đề nghị.")

    def back_url(self) -> str:
        return reverse("request", args=[self.kwargs["pk"]])


class RequestAttachment(RequestReading):
    """The file that came with a request."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = ItemRequest.objects.visible_to(self.user)
        found = self.find(rows, pk=self.kwargs["pk"])
        if not found.attachment_sha256:
            raise Http404
        return handed_out(found.attachment_name, found.attachment_sha256)


READ_WITH = ("agency", "item__programme", "item__conference")


def programme_of(page: RequestReading, year: int) -> Document | None:
    """The annual programme into which a request of that year goes; None while there is none."""
    programmes = Document.objects.visible_to(page.user).annual_programmes()
    return programmes.select_related("committee", "term").filter(year=year).first()


def outcomes(found: list[ItemRequest], page: RequestReading) -> list[tuple[ItemRequest, str, str]]:
    """Each request with where its item stands and the address, as far as this person may read it."""
    items = [one.item_id for one in found if one.item_id is not None]
    readable = set(
        AgendaItem.objects.visible_to(page.user)
        .live()
        .filter(pk__in=items)
        .values_list("pk", flat=True)
    )
    return [(one, *_outcome(one, readable, is_office=page.is_office)) for one in found]


def _outcome(one: ItemRequest, readable: set[int], *, is_office: bool) -> tuple[str, str]:
    item = one.item
    if item is None or item.pk not in readable:
        return "", ""
    where = str(item.conference or item.get_state_display())
    if is_office:
        return where, reverse("item_edit", args=[item.pk])
    return where, f"{reverse('year', args=[item.programme_id])}#noi-dung-{item.pk}"


def address_of(name: str, *arguments: int) -> str:
    """The address of a page, "" in an installation that does not have it."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
