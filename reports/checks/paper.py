"""All checks of words on one paper of any kind: a document tree in, findings with place and span out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from programme.checks import (
    citation_facts,
    citation_forms,
    consistency,
    doubled_words,
    missing_words,
    numbering,
    odd_partners,
    pairs,
    repetitions,
    reviews,
    spacing,
    spelling,
    sums,
)
from programme.checks.cited_passages import CitedPassage, cited
from programme.checks.ended_bodies import ENDED_ON, ended_kinds_named, named_in
from programme.checks.passages import REMEMBERED, Passage, PassageRole
from programme.dates import format_date
from programme.findings import Finding, TextFinding
from reports.checks import frame, lists
from reports.checks.agenda import agenda_times
from reports.checks.paper_passages import TITLE, Paper, on_marked_text, read_paper
from reports.tree import DocumentTree

UNBALANCED = "unbalanced_pair"
OF_ONE_TEXT: tuple[Callable[[Passage], Sequence[Finding]], ...] = (
    doubled_words.doubled_words,
    spacing.double_spaces,
    spacing.spaces_before_signs,
    spacing.spaces_missing,
    pairs.unbalanced_pairs,
    numbering.inline_gaps,
    spelling.misspelled_syllables,
    spelling.letters_apart,
    spelling.known_misspellings,
    missing_words.missing_year_word,
    missing_words.missing_ordinal_word,
    missing_words.half_excellent,
    missing_words.conversion_residues,
    citation_forms.date_padding,
    citation_forms.swapped_signs,
    repetitions.repeated_clauses,
    sums.shares_of_a_whole,
    sums.parts_of_a_total,
    sums.part_over_whole,
)
OF_ALL_TEXTS: tuple[Callable[[Sequence[Passage]], Sequence[Finding]], ...] = (
    doubled_words.doubled_syllables,
    spacing.uneven_dashes,
    odd_partners.odd_partners,
    odd_partners.unusual_words,
    consistency.mixed_profile,
    consistency.mixed_people,
    consistency.mixed_days,
    repetitions.same_texts,
    reviews.contradicted_lead_ins,
)
OF_CITATIONS: tuple[Callable[[Sequence[CitedPassage]], Sequence[Finding]], ...] = (
    citation_forms.missing_so,
    citation_forms.missing_of,
    citation_forms.uneven_commas,
    citation_forms.disagreeing_symbols,
    citation_forms.shared_symbols,
    citation_facts.code_years,
    citation_facts.wrong_issuers,
    citation_facts.wrong_terms,
    citation_facts.same_numbers,
    citation_facts.two_subjects,
    citation_facts.incomplete_first_mentions,
)
OF_LISTS: tuple[Callable[[Paper], Sequence[Finding]], ...] = (
    lists.numbers,
    lists.missing_dashes,
    lists.end_signs,
    lists.leads,
    frame.unwritten_notes,
    agenda_times,
)
OF_THE_FRAME: tuple[Callable[[DocumentTree], Sequence[Finding]], ...] = (
    frame.head_and_foot,
    frame.separator,
    frame.authors,
    frame.footnotes,
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
    order = {frame.MASTHEAD: -2, TITLE: -1}
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
    for of_frame in OF_THE_FRAME:
        yield from of_frame(paper.tree)
    for of_lists in OF_LISTS:
        yield from of_lists(paper)
    yield from _of_single_texts(paper)
    for of_all_texts in OF_ALL_TEXTS:
        yield from of_all_texts(paper.passages)
    for of_citations in OF_CITATIONS:
        yield from of_citations(texts)
    for text in texts:
        yield from reviews.review_years(text)
    yield from citation_facts.dates_ahead(texts, paper.last_day)
    quoted = {text.passage.text: list(text.subject_spans()) for text in texts}
    yield from consistency.mixed_year_padding(paper.passages, quoted)
    yield from _ended_bodies(paper)


def _of_single_texts(paper: Paper) -> Iterator[Finding]:
    found = [one for passage in paper.passages for one in of_one_text(passage)]
    alone = [one for one in found if isinstance(one, TextFinding) and one.kind == UNBALANCED]
    quoted = pairs.over_paragraphs(alone, paper.passages) if len(alone) > 1 else set()
    yield from (one for one in found if one.kind != UNBALANCED or one not in quoted)


def _ended_bodies(paper: Paper) -> Iterator[Finding]:
    """Bodies that ended in 2025, named as lead agency or recipient of a later paper (K72)."""
    if paper.dated is None:
        return
    for passage in paper.passages:
        if passage.role not in (PassageRole.LEAD_LINE, PassageRole.RECIPIENT):
            continue
        for kind in ended_kinds_named(passage.text, paper.dated):
            start, end = named_in(passage.text, kind)
            printed = passage.text[start:end]
            message = (
                f"“{printed}” không còn hoạt động từ ngày {format_date(ENDED_ON)}. Hãy thay bằng cơ"
                " quan kế tục hoặc bỏ."
            )
            yield passage.finding("ended_body", message, (start, end))
