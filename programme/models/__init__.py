"""The records of this app, by noun."""

from programme.models.bodies import (
    Agency,
    AgencyChange,
    AgencyChangeKind,
    Committee,
    CommitteeKind,
    Term,
)
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
    Recipient,
    Section,
    SectionRole,
    SpellingChoice,
)
from programme.models.operations import Operation
from programme.models.people import FormerPassword, User

__all__ = [
    "Agency",
    "AgencyChange",
    "AgencyChangeKind",
    "Author",
    "Committee",
    "CommitteeKind",
    "Directive",
    "DirectiveKind",
    "DirectiveRelation",
    "DirectiveRelationKind",
    "Document",
    "DocumentKind",
    "DocumentState",
    "FormerPassword",
    "IssuerLevel",
    "Operation",
    "Recipient",
    "Section",
    "SectionRole",
    "SpellingChoice",
    "Term",
    "User",
]
