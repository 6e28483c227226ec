"""Papers of all five kinds become records and print again: what differs was said before."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from programme.errors import RuleBroken
from programme.history import attributed
from programme.models import Document, Term, User
from programme.vietnamese import SpellingProfile, fold_spaces, from_roman, nfc, respell
from reports import interchange
from reports.actions import import_undo, imports
from reports.compose import compose
from reports.importer import Row, RowStatus, plan, reprinted, save
from reports.importer.founding import new_committee
from reports.importer.paper import read_paper
from reports.models import ImportSession
from reports.readers import Reading, read_unguarded
from reports.tree import DocumentKind, DocumentTree, Meeting, Paragraph, Section, Title
from reports.writers import text
from tests import factories
from tests.reports.sample_papers import PAPERS
from tests.reports.test_importer import PAPER as ANNUAL
from tests.visits import records

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
NAMES = [*sorted(path.stem for path in SAMPLES.glob("*.txt")), *PAPERS]
# What each seed prints otherwise, by the first words of the line, and the lines that are added.
OTHERWISE: dict[str, list[tuple[str, str]]] = {
    "seed-000": [],
    "seed-001": [],
    "seed-002": [],
    "seed-003": [
        ("1. Từ 7 giờ 30 đến 9 giờ (90p)", "1. Từ 7h30 đến 9h00 (90p)"),
        ("(1) Từ 9h00 đến 9h05 (5p)", "(1) Từ 9h00 đến 9h05 (05p)"),
        ("(3) Từ 9h25 đến 9h30 (5p)", "(3) Từ 9h25 đến 9h30 (05p)"),
        ("4. Từ 14 h55 - 15h (5p)", "4. Từ 14h55 đến 15h00 (05p)"),
    ],
    "seed-004": [
        ("9. Một số nhiệm vụ khác", "8. Một số nhiệm vụ khác"),
    ],
}
ADDED = {
    "seed-000": "“T/M TỈNH ỦY”",
    "seed-001": (
        "“TỈNH ỦY HẬU GIANG”; “Số -CTr/TU”; “Dự thảo”; “ĐẢNG CỘNG SẢN VIỆT NAM”;"
        " “Hậu Giang, ngày tháng năm 2024”"
    ),
    "seed-002": "“TỈNH ỦY HẬU GIANG”; “T/M TỈNH ỦY”",
    "seed-003": "“TÀI LIỆU HỘI NGHỊ”",
}


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    """Originals and waiting files of these tests lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path


def seed(name: str, ending: str) -> DocumentTree:
    path = SEEDS / f"{name}.{ending}"
    if not path.exists():
        pytest.skip("the seeds are not beside the project")
    return read_unguarded(path.read_bytes(), path.name).tree


def sample(name: str) -> DocumentTree:
    if name in PAPERS:
        return read_unguarded(PAPERS[name](), f"{name}.docx").tree
    return read_unguarded((SAMPLES / f"{name}.txt").read_bytes(), f"{name}.txt").tree


def house_of(tree: DocumentTree) -> None:
    """The committee and the term that a paper needs: a house has them before such papers come."""
    paper = read_paper(tree, interchange.content(tree))
    header = paper.header
    founded = new_committee(paper)
    committee = (
        factories.make_committee(name=founded.name, kind=founded.kind, place=founded.place)
        if header.issuer
        else factories.make_committee()
    )
    year = header.period_year or 2025
    with attributed(by=factories.make_user()):
        Term(
            committee=committee,
            ordinal=from_roman(header.term) or 14,
            first_year=header.tenure_from or year - 1,
            last_year=header.tenure_to or year + 4,
        ).save()


def lines(tree: DocumentTree) -> list[str]:
    return [fold_spaces(nfc(line)) for line in text.write(tree).splitlines()]


def words(texts: list[str]) -> Counter[str]:
    """Every word, however it is spelt."""
    joined = respell("\n".join(texts), SpellingProfile.NEW)
    return Counter(re.findall(r"[^\W_]+", joined.lower()))


def doubts(rows: tuple[Row, ...]) -> list[str]:
    return [f"{row.name} {row.sentence}" for row in rows if row.status is RowStatus.DOUBTFUL]


