"""The office's calendar: the year at a glance, its entries, and the planning rules."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.db.models import Q
from django.forms import BaseForm
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from programme.actions import calendar
from programme.calendars import office_calendar, planning_rules
from programme.forms.calendar import (
    BlockedPeriodForm,
    DayOffForm,
    PlanningRulesForm,
    SwappedDayForm,
)
from programme.models import BlockedPeriod, Committee, DayOff, SwappedDay
from programme.numbers import is_record_number
from programme.pages import ActionPage, Answer, FormPage, Page, saved_now
from programme.roles import Action, may
from programme.year_sheet import year_sheet

FIRST_YEAR, LAST_YEAR = 1930, 2200


class CalendarPage(Page):
    """One year: twelve small months, and beside them in words what is special about them."""

    action = Action.READ_DRAFTS
    template_name = "programme/calendar.html"

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        year = self.year(today.year)
        office = office_calendar(year, year)
        return {
            "title": f"Lịch làm việc năm {year}",
            "year": year,
            "earlier": year - 1 if year > FIRST_YEAR else None,
            "later": year + 1 if year < LAST_YEAR else None,
            "months": year_sheet(year, office, today=today),
            "runs": office.runs,
            "own_days": DayOff.objects.visible_to(self.user).filter(date__year=year),
            "swaps": SwappedDay.objects.visible_to(self.user).filter(
                Q(day_off__year=year) | Q(working_day__year=year)
            ),
            "blocked": office.blocked,
            "committees": Committee.objects.visible_to(self.user),
            "may_edit": may(self.user, Action.EDIT_CALENDAR),
        }

    def year(self, this_year: int) -> int:
        """The year asked for (`?nam=`), else this year."""
        given = self.request.GET.get("nam", "")
        year = int(given) if is_record_number(given) else this_year
        return year if FIRST_YEAR <= year <= LAST_YEAR else this_year


class EntryPage(FormPage):
    """A form about one entry of the calendar."""

    action = Action.EDIT_CALENDAR
    model: ClassVar[type[calendar.Entry]]
    is_new: ClassVar[bool] = False
    entry: calendar.Entry

    def load(self) -> None:
        if self.is_new:
            self.entry = self.model()
        else:
            rows = self.model.objects.visible_to(self.user)
            self.entry = self.find(rows, pk=self.kwargs["pk"])

    def form_kwargs(self) -> dict[str, Any]:
        return {} if self.is_new else {"instance": self.entry}

    def perform(self, form: Any) -> Answer:
        if self.is_new:
            saved = calendar.add(self.model(**form.values()), by=self.user)
            return Answer(saved.get_absolute_url(), f"Đã thêm: {saved}.")
        saved = calendar.edit(
            self.entry,
            changes=form.changes(),
            version=form.cleaned_data["version"],
            by=self.user,
        )
        return Answer(saved.get_absolute_url(), saved_now())

    def back_url(self) -> str:
        return reverse("calendar") if self.is_new else self.entry.get_absolute_url()


class EntryRemove(ActionPage):
    """Out of the calendar."""

    action = Action.EDIT_CALENDAR
    model: ClassVar[type[calendar.Entry]]

    def load(self) -> None:
        rows = self.model.objects.visible_to(self.user)
        entry = cast("calendar.Entry | None", rows.filter(pk=self.kwargs["pk"]).first())
        # A repeated request still gets its first answer, so an entry already gone is no 404.
        if entry is None and self.request.method != "POST":
            raise Http404
        self.entry = entry

    def perform(self) -> Answer:
        if self.entry is None:
            return Answer(self.back_url(), "Mục này đã được xoá trước đó.")
        page, name = self.entry.get_absolute_url(), str(self.entry)
        calendar.remove(self.entry, version=self.version, by=self.user)
        return Answer(page, f"Đã xoá: {name}.")

    def back_url(self) -> str:
        return reverse("calendar")


class DayOffAdd(EntryPage):
    """A day off of the office's own, or a holiday that it works."""

    model, form_class, is_new = DayOff, DayOffForm, True
    title = "Thêm ngày nghỉ"
    submit_label = "Thêm ngày nghỉ"


class DayOffEdit(EntryPage):
    """Correcting a day off."""

    model, form_class = DayOff, DayOffForm
    title = "Sửa ngày nghỉ"


class DayOffRemove(EntryRemove):
    """Taking a day off back."""

    model = DayOff


class SwapAdd(EntryPage):
    """A working day off for a weekend day worked."""

    model, form_class, is_new = SwappedDay, SwappedDayForm, True
    title = "Thêm ngày hoán đổi"
    submit_label = "Thêm ngày hoán đổi"


class SwapEdit(EntryPage):
    """Correcting a swap."""

    model, form_class = SwappedDay, SwappedDayForm
    title = "Sửa ngày hoán đổi"


class SwapRemove(EntryRemove):
    """Taking a swap back."""

    model = SwappedDay


class BlockAdd(EntryPage):
    """Days in which no conference should meet."""

    model, form_class, is_new = BlockedPeriod, BlockedPeriodForm, True
    title = "Thêm thời gian không họp"
    submit_label = "Thêm thời gian không họp"


class BlockEdit(EntryPage):
    """Correcting a blocked period."""

    model, form_class = BlockedPeriod, BlockedPeriodForm
    title = "Sửa thời gian không họp"


class BlockRemove(EntryRemove):
    """Taking a blocked period back."""

    model = BlockedPeriod


class RulesEdit(FormPage):
    """What a committee's office plans by."""

    action = Action.EDIT_CALENDAR
    form_class = PlanningRulesForm
    template_name = "programme/planning_rules.html"
    title = "Quy ước lập chương trình"

    def load(self) -> None:
        self.committee = self.find(Committee.objects.visible_to(self.user), pk=self.kwargs["pk"])

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": planning_rules(self.committee)}

    def context(self) -> dict[str, Any]:
        form: BaseForm = self.make_form()
        return {"form": form, "committee": self.committee, "rules": planning_rules(self.committee)}

    def perform(self, form: PlanningRulesForm) -> Answer:
        calendar.set_rules(
            self.committee,
            changes=form.changes(),
            version=form.cleaned_data["version"],
            by=self.user,
        )
        return Answer(self.back_url(), saved_now())

    def back_url(self) -> str:
        return reverse("calendar")
