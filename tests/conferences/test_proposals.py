"""What is proposed for a year, from the register, the last year and the agencies' requests."""

from __future__ import annotations

import datetime

import pytest

from conferences.models import AgendaItem, Conference, ProposalDecision
from conferences.proposals import Proposal, proposals_of
from programme.actions import bodies, directives
from programme.history import attributed
from programme.models import Agency, Directive, Document, User
from tests import factories

DAY = datetime.date


@pytest.fixture
def march(programme: Document) -> Conference:
    return factories.make_conference(programme, ordinal=21, first_month=3)


@pytest.fixture
def last_year(programme: Document) -> Document:
    return factories.make_programme(year=2024)


@pytest.fixture
def held_in_june(last_year: Document) -> Conference:
    return factories.make_conference(last_year, first_month=6)


def opened(programme: Document) -> list[Proposal]:
    return list(proposals_of(programme).open)


def the_one(programme: Document) -> Proposal:
    [only] = opened(programme)
    return only


# ---- reviews falling due ----


def test_a_text_that_reaches_a_milestone_is_proposed_with_its_reason_and_conference(
    programme: Document, march: Conference
) -> None:
    factories.make_conference(programme, ordinal=22, first_month=6)
    text = factories.make_directive(number="42", date=DAY(2020, 3, 24))
    one = the_one(programme)
    assert one.key == f"review:{text.pk}:5"
    assert one.text == (
        "Sơ kết 05 năm thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư"
        " về công tác phòng, chống thiên tai"
    )
    assert one.reason == (
        "Chỉ thị số 42-CT/TW ngày 24/3/2020 tròn 5 năm vào 24/3/2025; chưa có trong chương trình."
    )
    assert (one.conference, one.reviewed) == (march.pk, (text.pk,))
    assert (one.review_kind, one.review_years, one.lead_names) == ("so_ket", 5, "")


def test_the_same_thing_has_the_same_key_next_time(programme: Document) -> None:
    factories.make_directive(date=DAY(2020, 3, 24))
    assert [one.key for one in opened(programme)] == [one.key for one in opened(programme)]


def test_the_office_sets_its_own_milestones(programme: Document) -> None:
    factories.make_directive(date=DAY(2020, 3, 24))
    text = factories.make_directive(date=DAY(2018, 3, 6))
    factories.make_planning_rules(milestones="7")
    assert [one.key for one in opened(programme)] == [f"review:{text.pk}:7"]


@pytest.mark.parametrize("kind", ["report", "official_letter", "notice", "guideline", "law"])
def test_kinds_that_a_committee_does_not_review_are_left_out(
    programme: Document, kind: str
) -> None:
    factories.make_directive(kind=kind, date=DAY(2020, 3, 24))
    assert opened(programme) == []


@pytest.mark.parametrize(("kind", "count"), [("supersedes", 0), ("replaces", 0), ("amends", 1)])
def test_a_replaced_text_is_not_reviewed_an_amended_one_is(
    programme: Document, drafter: User, kind: str, count: int
) -> None:
    old, new = factories.make_directive(date=DAY(2020, 3, 24)), factories.make_directive()
    directives.relate(new, kind=kind, target=old, by=drafter)
    assert len(opened(programme)) == count


def test_a_text_that_another_one_carries_out_is_named_so_that_the_two_may_be_joined(
    programme: Document, drafter: User
) -> None:
    central = factories.make_directive(number="20", symbol="NQ/TW", kind="resolution", date=DAY(2022, 6, 16))  # fmt: skip
    title = "thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Trung ương"
    factories.make_directive(number="7", symbol="NQ/TU", kind="resolution", date=DAY(2022, 11, 9), subject=title)  # fmt: skip
    plan = factories.make_directive(number="8", symbol="KH/TU", kind="plan")
    directives.relate(plan, kind="implements", target=central, by=drafter)
    assert [one.doubts for one in opened(programme)] == [
        (
            "Kế hoạch số 8-KH/TU thực hiện văn bản này; cân nhắc gộp thành một nội dung.",
            "Nghị quyết số 7-NQ/TU thực hiện văn bản này; cân nhắc gộp thành một nội dung.",
        ),
        (),
    ]


