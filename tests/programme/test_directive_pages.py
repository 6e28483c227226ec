"""The register of directing texts, as the browser sees it."""

from __future__ import annotations

import datetime
import json
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from programme.models import Directive, DirectiveKind, DirectiveRelation, User
from programme.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db
SCRIPT = '<script>alert("x")</script>'


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def post(client: Client, address: str, **data: Any) -> Any:
    return client.post(address, {"operation": str(uuid.uuid4()), **data})


def listed(client: Client, **query: Any) -> list[str]:
    answer = client.get(reverse("directive_list"), query)
    return [directive.code for directive in answer.context["rows"]]


def sheet(directive: Directive, **typed: str) -> dict[str, str]:
    """What the edit form sends: each field with the value the page showed."""
    shown = {
        "kind": directive.kind,
        "number": directive.number,
        "symbol": directive.symbol,
        "date": f"{directive.date:%d/%m/%Y}" if directive.date else "",
        "issuer": directive.issuer,
        "term_ordinal": directive.term_ordinal,
        "subject": directive.subject,
    }
    base = {f"initial-{name}": value for name, value in shown.items()}
    return {**base, **shown, "version": str(directive.version), **typed}


@pytest.mark.parametrize(
    "words", ["ngan sach", "NGÂN SÁCH", "ngân sách", "42 - ct / tw", "dang uy"]
)
def test_search_finds_with_and_without_marks(drafter: User, words: str) -> None:
    factories.make_directive(
        number="42", issuer="Đảng uỷ Quân sự tỉnh", subject="quản lý ngân sách nhà nước"
    )
    factories.make_directive(number="7", symbol="NQ/TU", issuer="Tỉnh", subject="chuyển đổi số")
    assert listed(client_of(drafter), q=words) == ["42-CT/TW"]


@pytest.mark.parametrize("typed", ["Đảng uỷ", "Đảng ủy"])
def test_both_spellings_of_uy_are_one(drafter: User, typed: str) -> None:
    factories.make_directive(number="1", subject="sinh hoạt đảng uỷ")
    factories.make_directive(number="2", subject="sinh hoạt đảng ủy")
    assert sorted(listed(client_of(drafter), q=typed)) == ["1-CT/TW", "2-CT/TW"]


def test_filters_narrow_by_kind_level_year_and_review_due(drafter: User) -> None:
    factories.make_directive(number="1", date=datetime.date(2020, 3, 24))
    factories.make_directive(
        number="2", symbol="NQ/TU", kind=DirectiveKind.RESOLUTION, date=datetime.date(2022, 1, 5)
    )
    factories.make_directive(
        number="3", symbol="NĐ-CP", kind=DirectiveKind.DECREE, date=datetime.date(2020, 5, 1)
    )
    client = client_of(drafter)
    assert listed(client, level="central") == ["1-CT/TW"]
    assert listed(client, level="province") == ["2-NQ/TU"]
    assert listed(client, level="state") == ["3/NĐ-CP"]
    assert listed(client, kind="resolution") == ["2-NQ/TU"]
    assert listed(client, year="2020") == ["3/NĐ-CP", "1-CT/TW"]
    assert listed(client, due="2025") == ["2-NQ/TU", "3/NĐ-CP", "1-CT/TW"]
    assert listed(client, due="2027") == ["2-NQ/TU"]


def test_odd_filters_in_the_address_are_taken_as_not_said(drafter: User) -> None:
    factories.make_directive(number="1")
    assert listed(client_of(drafter), kind="x", level="y", year="z", due="-1", page="0") == [
        "1-CT/TW"
    ]


