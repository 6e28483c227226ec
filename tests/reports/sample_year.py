"""The sample year as records, composed in three states of its life."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from programme.history import attributed
from programme.models import Document, DocumentState, User
from programme.roles import Role
from reports import compose
from reports.demonstration import load_sample
from reports.tree import DocumentTree
from tests import factories


@dataclass(frozen=True)
class SampleYear:
    """The programme of 2025 as a first draft, as a second one, and as issued."""

    draft: DocumentTree
    second_draft: DocumentTree
    issued: DocumentTree


def compose_states() -> SampleYear:
    """The sample file, read and saved as records and composed; the records stay as issued."""
    clerk = factories.make_user(Role.OFFICE_LEADER)
    document = load_sample(by=clerk)
    draft = compose.compose(document)
    document.draft_ordinal = 2
    document.circulation_mark = "TÀI LIỆU HỘI NGHỊ"
    document.signer_position, document.signer_name = "BÍ THƯ", "Nguyễn Văn An"
    second_draft = compose.compose(_saved(document, clerk))
    document.state, document.number = DocumentState.ISSUED, 12
    document.date, document.circulation_mark = datetime.date(2024, 12, 5), ""
    return SampleYear(draft, second_draft, compose.compose(_saved(document, clerk)))


def _saved(document: Document, by: User) -> Document:
    with attributed(by=by):
        document.save()
    return document
