"""The records of this app, by noun."""

from programme.models.bodies import (
    Agency,
    AgencyChange,
    AgencyChangeKind,
    Committee,
    CommitteeKind,
    Term,
)
from programme.models.calendar import BlockedPeriod, DayOff, PlanningRules, SwappedDay
from programme.models.directives import (
    Directive,
    DirectiveKind,
    DirectiveRelation,
    DirectiveRelationKind,
    IssuerLevel,
)
from programme.models.documents import (
    Author,
    Document,
    DocumentKind,
    DocumentState,
    Footnote,
    Numbering,
    Recipient,
    Section,
    SectionRole,
    SpellingChoice,
)
from programme.models.operations import Operation
from programme.models.people import FormerPassword, User, UserVisit
from programme.models.steps import Step
from programme.models.targets import Comparator, Direction, Target, TargetForm, TargetValue

__all__ = [
    "Agency",
    "AgencyChange",
    "AgencyChangeKind",
    "Author",
    "BlockedPeriod",
    "Committee",
    "CommitteeKind",
    "Comparator",
    "DayOff",
    "Direction",
    "Directive",
    "DirectiveKind",
    "DirectiveRelation",
    "DirectiveRelationKind",
    "Document",
    "DocumentKind",
    "DocumentState",
    "Footnote",
    "FormerPassword",
    "IssuerLevel",
    "Numbering",
    "Operation",
    "PlanningRules",
    "Recipient",
    "Section",
    "SectionRole",
    "SpellingChoice",
    "Step",
    "SwappedDay",
    "Target",
    "TargetForm",
    "TargetValue",
    "Term",
    "User",
    "UserVisit",
]
