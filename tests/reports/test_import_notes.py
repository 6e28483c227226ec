"""What a conference prints about itself below its heading is kept where its record has a field."""

from __future__ import annotations

import pytest

from conferences.models import Conference
from programme.models import User
from reports.importer import RowStatus, plan, save
from reports.importer.planned_conferences import NO_FIELD
from tests.reports.test_import_order import ANNUAL, tree_of

pytestmark = pytest.mark.django_db
FIRST = "(trong tháng 3/2025)\n"


@pytest.mark.parametrize(
    ("below", "place", "left"),
    [
        ("- Địa điểm: Hội trường Tỉnh ủy.\n", "Hội trường Tỉnh ủy", []),
        ("- Địa điểm họp: Trung tâm Hội nghị tỉnh\n", "Trung tâm Hội nghị tỉnh", []),
        ("- Thời gian: trong tháng 3/2025.\n", "", []),
        ("- Thành phần: Tỉnh ủy viên.\n", "", ["Thành phần: Tỉnh ủy viên"]),
        (
            "- Thời gian: trong tháng 4/2025.\n- Địa điểm: Hội trường.\n",
            "Hội trường",
            ["Thời gian: trong tháng 4/2025"],
        ),
        (f"- Địa điểm: {'xa ' * 120}\n", "", [f"Địa điểm: {('xa ' * 120).strip()}"]),
    ],
)
def test_place_and_time_are_kept_and_the_rest_is_said(
    below: str, place: str, left: list[str], drafter: User
) -> None:
    tree = tree_of(ANNUAL.replace(FIRST, f"{FIRST}{below}", 1))
    planned = plan(tree)
    doubts = [row.sentence for row in planned.rows if row.status is RowStatus.DOUBTFUL]
    assert [one for one in doubts if "không có ô" in one] == [
        NO_FIELD.format(note=note) for note in left
    ]
    save(planned, by=drafter)
    assert Conference.objects.order_by("position")[0].place == place
    assert plan(tree).changes_nothing


def test_a_place_that_is_kept_is_said_to_print_in_the_heading(drafter: User) -> None:
    tree = tree_of(ANNUAL.replace(FIRST, f"{FIRST}- Địa điểm: Hội trường Tỉnh ủy.\n", 1))
    said = [row.sentence for row in plan(tree).rows if "sẽ in lại" in row.sentence]
    assert said == [
        "Tiêu đề sẽ in lại thành “Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21"
        " (trong tháng 3/2025, tại Hội trường Tỉnh ủy)”."
    ]
