"""A paper of any kind read into the terms of our records; no database is asked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from programme.citations import Citation
from programme.dates import make_date
from programme.vietnamese import SpellingProfile, fold_spaces, nfc, profile_of
from reports import interchange
from reports.importer.agenda import ImportedAgenda, read_agenda
from reports.importer.items import (
    Identity,
    ImportedConference,
    ImportedItem,
    Names,
    identity,
    read_conferences,
    with_children,
)
from reports.importer.sections import ImportedBody, ImportedSection, read_body
from reports.importer.tails import lifted
from reports.interchange import Content, ReadHeader
from reports.interchange.paths import marker
from reports.tree import Block, DocumentKind, DocumentTree, Item, Masthead, Meeting, Section, Title
from reports.writers import text as text_writer

WITH_CONFERENCES = frozenset({DocumentKind.ANNUAL_PROGRAMME, DocumentKind.QUARTERLY_PROGRAMME})


@dataclass(frozen=True, slots=True)
class ImportedPaper:
    """Everything the paper says that becomes records."""

    kind: DocumentKind
    header: ReadHeader
    title_lines: str
    author_line: str
    note: str
    is_arabic: bool
    is_conference_paper: bool
    spelling: SpellingProfile
    circulation_mark: str
    signatory: interchange.ReadSignatory
    body: ImportedBody
    agenda: ImportedAgenda
    conferences: tuple[ImportedConference, ...]
    footnotes: tuple[tuple[str, str], ...]
    recipients: Names
    words: str

    @property
    def sections(self) -> tuple[ImportedSection, ...]:
        return self.body.sections

    @property
    def date(self) -> datetime.date | None:
        """The day of signing, when the whole of it is printed."""
        header = self.header
        if header.year is None or header.month is None or header.day is None:
            return None
        return make_date(header.year, header.month, header.day)

    @property
    def items(self) -> tuple[ImportedItem, ...]:
        """All items of conferences in reading order, those under others included."""
        return tuple(
            item for conference in self.conferences for item in with_children(conference.items)
        )

    @property
    def agency_names(self) -> Names:
        """Every agency that prepares an item, once, in the order of its first mention."""
        names = (name for item in self.items for name in (*item.leads, *item.coordinators))
        return tuple(dict.fromkeys(names))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every text that an item cites, once by its identity, the fullest mention kept."""
        found: dict[Identity, Citation] = {}
        for citation in (citation for item in self.items for citation in item.citations):
            key = identity(citation)
            if key not in found or len(found[key].subject) < len(citation.subject):
                found[key] = citation
        return tuple(found.values())


def read_paper(tree: DocumentTree, content: Content) -> ImportedPaper:
    """The paper as records would hold it; `content` is `interchange.content(tree)`."""
    holds_conferences = tree.document_kind in WITH_CONFERENCES
    is_arabic = _is_arabic(tree.blocks)
    blocks, tail = lifted(tree.blocks) if holds_conferences else (tree.blocks, ())
    body, agenda = ImportedBody(), ImportedAgenda()
    if tree.document_kind is DocumentKind.CONFERENCE_AGENDA:
        agenda = read_agenda(tree.blocks, content)
        body = replace(body, opening=agenda.opening, closing=agenda.closing)
    else:
        body = read_body(blocks, content, holds_conferences=holds_conferences, is_arabic=is_arabic)
    title = tree.title or Title("")
    words = text_writer.write(tree)
    return ImportedPaper(
        kind=tree.document_kind,
        header=content.header,
        title_lines="\n".join(title.subject),
        author_line=fold_spaces(nfc(title.author_line)),
        note=fold_spaces(nfc(title.note)),
        is_arabic=is_arabic,
        is_conference_paper=_is_conference_paper(tree),
        spelling=profile_of(words) or SpellingProfile.NEW,
        circulation_mark=tree.masthead.circulation_mark if tree.masthead else "",
        signatory=content.signatory or interchange.ReadSignatory(),
        body=body,
        agenda=agenda,
        conferences=read_conferences(content, tail) if holds_conferences else (),
        footnotes=tuple((note.mark, fold_spaces(nfc(note.text))) for note in tree.footnotes),
        recipients=content.recipients,
        words=words,
    )


def _is_conference_paper(tree: DocumentTree) -> bool:
    """Whether the paper has neither head nor foot, at most its circulation mark."""
    head = tree.masthead
    has_head = head is not None and head != Masthead(
        asterisk=head.asterisk, circulation_mark=head.circulation_mark
    )
    return not has_head and tree.recipients is None and tree.signature is None


def _is_arabic(blocks: Sequence[Block]) -> bool:
    """Whether the outermost parts are numbered "1.", not "I." or "A."."""
    for block in blocks:
        if isinstance(block, Section | Meeting) and marker(block.label):
            return marker(block.label).isdigit()
    return any(isinstance(block, Item) and marker(block.label).isdigit() for block in blocks)
