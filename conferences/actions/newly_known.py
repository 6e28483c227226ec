"""What a new entry of a register means to items written before it: the text they cite, the agency they name."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from conferences.actions import links
from conferences.models import AgencyRole, AgendaItem
from conferences.unknown_agencies import COORDINATING, unknown_in, without
from programme import citations
from programme.actions import directives as register
from programme.actions.door import changing, save_valid
from programme.cited_texts import cited_words
from programme.milestones import find_reviews
from programme.models import Agency, Directive, DocumentState, User
from programme.roles import Action, may


def link_citing(directive: Directive, *, by: User) -> int:
    """Link a text of the register to the items that cite it and do not hold it; how many.

    Items of issued programmes stay as they are (R49), and so does everything for a person who may
    not edit programmes. Each change stands in the item's history with its reason.
    """
    if not may(by, Action.EDIT_PROGRAMME):
        return 0
    count = 0
    code = directive.code
    citing = _open_items(by).filter(Q(text__icontains=code) | Q(lead_in__icontains=code))
    for item in citing.exclude(item_directives__directive=directive):
        count += _link(item, directive, by)
    return count


def give_named(agency: Agency, *, by: User) -> int:
    """Give items the agency that their notes keep as unknown; how many were given it."""
    if not may(by, Action.EDIT_PROGRAMME):
        return 0
    count = 0
    for item in _open_items(by).filter(notes__contains=agency.name):
        count += _give(item, agency, by)
    return count


def _open_items(by: User) -> QuerySet[AgendaItem]:
    """Items that may be edited; their programmes in one order, so that two people who lock them
    never wait for each other in a circle (R4).
    """
    rows = AgendaItem.objects.visible_to(by).live().exclude(programme__state=DocumentState.ISSUED)
    return rows.select_related("programme").order_by("programme", "pk")


def _link(item: AgendaItem, directive: Directive, by: User) -> int:
    name = citations.later_mention(directive.citation)
    reason = f"Gắn văn bản vừa ghi vào danh mục: {name}"
    with changing(item.programme, by=by, reason=reason):
        fresh = AgendaItem.objects.select_for_update().get(pk=item.pk)
        if fresh.is_removed or not _cites(fresh, directive):
            return 0
        standing = list(fresh.item_directives.select_related("directive").order_by("position"))
        reviewed = [row.directive for row in standing if row.is_reviewed]
        if directive.code in {code for one in find_reviews(fresh.text) for code in one.codes}:
            reviewed.append(directive)
        links.set_directives(
            fresh,
            directives=[*(row.directive for row in standing), directive],
            reviewed=reviewed,
            version=fresh.version,
            by=by,
            reason=reason,
        )
    return 1


def _cites(item: AgendaItem, directive: Directive) -> bool:
    """Whether one of the item's citations names this entry and no other of the register."""
    return any(
        one.citation.code == directive.code and register.find(one.citation) == directive
        for one in citations.find(cited_words(item.text, item.lead_in))
    )


def _give(item: AgendaItem, agency: Agency, by: User) -> int:
    if agency.valid_to is not None and agency.valid_to < datetime.date(item.programme.year, 1, 1):
        return 0
    reason = f"Giao cơ quan vừa ghi vào danh mục: {agency.name}"
    with changing(item.programme, by=by, reason=reason):
        fresh = AgendaItem.objects.select_for_update().get(pk=item.pk)
        roles = [one.role for one in unknown_in(fresh.notes) if one.name == agency.name]
        if fresh.is_removed or not roles:
            return 0
        fresh.notes = without(fresh.notes, agency.name)
        save_valid(fresh)
        standing = list(fresh.item_agencies.select_related("agency").order_by("position", "pk"))
        leads = [row.agency for row in standing if row.role == AgencyRole.LEAD]
        beside = [row.agency for row in standing if row.role == AgencyRole.COORDINATING]
        if agency not in leads and agency not in beside:
            (beside if roles[0] == COORDINATING else leads).append(agency)
        links.set_agencies(
            fresh,
            leads=leads,
            coordinators=beside,
            version=fresh.version,
            by=by,
            reason=reason,
        )
    return 1
