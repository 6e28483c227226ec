"""The texts that words cite: their entries, what took their place, and what does not fit."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from programme.actions import directives
from programme.cited_texts import Fault, cited_words, mentioned
from programme.models import Directive, DirectiveRelationKind, User
from tests import factories
from tests.conferences.pages import signed_in

pytestmark = pytest.mark.django_db

D = datetime.date
KNOWN = "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư"
SLIP = "Chỉ thị số 42-CT/TW ngày 24/3/2021 của Ban Bí thư"


@pytest.fixture
def directive(db: None) -> Directive:
    return factories.make_directive(
        number="42", date=D(2020, 3, 24), subject="phòng, chống thiên tai"
    )


def rows(client: Client, **sent: str) -> list[Any]:
    answer = client.post(reverse("citations_recognised"), sent, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode()).xpath(".//li")


def words_of(row: Any) -> str:
    return " ".join(row.text_content().split())


def test_a_fault_stands_with_the_citation_in_which_it_is(directive: Directive) -> None:
    one, two = mentioned(f"{SLIP}; {KNOWN}")
    assert (one.directive, one.places, one.faults) == (
        None,
        "0-49",
        (
            Fault(
                start=25,
                end=34,
                says="Danh mục ghi Chỉ thị số 42-CT/TW ngày 24/3/2020. Hãy xem lại ngày.",
                mend="24/3/2020",
                names_entry=True,
            ),
        ),
    )
    assert (two.directive, two.faults) == (directive, ())


def test_the_entry_says_what_took_its_place(directive: Directive, drafter: User) -> None:
    newer = factories.make_directive(number="50", date=D(2025, 1, 8), subject="thiên tai")
    directives.relate(newer, kind=DirectiveRelationKind.REPLACES, target=directive, by=drafter)
    [row] = rows(signed_in(drafter), text=KNOWN)
    assert words_of(row) == (
        "Chỉ thị số 42-CT/TW ngày 24/3/2020, Ban Bí thư: phòng, chống thiên tai. Chỉ thị số 50-CT/TW"
        " ngày 08/01/2025 của Ban Bí thư về thiên tai thay thế văn bản này."
    )


def test_any_field_of_prose_may_ask_and_only_an_item_is_linked(
    directive: Directive, drafter: User
) -> None:
    client = signed_in(drafter)
    for name in ("text", "basis", "opening", "closing"):
        [row] = rows(client, **{name: f"Căn cứ {KNOWN}"})
        assert (row.get("data-places"), "sẽ gắn" in words_of(row)) == ("7-56", False)
    [row] = rows(client, text=KNOWN, lead_in="")
    assert "Khi lưu, văn bản sẽ gắn với nội dung này." in words_of(row)


def test_a_wrong_date_is_told_with_its_mending_and_offers_no_second_entry(
    directive: Directive, drafter: User
) -> None:
    [row] = rows(signed_in(drafter), text=SLIP)
    [fault] = row.xpath("./*[@data-fault]")
    assert (fault.get("data-fault"), fault.xpath("./button/@data-mend")) == ("25-34", ["24/3/2020"])
    assert row.xpath("./a/text()") == []
    [row] = rows(signed_in(drafter), text="Chỉ thị 50-CT/TW")
    assert row.xpath("./a/text()") == ["Thêm vào danh mục"]


def test_many_known_texts_ask_no_more_questions_than_one(
    drafter: User, django_assert_num_queries: Any
) -> None:
    for number in range(20):
        factories.make_directive(number=str(number + 1), date=D(2020, 3, 24))
    client = signed_in(drafter)
    client.get("/co-quan/")
    for count in (1, 20):
        text = "; ".join(f"Chỉ thị số {n + 1}-CT/TW ngày 24/3/2021" for n in range(count))
        with django_assert_num_queries(4):  # session, person, register, what follows its texts
            assert len(rows(client, text=text)) == count


def test_the_words_of_several_fields_count_from_the_first() -> None:
    assert cited_words("a", "b") == "a\nb"


def test_a_citation_within_the_subject_of_another_keeps_its_own_place(db: None) -> None:
    inner = "Kết luận số 777-KL/TU ngày 01/02/2020"
    words = f"{KNOWN} về việc thực hiện {inner} và công tác dân vận"
    outer, cited = mentioned(words)
    pieces = [
        words[slice(*map(int, span.split("-")))]
        for one in (outer, cited)
        for span in one.places.split()
    ]
    assert cited.code == "777-KL/TU"
    assert [piece for piece in pieces if inner in piece] == [inner]
    assert pieces[0].startswith(KNOWN)
