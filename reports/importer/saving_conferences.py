"""Saving the conferences of a paper with their items, through the actions of the screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conferences.actions import conferences as conference_actions
from conferences.actions import items as item_actions
from conferences.actions import links as link_actions
from conferences.models import AgendaItem, Conference, ItemState
from programme.actions import order
from programme.models import Agency, Directive, Document, User
from reports.importer import fields, links
from reports.importer.items import ImportedItem, identity
from reports.importer.standing import Standing


@dataclass(frozen=True, slots=True)
class Conferences:
    """Conferences and their items; `standing` holds every agency and directive of the paper."""

    standing: Standing
    document: Document
    by: User

    def save(self) -> None:
        """Make conferences and items say what the paper says; those that are only ours stay."""
        before = order.FIRST
        for paper, found in self.standing.conferences:
            wanted = fields.conference_fields(paper, self.standing.number_of_year)
            conference = self.saved_conference(found, wanted, before)
            before = conference.pk
            self.save_items(paper.items, conference, None)

    def saved_conference(
        self, found: Conference | None, wanted: fields.Fields, before: int
    ) -> Conference:
        if found is None:
            return conference_actions.add(self.document, by=self.by, after=before, **wanted)
        changed = fields.changes(found, wanted)
        if not changed:
            return found
        return conference_actions.edit(found, changes=changed, version=found.version, by=self.by)

    def save_items(
        self, items: Sequence[ImportedItem], conference: Conference, parent: AgendaItem | None
    ) -> None:
        before = order.FIRST
        for item in items:
            found = self.standing.items.get(item.place)
            if found is not None and found.state != ItemState.PLANNED:
                continue
            row = self.saved_item(item, found, conference, parent, before)
            self.save_links(item, found, row)
            self.save_items(item.children, conference, row)
            before = row.pk

    def saved_item(
        self,
        item: ImportedItem,
        found: AgendaItem | None,
        conference: Conference,
        parent: AgendaItem | None,
        before: int,
    ) -> AgendaItem:
        wanted = fields.item_fields(item)
        if found is None:
            return item_actions.add(
                self.document,
                by=self.by,
                conference=conference,
                parent=parent,
                after=before,
                **wanted,
            )
        row = found
        if changed := fields.changes(row, wanted):
            row = item_actions.edit(row, changes=changed, version=row.version, by=self.by)
        if row.parent_id is None and row.conference_id != conference.pk:
            row = item_actions.move(
                row, conference=conference, after=before or None, version=row.version, by=self.by
            )
        return row

    def save_links(self, item: ImportedItem, found: AgendaItem | None, row: AgendaItem) -> None:
        standing = found or row
        if links.agencies_differ(item, standing, self.standing):
            row = link_actions.set_agencies(
                row,
                leads=self.agencies(item.leads),
                coordinators=self.agencies(item.coordinators),
                version=row.version,
                by=self.by,
            )
        if links.directives_differ(item, standing, self.standing):
            cited, reviewed = self.directives(item, standing)
            link_actions.set_directives(
                row, directives=cited, reviewed=reviewed, version=row.version, by=self.by
            )

    def agencies(self, names: tuple[str, ...]) -> list[Agency]:
        return [agency for agency in links.named(names, self.standing) if agency is not None]

    def directives(
        self, item: ImportedItem, standing: AgendaItem
    ) -> tuple[list[Directive], list[Directive]]:
        """Texts linked already and those the paper cites, each once; and the reviewed among them."""
        rows = standing.item_directives.select_related("directive").order_by("position", "pk")
        cited = [row.directive for row in rows]
        reviewed = [row.directive for row in rows if row.is_reviewed]
        for citation in item.citations:
            directive = self.standing.directives[identity(citation)].directive
            if directive is None:
                continue
            if directive not in cited:
                cited.append(directive)
            if citation.code in item.reviewed_codes and directive not in reviewed:
                reviewed.append(directive)
        return cited, reviewed
