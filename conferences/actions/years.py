"""Starting a year from the last one: the same frame, dates shifted, ordinals continued; and taking it back."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import Max

from conferences.models import Conference, ConferenceKind
from programme.actions import documents
from programme.actions.door import changing, registering, save_valid
from programme.errors import RuleBroken
from programme.models import Committee, Document, DocumentKind, DocumentState, Term, User
from programme.roles import Action

TERM_YEARS = 5
TERM_ENDED = (
    "Nhiệm kỳ {years} kết thúc trước năm {year}; hãy chọn nhiệm kỳ khác hoặc lập nhiệm kỳ kế tiếp."
)
FIRST_ORDINAL = (
    "Nhiệm kỳ {years} chưa có hội nghị nào trong chương trình trước năm này; hãy ghi số của hội nghị"
    " thường kỳ đầu tiên trong năm, tính cả những lần đã họp."
)
ORDINAL_TAKEN = "Nhiệm kỳ này đã có hội nghị lần thứ {last}; hãy ghi số lớn hơn hoặc để trống."
NOT_EMPTY = "Chương trình này đã được soạn tiếp sau khi lập nên không xoá được."


def start(
    *,
    committee: Committee,
    term: Term,
    year: int,
    by: User,
    like: Document | None = None,
    with_thematic: bool = False,
    in_next_term: bool = False,
    first_ordinal: int | None = None,
    keep: Collection[str] = (),
) -> Document:
    """A new year: empty, or with the prose, recipients and regular conferences of the year `like`.

    Conferences keep their months; regular ones continue the ordinals of their term. Thematic ones,
    called for what was due then, come along only when asked for. Items are not copied: what recurs
    or falls due is proposed. `in_next_term` takes the term behind `term`, made if it is missing; a
    term that ended before the year is refused.
    """
    with registering(by=by, reason=f"Lập chương trình năm {year}", action=Action.START_YEAR):
        if in_next_term:
            term = _next_term(term)
        if term.last_year < year:
            raise RuleBroken(TERM_ENDED.format(years=term.years, year=year), field="term")
        programme = documents.start_year(
            committee=committee, term=term, year=year, by=by, like=like, keep=keep
        )
        if like is not None:
            standing = like.conferences.live().order_by("position")
            if not with_thematic:
                standing = standing.exclude(kind=ConferenceKind.THEMATIC)
            _copy_conferences(list(standing), programme, first_ordinal)
        return programme


def remove_empty(programme: Document, *, version: int, by: User) -> None:
    """Take a year away that was just started: refused once somebody worked on it."""
    reason = f"Xoá chương trình năm {programme.year} vừa lập"
    with changing(programme, by=by, reason=reason, action=Action.START_YEAR) as locked:
        is_new = locked.state == DocumentState.DRAFTING and locked.version == version
        if not is_new or locked.items.exists() or locked.steps.exists():
            raise RuleBroken(NOT_EMPTY)
        locked.delete()


def _next_term(term: Term) -> Term:
    """The committee's term behind this one; its years touch: 2020 - 2025, 2025 - 2030."""
    standing = Term.objects.filter(committee=term.committee_id, ordinal=term.ordinal + 1).first()
    if standing is not None:
        return standing
    following = Term(
        committee_id=term.committee_id,
        ordinal=term.ordinal + 1,
        first_year=term.last_year,
        last_year=term.last_year + TERM_YEARS,
    )
    save_valid(following)
    return following


def _copy_conferences(
    standing: Sequence[Conference], programme: Document, first_ordinal: int | None
) -> None:
    next_ordinal = 0
    if any(old.ordinal is not None for old in standing):
        next_ordinal = _first_ordinal(programme, first_ordinal)
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


def _first_ordinal(programme: Document, wanted: int | None) -> int:
    """The number of the year's first regular conference: the one given, or the next of the term."""
    following = next_ordinal(programme.term, programme.year)
    if wanted is None and following is None:
        raise RuleBroken(FIRST_ORDINAL.format(years=programme.term.years), field="first_ordinal")
    if wanted is not None and following is not None and wanted < following:
        last = following - 1
        raise RuleBroken(ORDINAL_TAKEN.format(last=last), field="first_ordinal")
    return wanted or following or 1


def next_ordinal(term: Term, year: int) -> int | None:
    """The ordinal behind the last one that the term's programmes before `year` hold.

    Without any, the first that the term says itself; None when it does not: conferences may have been
    held that no programme here knows.
    """
    earlier = Conference.objects.live().filter(
        programme__term=term,
        programme__kind=DocumentKind.ANNUAL_WORK_PROGRAMME,
        programme__year__lt=year,
    )
    last: int | None = earlier.aggregate(last=Max("ordinal"))["last"]
    if last is not None:
        return last + 1
    return term.first_number if term.first_number > 1 else None
