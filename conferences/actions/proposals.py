"""What the office decides about proposals: take them into the year, put them off, decide against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from conferences.actions import sheets
from conferences.models import (
    AgendaItem,
    Conference,
    Decision,
    Delivery,
    ItemRequest,
    ProposalDecision,
    RequestState,
)
from conferences.proposal_rules import Proposal
from programme.actions.door import save_valid
from programme.actions.steps import taking
from programme.errors import NotInList, RuleBroken
from programme.models import Agency, Directive, Document, Step, User

NONE_CHOSEN = "Hãy chọn ít nhất một đề xuất."
REASON_MISSING = "Hãy ghi lý do không đưa đề xuất này vào chương trình."
ANSWERS = {
    Decision.ACCEPTED: RequestState.ACCEPTED,
    Decision.LATER: RequestState.LATER,
    Decision.DECLINED: RequestState.DECLINED,
}


def accept(
    programme: Document,
    proposals: Sequence[Proposal],
    *,
    by: User,
    places: Mapping[str, Conference | None] | None = None,
) -> Step:
    """Take proposals into the year, each at the end of its conference, as one step.

    `places` names, by key, another conference than the best one (None: the pool). Raises
    `NotInList` for a conference that left the year, `RuleBroken` for a proposal already taken.
    """
    label = _label("Nhận đề xuất", proposals)
    with taking(programme, by=by, label=label) as step:
        rows = _Rows(step.document, proposals)
        for one in proposals:
            if one.key in (places or {}):
                home = (places or {})[one.key]
            else:
                home = rows.conference(one.conference)
            item = _added(step.document, one, home, rows, by)
            _decide(step.document, one, rows, Decision.ACCEPTED, item=item)
        return step


def put_off(programme: Document, proposals: Sequence[Proposal], *, by: User) -> Step:
    """Leave proposals for later; they wait under a heading of their own."""
    with taking(programme, by=by, label=_label("Để sau", proposals)) as step:
        rows = _Rows(step.document, proposals)
        for one in proposals:
            _decide(step.document, one, rows, Decision.LATER)
        return step


def decline(programme: Document, proposals: Sequence[Proposal], *, reason: str, by: User) -> Step:
    """Decide against proposals for good, and say why; an agency that asked reads the reason."""
    if not reason.strip():
        raise RuleBroken(REASON_MISSING, field="reason")
    with taking(programme, by=by, label=_label("Không đưa vào", proposals)) as step:
        rows = _Rows(step.document, proposals)
        for one in proposals:
            _decide(step.document, one, rows, Decision.DECLINED, reason=reason.strip())
        return step


class _Rows:
    """The records that proposals name, read once under the programme's lock."""

    def __init__(self, programme: Document, proposals: Iterable[Proposal]) -> None:
        found = list(proposals)
        self.agencies = Agency.objects.in_bulk(
            {pk for one in found for pk in (*one.leads, *one.coordinators)}
        )
        self.directives = Directive.objects.in_bulk(
            {pk for one in found for pk in (*one.reviewed, *one.cited)}
        )
        requests = ItemRequest.objects.select_for_update()
        self.requests = requests.in_bulk({one.request for one in found if one.request})
        self.conferences = {row.pk: row for row in programme.conferences.live()}
        keys = [one.key for one in found]
        decisions = ProposalDecision.objects.filter(programme=programme, key__in=keys)
        self.decisions = {row.key: row for row in decisions.select_related("item")}

    def conference(self, pk: int | None) -> Conference | None:
        if pk is None:
            return None
        if pk not in self.conferences:
            raise NotInList("Hội nghị này không còn trong chương trình; hãy tải lại trang.")
        return self.conferences[pk]


def _added(
    programme: Document, one: Proposal, home: Conference | None, rows: _Rows, by: User
) -> AgendaItem:
    return sheets.add(
        programme,
        by=by,
        conference=home,
        leads=[rows.agencies[pk] for pk in one.leads if pk in rows.agencies],
        coordinators=[rows.agencies[pk] for pk in one.coordinators if pk in rows.agencies],
        reviewed=[rows.directives[pk] for pk in one.reviewed],
        cited=[rows.directives[pk] for pk in one.cited],
        text=one.text,
        review_kind=one.review_kind,
        review_years=one.review_years,
        delivery=one.delivery or Delivery.PRESENTED,
        expected_minutes=one.expected_minutes,
        paper_workdays=one.paper_workdays,
    )


def _decide(
    programme: Document,
    one: Proposal,
    rows: _Rows,
    decision: Decision,
    *,
    reason: str = "",
    item: AgendaItem | None = None,
) -> None:
    row = rows.decisions.get(one.key)
    if row is not None and _is_taken(row):
        raise RuleBroken("Đề xuất này đã được nhận vào chương trình; hãy tải lại trang.")
    row = row or ProposalDecision(programme=programme, key=one.key)
    row.text, row.decision, row.reason, row.item = one.text, decision, reason, item
    save_valid(row)
    if one.request is not None:
        _answer(rows.requests[one.request], decision, reason, item)


def _is_taken(row: ProposalDecision) -> bool:
    accepted = row.decision == Decision.ACCEPTED
    return accepted and row.item is not None and not row.item.is_removed


def _answer(request: ItemRequest, decision: Decision, reason: str, item: AgendaItem | None) -> None:
    """Tell the agency; a request that it took back meanwhile is no longer there to decide about."""
    if request.state == RequestState.WITHDRAWN:
        raise RuleBroken("Cơ quan đã rút đề nghị này; hãy tải lại trang.")
    request.state, request.answer, request.item = ANSWERS[decision], reason, item
    save_valid(request)


def _label(verb: str, proposals: Sequence[Proposal]) -> str:
    if not proposals:
        raise RuleBroken(NONE_CHOSEN)
    if len(proposals) == 1:
        return f"{verb}: {proposals[0].text}"
    return f"{verb}: {len(proposals)} mục"
