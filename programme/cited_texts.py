"""The texts that words cite, each with its entry in the register; one query for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from programme.citations import Citation
from programme.models import Directive, DirectiveKind


def entries_of(cited: Iterable[Citation]) -> dict[Citation, Directive | None]:
    """The register's entry for each citation, as `actions.directives.find` would find it.

    A citation without date names the only entry of its code, and none where there are several.
    """
    wanted = list(dict.fromkeys(cited))
    by_code: dict[tuple[str, str, str], list[Directive]] = defaultdict(list)
    numbers = {one.number for one in wanted}
    symbols = {one.symbol for one in wanted}
    if wanted:
        rows = Directive.objects.filter(number__in=numbers, symbol__in=symbols)
        for row in rows.order_by("pk"):
            by_code[row.kind, row.number, row.symbol].append(row)
    return {one: _entry(one, by_code) for one in wanted}


def _entry(one: Citation, by_code: dict[tuple[str, str, str], list[Directive]]) -> Directive | None:
    found = by_code.get((str(DirectiveKind.of(one.kind)), one.number, one.symbol), [])
    if one.date is not None:
        return next((row for row in found if row.date == one.date), None)
    return found[0] if len(found) == 1 else None
