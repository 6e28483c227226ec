"""Who may do what: the one table of role x action, asked by every page and every action (R45)."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Protocol

from django.db.models import TextChoices

from programme.errors import NotAllowed


class Role(TextChoices):
    """The six kinds of people of the office (screens.md, "The people")."""

    DRAFTER = "drafter", "chuyên viên Văn phòng"
    OFFICE_LEADER = "office_leader", "lãnh đạo Văn phòng"
    REGISTRY_CLERK = "registry_clerk", "văn thư"
    AGENCY_CONTACT = "agency_contact", "cơ quan tham mưu"
    COMMITTEE_LEADER = "committee_leader", "lãnh đạo cấp uỷ"
    ADMINISTRATOR = "administrator", "quản trị"


class Action(StrEnum):
    """What a person can do; views and actions name one of these."""

    READ_ISSUED = auto()
    READ_DRAFTS = auto()
    EDIT_PROGRAMME = auto()
    START_YEAR = auto()
    EDIT_DIRECTIVES = auto()
    EDIT_AGENCIES = auto()
    IMPORT_DOCUMENT = auto()
    EXPORT_DOCUMENT = auto()
    REOPEN_DOCUMENT = auto()
    USE_ADMIN = auto()
    MANAGE_PEOPLE = auto()
    EDIT_CALENDAR = auto()
    REQUEST_ITEM = auto()
    HAND_IN = auto()


READING = {Action.READ_ISSUED, Action.EXPORT_DOCUMENT}
DRAFTING = READING | {
    Action.READ_DRAFTS,
    Action.EDIT_PROGRAMME,
    Action.START_YEAR,
    Action.EDIT_DIRECTIVES,
    Action.IMPORT_DOCUMENT,
    Action.USE_ADMIN,
    Action.EDIT_CALENDAR,
}

PERMISSIONS: dict[Role, frozenset[Action]] = {
    Role.DRAFTER: frozenset(DRAFTING),
    Role.OFFICE_LEADER: frozenset(DRAFTING | {Action.EDIT_AGENCIES, Action.REOPEN_DOCUMENT}),
    Role.REGISTRY_CLERK: frozenset(READING | {Action.READ_DRAFTS, Action.EDIT_DIRECTIVES}),
    Role.AGENCY_CONTACT: frozenset(READING | {Action.REQUEST_ITEM, Action.HAND_IN}),
    Role.COMMITTEE_LEADER: frozenset(READING),
    Role.ADMINISTRATOR: frozenset(Action),
}


class HasRole(Protocol):
    """Whatever can be asked for its role: a logged-in user, or nobody."""

    @property
    def is_authenticated(self) -> bool: ...


def may(user: HasRole, action: Action) -> bool:
    """Whether this user's role holds the action; an unknown or disabled user holds none (R52)."""
    role = getattr(user, "role", None)
    if role not in PERMISSIONS or not getattr(user, "is_active", False):
        return False
    return action in PERMISSIONS[Role(role)]


def require(user: HasRole, action: Action) -> None:
    """Raise `NotAllowed` unless the user's role holds the action."""
    if not may(user, action):
        raise NotAllowed
