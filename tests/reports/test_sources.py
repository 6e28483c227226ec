"""Each printed block says which record and field holds its words, in every kind of paper."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.utils import timezone

from programme.models import Document, DocumentKind, User
from reports import compose
from reports.actions import mending
from reports.checks.documents import remarks_of
from reports.tree import Block
from tests import factories

pytestmark = pytest.mark.django_db


def sources(document: Document) -> list[str]:
    def walk(blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield block.source
            yield from walk(getattr(block, "blocks", ()))

    return list(walk(compose.compose(document).blocks))


@pytest.mark.parametrize(
    "kind",
    [
        DocumentKind.ANNUAL_TASK_PROGRAMME,
        DocumentKind.QUARTERLY_PROGRAMME,
        DocumentKind.QUARTERLY_REPORT,
    ],
)
def test_targets_of_any_paper_name_their_record(kind: str) -> None:
    paper = factories.make_document(kind=kind)
    part = factories.make_section(paper, heading="CHỈ TIÊU", text="")
    above = factories.make_target(paper, section=part, text="Về xây dựng Đảng")
    below = factories.make_target(paper, section=part, parent=above, text="Kết nạp 150 đảng viên")
    assert sources(paper) == [
        f"section-{part.pk}/heading",
        f"target-{above.pk}/text",
        f"target-{below.pk}/text",
    ]


def test_sittings_and_rows_of_an_agenda_name_their_record() -> None:
    agenda = factories.make_document(kind=DocumentKind.CONFERENCE_AGENDA)
    morning = factories.make_sitting(agenda, heading="BUỔI SÁNG")
    row = factories.make_slot(agenda, sitting=morning, text="Khai mạc")
    assert sources(agenda) == [f"sitting-{morning.pk}/heading", f"slot-{row.pk}/text"]


def test_presenters_are_mended_though_they_stand_in_the_block_of_their_row(drafter: User) -> None:
    agenda = factories.make_document(kind=DocumentKind.CONFERENCE_AGENDA)
    row = factories.make_slot(
        agenda,
        start=datetime.time(7, 30),
        text="Khai mạc",
        presenters="đồng chí Bí thư của của Tỉnh uỷ",
    )
    mending.mend(agenda, kind="doubled_word", today=timezone.localdate(), by=drafter)
    row.refresh_from_db()
    assert (row.text, row.presenters) == ("Khai mạc", "đồng chí Bí thư của Tỉnh uỷ")


def test_of_equal_targets_the_one_meant_is_mended(drafter: User) -> None:
    tasks = factories.make_document()
    part = factories.make_section(tasks, heading="CHỈ TIÊU", text="")
    rows = [
        factories.make_target(tasks, section=part, text="Kết nạp được được 150 đảng viên")
        for _ in range(2)
    ]
    remarks = remarks_of(tasks, today=timezone.localdate(), mends=True)
    meant = [one for one in remarks if one.finding.kind == "doubled_word"][1]
    mending.mend(tasks, kind="doubled_word", key=meant.key, today=timezone.localdate(), by=drafter)
    for row in rows:
        row.refresh_from_db()
    assert [row.text for row in rows] == [
        "Kết nạp được được 150 đảng viên",
        "Kết nạp được 150 đảng viên",
    ]
