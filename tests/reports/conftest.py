"""The papers under test, each written once a run."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from reports.tree import DocumentTree
from reports.writers import docx, pdf
from tests.reports import sample_tree
from tests.reports.composed_papers import compose_all
from tests.reports.paper import PdfPaper, WordPaper
from tests.reports.sample_year import SampleYear, compose_states

STATES = ("draft", "second_draft", "issued")


@dataclass(frozen=True)
class Paper:
    """One tree and what both official writers made of it."""

    tree: DocumentTree
    pdf: PdfPaper
    word: WordPaper


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """pytest-django makes a database only for tests that say so; composed papers need one."""
    for item in items:
        if {"sample_year", "composed_papers"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.django_db)


def _paper(tree: DocumentTree) -> Paper:
    return Paper(tree, PdfPaper(pdf.write(tree)), WordPaper(docx.write(tree)))


@pytest.fixture(scope="session")
def sample_year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> SampleYear:
    """The sample file through the importer, the database and the composer; no record is left."""
    with django_db_blocker.unblock(), transaction.atomic():
        year = compose_states()
        transaction.set_rollback(True)
    return year


@pytest.fixture(scope="session")
def draft_paper(sample_year: SampleYear) -> Paper:
    """The programme as a first draft: blank number and date, no signer."""
    return _paper(sample_year.draft)


@pytest.fixture(scope="session")
def second_draft_paper(sample_year: SampleYear) -> Paper:
    """The second draft, handed out at a conference."""
    return _paper(sample_year.second_draft)


@pytest.fixture(scope="session")
def issued_paper(sample_year: SampleYear) -> Paper:
    """The programme as issued and signed."""
    return _paper(sample_year.issued)


@pytest.fixture(scope="session", params=STATES)
def paper(request: pytest.FixtureRequest, sample_year: SampleYear) -> Paper:
    """Each state of the programme in turn."""
    found: Paper = request.getfixturevalue(f"{request.param}_paper")
    return found


@pytest.fixture(scope="session", params=["draft", "second_draft"])
def unissued_paper(request: pytest.FixtureRequest, sample_year: SampleYear) -> Paper:
    """Each draft of the programme in turn."""
    found: Paper = request.getfixturevalue(f"{request.param}_paper")
    return found


@pytest.fixture(scope="session", params=["second_draft", "issued"])
def signed_paper(request: pytest.FixtureRequest, sample_year: SampleYear) -> Paper:
    """Each state that carries a signature in turn."""
    found: Paper = request.getfixturevalue(f"{request.param}_paper")
    return found


@pytest.fixture(scope="session")
def composed_papers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Paper]:
    """The papers of the other kinds, composed from records and written; no record is left."""
    with django_db_blocker.unblock(), transaction.atomic():
        trees = compose_all()
        transaction.set_rollback(True)
    return {name: _paper(tree) for name, tree in trees.items()}


@pytest.fixture(scope="session")
def every_node_paper() -> Paper:
    """A paper with every kind of node, footnotes included."""
    return _paper(sample_tree.EVERY_NODE)


@pytest.fixture(scope="session")
def opened_in_libreoffice(
    request: pytest.FixtureRequest,
    sample_year: SampleYear,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, PdfPaper]:
    """Each state's Word file as LibreOffice prints it; one conversion for all."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for state in STATES:
        paper: Paper = request.getfixturevalue(f"{state}_paper")
        (folder / f"{state}.docx").write_bytes(paper.word.content)
    convert_folder(folder)
    return {state: PdfPaper((folder / f"{state}.pdf").read_bytes()) for state in STATES}


@pytest.fixture(params=STATES)
def opened(
    request: pytest.FixtureRequest, opened_in_libreoffice: dict[str, PdfPaper]
) -> tuple[Paper, PdfPaper]:
    """Each state in turn: the paper, and its Word file as LibreOffice prints it."""
    paper: Paper = request.getfixturevalue(f"{request.param}_paper")
    return paper, opened_in_libreoffice[request.param]


def convert_folder(folder: Path) -> None:
    """Print every Word file of the folder with a profile of its own, so that runs do not meet."""
    program = shutil.which("soffice")
    assert program, "install libreoffice-writer: bash .ci/prepare tests"
    subprocess.run(  # noqa: S603  our own command, no shell
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *sorted(map(str, folder.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
