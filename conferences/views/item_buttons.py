"""What pages about one item share, and the buttons beside it."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet

from conferences.actions import items
from conferences.models import AgendaItem, Conference
from conferences.views.addresses import year_address
from programme.actions import order
from programme.models import Document, User
from programme.pages import ActionPage, Answer
from programme.roles import Action
from programme.views.removed import find_standing
from programme.views.steps import TakingStep


class OfItem(TakingStep):
    """What pages about the item named in the address share."""

    action = Action.EDIT_PROGRAMME
    item: AgendaItem

    def load(self) -> None:
        rows = AgendaItem.objects.visible_to(self.user)
        self.item = find_standing(
            self,
            rows.select_related("programme__committee", "conference", "parent"),
            self.kwargs["pk"],
        )

    @property
    def step_document(self) -> Document:
        return self.item.programme

    def back_url(self) -> str:
        return year_address(self.item.programme, self.item)


class ItemButton(OfItem, ActionPage):
    """A button that stands beside an item."""


class ItemStep(ItemButton):
    """One place up or down its list."""

    step_label = "Đổi thứ tự nội dung"
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


class ItemRemove(ItemButton):
    """An item made by mistake goes; it can be restored."""

    step_label = "Xoá nội dung"

    def perform(self) -> Answer:
        items.remove(self.item, version=self.version, by=self.user)
        return Answer(year_address(self.item.programme, self.item.conference), "Đã xoá nội dung.")


class ItemRestore(ItemButton):
    """Back to the end of the list it left."""

    step_label = "Khôi phục nội dung"

    def perform(self) -> Answer:
        back = items.restore(self.item, by=self.user)
        return Answer(year_address(back.programme, back), "Đã khôi phục nội dung.")


def moved(
    item: AgendaItem, *, conference: Conference | None, after: int | None, version: int, by: User
) -> Answer:
    """Move an item, and say where it stands now."""
    home = item.conference_id
    done = items.move(item, conference=conference, after=after, version=version, by=by)
    where = f"đến {done.conference}" if done.conference else "về “Chưa xếp”"
    return Answer(
        year_address(item.programme, done),
        "Đã đổi thứ tự nội dung." if home == done.conference_id else f"Đã chuyển nội dung {where}.",
    )


def own_list(item: AgendaItem) -> QuerySet[AgendaItem]:
    """The list an item stands in."""
    return items.siblings(item.programme, item.conference, item.parent)
