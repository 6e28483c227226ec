"""Compares what a reader understood with the truth of a sample, by the rules of interchange.md."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any

# What makes the overall figure, and what is held to account beside it.
COMPARED = {
    "conferences": "name kind ordinal year quarter months part date_from date_to path",
    "items": "path text role",
    "leads": "item agency role",
    "directives": "at type number symbol date issuer term subject",
    "reviews": "at kind years codes",
    "targets": "group name value value_max of unit comparator change",
    "sessions": "path part date start end",
    "slots": "path start end minutes text presenters",
    "footnotes": "mark text",
}

HEADER = (
    "issuer party_line number symbol draft place day month year doc_kind title term"
    " tenure_from tenure_to period_year period_quarter"
)
SIGNATORY = "on_behalf position name"


def comparable(value: object) -> object:
    """A value as the interchange compares it: NFC without white space, numbers by value."""
    if isinstance(value, str):
        return "".join(unicodedata.normalize("NFC", value).split()) or None
    if isinstance(value, list):
        return tuple(sorted(map(comparable, value), key=repr)) or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return value or None


def facts(data: Mapping[str, Any]) -> Counter[tuple[object, ...]]:
    """Every fact of a document in the interchange form, each as often as it is stated."""
    found: Counter[tuple[object, ...]] = Counter()
    found[("type", data.get("type"))] += 1
    for kind, keys in COMPARED.items():
        for row in data.get(kind) or ():
            found[(kind, *(comparable(row.get(key)) for key in keys.split()))] += 1
    for text in data.get("recipients") or ():
        found[("recipient", comparable(text))] += 1
    for kind in ("header", "signatory"):
        for key, value in (data.get(kind) or {}).items():
            if comparable(value) is not None:
                found[(kind, key, comparable(value))] += 1
    return found


def missing_and_unexpected(
    truth: Mapping[str, Any], read: Mapping[str, Any]
) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """The facts that were not read, and those that were read but do not stand in the paper."""
    known = {key for kind in ("header", "signatory") for key in (truth.get(kind) or {})}
    expected, found = facts(truth), facts(_without_other_keys(read, known))
    return list((expected - found).elements()), list((found - expected).elements())


def score(truth: Mapping[str, Any], read: Mapping[str, Any]) -> float:
    """F1 over all facts, 1.0 when everything was read and nothing invented."""
    missing, unexpected = missing_and_unexpected(truth, read)
    total = sum(facts(truth).values())
    correct = total - len(missing)
    return 2 * correct / (2 * correct + len(missing) + len(unexpected)) if total else 1.0


def _without_other_keys(read: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    """Header fields of our own that the interchange form does not name are left aside."""
    plain = dict(read)
    for kind in ("header", "signatory"):
        names = set((HEADER if kind == "header" else SIGNATORY).split())
        values = plain.get(kind) or {}
        plain[kind] = {key: value for key, value in values.items() if key in names | known}
    return plain
