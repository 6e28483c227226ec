"""The errors that people found in the five real papers: which of them the checks find, and why not the rest."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from programme.findings import Finding, Severity
from reports.checks.paper import findings
from reports.readers import read_unguarded

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"

# Why an anomaly has no finding.
NO_ERROR = "right by the guideline or by custom; a finding would be a false alarm"
MEANING = "only who knows what was meant can see it: each word is right by itself"
READING = "about reading the paper; the reader deals with it before the checks"

Row = tuple[str, str, str]  # where and what people noted; the finding's kind, or why there is none
TABLE: dict[str, tuple[Row, ...]] = {
    "seed-000": (
        ("II.2.5", "wrong_anniversary", "review_misfit"),
        ("II.3.10", "wrong_anniversary", "review_misfit"),
        ("II.3.11", "wrong_anniversary", "review_misfit"),
        ("II.1.4", "same_number", "same_number@II.2.4"),
        ("II.2.5", "double_space", "double_space"),
        ("II.3.9", "missing_word", "citation_so"),
        ("II.3.10", "format", "year_padding"),
        ("II.4", "contradiction", "lead_in_kind@II.4.6"),
        ("II.4.7", "short_interval", "review_short"),
        ("II.4.8", "short_interval", "review_short"),
        ("II.5.1.-1", "issuer_missing", "citation_incomplete"),
        ("III.1", "unsigned", "no_signature@signature"),
    ),
    "seed-001": (
        ("II.1.1.p3", "wrong_symbol", "citation_symbol"),
        ("II.1.2.p3", "missing_word", "missing_word"),
        ("II.1.2.p3", "wrong_anniversary", "review_misfit"),
        ("II.1.4.p1", "doubled_word", "doubled_word"),
        ("II.1.3.p1", "doubled_word", "doubled_word"),
        ("II.1.1.p2", "typo", "doubled_word"),
        ("II.1.1.p3", "typo", "misplaced_tone"),
        ("I.3.18", "typo", "misspelling"),
        ("II.1.5.p3", "typo", "misspelling"),
        ("II.1.6.p4", "typo", "misspelling"),
        ("II.2.1.2.p1", "doubled_word", "doubled_word"),
        ("II.2.1.3.p1", "typo", "misspelling"),
        ("II.2.1.4.p1", "typo", "misspelling"),
        ("II.3.1.p2", "doubled_word", "doubled_word"),
        ("II.3.2.p1", "typo", "misspelling"),
        ("I.2.3", "typo", "space_missing"),
        ("fn2", "unbalanced_quote", "unbalanced_pair"),
        ("II.1.4.p2", "shared_symbol", "shared_symbol"),
        ("II.2.2.p6", "short_reference", NO_ERROR),  # a later mention (H5 II.I.6.1.4)
        ("I.3.7", "sum", "shares"),
        ("I.3.14", "trap", NO_ERROR),
        ("I.3.15", "trap", NO_ERROR),
        ("fn", "lost_mark", READING),
        ("", "no_header", "no_header@masthead"),
    ),
    "seed-002": (
        ("I.1", "unbalanced_paren", "unbalanced_pair"),
        ("II.1.1.p1", "doubled_word", "doubled_word"),
        ("II.1.2.p1", "spacing", "dash"),
        ("II.2.1.p5", "broken_word", "letters_apart"),
        ("II.1.2.p1", "inclusive_years", NO_ERROR),  # "05 năm (2021 - 2025)" counts both ends
        ("II.3.1.p1", "typo", "misspelling"),
        ("", "header_cell_missing", "no_issuer@masthead"),
        ("", "contradiction", "two_authors@title"),
        ("", "artefact", READING),
        ("", "no_foot", "no_signature@signature"),
        ("II", "capital", "mixed_people@II.2.2.p1"),
    ),
    "seed-003": (
        ("I.1", "minutes_gap", "uncovered"),
        ("I.2.7", "untimed", NO_ERROR),  # papers to read are an ordinary row without a time
        ("I.2.4", "wrong_anniversary", "review_misfit"),
        ("I.2.7.-1", "short_interval", "review_short"),
        ("I.2.7.-1", "doubled_word", "doubled_word"),
        ("I.2.7.-1", "unbalanced_quote", "unbalanced_pair"),
        ("I.2.6", "nested_review", NO_ERROR),
        ("II.4", "time_format", "clock_form"),
        ("I.1.1", "minute_format", "minute_form"),
        ("II.1", "repeated_slot", NO_ERROR),  # discussion comes twice a day
        ("II.5", "open_end", NO_ERROR),
        ("", "no_header", NO_ERROR),  # the agenda of a conference bears none
    ),
    "seed-004": (
        ("9", "section_gap", "number_gap"),
        ("2.-2", "term_contradicts_date", "citation_term"),
        ("1.-6", "same_number", "same_number@2.-1"),
        ("1.-6", "missing_word", "missing_word"),
        ("1.-3", "missing_word", "missing_word"),
        ("2.-2", "unbalanced_paren", "unbalanced_pair"),
        ("6.-2", "repeated_text", "repeated_clause"),
        ("6.-1", "date_format", "date_padding"),
        ("6.-1", "missing_word", "citation_of"),
        ("9.p2", "missing_word", "citation_so"),
        ("4.-1", "subject_runs_on", MEANING),
        ("1.-5", "inclusive_years", NO_ERROR),
        ("1.-5", "open_end", "end_sign"),
        ("6.-3", "no_full_stop", "end_sign"),
        ("7.p1", "missing_dash", "missing_dash"),
        ("", "garbled_tail", READING),
        ("", "artefact", READING),
    ),
}
# Everything the checks say of the five papers: each was read, and each is right by a rule or worth a
# look. A change of these numbers is to be read in the same way.
COUNTS = {
    "seed-000": {"error": 3, "warning": 6, "note": 16},
    "seed-001": {"error": 2, "warning": 18, "note": 17},
    "seed-002": {"warning": 8, "note": 9},
    "seed-003": {"error": 1, "warning": 3, "note": 5},
    "seed-004": {"warning": 10, "note": 11},
}
REASONS = {NO_ERROR, MEANING, READING}

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the acceptance data is not here")


def of(name: str) -> list[Finding]:
    return findings(read_unguarded((SEEDS / f"{name}.docx").read_bytes()).tree)


@pytest.mark.parametrize("name", TABLE)
def test_the_table_answers_for_every_anomaly_that_people_noted(name: str) -> None:
    noted = json.loads((SEEDS / f"{name}.json").read_text(encoding="utf-8"))["anomalies"]
    assert [(row["at"], row["kind"]) for row in noted] == [row[:2] for row in TABLE[name]]


@pytest.mark.parametrize("name", TABLE)
def test_each_anomaly_a_machine_can_know_is_found(name: str) -> None:
    found = {(one.kind, one.where) for one in of(name)}
    wanted = [row for row in TABLE[name] if row[2] not in REASONS]
    missed = [
        row
        for row in wanted
        if (row[2].partition("@")[0], row[2].partition("@")[2] or row[0]) not in found
    ]
    assert missed == []


@pytest.mark.parametrize("name", COUNTS)
def test_what_the_checks_say_of_a_paper_was_read_by_people(name: str) -> None:
    counts = Counter(one.severity for one in of(name))
    seen = {severity.value: counts[severity] for severity in Severity if counts[severity]}
    assert seen == COUNTS[name]


def test_of_seventy_six_anomalies_sixty_one_are_found() -> None:
    rows = [row for table in TABLE.values() for row in table]
    counts = Counter(row[2] if row[2] in REASONS else "found" for row in rows)
    assert counts == {"found": 61, NO_ERROR: 10, MEANING: 1, READING: 4}
