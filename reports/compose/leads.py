"""Who prepares each item of a year, as the printed list needs to know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from conferences.agenda import Leads
from conferences.lists import NO_LEADS, Entry
from conferences.models import AgencyRole, AgendaItem, ItemAgency, ItemForm
from programme.models import Document


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


def entries(row: Sequence[AgendaItem], leads: Mapping[int, Leads]) -> list[Entry]:
    """One list of items as the rules of numbering and lead lines see it."""
    return [
        Entry(is_bullet=item.form == ItemForm.BULLET, leads=leads.get(item.pk, NO_LEADS))
        for item in row
    ]
