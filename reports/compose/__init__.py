"""Records to tree: one composer for each kind of paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from programme.models import Document
from reports.compose import agenda, annual, quarter, results, tasks
from reports.tree import DocumentKind, DocumentTree

COMPOSERS: Mapping[str, Callable[[Document], DocumentTree]] = {
    DocumentKind.ANNUAL_PROGRAMME: annual.compose,
    DocumentKind.ANNUAL_TASKS: tasks.compose,
    DocumentKind.QUARTERLY_PROGRAMME: quarter.compose,
    DocumentKind.CONFERENCE_AGENDA: agenda.compose,
    DocumentKind.QUARTERLY_REPORT: results.compose,
}


def compose(document: Document) -> DocumentTree:
    """The paper of a record as a tree; ValueError for a kind that no composer knows."""
    composer = COMPOSERS.get(document.kind)
    if composer is None:
        raise ValueError(f"no composer for {document.kind!r}; known: {', '.join(COMPOSERS)}")
    return composer(document)