def test_what_this_or_an_earlier_year_reviews_is_not_proposed_again(
    programme: Document, march: Conference, last_year: Document
) -> None:
    november = factories.make_conference(last_year, first_month=11)
    here = factories.make_directive(date=DAY(2020, 3, 24))
    before = factories.make_directive(date=DAY(2020, 1, 5))
    merely_cited = factories.make_directive(date=DAY(2020, 2, 5))
    factories.make_item(programme, conference=march, directive=here)
    factories.make_item(last_year, conference=november, directive=before, review_kind="so_ket", review_years=5)  # fmt: skip
    item = factories.make_item(programme, conference=march, directive=merely_cited)
    link = item.item_directives.get()
    link.is_reviewed = False
    with attributed(by=factories.make_user()):
        link.save()
    assert [one.reviewed for one in opened(programme)] == [(merely_cited.pk,)]


def test_an_early_review_is_proposed_again_with_the_doubt(
    programme: Document, last_year: Document, held_in_june: Conference
) -> None:
    text = factories.make_directive(date=DAY(2020, 6, 24))
    factories.make_item(last_year, conference=held_in_june, directive=text, review_kind="so_ket", review_years=5)  # fmt: skip
    assert the_one(programme).doubts == (
        "Đã sơ kết 05 năm tháng 6/2024, sớm 12 tháng so với mốc 24/6/2025; xem có cần làm lại.",
    )


# ---- texts that are due and not proposed ----


def not_proposed(programme: Document) -> list[tuple[str, str, bool]]:
    """Milestone, reason, and whether it can be taken all the same."""
    rows = proposals_of(programme).unproposed
    return [(one.milestone, one.reason, one.proposal is not None) for one in rows]


def test_what_is_reviewed_already_is_listed_with_the_reason(
    programme: Document, march: Conference, last_year: Document
) -> None:
    november = factories.make_conference(last_year, ordinal=19, first_month=11)
    before, here, out = (factories.make_directive(date=DAY(2020, m, 5)) for m in (1, 3, 4))
    for home, text in ((november, before), (march, here)):
        factories.make_item(home.programme, conference=home, directive=text, review_kind="so_ket", review_years=5)  # fmt: skip
    factories.make_item(programme, directive=out, state="dropped", state_reason="Đã lồng vào văn kiện")  # fmt: skip
    assert not_proposed(programme) == [
        (
            "tròn 5 năm vào 05/01/2025",
            "Đã sơ kết 05 năm ở hội nghị lần thứ 19 (tháng 11/2024).",
            True,
        ),
        (
            "tròn 5 năm vào 05/3/2025",
            "Đã có trong chương trình năm này: hội nghị lần thứ 21 (tháng 3/2025).",
            False,
        ),
        (
            "tròn 5 năm vào 05/4/2025",
            "Năm này đã quyết định không đưa vào: Đã lồng vào văn kiện.",
            True,
        ),
    ]


def test_a_replaced_text_a_kind_not_reviewed_and_another_milestone_are_listed(
    programme: Document, drafter: User
) -> None:
    old = factories.make_directive(date=DAY(2020, 1, 24))
    new = factories.make_directive(number="50", date=DAY(2024, 9, 1))
    directives.relate(new, kind="replaces", target=old, by=drafter)
    factories.make_directive(kind="report", date=DAY(2020, 2, 24))
    factories.make_directive(date=DAY(2005, 3, 24))
    assert not_proposed(programme) == [
        ("tròn 5 năm vào 24/01/2025", "Đã được Chỉ thị số 50-CT/TW ngày 01/9/2024 thay thế.", True),
        ("tròn 5 năm vào 24/02/2025", "Báo cáo không thuộc loại cấp uỷ sơ kết, tổng kết.", True),
        ("tròn 20 năm vào 24/3/2025", "Quy ước lập chương trình của cấp uỷ không có mốc này.", True),
    ]  # fmt: skip


