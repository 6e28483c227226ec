"""Pages and buttons of a conference: add, edit, move, remove, restore, renumber."""

from __future__ import annotations

from typing import Any, ClassVar

from conferences.actions import conferences
from conferences.forms.conferences import ConferenceForm, RenumberForm
from conferences.models import Conference, ConferenceKind
from conferences.views.addresses import given_id, year_address
from conferences.views.visible import visible_programme
from programme.actions import order
from programme.models import Document
from programme.pages import ActionPage, Answer, FormPage, saved_now
from programme.roles import Action
from programme.views.removed import find_standing
from programme.views.steps import TakingStep


class YearFormPage(TakingStep, FormPage):
    """A form about the year named in the address."""

    action = Action.EDIT_PROGRAMME
    document: Document

    @property
    def step_document(self) -> Document:
        return self.document

    def load(self) -> None:
        self.document = visible_programme(self)

    def back_url(self) -> str:
        return year_address(self.document)


class ConferenceAdd(YearFormPage):
    """A new conference, where its time puts it or behind the conference `?sau=`."""

    form_class = ConferenceForm
    template_name = "conferences/conference_form.html"
    fragment_name = "conferences/_conference_form.html"
    title = step_label = "Thêm hội nghị"
    submit_label = "Thêm hội nghị"

    def form_kwargs(self) -> dict[str, Any]:
        name = f"Hội nghị {self.document.committee.plenary_name}"
        return {"initial": {"name": name, "ordinal": self._next_ordinal()}}

    def perform(self, form: ConferenceForm) -> Answer:
        named = given_id(self.request, "sau")
        after = conferences.BY_TIME if named is None else named
        conference = conferences.add(self.document, by=self.user, after=after, **form.values())
        return Answer(
            year_address(self.document, conference),
            f"Đã thêm {conference}.{_if_out_of_order(conference)}",
        )

    def _next_ordinal(self) -> int | None:
        regular = self.document.conferences.live().exclude(kind=ConferenceKind.THEMATIC)
        held = [n for n in regular.values_list("ordinal", flat=True) if n is not None]
        return max(held) + 1 if held else None


class OfConference(TakingStep):
    """What pages about the conference named in the address share."""

    action = Action.EDIT_PROGRAMME
    conference: Conference

    def load(self) -> None:
        rows = Conference.objects.visible_to(self.user).select_related("programme")
        self.conference = find_standing(self, rows, self.kwargs["pk"])

    @property
    def step_document(self) -> Document:
        return self.conference.programme


class ConferencePage(OfConference, ActionPage):
    """A button that stands beside a conference."""

    def back_url(self) -> str:
        return year_address(self.conference.programme)


class ConferenceEdit(OfConference, FormPage):
    """What a conference is called, when and where it meets."""

    form_class = ConferenceForm
    template_name = "conferences/conference_form.html"
    fragment_name = "conferences/_conference_form.html"
    title = step_label = "Sửa hội nghị"
    saves_itself = True

    def back_url(self) -> str:
        return year_address(self.conference.programme, self.conference)

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.conference}

    def perform(self, form: ConferenceForm) -> Answer:
        saved = conferences.edit(
            self.conference,
            changes=form.changes(),
            version=form.cleaned_data["version"],
            by=self.user,
        )
        moved = ""
        if saved.position != self.conference.position:
            moved = " Hội nghị đã được xếp lại theo thời gian."
        return Answer(self.back_url(), f"{saved_now()}{moved}{_if_out_of_order(saved)}")


class ConferenceStep(ConferencePage):
    """One place up or down the year."""

    step_label = "Chuyển hội nghị"
    is_up: ClassVar[bool] = True

    def perform(self) -> Answer:
        siblings = self.conference.programme.conferences.live()
        after = order.behind_after_step(siblings, self.conference.pk, is_up=self.is_up)
        moved = conferences.move(self.conference, after=after, version=self.version, by=self.user)
        return Answer(year_address(moved.programme, moved), f"Đã chuyển {moved}.")


class ConferenceUp(ConferenceStep):
    is_up = True


class ConferenceDown(ConferenceStep):
    is_up = False


class ConferenceRemove(ConferencePage):
    """Out of the year; its items wait in the pool."""

    step_label = "Xoá hội nghị"

    def perform(self) -> Answer:
        gone = conferences.remove(self.conference, version=self.version, by=self.user)
        return Answer(
            year_address(gone.programme),
            f"Đã xoá {gone}; nội dung của hội nghị chờ ở “Chưa xếp”.",
        )


class ConferenceRestore(ConferencePage):
    """Back into the year, at the end, with the items that left it for the pool."""

    step_label = "Khôi phục hội nghị"

    def perform(self) -> Answer:
        back = conferences.restore(self.conference, by=self.user)
        return Answer(year_address(back.programme, back), f"Đã khôi phục {back}.")


class ConferencesRenumber(YearFormPage):
    """Ordinals of the regular conferences, in their order."""

    form_class = RenumberForm
    title = step_label = "Đánh lại số hội nghị"
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


def _if_out_of_order(conference: Conference) -> str:
    """What to say when the ordinals no longer rise with the order of the year; "" when they do."""
    regular = conference.programme.conferences.live().exclude(kind=ConferenceKind.THEMATIC)
    numbers = [n for n in regular.order_by("position").values_list("ordinal", flat=True) if n]
    if numbers == sorted(numbers):
        return ""
    return " Số thứ tự không còn theo thứ tự họp; hãy bấm “Đánh lại số hội nghị”."
