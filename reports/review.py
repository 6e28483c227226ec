"""What the import page shows of a reading: each line as read beside what was understood of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from programme.errors import RuleBroken
from programme.findings import Finding, Severity
from programme.milestones import Review
from programme.vietnamese import fold_spaces, nfc
from reports import corrections, importer, interchange
from reports.corrections import FOOT_FIELDS, HEAD_FIELDS, NEEDED, Corrections, Line
from reports.importer import Plan, Row, RowStatus
from reports.importer.planning import directive_name
from reports.interchange import Content, LeadRole
from reports.tree import (
    Block,
    DocumentKind,
    DocumentTree,
    Item,
    LeadIn,
    LeadLine,
    Meeting,
    Paragraph,
    Section,
)
from reports.writers.text import block_line

KINDS = {
    DocumentKind.ANNUAL_PROGRAMME: "Chương trình làm việc năm",
    DocumentKind.ANNUAL_TASKS: "Chương trình nhiệm vụ năm",
    DocumentKind.QUARTERLY_PROGRAMME: "Chương trình công tác quý",
    DocumentKind.CONFERENCE_AGENDA: "Chương trình hội nghị",
    DocumentKind.QUARTERLY_REPORT: "Báo cáo quý",
}
BLOCKS: dict[type[Block], str] = {
    Section: "Phần",
    Meeting: "Hội nghị",
    Item: "Nội dung",
    LeadIn: "Câu dẫn",
    LeadLine: "Phân công",
    Paragraph: "Đoạn văn",
}
# A conference's own doubt about its heading says it already.
REPRINTED = "sẽ in lại thành"
REVIEW_NAMES = {"so_ket": "Sơ kết", "tong_ket": "Tổng kết"}
SEVERE = frozenset({Severity.ERROR, Severity.WARNING})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing understood of a line: an agency, a directive, a review; and what becomes of it."""

    name: str
    value: str
    row: Row | None = None


