"""The proposals for a year: what it should contain and why, and the buttons that decide about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from django.urls import reverse

from conferences.actions import proposals as decisions
from conferences.models import Conference
from conferences.proposal_rules import SOURCE_NAMES
from conferences.proposals import Proposal, Sheet, Source, proposals_of
from conferences.twin_proposals import only_one_of_twins
from conferences.views.visible import visible_programme
from programme.errors import NotInList
from programme.models import Document, Step
from programme.numbers import is_record_number
from programme.pages import ActionPage, Answer, Page
from programme.roles import Action
from programme.vietnamese import nfc
from programme.views.steps import undo_address

GONE = "Đề xuất này không còn trên trang; hãy tải lại trang."
MOST_CHOSEN = 500
LONGEST_REASON = 2000
LONGEST_NAMED = 80


@dataclass(frozen=True, slots=True)
class Group:
    """The proposals under one heading."""

    name: str
    anchor: str
    proposals: tuple[Proposal, ...]


class ProposalList(Page):
    """What the year should contain, by where it comes from, with the conference that suits it best."""

    action = Action.EDIT_PROGRAMME
    template_name = "conferences/proposals.html"
    fragment_name = "conferences/_proposals.html"
    document: Document

    def load(self) -> None:
        self.document = visible_programme(self)

    def context(self) -> dict[str, Any]:
        sheet = proposals_of(self.document)
        return {
            "title": f"Đề xuất cho năm {self.document.year}",
            "document": self.document,
            "sheet": sheet,
            "groups": groups_of(sheet),
            "choices": [(one.pk, short_heading(one)) for one in sheet.conferences],
            "may_edit": self.document.is_editable,
            "is_fragment": self.wants_fragment,
        }


class ProposalButton(ActionPage):
    """One decision about the proposal `?muc=`, or about those ticked on the page."""

    action = Action.EDIT_PROGRAMME
    document: Document

    load = ProposalList.load

    def back_url(self) -> str:
        return reverse("proposal_list", args=[self.document.pk])

    def chosen(self, sheet: Sheet) -> list[Proposal]:
        """The proposals that the request names, each once; `NotInList` when one is gone."""
        one = self.request.GET.get("muc", "")
        keys = [one] if one else self.request.POST.getlist("chon")[:MOST_CHOSEN]
        found = [sheet.find(key) for key in dict.fromkeys(keys)]
        if None in found:
            raise NotInList(GONE)
        return [one for one in found if one is not None]

    def answer(self, step: Step, sentence: str) -> Answer:
        """Back to the page, with a way to take the step back."""
        return Answer(self.back_url(), sentence, undo=undo_address(step, back=self.back_url()))


class ProposalAccept(ProposalButton):
    """Into the year, each to the conference chosen beside it."""

    def perform(self) -> Answer:
        sheet = proposals_of(self.document)
        chosen, left = only_one_of_twins(self.chosen(sheet))
        places = self._places(chosen, sheet.conferences)
        step = decisions.accept(self.document, chosen, by=self.user, places=places)
        if len(chosen) > 1 or left:
            said = f"Đã nhận {len(chosen)} đề xuất vào chương trình."
            return self.answer(step, " ".join([said, *left_out(left)]))
        home = places.get(chosen[0].key)
        where = f"vào {home}" if home else "vào “Chưa xếp”"
        return self.answer(step, f"Đã nhận {where}.")

    def _places(
        self, chosen: Iterable[Proposal], conferences: Iterable[Conference]
    ) -> dict[str, Conference | None]:
        """The conference chosen beside each proposal, else its best one."""
        known: dict[str, Conference | None] = {str(one.pk): one for one in conferences}
        known[""] = None
        places: dict[str, Conference | None] = {}
        for one in chosen:
            best = "" if one.conference is None else str(one.conference)
            named = self.request.POST.get(f"hoi-nghi-{one.key}", best)
            if named not in known or (named and not is_record_number(named)):
                raise NotInList("Hội nghị này không còn trong chương trình; hãy tải lại trang.")
            places[one.key] = known[named]
        return places


class ProposalPutOff(ProposalButton):
    """For later: it waits under a heading of its own."""

    def perform(self) -> Answer:
        chosen = self.chosen(proposals_of(self.document))
        step = decisions.put_off(self.document, chosen, by=self.user)
        return self.answer(step, counted("Đã để sau", chosen))


class ProposalDecline(ProposalButton):
    """Not into the year: one, or all those ticked, with the reason asked for beside the button."""

    def perform(self) -> Answer:
        chosen = self.chosen(proposals_of(self.document))
        reason = nfc(self.request.POST.get("ly-do", ""))[:LONGEST_REASON]
        step = decisions.decline(self.document, chosen, reason=reason, by=self.user)
        return self.answer(step, counted("Không đưa vào chương trình:", chosen))


def groups_of(sheet: Sheet) -> list[Group]:
    """The open proposals by source, in the page's order; what was put off comes last."""
    found = [
        Group(SOURCE_NAMES[source], f"nguon-{source.value}", _of(sheet.open, source))
        for source in Source
    ]
    found.append(Group("Để sau", "de-sau", sheet.later))
    return [group for group in found if group.proposals]


def short_heading(conference: Conference) -> str:
    """ "Lần thứ 21 (trong tháng 3/2025)": a conference among others of its year."""
    heading = str(conference)
    name = conference.name
    return heading.removeprefix(name).strip().capitalize() if heading != name else heading


def left_out(twins: Sequence[Proposal]) -> list[str]:
    """Which of the chosen proposals were not taken because another one stands for them."""
    if not twins:
        return []
    names = "; ".join(f"“{shorten(one.text, LONGEST_NAMED, placeholder='…')}”" for one in twins)
    return [f"Không nhận {len(twins)} đề xuất trùng với đề xuất khác đã chọn: {names}."]


def counted(verb: str, chosen: Sequence[Proposal]) -> str:
    """ "Đã để sau 3 đề xuất."."""
    return f"{verb} {len(chosen)} đề xuất."


def _of(proposals: Iterable[Proposal], source: Source) -> tuple[Proposal, ...]:
    return tuple(one for one in proposals if one.source is source)