def test_every_text_due_by_the_register_is_proposed_or_listed(
    programme: Document, march: Conference, last_year: Document
) -> None:
    for years, month in ((3, 1), (5, 2), (10, 3), (20, 4)):
        factories.make_directive(date=DAY(2025 - years, month, 1))
    held = factories.make_directive(date=DAY(2020, 5, 5))
    factories.make_item(programme, conference=march, directive=held)
    left = factories.make_directive(date=DAY(2020, 6, 5))
    factories.make_item(last_year, directive=left, state="postponed", text="Sơ kết hoãn")
    sheet = proposals_of(programme)
    shown = {pk for one in sheet.open for pk in one.reviewed} | {
        one.text for one in sheet.unproposed
    }
    due = Directive.objects.due_in(2025).values_list("pk", flat=True)
    assert shown == set(due)


def test_what_stands_in_the_same_words_without_its_text_is_listed(
    programme: Document, march: Conference
) -> None:
    factories.make_directive(date=DAY(2020, 3, 24))
    factories.make_item(programme, conference=march, text=the_one(programme).text)
    assert not_proposed(programme) == [
        (
            "",
            "Chương trình đã có nội dung cùng lời nhưng chưa gắn văn bản này; hãy mở nội dung đó.",
            False,
        )
    ]


def test_another_committees_programmes_do_not_count(programme: Document) -> None:
    text = factories.make_directive(date=DAY(2020, 3, 24))
    committee = factories.make_committee(name="Tỉnh uỷ Cần Thơ")
    theirs = factories.make_programme(term=factories.make_term(committee=committee))
    hall = factories.make_conference(theirs)
    factories.make_item(theirs, conference=hall, directive=text)
    assert [one.reviewed for one in opened(programme)] == [(text.pk,)]
    assert opened(theirs) == []


def test_an_item_whose_years_do_not_fit_is_flagged(programme: Document, march: Conference) -> None:
    text = factories.make_directive(number="6", date=DAY(2021, 6, 24))
    item = factories.make_item(programme, conference=march, directive=text, review_kind="so_ket", review_years=5)  # fmt: skip
    [misfit] = proposals_of(programme).misfits
    assert misfit.item == item
    assert misfit.doubt == (
        "Chỉ thị số 6-CT/TW đến ngày 24/6/2026 mới tròn 5 năm; họp tháng 3/2025 là sớm 15 tháng"
        " (khi đó văn bản được 4 năm)."
    )


# ---- who prepares it ----


def reviewed_before(last_year: Document, conference: Conference, lead: Agency) -> None:
    """A text reviewed at three years in 2023 by `lead`, due at five in 2025."""
    text = factories.make_directive(date=DAY(2020, 3, 24))
    factories.make_item(last_year, conference=conference, directive=text, lead=lead, review_kind="so_ket", review_years=3)  # fmt: skip


def test_who_led_the_last_review_leads_the_next(
    programme: Document, last_year: Document, held_in_june: Conference
) -> None:
    lead = factories.make_agency("Ban Dân vận Tỉnh uỷ")
    reviewed_before(last_year, held_in_june, lead)
    one = the_one(programme)
    assert (one.leads, one.lead_names, one.doubts) == ((lead.pk,), "Ban Dân vận Tỉnh uỷ", ())


def test_an_agency_that_ended_is_followed_by_its_successor(
    programme: Document, last_year: Document, held_in_june: Conference, administrator: User
) -> None:
    lead = factories.make_agency("Ban Dân vận Tỉnh uỷ")
    other = factories.make_agency("Ban Tuyên giáo Tỉnh uỷ")
    reviewed_before(last_year, held_in_june, lead)
    bodies.reorganise(kind="merge", on=DAY(2024, 11, 1), before=[lead, other], after=["Ban Tuyên giáo và Dân vận Tỉnh uỷ"], by=administrator)  # fmt: skip
    one = the_one(programme)
    assert (one.lead_names, one.doubts) == ("Ban Tuyên giáo và Dân vận Tỉnh uỷ", ())