@pytest.mark.parametrize("count", [1, 3, 500])
def test_r97_the_list_asks_the_same_number_of_queries(drafter: User, count: int) -> None:
    for _ in range(min(count, 3)):
        factories.make_directive(date=datetime.date(2020, 1, 1))
    if count > 3:
        # 500 rows made one by one would take longer than the test is worth.
        Directive.objects.bulk_create(
            Directive(kind="instruction", number=f"9{n}", symbol="CT/TW") for n in range(count - 3)
        )
    client = client_of(drafter)
    client.get(reverse("directive_list"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("directive_list"))
    # session, user, years of the filter, count, one page
    assert len(queries) == 5


def test_the_list_counts_only_items_of_programmes_one_may_read(
    drafter: User, contact: User
) -> None:
    directive = factories.make_directive()
    factories.make_item(factories.make_programme(), directive=directive)
    for user, expected in ((drafter, 1), (contact, 0)):
        rows = client_of(user).get(reverse("directive_list")).context["rows"]
        assert [row.times_cited for row in rows] == [expected]


def test_the_detail_shows_both_forms_of_the_citation(drafter: User) -> None:
    directive = factories.make_directive(number="42", date=datetime.date(2020, 3, 24))
    answer = client_of(drafter).get(reverse("directive", args=[directive.pk]))
    assert answer.context["first_mention"] == (
        "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư về công tác phòng, chống thiên tai"
    )
    assert answer.context["later_mention"] == "Chỉ thị số 42-CT/TW"


def test_a_text_with_the_same_number_and_another_date_is_pointed_out(drafter: User) -> None:
    old = factories.make_directive(number="42", date=datetime.date(2010, 8, 16))
    new = factories.make_directive(number="42", date=datetime.date(2020, 3, 24))
    answer = client_of(drafter).get(reverse("directive", args=[new.pk]))
    assert list(answer.context["namesakes"]) == [old]
    assert "16/8/2010" in answer.content.decode()


def test_r47_who_cites_it_shows_only_programmes_one_may_read(drafter: User, contact: User) -> None:
    directive = factories.make_directive()
    draft = factories.make_item(factories.make_programme(year=2026), directive=directive)
    issued_year = factories.make_programme(year=2025)
    issued = factories.make_item(issued_year, directive=directive)
    factories.issue(issued_year)
    gone = factories.make_item(issued_year, directive=directive, is_removed=True)
    address = reverse("directive", args=[directive.pk])
    seen = {
        user: [link.item for link in client_of(user).get(address).context["links"]]
        for user in (drafter, contact)
    }
    assert seen == {drafter: [draft, issued], contact: [issued]}
    assert gone not in seen[drafter]


def test_the_timeline_marks_the_reviews_that_items_plan(drafter: User) -> None:
    directive = factories.make_directive(date=datetime.date(2020, 3, 24))
    item = factories.make_item(
        factories.make_programme(), directive=directive, review_kind="so_ket", review_years=5
    )
    answer = client_of(drafter).get(reverse("directive", args=[directive.pk]))
    steps = {step.years: (step.due, step.items) for step in answer.context["steps"]}
    assert steps == {
        3: (datetime.date(2023, 3, 24), ()),
        5: (datetime.date(2025, 3, 24), (item,)),
        10: (datetime.date(2030, 3, 24), ()),
        15: (datetime.date(2035, 3, 24), ()),
    }


def test_a_pasted_citation_fills_the_form(drafter: User) -> None:
    pasted = "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư khoá XII về phòng, chống thiên tai"
    answer = client_of(drafter).get(reverse("directive_add"), {"text": pasted})
    assert answer.context["form"].initial == {
        "kind": DirectiveKind.INSTRUCTION,
        "number": "42",
        "symbol": "CT/TW",
        "date": datetime.date(2020, 3, 24),
        "issuer": "Ban Bí thư",
        "term_ordinal": "XII",
        "subject": "phòng, chống thiên tai",
    }
    assert (answer.context["standing"], list(answer.context["namesakes"])) == (None, [])


def test_pasting_a_known_text_shows_the_standing_entry(drafter: User) -> None:
    standing = factories.make_directive(number="42", date=datetime.date(2020, 3, 24))
    older = factories.make_directive(number="42", date=datetime.date(2010, 8, 16))
    answer = client_of(drafter).get(
        reverse("directive_add"), {"text": "Chỉ thị 42-CT/TW, ngày 24-3-2020"}
    )
    assert answer.context["standing"] == standing
    assert list(answer.context["namesakes"]) == [older]


def test_a_line_without_a_citation_is_said_to_hold_none(drafter: User) -> None:
    answer = client_of(drafter).get(reverse("directive_add"), {"text": "không có gì"})
    assert answer.context["not_understood"] is True


def test_adding_writes_one_entry_with_history_and_a_repeat_adds_nothing(drafter: User) -> None:
    client, address = client_of(drafter), reverse("directive_add")
    typed = {
        "operation": str(uuid.uuid4()),
        "kind": "instruction",
        "number": "42",
        "symbol": "CT/TW",
        "date": "24/3/2020",
        "subject": "pho\u0300ng, chống thiên tai",
    }
    answers = [client.post(address, typed), client.post(address, typed)]
    directive = Directive.objects.get()
    assert [(a.status_code, a["Location"]) for a in answers] == [
        (303, reverse("directive", args=[directive.pk]))
    ] * 2
    assert directive.subject == "phòng, chống thiên tai"
    row = directive.history.get()
    assert (row.history_user, row.history_change_reason, row.history_source) == (
        drafter,
        "Ghi văn bản chỉ đạo",
        "screen",
    )


def test_adding_a_standing_text_leads_to_its_entry(drafter: User) -> None:
    standing = factories.make_directive(number="42", date=datetime.date(2020, 3, 24))
    answer = post(
        client_of(drafter),
        reverse("directive_add"),
        kind="instruction",
        number="42",
        symbol="CT/TW",
        date="24/03/2020",
    )
    assert answer["Location"] == reverse("directive", args=[standing.pk])
    assert Directive.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"number": ""}, "number", "Hãy nhập: số."),
        ({"symbol": ""}, "symbol", "Hãy nhập: ký hiệu."),
        (
            {"date": "31/02/2020"},
            "date",
            "Ngày này ghi chưa đúng hoặc không có trong lịch; hãy ghi ngày/tháng/năm, ví dụ 03/02/2025.",
        ),
    ],
)
def test_bad_input_is_answered_at_its_field(
    drafter: User, typed: dict[str, str], field: str, sentence: str
) -> None:
    directive = factories.make_directive()
    address = reverse("directive_edit", args=[directive.pk])
    answer = post(client_of(drafter), address, **sheet(directive, **typed))
    assert (answer.status_code, answer.context["form"].errors) == (422, {field: [sentence]})


