"""Agencies and directives of an item on paper beside those that stand."""

from __future__ import annotations

from conferences.models import AgencyRole, AgendaItem
from programme.models import Agency
from reports.importer.items import ImportedItem, identity
from reports.importer.standing import Standing


def agencies_differ(item: ImportedItem, found: AgendaItem, standing: Standing) -> bool:
    """Whether the paper names other agencies; a paper that names none takes none away."""
    if not item.leads and not item.coordinators:
        return False
    rows = found.item_agencies.all()
    held = [[r.agency_id for r in rows if r.role == role] for role in AgencyRole]
    return held != [
        [agency.pk if agency else None for agency in named(names, standing)]
        for names in (item.leads, item.coordinators)
    ]


def named(names: tuple[str, ...], standing: Standing) -> list[Agency | None]:
    """The agencies of these names, each once; None for one that we do not have yet."""
    found: list[Agency | None] = []
    for name in names:
        agency = standing.agencies[name].agency
        if agency is None or agency not in found:
            found.append(agency)
    return found


def directives_differ(item: ImportedItem, found: AgendaItem, standing: Standing) -> bool:
    """Whether the paper cites a text that is not linked yet, or reviews one that is only cited."""
    held = {row.directive_id: row.is_reviewed for row in found.item_directives.all()}
    for citation in item.citations:
        match = standing.directives[identity(citation)]
        if match.is_unclear:
            continue
        if match.directive is None or match.directive.pk not in held:
            return True
        if citation.code in item.reviewed_codes and not held[match.directive.pk]:
            return True
    return False
