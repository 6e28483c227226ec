"""Which committee, term, agency or directive a name on paper means; reads only."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from programme.citations import Citation
from programme.models import (
    Agency,
    AgencyChange,
    Committee,
    Directive,
    DirectiveKind,
    Term,
)
from programme.vietnamese import search_key
from reports.importer.items import Identity, identity

LONGEST_CHAIN = 10


@dataclass(frozen=True, slots=True)
class AgencyMatch:
    """The agency a name means (None: unknown), and why it is not simply the one of that name."""

    agency: Agency | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DirectiveMatch:
    """The register's entry (None: a new text); unclear when several share an undated code."""

    directive: Directive | None
    is_unclear: bool = False


def committee_named(issuer: str) -> Committee | None:
    """The committee of an issuer line, marks and capitals apart."""
    key = search_key(issuer)
    return next((row for row in Committee.objects.all() if search_key(row.name) == key), None)


def term_of(
    committee: Committee, *, ordinal: int | None, years: tuple[int | None, int | None], year: int
) -> Term | None:
    """The term by its ordinal, else by its printed years, else the one that covers the year."""
    terms = committee.terms.all()
    if ordinal is not None:
        return terms.filter(ordinal=ordinal).first()
    first, last = years
    if first is not None and last is not None:
        return terms.filter(first_year=first, last_year=last).first()
    return terms.filter(first_year__lte=year, last_year__gte=year).order_by("-first_year").first()


def agencies_named(names: Iterable[str], *, year: int) -> dict[str, AgencyMatch]:
    """What each name means in a programme of that year, in three queries at most.

    uỷ/ủy and all marks are one, an abbreviation counts as a name. An agency that ended before the
    year is replaced by its successor, as new documents must do (house.md).
    """
    by_key: dict[str, list[Agency]] = {}
    for agency in Agency.objects.all():
        for name in {agency.name, agency.short_name} - {""}:
            by_key.setdefault(search_key(name), []).append(agency)
    successors = _successors()
    first_day = datetime.date(year, 1, 1)
    return {
        name: _standing(by_key.get(search_key(name), []), successors, first_day) for name in names
    }


def _successors() -> dict[int, list[Agency]]:
    found: dict[int, list[Agency]] = {}
    for change in AgencyChange.objects.prefetch_related("before", "after").order_by("on", "pk"):
        for old in change.before.all():
            found[old.pk] = [new for new in change.after.all() if new.pk != old.pk]
    return found


def _standing(
    same_name: Sequence[Agency], successors: dict[int, list[Agency]], first_day: datetime.date
) -> AgencyMatch:
    if not same_name:
        return AgencyMatch(None)
    standing = [agency for agency in same_name if not _ended(agency, first_day)]
    if standing:
        valid = [agency for agency in standing if agency.is_valid_on(first_day)]
        return AgencyMatch((valid or standing)[0])
    return _succeeded(same_name[0], successors, first_day)


def _succeeded(
    ended: Agency, successors: dict[int, list[Agency]], first_day: datetime.date
) -> AgencyMatch:
    """The agency that carries on the work, along at most ten reorganisations."""
    agency = ended
    for _ in range(LONGEST_CHAIN):
        after = successors.get(agency.pk, [])
        if not after:
            break
        agency = after[0]
        if not _ended(agency, first_day):
            others = ", ".join(other.name for other in after[1:])
            note = f"{ended.name} đã kết thúc hoạt động; dùng cơ quan kế tục {agency.name}"
            return AgencyMatch(agency, f"{note} (cùng với {others})." if others else f"{note}.")
    return AgencyMatch(
        ended, f"{ended.name} đã kết thúc hoạt động mà chưa ghi cơ quan kế tục; hãy bổ sung trước."
    )


def _ended(agency: Agency, first_day: datetime.date) -> bool:
    return agency.valid_to is not None and agency.valid_to < first_day


def directives_cited(citations: Iterable[Citation]) -> dict[Identity, DirectiveMatch]:
    """What each citation names in the register, by its identity; one query for all of them."""
    wanted = list(citations)
    by_code: dict[tuple[str, str, str], list[Directive]] = {}
    for row in Directive.objects.filter(number__in={citation.number for citation in wanted}):
        by_code.setdefault((row.kind, row.number, row.symbol), []).append(row)
    return {
        identity(citation): _cited(
            citation,
            by_code.get((DirectiveKind.of(citation.kind), citation.number, citation.symbol), []),
        )
        for citation in wanted
    }


def _cited(citation: Citation, same_code: Sequence[Directive]) -> DirectiveMatch:
    """The rule of the register (`directives.find`): by date; undated, the only one of its code."""
    if citation.date is not None:
        return DirectiveMatch(next((row for row in same_code if row.date == citation.date), None))
    if len(same_code) == 1:
        return DirectiveMatch(same_code[0])
    return DirectiveMatch(None, is_unclear=bool(same_code))