def test_an_edit_that_meets_another_edit_of_the_same_field_shows_both(drafter: User) -> None:
    directive = factories.make_directive(subject="ban đầu")
    client, address = client_of(drafter), reverse("directive_edit", args=[directive.pk])
    mine = sheet(directive, subject="bản của tôi")
    assert post(client, address, **sheet(directive, subject="bản khác")).status_code == 303
    answer = post(client, address, **mine)
    conflict = answer.context["meeting"].conflicts[0]
    assert answer.status_code == 409
    assert (conflict.base, conflict.theirs, conflict.mine) == ("ban đầu", "bản khác", "bản của tôi")


def test_edits_of_different_fields_merge(drafter: User) -> None:
    directive = factories.make_directive(subject="ban đầu", issuer="Ban Bí thư")
    client, address = client_of(drafter), reverse("directive_edit", args=[directive.pk])
    first, second = sheet(directive, subject="mới"), sheet(directive, issuer="Bộ Chính trị")
    assert post(client, address, **first).status_code == 303
    assert post(client, address, **second).status_code == 303
    directive.refresh_from_db()
    assert (directive.subject, directive.issuer) == ("mới", "Bộ Chính trị")


def test_relations_are_added_shown_both_ways_and_removed(drafter: User) -> None:
    source, target = factories.make_directive(number="7"), factories.make_directive(number="20")
    client = client_of(drafter)
    address = reverse("relation_add", args=[source.pk])
    post(client, address, kind="implements", target=str(target.pk))
    relation = DirectiveRelation.objects.get()
    assert (relation.source, relation.target) == (source, target)
    shown = client.get(reverse("directive", args=[source.pk])).context
    other = client.get(reverse("directive", args=[target.pk])).context
    assert (list(shown["relations"]), list(other["followers"])) == ([relation], [relation])
    post(client, reverse("relation_remove", args=[relation.pk]))
    assert list(DirectiveRelation.objects.all()) == []


def test_a_text_has_no_relation_with_itself(drafter: User) -> None:
    directive = factories.make_directive()
    answer = post(
        client_of(drafter),
        reverse("relation_add", args=[directive.pk]),
        kind="implements",
        target=str(directive.pk),
    )
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Một văn bản không thể có quan hệ với chính nó."
    ]


def test_type_ahead_offers_at_most_twenty_as_html_or_json_with_the_date(contact: User) -> None:
    for number in range(25):
        factories.make_directive(number=str(number), date=datetime.date(2020, 3, 24))
    undated = factories.make_directive(number="99", subject="chưa rõ")
    client, address = client_of(contact), reverse("directive_options")
    assert client.get(address, {"q": "thien tai"}).content.decode().count("<option") == 20
    answer = client.get(address, {"q": "99-ct/tw"}, headers={"Accept": "application/json"})
    assert json.loads(answer.content) == {
        "options": [
            {
                "id": undated.pk,
                "label": "Chỉ thị số 99-CT/TW của Ban Bí thư về chưa rõ (chưa rõ ngày)",
                "note": "",
                "is_ended": False,
                "successors": [],
            }
        ]
    }


def test_r26_every_text_field_is_escaped_everywhere(drafter: User) -> None:
    directive = factories.make_directive(
        issuer=SCRIPT,
        subject=SCRIPT,
        number="<b>1",
        symbol="CT/<i>",
        date=datetime.date(2020, 1, 1),
    )
    factories.make_item(factories.make_programme(), directive=directive, text=SCRIPT)
    other = factories.make_directive(subject=SCRIPT)
    client = client_of(drafter)
    post(client, reverse("relation_add", args=[other.pk]), kind="amends", target=str(directive.pk))
    pages = [
        reverse("directive_list") + "?q=" + SCRIPT,
        reverse("directive_list"),
        reverse("directive", args=[directive.pk]),
        reverse("directive", args=[other.pk]),
        reverse("directive_edit", args=[directive.pk]),
        reverse("directive_add") + "?text=" + SCRIPT,
        reverse("relation_add", args=[directive.pk]) + "?q=" + SCRIPT,
        reverse("relation_add", args=[directive.pk]),
        reverse("directive_options"),
    ]
    for page in pages:
        text = client.get(page).content.decode()
        assert SCRIPT not in text, page
        assert "<b>1" not in text, page
        assert "CT/<i>" not in text, page


