"""One whole paper round its body: frame, last full stop, numbered notes, one spelling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from programme.models import Document
from programme.vietnamese import SpellingProfile
from reports import footnotes
from reports.compose import frame
from reports.compose.endings import finished
from reports.compose.spelling import respelled
from reports.tree import (
    Block,
    DocumentKind,
    DocumentTree,
    Item,
    LeadLine,
    Meeting,
    Paragraph,
    Section,
)


def paper(document: Document, body: Iterable[Block]) -> DocumentTree:
    """The paper of a record round a composed body; two queries: recipients and footnotes."""
    kind = DocumentKind(document.kind)
    named = frame.TYPES[kind]
    names = document.recipients.order_by("position", "pk").values_list("name", flat=True)
    notes = document.footnotes.order_by("pk").values_list("mark", "text")
    tree = DocumentTree(
        document_kind=kind,
        masthead=frame.masthead(document, type_symbol=named.symbol),
        title=frame.title(document, type_name=named.name),
        blocks=_finished(tuple(body)),
        recipients=frame.recipients(list(names)),
        signature=frame.signature(document),
    )
    return respelled(footnotes.numbered(tree, dict(notes)), SpellingProfile(document.spelling))


def _finished(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with a full stop behind the last words of the body (K47)."""
    if not blocks:
        return ()
    *before, last = blocks
    if isinstance(last, Item | Section | Meeting) and last.blocks:
        last = replace(last, blocks=_finished(last.blocks))
    elif isinstance(last, Item | Paragraph | LeadLine):
        last = replace(last, text=finished(last.text))
    return (*before, last)
