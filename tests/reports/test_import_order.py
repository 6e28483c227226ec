"""What a paper gains at a later import stands where the paper prints it, first places included."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from programme.models import User
from programme.vietnamese import SpellingProfile, fold_spaces, respell, roman
from reports.actions import import_undo, imports
from reports.compose import compose
from reports.importer import plan, save
from reports.readers import read_unguarded
from reports.tree import DocumentTree
from reports.writers import text
from tests import factories
from tests.reports.test_import_kinds import TASKS, everything, received
from tests.reports.test_importer import PAPER

pytestmark = pytest.mark.django_db

# Its lead line names items by their numbers, which a gain moves.
ANNUAL = PAPER.replace(" mục (2) và (3)", "")
AGENDA = """CHƯƠNG TRÌNH
Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 22
(Ngày 06/12/2025, cả ngày)
-----
I. BUỔI SÁNG: Từ 7 giờ 30 đến 11 giờ 30
1. Từ 7 giờ 30 đến 7 giờ 45 (15p): Khai mạc (Bí thư Tỉnh ủy).
2. Từ 7 giờ 45 đến 9 giờ 00 (75p): Thảo luận các tờ trình:
- Tờ trình về nhân sự.
- Tờ trình về tài chính.
II. BUỔI CHIỀU: Từ 13 giờ 30 đến 16 giờ 30
1. Từ 13 giờ 30 đến 16 giờ 00 (150p): Biểu quyết nghị quyết.
"""

LABELS = {
    "part": re.compile(r"[IVX]+\. "),
    "figure": re.compile(r"\d+\. "),
    "bracket": re.compile(r"\(\d+\) "),
}
# The paper, the line that is new, and the line before which it is printed.
GAINS = {
    "a first part": (TASKS, "I. ĐÁNH GIÁ CHUNG\nNăm qua đạt kết quả tốt.", "I. MỤC TIÊU, CHỈ TIÊU"),
    "a middle part": (TASKS, "II. QUAN ĐIỂM\nKiên trì đổi mới.", "II. NHIỆM VỤ"),
    "a first inner part": (TASKS, "1. Quốc phòng\nTuyển quân đủ số.", "1. Công tác xây dựng Đảng"),
    "a first paragraph": (
        TASKS,
        "1. Hội đồng nhân dân tỉnh giám sát.",
        "1. Các cấp ủy xây dựng kế hoạch.",
    ),
    "a first target": (TASKS, "(1) Trồng rừng mới 900 ha.", "(1) Kết nạp 1.320 đảng viên."),
    "a middle target": (
        TASKS,
        "(2) Trồng rừng mới 900 ha.",
        "(2) Tốc độ tăng trưởng kinh tế (GRDP)",
    ),
    "a first target under one": (TASKS, "- Ngành du lịch tăng 20%.", "- Khu vực I tăng 4%."),
    "a first conference": (
        ANNUAL,
        "1. Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 20 (trong tháng 1/2025)\n(1) Đề án cán bộ.",
        "1. Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21",
    ),
    "a middle conference": (
        ANNUAL,
        "2. Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 22 (trong tháng 6/2025)\n(1) Đề án cán bộ.",
        "2. Hội nghị chuyên đề",
    ),
    "a first item": (
        ANNUAL,
        "(1) Đề án cán bộ.\nCơ quan chủ trì tham mưu: Tỉnh đoàn.",
        "(1) Sơ kết công tác quý I.",
    ),
    "a first item under one": (
        ANNUAL,
        "- Chương trình số 01/CTr-UBND ngày 04/01/2021 về du lịch.",
        "- Chương trình số 02/CTr-UBND",
    ),
    "a first sitting": (
        AGENDA,
        "I. BUỔI TỐI: Từ 19 giờ đến 20 giờ\n1. Từ 19 giờ 00 đến 20 giờ 00 (60p): Họp trù bị.",
        "I. BUỔI SÁNG",
    ),
    "a first row": (
        AGENDA,
        "1. Từ 7 giờ 15 đến 7 giờ 30 (15p): Chào cờ.",
        "1. Từ 7 giờ 30 đến 7 giờ 45",
    ),
    "a first row under one": (AGENDA, "- Tờ trình về tổ chức.", "- Tờ trình về nhân sự."),
}


def tree_of(paper: str) -> DocumentTree:
    return read_unguarded(paper.encode(), "van-ban.txt").tree


def renumbered(paper: str) -> str:
    """The paper with parts, numbers and bracketed numbers counted anew, as an office counts them."""
    counts = {"part": 0, "figure": 0, "bracket": 0}
    found = []
    for line in paper.splitlines():
        kind = next((name for name, pattern in LABELS.items() if pattern.match(line)), "")
        if kind:
            counts[kind] += 1
            for inner in list(counts)[list(counts).index(kind) + 1 :]:
                counts[inner] = 0
            label = {"part": roman, "figure": str, "bracket": "({})".format}[kind](counts[kind])
            line = LABELS[kind].sub(f"{label}{'' if kind == 'bracket' else '.'} ", line)
        found.append(line)
    return "\n".join(found)


def words_of(tree: DocumentTree) -> list[str]:
    """The printed lines below the head without numbers and hours, which print counts anew."""
    lines = [respell(fold_spaces(line), SpellingProfile.NEW) for line in text.lines(tree)]
    body = lines[lines.index("-----") :]
    return [re.sub(r"^(?:[IVX]+\.|\d+\.|\(\d+\)|Từ [^:]*:|\s)+", "", line) for line in body]


@pytest.mark.parametrize("name", GAINS)
def test_what_a_paper_gains_stands_where_it_is_printed(name: str, drafter: User) -> None:
    paper, gain, before = GAINS[name]
    factories.make_term()
    save(plan(tree_of(paper)), by=drafter)
    longer = tree_of(renumbered(paper.replace(f"\n{before}", f"\n{gain}\n{before}", 1)))
    document = save(plan(longer), by=drafter)
    assert words_of(compose(document)) == words_of(longer)
    changed: Any = plan(longer)
    assert changed.changes_nothing


def test_two_items_of_one_number_stay_two(drafter: User) -> None:
    factories.make_term()
    twice = tree_of(ANNUAL.replace("(2) Sơ kết 05 năm", "(1) Sơ kết 05 năm"))
    document = save(plan(twice), by=drafter)
    before = [(item.pk, item.version) for item in document.items.order_by("pk")]
    assert plan(twice).changes_nothing
    save(plan(twice), by=drafter)
    assert [(item.pk, item.version) for item in document.items.order_by("pk")] == before


@pytest.mark.parametrize("name", [name for name in GAINS if name.startswith("a first")])
def test_an_import_with_a_gain_is_undone_to_the_order_before(
    name: str, drafter: User, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    paper, gain, before = GAINS[name]
    factories.make_term()
    save(plan(tree_of(paper)), by=drafter)
    whole = everything()
    longer = tree_of(renumbered(paper.replace(f"\n{before}", f"\n{gain}\n{before}", 1)))
    accepted = imports.accept(received(longer, drafter), version=1, by=drafter)
    assert everything() != whole
    import_undo.undo(accepted, by=drafter)
    assert everything() == whole
