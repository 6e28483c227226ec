"""What our writers print, our readers read back as the same tree."""

from __future__ import annotations

import pytest

from reports.readers import read_unguarded
from reports.readers.reading import Reading
from reports.tree import DocumentTree
from reports.writers import FORMATS
from tests.reports.sample_tree import DRAFT, ISSUED, SECOND_DRAFT


@pytest.mark.parametrize("form", ["docx", "txt"])
@pytest.mark.parametrize(
    "tree",
    [
        pytest.param(DRAFT, id="draft"),
        pytest.param(SECOND_DRAFT, id="second draft"),
        pytest.param(ISSUED, id="issued"),
    ],
)
def test_a_written_paper_reads_back_as_its_tree(tree: DocumentTree, form: str) -> None:
    assert read_unguarded(FORMATS[form](tree)) == Reading(tree)
