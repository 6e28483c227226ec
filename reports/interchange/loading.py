"""The JSON of interchange.md as a paper: word for word where the file still says so, else by its lists."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from programme.findings import Finding, Severity
from programme.vietnamese import nfc
from reports import packed_trees
from reports.interchange.content import content
from reports.interchange.export import PAPER, flat
from reports.interchange.restore import from_lists
from reports.refusals import refusal
from reports.tree import DocumentTree

FROM_LISTS = (
    "Tệp JSON không có phần “paper” (từng dòng của bản in): văn bản được dựng lại từ các danh sách;"
    " số mục, dấu cuối câu, dòng phân công viết theo quy tắc. Hãy đối chiếu với bản gốc."
)
EDITED = (
    "Các danh sách trong tệp JSON đã sửa nên không khớp phần “paper” (từng dòng của bản in): văn bản"
    " được dựng lại từ các danh sách. Hãy đối chiếu với bản gốc."
)
# Brackets inside brackets: no form of ours nests so deep, and nobody may make us look deeper.
DEEPEST = 200
# A switch that is off says as little as one that is missing.
NOTHING: tuple[object, ...] = (None, "", [], {}, False)


class Loaded(NamedTuple):
    """The paper of a JSON file and what is doubtful about it."""

    tree: DocumentTree
    findings: tuple[Finding, ...] = ()


def from_json(data: object) -> DocumentTree:
    """The paper that `to_json` wrote, or the best one for the lists; raises `Unreadable`."""
    return load(data).tree


def load(data: object) -> Loaded:
    """The paper of a JSON value that anybody may have written; raises `Unreadable` with the key.

    The printed lines count while they say what the lists say. Lists that somebody edited go before
    them, and so do lists of a file without printed lines; then a finding says so.
    """
    cleaned = _cleaned(data, 0)
    plain = cleaned.pop(PAPER, None) if isinstance(cleaned, dict) else None
    if plain is None:
        return Loaded(from_lists(cleaned), (_doubt("json_lists_only", FROM_LISTS),))
    tree = _printed(plain)
    if _same(flat(content(tree)), cleaned):
        return Loaded(tree)
    return Loaded(from_lists(cleaned), (_doubt("json_edited", EDITED),))


def _printed(plain: object) -> DocumentTree:
    try:
        return packed_trees.unpack(plain)
    except (KeyError, TypeError, ValueError) as error:
        raise refusal("json_shape", part=PAPER) from error


def _doubt(kind: str, message: str) -> Finding:
    return Finding(kind, Severity.WARNING, message)


def _cleaned(value: Any, depth: int) -> Any:
    """The value with every text as it may enter (R58); refused when it nests too deep."""
    if depth > DEEPEST:
        raise refusal("json_depth", limit=DEEPEST)
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(one, depth + 1) for key, one in value.items()}
    if isinstance(value, list):
        return [_cleaned(one, depth + 1) for one in value]
    return value


def _same(ours: object, theirs: object) -> bool:
    """Whether two values say the same: null, "", [] and a missing key are one, order is none."""
    return _canonical(ours, ours) == _canonical(theirs, ours)


def _canonical(value: Any, form: Any) -> Any:
    """A value without what says nothing; only the keys of `form`, one of our own values, count."""
    if isinstance(value, Mapping):
        named = form if isinstance(form, Mapping) else value
        said = {key: _canonical(one, named[key]) for key, one in value.items() if key in named}
        return {key: one for key, one in said.items() if one not in NOTHING}
    if isinstance(value, list):
        row = form[0] if isinstance(form, list) and form else None
        return sorted((_canonical(one, row) for one in value), key=_sort_key)
    return value


def _sort_key(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=str)
