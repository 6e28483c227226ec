"""The buttons beside an item, and how each of them is taken back."""

from __future__ import annotations

from typing import ClassVar

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from conferences.actions import items
from conferences.models import AgendaItem, Conference
from conferences.views.addresses import given_id, year_address
from programme.actions import order
from programme.errors import NotInList
from programme.models import User
from programme.pages import ActionPage, Answer
from programme.roles import Action


class ItemButton(ActionPage):
    """A button that stands beside an item."""

    action = Action.EDIT_PROGRAMME
    item: AgendaItem

    def load(self) -> None:
        rows = AgendaItem.objects.visible_to(self.user)
        self.item = self.find(
            rows.select_related("programme", "conference", "parent"), pk=self.kwargs["pk"]
        )

    def back_url(self) -> str:
        return year_address(self.item.programme, self.item)


class ItemStep(ItemButton):
    """One place up or down its list."""

    is_up: ClassVar[bool] = True

    def perform(self) -> Answer:
        after = order.behind_after_step(own_list(self.item), self.item.pk, is_up=self.is_up)
        return moved(
            self.item,
            conference=self.item.conference,
            after=after,
            version=self.version,
            by=self.user,
        )


class ItemUp(ItemStep):
    is_up = True


class ItemDown(ItemStep):
    is_up = False


class ItemPlace(ItemButton):
    """To an exact place: into `?hoi-nghi=` (none: the pool), behind `?sau=` (none: first)."""

    def perform(self) -> Answer:
        named = given_id(self.request, "hoi-nghi")
        conference: Conference | None = None
        if named is not None:
            conference = self.find(self.item.programme.conferences.live(), pk=named)
        return moved(
            self.item,
            conference=conference,
            after=given_id(self.request, "sau"),
            version=self.version,
            by=self.user,
        )


class ItemRemove(ItemButton):
    """An item made by mistake goes; it can be restored."""

    def perform(self) -> Answer:
        undo = f"{reverse('item_restore', args=[self.item.pk])}?cho=1&sau={behind(self.item) or ''}"
        items.remove(self.item, version=self.version, by=self.user)
        return Answer(
            year_address(self.item.programme, self.item.conference), "Đã xoá nội dung.", undo=undo
        )


class ItemRestore(ItemButton):
    """Back into the list it left; with `?cho=1` to the place behind `?sau=`, else at the end."""

    @transaction.atomic
    def perform(self) -> Answer:
        back = items.restore(self.item, by=self.user)
        if self.request.GET.get("cho"):
            back = self._at_its_place(back)
        return Answer(year_address(back.programme, back), "Đã khôi phục nội dung.")

    def _at_its_place(self, back: AgendaItem) -> AgendaItem:
        try:
            with transaction.atomic():
                return items.move(
                    back,
                    conference=back.conference,
                    after=given_id(self.request, "sau"),
                    version=back.version,
                    by=self.user,
                )
        except NotInList:  # Its old neighbour went too: the end of the list will do.
            return back


def moved(
    item: AgendaItem, *, conference: Conference | None, after: int | None, version: int, by: User
) -> Answer:
    """Move an item, and say how to take that back."""
    home, before = item.conference_id, behind(item)
    done = items.move(item, conference=conference, after=after, version=version, by=by)
    undo = reverse("item_place", args=[done.pk])
    where = f"đến {done.conference}" if done.conference else "về “Chưa xếp”"
    return Answer(
        year_address(item.programme, done),
        "Đã đổi thứ tự nội dung." if home == done.conference_id else f"Đã chuyển nội dung {where}.",
        undo=f"{undo}?hoi-nghi={home or ''}&sau={before or ''}&version={done.version}",
    )


def set_aside(gone: AgendaItem, item: AgendaItem, sentence: str) -> Answer:
    """The answer after an item left the plan; undo brings it back to its place."""
    undo = f"{reverse('item_restore', args=[gone.pk])}?cho=1&sau={behind(item) or ''}"
    return Answer(year_address(item.programme, item.conference), sentence, undo=undo)


def own_list(item: AgendaItem) -> QuerySet[AgendaItem]:
    """The list an item stands in."""
    return items.siblings(item.programme, item.conference, item.parent)


def behind(item: AgendaItem) -> int | None:
    """Behind whom the item stood when it was read; None: first."""
    row = own_list(item).exclude(pk=item.pk).filter(position__lt=item.position)
    return row.order_by("-position").values_list("pk", flat=True).first()
