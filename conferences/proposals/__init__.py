"""What a year should contain, each with its reason: reviews due, what returns, what was not done, what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from conferences.meeting_days import best_meeting, days_of
from conferences.models import Conference, Decision, ProposalDecision
from conferences.proposal_rules import Proposal, Source
from conferences.proposals.bodies import Bodies
from conferences.proposals.last_year import LastYear
from conferences.proposals.requests import requested
from conferences.proposals.reviews import CitedTexts, Misfit, reviews_due
from programme.calendars import planning_rules, review_steps
from programme.models import Document
from programme.vietnamese import search_key

__all__ = ["Declined", "Misfit", "Proposal", "Sheet", "Source", "proposals_of"]


@dataclass(frozen=True, slots=True)
class Declined:
    """A proposal that the office decided against; `proposal` while it would still be made."""

    text: str
    reason: str
    proposal: Proposal | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The proposals for a year: still open, put off, decided against; and what does not fit in it."""

    open: tuple[Proposal, ...]
    later: tuple[Proposal, ...]
    declined: tuple[Declined, ...]
    accepted: int
    misfits: tuple[Misfit, ...]
    conferences: tuple[Conference, ...]

    def find(self, key: str) -> Proposal | None:
        """The proposal of that key, whatever was decided about it, unless it was accepted."""
        declined = (one.proposal for one in self.declined if one.proposal is not None)
        known = (*self.open, *self.later, *declined)
        return next((one for one in known if one.key == key), None)


def proposals_of(programme: Document) -> Sheet:
    """Everything proposed for the year; the number of queries does not depend on its size."""
    rules = planning_rules(programme.committee)
    tolerance = rules.review_tolerance_months
    bodies, cited = Bodies(programme.year), CitedTexts(programme)
    last_year = LastYear(programme, bodies)
    undone = list(last_year.undone(tolerance))
    reviews = reviews_due(
        programme,
        steps=review_steps(rules),
        tolerance_months=tolerance,
        cited=cited,
        bodies=bodies,
    )
    found = [
        *_without_the_same_review(reviews, undone),
        *undone,
        *last_year.recurring(),
        *requested(programme, bodies),
    ]
    conferences = tuple(programme.conferences.live().order_by("position"))
    placed = _placed(_new_to(programme, found), conferences, tolerance)
    return _sorted(programme, placed, conferences, tuple(cited.misfits(tolerance)))


def _without_the_same_review(
    reviews: Iterable[Proposal], undone: Iterable[Proposal]
) -> Iterator[Proposal]:
    """A review that last year left undone is proposed once, in last year's words."""
    left = {(pk, one.review_years) for one in undone for pk in one.reviewed}
    for one in reviews:
        if not any((pk, one.review_years) in left for pk in one.reviewed):
            yield one


def _new_to(programme: Document, found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Without what stands in the year in the same words, and each wording only once."""
    texts = programme.items.filter(is_removed=False).values_list("text", flat=True)
    standing = {search_key(text) for text in texts}
    for one in found:
        words = search_key(one.text)
        if one.source is Source.REQUEST or words not in standing:
            standing.add(words)
            yield one


def _placed(
    found: Iterable[Proposal], conferences: Iterable[Conference], tolerance_months: int
) -> Iterator[Proposal]:
    times = {one.pk: days for one in conferences if (days := days_of(one.planned_time))}
    for one in found:
        if one.due is None:
            yield one
            continue
        best = best_meeting(one.due, times, tolerance_months=tolerance_months)
        yield replace(one, conference=best)


def _sorted(
    programme: Document,
    found: Iterable[Proposal],
    conferences: tuple[Conference, ...],
    misfits: tuple[Misfit, ...],
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
    declined = (
        Declined(one.text, one.reason, refused.get(one.key))
        for one in decided.values()
        if one.decision == Decision.DECLINED
    )
    return Sheet(
        open=tuple(_in_order(undecided)),
        later=tuple(_in_order(later)),
        declined=tuple(declined),
        accepted=sum(_stands(one) for one in decided.values()),
        misfits=misfits,
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
        key=lambda one: (order.index(one.source), one.due is None, str(one.due or ""), one.text),
    )
