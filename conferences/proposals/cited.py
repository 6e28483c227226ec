"""Which items of the committee's years review or cite which text, and who prepared them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from conferences.meeting_days import days_of
from conferences.models import AgendaItem, ItemAgency, ItemDirective, ItemState
from conferences.past_reviews import PastReview
from conferences.review_years import Meeting, Reviewed, misfits
from conferences.year_plan import short_name
from programme.citations import later_mention
from programme.models import Directive, Document
from programme.vietnamese import lower_first


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
        # What this year postponed or dropped was decided; in other years only what was held counts.
        counts = _is_held(item) or item.programme_id == self.programme.pk
        if not link.is_reviewed or not counts:
            return
        self.past[link.directive_id].append(_past(item))

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
            Misfit(item, " ".join(_sentences(item, reviewed[item.pk], tolerance_months)))
            for item in items.values()
        )
        return [misfit for misfit in found if misfit.doubt]


def _sentences(item: AgendaItem, reviewed: Iterable[Directive], tolerance_months: int) -> list[str]:
    """Why an item's review does not fit its texts' dates at its conference."""
    meeting = _meeting_of(item)
    if meeting is None:
        return []
    return misfits(
        text=item.text,
        kind=item.review_kind,
        years=item.review_years,
        reviewed=reviewed_texts(reviewed),
        meeting=meeting,
        tolerance_months=tolerance_months,
    )


def reviewed_texts(directives: Iterable[Directive]) -> tuple[Reviewed, ...]:
    """The texts whose date is known, as the rules about years know them."""
    return tuple(Reviewed(later_mention(one.citation), one.date) for one in directives if one.date)


def _past(item: AgendaItem) -> PastReview:
    held: datetime.date | None = None
    place = withdrawn = ""
    if item.conference is not None:
        days = days_of(item.conference.planned_time)
        held = days.middle if days else None
        place = lower_first(short_name(item.conference))
    if item.state != ItemState.PLANNED:
        reason = f": {item.state_reason}" if item.state_reason else ""
        withdrawn = f"{item.get_state_display()}{reason}"
    year = item.programme.year
    return PastReview(year, item.review_kind, item.review_years, held, place, withdrawn)


def _is_held(item: AgendaItem) -> bool:
    return item.state == ItemState.PLANNED and item.conference is not None


def _meeting_of(item: AgendaItem) -> Meeting | None:
    days = days_of(item.conference.planned_time) if item.conference else None
    return Meeting(days.first, days.last) if days else None
