"""The office answers an agency's request on its own page: into the year, or not and why."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from conferences.actions import proposals as decisions
from conferences.models import Conference
from conferences.proposals import Proposal, proposals_of
from conferences.views.requests import RequestPage, programme_of
from programme.errors import NotInList, RuleBroken
from programme.forms.records import at_the_door
from programme.models import Document
from programme.numbers import is_record_number
from programme.pages import ActionPage, Answer
from programme.roles import Action
from programme.views.steps import undo_address

NO_YEAR = "Chưa có chương trình năm {year}; hãy lập chương trình năm trước khi nhận đề nghị này."
ANSWERED = "Đề nghị này đã được trả lời hoặc đã rút; hãy tải lại trang."
LONGEST_REASON = 2000


class RequestAnswer(ActionPage, RequestPage):
    """One decision about one request; what is wrong with it is said on the request's page."""

    action = Action.EDIT_PROGRAMME

    def proposal(self) -> tuple[Document, Proposal]:
        """The year's programme, and the request as a proposal for it."""
        programme = programme_of(self, self.item_request.year)
        if programme is None:
            raise RuleBroken(NO_YEAR.format(year=self.item_request.year), field="conference")
        found = proposals_of(programme).find(f"request:{self.item_request.pk}")
        if found is None:
            raise NotInList(ANSWERED)
        return programme, found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return self.change(self.perform)
        except RuleBroken as broken:
            if broken.field not in {"reason", "conference"}:
                return self.refuse(broken)
            typed = {"wrong": {broken.field: str(broken)}, "typed": request.POST.get("ly-do", "")}
            return self.show({**self.context(), **typed}, status=422)

    def back_url(self) -> str:
        return self.request.path.removesuffix("nhan/").removesuffix("khong-dua-vao/")


class RequestAccept(RequestAnswer):
    """Into the conference named in the form, or to the pool."""

    def perform(self) -> Answer:
        programme, found = self.proposal()
        home = self._home(programme)
        step = decisions.accept(programme, [found], by=self.user, places={found.key: home})
        where = f"vào {home}" if home is not None else "vào “Chưa xếp”"
        return Answer(
            self.back_url(), f"Đã đưa {where}.", undo=undo_address(step, back=self.back_url())
        )

    def _home(self, programme: Document) -> Conference | None:
        given = self.request.POST.get("hoi-nghi", "")
        if not given:
            return None
        known = programme.conferences.live()
        home = known.filter(pk=int(given)).first() if is_record_number(given) else None
        if home is None:
            raise NotInList("Hội nghị này không còn trong chương trình; hãy tải lại trang.")
        return home


class RequestDecline(RequestAnswer):
    """Not into the year; the agency reads the reason."""

    def perform(self) -> Answer:
        reason = str(at_the_door(self.request.POST.get("ly-do", "")))[:LONGEST_REASON]
        if not reason.strip():
            raise RuleBroken(decisions.REASON_MISSING, field="reason")
        programme, found = self.proposal()
        step = decisions.decline(programme, [found], reason=reason, by=self.user)
        return Answer(
            self.back_url(),
            "Đã trả lời: không đưa vào chương trình.",
            undo=undo_address(step, back=self.back_url()),
        )
