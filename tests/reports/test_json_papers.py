"""A paper leaves as JSON and comes back the same; whatever else a JSON file holds is refused in words."""

from __future__ import annotations

import json
import runpy
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.errors import Unreadable
from programme.findings import Severity
from reports.files import WRITERS
from reports.interchange import from_json, to_json
from reports.interchange.loading import EDITED, FROM_LISTS
from reports.readers import Limits, read_document, read_unguarded
from reports.readers.reading import Reading
from reports.tree import DocumentTree
from tests.reports.kind_trees import ALL as TREES
from tests.reports.test_readers_any_tree import trees

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"


def file_of(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def plain(tree: DocumentTree) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file_of(to_json(tree)))
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trees())
def test_any_paper_comes_back_from_json_the_same(tree: DocumentTree) -> None:
    assert read_unguarded(WRITERS["json"](tree)) == Reading(tree)


@pytest.mark.parametrize("name", TREES)
def test_a_paper_of_each_kind_comes_back_from_json_the_same(name: str) -> None:
    assert read_document(WRITERS["json"](TREES[name]), "van-ban.json") == Reading(TREES[name])


@pytest.mark.parametrize("number", range(5))
def test_a_real_paper_comes_back_and_still_scores(number: int) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the sample papers are not here")
    tree = read_unguarded((SEEDS / f"seed-00{number}.docx").read_bytes()).tree
    found = plain(tree)
    assert from_json(found) == tree
    score = runpy.run_path(str(SEEDS / "score.py"))
    truth = json.loads((SEEDS / f"seed-00{number}.json").read_text(encoding="utf-8"))
    assert score["overall"](score["score"](truth, found)).f1 == 1.0


def test_what_a_paper_says_twice_may_stand_in_any_order_and_spelling() -> None:
    tree = TREES["annual_programme"]
    found = plain(tree)
    found["items"].reverse()
    found["leads"].reverse()
    found["header"]["draft"] = found["header"]["draft"] or None
    found["note"] = "một khoá không có trong mẫu"
    found["items"][0]["colour"] = "đỏ"
    assert read_unguarded(file_of(found)) == Reading(tree)


def test_lists_that_were_edited_go_before_the_printed_lines() -> None:
    found = plain(TREES["annual_programme"])
    found["items"][0]["text"] = "Sơ kết công tác đã sửa"
    read = read_unguarded(file_of(found))
    assert [(one.kind, one.severity, one.message) for one in read.findings] == [
        ("json_edited", Severity.WARNING, EDITED)
    ]
    assert plain(read.tree)["items"][0]["text"] == "Sơ kết công tác đã sửa"


def test_lists_alone_are_read_and_said_to_be_alone() -> None:
    found = plain(TREES["annual_programme"])
    del found["paper"]
    read = read_unguarded(file_of(found))
    assert [one.message for one in read.findings] == [FROM_LISTS]
    again = plain(read.tree)
    assert [again[name] for name in ("conferences", "items")] == [
        found[name] for name in ("conferences", "items")
    ]


GOOD = to_json(TREES["annual_programme"])


def with_paper(**changes: Any) -> dict[str, Any]:
    return {**GOOD, "paper": {**GOOD["paper"], **changes}}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", "broken_json"),
        (b'{"type": NaN}', "broken_json"),
        (b'{"type": ' + b"9" * 5_000 + b"}", "broken_json"),
        (b'{"a": ' + b"[" * 100_000, "broken_json"),
        (b'{"a": ' + b"[" * 300 + b"]" * 300 + b"}", "json_depth"),
        (b'{"items": [' + b"{}," * 500_000 + b"{}]}", "too_long"),
        (b"{}", "json_shape"),
        (file_of({"type": "letter"}), "json_shape"),
        (file_of({**GOOD, "paper": 5}), "json_shape"),
        (file_of(with_paper(blocks=[{"kind": "table"}])), "json_shape"),
        (file_of(with_paper(blocks=[{"kind": "item", "label": 1, "text": "a"}])), "json_shape"),
        (file_of(with_paper(blocks="(1) Một")), "json_shape"),
        (file_of(with_paper(document_kind="letter")), "json_shape"),
        (file_of({**GOOD, "items": [{"path": "I.1", "text": ["a"]}]}), "json_shape"),
        (file_of({**GOOD, "items": {"path": "I.1"}}), "json_shape"),
        (file_of({**GOOD, "conferences": [{"path": "I.1", "name": "A", "kind": "b"}]}), "json_shape"),
        (file_of({**GOOD, "conferences": [{"path": "I.1", "name": "A", "quarter": -4}]}), "json_shape"),
        (file_of({**GOOD, "slots": [{"path": "1", "start": "99:99", "text": "A"}]}), "json_shape"),
        (file_of({**GOOD, "header": {"year": 1e300}}), "json_shape"),
        (
            file_of({**GOOD, "paper": None, "items": [{"path": "p1", "text": "a" * 60_000}]}),
            "json_shape",
        ),
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_unguarded(data, "van-ban.json")
    assert refused.value.code == code


def test_a_file_named_json_that_is_none_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read_unguarded("CHƯƠNG TRÌNH".encode(), "van-ban.json")
    assert refused.value.code == "broken_json"


def test_a_paper_of_json_is_no_longer_than_any_other() -> None:
    with pytest.raises(Unreadable) as refused:
        read_unguarded(file_of(GOOD), limits=Limits(pages=0))
    assert refused.value.code == "too_long"


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(("I.1", "II.1.1", "p1", "S1", "day", "2025-02-30", "7:30", "thematic", "0")),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_a_value_is_replaced_by_the_file_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(TREES)))
    found = plain(TREES[name])
    if data.draw(st.booleans()):
        del found["paper"]
    for _ in range(data.draw(st.integers(1, 3))):
        replace_one(found, data)
    with suppress(Unreadable):
        to_json(from_json(found))


def replace_one(value: Any, data: st.DataObject) -> None:
    """Another value in one place, however deep."""
    while isinstance(value, dict | list) and value:
        keys = sorted(value) if isinstance(value, dict) else list(range(len(value)))
        key = data.draw(st.sampled_from(keys))
        inner = value[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.integers(0, 3)) == 0:
            value[key] = data.draw(VALUES)
            return
        value = inner
