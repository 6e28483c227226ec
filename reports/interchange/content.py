"""A tree as typed content: paths, items, leads, mentions and reviews, by the rules of interchange.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.interchange.header import read_header
from reports.interchange.recorder import printed_text
from reports.interchange.slots import AgendaWalk
from reports.interchange.view import (
    Content,
    Gathered,
    ReadConference,
    ReadFootnote,
    ReadHeader,
    ReadSignatory,
)
from reports.interchange.walk import ProgrammeWalk
from reports.tree import DocumentKind, DocumentTree, Signature


def content(tree: DocumentTree) -> Content:
    """Everything the interchange form holds of the tree; doubts come as findings with a path."""
    gathered = Gathered()
    header = read_header(tree)
    walk: ProgrammeWalk | AgendaWalk
    if tree.document_kind is DocumentKind.CONFERENCE_AGENDA:
        walk = AgendaWalk(gathered)
        walk.read(tree, header)
        header = _of_the_year_of(header, gathered.conferences)
    else:
        walk = ProgrammeWalk(gathered, tree.document_kind, header.period_year)
        walk.read(tree.blocks)
    notes = tuple(
        ReadFootnote(note.mark, printed_text(note.text), gathered.references.get(note.mark, ""))
        for note in tree.footnotes
    )
    for note in notes:
        walk.mention(f"fn{note.mark}", note.text)
    return Content(
        kind=tree.document_kind,
        header=header,
        sections=tuple(gathered.sections),
        conferences=tuple(gathered.conferences),
        items=tuple(gathered.items),
        leads=tuple(gathered.leads),
        mentions=tuple(gathered.mentions),
        reviews=tuple(gathered.reviews),
        targets=tuple(gathered.targets),
        sessions=tuple(gathered.sessions),
        slots=tuple(gathered.slots),
        footnotes=notes,
        recipients=tuple(map(printed_text, tree.recipients.lines if tree.recipients else ())),
        signatory=_signatory(tree.signature),
        paragraphs=tuple(gathered.paragraphs),
        findings=tuple(gathered.findings),
    )


def _of_the_year_of(header: ReadHeader, conferences: Sequence[ReadConference]) -> ReadHeader:
    """An agenda whose title names no year is about the year in which its conference meets."""
    times = [one.heading.time for one in conferences if one.heading.time is not None]
    if header.period_year is not None or not times:
        return header
    return replace(header, period_year=times[0].year)


def _signatory(signature: Signature | None) -> ReadSignatory | None:
    if signature is None:
        return None
    return ReadSignatory(signature.authority, signature.position, signature.name)
