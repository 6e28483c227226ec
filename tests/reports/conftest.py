"""The papers under test, each written once a run."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from reports.tree import DocumentTree
from reports.writers import docx, pdf
from tests.reports import sample_tree
from tests.reports.paper import PdfPaper, WordPaper


@dataclass(frozen=True)
class Paper:
    """One tree and what both official writers made of it."""

    tree: DocumentTree
    pdf: PdfPaper
    word: WordPaper


def _paper(tree: DocumentTree) -> Paper:
    return Paper(tree, PdfPaper(pdf.write(tree)), WordPaper(docx.write(tree)))


@pytest.fixture(scope="session")
def draft_paper() -> Paper:
    """The programme as a first draft: blank number and date, no signer."""
    return _paper(sample_tree.DRAFT)


@pytest.fixture(scope="session")
def second_draft_paper() -> Paper:
    """The second draft, handed out at a conference."""
    return _paper(sample_tree.SECOND_DRAFT)


@pytest.fixture(scope="session")
def issued_paper() -> Paper:
    """The programme as issued and signed."""
    return _paper(sample_tree.ISSUED)


@pytest.fixture(scope="session", params=["draft", "second_draft", "issued"])
def paper(request: pytest.FixtureRequest) -> Paper:
    """Each state of the programme in turn."""
    found: Paper = request.getfixturevalue(f"{request.param}_paper")
    return found


@pytest.fixture(scope="session", params=["second_draft", "issued"])
def signed_paper(request: pytest.FixtureRequest) -> Paper:
    """Each state that carries a signature in turn."""
    found: Paper = request.getfixturevalue(f"{request.param}_paper")
    return found


@pytest.fixture(scope="session")
def every_node_paper() -> Paper:
    """A paper with every kind of node, footnotes included."""
    return _paper(sample_tree.EVERY_NODE)
