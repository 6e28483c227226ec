"""Whatever conferences and items a year holds: composed and written, the paper is read back the same."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conferences.models import AgendaItem, Conference, ItemAgency
from programme.models import Agency, Document
from reports.compose import compose
from tests import factories
from tests.reports.test_compose_any_records import assert_read_back, rolled_back
from tests.reports.test_readers_any_tree import AGENCIES, sentences

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@dataclass(frozen=True)
class Entry:
    """An item to be stored, with what it opens and what hangs under it."""

    form: str
    text: str
    lead_in: str = ""
    leads: tuple[str, ...] = ()
    children: tuple[Entry, ...] = ()


@st.composite
def entries(draw: st.DrawFn, depth: int = 0) -> tuple[Entry, ...]:
    """One list: numbered items with who prepares them, or bullets under one of them."""
    found = []
    for place in range(draw(st.integers(0 if depth else 1, 3))):
        children = draw(entries(depth + 1)) if depth < 2 and draw(st.booleans()) else ()
        text = draw(sentences(""))
        if depth:
            found.append(Entry("bullet", text, children=children))
            continue
        lead_in = draw(sentences("")) if not place and draw(st.booleans()) else ""
        leads = draw(st.lists(st.sampled_from(AGENCIES), max_size=2, unique=True))
        found.append(Entry("item", text, lead_in, tuple(leads), children))
    return tuple(found)


TIMES: st.SearchStrategy[dict[str, object]] = st.sampled_from(
    (
        {"first_month": 3, "part": "whole"},
        {"first_month": 3, "last_month": 4, "part": "whole"},
        {"first_month": 12, "part": "early"},
        {"first_month": 6, "part": "second_half"},
        {"first_month": 6, "part": "week2"},
        {"quarter": 2, "part": ""},
        {"part": "day", "date_from": datetime.date(2025, 3, 5)},
        {
            "part": "day",
            "date_from": datetime.date(2025, 3, 30),
            "date_to": datetime.date(2025, 4, 2),
        },
    )
)
CONFERENCES = st.lists(
    st.tuples(
        st.sampled_from((None, 5)),
        st.sampled_from(("regular", "thematic", "extended")),
        st.sampled_from(("", "Hội trường Tỉnh uỷ")),
        TIMES,
        entries(),
    ),
    min_size=1,
    max_size=3,
)


def stored(
    document: Document, home: Conference, found: Sequence[Entry], parent: AgendaItem | None
) -> None:
    for position, entry in enumerate(found, start=1):
        item = AgendaItem(
            programme=document,
            conference=home,
            parent=parent,
            position=position,
            form=entry.form,
            text=entry.text,
            lead_in=entry.lead_in,
        )
        AgendaItem.objects.bulk_create([item])
        for place, name in enumerate(entry.leads, start=1):
            agency = Agency.objects.filter(name=name).first() or factories.make_agency(name)
            ItemAgency.objects.bulk_create(
                [ItemAgency(item=item, agency=agency, role="lead", position=place)]
            )
        stored(document, home, entry.children, item)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(CONFERENCES)
def test_any_year_is_read_back_the_same(found: list[tuple[object, ...]]) -> None:
    for _ in rolled_back():
        document = factories.make_programme()
        for position, (ordinal, kind, place, when, items) in enumerate(found, start=1):
            conference = Conference(
                programme=document,
                position=position,
                name="Hội nghị Ban Chấp hành Đảng bộ tỉnh",
                kind=kind,
                ordinal=ordinal and ordinal + position,
                place=place,
                year=document.year,
                **when,
            )
            Conference.objects.bulk_create([conference])
            stored(document, conference, items, None)
        assert_read_back(compose(document))
