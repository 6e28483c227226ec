"""The annual work programme from its records: prose parts, conferences with their items."""

from __future__ import annotations

from programme.models import Document
from reports.compose import prose
from reports.compose.meetings import Meetings
from reports.compose.paper import paper
from reports.compose.prose import Contents
from reports.tree import DocumentTree


def compose(document: Document) -> DocumentTree:
    """The paper as it stands now, in six queries whatever its size."""
    contents = Contents(meetings=Meetings.of(document).inside)
    return paper(document, prose.body(document, contents))
