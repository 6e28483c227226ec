"""What the last year leaves to the next: items that return every year, and items that were not done."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db.models import Count, Q

from conferences.meeting_days import days_of
from conferences.models import AgendaItem, ItemReport, ItemState, ReportState
from conferences.proposal_rules import Proposal, Source
from conferences.proposals.bodies import Bodies
from conferences.proposals.cited import reviewed_texts
from conferences.recurring import is_recurring, next_text
from programme import marks
from programme.milestones import due_date
from programme.models import Document
from programme.vietnamese import lower_first

CHILDREN_STAY = "Nội dung cũ có {count} ý bên dưới; các ý đó chưa được chép sang."


class LastYear:
    """The committee's latest earlier programme and its items, read once."""

    def __init__(self, programme: Document, bodies: Bodies) -> None:
        self.programme = programme
        self.bodies = bodies
        earlier = Document.objects.annual_programmes().filter(
            committee=programme.committee_id, year__lt=programme.year
        )
        self.document = earlier.order_by("-year").first()
        # Without an earlier year the same questions are asked, and answered with nothing.
        rows = AgendaItem.objects.live().filter(programme=self.document, parent=None)
        below = Count("children", filter=Q(children__is_removed=False))
        found = (
            rows.with_agencies()
            .select_related("conference", "left_conference")
            .annotate(below=below)
        )
        # Databases disagree on where the pool's items, without conference, stand in an order.
        self.items = sorted(found, key=_place)
        self.ranks = {item.pk: rank for rank, item in enumerate(self.items)}
        reports = ItemReport.objects.filter(item__programme=self.document).select_related("agency")
        self.reports = {report.item_id: report for report in reports.order_by("at", "pk")}

    def undone(self) -> Iterator[Proposal]:
        """Postponed, still in the pool, or reported as not done."""
        for item in self.items:
            reason = self._why_undone(item)
            if not reason:
                continue
            text = marks.without_references(item.text)
            yield self._proposal(item, Source.UNDONE, text, reason, self._due(item), ())

    def recurring(self) -> Iterator[Proposal]:
        """Items whose words say that they return every year, their years shifted."""
        if self.document is None:
            return
        later = self.programme.year - self.document.year
        for item in self.items:
            if item.state == ItemState.DROPPED or not is_recurring(item.text):
                continue
            text = marks.without_references(item.text)
            shifted = next_text(text, year=self.document.year, by=later)
            # What was postponed returns at the time from which it was taken.
            home = item.conference or item.left_conference
            days = days_of(home.planned_time) if home else None
            due = _years_on(days.middle, later) if days else None
            where = f", {lower_first(str(home))}" if home else ""
            reason = f"Định kỳ: năm {self.document.year} có nội dung này{where}."
            yield self._proposal(item, Source.RECURRING, shifted.text, reason, due, shifted.doubts)

    def _why_undone(self, item: AgendaItem) -> str:
        year = self.document.year if self.document else 0
        if item.state == ItemState.POSTPONED:
            why = f": {item.state_reason}" if item.state_reason else ""
            return f"Hoãn từ chương trình năm {year}{why}."
        if item.state != ItemState.PLANNED:
            return ""
        if item.conference_id is None:
            return f"Còn ở “Chưa xếp” của chương trình năm {year}."
        report = self.reports.get(item.pk)
        if report is None or report.state != ReportState.NOT_DONE:
            return ""
        return f"{report.agency} báo cáo chưa thực hiện trong năm {year}: {report.text}"

    def _due(self, item: AgendaItem) -> datetime.date:
        """As early as the year allows, but no review before its text has the years that it names."""
        year = self.programme.year
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        if item.review_years is None:
            return first
        dates = [link.directive.date for link in item.item_directives.all() if link.is_reviewed]
        reached = [due_date(date, item.review_years) for date in dates if date is not None]
        return min(max(min(reached, default=first), first), last)

    def _proposal(
        self,
        item: AgendaItem,
        source: Source,
        text: str,
        reason: str,
        due: datetime.date | None,
        doubts: tuple[str, ...],
    ) -> Proposal:
        agencies = sorted(item.item_agencies.all(), key=lambda link: (link.position, link.pk))
        preparing = self.bodies.taking_over((link.agency_id, link.role) for link in agencies)
        links = sorted(item.item_directives.all(), key=lambda link: (link.position, link.pk))
        below = getattr(item, "below", 0)
        left = (CHILDREN_STAY.format(count=below),) if below else ()
        return Proposal(
            key=f"{source.value}:{item.pk}",
            source=source,
            text=text,
            reason=reason,
            due=due,
            leads=preparing.leads,
            coordinators=preparing.coordinators,
            lead_names=preparing.names,
            reviewed=tuple(link.directive_id for link in links if link.is_reviewed),
            texts=reviewed_texts(link.directive for link in links if link.is_reviewed),
            rank=self.ranks[item.pk],
            cited=tuple(link.directive_id for link in links if not link.is_reviewed),
            review_kind=item.review_kind,
            review_years=item.review_years,
            delivery=item.delivery,
            expected_minutes=item.expected_minutes,
            paper_workdays=item.paper_workdays,
            doubts=(*doubts, *left, *preparing.doubts),
        )


def _place(item: AgendaItem) -> tuple[bool, int, int, int]:
    """The order of print: conference by conference, what had none last."""
    home = item.conference or item.left_conference
    return home is None, home.position if home else 0, item.position, item.pk


def _years_on(day: datetime.date, years: int) -> datetime.date:
    """The middle of the same month some years later; the day itself never is the 29th of February."""
    return datetime.date(day.year + years, day.month, min(day.day, 28))
