"""The arrows of the house: who may import what, read from the source."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("programme", "conferences", "reports")
MAY_IMPORT = {
    "programme": {"programme"},
    "conferences": {"programme", "conferences"},
    "reports": {"programme", "conferences", "reports"},
}
PURE = (
    "programme/central_terms.py",
    "programme/checks/citation_forms.py",
    "programme/checks/citation_facts.py",
    "programme/citation_parts.py",
    "programme/citations.py",
    "programme/checks/cited_faults.py",
    "programme/checks/cited_passages.py",
    "programme/clock_times.py",
    "programme/checks/consistency.py",
    "programme/dates.py",
    "programme/differences.py",
    "programme/directive_kinds.py",
    "programme/checks/doubled_words.py",
    "programme/checks/ended_bodies.py",
    "programme/errors.py",
    "programme/file_kinds.py",
    "programme/findings.py",
    "programme/joining.py",
    "programme/issuers.py",
    "programme/marks.py",
    "programme/meeting_headings.py",
    "programme/milestones.py",
    "programme/numbers.py",
    "programme/checks/minutes.py",
    "programme/checks/missing_words.py",
    "programme/checks/misspellings.py",
    "programme/checks/numbering.py",
    "programme/checks/odd_partners.py",
    "programme/checks/pairs.py",
    "programme/checks/passages.py",
    "programme/checks/places.py",
    "programme/planned_times.py",
    "programme/public_holidays.py",
    "programme/checks/repetitions.py",
    "programme/checks/reviews.py",
    "programme/reviews.py",
    "programme/review_steps.py",
    "programme/checks/spacing.py",
    "programme/checks/spelling.py",
    "programme/checks/sums.py",
    "programme/swapped_days.py",
    "programme/checks/syllables.py",
    "programme/target_phrases.py",
    "programme/target_units.py",
    "programme/checks/usual_pairs.py",
    "programme/vietnamese.py",
    "programme/wording.py",
    "programme/workdays.py",
    "conferences/agenda.py",
    "conferences/clashes.py",
    "conferences/lists.py",
    "conferences/review_years.py",
    "conferences/meeting_days.py",
    "conferences/past_reviews.py",
    "conferences/proposal_rules.py",
    "conferences/recurring.py",
    "conferences/pasted.py",
    "conferences/unknown_agencies.py",
    "conferences/twin_proposals.py",
    "conferences/year_band.py",
    "reports/checks/rules.py",
    "reports/compose/endings.py",
    "reports/compose/rows.py",
    "reports/compose/run_in.py",
    "reports/compose/spelling.py",
    "reports/corrections.py",
    "reports/footnotes.py",
    "reports/house_style.py",
    "reports/importer/conference_notes.py",
    "reports/interchange/marked_texts.py",
    "reports/packed_trees.py",
    "reports/readers/emphasis.py",
    "reports/readers/looks.py",
    "reports/readers/typed_notes.py",
    "reports/tree.py",
    "reports/tree_texts.py",
)
# Inside an app, from the bottom; a module may import its own rank and those below it.
RANKS = {
    "models": 1,
    "actions": 2,
    "checks": 2,
    "proposals": 2,
    "forms": 3,
    "admin": 3,
    "pages": 4,
    "views": 5,
    "urls": 6,
}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "services", "signals", "managers", "misc"}


def sources() -> list[Path]:
    return sorted(
        path
        for app in APPS
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts
    )


def imported_modules(path: Path) -> list[tuple[str, ast.stmt]]:
    found: list[tuple[str, ast.stmt]] = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [(alias.name, node) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [(f"{node.module}.{alias.name}", node) for alias in node.names]
    return found


def rank(module: str) -> int | None:
    parts = module.split(".")
    return RANKS.get(parts[1]) if len(parts) > 1 and parts[0] in APPS else None


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_an_app_imports_only_what_its_arrow_allows(path: Path) -> None:
    app = path.relative_to(ROOT).parts[0]
    ours = {name.split(".")[0] for name, _ in imported_modules(path)} & set(APPS)
    assert ours <= MAY_IMPORT[app]


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_inside_an_app_imports_point_downwards(path: Path) -> None:
    own = rank(".".join(path.relative_to(ROOT).with_suffix("").parts))
    if own is None:
        return
    ranks = [rank(name) for name, _ in imported_modules(path)]
    assert [r for r in ranks if r is not None and r > own] == []


@pytest.mark.parametrize("name", PURE)
def test_a_pure_rule_knows_neither_django_nor_models(name: str) -> None:
    names = [module for module, _ in imported_modules(ROOT / name)]
    assert [n for n in names if n.startswith("django") or ".models" in n] == []


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_writers_and_readers_know_no_model_and_composers_no_writer(path: Path) -> None:
    room = path.relative_to(ROOT).parts[:2]
    names = [module for module, _ in imported_modules(path)]
    if room in {("reports", "writers"), ("reports", "readers")}:
        assert [n for n in names if ".models" in n or ".compose" in n] == []
    if room == ("reports", "compose"):
        assert [n for n in names if n.startswith(("reports.writers", "reports.readers"))] == []


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_inside_functions_are_only_the_slow_or_circular_ones(path: Path) -> None:
    inner = [
        node
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    # WeasyPrint is slow and needs system libraries; an app's ready() runs once its models stand.
    allowed = path.name == "apps.py" or path.relative_to(ROOT).parts[:2] == ("reports", "writers")
    assert inner == [] or allowed


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_opens_with_one_sentence_and_has_a_name_of_the_trade(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert path.stem not in FORBIDDEN_NAMES
    if tree.body:
        assert re.match(r"\S", ast.get_docstring(tree) or "")


def test_the_top_level_is_the_one_the_office_fixed() -> None:
    expected = {
        "CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md", "conferences", "manage.py", "programme",
        "pyproject.toml", "reports", "static", "templates", "tests", "uv.lock",
    }  # fmt: skip
    local = {"var"}
    seen = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - local
    assert seen == expected
