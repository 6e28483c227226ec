"""Papers of other offices and years, read to the last fact."""

from __future__ import annotations

import json
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from reports.interchange import to_json
from reports.readers import read_unguarded
from tests.reports.sample_papers import PAPERS
from tests.reports.scoring import missing_and_unexpected, score

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
TYPED = sorted(path.stem for path in SAMPLES.glob("*.txt"))


def _truth(name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    return truth


def _paper(name: str) -> bytes:
    return PAPERS[name]() if name in PAPERS else (SAMPLES / f"{name}.txt").read_bytes()


def _differences(truth: dict[str, Any], data: bytes) -> tuple[list[Any], list[Any]]:
    return missing_and_unexpected(truth, to_json(read_unguarded(data).tree))


def test_there_are_two_samples_or_more_of_each_kind() -> None:
    kinds = [_truth(name)["type"] for name in (*TYPED, *PAPERS)]
    assert {kind: kinds.count(kind) >= 2 for kind in kinds} == {
        "annual_programme": True,
        "annual_tasks": True,
        "quarterly_programme": True,
        "conference_agenda": True,
        "quarterly_report": True,
    }


@pytest.mark.parametrize("name", [*TYPED, *PAPERS])
def test_a_sample_is_read_to_the_last_fact(name: str) -> None:
    assert _differences(_truth(name), _paper(name)) == ([], [])


@pytest.mark.parametrize("name", TYPED)
def test_decomposed_letters_and_no_break_spaces_change_nothing(name: str) -> None:
    text = _paper(name).decode("utf-8")
    changed = unicodedata.normalize("NFD", text).replace("ngày ", "ngày\u00a0")
    assert _differences(_truth(name), changed.encode("utf-8")) == ([], [])


@pytest.mark.parametrize("name", TYPED)
def test_windows_line_ends_change_nothing(name: str) -> None:
    changed = _paper(name).replace(b"\n", b"\r\n")
    assert _differences(_truth(name), changed) == ([], [])


@pytest.mark.parametrize("name", TYPED)
def test_a_sample_typed_into_word_is_read_to_the_last_fact(name: str) -> None:
    document = docx.Document()
    for line in _paper(name).decode("utf-8").splitlines():
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    assert _differences(_truth(name), stream.getvalue()) == ([], [])


@pytest.mark.parametrize("ending", ["txt", "docx"])
@pytest.mark.parametrize("number", range(5))
def test_the_offices_own_papers_score_full_marks(number: int, ending: str) -> None:
    truth = SEEDS / f"seed-00{number}.json"
    if not truth.exists():
        pytest.skip("the office's own papers are not beside the project")
    data = (SEEDS / f"seed-00{number}.{ending}").read_bytes()
    assert score(json.loads(truth.read_text("utf-8")), to_json(read_unguarded(data).tree)) == 1.0


def test_the_scorer_counts_what_is_lost_and_what_is_invented() -> None:
    truth = {"type": "x", "recipients": ["A", "B"]}
    assert missing_and_unexpected(truth, {"type": "x", "recipients": ["A", "C"]}) == (
        [("recipient", "B")],
        [("recipient", "C")],
    )
    assert score(truth, {"type": "x", "recipients": ["A", "C"]}) == 2 / 3
    assert score(truth, truth) == 1.0