def test_a_split_agency_leaves_the_choice_to_the_office(
    programme: Document, last_year: Document, held_in_june: Conference, administrator: User
) -> None:
    lead = factories.make_agency("Sở Kinh tế")
    reviewed_before(last_year, held_in_june, lead)
    bodies.reorganise(kind="split", on=DAY(2024, 11, 1), before=[lead], after=["Sở Tài chính", "Sở Xây dựng"], by=administrator)  # fmt: skip
    one = the_one(programme)
    assert (one.leads, one.doubts) == (
        (),
        (
            "Sở Kinh tế kết thúc hoạt động ngày 31/10/2024; hãy chọn trong các cơ quan kế tục:"
            " Sở Tài chính, Sở Xây dựng.",
        ),
    )


def test_a_kind_of_body_that_ended_in_2025_is_not_proposed_for_2026(
    programme: Document, march: Conference
) -> None:
    lead = factories.make_agency("Ban cán sự đảng Uỷ ban nhân dân tỉnh")
    factories.make_item(programme, conference=march, lead=lead, text="Báo cáo thu, chi ngân sách")
    one = the_one(factories.make_programme(year=2026))
    assert (one.leads, one.doubts) == (
        (),
        ("Ban cán sự đảng Uỷ ban nhân dân tỉnh không còn hoạt động; hãy chọn cơ quan kế tục.",),
    )


# ---- what the last year leaves ----


def test_what_recurs_is_proposed_with_its_years_shifted_at_the_same_time_of_the_year(
    programme: Document, last_year: Document, held_in_june: Conference
) -> None:
    factories.make_conference(programme, first_month=3)
    june = factories.make_conference(programme, first_month=6)
    office = factories.make_agency("Văn phòng Tỉnh uỷ")
    old = factories.make_item(last_year, conference=held_in_june, lead=office, text="Báo cáo công tác tài chính Đảng năm 2023", expected_minutes=20)  # fmt: skip
    factories.make_item(last_year, conference=held_in_june, text="Công tác cán bộ")
    one = the_one(programme)
    assert one.key == f"recurring:{old.pk}"
    assert one.text == "Báo cáo công tác tài chính Đảng năm 2024"
    assert one.reason == (
        "Định kỳ: năm 2024 có nội dung này, hội nghị Ban Chấp hành Đảng bộ tỉnh"
        " (trong tháng 6/2024)."
    )
    assert (one.conference, one.lead_names) == (june.pk, "Văn phòng Tỉnh uỷ")
    assert one.expected_minutes == 20


def test_what_the_year_holds_already_in_the_same_words_is_not_proposed(
    programme: Document, last_year: Document, held_in_june: Conference, march: Conference
) -> None:
    factories.make_item(last_year, conference=held_in_june, text="Sơ kết công tác quý I/2024")
    factories.make_item(programme, conference=march, text="Sơ kết công tác quý I/2025.")
    assert opened(programme) == []


def test_postponed_waiting_and_undone_items_come_back_with_the_reason(
    programme: Document, last_year: Document, held_in_june: Conference, march: Conference
) -> None:
    agency = factories.make_agency("Ban Nội chính Tỉnh uỷ")
    factories.make_item(last_year, text="Một việc hoãn", state="postponed", state_reason="Chờ Trung ương")  # fmt: skip
    factories.make_item(last_year, text="Một việc chờ", position=2)
    undone = factories.make_item(last_year, conference=held_in_june, text="Một việc dở", lead=agency)  # fmt: skip
    factories.make_report(undone, agency, state="done", text="")
    factories.make_report(undone, agency, state="not_done", text="Thiếu số liệu.")
    done = factories.make_item(last_year, conference=held_in_june, text="Một việc xong")
    factories.make_report(done, agency, state="not_done", text="Chưa họp")
    factories.make_report(done, agency, state="done", text="")
    factories.make_item(last_year, text="Một việc bỏ", state="dropped", state_reason="Trùng", position=3)  # fmt: skip
    assert [(one.text, one.reason, one.conference) for one in opened(programme)] == [
        (
            "Một việc dở",
            "Ban Nội chính Tỉnh uỷ báo cáo chưa thực hiện trong năm 2024: Thiếu số liệu.",
            march.pk,
        ),
        ("Một việc hoãn", "Hoãn từ chương trình năm 2024: Chờ Trung ương.", march.pk),
        ("Một việc chờ", "Còn ở “Chưa xếp” của chương trình năm 2024.", march.pk),
    ]


