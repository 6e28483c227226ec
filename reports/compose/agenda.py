"""The agenda of a conference from its records: half days, timed rows, who presents them."""

from __future__ import annotations

from collections.abc import Iterator

from programme.models import Document
from reports.compose import prose
from reports.compose.paper import paper
from reports.compose.prose import Contents
from reports.compose.sittings import Sittings
from reports.tree import Block, DocumentTree, Section


def compose(document: Document) -> DocumentTree:
    """The paper as it stands now, in five queries whatever its size."""
    return paper(document, _body(document))


def _body(document: Document) -> Iterator[Block]:
    """Opening, prose parts, the sittings numbered behind them, closing."""
    level = document.first_level
    records = document.sections.order_by("position", "pk")
    parts = prose.sections(records, Contents(), level=level)
    taken = sum(isinstance(part, Section) and part.label != "" for part in parts)
    yield from prose.opening(document)
    yield from parts
    yield from Sittings.of(document).blocks(level=level, taken=taken)
    yield from prose.closing(document)
