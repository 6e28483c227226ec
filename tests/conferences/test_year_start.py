"""A year starts from the last one: its frame and conferences, never its items; and can be taken back."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from lxml import html

from conferences.actions import items, years
from conferences.models import Conference
from programme.actions import bodies
from programme.errors import NotAllowed, RuleBroken
from programme.models import Document, Section, Term, User
from tests import factories
from tests.conferences.pages import form_of, operation, signed_in, text_of

pytestmark = pytest.mark.django_db

LASTING = {"ordinal": 15, "first_year": 2025, "last_year": 2030}


@pytest.fixture
def term(db: None) -> Term:
    return factories.make_term(**LASTING)


@pytest.fixture
def last(term: Term) -> Document:
    """The programme of 2026: conferences 21 and 22 and a thematic one between them."""
    last = factories.make_programme(term=term, year=2026)
    factories.make_conference(last, ordinal=21, first_month=3)
    factories.make_conference(last, kind="thematic", first_month=4)
    factories.make_conference(last, ordinal=22, date_from=datetime.date(2026, 6, 5), first_month=None, part="day")  # fmt: skip
    factories.make_recipient(last)
    return last


def started(last: Document, by: User, **options: Any) -> Document:
    return years.start(
        committee=last.committee, term=last.term, year=2027, by=by, like=last, **options
    )


def meetings(programme: Document) -> list[tuple[int, int | None, int | None, str]]:
    rows = programme.conferences.order_by("position")
    return list(rows.values_list("year", "first_month", "ordinal", "part"))


def test_it_takes_frame_recipients_and_regular_conferences_with_ordinals_continued(
    last: Document, drafter: User
) -> None:
    programme = started(last, drafter)
    assert meetings(programme) == [(2027, 3, 23, "whole"), (2027, 6, 24, "whole")]
    assert [one.heading for one in programme.sections.order_by("position")] == [
        "MỤC ĐÍCH, YÊU CẦU",
        "NỘI DUNG VÀ THỜI GIAN",
        "TỔ CHỨC THỰC HIỆN",
    ]
    assert [one.name for one in programme.recipients.all()] == ["Lưu Văn phòng Tỉnh uỷ"]
    assert (programme.items.count(), programme.dated_year) == (0, 2026)


def test_thematic_conferences_come_along_only_when_asked_for(last: Document, drafter: User) -> None:
    programme = started(last, drafter, with_thematic=True)
    assert [row[1:3] for row in meetings(programme)] == [(3, 23), (4, None), (6, 24)]


def test_the_prose_names_the_new_year_and_other_runs_of_years_stand(
    last: Document, drafter: User
) -> None:
    text = "Năm 2026 thực hiện Nghị quyết nhiệm kỳ 2025 - 2030, giai đoạn 2021 - 2026, quý I/2026."
    factories.make_section(last, heading="CHỈ TIÊU", text=text)
    programme = started(last, drafter)
    assert Section.objects.get(document=programme, heading="CHỈ TIÊU").text == (
        "Năm 2027 thực hiện Nghị quyết nhiệm kỳ 2025 - 2030, giai đoạn 2021 - 2026, quý I/2027."
    )


def test_an_empty_year_has_the_three_parts(last: Document, drafter: User) -> None:
    programme = years.start(committee=last.committee, term=last.term, year=2028, by=drafter)
    assert programme.title_lines == (
        "làm việc năm 2028 của Ban Chấp hành Đảng bộ tỉnh\nkhoá XV, nhiệm kỳ 2025 - 2030"
    )
    assert programme.sections.count() == 3
    assert meetings(programme) == []


def test_the_same_year_twice_is_refused(last: Document, drafter: User) -> None:
    with pytest.raises(RuleBroken) as refusal:
        years.start(committee=last.committee, term=last.term, year=2026, by=drafter)
    assert str(refusal.value) == "Đã có chương trình làm việc năm 2026."


def test_a_contact_starts_nothing(last: Document, contact: User) -> None:
    with pytest.raises(NotAllowed):
        started(last, contact)


# ---- terms ----


def test_a_term_that_ended_before_the_year_is_refused_with_the_way_out(
    programme: Document, drafter: User
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        years.start(committee=programme.committee, term=programme.term, year=2026, by=drafter)
    assert str(refusal.value) == (
        "Nhiệm kỳ 2020 - 2025 kết thúc trước năm 2026; hãy chọn nhiệm kỳ khác"
        " hoặc lập nhiệm kỳ kế tiếp."
    )
    assert refusal.value.field == "term"


def test_the_next_term_is_made_once_and_its_conferences_count_from_the_number_given(
    programme: Document, drafter: User
) -> None:
    factories.make_conference(programme, ordinal=23)
    factories.make_section(
        programme, heading="CĂN CỨ", text="Quy chế khoá XIV, nhiệm kỳ 2020 - 2025; năm 2025."
    )
    first = years.start(
        committee=programme.committee, term=programme.term, year=2026, by=drafter,
        like=programme, in_next_term=True, first_ordinal=3,
    )  # fmt: skip
    assert (first.term.ordinal, first.term.years) == (15, "2025 - 2030")
    assert [row[2] for row in meetings(first)] == [3]
    assert Section.objects.get(document=first, heading="CĂN CỨ").text == (
        "Quy chế khoá XV, nhiệm kỳ 2025 - 2030; năm 2026."
    )
    second = years.start(
        committee=programme.committee, term=programme.term, year=2027, by=drafter,
        like=first, in_next_term=True,
    )  # fmt: skip
    assert second.term == first.term
    assert [row[2] for row in meetings(second)] == [4]


def test_a_term_that_begins_asks_for_its_first_number(programme: Document, drafter: User) -> None:
    factories.make_conference(programme, ordinal=23)
    client = signed_in(drafter)
    sent = form_of(client, "/nam/them/")
    answer = client.post("/nam/them/", sent)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "first_ordinal": [
            "Nhiệm kỳ 2025 - 2030 chưa có hội nghị nào trong chương trình trước năm này; hãy ghi số"
            " của hội nghị thường kỳ đầu tiên trong năm, tính cả những lần đã họp."
        ]
    }
    assert (Document.objects.count(), Term.objects.count()) == (1, 1)
    answer = client.post("/nam/them/", form_of(client, "/nam/them/") | {"first_ordinal": "2"})
    assert answer.status_code == 303
    assert [row[2] for row in meetings(Document.objects.get(year=2026))] == [2]


def test_a_number_set_in_the_term_itself_is_no_question(programme: Document, drafter: User) -> None:
    factories.make_conference(programme, ordinal=23)
    term = factories.make_term(**LASTING, first_number=4)
    first = years.start(
        committee=programme.committee, term=term, year=2026, by=drafter, like=programme
    )
    assert [row[2] for row in meetings(first)] == [4]


def test_a_number_that_the_term_has_already_is_refused(last: Document, drafter: User) -> None:
    with pytest.raises(RuleBroken) as refusal:
        started(last, drafter, first_ordinal=22)
    assert str(refusal.value) == (
        "Nhiệm kỳ này đã có hội nghị lần thứ 22; hãy ghi số lớn hơn hoặc để trống."
    )
    assert [row[2] for row in meetings(started(last, drafter, first_ordinal=25))] == [25, 26]


# ---- recipients ----


@pytest.fixture
def addressed(last: Document, administrator: User) -> Document:
    """The programme of 2026 with recipients that ended and others that did not."""
    old = factories.make_agency("Sở Giao thông vận tải")
    bodies.reorganise(kind="merge", on=datetime.date(2026, 3, 1), before=[old, factories.make_agency("Sở Xây dựng")], after=["Sở Xây dựng và Giao thông"], by=administrator)  # fmt: skip
    names = ("Ban Bí thư Trung ương Đảng", "Ban cán sự đảng, đảng đoàn", "Sở Giao thông vận tải",
             "Các huyện, thị, thành uỷ và tương đương")  # fmt: skip
    for name in names:
        factories.make_recipient(last, name)
    return last


def test_recipients_that_ended_stay_behind_and_the_start_page_says_why(
    addressed: Document, drafter: User
) -> None:
    client = signed_in(drafter)
    shown = text_of(client.get("/nam/them/").content)
    assert "Nơi nhận không chép sang" in shown
    assert (
        "Ban cán sự đảng, đảng đoàn – đã kết thúc hoạt động khi sắp xếp tổ chức năm 2025" in shown
    )
    assert (
        "Sở Giao thông vận tải – kết thúc hoạt động ngày 28/02/2026, nay là Sở Xây dựng và Giao thông"
        in shown
    )
    assert (
        "Các huyện, thị, thành uỷ và tương đương – không còn cấp huyện từ ngày 01/7/2025" in shown
    )
    answer = client.post("/nam/them/", form_of(client, "/nam/them/"))
    programme = Document.objects.get(year=2027)
    assert list(programme.recipients.values_list("position", "name")) == [
        (1, "Lưu Văn phòng Tỉnh uỷ"),
        (2, "Ban Bí thư Trung ương Đảng"),
    ]
    assert (
        "Nơi nhận không chép sang: Ban cán sự đảng, đảng đoàn; Sở Giao thông vận tải;"
        " Các huyện, thị, thành uỷ và tương đương."
        in text_of(client.get(answer["Location"]).content)
    )


def test_a_recipient_ticked_on_the_start_page_comes_along(
    addressed: Document, drafter: User
) -> None:
    client = signed_in(drafter)
    sent = form_of(client, "/nam/them/") | {"keep": ["Sở Giao thông vận tải"]}
    assert client.post("/nam/them/", sent).status_code == 303
    names = Document.objects.get(year=2027).recipients.values_list("name", flat=True)
    assert list(names) == [
        "Lưu Văn phòng Tỉnh uỷ",
        "Ban Bí thư Trung ương Đảng",
        "Sở Giao thông vận tải",
    ]


def test_the_form_offers_the_term_that_covers_the_year(programme: Document, drafter: User) -> None:
    client = signed_in(drafter)
    form = client.get("/nam/them/").context["form"]
    assert (form.initial["year"], form.initial["term"]) == (2026, programme.term_id)
    assert form.initial["in_next_term"] is True
    later = factories.make_term(**LASTING)
    form = client.get("/nam/them/").context["form"]
    assert (form.initial["term"], form.initial["in_next_term"]) == (later.pk, False)


# ---- the pages ----


def test_the_form_as_it_opens_starts_the_next_year_and_lands_on_its_proposals(
    last: Document, drafter: User
) -> None:
    hall = last.conferences.get(ordinal=22)
    factories.make_item(last, conference=hall, text="Báo cáo tài chính Đảng năm 2025")
    client = signed_in(drafter)
    answer = client.post("/nam/them/", form_of(client, "/nam/them/"))
    programme = Document.objects.get(year=2027)
    assert (answer.status_code, answer["Location"]) == (303, f"/nam/{programme.pk}/de-xuat/")
    shown = text_of(client.get(answer["Location"]).content)
    assert "Đã lập Chương trình làm việc năm 2027." in shown
    assert "Báo cáo tài chính Đảng năm 2026" in shown
    assert programme.items.count() == 0


def test_a_refused_form_names_the_field(last: Document, drafter: User) -> None:
    client = signed_in(drafter)
    answer = client.post("/nam/them/", form_of(client, "/nam/them/") | {"year": "2031"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "term": [
            "Nhiệm kỳ 2025 - 2030 kết thúc trước năm 2031; hãy chọn nhiệm kỳ khác"
            " hoặc lập nhiệm kỳ kế tiếp."
        ]
    }


def test_a_year_just_started_is_taken_back_from_the_message(last: Document, drafter: User) -> None:
    client = signed_in(drafter)
    answer = client.post("/nam/them/", form_of(client, "/nam/them/"))
    page = html.fromstring(client.get(answer["Location"]).content.decode())
    undo = page.xpath("//form[@data-undo]/@action")[0]
    sent = {"operation": operation()}
    assert [client.post(undo, sent).status_code for _ in range(2)] == [303, 303]
    assert list(Document.objects.values_list("year", flat=True)) == [2026]
    assert Conference.objects.filter(year=2027).count() == 0


def test_a_year_that_somebody_worked_on_stays(last: Document, drafter: User) -> None:
    programme = started(last, drafter)
    items.add(programme, text="Công tác cán bộ", by=drafter)
    with pytest.raises(RuleBroken) as refusal:
        years.remove_empty(programme, version=programme.version, by=drafter)
    assert str(refusal.value) == (
        "Chương trình này đã được soạn tiếp sau khi lập nên không xoá được."
    )


def test_who_may_not_start_a_year_may_not_take_one_back(last: Document, contact: User) -> None:
    with pytest.raises(NotAllowed):
        years.remove_empty(last, version=last.version, by=contact)
