"""The quarterly programme from its records: prose parts, targets and conferences inside theirs."""

from __future__ import annotations

from programme.models import Document
from reports.compose import prose
from reports.compose.meetings import Meetings
from reports.compose.paper import paper
from reports.compose.prose import Contents
from reports.compose.targets import Targets
from reports.tree import DocumentTree


def compose(document: Document) -> DocumentTree:
    """The paper as it stands now, in seven queries whatever its size."""
    contents = Contents(rows=Targets.of(document).inside, meetings=Meetings.of(document).inside)
    return paper(document, prose.body(document, contents))
