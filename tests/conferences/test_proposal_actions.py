"""Deciding about proposals: the change, its traces, one step back, and who is refused."""

from __future__ import annotations

import datetime

import pytest

from conferences.actions import items, proposals, requests
from conferences.models import (
    AgendaItem,
    Conference,
    ItemAgency,
    ItemDirective,
    ItemRequest,
    ProposalDecision,
)
from conferences.proposals import Proposal, proposals_of
from programme.actions import steps
from programme.actions.editing import Change
from programme.errors import AlreadyIssued, NotAllowed, NotInList, RuleBroken
from programme.models import Agency, Document, Step, User
from programme.roles import Role
from tests import factories

DAY = datetime.date


@pytest.fixture
def march(programme: Document) -> Conference:
    return factories.make_conference(programme, first_month=3)


@pytest.fixture
def found(programme: Document, march: Conference) -> list[Proposal]:
    """Three reviews due in March, April and May."""
    for month in (3, 4, 5):
        factories.make_directive(number=str(month), date=DAY(2020, month, 1))
    return list(proposals_of(programme).open)


def decisions(programme: Document) -> list[tuple[str, str]]:
    rows = ProposalDecision.objects.filter(programme=programme).order_by("pk")
    return list(rows.values_list("decision", "reason"))


def test_an_accepted_proposal_becomes_an_item_of_its_best_conference(
    programme: Document, march: Conference, found: list[Proposal], drafter: User
) -> None:
    factories.make_item(programme, conference=march)
    proposals.accept(programme, found[:1], by=drafter)
    item = AgendaItem.objects.get(text=found[0].text)
    assert (item.conference, item.position, item.state) == (march, 2, "planned")
    assert (item.review_kind, item.review_years) == ("so_ket", 5)
    [link] = ItemDirective.objects.filter(item=item)
    assert (link.directive.number, link.is_reviewed) == ("3", True)
    decision = ProposalDecision.objects.get()
    assert (decision.key, decision.decision, decision.item) == (found[0].key, "accepted", item)
    assert proposals_of(programme).find(found[0].key) is None


def test_it_takes_the_agencies_of_last_time_along(
    programme: Document, march: Conference, drafter: User
) -> None:
    last_year = factories.make_programme(year=2024)
    lead, other = factories.make_agency(), factories.make_agency()
    old = factories.make_item(last_year, text="Một việc hoãn", state="postponed", lead=lead)
    factories.link(old, other, role="coordinate")
    [one] = proposals_of(programme).open
    proposals.accept(programme, [one], by=drafter)
    rows = ItemAgency.objects.filter(item__programme=programme).order_by("pk")
    assert list(rows.values_list("agency", "role")) == [(lead.pk, "lead"), (other.pk, "coordinate")]


def test_another_conference_or_the_pool_may_be_chosen(
    programme: Document, found: list[Proposal], drafter: User
) -> None:
    june = factories.make_conference(programme, first_month=6)
    places: dict[str, Conference | None] = {found[0].key: june, found[1].key: None}
    proposals.accept(programme, found[:2], by=drafter, places=places)
    homes = AgendaItem.objects.order_by("pk").values_list("conference", flat=True)
    assert list(homes) == [june.pk, None]


def test_several_are_one_step_and_one_undo(
    programme: Document, found: list[Proposal], drafter: User
) -> None:
    step = proposals.accept(programme, found, by=drafter)
    assert Step.objects.count() == 1
    assert step.label == "Nhận đề xuất: 3 mục"
    assert AgendaItem.objects.live().count() == 3
    steps.undo(step, by=drafter)
    assert AgendaItem.objects.count() == 0
    assert decisions(programme) == []
    assert [one.key for one in proposals_of(programme).open] == [one.key for one in found]


def test_an_undo_is_refused_once_the_item_was_edited(
    programme: Document, found: list[Proposal], drafter: User, leader: User
) -> None:
    step = proposals.accept(programme, found[:1], by=drafter)
    item = AgendaItem.objects.get()
    change = {"text": Change(item.text, "Khác")}
    items.edit(item, changes=change, version=item.version, by=leader)
    with pytest.raises(RuleBroken, match="Không hoàn tác được"):
        steps.undo(step, by=drafter)
    assert AgendaItem.objects.get().text == "Khác"


def test_nothing_is_taken_twice(
    programme: Document, found: list[Proposal], drafter: User, leader: User
) -> None:
    proposals.accept(programme, found[:1], by=drafter)
    with pytest.raises(RuleBroken) as refusal:
        proposals.accept(programme, found[:2], by=leader)
    assert str(refusal.value) == "Đề xuất này đã được nhận vào chương trình; hãy tải lại trang."
    assert AgendaItem.objects.count() == 1
    with pytest.raises(RuleBroken):
        proposals.decline(programme, found[:1], reason="Trùng", by=leader)
    assert decisions(programme) == [("accepted", "")]


