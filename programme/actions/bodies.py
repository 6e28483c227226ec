"""Keeping the list of agencies: add, edit, merge, rename, split."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from programme.actions.door import registering, save_valid
from programme.actions.editing import Changes, merge
from programme.errors import RuleBroken
from programme.models import Agency, AgencyChange, AgencyChangeKind, User
from programme.roles import Action

ONE_DAY = datetime.timedelta(days=1)


def add_agency(
    *,
    name: str,
    by: User,
    short_name: str = "",
    valid_from: datetime.date | None = None,
    valid_to: datetime.date | None = None,
) -> Agency:
    """A new agency."""
    with registering(by=by, reason="Thêm cơ quan", action=Action.EDIT_AGENCIES):
        agency = Agency(
            name=name.strip(),
            short_name=short_name.strip(),
            valid_from=valid_from,
            valid_to=valid_to,
        )
        save_valid(agency)
        return agency


def edit_agency(agency: Agency, *, changes: Changes, version: int, by: User) -> Agency:
    """Correct an agency's entry; a new name from a day on is a reorganisation instead."""
    with registering(by=by, reason="Sửa cơ quan", action=Action.EDIT_AGENCIES):
        locked = Agency.objects.select_for_update().get(pk=agency.pk)
        merge(locked, changes, version=version)
        save_valid(locked)
        return locked


def reorganise(
    *,
    kind: str,
    on: datetime.date,
    before: Sequence[Agency],
    after: Sequence[str],
    by: User,
    basis: str = "",
) -> AgencyChange:
    """End the agencies `before` on the day before `on`, and begin those named in `after` on `on`.

    A name in `after` that an agency going on already bears is that agency. Old documents keep the
    old names; new ones take the successors.
    """
    names = [name.strip() for name in after if name.strip()]
    _check_shape(kind, len(before), len(names))
    with registering(by=by, reason="Sắp xếp cơ quan", action=Action.EDIT_AGENCIES):
        ended = list(
            Agency.objects.select_for_update()
            .filter(pk__in=[agency.pk for agency in before])
            .order_by("pk")
        )
        for agency in ended:
            if agency.name not in names:
                _end(agency, on)
        successors = [_begin(name, on) for name in names]
        change = AgencyChange(kind=kind, on=on, basis=basis)
        save_valid(change)
        change.before.set(ended)
        change.after.set(successors)
        return change


def _check_shape(kind: str, ending: int, beginning: int) -> None:
    shapes = {
        AgencyChangeKind.MERGE: (
            ending >= 2 and beginning == 1,
            "Hợp nhất cần ít nhất hai cơ quan cũ và đúng một cơ quan mới.",
        ),
        AgencyChangeKind.RENAME: (
            ending == 1 and beginning == 1,
            "Đổi tên cần đúng một cơ quan cũ và một tên mới.",
        ),
        AgencyChangeKind.SPLIT: (
            ending == 1 and beginning >= 2,
            "Chia tách cần một cơ quan cũ và ít nhất hai cơ quan mới.",
        ),
    }
    fits, sentence = shapes.get(AgencyChangeKind(kind), (False, ""))
    if not fits:
        raise RuleBroken(sentence, field="after")


def _end(agency: Agency, on: datetime.date) -> None:
    if agency.valid_to is not None and agency.valid_to < on - ONE_DAY:
        raise RuleBroken(f"{agency.name} đã kết thúc hoạt động trước ngày này.", field="before")
    agency.valid_to = on - ONE_DAY
    save_valid(agency)


def _begin(name: str, on: datetime.date) -> Agency:
    standing = Agency.objects.valid_on(on).filter(name=name).first()
    if standing is not None:
        return standing
    agency = Agency(name=name, valid_from=on)
    save_valid(agency)
    return agency
