"""Findings of a whole year."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.checks import KIND_NAMES, ended_bodies, findings_of
from conferences.models import AgencyRole, ItemAgency, ItemDirective
from programme.actions import bodies
from programme.history import attributed
from programme.models import Agency, Committee, Directive, Document, User
from tests import factories

pytestmark = pytest.mark.django_db
AFTER = datetime.date(2025, 7, 15)
LONG_BEFORE = datetime.date(2024, 12, 2)


def found(programme: Document, *, today: datetime.date = LONG_BEFORE) -> list[tuple[str, str]]:
    """Severity and sentence of each finding, items without lead left aside."""
    fresh = Document.objects.select_related("committee").get(pk=programme.pk)
    return [
        (str(one.severity), one.message)
        for one in findings_of(fresh, today=today)
        if one.kind != "without_lead"
    ]


def text_of_2016(**fields: object) -> Directive:
    values = {"number": "05", "date": datetime.date(2016, 5, 15)}
    return factories.make_directive(**{**values, **fields})


def set_rules(committee: Committee, **fields: int) -> None:
    factories.make_planning_rules(committee=committee, **fields)


def test_a_year_in_order_has_no_findings(programme: Document) -> None:
    home = factories.make_conference(programme, first_month=3)
    factories.make_item(programme, conference=home, lead=factories.make_agency())
    assert findings_of(programme, today=LONG_BEFORE) == []


def test_a_review_before_its_anniversary_is_found_with_its_day(programme: Document) -> None:
    home = factories.make_conference(programme, ordinal=22, first_month=4)
    factories.make_item(
        programme,
        conference=home,
        directive=text_of_2016(),
        review_kind="tong_ket",
        review_years=10,
        text="Tổng kết 10 năm thực hiện Chỉ thị số 05-CT/TW",
    )
    finding = findings_of(programme, today=LONG_BEFORE)[0]
    assert (finding.kind, finding.severity, finding.where) == (
        "review_misfit",
        "error",
        f"noi-dung-{programme.items.get().pk}",
    )
    assert finding.about == "Tổng kết 10 năm thực hiện Chỉ thị số 05-CT/TW"
    assert finding.message == (
        "Chỉ thị số 05-CT/TW ngày 15/5/2016"
        " đến ngày 15/5/2026 mới tròn 10 năm; họp tháng 4/2025 là sớm 12 tháng."
        " Hãy xem lại ngày ban hành và số năm, hoặc để sang năm 2026."
    )


@pytest.mark.parametrize(
    ("years", "tolerance", "said"),
    [
        (9, 6, []),
        (
            8,
            6,
            ["đã tròn 8 năm từ ngày 15/5/2024; họp tháng 4/2025 là muộn 11 tháng. Hãy xem lại ngày ban hành và số năm, hoặc bỏ số năm."],
        ),
        (8, 12, []),
        (
            9,
            0,
            ["đến ngày 15/5/2025 mới tròn 9 năm; họp tháng 4/2025 là sớm 15 ngày. Hãy xem lại ngày ban hành và số năm, hoặc chuyển sang hội nghị gần ngày 15/5/2025."],
        ),
    ],
)  # fmt: skip
def test_the_tolerance_of_reviews_is_the_offices(
    programme: Document, years: int, tolerance: int, said: list[str]
) -> None:
    set_rules(programme.committee, review_tolerance_months=tolerance)
    home = factories.make_conference(programme, ordinal=22, first_month=4)
    factories.make_item(
        programme,
        conference=home,
        directive=text_of_2016(),
        review_kind="so_ket",
        review_years=years,
    )
    head = "Chỉ thị số 05-CT/TW ngày 15/5/2016 "
    assert found(programme) == [("error", head + one) for one in said]


def test_of_several_reviewed_texts_the_nearest_counts(programme: Document, drafter: User) -> None:
    home = factories.make_conference(programme, first_month=4)
    item = factories.make_item(
        programme,
        conference=home,
        directive=text_of_2016(),
        review_kind="so_ket",
        review_years=3,
    )
    nearer = factories.make_directive(number="77", date=datetime.date(2018, 3, 1))
    fitting = factories.make_directive(date=datetime.date(2022, 3, 1))
    said = []
    for position, text in enumerate((nearer, fitting), start=2):
        with attributed(by=drafter):
            ItemDirective(item=item, directive=text, is_reviewed=True, position=position).save()
        said.append([one[1].split(" đã tròn ")[0] for one in found(programme)])
    assert said == [["Chỉ thị số 77-CT/TW ngày 01/3/2018"], []]


@pytest.mark.parametrize("change", ["no date", "no years", "no time", "only cited", "pool"])
def test_a_review_of_which_something_is_not_known_is_left_alone(
    programme: Document, change: str
) -> None:
    month = None if change == "no time" else 4
    home = factories.make_conference(programme, first_month=month)
    item = factories.make_item(
        programme,
        conference=None if change == "pool" else home,
        directive=text_of_2016(date=None) if change == "no date" else text_of_2016(),
        review_kind="tong_ket",
        review_years=None if change == "no years" else 10,
    )
    if change == "only cited":
        item.item_directives.update(is_reviewed=False)
    assert found(programme) == []


def test_a_text_reviewed_twice_in_a_year_is_found_once(programme: Document) -> None:
    text = text_of_2016()
    first = factories.make_conference(programme, ordinal=21, first_month=3)
    second = factories.make_conference(programme, ordinal=22, first_month=6)
    whole = factories.make_item(programme, conference=first, directive=text)
    factories.make_item(programme, parent=whole, directive=text)
    assert found(programme) == []
    factories.make_item(programme, conference=second, directive=text)
    assert found(programme) == [
        (
            "warning",
            "Chỉ thị số 05-CT/TW ngày 15/5/2016 đã được"
            " sơ kết, tổng kết ở Hội nghị lần thứ 21 (tháng 3/2025), mục (1)."
            " Hãy giữ một nội dung, hoặc ghi rõ hai lần khác nhau thế nào.",
        )
    ]


@pytest.mark.parametrize(
    ("month", "before", "now", "is_found"),
    [
        (6, 5, 5, True),  # the same milestone, however far apart
        (6, 3, 5, False),  # another one
        (11, None, 5, True),  # no years named, four months before
        (6, None, None, False),  # no years named, nine months before
    ],
)
def test_a_text_that_the_year_before_reviewed_is_found(
    programme: Document, month: int, before: int | None, now: int | None, is_found: bool
) -> None:
    text = factories.make_directive(number="06", date=datetime.date(2020, 3, 24))
    past = factories.make_programme(year=2024)
    last = factories.make_conference(past, ordinal=18, first_month=month)
    factories.make_item(past, conference=last, directive=text, review_kind="so_ket", review_years=before)  # fmt: skip
    home = factories.make_conference(programme, ordinal=21, first_month=3)
    factories.make_item(programme, conference=home, directive=text, review_kind="so_ket", review_years=now)  # fmt: skip
    years = f" {before:02d} năm" if before else ""
    sentence = (
        "Chỉ thị số 06-CT/TW ngày 24/3/2020 đã có"
        f" sơ kết, tổng kết{years} trong chương trình năm 2024, Hội nghị lần thứ 18"
        f" (tháng {month}/2024). Hãy giữ một lần, hoặc ghi rõ hai lần khác nhau thế nào."
    )
    assert found(programme) == ([("warning", sentence)] if is_found else [])


def test_two_texts_that_share_a_number_are_two_texts(programme: Document) -> None:
    home = factories.make_conference(programme)
    for year in (2010, 2020):
        text = factories.make_directive(number="42", date=datetime.date(year, 4, 16))
        factories.make_item(programme, conference=home, directive=text)
    assert found(programme) == []


def test_a_conference_in_a_blocked_period_is_found_for_certain_or_maybe(
    programme: Document,
) -> None:
    factories.make_blocked_period()
    factories.make_conference(programme, ordinal=23, first_month=9)
    factories.make_conference(programme, ordinal=24, first_month=10)
    factories.make_conference(
        programme, ordinal=25, first_month=10, part="day", date_from="2025-10-17"
    )
    said = [one for one in found(programme) if "Đại hội" in one[1]]
    assert said == [
        (
            "warning",
            "Hội nghị lần thứ 24 (tháng 10/2025) có thể rơi vào “Đại hội Đảng bộ tỉnh”"
            " (13/10 - 17/10/2025). Khi định ngày họp, hãy chọn ngày ngoài khoảng thời gian này.",
        ),
        (
            "error",
            "Hội nghị lần thứ 25 (ngày 17/10/2025) rơi vào “Đại hội Đảng bộ tỉnh”"
            " (13/10 - 17/10/2025). Hãy chuyển hội nghị ngoài khoảng thời gian này.",
        ),
    ]


def test_a_conference_on_a_day_off_is_found_unless_the_office_works_it(
    programme: Document,
) -> None:
    for ordinal, date in ((23, "2025-04-26"), (21, "2025-04-30"), (22, "2025-06-07")):
        factories.make_conference(
            programme, ordinal=ordinal, first_month=None, part="day", date_from=date
        )
    set_rules(programme.committee, days_between_conferences=0)
    assert found(programme) == [
        (
            "error",
            "Hội nghị lần thứ 21 (ngày 30/4/2025) rơi vào ngày nghỉ 30/4/2025 (Ngày Chiến thắng)."
            " Hãy chọn ngày làm việc.",
        ),
        (
            "warning",
            "Hội nghị lần thứ 22 (ngày 07/6/2025) rơi vào ngày nghỉ 07/6/2025 (thứ Bảy)."
            " Hãy chọn ngày làm việc.",
        ),
    ]
    factories.make_day_off(date=datetime.date(2025, 4, 30), name="Trực lễ", is_working=True)
    assert [one[0] for one in found(programme)] == ["warning"]


def test_a_week_that_tet_takes_is_possibly_a_day_off(programme: Document) -> None:
    factories.make_conference(programme, ordinal=20, first_month=1, part="week5")
    assert found(programme) == [
        (
            "error",
            "Hội nghị lần thứ 20 (tuần 5 tháng 1/2025) rơi vào ngày nghỉ 29/01/2025 (Tết Nguyên đán)."
            " Hãy chọn ngày làm việc.",
        )
    ]
    factories.make_conference(programme, ordinal=21, first_month=1, part="late")
    assert (
        "warning",
        "Hội nghị lần thứ 21 (cuối tháng 1/2025) có thể rơi vào ngày nghỉ (Tết Nguyên đán): từ một nửa"
        " số ngày làm việc trở lên là ngày nghỉ. Hãy chọn thời gian khác hoặc định sẵn ngày họp.",
    ) in found(programme)


def test_conferences_too_close_are_found_in_the_order_of_their_time(programme: Document) -> None:
    factories.make_conference(programme, ordinal=22, first_month=7, part="early")
    factories.make_conference(programme, ordinal=21, first_month=6, part="late")
    assert found(programme) == [
        (
            "note",
            "Hội nghị lần thứ 22 (đầu tháng 7/2025) có thể cách Hội nghị lần thứ 21"
            " (cuối tháng 6/2025) chưa đến 14 ngày. Hãy giãn thời gian hoặc ghép hai hội nghị.",
        ),
        (
            "warning",
            "Hội nghị lần thứ 21 (cuối tháng 6/2025) họp trước Hội nghị lần thứ 22"
            " (đầu tháng 7/2025) mà đứng sau. Hãy chuyển lên cho đúng thứ tự thời gian, rồi đánh"
            " lại số hội nghị.",
        ),
    ]


def test_two_set_days_are_counted_from_the_end_of_one_to_the_start_of_the_other(
    programme: Document,
) -> None:
    set_rules(programme.committee, days_between_conferences=12)
    dates = (("2025-06-09", "2025-06-11"), ("2025-06-23", "2025-06-24"))
    for first, last in dates:
        factories.make_conference(
            programme, first_month=None, part="day", date_from=first, date_to=last
        )
    assert found(programme) == []
    rules = programme.committee.planning_rules
    type(rules).objects.filter(pk=rules.pk).update(days_between_conferences=13)
    assert [one[0] for one in found(programme)] == ["warning"]


def test_papers_that_are_already_due_are_found_from_the_day_it_is(programme: Document) -> None:
    home = factories.make_conference(
        programme, ordinal=21, first_month=None, part="day", date_from="2025-03-28"
    )
    assert found(programme, today=datetime.date(2025, 3, 20)) == []
    factories.make_item(programme, conference=home)
    assert found(programme, today=datetime.date(2025, 3, 19)) == []
    assert found(programme, today=datetime.date(2025, 3, 20)) == [
        (
            "error",
            "Hội nghị lần thứ 21 (ngày 28/3/2025) không còn đủ 7 ngày làm việc để nộp tài liệu; họp từ"
            " ngày 31/3/2025 mới kịp. Hãy định ngày họp cho kịp, hoặc báo ngay các cơ quan chủ trì.",
        )
    ]
    factories.make_item(programme, conference=home, paper_workdays=10)
    assert "đủ 10 ngày làm việc" in found(programme, today=datetime.date(2025, 3, 19))[0][1]
    assert found(programme, today=datetime.date(2025, 3, 29)) == []


def test_an_agency_over_its_limit_in_one_conference_is_found(
    programme: Document, drafter: User
) -> None:
    set_rules(programme.committee, agency_limit=2)
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    home = factories.make_conference(programme, ordinal=21, first_month=3)
    later = factories.make_conference(programme, ordinal=22, first_month=6)
    items = [factories.make_item(programme, conference=home, lead=office) for _ in range(2)]
    factories.make_item(programme, conference=later, lead=office)
    factories.make_item(programme, parent=items[0], lead=office)
    helped = factories.make_item(programme, conference=home, lead=factories.make_agency())
    with attributed(by=drafter):
        ItemAgency(item=helped, agency=office, role=AgencyRole.COORDINATING).save()
    assert found(programme) == []
    factories.make_item(programme, conference=home, lead=office)
    assert found(programme) == [
        (
            "warning",
            "Hội nghị lần thứ 21 (tháng 3/2025): Văn phòng Tỉnh uỷ chủ trì 3 nội dung, quá mức 2."
            " Hãy chuyển bớt sang hội nghị khác hoặc giao cơ quan khác.",
        )
    ]


def test_an_item_without_lead_is_found_unless_its_parts_have_theirs(programme: Document) -> None:
    home = factories.make_conference(programme, ordinal=21, first_month=3)
    whole = factories.make_item(programme, conference=home, text="Các báo cáo")
    part = factories.make_item(programme, parent=whole, lead=factories.make_agency())
    factories.make_item(programme)
    assert findings_of(programme, today=LONG_BEFORE) == []
    bare = factories.make_item(programme, parent=whole)
    finding = findings_of(programme, today=LONG_BEFORE)[0]
    assert (finding.kind, finding.message, finding.where) == (
        "without_lead",
        "Nội dung chưa có cơ quan chủ trì. Hãy chọn cơ quan chủ trì.",
        f"noi-dung-{whole.pk}",
    )
    assert {part.parent, bare.parent} == {whole}


def test_a_place_names_the_item_above_and_counts_the_dashes(programme: Document) -> None:
    home = factories.make_conference(programme, ordinal=21, first_month=4)
    whole = factories.make_item(programme, conference=home, lead=factories.make_agency())
    values = {"directive": text_of_2016(), "review_kind": "tong_ket", "review_years": 10}
    factories.make_item(programme, parent=whole, form="bullet")
    factories.make_item(programme, parent=whole, form="bullet", **values)
    factories.make_item(
        programme, conference=home, form="bullet", lead=factories.make_agency(), **values
    )
    factories.make_item(
        programme, conference=home, form="bullet", lead=factories.make_agency(), **values
    )
    others = [
        said.split(" ở ")[1].split(". Hãy")[0]
        for said in [one.message for one in findings_of(programme, today=LONG_BEFORE)]
        if " ở " in said
    ]
    head = "Hội nghị lần thứ 21 (tháng 4/2025), "
    assert others == [f"{head}mục (1), gạch đầu dòng thứ hai; {head}gạch đầu dòng thứ hai"]


def test_every_kind_of_finding_has_a_heading(programme: Document) -> None:
    old = factories.make_agency("Sở Giao thông", valid_to=datetime.date(2024, 6, 30))
    home = factories.make_conference(programme)
    factories.make_item(programme, conference=home, lead=old)
    kinds = {one.kind for one in findings_of(programme, today=LONG_BEFORE)}
    assert kinds == {"ended_body"}
    assert kinds <= KIND_NAMES.keys()


@pytest.mark.parametrize("count", [1, 3])
def test_r97_the_checks_of_a_year_ask_twelve_questions(programme: Document, count: int) -> None:
    agencies: list[Agency] = []
    for _ in range(count):
        home = factories.make_conference(programme)
        for _ in range(count):
            agencies.append(factories.make_agency())
            factories.make_item(
                programme, conference=home, lead=agencies[-1], directive=factories.make_directive()
            )
    known = Document.objects.select_related("committee").get(pk=programme.pk)
    with CaptureQueriesContext(connection) as queries:
        findings_of(known, today=LONG_BEFORE)
    assert len(queries) == 12


def findings(programme: Document) -> list[tuple[str, str]]:
    return [(each.about, each.where) for each in ended_bodies(programme)]


@pytest.fixture
def led(programme: Document) -> Document:
    """A programme with one item prepared by an agency that ends on 30/6/2025."""
    agency = factories.make_agency("Sở Giao thông", valid_to=datetime.date(2025, 6, 30))
    home = factories.make_conference(programme)
    factories.make_item(programme, conference=home, lead=agency)
    factories.make_recipient(programme, "Các huyện uỷ")
    return programme


def test_an_ended_agency_and_recipient_are_found_on_a_later_paper(led: Document) -> None:
    led.date = AFTER
    assert findings(led) == [("Sở Giao thông", "cơ quan chủ trì"), ("Các huyện uỷ", "nơi nhận")]
    assert ended_bodies(led)[0].message == (
        "Sở Giao thông không còn hoạt động vào ngày 15/7/2025. Hãy chọn lại cơ quan chủ trì."
    )


def test_an_earlier_paper_keeps_the_names_of_its_time(led: Document) -> None:
    assert led.dated_year == 2024
    assert findings(led) == []


def test_a_draft_counts_as_dated_at_the_end_of_its_year(led: Document) -> None:
    led.dated_year = 2025
    assert len(findings(led)) == 2


def test_an_item_out_of_the_plan_is_not_looked_at(programme: Document) -> None:
    agency = factories.make_agency("Ban Dân vận Tỉnh uỷ")
    factories.make_item(programme, lead=agency)
    programme.date = AFTER
    assert findings(programme) == []


def test_after_a_reorganisation_the_old_name_is_found(
    programme: Document, administrator: User
) -> None:
    old = factories.make_agency("Ban Tuyên giáo Tỉnh uỷ")
    home = factories.make_conference(programme)
    factories.make_item(programme, conference=home, lead=old)
    programme.date = AFTER
    assert findings(programme) == []
    bodies.reorganise(
        kind="rename",
        on=datetime.date(2025, 2, 1),
        before=[old],
        after=["Ban Tuyên giáo và Dân vận Tỉnh uỷ"],
        by=administrator,
    )
    assert findings(programme) == [("Ban Tuyên giáo Tỉnh uỷ", "cơ quan chủ trì")]
