"""Saving a planned paper: all of it or nothing, through the actions that the screens use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from conferences.actions import conferences as conference_actions
from conferences.actions import items as item_actions
from conferences.actions import links as link_actions
from conferences.models import AgendaItem, Conference, ItemState
from programme.actions import directives as register
from programme.actions import documents as document_actions
from programme.actions.door import registering, save_valid
from programme.history import Source, attributed
from programme.models import Agency, Committee, Directive, Document, DocumentKind, Section, User
from programme.roles import Action, require
from reports import interchange
from reports.importer import fields, links, matching
from reports.importer.founding import new_committee, new_term
from reports.importer.rows import Plan
from reports.importer.standing import PartPair, Standing, look_up
from reports.importer.year import ImportedItem, ImportedYear, identity, read_year

REASON = "Nhập từ tệp"


def save(plan: Plan, *, by: User, on_behalf_of: Committee | None = None) -> Document:
    """Make the records say what the paper says, in one transaction; nothing is taken away.

    Our records are looked up anew under the transaction, so a paper saved twice creates nothing
    twice. Raises `RuleBroken` (`NotAllowed`, `AlreadyIssued`) and leaves everything as it was.
    """
    require(by, Action.IMPORT_DOCUMENT)
    year = read_year(plan.tree, interchange.content(plan.tree))
    with transaction.atomic(), attributed(by=by, source=Source.IMPORT, reason=REASON):
        standing = look_up(year, on_behalf_of)
        document = _Frame(year, standing, by).saved()
        _Agenda(_registered(year, standing, by), document, by).save()
        return document


def _registered(year: ImportedYear, standing: Standing, by: User) -> Standing:
    """The standing records with every agency and directive of the paper among them."""
    with registering(by=by, reason=REASON, action=Action.IMPORT_DOCUMENT):
        agencies = {
            name: match if match.agency else matching.AgencyMatch(_new_agency(name))
            for name, match in standing.agencies.items()
        }
    directives = dict(standing.directives)
    for citation in year.citations:
        match = directives[identity(citation)]
        if match.directive is None and not match.is_unclear:
            entry = register.record(citation, by=by)
            directives[identity(citation)] = matching.DirectiveMatch(entry)
    return replace(standing, agencies=agencies, directives=directives)


def _new_agency(name: str) -> Agency:
    agency = Agency(name=name)
    save_valid(agency)
    return agency


@dataclass(frozen=True, slots=True)
class _Frame:
    """Committee, term, document, prose parts and recipients."""

    year: ImportedYear
    standing: Standing
    by: User

    def saved(self) -> Document:
        document = self.standing.document or self.new_document()
        wanted = fields.document_fields(self.year, self.standing.number_of_year)
        if changed := fields.changes(document, wanted):
            document = document_actions.edit(
                document, changes=changed, version=document.version, by=self.by
            )
        self.save_parts(document, None, self.standing.parts)
        names = list(self.year.recipients)
        if names and names != self.standing.recipients:
            # The parts raised no version of the document itself.
            document = document_actions.set_recipients(
                document, names=names, version=document.version, by=self.by
            )
        return document

    def new_document(self) -> Document:
        with registering(by=self.by, reason=REASON, action=Action.IMPORT_DOCUMENT):
            committee = self.standing.committee
            if committee is None:
                committee = new_committee(self.year)
                save_valid(committee)
            term = self.standing.term
            if term is None:
                term = new_term(self.year)
                term.committee = committee
                save_valid(term)
            document = Document(
                kind=DocumentKind.ANNUAL_WORK_PROGRAMME,
                committee=committee,
                term=term,
                year=self.standing.number_of_year,
                **fields.document_fields(self.year, self.standing.number_of_year),
            )
            save_valid(document)
            return document

    def save_parts(
        self, document: Document, parent: Section | None, pairs: Sequence[PartPair]
    ) -> None:
        before: int | None = None
        for pair in pairs:
            section = self.saved_part(document, parent, pair, before)
            self.save_parts(document, section, pair.below)
            before = section.pk

    def saved_part(
        self, document: Document, parent: Section | None, pair: PartPair, before: int | None
    ) -> Section:
        wanted = fields.section_fields(pair.paper)
        if pair.section is None:
            return document_actions.add_section(
                document, by=self.by, parent=parent, role=pair.paper.role, after=before, **wanted
            )
        changed = fields.changes(pair.section, wanted)
        if not changed:
            return pair.section
        return document_actions.edit_section(
            pair.section, changes=changed, version=pair.section.version, by=self.by
        )


@dataclass(frozen=True, slots=True)
class _Agenda:
    """Conferences and their items; `standing` holds every agency and directive of the paper."""

    standing: Standing
    document: Document
    by: User

    def save(self) -> None:
        before: int | None = None
        for paper, found in self.standing.conferences:
            wanted = fields.conference_fields(paper, self.standing.number_of_year)
            conference = self.saved_conference(found, wanted, before)
            before = conference.pk
            self.save_items(paper.items, conference, None)

    def saved_conference(
        self, found: Conference | None, wanted: fields.Fields, before: int | None
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
        before: int | None = None
        for item in items:
            found = self.standing.items.get(item.path)
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
        before: int | None,
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
                row, conference=conference, after=before, version=row.version, by=self.by
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
