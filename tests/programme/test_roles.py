"""The one table of role x action, and what follows from it."""

from __future__ import annotations

import pytest

from programme.errors import NotAllowed
from programme.models import User
from programme.roles import PERMISSIONS, Action, Role, may, require
from tests import factories

WHO_MAY = {
    Action.READ_ISSUED: set(Role),
    Action.EXPORT_DOCUMENT: set(Role),
    Action.READ_DRAFTS: {
        Role.DRAFTER,
        Role.OFFICE_LEADER,
        Role.REGISTRY_CLERK,
        Role.ADMINISTRATOR,
    },
    Action.EDIT_PROGRAMME: {Role.DRAFTER, Role.OFFICE_LEADER, Role.ADMINISTRATOR},
    Action.START_YEAR: {Role.DRAFTER, Role.OFFICE_LEADER, Role.ADMINISTRATOR},
    Action.EDIT_DIRECTIVES: {
        Role.DRAFTER,
        Role.OFFICE_LEADER,
        Role.REGISTRY_CLERK,
        Role.ADMINISTRATOR,
    },
    Action.EDIT_AGENCIES: {Role.OFFICE_LEADER, Role.ADMINISTRATOR},
    Action.IMPORT_DOCUMENT: {Role.DRAFTER, Role.OFFICE_LEADER, Role.ADMINISTRATOR},
    Action.REOPEN_DOCUMENT: {Role.OFFICE_LEADER, Role.ADMINISTRATOR},
    Action.USE_ADMIN: {Role.DRAFTER, Role.OFFICE_LEADER, Role.ADMINISTRATOR},
    Action.MANAGE_PEOPLE: {Role.ADMINISTRATOR},
    Action.EDIT_CALENDAR: {Role.DRAFTER, Role.OFFICE_LEADER, Role.ADMINISTRATOR},
    Action.REQUEST_ITEM: {Role.AGENCY_CONTACT, Role.ADMINISTRATOR},
    Action.HAND_IN: {Role.AGENCY_CONTACT, Role.ADMINISTRATOR},
}


def test_r45_the_table_says_for_every_action_who_may() -> None:
    held = {action: {role for role in Role if action in PERMISSIONS[role]} for action in Action}
    assert held == WHO_MAY


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_r45_a_person_may_what_the_table_says_and_nothing_else(role: Role) -> None:
    user = factories.make_user(role)
    assert {action for action in Action if may(user, action)} == set(PERMISSIONS[role])


def test_r45_an_unknown_role_holds_nothing(db: None) -> None:
    user = User(username="la", role="la", is_active=True)
    with pytest.raises(NotAllowed):
        require(user, Action.READ_ISSUED)
