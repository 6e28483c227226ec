"""The office's calendar, as the browser sees it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from lxml import html

from programme.models import BlockedPeriod, DayOff, PlanningRules, SwappedDay, User
from programme.roles import Role
from tests import factories
from tests.conferences.pages import form_of, operation, signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/lich-lam-viec/"


def day(text: str) -> datetime.date:
    return datetime.datetime.strptime(text, "%d/%m/%Y").date()


def sent(user: User, url: str, **typed: Any) -> Any:
    client = signed_in(user)
    return client.post(url, form_of(client, url) | typed)


def test_the_year_shows_its_days_in_colour_and_the_same_in_words(drafter: User) -> None:
    factories.make_blocked_period(name="Đại hội <Đảng>")
    factories.make_day_off(date=day("01/05/2025"), name="Trực lễ", is_working=True)
    answer = signed_in(drafter).get(f"{URL}?nam=2025")
    page = html.fromstring(answer.content.decode())
    cells = {
        cell.get("title"): cell.get("class") for cell in page.xpath("//td[contains(@title, ':')]")
    }
    assert cells["27/01/2025: Tết Nguyên đán"] == "day-off"
    assert cells["26/4/2025: Làm bù cho ngày 02/5/2025"] == "day-worked"
    assert cells["01/5/2025: Trực lễ"] == "day-worked"
    assert cells["13/10/2025: không họp: Đại hội <Đảng>"] == "day-blocked"
    assert len(page.xpath("//table[@class='month']")) == 12
    words = " ".join(" ".join(page.xpath("//div[@class='calendar-words']")[0].itertext()).split())
    assert "27/01 - 01/02/2025 Tết Nguyên đán" in words
    assert "Đại hội <Đảng> 13/10 - 17/10/2025" in words
    assert b"<\xc4\x90\xe1\xba\xa3ng>" not in answer.content


@pytest.mark.parametrize("given", ["", "x", "1929", "2201", "9" * 5000])
def test_an_odd_year_is_this_year(drafter: User, given: str) -> None:
    answer = signed_in(drafter).get(URL, {"nam": given})
    assert answer.context["year"] == datetime.date.today().year


@pytest.mark.parametrize("year", ["1930", "2200"])
def test_the_first_and_the_last_year_are_shown(drafter: User, year: str) -> None:
    assert signed_in(drafter).get(URL, {"nam": year}).context["year"] == int(year)


def test_a_reader_of_drafts_sees_no_buttons() -> None:
    factories.make_blocked_period()
    clerk = signed_in(factories.make_user(Role.REGISTRY_CLERK))
    page = text_of(clerk.get(f"{URL}?nam=2025").content)
    assert ("Đại hội Đảng bộ tỉnh" in page, "Sửa" in page, "Thêm" in page) == (True, False, False)


@pytest.mark.parametrize("role", [Role.AGENCY_CONTACT, Role.COMMITTEE_LEADER])
def test_r44_those_who_read_issued_papers_only_see_no_calendar_and_no_link(role: Role) -> None:
    client = signed_in(factories.make_user(role))
    entry = factories.make_blocked_period()
    addresses = (URL, f"/lich-su/blockedperiod/{entry.pk}/")
    assert [client.get(url).status_code for url in addresses] == [403, 404]
    assert "Lịch làm việc" not in text_of(client.get("/").content)


def test_each_kind_of_entry_is_added_with_its_history(drafter: User) -> None:
    answers = [
        sent(drafter, f"{URL}ngay-nghi/them/", date="20/8/2025", name="Ngày truyền thống"),
        sent(drafter, f"{URL}hoan-doi/them/", day_off="03/3/2025", working_day="08/3/2025"),
        sent(
            drafter,
            f"{URL}khong-hop/them/",
            name="Kỳ họp HĐND",
            first_day="7.7.2025",
            last_day="2025-07-11",
        ),
    ]
    assert [answer["Location"] for answer in answers] == [f"{URL}?nam=2025"] * 3
    rows = [model.objects.get().history.get() for model in (DayOff, SwappedDay, BlockedPeriod)]
    assert [(row.history_user, row.history_change_reason) for row in rows] == [
        (drafter, "Thêm ngày nghỉ"),
        (drafter, "Thêm ngày hoán đổi"),
        (drafter, "Thêm thời gian không họp"),
    ]
    assert str(BlockedPeriod.objects.get()) == "Kỳ họp HĐND (07/7 - 11/7/2025)"


def test_an_entry_is_corrected_and_its_history_page_leads_back(drafter: User) -> None:
    entry = factories.make_blocked_period()
    url = f"{URL}khong-hop/{entry.pk}/sua/"
    assert sent(drafter, url, last_day="18/10/2025").status_code == 303
    entry.refresh_from_db()
    assert (entry.last_day, entry.version) == (day("18/10/2025"), 2)
    page = signed_in(drafter).get(f"/lich-su/blockedperiod/{entry.pk}/")
    assert page.context["back"] == f"{URL}?nam=2025"
    assert next(e.reason for e in page.context["entries"]) == "Sửa thời gian không họp"


def test_r1_two_corrections_of_one_field_show_both(drafter: User, leader: User) -> None:
    entry = factories.make_blocked_period()
    url = f"{URL}khong-hop/{entry.pk}/sua/"
    slow = signed_in(drafter)
    opened = form_of(slow, url)
    sent(leader, url, name="Đại hội lần thứ XV")
    answer = slow.post(url, opened | {"name": "Đại hội của tỉnh"})
    assert answer.status_code == 409
    shown = text_of(answer.content)
    assert "Đại hội lần thứ XV" in shown
    assert "Đại hội của tỉnh" in shown
    entry.refresh_from_db()
    assert entry.name == "Đại hội lần thứ XV"


def test_r6_an_entry_is_removed_once_and_a_stale_button_removes_nothing(drafter: User) -> None:
    entry = factories.make_day_off()
    url = f"{URL}ngay-nghi/{entry.pk}/xoa/"
    client = signed_in(drafter)
    assert client.post(url, {"operation": operation(), "version": "2"}).status_code == 409
    data = {"operation": operation(), "version": "1"}
    first, second = client.post(url, data), client.post(url, data)
    assert (first["Location"], second["Location"]) == (f"{URL}?nam=2025",) * 2
    assert not DayOff.objects.exists()
    rows = DayOff.history.order_by("history_id").values_list("history_type", "history_user__name")
    assert list(rows) == [("+", "Người Ghi Chép"), ("-", drafter.name)]
    again = client.post(url, {"operation": operation(), "version": "1"})
    assert again.status_code == 303
    assert "đã được xoá trước đó" in text_of(client.get(URL).content)


@pytest.mark.parametrize(
    ("first", "last", "is_refused"),
    [
        ("10/10/2025", "13/10/2025", True),
        ("17/10/2025", "17/10/2025", True),
        ("01/10/2025", "31/10/2025", True),
        ("18/10/2025", "20/10/2025", False),
        ("01/10/2025", "12/10/2025", False),
    ],
)
def test_overlapping_periods_are_refused_by_name(
    drafter: User, first: str, last: str, is_refused: bool
) -> None:
    factories.make_blocked_period()
    url = f"{URL}khong-hop/them/"
    answer = sent(drafter, url, name="Kỳ họp", first_day=first, last_day=last)
    sentence = (
        "Khoảng thời gian này trùng ngày với “Đại hội Đảng bộ tỉnh” (13/10 - 17/10/2025);"
        " hãy sửa ngày cho khỏi trùng, hoặc sửa khoảng thời gian đã có."
    )
    errors = answer.context["form"].non_field_errors() if answer.status_code == 422 else []
    assert errors == ([sentence] if is_refused else [])
    assert BlockedPeriod.objects.count() == (1 if is_refused else 2)


def test_a_period_does_not_overlap_itself(drafter: User) -> None:
    entry = factories.make_blocked_period()
    url = f"{URL}khong-hop/{entry.pk}/sua/"
    assert sent(drafter, url, first_day="14/10/2025").status_code == 303


@pytest.mark.parametrize(
    ("off", "worked", "errors"),
    [
        (
            "03/3/2025",
            "12/3/2025",
            {
                "working_day": [
                    "Ngày 12/3/2025 là thứ Tư, vốn đã làm việc; hãy chọn thứ Bảy, Chủ nhật hoặc một ngày nghỉ."
                ]
            },
        ),
        (
            "08/3/2025",
            "15/3/2025",
            {"day_off": ["Ngày 08/3/2025 là thứ Bảy, vốn đã nghỉ; hãy chọn một ngày làm việc."]},
        ),
        (
            "30/4/2025",
            "10/5/2025",
            {"day_off": ["Ngày 30/4/2025 là thứ Tư, vốn đã nghỉ; hãy chọn một ngày làm việc."]},
        ),
        (
            "28/4/2025",
            "26/4/2025",
            {
                "working_day": [
                    "Ngày 26/4/2025 là thứ Bảy, vốn đã làm việc; hãy chọn thứ Bảy, Chủ nhật hoặc một ngày nghỉ."
                ]
            },
        ),
        (
            "20/8/2025",
            "23/8/2025",
            {"day_off": ["Ngày 20/8/2025 là thứ Tư, vốn đã nghỉ; hãy chọn một ngày làm việc."]},
        ),
        ("03/3/2025", "03/3/2025", {"__all__": ["Ngày nghỉ và ngày làm bù phải khác nhau."]}),
    ],
)
def test_a_swap_that_swaps_nothing_is_refused_at_its_day(
    drafter: User, off: str, worked: str, errors: dict[str, list[str]]
) -> None:
    factories.make_day_off()
    answer = sent(drafter, f"{URL}hoan-doi/them/", day_off=off, working_day=worked)
    assert answer.status_code == 422
    shown = answer.context["form"].errors
    first = next(iter(errors))
    assert shown[first] == errors[first]
    assert not SwappedDay.objects.exists()


def test_a_holiday_may_be_worked_for_a_working_day(drafter: User) -> None:
    answer = sent(drafter, f"{URL}hoan-doi/them/", day_off="29/4/2025", working_day="30/4/2025")
    assert answer.status_code == 303


def test_the_usual_rules_are_stored_only_when_changed(drafter: User) -> None:
    committee = factories.make_committee()
    url = f"/cap-uy/{committee.pk}/quy-uoc/"
    assert sent(drafter, url).status_code == 303
    assert not PlanningRules.objects.exists()
    assert sent(drafter, url, milestones="10;5 3", agency_limit="4").status_code == 303
    rules = PlanningRules.objects.get()
    assert (rules.milestones, rules.agency_limit, rules.version) == ("3, 5, 10", 4, 1)
    assert sent(drafter, url, agency_limit="6").status_code == 303
    rules.refresh_from_db()
    assert (rules.agency_limit, rules.version) == (6, 2)
    reasons = rules.history.values_list("history_change_reason", flat=True)
    assert set(reasons) == {"Sửa quy ước lập chương trình"}


def test_rules_set_by_two_people_at_once_do_not_overwrite_each_other(
    drafter: User, leader: User
) -> None:
    url = f"/cap-uy/{factories.make_committee().pk}/quy-uoc/"
    slow = signed_in(drafter)
    opened = form_of(slow, url)
    sent(leader, url, agency_limit="4")
    answer = slow.post(url, opened | {"agency_limit": "6"})
    assert answer.status_code == 409
    assert "Việc của bạn chưa được thực hiện" in text_of(answer.content)
    assert PlanningRules.objects.get().agency_limit == 4


@pytest.mark.parametrize(
    ("field", "typed", "where", "sentence"),
    [
        (
            "milestones",
            "3, năm",
            "milestones",
            "“năm” không phải là số năm từ 1 đến 100; hãy ghi các mốc cách nhau bằng dấu phẩy, ví dụ: 3, 5, 10, 15.",
        ),
        ("agency_limit", "0", "__all__", "Giới hạn và số phút phải lớn hơn 0."),
        (
            "review_tolerance_months",
            "25",
            "__all__",
            "Sai lệch không quá 24 tháng; hạn tài liệu không quá 60 ngày làm việc.",
        ),
    ],
)
def test_rules_that_make_no_sense_are_refused(
    drafter: User, field: str, typed: str, where: str, sentence: str
) -> None:
    url = f"/cap-uy/{factories.make_committee().pk}/quy-uoc/"
    answer = sent(drafter, url, **{field: typed})
    assert answer.status_code == 422
    assert answer.context["form"].errors[where] == [sentence]


def test_an_earlier_version_of_the_rules_comes_back_only_if_it_keeps_them(drafter: User) -> None:
    rules = factories.make_planning_rules()
    sent(drafter, f"/cap-uy/{rules.committee_id}/quy-uoc/", agency_limit="7")
    first = rules.history.order_by("history_id")[0]
    url = f"/lich-su/planningrules/{rules.pk}/khoi-phuc/{first.history_id}/"
    answer = signed_in(drafter).post(url, {"operation": operation(), "version": "2"})
    rules.refresh_from_db()
    assert (answer.status_code, rules.agency_limit) == (303, 5)
