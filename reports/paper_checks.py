"""All checks of words on one paper of any kind: a document tree in, findings with place and span out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from programme import (
    citation_checks,
    citation_facts,
    consistency_checks,
    doubled_words,
    missing_words,
    odd_partners,
    pairing_checks,
    repetition_checks,
    review_checks,
    spacing_checks,
    spelling_checks,
    sum_checks,
)
from programme.cited_passages import CitedPassage, cited
from programme.ended_bodies import ended_kinds_named
from programme.findings import Finding, TextFinding
from programme.passages import REMEMBERED, Passage, PassageRole
from reports import frame_checks, list_checks
from reports.agenda_checks import agenda_times
from reports.paper_passages import TITLE, Paper, on_marked_text, read_paper
from reports.tree import DocumentTree

OF_ONE_TEXT: tuple[Callable[[Passage], Sequence[Finding]], ...] = (
    doubled_words.doubled_words,
    spacing_checks.double_spaces,
    spacing_checks.spaces_before_signs,
    spacing_checks.spaces_missing,
    pairing_checks.unbalanced_pairs,
    spelling_checks.misspelled_syllables,
    spelling_checks.letters_apart,
    spelling_checks.known_misspellings,
    missing_words.missing_year_word,
    missing_words.missing_ordinal_word,
    missing_words.conversion_residues,
    citation_checks.date_padding,
    citation_checks.swapped_signs,
    repetition_checks.repeated_clauses,
    sum_checks.shares_of_a_whole,
    sum_checks.parts_of_a_total,
    sum_checks.part_over_whole,
)
OF_ALL_TEXTS: tuple[Callable[[Sequence[Passage]], Sequence[Finding]], ...] = (
    doubled_words.doubled_syllables,
    spacing_checks.uneven_dashes,
    odd_partners.odd_partners,
    odd_partners.unusual_words,
    consistency_checks.mixed_profile,
    consistency_checks.mixed_people,
    repetition_checks.same_texts,
    review_checks.contradicted_lead_ins,
)
OF_CITATIONS: tuple[Callable[[Sequence[CitedPassage]], Sequence[Finding]], ...] = (
    citation_checks.missing_so,
    citation_checks.missing_of,
    citation_checks.uneven_commas,
    citation_checks.disagreeing_symbols,
    citation_checks.shared_symbols,
    citation_facts.code_years,
    citation_facts.wrong_issuers,
    citation_facts.wrong_terms,
    citation_facts.same_numbers,
    citation_facts.two_subjects,
    citation_facts.incomplete_first_mentions,
)
OF_LISTS: tuple[Callable[[Paper], Sequence[Finding]], ...] = (
    list_checks.numbers,
    list_checks.missing_dashes,
    list_checks.end_signs,
    list_checks.leads,
    agenda_times,
)
OF_THE_FRAME: tuple[Callable[[DocumentTree], Sequence[Finding]], ...] = (
    frame_checks.head_and_foot,
    frame_checks.separator,
    frame_checks.authors,
    frame_checks.footnotes,
)


def findings(tree: DocumentTree) -> list[Finding]:
    """Everything odd in the words of a paper, in the order of reading.

    `where` is the path of the interchange form ("I.1.3", "fn2"), or "masthead", "title",
    "recipients", "signature". A `TextFinding` also bears the text, marks included, the span in it
    and the mending where exactly one is right. Each check passes once over the paper; no database.
    """
    return findings_of(read_paper(tree))


def findings_of(paper: Paper) -> list[Finding]:
    """`findings` of a tree whose passages have been read already."""
    found = dict.fromkeys(on_marked_text(one, paper) for one in _all(paper))
    return in_reading_order(found, paper)


def in_reading_order(found: Iterable[Finding], paper: Paper) -> list[Finding]:
    """Head first, then text by text and span by span, the foot last."""
    order = {frame_checks.MASTHEAD: -2, TITLE: -1}
    for index, passage in enumerate(paper.passages):
        order.setdefault(passage.where, index)
    end = len(paper.passages)

    def place(one: Finding) -> tuple[int, int]:
        span = one.span if isinstance(one, TextFinding) else None
        return order.get(one.where, end), span[0] if span else -1

    return sorted(found, key=place)


@lru_cache(maxsize=REMEMBERED)
def of_one_text(passage: Passage) -> tuple[Finding, ...]:
    """What the checks of single texts find in one; remembered, since most texts stay as they are."""
    return tuple(finding for check in OF_ONE_TEXT for finding in check(passage))


def _all(paper: Paper) -> Iterator[Finding]:
    texts = cited(paper.passages)
    for frame in OF_THE_FRAME:
        yield from frame(paper.tree)
    for lists in OF_LISTS:
        yield from lists(paper)
    for passage in paper.passages:
        yield from of_one_text(passage)
    for all_texts in OF_ALL_TEXTS:
        yield from all_texts(paper.passages)
    for citations in OF_CITATIONS:
        yield from citations(texts)
    for text in texts:
        yield from review_checks.review_years(text)
    yield from citation_facts.dates_ahead(texts, paper.last_day)
    quoted = {text.passage.text: list(text.subject_spans()) for text in texts}
    yield from consistency_checks.mixed_year_padding(paper.passages, quoted)
    yield from _ended_bodies(paper)


def _ended_bodies(paper: Paper) -> Iterator[Finding]:
    """Bodies that ended in 2025, named as lead agency or recipient of a later paper (K72)."""
    if paper.dated is None:
        return
    for passage in paper.passages:
        if passage.role not in (PassageRole.LEAD_LINE, PassageRole.RECIPIENT):
            continue
        for kind in ended_kinds_named(passage.text, paper.dated):
            message = (
                f"“{kind}” không còn hoạt động từ 01/7/2025. Hãy thay bằng cơ quan kế tục hoặc bỏ."
            )
            yield passage.finding("ended_body", message, (0, len(passage.text)))
