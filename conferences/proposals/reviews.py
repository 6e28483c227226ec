"""Reviews of the register's texts that fall due in a year and that no programme holds yet."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from conferences.meeting_days import days_of
from conferences.models import AgendaItem, ItemAgency, ItemDirective, ItemState
from conferences.proposal_rules import (
    DueReview,
    PastReview,
    Proposal,
    Source,
    due_review,
    is_reviewed,
    review_text,
)
from conferences.proposals.bodies import Bodies, Preparing
from conferences.review_years import Meeting, Reviewed, misfits
from programme.citations import find, later_mention
from programme.models import (
    Directive,
    DirectiveKind,
    DirectiveRelation,
    DirectiveRelationKind,
    Document,
)

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
class Misfit:
    """An item of the year whose years do not agree with the date of the text it reviews."""

    item: AgendaItem
    doubt: str


@dataclass(frozen=True, slots=True)
class Mention:
    """That an item of some year names a text."""

    item: int
    parent: int | None
    is_review: bool
    year: int


class CitedTexts:
    """Which items of the committee's years review or cite which text, and who prepared them."""

    def __init__(self, programme: Document) -> None:
        self.programme = programme
        rows = ItemDirective.objects.filter(
            item__is_removed=False, item__programme__committee=programme.committee_id
        ).select_related("item__programme", "item__conference", "directive")
        self.links = list(rows.order_by("item__programme__year", "pk"))
        self.agencies: dict[int, list[tuple[int, str]]] = defaultdict(list)
        preparing = ItemAgency.objects.filter(
            item__is_removed=False, item__programme__committee=programme.committee_id
        ).order_by("position", "pk")
        for item, agency, role in preparing.values_list("item_id", "agency_id", "role"):
            self.agencies[item].append((agency, role))
        self.past: dict[int, list[PastReview]] = defaultdict(list)
        self.mentions: dict[int, list[Mention]] = defaultdict(list)
        for link in self.links:
            self._note(link)

    def _note(self, link: ItemDirective) -> None:
        item = link.item
        year = item.programme.year
        mention = Mention(item.pk, item.parent_id, link.is_reviewed, year)
        self.mentions[link.directive_id].append(mention)
        # What this year postponed or dropped was decided; in other years only what stood counts.
        counts = item.state == ItemState.PLANNED or item.programme_id == self.programme.pk
        if not link.is_reviewed or not counts:
            return
        days = days_of(item.conference.planned_time) if item.conference else None
        held = days.middle if days else None
        past = PastReview(year, item.review_kind, item.review_years, held)
        self.past[link.directive_id].append(past)

    def last_preparing(self, directive: int) -> list[tuple[int, str]]:
        """The agencies of the item that reviewed the text last, else of the one that cited it last."""
        named = [mention for mention in self.mentions[directive] if self._agencies(mention)]
        named.sort(key=lambda mention: (mention.is_review, mention.year, mention.item))
        return self._agencies(named[-1]) if named else []

    def _agencies(self, mention: Mention) -> list[tuple[int, str]]:
        own = self.agencies.get(mention.item)
        return own or self.agencies.get(mention.parent or 0, [])

    def misfits(self, tolerance_months: int) -> list[Misfit]:
        """The items planned this year whose years do not fit the dates of what they review."""
        reviewed: dict[int, list[Directive]] = defaultdict(list)
        items: dict[int, AgendaItem] = {}
        for link in self.links:
            item = link.item
            if link.is_reviewed and item.programme_id == self.programme.pk and _is_held(item):
                items[item.pk] = item
                reviewed[item.pk].append(link.directive)
        found = (
            Misfit(item, " ".join(misfit_sentences(item, reviewed[item.pk], tolerance_months)))
            for item in items.values()
        )
        return [misfit for misfit in found if misfit.doubt]


def misfit_sentences(
    item: AgendaItem,
    reviewed: Iterable[Directive],
    tolerance_months: int,
    *,
    year: int | None = None,
) -> list[str]:
    """Why an item's review does not fit its texts' dates: at its conference, or anywhere in `year`."""
    if year is not None:
        meeting: Meeting | None = Meeting(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    else:
        meeting = _meeting_of(item)
    if meeting is None:
        return []
    return misfits(
        text=item.text,
        kind=item.review_kind,
        years=item.review_years,
        reviewed=[
            Reviewed(f"{later_mention(one.citation)}", one.date) for one in reviewed if one.date
        ],
        meeting=meeting,
        tolerance_months=tolerance_months,
    )


def _is_held(item: AgendaItem) -> bool:
    return item.state == ItemState.PLANNED and item.conference is not None


def _meeting_of(item: AgendaItem) -> Meeting | None:
    days = days_of(item.conference.planned_time) if item.conference else None
    return Meeting(days.first, days.last) if days else None


def reviews_due(
    programme: Document,
    *,
    steps: Sequence[int],
    tolerance_months: int,
    cited: CitedTexts,
    bodies: Bodies,
) -> Iterator[Proposal]:
    """A proposal for each valid text that reaches a milestone, or ends its own period, in the year."""
    candidates = list(_candidates(programme.year, steps))
    carried_out = _carried_out(candidates)
    for directive in candidates:
        review = due_review(directive.citation, programme.year, steps)
        past = cited.past[directive.pk]
        if review is None or is_reviewed(
            review, programme.year, past, tolerance_months=tolerance_months
        ):
            continue
        preparing = bodies.taking_over(cited.last_preparing(directive.pk))
        yield _proposal(directive, review, preparing, carried_out.get(directive.pk, ()))


def _proposal(
    directive: Directive, review: DueReview, preparing: Preparing, carried_out: tuple[str, ...]
) -> Proposal:
    return Proposal(
        key=f"review:{directive.pk}:{review.name}",
        source=Source.REVIEW,
        text=review_text(review, directive.citation),
        reason=f"{review.reason}; chưa có trong chương trình.",
        due=review.due,
        leads=preparing.leads,
        coordinators=preparing.coordinators,
        lead_names=preparing.names,
        reviewed=(directive.pk,),
        review_kind=review.kind,
        review_years=review.years,
        doubts=(*carried_out, *preparing.doubts),
    )


def _carried_out(candidates: Sequence[Directive]) -> dict[int, tuple[str, ...]]:
    """By text: the text that carries it out, as the register says or that one's own title does."""
    by_name = {(one.number, one.symbol, one.date): one.pk for one in candidates}
    found: dict[int, list[str]] = defaultdict(list)
    relations = DirectiveRelation.objects.filter(
        target__in=candidates, kind=DirectiveRelationKind.IMPLEMENTS
    )
    for relation in relations.select_related("source").order_by("pk"):
        found[relation.target_id].append(later_mention(relation.source.citation))
    for one in candidates:
        for mention in find(one.subject):
            named = (mention.citation.number, mention.citation.symbol, mention.citation.date)
            if named in by_name:
                found[by_name[named]].append(later_mention(one.citation))
    return {
        pk: tuple(CARRIED_OUT.format(name=name) for name in dict.fromkeys(names))
        for pk, names in found.items()
    }


def _candidates(year: int, steps: Sequence[int]) -> Iterator[Directive]:
    """Texts that set tasks, dated, not replaced, of a milestone year or naming the year itself."""
    replaced = DirectiveRelation.objects.filter(target=OuterRef("pk"), kind__in=NO_LONGER_VALID)
    due = Q(date__year__in=[year - step for step in steps]) | Q(subject__contains=str(year))
    found = Directive.objects.filter(due, kind__in=REVIEWED_KINDS, date__isnull=False)
    yield from found.filter(~Exists(replaced)).order_by("date", "pk")
