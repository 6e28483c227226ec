"""All that is odd in a document: in its records and in the words it prints, each thing told once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from conferences.checks import KIND_NAMES
from conferences.checks import findings_of as findings_of_records
from conferences.checks.bodies import LEAD
from programme.checks.cited_faults import against_register
from programme.checks.cited_passages import cited, each_mention
from programme.cited_texts import registered
from programme.findings import Finding, TextFinding
from programme.marks import plain
from programme.models import Document, DocumentKind
from programme.vietnamese import first_words, nfc, search_key
from reports import compose, footnotes
from reports.checks.frame import author_places
from reports.checks.paper import findings_of as findings_of_words
from reports.checks.paper import in_reading_order
from reports.checks.paper_passages import Listed, Paper, on_marked_text, read_paper
from reports.checks.rules import RULES, SENSE, Rule, place_words
from reports.kept_words import KeptWords, Mending, Standing, mending_of
from reports.tree import LeadIn, LeadLine, Meeting, Section

PLAN = "Quy ước lập chương trình"
# The names that the year's page gives to places, and those that a tree gives to records.
LOOSE_NOTES = "footnote"
RECORD_NAMES = {"noi-dung": "item", "hoi-nghi": "conference"}
REVIEWS = frozenset({"review_misfit", "review_late", "review_short"})


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of a document: where it stands in words, what record prints it, what mends it.

    `source` names record and field ("item-12/text"); "" when no one record is meant. `version` is
    that of a note which no page prints, `standing` the place of the words in their field, `parties`
    the (name, source) of the places that contradict each other.
    """

    finding: Finding
    place: str
    source: str = ""
    mending: Mending | None = None
    version: int = 0
    standing: Standing | None = None
    parties: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The same for the same finding on the same words, another as soon as they change."""
        one = self.finding
        text, span, mend = "", None, None
        if isinstance(one, TextFinding):
            text, span, mend = one.text, one.span, one.mend
        told = repr((one.kind, one.where, one.message, text, span, mend))
        return sha256(told.encode()).hexdigest()[:24]


def rule_of(kind: str) -> Rule | None:
    """What findings of a kind are called and which rule they rest on; None for an unknown kind."""
    if kind in RULES:
        return RULES[kind]
    source = SENSE if kind == "reviewed_twice" else PLAN
    return Rule(KIND_NAMES[kind], source) if kind in KIND_NAMES else None


def remarks_of(document: Document, *, today: datetime.date, mends: bool) -> list[Remark]:
    """Everything odd in a document of any kind; a thing that records and words both show comes once.

    `mends` asks for the places where the words are kept, in eight queries more; the register is one. The document comes
    with its committee and term read; the number of queries is the same whatever its size.
    """
    paper = read_paper(compose.compose(document))
    sources = _sources(paper)
    of_records = list(_of_records(document, paper, sources, today))
    told = {_told(remark) for remark in of_records}
    ended = [one.finding.about for one in of_records if one.finding.kind == "ended_body"]
    of_records += _of_loose_notes(document, paper)
    kept = KeptWords.of(document) if mends else None
    found = of_records
    of_register = [on_marked_text(one, paper) for one in _against_register(paper)]
    for finding in in_reading_order([*findings_of_words(paper), *of_register], paper):
        text = finding.text if isinstance(finding, TextFinding) else ""
        source = sources.get((finding.where, text), "")
        standings = kept.standings(finding, source) if kept is not None else []
        standing = standings[0] if standings else None
        mending = mending_of(finding, standings)
        place = place_words(finding.where)
        parties = author_places(paper.tree) if finding.kind == "two_authors" else ()
        remark = Remark(finding, place, source, mending, standing=standing, parties=parties)
        is_told = _told(remark) in told and source != ""
        if is_told or (finding.kind == "ended_body" and any(name in text for name in ended)):
            continue
        found.append(remark)
    return found


def _of_loose_notes(document: Document, paper: Paper) -> Iterator[Remark]:
    """The stored notes that no page prints; one query."""
    for note in document.footnotes.order_by("pk"):
        for finding in footnotes.loose(paper.tree, {note.mark: note.text}):
            about = first_words(plain(note.text), footnotes.LONGEST_ABOUT)
            source = f"{LOOSE_NOTES}-{note.pk}"
            said = replace(finding, about=about)
            yield Remark(said, place_words(said.where), source, version=note.version)


def _against_register(paper: Paper) -> list[TextFinding]:
    """Citations whose date, symbol, issuer or term the register gives otherwise; one query."""
    texts = cited(paper.passages)
    known = registered(mention.citation for _, mention in each_mention(texts))
    return against_register(texts, known)


def _of_records(
    document: Document,
    paper: Paper,
    sources: Mapping[tuple[str, str], str],
    today: datetime.date,
) -> Iterator[Remark]:
    """What the records of an annual programme show; other papers plan no conferences."""
    if document.kind != DocumentKind.ANNUAL_WORK_PROGRAMME:
        return
    paths = {
        source.partition("/")[0]: where for (where, text), source in sources.items() if not text
    }
    for finding in findings_of_records(document, today=today):
        named, _, key = finding.where.rpartition("-")
        if named in RECORD_NAMES:
            source = f"{RECORD_NAMES[named]}-{key}"
            yield Remark(finding, place_words(paths.get(source, "")), source)
            continue
        line = _lead_line(paper, finding.about) if finding.where == LEAD else None
        if line is not None:
            yield Remark(finding, place_words(line.path), line.block.source)
        else:
            yield Remark(finding, finding.where.capitalize() or place_words(""))


def _lead_line(paper: Paper, name: str) -> Listed | None:
    """The first line that names an agency as the one in charge."""
    key = search_key(name)
    lines = (one for _, level in paper.levels for one in level if isinstance(one.block, LeadLine))
    return next((one for one in lines if key in search_key(one.passage.text)), None)


def _told(remark: Remark) -> tuple[str, str]:
    """What is said of which record: two remarks that agree in it say the same."""
    kind = remark.finding.kind
    return ("review" if kind in REVIEWS else kind, remark.source.partition("/")[0])


def _sources(paper: Paper) -> dict[tuple[str, str], str]:
    """What prints each text, by path and text, and by path alone; "" where two records might."""
    found: dict[tuple[str, str], str] = {}
    for _, level in paper.levels:
        for one in level:
            block = one.block
            text = nfc(block.heading if isinstance(block, Section | Meeting) else block.text)
            key = (one.path, text)
            found[key] = block.source if found.get(key, block.source) == block.source else ""
            if not isinstance(block, LeadIn | LeadLine):
                found.setdefault((one.path, ""), block.source)
    return found
