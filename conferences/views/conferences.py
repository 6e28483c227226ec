"""Pages and buttons of a conference: add, edit, move, remove, restore, renumber."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import transaction
from django.urls import reverse

from conferences.actions import conferences
from conferences.forms.conferences import ConferenceForm, RenumberForm
from conferences.models import Conference, ConferenceKind
from conferences.views.addresses import given_id, year_address
from programme.actions import order
from programme.errors import NotInList
from programme.models import Document
from programme.pages import ActionPage, Answer, FormPage, saved_now
from programme.roles import Action


class YearFormPage(FormPage):
    """A form about the year named in the address."""

    action = Action.EDIT_PROGRAMME
    document: Document

    def load(self) -> None:
        visible = Document.objects.visible_to(self.user).annual_programmes()
        rows = visible.select_related("committee", "term")
        self.document = self.find(rows, pk=self.kwargs["pk"])

    def back_url(self) -> str:
        return year_address(self.document)


class ConferenceAdd(YearFormPage):
    """A new conference, at the end of the year or behind the conference `?sau=`."""

    form_class = ConferenceForm
    template_name = "conferences/conference_form.html"
    fragment_name = "conferences/_conference_form.html"
    title = "Thêm hội nghị"
    submit_label = "Thêm hội nghị"

    def form_kwargs(self) -> dict[str, Any]:
        name = f"Hội nghị {self.document.committee.plenary_name}"
        return {"initial": {"name": name, "ordinal": self._next_ordinal()}}

    def perform(self, form: ConferenceForm) -> Answer:
        conference = conferences.add(
            self.document, by=self.user, after=given_id(self.request, "sau"), **form.values()
        )
        return Answer(year_address(self.document, conference), f"Đã thêm {conference}.")

    def _next_ordinal(self) -> int | None:
        regular = self.document.conferences.live().exclude(kind=ConferenceKind.THEMATIC)
        held = [n for n in regular.values_list("ordinal", flat=True) if n is not None]
        return max(held) + 1 if held else None


class ConferencePage(ActionPage):
    """A button that stands beside a conference."""

    action = Action.EDIT_PROGRAMME
    conference: Conference

    def load(self) -> None:
        rows = Conference.objects.visible_to(self.user).select_related("programme")
        self.conference = self.find(rows, pk=self.kwargs["pk"])

    def back_url(self) -> str:
        return year_address(self.conference.programme)

    def placed(self, after: int | None, *, version: int) -> Answer:
        """Put the conference behind `after`, and say how to take that back."""
        siblings = self.conference.programme.conferences.live()
        before = behind(siblings, self.conference.pk)
        moved = conferences.move(self.conference, after=after, version=version, by=self.user)
        undo = reverse("conference_move", args=[moved.pk])
        return Answer(
            year_address(moved.programme, moved),
            f"Đã chuyển {moved}.",
            undo=f"{undo}?sau={before or ''}&version={moved.version}",
        )


class ConferenceEdit(FormPage):
    """What a conference is called, when and where it meets."""

    action = Action.EDIT_PROGRAMME
    form_class = ConferenceForm
    template_name = "conferences/conference_form.html"
    fragment_name = "conferences/_conference_form.html"
    title = "Sửa hội nghị"
    saves_itself = True
    conference: Conference

    load = ConferencePage.load

    def back_url(self) -> str:
        return year_address(self.conference.programme, self.conference)

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.conference}

    def perform(self, form: ConferenceForm) -> Answer:
        conferences.edit(
            self.conference,
            changes=form.changes(),
            version=form.cleaned_data["version"],
            by=self.user,
        )
        return Answer(self.back_url(), saved_now())


class ConferenceStep(ConferencePage):
    """One place up or down the year."""

    is_up: ClassVar[bool] = True

    def perform(self) -> Answer:
        siblings = self.conference.programme.conferences.live()
        after = order.behind_after_step(siblings, self.conference.pk, is_up=self.is_up)
        return self.placed(after, version=self.version)


class ConferenceUp(ConferenceStep):
    is_up = True


class ConferenceDown(ConferenceStep):
    is_up = False


class ConferenceMove(ConferencePage):
    """Behind the conference `?sau=`, first without it."""

    def perform(self) -> Answer:
        return self.placed(given_id(self.request, "sau"), version=self.version)


class ConferenceRemove(ConferencePage):
    """Out of the year; its items wait in the pool."""

    def perform(self) -> Answer:
        siblings = self.conference.programme.conferences.live()
        before = behind(siblings, self.conference.pk)
        gone = conferences.remove(self.conference, version=self.version, by=self.user)
        undo = reverse("conference_restore", args=[gone.pk])
        return Answer(
            year_address(gone.programme),
            f"Đã xoá {gone}; nội dung của hội nghị chờ ở “Chưa xếp”.",
            undo=f"{undo}?sau={before or ''}&cho=1",
        )


class ConferenceRestore(ConferencePage):
    """Back into the year; with `?cho=1` to the place behind `?sau=`, else at the end."""

    @transaction.atomic
    def perform(self) -> Answer:
        back = conferences.restore(self.conference, by=self.user)
        if self.request.GET.get("cho"):
            back = self._at_its_place(back)
        return Answer(year_address(back.programme, back), f"Đã khôi phục {back}.")

    def _at_its_place(self, back: Conference) -> Conference:
        after = given_id(self.request, "sau")
        try:
            with transaction.atomic():
                return conferences.move(back, after=after, version=back.version, by=self.user)
        except NotInList:  # Its old neighbour went too: the end of the year will do.
            return back


class ConferencesRenumber(YearFormPage):
    """Ordinals of the regular conferences, in their order."""

    form_class = RenumberForm
    title = "Đánh lại số hội nghị"
    submit_label = "Đánh số"

    def form_kwargs(self) -> dict[str, Any]:
        regular = self.document.conferences.live().exclude(kind=ConferenceKind.THEMATIC)
        first = regular.order_by("position").values_list("ordinal", flat=True).first()
        return {"initial": {"first": first or self.document.term.first_number}}

    def perform(self, form: RenumberForm) -> Answer:
        numbered = conferences.renumber(
            self.document, first=form.cleaned_data["first"], by=self.user
        )
        return Answer(self.back_url(), f"Đã đánh số {len(numbered)} hội nghị.")


def behind(siblings: Any, pk: int) -> int | None:
    """Behind whom a row of a list stands; None: first."""
    ids = list(siblings.order_by("position").values_list("pk", flat=True))
    index = ids.index(pk) if pk in ids else 0
    return ids[index - 1] if index else None
