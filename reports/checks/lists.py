"""Lists of a paper: their numbers, the signs at the ends of their lines, and who prepares what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from conferences import agenda
from programme.checks.numbering import number_gaps
from programme.checks.passages import Passage
from programme.findings import Finding, Severity, TextFinding
from reports.checks.paper_passages import Listed, Paper
from reports.interchange.meetings import about_meeting
from reports.interchange.paths import marker
from reports.tree import Block, DocumentKind, Item, LeadLine, Meeting, Paragraph

# "… (Ban Tổ chức Tỉnh uỷ)": the item names its lead itself.
_BRACKET_AT_END = re.compile(r"\([^()]{3,200}\)[.;:,\s]*\Z")
_PART = re.compile(r"(\d{1,2})[a-zđ]")
_END_SIGNS = ".;:,?!…”)"
# Empty lines, and labels with what belongs to them: both end as they like.
_NO_SENTENCE = re.compile(
    r"\s*\Z|\s*(?:thời gian|địa điểm|thành phần|chủ trì|người trình bày)[^:.]{0,20}:",
    re.IGNORECASE,
)
_SIGN_NAMES = {".": "dấu chấm", ";": "dấu chấm phẩy", ",": "dấu phẩy"}
_SIBLINGS = 3  # fewer lines show no habit
_MOST = 2 / 3


def numbers(paper: Paper) -> list[Finding]:
    """Numbers left out or used twice (K49)."""
    return number_gaps(paper.labels)


def missing_dashes(paper: Paper) -> list[Finding]:
    """A paragraph of a report right behind lines with dashes, itself without one."""
    if paper.tree.document_kind is not DocumentKind.QUARTERLY_REPORT:
        return []
    found: list[Finding] = []
    for above, level in paper.levels:
        for before, one in pairwise(level):
            is_after_bullet = isinstance(before.block, Item) and before.block.is_bullet
            if above and is_after_bullet and isinstance(one.block, Paragraph):
                message = (
                    "Đoạn này không có gạch đầu dòng như các đoạn trước. Hãy thêm gạch đầu dòng."
                )
                passage = one.passage
                span = (0, min(len(passage.text), 1))
                found.append(passage.finding("missing_dash", message, span, severity=Severity.NOTE))
    return found


def end_signs(paper: Paper) -> list[Finding]:
    """Lines that end without a sign or with another one than most of their list.

    Right are full stops throughout, or semicolons with a full stop at the last line.
    """
    found: list[Finding] = []
    for _, level in paper.levels:
        lines = [
            one.passage
            for one in level
            if isinstance(one.block, Paragraph)
            or (isinstance(one.block, Item) and not one.block.blocks)
        ]
        lines = [
            line for line in lines if not line.text.isupper() and not _NO_SENTENCE.match(line.text)
        ]
        if len(lines) >= _SIBLINGS:
            found += _odd_ends(lines)
    return found


def _odd_ends(lines: Sequence[Passage]) -> Iterator[TextFinding]:
    ends = Counter(line.text.rstrip()[-1] for line in lines)
    habit, count = max(((sign, ends[sign]) for sign in ".;"), key=lambda pair: pair[1])
    if count < _MOST * len(lines):
        return
    for index, line in enumerate(lines):
        text = line.text.rstrip()
        is_last = index == len(lines) - 1
        want = "." if is_last else habit
        if text[-1] in ("." if habit == ";" else "") + want:
            continue
        if text[-1] in ";,":
            message = f"Dòng này kết thúc bằng {_SIGN_NAMES[text[-1]]}. Hãy kết thúc bằng {_SIGN_NAMES[want]}."
            span, mend = (len(text) - 1, len(text)), want
        elif text[-1] not in _END_SIGNS:
            message = f"Cuối dòng này thiếu {_SIGN_NAMES[want]}. Hãy thêm {_SIGN_NAMES[want]}."
            span, mend = (len(text), len(text)), want
        else:
            continue
        yield line.finding("end_sign", message, span, mend=mend, severity=Severity.NOTE)


def leads(paper: Paper) -> list[Finding]:
    """Lead lines that name a number which does not exist, and items that nobody prepares (K76)."""
    if paper.tree.document_kind is not DocumentKind.ANNUAL_PROGRAMME:
        return []
    found: list[Finding] = []
    for above, level in paper.levels:
        if above is not None and isinstance(above.block, Meeting):
            found += _leads_of(level)
    return found


def _leads_of(level: Sequence[Listed]) -> Iterator[Finding]:
    items: dict[str, Listed] = {}
    covered: set[str] = set()
    parts = 0
    for one in level:
        if isinstance(one.block, Item) and not about_meeting(one.block):
            items[_label(one)] = one
            if any(isinstance(below, LeadLine) for below in one.block.blocks):
                covered.add(_label(one))
        for labels in _labels_of_parts(one.block):
            parts += 1
            covered.update([_whole(label, items) for label in labels] or _just_before(items))
            missing = [label for label in labels if _whole(label, items) not in items]
            if missing:
                yield _missing_label(one, missing)
    # One line for a whole conference names no numbers and means all of its items.
    if parts > 1:
        yield from _uncovered(items, covered)


def _labels_of_parts(block: Block) -> list[list[str]]:
    """The items that each part of a lead line names; a part for what stands above it names none."""
    reading = agenda.parse_lead_line(block.text) if isinstance(block, LeadLine) else None
    return [[marker(label) for label in part.labels] for part in reading.parts] if reading else []


def _uncovered(items: Mapping[str, Listed], covered: Container[str]) -> Iterator[Finding]:
    for key, one in items.items():
        if key not in covered and not _BRACKET_AT_END.search(one.passage.text):
            yield _without_lead(one)


def _whole(label: str, items: Container[str]) -> str:
    """The item of which a label names a part: "2" of "2a"; the label itself where it has no letter."""
    part = _PART.fullmatch(label)
    return part[1] if part and label not in items else label


def _label(one: Listed) -> str:
    return marker(getattr(one.block, "label", "")) or one.path


def _just_before(items: dict[str, Listed]) -> list[str]:
    """The item a line without numbers belongs to: the last one, or all when they are bullets."""
    is_bulleted = all(isinstance(one.block, Item) and one.block.is_bullet for one in items.values())
    return list(items) if is_bulleted else list(items)[-1:]


def _without_lead(one: Listed) -> Finding:
    message = "Nội dung này chưa có cơ quan chủ trì. Hãy ghi cơ quan chủ trì tham mưu."
    return one.passage.finding("without_lead", message, (0, len(one.passage.text)))


def _missing_label(line: Listed, missing: Sequence[str]) -> TextFinding:
    passage = line.passage
    names = ", ".join(f"({label})" for label in missing)
    start = passage.text.rfind(missing[0])
    span = (start, start + len(missing[0])) if start >= 0 else (0, len(passage.text))
    message = (
        f"Dòng phân công nêu mục {names}, nhưng phía trên không có mục này. Hãy xem lại số mục."
    )
    return passage.finding("lead_label_missing", message, span, severity=Severity.ERROR)