def test_put_off_and_declined_with_the_reason_and_back_again(
    programme: Document, found: list[Proposal], drafter: User
) -> None:
    proposals.put_off(programme, found[:2], by=drafter)
    proposals.decline(programme, found[2:], reason=" Đã lồng vào văn kiện ", by=drafter)
    assert decisions(programme) == [
        ("later", ""),
        ("later", ""),
        ("declined", "Đã lồng vào văn kiện"),
    ]
    sheet = proposals_of(programme)
    assert (len(sheet.open), len(sheet.later), len(sheet.declined)) == (0, 2, 1)
    proposals.accept(programme, [sheet.later[0]], by=drafter)
    again = sheet.declined[0].proposal
    assert again is not None
    proposals.accept(programme, [again], by=drafter)
    assert decisions(programme) == [("accepted", ""), ("later", ""), ("accepted", "")]


def test_declining_asks_for_a_reason_and_every_decision_for_a_proposal(
    programme: Document, found: list[Proposal], drafter: User
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        proposals.decline(programme, found[:1], reason="  ", by=drafter)
    assert str(refusal.value) == "Hãy ghi lý do không đưa đề xuất này vào chương trình."
    with pytest.raises(RuleBroken) as refusal:
        proposals.accept(programme, [], by=drafter)
    assert str(refusal.value) == "Hãy chọn ít nhất một đề xuất."
    assert decisions(programme) == []


def test_a_conference_that_left_the_year_is_refused_and_nothing_is_kept(
    programme: Document, march: Conference, found: list[Proposal], drafter: User
) -> None:
    elsewhere = factories.make_conference(factories.make_programme(year=2026))
    with pytest.raises(NotInList):
        proposals.accept(programme, found, by=drafter, places={found[1].key: elsewhere})
    assert AgendaItem.objects.count() == 0
    assert decisions(programme) == []


@pytest.mark.parametrize("decision", ["accept", "put_off", "decline"])
def test_an_issued_year_is_locked(
    programme: Document, found: list[Proposal], drafter: User, decision: str
) -> None:
    factories.issue(programme)
    with pytest.raises(AlreadyIssued):
        decided(programme, found[:1], decision, drafter)


@pytest.mark.parametrize("role", [Role.REGISTRY_CLERK, Role.AGENCY_CONTACT, Role.COMMITTEE_LEADER])
@pytest.mark.parametrize("decision", ["accept", "put_off", "decline"])
def test_who_does_not_draft_decides_nothing(
    programme: Document, found: list[Proposal], role: str, decision: str
) -> None:
    with pytest.raises(NotAllowed):
        decided(programme, found[:1], decision, factories.make_user(role))


def decided(programme: Document, chosen: list[Proposal], decision: str, by: User) -> None:
    if decision == "decline":
        proposals.decline(programme, chosen, reason="Trùng", by=by)
    else:
        getattr(proposals, decision)(programme, chosen, by=by)


def test_a_decision_leaves_its_traces_in_the_history(
    programme: Document, found: list[Proposal], drafter: User
) -> None:
    proposals.accept(programme, found[:1], by=drafter)
    item = AgendaItem.objects.get()
    row = item.history.earliest()
    assert (row.history_user, row.history_source) == (drafter, "screen")
    decision = ProposalDecision.objects.get().history.get()
    assert decision.history_user == drafter
    assert decision.history_change_reason.startswith("Nhận đề xuất: Sơ kết 05 năm")


# ---- requests of agencies ----


@pytest.fixture
def asking() -> Agency:
    return factories.make_agency("Ban Dân vận Tỉnh uỷ")


@pytest.fixture
def request_sent(programme: Document, asking: Agency) -> ItemRequest:
    return factories.make_request(asking, text="Chuyên đề dân vận")


def test_an_accepted_request_names_its_item_and_undo_opens_it_again(
    programme: Document, request_sent: ItemRequest, drafter: User
) -> None:
    step = proposals.accept(programme, list(proposals_of(programme).open), by=drafter)
    request_sent.refresh_from_db()
    assert (request_sent.state, request_sent.item) == ("accepted", AgendaItem.objects.get())
    steps.undo(step, by=drafter)
    request_sent.refresh_from_db()
    assert (request_sent.state, request_sent.item) == ("sent", None)


def test_a_declined_request_tells_the_agency_why_and_one_put_off_waits(
    programme: Document, request_sent: ItemRequest, drafter: User
) -> None:
    [one] = proposals_of(programme).open
    proposals.put_off(programme, [one], by=drafter)
    request_sent.refresh_from_db()
    assert request_sent.state == "later"
    [one] = proposals_of(programme).later
    proposals.decline(programme, [one], reason="Năm sau làm", by=drafter)
    request_sent.refresh_from_db()
    assert (request_sent.state, request_sent.answer) == ("declined", "Năm sau làm")


def test_a_request_taken_back_meanwhile_is_not_decided_about(
    programme: Document, request_sent: ItemRequest, asking: Agency, drafter: User
) -> None:
    chosen = list(proposals_of(programme).open)
    contact = factories.make_user(Role.AGENCY_CONTACT, agency=asking)
    requests.withdraw(request_sent, version=request_sent.version, by=contact)
    with pytest.raises(RuleBroken) as refusal:
        proposals.accept(programme, chosen, by=drafter)
    assert str(refusal.value) == "Cơ quan đã rút đề nghị này; hãy tải lại trang."
    assert AgendaItem.objects.count() == 0
