"""Conferences inside a quarterly programme: printed, read from Word and text, saved as they were."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conferences.models import AgendaItem, Conference, ItemAgency
from programme.models import Agency, Document
from reports.compose import compose
from reports.importer import plan, save
from reports.interchange import from_json, to_json
from reports.readers import read_unguarded
from reports.tree import DocumentTree, Meeting, Section, Title
from reports.writers import FORMATS, text
from tests import factories
from tests.reports.test_compose_any_records import rolled_back
from tests.reports.test_readers_any_tree import AGENCIES, sentences

pytestmark = pytest.mark.django_db
MONTHS: tuple[dict[str, Any], ...] = (
    {},
    {"first_month": 1},
    {"first_month": 2, "last_month": 3},
    {"first_month": 3, "part": "early"},
    {"quarter": 1},
)


@dataclass(frozen=True)
class Planned:
    """An item to be stored, with the items under it and who leads it."""

    text: str
    form: str = "item"
    lead_in: str = ""
    lead: str = ""
    children: tuple[Planned, ...] = ()


@st.composite
def items(draw: st.DrawFn, depth: int = 0, above: str = "item") -> tuple[Planned, ...]:
    """A list and the lists under it; under a bullet hang bullets, for a number would close it."""
    form = "bullet" if above == "bullet" else draw(st.sampled_from(("item", "bullet")))
    found = []
    for number in range(draw(st.integers(0 if depth else 1, 3))):
        lead_in = draw(sentences("")) if not depth and draw(st.integers(0, 3)) == 0 else ""
        children = draw(items(1, form)) if not depth and draw(st.booleans()) else ()
        lead = draw(st.sampled_from(("", *AGENCIES))) if not depth else ""
        found.append(Planned(f"{draw(sentences(''))} {number}", form, lead_in, lead, children))
    return tuple(found)


CONFERENCES = st.lists(
    st.tuples(
        st.fixed_dictionaries(
            {
                "name": st.sampled_from(
                    ("Hội nghị Ban Chấp hành Đảng bộ tỉnh", "Hội nghị Ban Thường vụ Tỉnh uỷ")
                ),
                "kind": st.sampled_from(("regular", "thematic")),
                "has_ordinal": st.booleans(),
            }
        ),
        st.sampled_from(MONTHS),
        items(),
    ),
    min_size=1,
    max_size=3,
)


def stored_items(
    home: Conference, found: Sequence[Planned], parent: AgendaItem | None = None
) -> None:
    for position, planned in enumerate(found, start=1):
        item = AgendaItem(
            programme_id=home.programme_id,
            conference=home,
            parent=parent,
            position=position,
            form=planned.form,
            text=planned.text,
            lead_in=planned.lead_in,
        )
        AgendaItem.objects.bulk_create([item])
        if planned.lead:
            agency = Agency.objects.filter(name=planned.lead).first()
            agency = agency or factories.make_agency(planned.lead)
            ItemAgency.objects.bulk_create([ItemAgency(item=item, agency=agency, role="lead")])
        stored_items(home, planned.children, item)


def quarter(numbering: str = "roman") -> Document:
    """A quarterly programme with prose before and behind the part of its conferences."""
    document = factories.make_document(kind="quarterly_programme", numbering=numbering)
    tasks = factories.make_section(document, heading="NHIỆM VỤ TRỌNG TÂM")
    factories.make_section(document, parent=tasks, heading="Về kinh tế", text="- Thu ngân sách.")
    factories.make_section(document, parent=tasks, heading="", text="Hội nghị sơ kết quý I.")
    factories.make_section(document, role="conferences", heading="CÁC HỘI NGHỊ")
    factories.make_section(
        document, role="implementation", heading="TỔ CHỨC THỰC HIỆN", text="Các cơ quan thực hiện."
    )
    return document


@pytest.mark.any_database
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from(("roman", "arabic")), CONFERENCES)
def test_any_conferences_of_a_quarter_are_read_back_and_saved_the_same(
    numbering: str, found: list[tuple[dict[str, Any], dict[str, Any], tuple[Planned, ...]]]
) -> None:
    for _ in rolled_back():
        document = quarter(numbering)
        for ordinal, (fields, months, planned) in enumerate(found, start=20):
            when = {"first_month": None, **months}
            numbered = ordinal if fields["has_ordinal"] else None
            home = factories.make_conference(
                document, name=fields["name"], kind=fields["kind"], ordinal=numbered, **when
            )
            stored_items(home, planned)
        tree = compose(document)
        for form in ("docx", "txt"):
            assert read_unguarded(FORMATS[form](tree)).tree == tree, form
        other = replace(tree, title=Title("CHƯƠNG TRÌNH", subject=("công tác quý II năm 2025",)))
        assert compose(save(plan(other), by=factories.make_user())).blocks == tree.blocks
        assert plan(other).changes_nothing


def whole() -> DocumentTree:
    document = quarter()
    home = factories.make_conference(document, ordinal=21, first_month=4)
    office, board = map(factories.make_agency, AGENCIES[:2])
    factories.make_item(document, conference=home, text="Sơ kết quý I", lead=office)
    factories.make_item(document, conference=home, text="Công tác cán bộ", lead=board)
    factories.make_conference(document, name="Hội nghị Ban Thường vụ Tỉnh uỷ", first_month=5)
    return compose(document)


def test_the_interchange_form_lists_conferences_with_items_of_their_agendas() -> None:
    tree = whole()
    found = to_json(read_unguarded(FORMATS["docx"](tree)).tree)
    assert [
        (one["path"], one["name"], one["ordinal"], one["months"]) for one in found["conferences"]
    ] == [
        ("II.1", "Hội nghị Ban Chấp hành Đảng bộ tỉnh", 21, [4]),
        ("II.2", "Hội nghị Ban Thường vụ Tỉnh uỷ", None, [5]),
    ]
    assert [(one["path"], one["text"], one["role"]) for one in found["items"]] == [
        ("I.1.-1", "Thu ngân sách", "task"),
        ("I.2", "Hội nghị sơ kết quý I", "task"),
        ("II.1.1", "Sơ kết quý I", "agenda"),
        ("II.1.2", "Công tác cán bộ", "agenda"),
    ]
    assert [(one["item"], one["agency"]) for one in found["leads"]] == [
        ("II.1.1", "Văn phòng Tỉnh uỷ"),
        ("II.1.2", "Ban Tổ chức Tỉnh uỷ"),
    ]


def test_the_json_of_a_quarter_gives_its_conferences_back() -> None:
    tree = whole()
    found = json.loads(json.dumps(to_json(tree)))
    again = to_json(from_json(found))
    for key in ("conferences", "items", "leads"):
        assert again[key] == found[key], key


HEAD = "TỈNH ỦY X\n*\nSố 1-CTr/TU\nCHƯƠNG TRÌNH\n{title}\n-----\n"


def meetings(body: str, title: str = "công tác quý II năm 2025") -> list[str]:
    tree = read_unguarded((HEAD.format(title=title) + body).encode()).tree
    assert tree.document_kind == "quarterly_programme"
    return [one["path"] for one in to_json(tree)["conferences"]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("I. HỘI NGHỊ\n1. Hội nghị sơ kết quý I.\n2. Kiểm tra.", [], id="sentences"),
        pytest.param(
            "I. HỘI NGHỊ\n1. Hội nghị Ban Thường vụ (tháng 4/2025)\n(1) Đề án A.\n"
            "2. Hội nghị Ban Chấp hành lần thứ 20\n(1) Đề án B.",
            ["I.1", "I.2"],
            id="which or when",
        ),
        pytest.param(
            "I. HỘI NGHỊ\n1. Hội nghị Ban Thường vụ Tỉnh ủy\n- Đề án A.\n- Đề án B.",
            ["I.1"],
            id="right over its items",
        ),
        pytest.param(
            "I. VIỆC\n1. Phục vụ các hội nghị:\na) Hội nghị tháng 1.\nb) Hội nghị tháng 2.",
            [],
            id="letters under a task",
        ),
        pytest.param(
            "I. VIỆC\n- Hội nghị Ban Thường vụ (tháng 4/2025)\n- Hội nghị trực tuyến (tháng 5/2025)",
            [],
            id="bullets",
        ),
    ],
)
def test_only_headings_of_a_quarter_are_conferences(body: str, expected: list[str]) -> None:
    assert meetings(body) == expected


def test_a_programme_of_the_conferences_of_a_quarter_is_a_quarterly_one() -> None:
    body = "1. Hội nghị lần thứ 20 (tháng 4/2025)\n(1) Đề án A."
    assert meetings(body, "các hội nghị quý II/2025 của Tỉnh ủy") == ["1"]


def test_a_table_of_a_quarter_may_name_its_conferences() -> None:
    body = (
        "Hội nghị\tThời gian\tNội dung\tCơ quan chủ trì\n"
        "Hội nghị Ban Thường vụ\ttháng 4/2025\tĐề án A\tSở Y tế\n"
    )
    assert meetings(body) == ["r1"]


def test_other_papers_read_such_a_heading_as_a_part() -> None:
    body = "1. Hội nghị Ban Chấp hành lần thứ 20 (tháng 4)\n- Đã tổ chức."
    paper = HEAD.replace("CHƯƠNG TRÌNH", "BÁO CÁO").format(title="kết quả quý II năm 2025") + body
    tree = read_unguarded(paper.encode()).tree
    assert [type(block) for block in tree.blocks] == [Section]
    assert Meeting not in map(type, tree.blocks)
    assert "Hội nghị" in text.write(tree)