def everything() -> dict[str, list[dict[str, Any]]]:
    """All records with all their fields."""
    return {
        model.__name__: list(model._base_manager.order_by("pk").values()) for model in records()
    }


def received(tree: DocumentTree, by: User) -> ImportSession:
    data = text.write(tree).encode()
    return imports.receive(data, Reading(tree), name="van-ban.txt", by=by)


@pytest.mark.parametrize("ending", ["txt", "docx"])
@pytest.mark.parametrize("name", OTHERWISE)
def test_a_real_paper_prints_as_it_was_read_but_for_what_was_said(
    name: str, ending: str, drafter: User
) -> None:
    tree = seed(name, ending)
    house_of(tree)
    planned = plan(tree)
    said = reprinted(planned, by=drafter)
    assert [(row.what, row.status) for row in said] == [("bản in", "doubtful")] * len(said)
    added = [row.sentence for row in said if row.name.startswith("thêm ")]
    assert added == ([f"Không có trong tệp: {ADDED[name]}."] if name in ADDED else [])
    others = [row for row in said if not row.name.startswith("thêm ")]
    for row, (printed, composed) in zip(others, OTHERWISE[name], strict=True):
        assert row.name.startswith(printed)
        assert row.sentence.startswith(f"Sẽ in lại thành “{composed}")
    document = save(planned, by=drafter)
    assert list(reprinted(plan(tree), by=drafter)) == others
    composed_lines = {key(line) for line in lines(compose(document))}
    otherwise = {row.name for row in said}
    lost = [
        line
        for line in lines(tree)
        if key(line) not in composed_lines and line not in otherwise and line.strip("-")
    ]
    assert lost == []


def key(line: str) -> str:
    return respell(line, SpellingProfile.NEW).rstrip(" .;:,")


@pytest.mark.any_database
@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_sample_is_lost_unsaid_and_a_second_save_changes_nothing(
    name: str, drafter: User
) -> None:
    tree = sample(name)
    house_of(tree)
    planned = plan(tree)
    said = (*planned.rows, *reprinted(planned, by=drafter))
    document = save(planned, by=drafter)
    missing = words(lines(tree)) - words(lines(compose(document))) - words(doubts(said))
    assert missing == Counter()
    before = everything()
    again = plan(tree)
    assert again.changes_nothing
    save(again, by=drafter)
    assert everything() == before


@pytest.mark.parametrize("name", OTHERWISE)
def test_a_real_paper_is_tried_out_accepted_undone_and_accepted_twice(
    name: str, drafter: User
) -> None:
    tree = seed(name, "txt")
    house_of(tree)
    before = everything()
    session = received(tree, drafter)
    assert everything() == before
    accepted = imports.accept(session, version=1, by=drafter)
    once = everything()
    assert once != before
    assert plan(tree).changes_nothing
    imports.accept(received(tree, drafter), version=1, by=drafter)
    assert everything() == once
    undone = import_undo.undo(accepted, by=drafter)
    assert (undone.state, everything() == before) == ("undone", True)


@pytest.mark.parametrize("name", ["annual_cantho", "agenda_two_days", "tasks_lists"])
def test_undoing_an_import_leaves_no_trace(name: str, drafter: User) -> None:
    tree = sample(name)
    house_of(tree)
    before = everything()
    accepted = imports.accept(received(tree, drafter), version=1, by=drafter)
    assert everything() != before
    assert import_undo.undo(accepted, by=drafter).state == "undone"
    assert everything() == before


