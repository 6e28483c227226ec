"""Rules of the house that no linter knows: safe templates, history on every write, filtered reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("programme", "conferences", "reports")
SOURCES = sorted(
    path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static").rglob("*.js"))

UNSAFE_IN_TEMPLATES = {
    "a filter that switches escaping off": r"\|\s*safe(?:seq)?\b",
    "escaping switched off": r"autoescape\s+off",
    "an inline style": r"\sstyle\s*=|<style\b",
    "an inline script": r"<script(?![^>]*\ssrc=)",
    "an event attribute": r"<[^>]*\s(?:on[a-z]+|hx-on[:a-z-]*)\s*=",
    "a script address": r"javascript:",
    "another host": r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""",
}
UNSAFE_IN_SCRIPTS = {
    "text as markup": r"\.(?:innerHTML|outerHTML)\b|insertAdjacentHTML|document\.write",
    "text as code": r"\beval\(|\bnew Function\(",
    "text kept in the browser": r"\b(?:localStorage|indexedDB)\b",
    "another host": r"""["'`](?:https?:)?//[a-z]""",
}
# The PDF's own page carries its stylesheet; no browser reads it under our policy.
PRINTED_ONLY = {"reports/official/document.html"}

# Writes past `save()` that keep the history all the same, or touch rows that have none: each with
# its reason.
ALLOWED_WRITES = {
    "programme/actions/order.py": "shifts neighbours; their content does not change (R4)",
    "programme/views/health.py": "asks the database for 1",
    "reports/files.py": "reads whole rows to hash them, writes none",
}


BANNED = {"bulk_create", "bulk_update", "execute", "executemany", "_raw_delete"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def without_comments(text: str) -> str:
    return re.sub(
        r"\{#.*?#\}|<!--.*?-->|\{% comment %\}.*?\{% endcomment %\}", "", text, flags=re.S
    )


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_r70_r73_templates_escape_everything_and_hold_nothing_inline(path: Path) -> None:
    text = without_comments(path.read_text())
    printed = str(path.relative_to(ROOT / "templates")) in PRINTED_ONLY
    found = [
        what
        for what, pattern in UNSAFE_IN_TEMPLATES.items()
        if re.search(pattern, text, flags=re.I) and not (printed and what == "an inline style")
    ]
    assert found == []


@pytest.mark.parametrize("path", SCRIPTS, ids=named)
def test_r72_r73_r74_scripts_write_text_as_text_and_ask_nobody_else(path: Path) -> None:
    text = re.sub(r"^\s*//.*$|/\*.*?\*/", "", path.read_text(), flags=re.M | re.S)
    found = [what for what, pattern in UNSAFE_IN_SCRIPTS.items() if re.search(pattern, text)]
    assert found == []


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_r73_no_source_marks_text_as_safe(path: Path) -> None:
    names = {n.id for n in walk(path, ast.Name)} | {n.attr for n in walk(path, ast.Attribute)}
    assert names & {"mark_safe", "SafeString", "SafeText", "safestring"} == set()


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_r20_no_write_passes_by_the_history(path: Path) -> None:
    if named(path) in ALLOWED_WRITES:
        return
    assert writes_past_save(ast.parse(path.read_text())) == []


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if "views" in p.parts or p.stem == "pages"], ids=named
)
def test_r44_views_read_records_only_as_the_user_may_see_them(path: Path) -> None:
    tree = ast.parse(path.read_text())
    allowed = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"visible_to", "editable_by", "none"}
    }
    found = [
        f"line {node.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager", "_base_manager"}
        and id(node) not in allowed
    ]
    assert found == []


def test_every_allowance_is_still_needed() -> None:
    for name in ALLOWED_WRITES:
        assert writes_past_save(ast.parse((ROOT / name).read_text())) != []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Item.objects.filter(pk=1).update(text='x')", ["line 1: update"]),
        ("Item.objects.bulk_create(rows)", ["line 1: bulk_create"]),
        ("rows.bulk_update(rows, ['text'])", ["line 1: bulk_update"]),
        ("Item.objects.raw('SELECT 1')", ["line 1: raw"]),
        ("cursor.execute('DELETE FROM x')", ["line 1: execute"]),
        ("item.position = F('position') + 1", ["line 1: F()"]),
        ("Item.objects.filter(pk=1)._raw_delete('default')", ["line 1: _raw_delete"]),
        ("words.update({'a': 1})", []),
        ("item.save()", []),
        ("bulk_update_with_history(rows, Item, ['text'])", []),
    ],
)
def test_r20_the_rule_itself_knows_a_write_when_it_sees_one(line: str, found: list[str]) -> None:
    assert writes_past_save(ast.parse(line)) == found


def writes_past_save(tree: ast.AST) -> list[str]:
    """Calls that change rows without `save()`: a queryset's update takes names only, a dict's does not."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            names_only = name == "update" and bool(node.keywords) and not node.args
            raw = name == "raw" and "objects" in ast.dump(node.func.value)
            if name in BANNED or names_only or raw:
                found.append(f"line {node.lineno}: {name}")
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
            calls = [n.func for n in ast.walk(node.value) if isinstance(n, ast.Call)]
            if any(isinstance(call, ast.Name) and call.id == "F" for call in calls):
                found.append(f"line {node.lineno}: F()")
    return found


def walk(path: Path, kind: type) -> Iterator[ast.AST]:
    return (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, kind))
