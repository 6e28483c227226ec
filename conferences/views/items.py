"""The pages of an item: add, edit, move, postpone, drop."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from conferences.actions import items, sheets
from conferences.forms.items import (
    DropForm,
    ItemAddForm,
    ItemMoveForm,
    ItemSheetForm,
    PostponeForm,
)
from conferences.item_sheet import appearances, preparation, years_that_do_not_fit
from conferences.models import AgendaItem, Conference
from conferences.unknown_agencies import unknown_in
from conferences.views.addresses import given_id, year_address
from conferences.views.item_buttons import OfItem, moved
from conferences.views.visible import visible_programme
from programme.actions import footnotes, order
from programme.models import Document
from programme.pages import AddPage, Answer, FormPage, saved_now
from programme.roles import Action, may
from programme.views.steps import TakingStep

# The name in the address by which the board asks for its drawer.
DRAWER = "khung"
# The name in the address of whoever came from the board, and goes back there.
FROM_BOARD = "bang"


class ItemAdd(TakingStep, AddPage):
    """A new item: of the conference `?hoi-nghi=`, under `?thuoc=`, behind `?sau=`; else in the pool."""

    action = Action.EDIT_PROGRAMME
    form_class = ItemAddForm
    template_name = "conferences/item_form.html"
    fragment_name = "conferences/_item_form.html"
    title = submit_label = step_label = "Thêm nội dung"
    document: Document

    @property
    def step_document(self) -> Document:
        return self.document

    def load(self) -> None:
        self.document = visible_programme(self)
        conference, parent = given_id(self.request, "hoi-nghi"), given_id(self.request, "thuoc")
        self.conference: Conference | None = None
        self.parent: AgendaItem | None = None
        if conference is not None:
            self.conference = self.find(self.document.conferences.live(), pk=conference)
        if parent is not None:
            rows = self.document.items.live().select_related("conference")
            self.parent = self.find(rows, pk=parent)

    def back_url(self) -> str:
        return year_address(self.document, self.conference)

    def form_kwargs(self) -> dict[str, Any]:
        return {"user": self.user, "programme": self.document}

    def form_id(self) -> str:
        """Its own for each list: several new items may stand open on one page."""
        return f"{super().form_id()}-{self.conference.pk if self.conference else 0}"

    def context(self) -> dict[str, Any]:
        where = self.parent or self.conference or "Chưa xếp"
        return {**super().context(), "where": str(where)}

    def perform(self, form: ItemAddForm) -> Answer:
        item = sheets.add(
            self.document,
            by=self.user,
            conference=self.conference,
            parent=self.parent,
            after=given_id(self.request, "sau"),
            **form.values(),
        )
        footnotes.write(self.document, changes=form.note_changes(), version=1, by=self.user)
        if self.is_autosave:
            return Answer(reverse("item_edit", args=[item.pk]))
        return Answer(year_address(self.document, item), f"Đã thêm nội dung.{unknown_texts(form)}")

    def edit_form(self, pk: int) -> ItemSheetForm:
        item = self.document.items.get(pk=pk)
        return ItemSheetForm(instance=item, user=self.user, programme=self.document)


class ItemFormPage(OfItem, FormPage):
    """A form about an item named in the address."""

    def home_url(self) -> str:
        """The conference in which the item stood when the page was opened."""
        return year_address(self.item.programme, self.item.conference)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "item": self.item, "where": str(self.item)}


class ItemEdit(ItemFormPage):
    """The item's whole sheet: words, review, agencies, directives, and what its words cite.

    `?bang` leads back to the board. `?khung=1` asks for it as a drawer wants it: with everything known of the item. Sent by htmx from
    there, a save is answered with 204 and the event "item-saved".
    """

    form_class = ItemSheetForm
    template_name = "conferences/item_form.html"
    fragment_name = "conferences/_item_fragment.html"
    title = step_label = "Sửa nội dung"
    saves_itself = True

    @property
    def is_drawer(self) -> bool:
        """Whether htmx asks for the drawer."""
        return self.wants_fragment and bool(self.request.GET.get(DRAWER))

    def back_url(self) -> str:
        if FROM_BOARD in self.request.GET:
            return f"{reverse('board', args=[self.item.programme_id])}#n{self.item.pk}"
        return super().back_url()

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.item, "user": self.user, "programme": self.item.programme}

    def context(self) -> dict[str, Any]:
        context = super().context()
        return {
            **context,
            **self._around(),
            "where": str(self.item.conference or "Chưa xếp"),
            "mentions": context["form"].mentions(),
            "misfits": years_that_do_not_fit(self.item, sheets.standing(self.item)["reviewed"]),
            "item_address": reverse("item_edit", args=[self.item.pk]).removesuffix("sua/"),
            "add_root": reverse("item_add", args=[self.item.programme_id]),
            "history_root": reverse("history", args=["agendaitem", 0]).removesuffix("0/"),
            "may_add_directive": may(self.user, Action.EDIT_DIRECTIVES),
            "unknown_agencies": unknown_in(self.item.notes),
            "may_add_agency": may(self.user, Action.EDIT_AGENCIES),
            # Without scripts a link cannot open the menu; the address says that it stands open.
            "is_menu_open": "viec-khac" in self.request.GET,
            "is_drawer": self.is_drawer,
        }

    def _around(self) -> dict[str, Any]:
        """What stands beside the form; the narrow editor within the year's text has no room for it."""
        if self.wants_fragment and not self.is_drawer:
            return {}
        return {
            "preparation": preparation(self.item, self.user),
            "appearances": appearances(self.item, self.user),
        }

    def perform(self, form: ItemSheetForm) -> Answer:
        version = form.cleaned_data["version"]
        saved = sheets.save(self.item, changes=form.record_changes(), version=version, by=self.user)
        footnotes.write(
            self.item.programme, changes=form.note_changes(), version=version, by=self.user
        )
        odd = years_that_do_not_fit(saved, sheets.standing(saved)["reviewed"])
        message = f"{saved_now()}{unknown_texts(form)}"
        return Answer(self.back_url(), " ".join([message, *odd]))

    def change(self, perform: Callable[[], Answer]) -> HttpResponse:
        """In htmx's drawer the event says what changed; a script of its own follows the 303."""
        answer = super().change(perform)
        if not self.is_drawer or "HX-Target" not in self.request.headers:
            return answer
        told = json.dumps({"item-saved": {"item": self.item.pk}})
        return HttpResponse(status=204, headers={"HX-Trigger": told})

    def _aim(self, answer: HttpResponse) -> None:
        super()._aim(answer)
        if self.is_drawer:
            answer["HX-Retarget"], answer["HX-Reswap"] = "#item-drawer", "outerHTML"


