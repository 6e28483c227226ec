"""What a year should contain, each with its reason: reviews due, what returns, what was not done, what is asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from conferences.meeting_days import Days, best_meeting, days_of
from conferences.models import Conference, Decision, ProposalDecision
from conferences.proposal_rules import Proposal, Source, Unproposed
from conferences.proposals.bodies import Bodies
from conferences.proposals.cited import CitedTexts, Misfit
from conferences.proposals.last_year import LastYear
from conferences.proposals.requests import requested
from conferences.proposals.reviews import ReviewsDue
from conferences.review_years import Meeting, misfits
from conferences.twin_proposals import linked
from programme.calendars import planning_rules, review_steps
from programme.models import Document
from programme.vietnamese import search_key

__all__ = ["Declined", "Misfit", "Proposal", "Sheet", "Source", "Unproposed", "proposals_of"]

SAME_WORDS = "Chương trình đã có nội dung cùng lời nhưng chưa gắn văn bản này; hãy mở nội dung đó."


@dataclass(frozen=True, slots=True)
class Declined:
    """A proposal that the office decided against; `proposal` while it would still be made."""

    text: str
    reason: str
    proposal: Proposal | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The proposals for a year: still open, put off, decided against; and what does not fit in it.

    `unproposed` are the texts that reach a milestone in the year without being proposed.
    """

    open: tuple[Proposal, ...]
    later: tuple[Proposal, ...]
    declined: tuple[Declined, ...]
    unproposed: tuple[Unproposed, ...]
    accepted: int
    misfits: tuple[Misfit, ...]
    conferences: tuple[Conference, ...]

    def find(self, key: str) -> Proposal | None:
        """The proposal of that key, whatever was decided about it, unless it was accepted."""
        declined = (one.proposal for one in self.declined if one.proposal is not None)
        wanted = (one.proposal for one in self.unproposed if one.proposal is not None)
        known = (*self.open, *self.later, *declined, *wanted)
        return next((one for one in known if one.key == key), None)


def proposals_of(programme: Document) -> Sheet:
    """Everything proposed for the year; the number of queries does not depend on its size."""
    rules = planning_rules(programme.committee)
    tolerance = rules.review_tolerance_months
    bodies, cited = Bodies(programme.year), CitedTexts(programme)
    last_year = LastYear(programme, bodies)
    undone = list(last_year.undone())
    due = ReviewsDue(
        programme,
        steps=review_steps(rules),
        tolerance_months=tolerance,
        cited=cited,
        bodies=bodies,
    ).found()
    found = [
        *_without_the_same_review(due.proposed, undone),
        *undone,
        *last_year.recurring(),
        *requested(programme, bodies),
    ]
    fresh, standing = _new_to(programme, found)
    place = _Places(programme, tolerance)
    left = {pk for one in undone for pk in one.reviewed}
    unproposed = [one for one in (*due.unproposed, *standing) if one.text not in left]
    return _sorted(
        programme,
        [place.best(one) for one in fresh],
        [place.wanted(one) for one in unproposed],
        place.conferences,
        tuple(cited.misfits(tolerance)),
    )


def _without_the_same_review(
    reviews: Iterable[Proposal], undone: Iterable[Proposal]
) -> Iterator[Proposal]:
    """A review that last year left undone is proposed once, in last year's words."""
    left = {(pk, one.review_years) for one in undone for pk in one.reviewed}
    for one in reviews:
        if not any((pk, one.review_years) in left for pk in one.reviewed):
            yield one


def _new_to(
    programme: Document, found: Iterable[Proposal]
) -> tuple[list[Proposal], list[Unproposed]]:
    """Without what stands in the year in the same words, and each wording only once.

    The reviews among what stands are told apart: their texts are due, and nobody linked them.
    """
    texts = programme.items.filter(is_removed=False).values_list("text", flat=True)
    standing = {search_key(text) for text in texts}
    fresh: list[Proposal] = []
    left: list[Unproposed] = []
    for one in found:
        words = search_key(one.text)
        if one.source is Source.REQUEST or words not in standing:
            standing.add(words)
            fresh.append(one)
        elif one.source is Source.REVIEW and one.due is not None:
            left.append(Unproposed(one.reviewed[0], one.text, "", SAME_WORDS, one.due, None))
    return fresh, left


class _Places:
    """The conferences of the year, for what falls due on a day; and whether its years fit there."""

    def __init__(self, programme: Document, tolerance_months: int) -> None:
        self.year = programme.year
        self.tolerance_months = tolerance_months
        self.conferences = tuple(programme.conferences.live().order_by("position"))
        self.days = {one.pk: days for one in self.conferences if (days := days_of(one.planned_time))}  # fmt: skip

    def best(self, one: Proposal) -> Proposal:
        """The proposal at its best conference, with what does not fit there among its doubts."""
        home = None
        if one.due is not None:
            home = best_meeting(one.due, self.days, tolerance_months=self.tolerance_months)
        days = self.days[home] if home is not None else _whole(self.year)
        odd = misfits(
            text=one.text,
            kind=one.review_kind,
            years=one.review_years,
            reviewed=one.texts,
            meeting=Meeting(days.first, days.last),
            tolerance_months=self.tolerance_months,
        )
        return replace(one, conference=home, doubts=(*odd, *one.doubts))

    def wanted(self, one: Unproposed) -> Unproposed:
        """What somebody may want all the same, at its best conference."""
        return one if one.proposal is None else replace(one, proposal=self.best(one.proposal))


def _whole(year: int) -> Days:
    return Days(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def _sorted(
    programme: Document,
    found: Iterable[Proposal],
    unproposed: Iterable[Unproposed],
    conferences: tuple[Conference, ...],
    odd: tuple[Misfit, ...],
) -> Sheet:
    decided = _decisions(programme)
    undecided: list[Proposal] = []
    later: list[Proposal] = []
    refused: dict[str, Proposal] = {}
    for one in found:
        decision = decided.get(one.key)
        state = decision.decision if decision is not None else None
        if state == Decision.LATER:
            later.append(one)
        elif state == Decision.DECLINED:
            refused[one.key] = one
        elif state is None or not _stands(decision):
            undecided.append(one)
    taken = {one.key: one.text for one in decided.values() if _stands(one)}
    declined = (
        Declined(one.text, one.reason, refused.get(one.key))
        for one in decided.values()
        if one.decision == Decision.DECLINED
    )
    return Sheet(
        open=tuple(linked(_in_order(undecided), taken)),
        later=tuple(_in_order(later)),
        declined=tuple(declined),
        unproposed=tuple(sorted(unproposed, key=lambda one: (one.due, one.name))),
        accepted=len(taken),
        misfits=odd,
        conferences=conferences,
    )


def _decisions(programme: Document) -> Mapping[str, ProposalDecision]:
    rows = ProposalDecision.objects.filter(programme=programme).select_related("item")
    return {row.key: row for row in rows.order_by("pk")}


def _stands(decision: ProposalDecision | None) -> bool:
    """Whether an accepted proposal's item is still there; one deleted by mistake is proposed again."""
    if decision is None or decision.decision != Decision.ACCEPTED:
        return False
    return decision.item is not None and not decision.item.is_removed


def _in_order(found: Iterable[Proposal]) -> list[Proposal]:
    order = list(Source)
    return sorted(
        found,
        key=lambda one: (
            order.index(one.source),
            one.due is None,
            str(one.due or ""),
            one.rank,
            one.text,
        ),
    )