def test_only_those_who_keep_the_register_see_its_buttons(contact: User) -> None:
    directive = factories.make_directive()
    client = client_of(contact)
    text = client.get(reverse("directive", args=[directive.pk])).content.decode()
    assert reverse("directive_edit", args=[directive.pk]) not in text
    assert client.get(reverse("directive_list")).context["may_edit"] is False
    clerk = client_of(factories.make_user(Role.REGISTRY_CLERK))
    assert clerk.get(reverse("directive_list")).context["may_edit"] is True


@pytest.mark.parametrize("count", [1, 3])
def test_r97_the_detail_asks_the_same_number_of_queries(drafter: User, count: int) -> None:
    directive = factories.make_directive(date=datetime.date(2020, 1, 1))
    programme = factories.make_programme()
    for _ in range(count):
        conference = factories.make_conference(programme)
        factories.make_item(programme, conference=conference, directive=directive)
        other = factories.make_directive()
        for source, target in ((directive, other), (other, directive)):
            factories._saved(DirectiveRelation(source=source, kind="amends", target=target))
    client = client_of(drafter)
    client.get(reverse("directive", args=[directive.pk]))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("directive", args=[directive.pk]))
    # session, user, text, links, words that name it, namesakes, relations both ways
    assert len(queries) == 9


# ---- where a text was reviewed, and where prose names it ----


def test_the_register_shows_the_last_review_and_finds_what_was_never_reviewed(
    drafter: User,
) -> None:
    reviewed, cited, postponed, _ = (factories.make_directive(number=n) for n in "1234")
    hall = factories.make_conference(factories.make_programme())
    factories.make_item(hall.programme, conference=hall, directive=reviewed)
    factories.make_item(hall.programme, directive=postponed, state="postponed")
    item = factories.make_item(hall.programme, conference=hall, directive=cited)
    item.item_directives.update(is_reviewed=False)
    client = client_of(drafter)
    assert sorted(listed(client, unreviewed="on")) == ["2-CT/TW", "3-CT/TW", "4-CT/TW"]
    rows = client.get(reverse("directive_list"), {"q": "1-CT"}).context["rows"]
    assert [(one.code, one.last_reviewed) for one in rows] == [("1-CT/TW", 2025)]


def test_a_review_in_a_draft_is_none_for_those_who_may_not_read_drafts(contact: User) -> None:
    hall = factories.make_conference(factories.make_programme())
    factories.make_item(hall.programme, conference=hall, directive=factories.make_directive(number="1"))  # fmt: skip
    assert listed(client_of(contact), unreviewed="on") == ["1-CT/TW"]


def test_the_timeline_says_at_which_conference_a_text_was_reviewed(drafter: User) -> None:
    text = factories.make_directive(date=datetime.date(2020, 3, 24))
    hall = factories.make_conference(factories.make_programme(), ordinal=21)
    item = factories.make_item(hall.programme, conference=hall, directive=text, review_kind="so_ket", review_years=5)  # fmt: skip
    page = html.fromstring(client_of(drafter).get(f"/van-ban/{text.pk}/").content.decode())
    [step] = page.xpath("//ol[@class='timeline']/li[@class='step-planned']")
    assert " ".join(step.text_content().split()) == (
        "5 năm 24/3/2025 có trong chương trình 2025 Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21"
        " (trong tháng 3/2025)"
    )
    assert step.xpath(".//a/@href") == [f"/noi-dung/{item.pk}/sua/"]


def test_prose_that_names_a_text_is_listed_and_that_of_its_namesake_is_not(
    drafter: User, contact: User
) -> None:
    text = factories.make_directive(number="42", date=datetime.date(2020, 3, 24))
    namesake = factories.make_directive(number="42", date=datetime.date(2010, 4, 16))
    programme = factories.make_programme()
    named = "Thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư."
    factories.make_section(programme, heading="MỤC TIÊU", text=named)
    shown = client_of(drafter).get(f"/van-ban/{text.pk}/").context["parts"]
    assert [part.heading for part in shown] == ["MỤC TIÊU"]
    assert client_of(drafter).get(f"/van-ban/{namesake.pk}/").context["parts"] == []
    assert client_of(contact).get(f"/van-ban/{text.pk}/").context["parts"] == []
