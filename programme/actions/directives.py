"""Keeping the register of directives: record, edit, relate."""

from __future__ import annotations

from programme.actions.door import registering, save_valid
from programme.actions.editing import Changes, merge
from programme.citations import Citation
from programme.models import Directive, DirectiveKind, DirectiveRelation, User
from programme.roles import Action


def record(citation: Citation, *, by: User) -> Directive:
    """The register's entry for a cited text: the one that stands, or a new one."""
    with registering(by=by, reason="Ghi văn bản chỉ đạo", action=Action.EDIT_DIRECTIVES):
        standing = find(citation)
        if standing is not None:
            return standing
        directive = Directive(
            kind=DirectiveKind.of(citation.kind),
            number=citation.number,
            symbol=citation.symbol,
            date=citation.date,
            issuer=citation.issuer,
            term_ordinal=citation.term,
            subject=citation.subject,
        )
        save_valid(directive)
        return directive


def find(citation: Citation) -> Directive | None:
    """The entry that a citation names; without a date, the only or else no entry of that code."""
    same_code = Directive.objects.filter(
        kind=DirectiveKind.of(citation.kind), number=citation.number, symbol=citation.symbol
    )
    if citation.date is not None:
        return same_code.filter(date=citation.date).first()
    found = list(same_code[:2])
    return found[0] if len(found) == 1 else None


def edit(directive: Directive, *, changes: Changes, version: int, by: User) -> Directive:
    """Correct an entry."""
    with registering(by=by, reason="Sửa văn bản chỉ đạo", action=Action.EDIT_DIRECTIVES):
        locked = Directive.objects.select_for_update().get(pk=directive.pk)
        merge(locked, changes, version=version)
        save_valid(locked)
        return locked


def relate(source: Directive, *, kind: str, target: Directive, by: User) -> DirectiveRelation:
    """Say how one text follows another; saying it twice changes nothing."""
    with registering(by=by, reason="Ghi quan hệ văn bản", action=Action.EDIT_DIRECTIVES):
        standing = DirectiveRelation.objects.filter(source=source, kind=kind, target=target).first()
        if standing is not None:
            return standing
        relation = DirectiveRelation(source=source, kind=kind, target=target)
        save_valid(relation)
        return relation


def unrelate(relation: DirectiveRelation, *, by: User) -> None:
    """Take a relation back."""
    with registering(by=by, reason="Xoá quan hệ văn bản", action=Action.EDIT_DIRECTIVES):
        relation.delete()
