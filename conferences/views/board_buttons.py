"""What is done on the board: move, change several at once, add typed or pasted lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst

from conferences.actions import bulk, items, pasting
from conferences.actions.bulk import END, Chosen
from conferences.lists import Entry, labels
from conferences.models import Conference, ItemForm
from conferences.views.board import BoardAddress
from programme.errors import EditedMeanwhile, RuleBroken
from programme.forms.records import at_the_door
from programme.models import Agency, Step
from programme.numbers import is_record_number
from programme.operations import Stale
from programme.pages import ActionPage, Answer
from programme.roles import Action
from programme.views.steps import undo_address

POOL = "0"
LONGEST_REASON = 2000
TOO_LONG = "Lý do dài nhất 2.000 ký tự."


class BoardButton(BoardAddress, ActionPage):
    """One POST of the board about the chosen cards; answers with the columns it touched."""

    http_method_names = ["post", "options"]
    action = Action.EDIT_PROGRAMME

    def chosen(self) -> list[Chosen]:
        """The cards named as "12.3": item 12 as version 3 showed it; each once, in their order."""
        found: dict[int, Chosen] = {}
        for given in self.request.POST.getlist("item"):
            pk, _, version = given.partition(".")
            if not is_record_number(pk) or not is_record_number(version):
                raise Stale
            found[int(pk)] = Chosen(int(pk), int(version))
        return list(found.values())

    def column(self, name: str = "conference") -> Conference | None:
        """The conference named in the form, None for the pool."""
        given = self.request.POST.get(name, "")
        if given in {"", POOL} or "pool" in self.request.POST:
            return None
        if not is_record_number(given):
            raise Stale
        return self.find(self.document.conferences.live(), pk=int(given))

    def homes(self, chosen: Iterable[Chosen]) -> set[str]:
        """The columns in which the cards stand now."""
        rows = self.document.items.filter(pk__in=[one.pk for one in chosen])
        return {str(home or POOL) for home in rows.values_list("conference_id", flat=True)}

    def answer(self, step: Step, message: str, touched: set[str], at: int | None = None) -> Answer:
        """Back to the board, at the card that was touched first."""
        board = reverse("board", args=[self.document.pk])
        address = f"{board}?cot={'.'.join(sorted(touched, key=int))}"
        return Answer(
            f"{address}#n{at}" if at is not None else address,
            message,
            undo=undo_address(step, back=board),
        )

    def conflict(
        self, meeting: EditedMeanwhile, form: Any = None, fresh: Any = None
    ) -> HttpResponse:
        """Each chosen card as it was shown and as it is; one click does it all the same (R2)."""
        now = dict(
            self.document.items.filter(pk__in=[one.pk for one in self.chosen()]).values_list(
                "pk", "version"
            )
        )
        again = [
            (name, value)
            for name, values in self.request.POST.lists()
            if name not in {"csrfmiddlewaretoken", "operation", "item"}
            for value in values
        ]
        again += [("item", f"{one.pk}.{now.get(one.pk, one.version)}") for one in self.chosen()]
        context = {
            "meeting": meeting,
            "again": again,
            "address": self.request.get_full_path(),
            "back": self.back_url(),
            "title": "Nội dung vừa được người khác thay đổi",
        }
        name = "_board_conflict.html" if self.wants_fragment else "board_conflict.html"
        return render(self.request, f"conferences/{name}", context, status=409)


class BoardMove(BoardButton):
    """The chosen cards into `conference`, behind the card `after` ("": first, "end": last)."""

    def perform(self) -> Answer:
        chosen, target = self.chosen(), self.column()
        touched = self.homes(chosen) | {str(target.pk if target else POOL)}
        label = self._label(chosen)
        step = bulk.move(
            self.document, chosen, conference=target, after=self._after(), by=self.user
        )
        where = f"sang {target.short_name}" if target is not None else "về “Chưa xếp”"
        if len(chosen) == 1:
            place = self.document.items.values_list("position", flat=True).get(pk=chosen[0].pk)
            message = f"Đã chuyển nội dung{label} {where}, vị trí {place}."
        else:
            message = f"Đã chuyển {len(chosen)} nội dung {where}."
        return self.answer(step, message, touched, at=chosen[0].pk)

    def _after(self) -> int | None:
        given = self.request.POST.get("after", "end")
        if given == "end":
            return END
        if given and not is_record_number(given):
            raise Stale
        return int(given) if given else None

    def _label(self, chosen: list[Chosen]) -> str:
        """ " (3)": the number the one chosen card bore on the page; "" in the pool."""
        item = self.document.items.filter(pk=chosen[0].pk).first() if len(chosen) == 1 else None
        if item is None or item.conference_id is None:
            return ""
        row = list(items.siblings(self.document, item.conference).order_by("position"))
        names = labels([Entry(one.form == ItemForm.BULLET) for one in row], "")
        return next((f" {name}" for one, name in zip(row, names, strict=True) if one == item), "")


class BoardChange(BoardButton):
    """What `what` names, done to the chosen cards: one transaction, one undo."""

    def perform(self) -> Answer:
        chosen = self.chosen()
        before = self.homes(chosen)
        step = self._do(self.request.POST.get("what", ""), chosen)
        touched = before | self.homes(chosen)
        return self.answer(step, f"{capfirst(step.label)}.", touched)

    def _do(self, what: str, chosen: list[Chosen]) -> Step:
        by = self.user
        match what:
            case "up" | "down":
                return bulk.shift(self.document, chosen, is_up=what == "up", by=by)
            case "lead":
                return bulk.set_leads(self.document, chosen, leads=self._agencies(), by=by)
            case "postpone":
                return bulk.postpone(self.document, chosen, reason=self._reason(), by=by)
            case "drop":
                return bulk.drop(self.document, chosen, reason=self._reason(), by=by)
            case "restore":
                return bulk.restore(self.document, chosen, by=by)
            case "remove":
                return bulk.remove(self.document, chosen, by=by)
        raise Stale

    def refuse(self, broken: RuleBroken) -> HttpResponse:
        """Without scripts a missing reason is asked for, the chosen cards kept."""
        if broken.field != "reason" or self.wants_fragment:
            return super().refuse(broken)
        context = {
            "broken": broken,
            "items": self.request.POST.getlist("item"),
            "what": self.request.POST.get("what", ""),
            "typed": self.request.POST.get("reason", ""),
            "back": self.back_url(),
            "title": "Lý do",
            "document": self.document,
        }
        return render(self.request, "conferences/board_reason.html", context, status=422)

    def _agencies(self) -> list[Agency]:
        given = [one for one in self.request.POST.getlist("agency") if one]
        if not all(is_record_number(one) for one in given):
            raise Stale
        return list(Agency.objects.visible_to(self.user).filter(pk__in=given))

    def _reason(self) -> str:
        reason = str(at_the_door(self.request.POST.get("reason", ""))).strip()
        if len(reason) > LONGEST_REASON:
            raise RuleBroken(TOO_LONG, field="reason")
        return reason


class BoardAdd(BoardButton):
    """One typed line, or many pasted ones, to the foot of a column."""

    def perform(self) -> Answer:
        target, text = self.column("to"), self.typed()
        added = pasting.add(self.document, text, conference=target, by=self.user)
        where = f"vào {target.short_name}" if target is not None else "vào “Chưa xếp”"
        how_many = "nội dung" if len(added.items) == 1 else f"{len(added.items)} nội dung"
        remarks = "".join(f" {remark}" for remark in added.remarks[:8])
        touched = {str(target.pk if target else POOL)}
        return self.answer(
            added.step, f"Đã thêm {how_many} {where}.{remarks}", touched, at=added.items[0].pk
        )

    def typed(self) -> str:
        """The words in the box at the foot of the column; each column has a box of its own."""
        sent = self.request.POST
        return sent.get("text") or sent.get(f"text-{sent.get('to', '')}", "")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self.change(self.perform)
        except RuleBroken as broken:
            if broken.field != "text" or self.wants_fragment:
                return self.refuse(broken)
            # Without scripts what was typed comes back in the page that says what is wrong.
            context = {
                "broken": broken,
                "typed": self.typed(),
                "to": request.POST.get("to", ""),
                "back": self.back_url(),
                "title": "Thêm nội dung",
                "document": self.document,
            }
            return render(request, "conferences/board_add.html", context, status=422)
