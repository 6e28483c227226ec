"""What of a paper would be printed otherwise once it is saved: tried out, compared, taken back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import transaction

from programme.errors import RuleBroken
from programme.models import User
from programme.vietnamese import SpellingProfile, fold_spaces, nfc, respell
from reports.compose import COMPOSERS, compose
from reports.importer.rows import Plan, Row, RowStatus
from reports.importer.saving import save
from reports.tree import DocumentTree
from reports.writers import text as text_writer

WHAT = "bản in"
NOT_SAVED = "Chưa nhận được: {broken}"
OTHERWISE = "Sẽ in lại thành “{line}”."
ELSEWHERE = "Dòng này sẽ in ở chỗ khác."
NOWHERE = "Dòng này sẽ không in thành dòng riêng."
ADDED = "Không có trong tệp: {lines}."
# Marks at the end of a line are the composer's affair (H5 II.I.6.2), as is the rule under the title.
END_MARKS = " .;:,"
RULE = re.compile(r"[-–—_*]*")
LABEL = re.compile(
    r"(?:[-–—+*•]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,5}|[A-Za-zđĐ])[-.)]{1,2})\s+"
)
HOURS = re.compile(r"(?:Từ |từ )?\d{1,2}\s?(?:giờ|[hg:])[^:]{0,40}: |\(\d{1,3}p\): ")
ALIKE = 0.6
WINDOW = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """A printed line and what stands in its place; "" is no line."""

    printed: str
    composed: str
    is_moved: bool = False

    @property
    def row(self) -> Row:
        """What becomes of a printed line as a row of a plan; whole lines, so that no word is lost."""
        if self.composed:
            sentence = OTHERWISE.format(line=self.composed)
        else:
            sentence = ELSEWHERE if self.is_moved else NOWHERE
        return Row(WHAT, self.printed, RowStatus.DOUBTFUL, sentence)


def reprinted(plan: Plan, *, by: User) -> tuple[Row, ...]:
    """The lines that would be printed otherwise, found by saving, composing and taking all back.

    Lines that would be added are one row, the last. One row says so when the paper could not be
    saved. What stands in a document already and not on paper is left out: the plan names it.
    """
    with transaction.atomic():
        try:
            document = save(plan, by=by)
            lines = _lines_of(compose(document)) if document.kind in COMPOSERS else None
        except RuleBroken as broken:
            return (Row("văn bản", plan.name, RowStatus.DOUBTFUL, NOT_SAVED.format(broken=broken)),)
        finally:
            transaction.set_rollback(True)
    if lines is None:
        return ()
    found = list(differences(_lines_of(plan.tree), lines))
    rows = [one.row for one in found if one.printed]
    added = [one.composed for one in found if not one.printed]
    if added and plan.document_id is None:
        sentence = ADDED.format(lines="; ".join(f"“{line}”" for line in added))
        rows.append(Row(WHAT, f"thêm {len(added)} dòng", RowStatus.DOUBTFUL, sentence))
    return tuple(rows)


def differences(printed: Sequence[str], composed: Sequence[str]) -> Iterator[Difference]:
    """Lines of two papers that do not say the same, in the order of print.

    Spelling profile, spaces and marks at the end of a line are not told apart.
    """
    ours, theirs = [_key(line) for line in printed], [_key(line) for line in composed]
    pairs = _paired(ours, theirs)
    left = Counter(theirs[other] for other in range(len(theirs)) if other not in pairs.values())
    spare = Counter(ours[index] for index in range(len(ours)) if index not in pairs)
    start = 0
    for index, line in enumerate(printed):
        other = pairs.get(index)
        if other is not None:
            yield from _added(composed, theirs, range(start, other), spare)
            start = other + 1
            if ours[index] != theirs[other]:
                yield Difference(line, composed[other])
        else:
            yield Difference(line, "", is_moved=left[ours[index]] > 0)
    yield from _added(composed, theirs, range(start, len(composed)), spare)


def _added(
    composed: Sequence[str], theirs: Sequence[str], places: range, spare: Counter[str]
) -> Iterator[Difference]:
    """Composed lines without one on paper; a line that only moved was named where it stood."""
    for place in places:
        if spare[theirs[place]]:
            spare[theirs[place]] -= 1
        else:
            yield Difference("", composed[place])


def _paired(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """For each of our lines the one that says it, in order: the same words, else nearly the same.

    Numbers and hours in front of the words count for nothing here.
    """
    bare, others = [_words(line) for line in ours], [_words(line) for line in theirs]
    found: dict[int, int] = {}
    matcher = SequenceMatcher(None, bare, others, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            found |= {i1 + step: j1 + step for step in range(i2 - i1)}
        elif kind == "replace":
            near = _nearly_the_same(bare[i1:i2], others[j1:j2])
            found |= {i1 + one: j1 + other for one, other in near.items()}
    return found


def _nearly_the_same(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """For each line the most alike of the next few, in order, each at most once."""
    found: dict[int, int] = {}
    start = 0
    for index, line in enumerate(ours):
        ranked = [
            (_likeness(line, theirs[other]), -other)
            for other in range(start, min(start + WINDOW, len(theirs)))
        ]
        likeness, place = max(ranked, default=(0.0, 0))
        if likeness >= ALIKE:
            found[index] = -place
            start = -place + 1
    return found


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _words(line: str) -> str:
    """A line without the label and the hours in front of its words."""
    return HOURS.sub("", LABEL.sub("", line)) or line


def _lines_of(tree: DocumentTree) -> list[str]:
    """The printed lines that hold words."""
    lines = (fold_spaces(nfc(line)) for line in text_writer.lines(tree))
    return [line for line in lines if RULE.fullmatch(line) is None]


def _key(line: str) -> str:
    """A line as far as its words go."""
    return respell(line, SpellingProfile.NEW).rstrip(END_MARKS)