class ItemMove(ItemFormPage):
    """Into another conference or the pool, to its end or its beginning."""

    form_class = ItemMoveForm
    template_name = "conferences/item_move.html"
    title = step_label = "Chuyển nội dung"
    submit_label = "Chuyển"

    def form_kwargs(self) -> dict[str, Any]:
        initial = {"version": self.item.version, "conference": self.item.conference_id}
        return {"programme": self.item.programme, "initial": initial}

    def perform(self, form: ItemMoveForm) -> Answer:
        where = form.cleaned_data["conference"]
        after = None
        if form.cleaned_data["place"] != ItemMoveForm.FIRST:
            row = items.siblings(self.item.programme, where, self.item.parent)
            after = order.last_of(row.exclude(pk=self.item.pk))
        return moved(
            self.item,
            conference=where,
            after=after,
            version=form.cleaned_data["version"],
            by=self.user,
        )


class ItemPostpone(ItemFormPage):
    """The item waits in the pool."""

    form_class = PostponeForm
    template_name = "conferences/item_move.html"
    title = step_label = "Hoãn nội dung"
    submit_label = "Hoãn"

    def form_kwargs(self) -> dict[str, Any]:
        return {"initial": {"version": self.item.version}}

    def perform(self, form: PostponeForm) -> Answer:
        typed = form.cleaned_data
        items.postpone(
            self.item, reason=typed["state_reason"], version=typed["version"], by=self.user
        )
        return Answer(self.home_url(), "Đã hoãn nội dung.")


class ItemDrop(ItemFormPage):
    """The item will not be dealt with this year."""

    form_class = DropForm
    template_name = "conferences/item_move.html"
    title = step_label = "Không đưa vào chương trình"
    submit_label = "Không đưa vào"

    def form_kwargs(self) -> dict[str, Any]:
        return {"initial": {"version": self.item.version}}

    def perform(self, form: DropForm) -> Answer:
        typed = form.cleaned_data
        items.drop(self.item, reason=typed["state_reason"], version=typed["version"], by=self.user)
        return Answer(self.home_url(), "Đã ghi là không đưa vào chương trình.")


def unknown_texts(form: ItemSheetForm) -> str:
    """What to say of texts that an item cites and the register does not hold; "" of none."""
    unknown = form.unknown_mentions()
    return f" Chưa có trong danh mục: {'; '.join(unknown)}." if unknown else ""
