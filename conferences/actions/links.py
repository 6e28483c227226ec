"""Who prepares an item, and which directives it cites."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

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
    links = {
        agency.pk: {"role": role.value, "position": position}
        for position, (agency, role) in enumerate(wanted, start=1)
    }
    with _changing(item, version=version, by=by, reason=reason) as locked:
        _replace(locked, ItemAgency, "agency_id", links)
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
    links = {
        directive.pk: {"is_reviewed": directive.pk in reviewed_ids, "position": position}
        for position, directive in enumerate(directives, start=1)
    }
    with _changing(item, version=version, by=by, reason=reason) as locked:
        _replace(locked, ItemDirective, "directive_id", links)
        return locked


@contextmanager
def _changing(item: AgendaItem, *, version: int, by: User, reason: str) -> Iterator[AgendaItem]:
    with changing(item.programme, by=by, reason=reason):
        locked = AgendaItem.objects.select_for_update().get(pk=item.pk)
        require_version(locked, version)
        require_live(locked)
        yield locked


def _replace(
    item: AgendaItem,
    model: type[ItemAgency | ItemDirective],
    key: str,
    links: Mapping[int, dict[str, Any]],
) -> None:
    """Make the item's rows of a model those wanted, by what they link to; its version rises if they were others."""
    standing = {getattr(row, key): row for row in model.objects.filter(item=item)}
    for gone in standing.keys() - links.keys():
        standing[gone].delete()
    is_changed = bool(standing.keys() - links.keys())
    for pk, wanted in links.items():
        row = standing.get(pk)
        if row is not None and all(getattr(row, name) == value for name, value in wanted.items()):
            continue
        row = row or model(item=item, **{key: pk})
        for name, value in wanted.items():
            setattr(row, name, value)
        save_valid(row)
        is_changed = True
    if is_changed:
        item.touch()


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
