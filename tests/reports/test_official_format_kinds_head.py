"""K17-K36 for papers of every kind that carries the two columns on top: the same tests again."""

from __future__ import annotations

import pytest

from tests.reports import kind_trees
from tests.reports import test_official_format_head as head
from tests.reports.conftest import Paper
from tests.reports.test_official_format_kinds import paper_named

pytestmark = pytest.mark.any_database


@pytest.fixture(params=kind_trees.WITH_HEADER)
def paper(request: pytest.FixtureRequest) -> Paper:
    """The paper of each kind in turn, in place of the states of the annual programme."""
    return paper_named(request.param)


test_k17_party_title_is_printed_once = head.test_k17_party_title_is_printed_once
test_k18_party_title_is_15_pt_bold = head.test_k18_party_title_is_15_pt_bold
test_k19_party_title_is_first_at_right = head.test_k19_party_title_is_the_first_line_at_right
test_k20_line_is_as_long_as_the_title = head.test_k20_line_under_the_title_is_as_long_as_the_title
test_k22_issuer_is_level_with_the_title = head.test_k22_issuer_is_bold_capitals_level_with_the_title
test_k23_one_issuer_above_the_asterisk = head.test_k23_one_issuer_above_the_asterisk
test_k24_asterisk_is_centred_under_it = head.test_k24_asterisk_is_centred_under_the_issuer
test_k29_number_is_regular_and_centred = head.test_k29_number_is_regular_and_centred
test_k33_draft_mark_stands_below_the_number = head.test_k33_draft_mark_stands_below_the_number