TASKS = """TỈNH ỦY HẬU GIANG
*
Số        -CTr/TU
Dự thảo
ĐẢNG CỘNG SẢN VIỆT NAM
Hậu Giang, ngày     tháng     năm 2024

CHƯƠNG TRÌNH
CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH
thực hiện nhiệm vụ năm 2025
-----
- Căn cứ Nghị quyết Đại hội;
- Căn cứ Quy chế làm việc.
Ban Chấp hành Đảng bộ tỉnh đề ra Chương trình như sau:
I. MỤC TIÊU, CHỈ TIÊU
1. Mục tiêu
Giữ vững ổn định chính trị.
2. Các chỉ tiêu chủ yếu
(1) Kết nạp 1.320 đảng viên.
(2) Tốc độ tăng trưởng kinh tế (GRDP) tăng 8,8%[^1], trong đó:
- Khu vực I tăng 4%.
- Khu vực II tăng 12,5%.
(3) Giảm tỷ lệ hộ nghèo 0,74% trở lên.
II. NHIỆM VỤ
1. Công tác xây dựng Đảng
Sắp xếp tổ chức bộ máy.
2. Kinh tế
a) Công nghiệp.
b) Nông nghiệp:
- Lúa.
+ Vụ đông xuân.
Các cấp uỷ chủ động thực hiện.
III. TỔ CHỨC THỰC HIỆN
1. Các cấp ủy xây dựng kế hoạch.
2. Văn phòng Tỉnh ủy theo dõi.
Trên đây là Chương trình của Ban Chấp hành Đảng bộ tỉnh.
Nơi nhận:
- Ban Bí thư;
- Lưu Văn phòng Tỉnh ủy.
T/M TỈNH ỦY
BÍ THƯ
Trần Văn A
[1] Theo giá so sánh 2010.
"""


def tasks(drafter: User, paper: str = TASKS) -> DocumentTree:
    factories.make_term()
    return read_unguarded(paper.encode(), "nhiem-vu.txt").tree


def test_a_task_programme_becomes_parts_targets_values_and_notes(drafter: User) -> None:
    document = save(plan(tasks(drafter)), by=drafter)
    assert (document.kind, document.year, document.author_line) == (
        "annual_tasks",
        2025,
        "CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH",
    )
    assert document.basis.splitlines() == ["Căn cứ Nghị quyết Đại hội;", "Căn cứ Quy chế làm việc."]
    parts = document.sections.order_by("parent__position", "position")
    assert [(one.role, one.heading) for one in parts.filter(parent=None)] == [
        ("purpose", "MỤC TIÊU, CHỈ TIÊU"),
        ("other", "NHIỆM VỤ"),
        ("implementation", "TỔ CHỨC THỰC HIỆN"),
    ]
    listed = document.sections.get(role="targets")
    assert (listed.heading, listed.text) == ("Các chỉ tiêu chủ yếu", "")
    found = document.targets.filter(parent=None).order_by("position")
    assert [(one.form, one.text[:21], one.values.count()) for one in found] == [
        ("numbered", "Kết nạp 1.320 đảng vi", 1),
        ("numbered", "Tốc độ tăng trưởng ki", 1),
        ("numbered", "Giảm tỷ lệ hộ nghèo 0", 1),
    ]
    below = found[1].children.order_by("position")
    assert [(one.form, one.text) for one in below] == [
        ("bullet", "Khu vực I tăng 4%."),
        ("bullet", "Khu vực II tăng 12,5%."),
    ]
    assert [(note.mark, note.text) for note in document.footnotes.all()] == [
        ("1", "Theo giá so sánh 2010.")
    ]
    kinh_te = document.sections.get(heading="Kinh tế")
    assert kinh_te.text.splitlines() == [
        "a) Công nghiệp.",
        "b) Nông nghiệp:",
        "- Lúa.",
        "+ Vụ đông xuân.",
        "Các cấp uỷ chủ động thực hiện.",
    ]