@dataclass(slots=True)
class ShownLine:
    """One line of the paper as the page shows it; `doubts` are sentences in amber."""

    place: str
    what: str
    original: str
    now: str
    text: str
    depth: int = 0
    path: str = ""
    is_corrected: bool = False
    is_left_out: bool = False
    rows: list[Row] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return "dong-" + self.place.replace(".", "-").replace("_", "-")

    @property
    def indent(self) -> int:
        return min(self.depth, 4)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of the plan that belong to no line: parts, agencies, directives."""

    what: str
    rows: tuple[Row, ...]

    @property
    def is_doubtful(self) -> bool:
        return any(row.status is RowStatus.DOUBTFUL for row in self.rows)


@dataclass(frozen=True, slots=True)
class PaperReview:
    """Everything the page shows; without `plan` the `sentence` says why nothing can be saved."""

    kind: str
    head: tuple[ShownLine, ...]
    body: tuple[ShownLine, ...]
    foot: tuple[ShownLine, ...]
    groups: tuple[Group, ...]
    loose: tuple[Finding, ...]
    notes: tuple[Finding, ...]
    plan: Plan | None
    sentence: str = ""

    @property
    def name(self) -> str:
        """What the office calls the paper, with whose it is when that is known."""
        if self.plan is None:
            return self.kind
        return f"{self.plan.name} của {self.plan.committee_name}"

    @property
    def doubtful(self) -> list[ShownLine]:
        return [line for line in (*self.head, *self.body, *self.foot) if line.doubts]

    @property
    def doubtful_rows(self) -> list[Row]:
        rows = (row for group in self.groups for row in group.rows)
        return [row for row in rows if row.status is RowStatus.DOUBTFUL]

    @property
    def doubt_count(self) -> int:
        """Places that ask for a look: lines, findings without a line, rows without one."""
        return len(self.doubtful) + len(self.loose) + len(self.doubtful_rows)

    @property
    def counts(self) -> list[tuple[RowStatus, int]]:
        """How many rows of each status; doubtful are the places, whoever doubts."""
        found = self.plan.counts if self.plan else {}
        return list({**found, RowStatus.DOUBTFUL: self.doubt_count}.items()) if found else []


def review(
    tree: DocumentTree,
    typed: Corrections,
    findings: Sequence[Finding],
    reprint: Sequence[Row] = (),
) -> PaperReview:
    """A reading with its corrections beside our records; reads only.

    `reprint` are the lines that would be printed otherwise, by their printed words.
    """
    now = corrections.corrected(tree, typed)
    content = interchange.content(now)
    plan, sentence = _planned(now)
    rows = plan.rows if plan else ()
    body = _body(tree, typed, content, rows)
    head = _fields(tree, now, typed, HEAD_FIELDS)
    foot = _fields(tree, now, typed, FOOT_FIELDS)
    found = (*findings, *(plan.findings if plan else content.findings))
    loose = _placed(found, [*head, *body, *foot])
    unplaced = _reprinted(body, reprint) if plan else []
    return PaperReview(
        kind=KINDS[tree.document_kind],
        head=tuple(head),
        body=tuple(body),
        foot=tuple(foot),
        groups=_groups((*rows, *unplaced), {line.path for line in body}),
        loose=tuple(one for one in loose if one.severity in SEVERE),
        notes=tuple(one for one in loose if one.severity not in SEVERE),
        plan=plan,
        sentence=sentence,
    )


def _planned(tree: DocumentTree) -> tuple[Plan | None, str]:
    try:
        return importer.plan(tree), ""
    except RuleBroken as broken:
        return None, str(broken)


def _fields(
    tree: DocumentTree, now: DocumentTree, typed: Corrections, names: dict[str, str]
) -> list[ShownLine]:
    """The lines of head or foot that the paper has, was given, or cannot do without."""
    found = []
    for place, what in names.items():
        original, text = corrections.field_text(tree, place), corrections.field_text(now, place)
        if original or text or place in NEEDED:
            line = ShownLine(place, what, original, text, text, is_corrected=place in typed)
            found.append(line)
    return found


def _body(
    tree: DocumentTree, typed: Corrections, content: Content, rows: Sequence[Row]
) -> list[ShownLine]:
    rows_at = _by_path(rows)
    facts_at = _facts(content, {(row.what, row.name): row for row in rows if not row.where})
    shown = []
    for line in corrections.lines(tree, typed):
        one = _shown(line, line.place in typed)
        if isinstance(line.block, Section | Meeting | Item | Paragraph):
            here = rows_at.pop(line.path, [])
            one.rows = [row for row in here if row.status is not RowStatus.DOUBTFUL]
            one.doubts = [row.sentence for row in here if row.status is RowStatus.DOUBTFUL]
            one.facts = facts_at.pop(line.path, [])
        shown.append(one)
    return shown


def _reprinted(body: Sequence[ShownLine], reprint: Iterable[Row]) -> list[Row]:
    """Put each difference at its line as a doubt; answers with those that have no line of the body."""
    by_words: dict[str, list[Row]] = defaultdict(list)
    for row in reprint:
        by_words[row.name].append(row)
    for line in body:
        if waiting := by_words.get(fold_spaces(nfc(line.now))):
            sentence = waiting.pop(0).sentence
            if not any(REPRINTED in doubt for doubt in line.doubts):
                line.doubts.append(sentence)
    return [row for rows in by_words.values() for row in rows]


def _shown(line: Line, is_corrected: bool) -> ShownLine:
    block = line.block
    return ShownLine(
        place=line.place,
        what=BLOCKS[type(line.read)],
        original=block_line(line.read),
        now=block_line(block) if block else "",
        text=corrections.block_text(block) if block else "",
        depth=line.depth,
        path=line.path,
        is_corrected=is_corrected,
        is_left_out=block is None,
    )


def _by_path(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.where:
            found[row.where].append(row)
    return found


def _facts(content: Content, rows: dict[tuple[str, str], Row]) -> dict[str, list[Fact]]:
    """Agencies, directives and reviews by the path of their item."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for lead in content.leads:
        name = "Chủ trì" if lead.role is LeadRole.LEAD else "Phối hợp"
        found[lead.item].append(Fact(name, lead.agency, rows.get(("cơ quan", lead.agency))))
    for mention in content.mentions:
        name = directive_name(mention.mention.citation)
        found[mention.at].append(Fact("Văn bản", name, rows.get(("văn bản chỉ đạo", name))))
    for at_review in content.reviews:
        found[at_review.at].append(Fact("Rà soát", _review_name(at_review.review)))
    return found


def _review_name(review: Review) -> str:
    name = REVIEW_NAMES.get(str(review.kind), str(review.kind))
    return f"{name} {review.years:02d} năm" if review.years else name


def _placed(findings: Iterable[Finding], lines: Sequence[ShownLine]) -> list[Finding]:
    """Put each finding at its line as a doubt; answers with those that belong to no line."""
    loose = []
    for finding in findings:
        line = _line_of(finding, lines) if finding.severity in SEVERE else None
        if line is None:
            loose.append(finding)
        elif finding.message not in line.doubts:
            line.doubts.append(finding.message)
    return loose


def _line_of(finding: Finding, lines: Sequence[ShownLine]) -> ShownLine | None:
    if finding.about:
        for line in lines:
            if finding.about in line.now or finding.about in line.original:
                return line
    if finding.where:
        return next((line for line in lines if line.path == finding.where), None)
    return None


def _groups(rows: Iterable[Row], paths: set[str]) -> tuple[Group, ...]:
    """What the plan holds beside the lines, doubtful rows first."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.where not in paths or not row.where:
            found[row.what].append(row)
    return tuple(
        Group(what, tuple(sorted(those, key=lambda row: row.status is not RowStatus.DOUBTFUL)))
        for what, those in found.items()
    )
