"""Starting a year from the last one: the same frame, dates shifted, ordinals continued."""

from __future__ import annotations

from conferences.models import Conference
from programme.actions import documents
from programme.actions.door import registering, save_valid
from programme.models import Committee, Document, Term, User
from programme.roles import Action


def start(
    *, committee: Committee, term: Term, year: int, by: User, like: Document | None = None
) -> Document:
    """A new year: empty, or with the prose, recipients and conferences of the year `like`.

    Conferences keep their months; regular ones continue the ordinals of the same term. Items are
    not copied: what recurs or falls due is proposed, never taken over unseen.
    """
    with registering(by=by, reason=f"Lập chương trình năm {year}", action=Action.START_YEAR):
        programme = documents.start_year(
            committee=committee, term=term, year=year, by=by, like=like
        )
        if like is not None:
            _copy_conferences(like, programme)
        return programme


def _copy_conferences(like: Document, programme: Document) -> None:
    standing = list(like.conferences.filter(is_removed=False).order_by("position"))
    next_ordinal = _next_ordinal(standing, like, programme)
    for position, old in enumerate(standing, start=1):
        ordinal = None
        if old.ordinal is not None:
            ordinal, next_ordinal = next_ordinal, next_ordinal + 1
        save_valid(
            Conference(
                programme=programme,
                position=position,
                kind=old.kind,
                name=old.name,
                ordinal=ordinal,
                year=programme.year,
                quarter=old.quarter,
                first_month=old.first_month or (old.date_from.month if old.date_from else None),
                last_month=old.last_month,
                part="whole" if old.part == "day" else old.part,
                place=old.place,
            )
        )


def _next_ordinal(standing: list[Conference], like: Document, programme: Document) -> int:
    if like.term_id != programme.term_id:
        return programme.term.first_number
    held = [conference.ordinal for conference in standing if conference.ordinal is not None]
    return max(held, default=programme.term.first_number - 1) + 1
