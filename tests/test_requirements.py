"""Each of the day-one requirements is held by a test that bears its number."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DAY_ONE = "1-7 11 14 16 17 19-22 29-33 35 38-41 43-50 52-60 62 63 67 68 70-73 81-85 92 94-97 99"
TEXT_FILES = {".py", ".txt", ".json", ".css", ".js"}


def numbers(ranges: str) -> set[int]:
    """ "1-3 7" as {1, 2, 3, 7}."""
    found: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def named_in(source: str) -> set[int]:
    """The requirements named by the names and docstrings of a file's test functions."""
    found: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            found |= {int(n) for n in re.findall(r"_r(\d+)(?=_)", node.name)}
            found |= {int(n) for n in re.findall(r"\bR(\d+)\b", ast.get_docstring(node) or "")}
    return found


def test_every_requirement_of_the_first_day_is_named_by_a_test() -> None:
    held: set[int] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        held |= named_in(path.read_text())
    assert sorted(numbers(DAY_ONE) - held) == []


def test_r95_what_must_pass_runs_from_the_cheap_to_the_slow() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    steps = (
        "uv sync -q --frozen",
        "ruff check",
        "bandit",
        "mypy",
        "makemigrations --check",
        "check --deploy",
        "python -m tests",
    )
    places = [script.index(step) for step in steps]
    assert places == sorted(places)
    assert "set -eu" in script


def test_r99_no_hostile_file_is_stored_beside_the_tests() -> None:
    stored = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("*")
        if path.is_file() and path.suffix not in TEXT_FILES and "__pycache__" not in path.parts
    ]
    assert stored == []
