"""A read paper becomes records, whole or not at all, and never twice."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest

from conferences.actions import items as item_actions
from conferences.models import AgencyRole, AgendaItem, Conference, ItemDirective
from programme.actions import bodies
from programme.errors import AlreadyIssued, NotAllowed, RuleBroken
from programme.history import attributed
from programme.models import Agency, Committee, Directive, Document, Section, Term, User
from programme.roles import Role
from reports.compose import compose
from reports.importer import Plan, Row, RowStatus, plan, save
from reports.readers import read_unguarded
from reports.tree import DocumentTree, LeadLine, walk
from reports.writers import text
from tests import factories

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"

PAPER = """TỈNH ỦY HẬU GIANG
*
Số        -CTr/TU
Dự thảo lần 2
ĐẢNG CỘNG SẢN VIỆT NAM
Hậu Giang, ngày     tháng     năm 2024

CHƯƠNG TRÌNH
làm việc năm 2025 của Ban Chấp hành Đảng bộ tỉnh
khóa XIV, nhiệm kỳ 2020 - 2025
-----
Ban Chấp hành Đảng bộ tỉnh xây dựng chương trình như sau:
I. MỤC ĐÍCH, YÊU CẦU
Chủ động chuẩn bị các hội nghị.
II. NỘI DUNG VÀ THỜI GIAN
1. Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21 (trong tháng 3/2025)
(1) Sơ kết công tác quý I.
Cơ quan chủ trì tham mưu: Văn phòng Tỉnh ủy.
(2) Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư về phòng chống thiên tai.
(3) Báo cáo công tác nhân sự.
Cơ quan chủ trì tham mưu: Ban Tổ chức Tỉnh ủy phối hợp với Sở Nội vụ mục (2) và (3).
2. Hội nghị chuyên đề Ban Chấp hành Đảng bộ tỉnh (đầu tháng 7/2025)
Tổng kết các nghị quyết của Tỉnh ủy:
(1) Nghị quyết số 02-NQ/TU ngày 02/12/2020 về chuyển đổi số.
(2) Tổng kết các chương trình của Ủy ban nhân dân tỉnh:
- Chương trình số 02/CTr-UBND ngày 05/01/2021 về nông nghiệp.
- Chương trình số 03/CTr-UBND ngày 13/01/2021 về công nghiệp.
Cơ quan chủ trì tham mưu: Văn phòng Tỉnh ủy mục (1) và (2).
III. TỔ CHỨC THỰC HIỆN
1. Các cơ quan chủ động chuẩn bị nội dung.
2. Văn phòng Tỉnh ủy theo dõi, đôn đốc.
Nơi nhận:
- Các đồng chí Tỉnh ủy viên;
- Lưu Văn phòng Tỉnh ủy.
T/M TỈNH ỦY
"""


def tree_of(paper: str = PAPER) -> DocumentTree:
    return read_unguarded(paper.encode(), "chuong-trinh.txt").tree


def statuses(found: Plan, what: str) -> list[RowStatus]:
    return [row.status for row in found.rows if row.what == what]


def counts() -> dict[str, int]:
    models = (
        Committee, Term, Document, Section, Agency, Directive, Conference, AgendaItem, ItemDirective
    )  # fmt: skip
    return {model.__name__: model.objects.count() for model in models}


def history_rows() -> int:
    return sum(
        model.history.count() for model in (Document, Section, Agency, Conference, AgendaItem)
    )


def test_a_plan_says_what_would_be_created_and_changes_nothing(drafter: User) -> None:
    before = counts()
    found = plan(tree_of())
    assert found.year == 2025
    assert found.committee_name == "Tỉnh ủy Hậu Giang"
    assert found.document_id is None
    created = Counter(row.what for row in found.rows if row.status is RowStatus.CREATED)
    assert created == {
        "cấp uỷ": 1,
        "nhiệm kỳ": 1,
        "chương trình": 1,
        "phần": 5,
        "nơi nhận": 1,
        "cơ quan": 3,
        "văn bản chỉ đạo": 4,
        "hội nghị": 2,
        "nội dung": 7,
    }
    assert len(found.rows) == 25
    assert counts() == before


def test_saving_makes_the_records_that_the_paper_describes(drafter: User) -> None:
    document = save(plan(tree_of()), by=drafter)
    committee, term = document.committee, document.term
    assert (committee.name, committee.kind, committee.place, committee.symbol) == (
        "Tỉnh ủy Hậu Giang",
        "province",
        "Hậu Giang",
        "TU",
    )
    assert committee.plenary_name == "Ban Chấp hành Đảng bộ tỉnh"
    assert committee.standing_name == "Ban Thường vụ Tỉnh ủy"
    assert (term.ordinal, term.first_year, term.last_year) == (14, 2020, 2025)
    assert (document.year, document.dated_year, document.draft_ordinal) == (2025, 2024, 2)
    assert document.spelling == "old"
    assert document.title_lines.splitlines() == [
        "làm việc năm 2025 của Ban Chấp hành Đảng bộ tỉnh",
        "khóa XIV, nhiệm kỳ 2020 - 2025",
    ]
    assert [r.name for r in document.recipients.all()] == [
        "Các đồng chí Tỉnh ủy viên",
        "Lưu Văn phòng Tỉnh ủy",
    ]
    parts = [(s.role, s.heading, s.text) for s in document.sections.filter(parent=None)]
    assert parts == [
        ("purpose", "MỤC ĐÍCH, YÊU CẦU", "Chủ động chuẩn bị các hội nghị."),
        ("conferences", "NỘI DUNG VÀ THỜI GIAN", ""),
        ("implementation", "TỔ CHỨC THỰC HIỆN", ""),
    ]
    heading = [
        (c.kind, c.ordinal, c.first_month, c.part, str(c)) for c in document.conferences.all()
    ]
    assert heading == [
        (
            "regular",
            21,
            3,
            "whole",
            "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21 (trong tháng 3/2025)",
        ),
        (
            "thematic",
            None,
            7,
            "early",
            "Hội nghị chuyên đề Ban Chấp hành Đảng bộ tỉnh (đầu tháng 7/2025)",
        ),
    ]


def test_items_keep_lead_in_review_agencies_and_directives(drafter: User) -> None:
    document = save(plan(tree_of()), by=drafter)
    first, second, third = document.items.filter(conference__ordinal=21).order_by("position")
    assert (first.review_kind, first.review_years) == ("so_ket", None)
    assert (second.review_kind, second.review_years) == ("so_ket", 5)
    assert third.review_kind == ""
    agencies = [(a.role, a.agency.name) for a in third.item_agencies.order_by("position")]
    assert agencies == [
        (AgencyRole.LEAD, "Ban Tổ chức Tỉnh ủy"),
        (AgencyRole.COORDINATING, "Sở Nội vụ"),
    ]
    link = second.item_directives.get()
    assert (link.directive.code, link.directive.date, link.is_reviewed) == (
        "42-CT/TW",
        datetime.date(2020, 3, 24),
        True,
    )
    opened, with_bullets = document.items.filter(conference__kind="thematic", parent=None).order_by(
        "position"
    )
    assert opened.lead_in == "Tổng kết các nghị quyết của Tỉnh ủy"
    assert (opened.review_kind, opened.item_directives.get().is_reviewed) == ("tong_ket", True)
    assert with_bullets.lead_in == ""
    bullets = [
        (b.form, b.text, b.item_directives.get().is_reviewed) for b in with_bullets.children.all()
    ]
    assert bullets == [
        ("bullet", "Chương trình số 02/CTr-UBND ngày 05/01/2021 về nông nghiệp", True),
        ("bullet", "Chương trình số 03/CTr-UBND ngày 13/01/2021 về công nghiệp", True),
    ]


def test_the_imported_programme_prints_as_it_was_read(drafter: User) -> None:
    document = save(plan(tree_of()), by=drafter)
    assert text.write(compose(document)).splitlines() == [
        line for line in PAPER.splitlines() if line
    ]


def test_the_same_file_twice_creates_and_changes_nothing(drafter: User) -> None:
    save(plan(tree_of()), by=drafter)
    before, history = counts(), history_rows()
    again = plan(tree_of())
    assert again.counts[RowStatus.CREATED] == 0
    assert again.counts[RowStatus.CHANGED] == 0
    assert again.counts[RowStatus.DOUBTFUL] == 0
    assert again.changes_nothing
    save(again, by=drafter)
    assert (counts(), history_rows()) == (before, history)


def test_a_changed_file_changes_only_what_differs(drafter: User) -> None:
    document = save(plan(tree_of()), by=drafter)
    paper = (
        PAPER.replace("trong tháng 3/2025", "trong tháng 4/2025")
        .replace(
            "Chỉ thị số 42-CT/TW ngày 24/3/2020 của", "Chỉ thị số 42-CT/TW, ngày 24/3/2020 của"
        )
        .replace("(3) Báo cáo công tác nhân sự.", "(3) Báo cáo công tác tổ chức, cán bộ.")
    )
    found = plan(tree_of(paper))
    changed = [(r.what, r.status, r.sentence) for r in found.rows if r.status is RowStatus.CHANGED]
    assert changed == [
        ("hội nghị", RowStatus.CHANGED, "Sửa tháng."),
        ("nội dung", RowStatus.CHANGED, "Sửa nội dung."),
    ]
    assert statuses(found, "nội dung").count(RowStatus.CREATED) == 1
    doubts = [row for row in found.rows if row.status is RowStatus.DOUBTFUL]
    assert doubts == [
        Row(
            "nội dung",
            "Báo cáo công tác nhân sự",
            RowStatus.DOUBTFUL,
            "Có trong chương trình mà không có trong tệp; được giữ nguyên.",
        )
    ]
    save(found, by=drafter)
    rows = document.items.filter(conference__ordinal=21).order_by("position")
    assert [row.text for row in rows] == [
        "Sơ kết công tác quý I",
        "Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW, ngày 24/3/2020 của Ban Bí thư"
        " về phòng chống thiên tai",
        "Báo cáo công tác tổ chức, cán bộ",
        "Báo cáo công tác nhân sự",
    ]
    assert plan(tree_of(paper)).changes_nothing


def test_an_item_that_somebody_moved_or_dropped_is_told_apart(drafter: User) -> None:
    document = save(plan(tree_of()), by=drafter)
    first, second, _ = document.items.filter(conference__ordinal=21).order_by("position")
    item_actions.move(first, conference=None, after=None, version=first.version, by=drafter)
    second.refresh_from_db()
    item_actions.drop(second, reason="Trung ương đã tổng kết", version=second.version, by=drafter)
    found = plan(tree_of())
    told = [(r.status, r.sentence) for r in found.rows if r.what == "nội dung" and r.sentence]
    assert told == [
        (RowStatus.CHANGED, "Chuyển đến hội nghị này."),
        (
            RowStatus.DOUBTFUL,
            "Nội dung này không đưa vào trong chương trình; được giữ nguyên.",
        ),
    ]
    save(found, by=drafter)
    second.refresh_from_db()
    assert second.state == "dropped"
    assert document.items.filter(parent=None, conference=None).count() == 1


def test_agencies_are_known_in_either_spelling_and_by_their_short_name(drafter: User) -> None:
    factories.make_agency("Văn phòng Tỉnh uỷ")
    factories.make_agency("Ban Tổ chức Trung ương", short_name="Ban Tổ chức Tỉnh uỷ")
    found = plan(tree_of())
    assert [(r.name, r.status, r.sentence) for r in found.rows if r.what == "cơ quan"] == [
        ("Văn phòng Tỉnh ủy", RowStatus.MATCHED, "Trong danh mục ghi là Văn phòng Tỉnh uỷ."),
        (
            "Ban Tổ chức Tỉnh ủy",
            RowStatus.MATCHED,
            "Trong danh mục ghi là Ban Tổ chức Trung ương.",
        ),
        ("Sở Nội vụ", RowStatus.CREATED, "Chưa có trong danh mục; sẽ được thêm."),
    ]


def test_an_agency_that_ended_before_the_year_is_taken_by_its_successor(leader: User) -> None:
    old = factories.make_agency("Văn phòng Tỉnh uỷ")
    bodies.reorganise(
        kind="rename",
        on=datetime.date(2024, 7, 1),
        before=[old],
        after=["Văn phòng Tỉnh uỷ và Hội đồng"],
        by=leader,
    )
    found = plan(tree_of())
    row = next(r for r in found.rows if r.what == "cơ quan")
    assert row.status is RowStatus.DOUBTFUL
    assert row.sentence == (
        "Văn phòng Tỉnh uỷ đã kết thúc hoạt động; dùng cơ quan kế tục"
        " Văn phòng Tỉnh uỷ và Hội đồng."
    )
    document = save(found, by=leader)
    first = document.items.filter(conference__ordinal=21).order_by("position").first()
    assert first is not None
    assert [a.agency.name for a in first.item_agencies.all()] == ["Văn phòng Tỉnh uỷ và Hội đồng"]


def test_an_ended_agency_without_successor_stops_the_save_and_leaves_nothing(leader: User) -> None:
    factories.make_agency("Văn phòng Tỉnh uỷ", valid_to=datetime.date(2024, 6, 30))
    before = counts()
    with pytest.raises(RuleBroken, match="Văn phòng Tỉnh uỷ đã kết thúc hoạt động"):
        save(plan(tree_of()), by=leader)
    assert counts() == before


def test_two_directives_of_one_code_are_told_apart_by_date(drafter: User) -> None:
    factories.make_directive(number="42", symbol="CT/TW", date=datetime.date(2010, 4, 16))
    found = plan(tree_of())
    assert statuses(found, "văn bản chỉ đạo") == [RowStatus.CREATED] * 4
    factories.make_directive(number="42", symbol="CT/TW", date=datetime.date(2020, 3, 24))
    assert statuses(plan(tree_of()), "văn bản chỉ đạo") == [
        RowStatus.MATCHED,
        *[RowStatus.CREATED] * 3,
    ]


def test_an_undated_code_that_several_share_is_doubtful_and_not_linked(drafter: User) -> None:
    for year in (2010, 2020):
        factories.make_directive(number="42", symbol="CT/TW", date=datetime.date(year, 3, 1))
    paper = PAPER.replace("42-CT/TW ngày 24/3/2020 của Ban Bí thư", "42-CT/TW của Ban Bí thư")
    found = plan(tree_of(paper))
    assert statuses(found, "văn bản chỉ đạo")[0] is RowStatus.DOUBTFUL
    save(found, by=drafter)
    assert Directive.objects.filter(number="42").count() == 2
    assert plan(tree_of(paper)).changes_nothing


def test_a_wrong_row_saves_nothing_at_all(drafter: User) -> None:
    paper = PAPER.replace("đầu tháng 7/2025", "đầu tháng 7/2026")
    before = counts()
    found = plan(tree_of(paper))
    assert [r.sentence for r in found.rows if r.status is RowStatus.DOUBTFUL] == [
        "Hội nghị không họp trong năm 2025; hãy sửa tệp trước khi lưu."
    ]
    with pytest.raises(RuleBroken, match="phải họp trong năm đó"):
        save(found, by=drafter)
    assert counts() == before


@pytest.mark.parametrize("role", [Role.AGENCY_CONTACT, Role.REGISTRY_CLERK, Role.COMMITTEE_LEADER])
def test_only_drafting_roles_may_save_an_import(role: str, db: None) -> None:
    person = factories.make_user(role)
    with pytest.raises(NotAllowed):
        save(plan(tree_of()), by=person)


def test_an_issued_programme_is_not_changed_by_an_import(drafter: User) -> None:
    document = save(plan(tree_of()), by=drafter)
    factories.issue(document)
    with pytest.raises(AlreadyIssued):
        save(plan(tree_of()), by=drafter)


def test_every_row_of_history_names_the_person_and_the_source(drafter: User) -> None:
    document = save(plan(tree_of()), by=drafter)
    rows = [*document.history.all(), *AgendaItem.history.all(), *Committee.history.all()]
    assert {(row.history_user_id, row.history_source) for row in rows} == {(drafter.pk, "import")}


@pytest.mark.parametrize(
    ("paper", "sentence"),
    [
        (
            PAPER.replace("làm việc năm 2025 của", "làm việc của"),
            "Trích yếu không ghi năm của văn bản nên chưa nhập được.",
        ),
        (
            PAPER.replace("TỈNH ỦY HẬU GIANG\n", ""),
            "Văn bản không ghi cơ quan ban hành ở góc trái trang đầu"
            " nên không rõ là của cấp uỷ nào.",
        ),
        (
            PAPER.replace("khóa XIV, ", ""),
            "Văn bản không ghi khoá và nhiệm kỳ của cấp uỷ nên chưa rõ thuộc nhiệm kỳ nào. Hãy sửa dòng"
            " trích yếu cho đủ, ví dụ “khoá XIV, nhiệm kỳ 2020 - 2025”, hoặc nhờ quản trị viên lập"
            " nhiệm kỳ.",
        ),
    ],
)
def test_a_paper_that_does_not_say_whose_it_is_is_refused(
    paper: str, sentence: str, db: None
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        plan(tree_of(paper))
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("Căn cứ Quy chế làm việc của Tỉnh uỷ khoá XIV, nhiệm kỳ 2020 - 2025;", (14, 2020, 2025)),
        (
            "Trình Văn kiện Đại hội đại biểu Đảng bộ tỉnh lần thứ XV nhiệm kỳ 2025 - 2030; thực hiện"
            " Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIV, nhiệm kỳ 2020 – 2025;",
            (14, 2020, 2025),
        ),
        ("Kỳ họp Hội đồng nhân dân tỉnh khoá X, nhiệm kỳ 2021 - 2026;", None),
        ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIII, nhiệm kỳ 2015 - 2020;", None),
    ],
)
def test_a_term_that_the_title_leaves_out_is_taken_from_the_words_and_doubted(
    words: str, term: tuple[int, int, int] | None, drafter: User
) -> None:
    paper = PAPER.replace("khóa XIV, ", "").replace("nhiệm kỳ 2020 - 2025", "")
    head, rule, rest = paper.partition("-----\n")
    tree = tree_of(f"{head}{rule}{words}\n{rest}")
    if term is None:
        with pytest.raises(RuleBroken):
            plan(tree)
        return
    found = plan(tree)
    [row] = [row for row in found.rows if row.what == "nhiệm kỳ"]
    assert (row.status, row.sentence) == (
        RowStatus.DOUBTFUL,
        "Trích yếu không ghi đủ khoá và nhiệm kỳ; lấy theo lời văn bên dưới, hãy kiểm tra.",
    )
    stored = save(found, by=drafter).term
    assert stored is not None
    assert (stored.ordinal, stored.first_year, stored.last_year) == term


def test_a_paper_can_be_taken_on_behalf_of_a_known_committee(drafter: User) -> None:
    term = factories.make_term()
    paper = PAPER.replace("TỈNH ỦY HẬU GIANG\n", "").replace("khóa XIV, ", "")
    found = plan(tree_of(paper), on_behalf_of=term.committee)
    document = save(found, by=drafter, on_behalf_of=term.committee)
    assert (document.committee, document.term) == (term.committee, term)


def test_edits_made_by_hand_are_shown_before_they_are_overwritten(drafter: User) -> None:
    document = save(plan(tree_of()), by=drafter)
    part = document.sections.get(role="purpose")
    part.text = "Đã sửa bằng tay."
    with attributed(by=drafter):
        part.save()
    rows = [r for r in plan(tree_of()).rows if r.status is RowStatus.CHANGED]
    assert [(r.what, r.name, r.sentence) for r in rows] == [
        ("phần", "MỤC ĐÍCH, YÊU CẦU", "Sửa nội dung.")
    ]


def body(tree: DocumentTree) -> list[str]:
    """The printed lines between the five hyphens and the recipients."""
    lines = text.write(tree).splitlines()
    return lines[lines.index("-----") : lines.index("Nơi nhận:")]


@pytest.mark.parametrize("name", ["seed-000.docx", "seed-000.txt"])
def test_the_real_programme_of_2025_comes_back_item_by_item(name: str, drafter: User) -> None:
    if not (SEEDS / name).exists():
        pytest.skip("the seeds are not beside the project")
    tree = read_unguarded((SEEDS / name).read_bytes(), name).tree
    document = save(plan(tree), by=drafter)
    items = document.items.filter(parent=None)
    assert items.count() == 41
    assert document.items.exclude(parent=None).count() == 3
    assert not items.exclude(item_agencies__role="lead").exists()
    assert body(compose(document)) == body(tree)
    leads = [b.text for b in walk(compose(document).blocks) if isinstance(b, LeadLine)]
    assert leads == [b.text for b in walk(tree.blocks) if isinstance(b, LeadLine)]
    assert (
        "Cơ quan chủ trì tham mưu: Ban Tuyên giáo Tỉnh ủy mục (8), (9), (10), (11) và (12)."
        in leads
    )
    assert plan(tree).changes_nothing
    before = counts()
    save(plan(tree), by=drafter)
    assert counts() == before
