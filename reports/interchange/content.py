"""A tree as typed content: paths, items, leads, mentions and reviews, by the rules of interchange.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.interchange.header import read_header
from reports.interchange.recorder import Recorder, printed_text
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

# The lists that a walk fills, under the names that they bear in a content.
GATHERED = (
    "sections",
    "conferences",
    "items",
    "leads",
    "mentions",
    "reviews",
    "targets",
    "sessions",
    "slots",
    "paragraphs",
    "findings",
)


def content(tree: DocumentTree) -> Content:
    """Everything the interchange form holds of the tree; doubts come as findings with a path."""
    gathered = Gathered()
    header, walk = _walked(tree, gathered)
    notes = _notes(tree, gathered, walk)
    names = tree.recipients.lines if tree.recipients else ()
    return Content(
        kind=tree.document_kind,
        header=header,
        **{name: tuple(getattr(gathered, name)) for name in GATHERED},
        footnotes=notes,
        recipients=tuple(map(printed_text, names)),
        signatory=_signatory(tree.signature),
    )


def _walked(tree: DocumentTree, gathered: Gathered) -> tuple[ReadHeader, Recorder]:
    """The head of the paper, and the walk that has filled the lists of its body."""
    header = read_header(tree)
    if tree.document_kind is DocumentKind.CONFERENCE_AGENDA:
        agenda = AgendaWalk(gathered)
        agenda.read(tree, header)
        return _of_the_year_of(header, gathered.conferences), agenda
    programme = ProgrammeWalk(gathered, tree.document_kind, header.period_year)
    programme.read(tree.blocks)
    return header, programme


def _notes(tree: DocumentTree, gathered: Gathered, walk: Recorder) -> tuple[ReadFootnote, ...]:
    """The notes with the paths that refer to them; what they mention is noted behind the body."""
    notes = tuple(
        ReadFootnote(note.mark, printed_text(note.text), gathered.references.get(note.mark, ""))
        for note in tree.footnotes
    )
    for note in notes:
        walk.mention(f"fn{note.mark}", note.text)
    return notes


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
