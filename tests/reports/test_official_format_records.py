"""K72, K76 and K78: what must hold for the records behind the paper."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from conferences.agenda import parse_lead_line
from conferences.checks import ended_bodies
from conferences.models import AgencyRole, AgendaItem
from programme.models import Document
from reports.demonstration import load_sample
from reports.tree import Block, Item, LeadLine, Meeting, walk
from tests import factories
from tests.reports.conftest import Paper

pytestmark = pytest.mark.any_database


@pytest.fixture
def sample_record(db: None) -> Document:
    """The sample year in the database."""
    return load_sample(by=factories.make_user("office_leader"))


def named(document: Document) -> list[tuple[str, str]]:
    return [(each.about, each.where) for each in ended_bodies(document)]


def test_k72_ended_bodies_are_named_from_july_2025_on(sample_record: Document) -> None:
    assert named(sample_record) == []
    sample_record.date = datetime.date(2025, 6, 30)
    assert named(sample_record) == []
    sample_record.date = datetime.date(2025, 7, 1)
    assert named(sample_record) == [
        ("Ban Dân vận Tỉnh uỷ", "cơ quan chủ trì"),
        ("Ban cán sự đảng Uỷ ban nhân dân tỉnh", "cơ quan chủ trì"),
        ("Ban cán sự đảng, đảng đoàn", "nơi nhận"),
        ("Các huyện uỷ và tương đương", "nơi nhận"),
    ]


def test_k76_every_item_of_the_records_has_a_lead_agency(sample_record: Document) -> None:
    items = AgendaItem.objects.filter(programme=sample_record, parent=None)
    assert items.count() == 41
    assert list(items.exclude(item_agencies__role=AgencyRole.LEAD)) == []


def covered(blocks: tuple[Block, ...]) -> list[str]:
    """The labels of a conference's items as its lead lines name them, in order, without brackets."""
    found: list[str] = []
    above = ""
    for block in blocks:
        if isinstance(block, Item):
            above = block.label.strip("()")
        reading = parse_lead_line(block.text) if isinstance(block, LeadLine) else None
        for part in reading.parts if reading else ():
            found += part.labels or (above,)
    return found


def test_k76_every_item_on_paper_is_covered_by_one_lead_line(paper: Paper) -> None:
    meetings = [block for block in walk(paper.tree.blocks) if isinstance(block, Meeting)]
    assert [covered(meeting.blocks) for meeting in meetings] == [
        [str(number) for number in range(1, count + 1)] for count in (7, 5, 13, 9, 3, 4)
    ]


def test_k78_a_number_is_given_once_in_a_type_and_term(sample_record: Document) -> None:
    factories.issue(sample_record, number=12)
    other = Document(
        kind="quarterly_programme",
        committee=sample_record.committee,
        term=sample_record.term,
        year=2025,
        quarter=1,
        dated_year=2024,
        title_lines="công tác quý I năm 2025",
        number=12,
    )
    with pytest.raises(ValidationError) as refusal:
        other.validate_constraints()
    assert refusal.value.messages == ["Số này đã cấp cho một chương trình khác trong nhiệm kỳ."]
    other.number = 13
    other.validate_constraints()