def test_a_review_that_was_postponed_is_proposed_once_with_a_doubt_when_its_years_do_not_fit(
    programme: Document, last_year: Document
) -> None:
    text = factories.make_directive(number="7", date=DAY(2020, 7, 6))
    early = factories.make_directive(number="8", date=DAY(2021, 9, 6))
    for one, years in ((text, 5), (early, 5)):
        factories.make_item(last_year, directive=one, state="postponed", text=f"Sơ kết {one.number}", review_kind="so_ket", review_years=years)  # fmt: skip
    found = opened(programme)
    assert [(one.text, len(one.doubts)) for one in found] == [("Sơ kết 7", 0), ("Sơ kết 8", 1)]
    assert found[1].doubts[0].startswith("Chỉ thị số 8-CT/TW đến ngày 06/9/2026 mới tròn 5 năm")


def test_a_late_review_is_told_of_the_very_conference_that_is_chosen_for_it(
    programme: Document, last_year: Document, march: Conference
) -> None:
    text = factories.make_directive(number="7", date=DAY(2019, 5, 6))
    factories.make_item(last_year, directive=text, state="postponed", review_kind="so_ket", review_years=5)  # fmt: skip
    one = the_one(programme)
    assert one.conference == march.pk
    assert one.doubts == (
        "Chỉ thị số 7-CT/TW đã tròn 5 năm từ ngày 06/5/2024; họp tháng 3/2025 là muộn 10 tháng"
        " (khi đó văn bản được 6 năm).",
    )


def test_a_postponed_review_waits_for_the_day_on_which_its_text_has_the_years(
    programme: Document, last_year: Document, march: Conference
) -> None:
    september = factories.make_conference(programme, first_month=9)
    text = factories.make_directive(number="7", date=DAY(2020, 9, 6))
    factories.make_item(last_year, directive=text, state="postponed", review_kind="so_ket", review_years=5)  # fmt: skip
    one = the_one(programme)
    assert (one.conference, one.doubts) == (september.pk, ())


def test_what_recurs_keeps_the_order_of_the_last_year(
    programme: Document, last_year: Document, held_in_june: Conference
) -> None:
    texts = [f"{words} năm 2024" for words in ("Tổng kết", "Báo cáo", "Kiểm điểm")]
    for text in texts:
        factories.make_item(last_year, conference=held_in_june, text=text)
    assert [one.text for one in opened(programme)] == [
        "Tổng kết năm 2025",
        "Báo cáo năm 2025",
        "Kiểm điểm năm 2025",
    ]


def test_what_was_postponed_returns_at_the_time_from_which_it_was_taken(
    programme: Document, last_year: Document, held_in_june: Conference, march: Conference
) -> None:
    june = factories.make_conference(programme, first_month=6)
    factories.make_item(last_year, text="Kiểm điểm tập thể năm 2024", state="postponed", left_conference=held_in_june)  # fmt: skip
    assert [(one.source, one.conference) for one in opened(programme)] == [
        ("undone", march.pk),
        ("recurring", june.pk),
    ]


