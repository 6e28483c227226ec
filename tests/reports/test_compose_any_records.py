"""Whatever records a paper is made of: composed, written as Word or text, it is read back the same."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conferences.models import Sitting, TimeSlot
from programme.marks import REFERENCE
from programme.models import Document, Footnote, Section, Target
from reports.compose import compose
from reports.files import WRITERS
from reports.readers import read_unguarded
from reports.tree import DocumentTree
from tests import factories
from tests.reports.test_readers_any_tree import AGENCIES, HEADINGS, sentences

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
LABELS = ("", "(1) ", "(2) ", "1) ", "a) ", "b) ", "- ", "- ", "– ", "+ ", "* ", "• ")
MARKS = ("a", "7", "1")
LEAD_LINES = (
    *(f"Cơ quan chủ trì tham mưu: {name}." for name in AGENCIES),
    "- Cơ quan chuẩn bị: Công an tỉnh.",
    "Giao Văn phòng Tỉnh uỷ chủ trì, phối hợp với Công an tỉnh.",
)


@dataclass(frozen=True)
class Part:
    """A part to be stored: prose, targets, parts under it."""

    heading: str
    text: str
    children: tuple[Part, ...] = ()
    targets: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A row to be stored, target or line of an agenda."""

    form: str
    text: str
    children: tuple[Mark, ...] = ()
    times: dict[str, object] = field(default_factory=dict)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A typed text: any labels in any order, sentences with any ending, notes, lead lines."""
    found = []
    for _ in range(draw(st.integers(1, 6))):
        ending = draw(st.sampled_from((".", ".", ";", ":")))
        if draw(st.integers(0, 4)) == 0:
            ending = f"[^{draw(st.sampled_from(MARKS))}]{ending}"
        found.append(draw(st.sampled_from(LABELS)) + draw(sentences(ending)))
    if draw(st.integers(0, 3)) == 0:
        found.insert(draw(st.integers(0, len(found))), draw(st.sampled_from(LEAD_LINES)))
    return "\n".join(found)


@st.composite
def rows(
    draw: st.DrawFn, rung: int = 0, timed: bool = False, is_outer: bool = True
) -> tuple[Mark, ...]:
    """Bullets before numbers, for a bullet behind a number is read as hanging under it.

    `rung` 0 is numbered "1.", 1 "(1)", 2 "a)".
    """
    if rung == 3:
        return ()
    bullets = [
        Mark("bullet", text, tuple(Mark("bullet", plus) for plus in draw(few())))
        for text in draw(few())
    ]
    numbers = [
        Mark("numbered", text, draw(rows(rung + 1, timed, False)), draw(times()) if timed else {})
        for text in draw(few())
    ]
    plain = [Mark("plain", text) for text in draw(few())] if is_outer else []
    return (*bullets, *numbers, *plain)


def few() -> st.SearchStrategy[list[str]]:
    return st.lists(sentences(""), max_size=2)


@st.composite
def times(draw: st.DrawFn) -> dict[str, object]:
    start = datetime.time(draw(st.integers(7, 16)), draw(st.sampled_from((0, 5, 30))))
    end = datetime.time(start.hour + 1, draw(st.sampled_from((0, 15))))
    start_only = {"start": start}
    return draw(
        st.sampled_from(
            (
                {},
                start_only,
                {"minutes": 5},
                {**start_only, "end": end},
                {**start_only, "end": end, "minutes": 60},
            )
        )
    )


@st.composite
def parts(draw: st.DrawFn, depth: int = 0) -> tuple[Part, ...]:
    """Headed parts with parts, prose and targets inside; in some lists numbered paragraphs."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        if depth and draw(st.integers(0, 3)) == 0:
            text = "\n".join([draw(sentences()), draw(lines())])
            found.append(Part("", text))
            continue
        heading = draw(st.sampled_from(HEADINGS))
        children = draw(parts(depth + 1)) if depth < 2 and draw(st.booleans()) else ()
        targets = () if children else draw(rows(1))
        text = "" if targets else draw(lines())
        found.append(Part(heading if depth else heading.upper(), text, children, targets))
    return tuple(found)


