"""What agencies ask to be put into a year, as proposals for its programme."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from django.utils import timezone

from conferences.models import ItemRequest, RequestState
from conferences.proposal_rules import Proposal, Source
from conferences.proposals.bodies import Bodies
from conferences.proposals.cited import reviewed_texts
from programme.citations import Citation, find
from programme.dates import format_date
from programme.milestones import Review, find_reviews
from programme.models import Directive, Document

PROPOSED = (RequestState.SENT, RequestState.LATER, RequestState.DECLINED)


def requested(programme: Document, bodies: Bodies) -> Iterator[Proposal]:
    """A proposal for each request of the year that is not accepted or withdrawn."""
    rows = ItemRequest.objects.filter(year=programme.year, state__in=PROPOSED)
    requests = list(rows.order_by("sent_at", "pk"))
    named = {request.pk: [one.citation for one in find(request.text)] for request in requests}
    known = _registered(named.values())
    for request in requests:
        preparing = bodies.taking_over([(request.agency_id, "lead")])
        cited = [known[key] for one in named[request.pk] if (key := _identity(one)) in known]
        review = next(iter(find_reviews(request.text)), None)
        reviewed = _reviewed(review, cited)
        yield Proposal(
            key=f"request:{request.pk}",
            source=Source.REQUEST,
            text=request.text,
            reason=_reason(request, bodies),
            due=_due(programme.year, request.wanted_month),
            leads=preparing.leads,
            lead_names=preparing.names,
            reviewed=reviewed,
            texts=reviewed_texts(one for one in cited if one.pk in reviewed),
            cited=tuple(one.pk for one in cited if one.pk not in reviewed),
            review_kind=review.kind if review and reviewed else "",
            review_years=review.years if review and reviewed else None,
            request=request.pk,
            attachment=request.attachment_name,
            doubts=preparing.doubts,
        )


def _reviewed(review: Review | None, cited: list[Directive]) -> tuple[int, ...]:
    return tuple(one.pk for one in cited if review and one.code in review.codes)


def _reason(request: ItemRequest, bodies: Bodies) -> str:
    sent = format_date(timezone.localtime(request.sent_at).date())
    wanted = f" Mong muốn: tháng {request.wanted_month}." if request.wanted_month else ""
    name = bodies.known[request.agency_id].name
    return f"{name} đề nghị ngày {sent}: {request.reason.rstrip('.')}.{wanted}"


def _due(year: int, month: int | None) -> datetime.date | None:
    return datetime.date(year, month, 15) if month else None


def _registered(
    named: Iterable[list[Citation]],
) -> dict[tuple[str, str, datetime.date | None], Directive]:
    """The register's dated entries that the requests cite, in one query."""
    numbers = {one.number for citations in named for one in citations}
    found = Directive.objects.filter(number__in=numbers or [""])
    return {(one.number, one.symbol, one.date): one for one in found}


def _identity(one: Citation) -> tuple[str, str, datetime.date | None]:
    return one.number, one.symbol, one.date