def test_a_postponed_item_and_its_return_know_of_each_other(
    programme: Document, last_year: Document
) -> None:
    item = factories.make_item(last_year, text="Kiểm điểm tập thể năm 2024", state="postponed")
    undone, recurring = opened(programme)
    assert (undone.text, recurring.text) == (
        "Kiểm điểm tập thể năm 2024",
        "Kiểm điểm tập thể năm 2025",
    )
    assert (undone.twin, recurring.twin) == ("", f"undone:{item.pk}")


def test_points_under_an_item_stay_and_the_proposal_says_so(
    programme: Document, last_year: Document
) -> None:
    parent = factories.make_item(last_year, text="Một việc hoãn", state="postponed")
    factories.make_item(last_year, parent=parent, text="Ý thứ nhất")
    assert the_one(programme).doubts == (
        "Nội dung cũ có 1 ý bên dưới; các ý đó chưa được chép sang.",
    )


# ---- what agencies ask for ----


def test_a_request_is_proposed_for_the_month_it_names(
    programme: Document, march: Conference
) -> None:
    june = factories.make_conference(programme, first_month=6)
    agency = factories.make_agency("Ban Dân vận Tỉnh uỷ")
    text = factories.make_directive(number="290", symbol="QĐ/TW", kind="decision", date=DAY(2009, 2, 25))  # fmt: skip
    request = factories.make_request(
        agency,
        year=2025,
        text="Tổng kết 15 năm thực hiện Quyết định số 290-QĐ/TW ngày 25/02/2009 của Bộ Chính trị",
        reason="Trung ương yêu cầu báo cáo",
        wanted_month=6,
    )
    factories.make_request(agency, year=2026, text="Năm khác")
    factories.make_request(agency, year=2025, text="Đã rút", state="withdrawn")
    one = the_one(programme)
    assert (one.key, one.request) == (f"request:{request.pk}", request.pk)
    assert one.reason.startswith("Ban Dân vận Tỉnh uỷ đề nghị ngày ")
    assert one.reason.endswith(": Trung ương yêu cầu báo cáo. Mong muốn: tháng 6.")
    assert (one.conference, one.lead_names) == (june.pk, "Ban Dân vận Tỉnh uỷ")
    assert (one.reviewed, one.review_kind, one.review_years) == ((text.pk,), "tong_ket", 15)


# ---- what was decided ----


def decide(programme: Document, key: str, decision: str, item: AgendaItem | None = None) -> None:
    with attributed(by=factories.make_user()):
        reason = "Chưa cần" if decision == "declined" else ""
        ProposalDecision(programme=programme, key=key, text="Sơ kết", decision=decision, reason=reason, item=item).save()  # fmt: skip


def test_a_declined_proposal_stays_declined_and_one_put_off_has_its_own_heading(
    programme: Document,
) -> None:
    texts = [factories.make_directive(date=DAY(2020, month, 1)) for month in (3, 4, 5)]
    decide(programme, f"review:{texts[0].pk}:5", "declined")
    decide(programme, f"review:{texts[1].pk}:5", "later")
    sheet = proposals_of(programme)
    assert [one.reviewed for one in sheet.open] == [(texts[2].pk,)]
    assert [one.reviewed for one in sheet.later] == [(texts[1].pk,)]
    assert [(one.text, one.reason) for one in sheet.declined] == [("Sơ kết", "Chưa cần")]
    found = sheet.find(f"review:{texts[0].pk}:5")
    assert found is not None
    assert found.reviewed == (texts[0].pk,)


def test_an_accepted_one_is_proposed_again_only_when_its_item_was_deleted(
    programme: Document,
) -> None:
    texts = [factories.make_directive(date=DAY(2020, month, 1)) for month in (3, 4)]
    standing = factories.make_item(programme)
    gone = factories.make_item(programme, is_removed=True)
    decide(programme, f"review:{texts[0].pk}:5", "accepted", standing)
    decide(programme, f"review:{texts[1].pk}:5", "accepted", gone)
    sheet = proposals_of(programme)
    assert [one.reviewed for one in sheet.open] == [(texts[1].pk,)]
    assert sheet.accepted == 1