def stored_parts(
    document: Document, found: Sequence[Part], parent: Section | None, seen: set[str]
) -> None:
    """`seen` are the marks referred to so far: a second reference is printed as plain words."""

    def once(match: re.Match[str]) -> str:
        is_first = match[0] not in seen
        seen.add(match[0])
        return match[0] if is_first else ""

    for position, part in enumerate(found, start=1):
        section = Section(
            document=document,
            parent=parent,
            position=position,
            heading=part.heading,
            text=REFERENCE.sub(once, part.text),
            role="targets" if part.targets else "other",
        )
        Section.objects.bulk_create([section])
        stored_targets(section, part.targets, None)
        stored_parts(document, part.children, section, seen)


def stored_targets(section: Section, found: Sequence[Mark], parent: Target | None) -> None:
    for position, mark in enumerate(found, start=1):
        target = Target(
            document_id=section.document_id,
            section=section,
            parent=parent,
            position=position,
            form=mark.form,
            text=mark.text,
        )
        Target.objects.bulk_create([target])
        stored_targets(section, mark.children, target)


def stored_slots(sitting: Sitting, found: Sequence[Mark], parent: TimeSlot | None) -> None:
    for position, mark in enumerate(found, start=1):
        slot = TimeSlot(
            document_id=sitting.document_id,
            sitting=sitting,
            parent=parent,
            position=position,
            form=mark.form,
            text=mark.text,
            presenters="Văn phòng Tỉnh uỷ" if mark.times else "",
            **mark.times,
        )
        TimeSlot.objects.bulk_create([slot])
        stored_slots(sitting, mark.children, slot)


def assert_read_back(tree: DocumentTree) -> None:
    for form in ("docx", "txt", "json"):
        assert read_unguarded(WRITERS[form](tree)).tree == tree, form


def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


FRAMES = st.fixed_dictionaries(
    {
        "numbering": st.sampled_from(("roman", "arabic")),
        "is_conference_paper": st.booleans(),
        "author_line": st.sampled_from(("", "CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH")),
        "opening": st.sampled_from(("", "Ban Chấp hành đề ra các nhiệm vụ như sau:")),
        "closing": st.sampled_from(("", "Trên đây là văn bản của Tỉnh uỷ.")),
        "kind": st.sampled_from(("annual_tasks", "quarterly_programme", "quarterly_report")),
    }
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(FRAMES, parts())
def test_any_paper_of_parts_is_read_back_the_same(
    frame: dict[str, object], found: tuple[Part, ...]
) -> None:
    for _ in rolled_back():
        document = factories.make_document(**frame)
        stored_parts(document, found, None, set())
        notes = [Footnote(document=document, mark=m, text=f"Theo văn bản {m}.") for m in MARKS]
        Footnote.objects.bulk_create(notes)
        assert_read_back(compose(document))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.booleans(), st.lists(st.tuples(times(), rows(timed=True)), min_size=1, max_size=3))
def test_any_agenda_is_read_back_the_same(
    is_conference_paper: bool, found: list[tuple[dict[str, object], tuple[Mark, ...]]]
) -> None:
    for _ in rolled_back():
        document = factories.make_document(
            kind="conference_agenda", is_conference_paper=is_conference_paper
        )
        for position, (when, marks) in enumerate(found, start=1):
            sitting = Sitting(
                document=document,
                position=position,
                heading=("BUỔI SÁNG", "BUỔI CHIỀU", "BUỔI TỐI")[position - 1],
                start=when.get("start"),
                end=when.get("end"),
            )
            Sitting.objects.bulk_create([sitting])
            stored_slots(sitting, marks, None)
        assert_read_back(compose(document))
