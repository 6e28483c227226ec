"""The agencies that prepare items: list, detail, add, edit, reorganise, type-ahead."""

from __future__ import annotations

import datetime
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from programme.actions import bodies, newcomers
from programme.agency_endings import Offered, by_letters, ending_of, living_first
from programme.forms.agencies import AgencyFilter, AgencyForm, ReorganiseForm
from programme.models import Agency, AgencyChangeKind, Document
from programme.numbers import is_record_number
from programme.pages import Answer, FormPage, Page, saved_now
from programme.paging import page_of
from programme.roles import Action, may
from programme.vietnamese import nfc
from programme.views.options import MOST_OPTIONS, Option, options_answer
from programme.views.origins import origin_of

PAGE_SIZE = 50
LONGEST_NAME = 255


class AgencyList(Page):
    """The agencies as a table."""

    template_name = "programme/agency_list.html"
    fragment_name = "programme/_agency_table.html"

    def context(self) -> dict[str, Any]:
        search = AgencyFilter(self.request.GET)
        today = timezone.localdate()
        known = Agency.objects.visible_to(self.user)
        wanted = search.wanted()
        # Kinds that ended as such may bear no date; they stand last in whatever list they are in.
        found = by_letters(narrowed(known, wanted, today).with_successors(), today)
        rows = page_of(found, self.request, PAGE_SIZE)
        return {
            "search": search,
            "rows": rows,
            "listed": [Offered(agency, ending_of(agency, today)) for agency in rows],
            "today": today,
            "shows_ended": wanted["state"] != AgencyFilter.VALID,
            "may_edit": may(self.user, Action.EDIT_AGENCIES),
        }


class AgencyPage(Page):
    """One agency: what it was before, what came after, and what it prepares, by year."""

    template_name = "programme/agency_detail.html"

    def load(self) -> None:
        self.agency = find_agency(self)

    def context(self) -> dict[str, Any]:
        agency = self.agency
        return {
            "agency": agency,
            "today": timezone.localdate(),
            "ending": ending_of(agency, timezone.localdate()),
            "changes_before": agency.changes_before.prefetch_related("before", "after"),
            "changes_after": agency.changes_after.prefetch_related("before", "after"),
            "years": items_by_year(self),
            "may_edit": may(self.user, Action.EDIT_AGENCIES),
        }


class AgencyAdd(FormPage):
    """A new agency; `?ten=` fills its name, and who named it before is given it."""

    action = Action.EDIT_AGENCIES
    form_class = AgencyForm
    title = "Thêm cơ quan"
    submit_label = "Thêm cơ quan"

    def form_kwargs(self) -> dict[str, Any]:
        return {"initial": {"name": nfc(self.request.GET.get("ten", ""))[:LONGEST_NAME]}}

    def perform(self, form: AgencyForm) -> Answer:
        agency = bodies.add_agency(by=self.user, **form.values())
        message = f"Đã thêm cơ quan.{given_words(newcomers.tell(agency, by=self.user))}"
        return Answer(origin_of(self.request) or reverse("agency", args=[agency.pk]), message)

    def back_url(self) -> str:
        return origin_of(self.request) or reverse("agency_list")


class AgencyEdit(FormPage):
    """Correcting an agency's entry."""

    action = Action.EDIT_AGENCIES
    form_class = AgencyForm
    title = "Sửa cơ quan"

    def load(self) -> None:
        self.agency = find_agency(self)

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.agency}

    def perform(self, form: AgencyForm) -> Answer:
        agency = bodies.edit_agency(
            self.agency,
            changes=form.changes(),
            version=form.cleaned_data["version"],
            by=self.user,
        )
        given = given_words(newcomers.tell(agency, by=self.user))
        return Answer(self.back_url(), f"{saved_now()}{given}")

    def back_url(self) -> str:
        return reverse("agency", args=[self.kwargs["pk"]])


class AgencyReorganise(FormPage):
    """Merging, renaming or splitting agencies from a day on."""

    action = Action.EDIT_AGENCIES
    template_name = "programme/agency_reorganise.html"
    form_class = ReorganiseForm
    title = "Sắp xếp cơ quan"
    submit_label = "Thực hiện sắp xếp"

    def form_kwargs(self) -> dict[str, Any]:
        chosen = [pk for pk in self.request.GET.getlist("before") if is_record_number(pk)]
        return {
            "today": timezone.localdate(),
            "initial": {"kind": AgencyChangeKind.RENAME, "before": chosen},
        }

    def perform(self, form: ReorganiseForm) -> Answer:
        typed = form.cleaned_data
        change = bodies.reorganise(
            kind=typed["kind"],
            on=typed["on"],
            before=list(typed["before"]),
            after=typed["after"].splitlines(),
            basis=typed["basis"],
            by=self.user,
        )
        begun = list(change.after.order_by("pk"))
        given = given_words(sum(newcomers.tell(one, by=self.user) for one in begun))
        message = f"Đã ghi việc sắp xếp cơ quan.{given}"
        return Answer(reverse("agency", args=[begun[0].pk]), message)

    def back_url(self) -> str:
        return reverse("agency_list")


class AgencyOptions(Page):
    """Type-ahead: agencies of today first; an ended one is flagged and names its successors."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        words = request.GET.get("q", "")[:200]
        today = timezone.localdate()
        known = Agency.objects.visible_to(self.user).matching(words).with_successors().by_letters()
        living = list(known.valid_on(today)[:MOST_OPTIONS])
        ended = list(known.ended_by(today)[: MOST_OPTIONS - len(living)])
        found = [one.agency for one in living_first(living, today)]
        return options_answer(request, [option(agency, today) for agency in [*found, *ended]])


def option(agency: Agency, today: datetime.date) -> Option:
    """An agency as an offer of type-ahead."""
    ending = ending_of(agency, today)
    if ending is None:
        return Option(agency.pk, agency.name)
    return Option(
        agency.pk,
        agency.name,
        note=ending.words,
        is_ended=True,
        successors=tuple({"id": one.pk, "label": one.name} for one in ending.successors),
    )


def given_words(count: int) -> str:
    """ " Đã giao 2 nội dung …", or nothing."""
    return f" Đã giao {count} nội dung có ghi tên cơ quan này trong ghi chú." if count else ""


def find_agency(page: Page) -> Agency:
    """The agency an address names, if this person may see it."""
    return page.find(Agency.objects.visible_to(page.user), pk=page.kwargs["pk"])


def narrowed(known: Any, wanted: dict[str, Any], today: datetime.date) -> Any:
    """The list narrowed by the filters of `AgencyFilter.wanted`."""
    found = known.matching(wanted["q"])
    if wanted["state"] == AgencyFilter.VALID:
        return found.valid_on(today)
    if wanted["state"] == AgencyFilter.ENDED:
        return found.ended_by(today)
    return found


def items_by_year(page: AgencyPage) -> list[tuple[int, list[Any]]]:
    """The items an agency leads or helps with, newest year first, of readable programmes (R47)."""
    links: QuerySet[Any] = (
        page.agency.item_agencies.filter(
            item__is_removed=False, item__programme__in=Document.objects.visible_to(page.user)
        )
        .select_related("item__programme", "item__conference")
        .order_by("-item__programme__year", "item__conference__position", "item__position")
    )
    by_year = groupby(links, key=lambda link: link.item.programme.year)
    return [(year, list(group)) for year, group in by_year]
