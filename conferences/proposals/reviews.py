"""Reviews of the register's texts that fall due in a year: to propose, or not, and why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from conferences.past_reviews import held_before
from conferences.proposal_rules import (
    DueReview,
    Proposal,
    Source,
    Unproposed,
    due_review,
    review_text,
)
from conferences.proposals.bodies import Bodies
from conferences.proposals.cited import CitedTexts, reviewed_texts
from programme.citations import find, first_mention, later_mention
from programme.dates import format_date
from programme.milestones import USUAL_STEPS
from programme.models import (
    Directive,
    DirectiveKind,
    DirectiveRelation,
    DirectiveRelationKind,
    Document,
)
from programme.vietnamese import capitalise_first, lower_first

# Texts that set tasks; letters, reports, notices and guidelines are not reviewed by a committee.
REVIEWED_KINDS = (
    DirectiveKind.RESOLUTION,
    DirectiveKind.DECISION,
    DirectiveKind.REGULATION,
    DirectiveKind.WORKING_RULES,
    DirectiveKind.INSTRUCTION,
    DirectiveKind.CONCLUSION,
    DirectiveKind.PLAN,
    DirectiveKind.MASTER_PLAN,
    DirectiveKind.PROGRAMME,
    DirectiveKind.SCHEME,
    DirectiveKind.PROJECT,
)
CARRIED_OUT = "{name} thực hiện văn bản này; cân nhắc gộp thành một nội dung."
NO_LONGER_VALID = (DirectiveRelationKind.SUPERSEDES, DirectiveRelationKind.REPLACES)


@dataclass(frozen=True, slots=True)
class DueTexts:
    """The texts that reach a milestone, or end their own period, in the year."""

    proposed: tuple[Proposal, ...]
    unproposed: tuple[Unproposed, ...]


class ReviewsDue:
    """The register's texts of a year held against what its programmes review, in two queries."""

    def __init__(
        self,
        programme: Document,
        *,
        steps: Sequence[int],
        tolerance_months: int,
        cited: CitedTexts,
        bodies: Bodies,
    ) -> None:
        self.year = programme.year
        self.steps = steps
        self.tolerance_months = tolerance_months
        self.cited = cited
        self.bodies = bodies
        self.texts = _due_texts(programme.year, steps)
        relations = DirectiveRelation.objects.filter(target__in=self.texts)
        self.relations = list(relations.select_related("source").order_by("pk"))
        self.carried_out = self._carried_out()
        self.replaced = self._replaced()

    def found(self) -> DueTexts:
        """Each text once: proposed, doubtful ones with their doubt, or not, with the reason."""
        proposed: list[Proposal] = []
        unproposed: list[Unproposed] = []
        for text in self.texts:
            review = due_review(text.citation, self.year, self.steps)
            usual = review or due_review(text.citation, self.year, USUAL_STEPS)
            if usual is None:
                continue
            held = held_before(
                usual, self.year, self.cited.past[text.pk], tolerance_months=self.tolerance_months
            )
            is_doubtful = held is not None and not held.is_sure
            proposal = self._proposal(text, usual, held.reason if held and is_doubtful else "")
            reason = self._why_not(text, is_of_office=review is not None)
            if held is not None and held.is_sure:
                reason = held.reason
            if reason:
                wanted = None if self._stands(text) else proposal
                unproposed.append(not_proposed(text, usual, reason, wanted))
            else:
                proposed.append(proposal)
        return DueTexts(tuple(proposed), tuple(unproposed))

    def _why_not(self, text: Directive, *, is_of_office: bool) -> str:
        if text.pk in self.replaced:
            return self.replaced[text.pk]
        if text.kind not in REVIEWED_KINDS:
            return (
                f"{lower_first(text.get_kind_display())} không thuộc loại cấp uỷ sơ kết, tổng kết"
            )
        if not is_of_office:
            return "quy ước lập chương trình của cấp uỷ không có mốc này"
        return ""

    def _stands(self, text: Directive) -> bool:
        """Whether the year plans the review already; one that it withdrew may be added again."""
        past = self.cited.past[text.pk]
        return any(one.year == self.year and not one.withdrawn for one in past)

    def _proposal(self, text: Directive, review: DueReview, doubt: str) -> Proposal:
        preparing = self.bodies.taking_over(self.cited.last_preparing(text.pk))
        early = (f"{capitalise_first(doubt)}; xem có cần làm lại.",) if doubt else ()
        return Proposal(
            key=f"review:{text.pk}:{review.name}",
            source=Source.REVIEW,
            text=review_text(review, text.citation),
            reason=f"{review.reason}; chưa có trong chương trình.",
            due=review.due,
            leads=preparing.leads,
            coordinators=preparing.coordinators,
            lead_names=preparing.names,
            reviewed=(text.pk,),
            texts=reviewed_texts([text]),
            review_kind=review.kind,
            review_years=review.years,
            doubts=(*early, *self.carried_out.get(text.pk, ()), *preparing.doubts),
        )

    def _replaced(self) -> Mapping[int, str]:
        """By text: which one took its place, in words."""
        return {
            one.target_id: f"đã được {name} {one.get_kind_display()}"
            for one in self.relations
            if one.kind in NO_LONGER_VALID
            for name in [_dated_name(one.source)]
        }

    def _carried_out(self) -> Mapping[int, tuple[str, ...]]:
        """By text: which one carries it out, as the register says or that one's own title does."""
        by_name = {(one.number, one.symbol, one.date): one.pk for one in self.texts}
        found: dict[int, list[str]] = defaultdict(list)
        for relation in self.relations:
            if relation.kind == DirectiveRelationKind.IMPLEMENTS:
                found[relation.target_id].append(later_mention(relation.source.citation))
        for one in self.texts:
            for mention in find(one.subject):
                named = (mention.citation.number, mention.citation.symbol, mention.citation.date)
                if named in by_name:
                    found[by_name[named]].append(later_mention(one.citation))
        return {
            pk: tuple(CARRIED_OUT.format(name=name) for name in dict.fromkeys(names))
            for pk, names in found.items()
        }


def not_proposed(
    text: Directive, review: DueReview, reason: str, wanted: Proposal | None
) -> Unproposed:
    """Why a text that is due is not proposed, as the page tells it."""
    return Unproposed(
        text=text.pk,
        name=first_mention(text.citation),
        milestone=review.milestone,
        reason=f"{capitalise_first(reason)}.",
        due=review.due,
        proposal=wanted,
    )


def _dated_name(text: Directive) -> str:
    named = later_mention(text.citation)
    return f"{named} ngày {format_date(text.date)}" if text.date else named


def _due_texts(year: int, steps: Sequence[int]) -> list[Directive]:
    """Dated texts of a milestone year, the office's own or a usual one, or naming the year itself."""
    issued_in = [year - step for step in {*steps, *USUAL_STEPS}]
    due = Q(date__year__in=issued_in) | Q(subject__contains=str(year))
    return list(Directive.objects.filter(due, date__isnull=False).order_by("date", "pk"))
