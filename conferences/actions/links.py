"""Who prepares an item, and which directives it cites."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from conferences.actions.items import require_live
from conferences.models import AgencyRole, AgendaItem, ItemAgency, ItemDirective
from programme.actions.door import changing, save_valid
from programme.actions.editing import require_version
from programme.errors import RuleBroken
from programme.models import Agency, Directive, User


def set_agencies(
    item: AgendaItem,
    *,
    leads: Sequence[Agency],
    coordinators: Sequence[Agency] = (),
    version: int,
    by: User,
    reason: str = "Chọn cơ quan chuẩn bị",
) -> AgendaItem:
    """Replace the agencies of an item, in this order; the item's version rises."""
    wanted = [(agency, AgencyRole.LEAD) for agency in leads]
    wanted += [(agency, AgencyRole.COORDINATING) for agency in coordinators]
    _check_agencies(item, [agency for agency, _ in wanted])
    with changing(item.programme, by=by, reason=reason):
        locked = AgendaItem.objects.select_for_update().get(pk=item.pk)
        require_version(locked, version)
        require_live(locked)
        standing = {row.agency_id: row for row in locked.item_agencies.all()}
        before = {pk: (row.role, row.position) for pk, row in standing.items()}
        after = {
            agency.pk: (role.value, position)
            for position, (agency, role) in enumerate(wanted, start=1)
        }
        for gone in standing.keys() - after.keys():
            standing[gone].delete()
        for pk, (role, position) in after.items():
            row = standing.get(pk) or ItemAgency(item=locked, agency_id=pk)
            row.role, row.position = role, position
            save_valid(row)
        if before != after:
            locked.touch()
        return locked


def set_directives(
    item: AgendaItem,
    *,
    directives: Sequence[Directive],
    reviewed: Sequence[Directive] = (),
    version: int,
    by: User,
    reason: str = "Chọn văn bản chỉ đạo",
) -> AgendaItem:
    """Replace the directives an item cites; those in `reviewed` are the ones it sums up."""
    reviewed_ids = {directive.pk for directive in reviewed}
    with changing(item.programme, by=by, reason=reason):
        locked = AgendaItem.objects.select_for_update().get(pk=item.pk)
        require_version(locked, version)
        require_live(locked)
        standing = {row.directive_id: row for row in locked.item_directives.all()}
        before = {pk: (row.is_reviewed, row.position) for pk, row in standing.items()}
        after = {
            directive.pk: (directive.pk in reviewed_ids, position)
            for position, directive in enumerate(directives, start=1)
        }
        for gone in standing.keys() - after.keys():
            standing[gone].delete()
        for pk, (is_reviewed, position) in after.items():
            row = standing.get(pk) or ItemDirective(item=locked, directive_id=pk)
            row.is_reviewed, row.position = is_reviewed, position
            save_valid(row)
        if before != after:
            locked.touch()
        return locked


def _check_agencies(item: AgendaItem, agencies: Sequence[Agency]) -> None:
    if len({agency.pk for agency in agencies}) != len(agencies):
        raise RuleBroken("Mỗi cơ quan chỉ được chọn một lần cho một nội dung.", field="leads")
    first_day = datetime.date(item.programme.year, 1, 1)
    for agency in agencies:
        if agency.valid_to is not None and agency.valid_to < first_day:
            raise RuleBroken(
                f"{agency.name} đã kết thúc hoạt động ngày {agency.valid_to:%d/%m/%Y};"
                f" hãy chọn cơ quan kế tục{_names(agency.successors)}.",
                field="leads",
            )


def _names(successors: Sequence[Agency]) -> str:
    return f": {', '.join(str(one) for one in successors)}" if successors else ""