def test_the_plan_names_each_new_row_and_what_changes_later(drafter: User) -> None:
    tree = tasks(drafter)
    created = Counter(row.what for row in plan(tree).rows if row.status is RowStatus.CREATED)
    assert created == {
        "chương trình": 1,
        "phần": 9,
        "chỉ tiêu": 5,
        "chú thích": 1,
        "nơi nhận": 1,
    }
    save(plan(tree), by=drafter)
    changed = tasks(
        drafter,
        TASKS.replace("1.320 đảng viên", "1.400 đảng viên")
        .replace("(3) Giảm tỷ lệ hộ nghèo 0,74% trở lên.", "(3) Trồng rừng mới 900 ha.")
        .replace("so sánh 2010", "so sánh 2020"),
    )
    rows = [
        (row.what, row.name, row.status.value, row.sentence)
        for row in plan(changed).rows
        if row.status not in (RowStatus.SAME, RowStatus.MATCHED)
    ]
    assert rows == [
        ("chỉ tiêu", "Kết nạp 1.400 đảng viên.", "changed", "Sửa chỉ tiêu."),
        ("chỉ tiêu", "Trồng rừng mới 900 ha.", "created", ""),
        ("chú thích", "[1] Theo giá so sánh 2020.", "changed", "Sửa chú thích."),
        (
            "chỉ tiêu",
            "Giảm tỷ lệ hộ nghèo 0,74% trở lên.",
            "doubtful",
            "Có trong văn bản mà không có trong tệp; được giữ nguyên.",
        ),
    ]


def test_undo_gives_a_changed_paper_its_former_words_order_and_values(drafter: User) -> None:
    save(plan(tasks(drafter)), by=drafter)
    before = without_versions()
    changed = tasks(
        drafter,
        TASKS.replace("1.320 đảng viên", "1.400 đảng viên; 2.000 đoàn viên")
        .replace("(2) Tốc độ", "(2) Trồng rừng mới 900 ha.\n(3) Tốc độ")
        .replace("- Khu vực I tăng 4%.\n", "")
        .replace("so sánh 2010", "so sánh 2020"),
    )
    accepted = imports.accept(received(changed, drafter), version=1, by=drafter)
    assert without_versions() != before
    import_undo.undo(accepted, by=drafter)
    assert without_versions() == before


def without_versions() -> dict[str, list[dict[str, Any]]]:
    return {
        name: [{k: v for k, v in row.items() if k != "version"} for row in rows]
        for name, rows in everything().items()
    }


def test_an_agenda_becomes_sittings_and_rows_and_is_known_again_by_its_day(drafter: User) -> None:
    tree = sample("agenda_two_days")
    house_of(tree)
    document = save(plan(tree), by=drafter)
    assert (document.kind, document.note) == ("conference_agenda", "(Ngày 27 và 28/6/2024)")
    found = [
        (s.parent.heading if s.parent else "", s.heading, s.part, str(s.date), str(s.start))
        for s in document.sittings.select_related("parent").order_by("parent_id", "position")
    ]
    first, second = "NGÀY THỨ NHẤT (27/6/2024)", "NGÀY THỨ HAI (28/6/2024)"
    assert sorted(found) == sorted(
        [
            ("", first, "", "None", "None"),
            ("", second, "", "None", "None"),
            (first, "BUỔI SÁNG", "morning", "2024-06-27", "07:30:00"),
            (first, "BUỔI CHIỀU", "afternoon", "2024-06-27", "None"),
            (second, "BUỔI SÁNG", "morning", "2024-06-28", "None"),
        ]
    )
    rows = document.slots.filter(parent=None, sitting__heading="BUỔI CHIỀU").order_by("position")
    assert [(str(r.start), str(r.end), r.text, r.presenters) for r in rows] == [
        ("13:30:00", "15:00:00", "Thảo luận (tiếp)", ""),
        ("15:00:00", "15:20:00", "Nghỉ giải lao", ""),
        (
            "15:20:00",
            "None",
            "Báo cáo tiếp thu, giải trình",
            "Ban cán sự đảng Ủy ban nhân dân tỉnh; Ban Tổ chức Tỉnh ủy",
        ),
    ]
    other_day = (SAMPLES / "agenda_two_days.txt").read_text().replace("27 và 28/6", "29 và 30/6")
    other = read_unguarded(other_day.encode(), "khac.txt").tree
    assert plan(tree).document_id == document.pk
    assert plan(other).document_id is None


