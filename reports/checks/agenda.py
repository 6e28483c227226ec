"""The timed lines of an agenda tree, handed to the rules about minutes."""

from __future__ import annotations

from programme.checks.minutes import (
    TimedPassage,
    mixed_clock,
    mixed_minutes,
    overlaps_and_gaps,
    uncovered_time,
    wrong_minutes,
)
from programme.checks.passages import Passage, PassageRole
from programme.clock_times import find_span, parse_timed_text
from programme.findings import Finding
from reports.checks.paper_passages import Listed, Paper
from reports.interchange.agenda_rows import is_venue
from reports.interchange.presenters import without_presenters
from reports.interchange.recorder import printed_text
from reports.interchange.sitting import session_heading
from reports.tree import DocumentKind, Item, LeadLine, Paragraph, Section


def agenda_times(paper: Paper) -> list[Finding]:
    """Minutes, gaps, overlaps and forms of time of a conference's agenda (K77)."""
    if paper.tree.document_kind is not DocumentKind.CONFERENCE_AGENDA:
        return []
    found: list[Finding] = []
    passages: list[Passage] = []
    for above, level in reversed(paper.levels):
        lines = [line for line in map(_timed, level) if line is not None]
        passages += [line.passage for line in lines if line.passage.role is not PassageRole.HEADING]
        for line in lines:
            found += wrong_minutes(line)
        if any(_is_half_day(one) for one in level):
            continue
        found += overlaps_and_gaps(lines)
        block = _timed(above) if above is not None else None
        if block is not None:
            found += uncovered_time(block, lines)
    return [*found, *mixed_minutes(passages), *mixed_clock(passages)]


def _timed(one: Listed) -> TimedPassage | None:
    """The line with its times; None for a line that prints none, or tells where people meet."""
    block = one.block
    if not isinstance(block, Item | Section | Paragraph) or isinstance(block, LeadLine):
        return None
    passage = one.passage
    if _is_half_day(one):
        span = find_span(passage.text)
        return TimedPassage(passage, span) if span else None
    if is_venue(passage.text):
        return None
    words, _ = without_presenters(printed_text(passage.text))
    timed = parse_timed_text(words)
    return TimedPassage(passage, timed.span) if timed else None


def _is_half_day(one: Listed) -> bool:
    return isinstance(one.block, Section | Item) and session_heading(one.passage.text) is not None
