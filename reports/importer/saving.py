"""Saving a planned paper: all of it or nothing, through the actions that the screens use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from programme.actions import directives as register
from programme.actions import documents as document_actions
from programme.actions import footnotes as footnote_actions
from programme.actions import order
from programme.actions import targets as target_actions
from programme.actions.door import registering, save_valid
from programme.history import Source, attributed
from programme.models import Agency, Committee, Document, Section, Target, User
from programme.roles import Action, require
from reports import interchange
from reports.importer import fields, matching
from reports.importer.founding import new_committee, new_term
from reports.importer.items import identity
from reports.importer.paper import ImportedPaper, read_paper
from reports.importer.rows import Plan
from reports.importer.saving_conferences import Conferences
from reports.importer.saving_sittings import Timetable
from reports.importer.standing import OF_A_QUARTER, PartPair, Standing, TargetPair, look_up

REASON = "Nhập từ tệp"


def save(plan: Plan, *, by: User, on_behalf_of: Committee | None = None) -> Document:
    """Make the records say what the paper says, in one transaction; nothing is taken away.

    Our records are looked up anew under the transaction, so a paper saved twice creates nothing
    twice. Raises `RuleBroken` (`NotAllowed`, `AlreadyIssued`) and leaves everything as it was.
    """
    require(by, Action.IMPORT_DOCUMENT)
    paper = read_paper(plan.tree, interchange.content(plan.tree))
    with transaction.atomic(), attributed(by=by, source=Source.IMPORT, reason=REASON):
        standing = look_up(paper, on_behalf_of)
        document = _Frame(paper, standing, by).saved()
        Timetable(document, by).save(standing)
        Conferences(_registered(paper, standing, by), document, by).save()
        return document


def _registered(paper: ImportedPaper, standing: Standing, by: User) -> Standing:
    """The standing records with every agency and directive of the paper among them."""
    with registering(by=by, reason=REASON, action=Action.IMPORT_DOCUMENT):
        agencies = {
            name: match if match.agency else matching.AgencyMatch(_new_agency(name))
            for name, match in standing.agencies.items()
        }
    directives = dict(standing.directives)
    for citation in paper.citations:
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
    """Committee, term, document, prose parts with their targets, notes and recipients."""

    paper: ImportedPaper
    standing: Standing
    by: User

    def saved(self) -> Document:
        document = self.standing.document or self.new_document()
        wanted = fields.document_fields(self.paper, self.standing.number_of_year)
        if changed := fields.changes(document, wanted):
            document = document_actions.edit(
                document, changes=changed, version=document.version, by=self.by
            )
        self.save_parts(document, None, self.standing.parts)
        self.save_footnotes(document)
        names = list(self.paper.recipients)
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
                committee = new_committee(self.paper)
                save_valid(committee)
            term = self.standing.term
            if term is None:
                term = new_term(self.paper, self.standing.number_of_year)
                term.committee = committee
                save_valid(term)
            of_a_quarter = self.paper.kind in OF_A_QUARTER
            document = Document(
                kind=self.paper.kind.value,
                committee=committee,
                term=term,
                year=self.standing.number_of_year,
                quarter=self.paper.header.period_quarter if of_a_quarter else None,
                **fields.document_fields(self.paper, self.standing.number_of_year),
            )
            save_valid(document)
            return document

    def save_parts(
        self, document: Document, parent: Section | None, pairs: Sequence[PartPair]
    ) -> None:
        before = order.FIRST
        for pair in pairs:
            section = self.saved_part(document, parent, pair, before)
            self.save_targets(section, None, pair.targets)
            self.save_parts(document, section, pair.below)
            before = section.pk

    def saved_part(
        self, document: Document, parent: Section | None, pair: PartPair, before: int
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

    def save_targets(
        self, section: Section, parent: Target | None, pairs: Sequence[TargetPair]
    ) -> None:
        before = order.FIRST
        for pair in pairs:
            target = self.saved_target(section, parent, pair, before)
            self.save_targets(section, target, pair.below)
            before = target.pk

    def saved_target(
        self, section: Section, parent: Target | None, pair: TargetPair, before: int
    ) -> Target:
        wanted = fields.target_fields(pair.paper)
        if pair.row is None:
            return target_actions.add(section, by=self.by, parent=parent, after=before, **wanted)
        changed = fields.changes(pair.row, wanted)
        if not changed:
            return pair.row
        return target_actions.edit(pair.row, changes=changed, version=pair.row.version, by=self.by)

    def save_footnotes(self, document: Document) -> None:
        for mark, text in self.paper.footnotes:
            note = self.standing.footnotes.get(mark)
            if note is None:
                footnote_actions.add(document, mark=mark, text=text, by=self.by)
            elif changed := fields.changes(note, {"text": text}):
                footnote_actions.edit(note, changes=changed, version=note.version, by=self.by)
