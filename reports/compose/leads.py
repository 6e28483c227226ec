"""Lead lines of a list of items: composed anew each time, one over consecutive items (never stored)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from conferences.agenda import Leads, format_lead_line, group_leads
from conferences.models import AgencyRole, AgendaItem, ItemAgency, ItemForm
from programme.models import Document
from reports.tree import LeadLine

NOBODY = Leads(())


def leads_of_the_year(document: Document) -> Mapping[int, Leads]:
    """Who prepares each item, by its key, in the order of print; one query."""
    names: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = ItemAgency.objects.filter(item__programme=document).order_by("position", "pk")
    for item, role, name in rows.values_list("item_id", "role", "agency__name"):
        names[item][role].append(name)
    return {
        item: Leads(tuple(by_role[AgencyRole.LEAD]), tuple(by_role[AgencyRole.COORDINATING]))
        for item, by_role in names.items()
    }


def lead_lines(
    row: Sequence[AgendaItem], labels: Sequence[str], leads: Mapping[int, Leads]
) -> dict[int, LeadLine]:
    """Lead lines by the index of the item they stand behind: the last of their group.

    A dash has no number that a line could name, so each bullet has its own line.
    """
    found: dict[int, LeadLine] = {}
    for is_bullet, run in groupby(enumerate(row), key=lambda numbered: _is_bullet(numbered[1])):
        members = [(index, leads.get(item.pk, NOBODY)) for index, item in run]
        for consecutive in [[member] for member in members] if is_bullet else [members]:
            found |= _grouped(consecutive, labels)
    return found


def _is_bullet(item: AgendaItem) -> bool:
    return item.form == ItemForm.BULLET


def _grouped(members: Sequence[tuple[int, Leads]], labels: Sequence[str]) -> dict[int, LeadLine]:
    index_of = {labels[index]: index for index, _ in members}
    groups = group_leads([(labels[index], leads) for index, leads in members])
    return {index_of[group.labels[-1]]: LeadLine(format_lead_line(group)) for group in groups}