def test_a_quarterly_programme_may_hold_conferences(drafter: User) -> None:
    factories.make_term()
    annual = read_unguarded(ANNUAL.encode(), "nam.txt").tree
    tree = replace(
        annual,
        document_kind=DocumentKind.QUARTERLY_PROGRAMME,
        title=Title("CHƯƠNG TRÌNH", subject=("công tác quý II năm 2025",)),
    )
    document = save(plan(tree), by=drafter)
    assert (document.kind, document.quarter) == ("quarterly_programme", 2)
    assert [str(conference) for conference in document.conferences.order_by("position")] == [
        "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21 (trong tháng 3/2025)",
        "Hội nghị chuyên đề Ban Chấp hành Đảng bộ tỉnh (đầu tháng 7/2025)",
    ]
    assert document.items.count() == 7
    named = document.items.filter(item_agencies__agency__name="Ban Tổ chức Tỉnh ủy")
    assert [item.text[:23] for item in named] == [
        "Sơ kết 05 năm thực hiện",
        "Báo cáo công tác nhân s",
    ]
    printed = [key(line) for line in lines(compose(document))]
    body = [key(line) for line in lines(tree)]
    start, end = (
        body.index("I. MỤC ĐÍCH, YÊU CẦU"),
        body.index("2. Hội nghị chuyên đề Ban Chấp hành Đảng bộ tỉnh (đầu tháng 7/2025)"),
    )
    assert body[start:end] == printed[start:end]


def test_words_behind_the_last_conference_close_its_part(drafter: User) -> None:
    factories.make_term()
    behind = "Ngoài các nội dung trên, Thường trực Tỉnh ủy bổ sung khi cần."
    annual = read_unguarded(ANNUAL.encode(), "nam.txt").tree
    home = annual.blocks[2]
    assert isinstance(home, Section)
    last = home.blocks[-1]
    assert isinstance(last, Meeting)
    tail = replace(last, blocks=(*last.blocks, Paragraph(behind)))
    tree = replace(
        annual,
        blocks=(
            *annual.blocks[:2],
            replace(home, blocks=(*home.blocks[:-1], tail)),
            *annual.blocks[3:],
        ),
    )
    document = save(plan(tree), by=drafter)
    found = document.sections.filter(parent=None).order_by("position")
    assert [(one.heading, one.text, one.is_numbered) for one in found][1:3] == [
        ("NỘI DUNG VÀ THỜI GIAN", "", True),
        ("", behind, False),
    ]
    assert [row for row in plan(tree).rows if row.status is RowStatus.DOUBTFUL] == []


def test_words_behind_a_sub_heading_stay_behind_it(drafter: User) -> None:
    paper = TASKS.replace("III. TỔ CHỨC", "Đoạn giữa hai phần.\nIII. TỔ CHỨC").replace(
        "Sắp xếp tổ chức bộ máy.", "1.1. Tổ chức\nSắp xếp tổ chức bộ máy."
    )
    tree = tasks(drafter, paper)
    document = save(plan(tree), by=drafter)
    assert [key(line) for line in lines(compose(document))] == [key(line) for line in lines(tree)]


def test_what_cannot_be_saved_is_said_before_anybody_tries(drafter: User) -> None:
    tree = tasks(drafter)
    other = factories.make_programme(year=2026)
    Document.objects.filter(pk=other.pk).update(number=77)
    numbered = read_unguarded(
        TASKS.replace("Số        -CTr", "Số 77-CTr").encode(), "nhiem-vu.txt"
    ).tree
    assert [(row.name, row.sentence) for row in reprinted(plan(numbered), by=drafter)] == [
        (
            "Chương trình nhiệm vụ năm 2025",
            "Chưa nhận được: Số này đã cấp cho một chương trình khác trong nhiệm kỳ.",
        )
    ]
    assert Document.objects.count() == 1
    save(plan(tree), by=drafter)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("thực hiện nhiệm vụ năm 2025", "thực hiện nhiệm vụ", "Trích yếu không ghi năm"),
        ("TỈNH ỦY HẬU GIANG\n", "", "Văn bản không ghi cơ quan ban hành"),
    ],
)
def test_what_a_paper_does_not_say_is_named(
    old: str, new: str, sentence: str, drafter: User
) -> None:
    tree = tasks(drafter, TASKS.replace(old, new))
    factories.make_committee(name="Tỉnh ủy Sóc Trăng")
    with pytest.raises(RuleBroken) as refusal:
        plan(tree)
    assert str(refusal.value).startswith(sentence)
