"""Where the words of a printed paper are kept: the record, field and place that a mending changes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from conferences.models import ItemState
from programme.findings import Finding, TextFinding
from programme.marks import REFERENCE
from programme.models import Document
from programme.models.record import Record
from programme.vietnamese import SpellingProfile, respell
from reports.checks.paper_passages import RECIPIENTS, TITLE

BODY, NOTES = "body", "notes"
_NOTE = re.compile(r"fn.+")
# The composer puts these behind the words of a record, or takes what was typed away.
_END_SIGNS = " .;:,"


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One line of a stored text in the paper's spelling; `start` is its place in the field.

    `source` names record and field as the blocks of a tree do: "section-12/text".
    """

    record: Record
    start: int
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where words are kept: [start, end) of the field that `source` names ("section-12/text")."""

    record: Record
    source: str
    start: int
    end: int

    @property
    def field(self) -> str:
        return self.source.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Mending:
    """The words [start, end) of a record's field give way to `words`."""

    record: Record
    field: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class KeptWords:
    """Every stored line that a document prints, by the room of the paper in which it stands."""

    rooms: dict[str, list[KeptLine]]

    @classmethod
    def of(cls, document: Document) -> KeptWords:
        """Eight queries whatever the size."""
        profile = SpellingProfile(document.spelling)
        rooms: dict[str, list[KeptLine]] = defaultdict(list)
        for room, name, record, fields in _printed(document):
            for field in fields:
                source = f"{name}-{record.pk}/{field}"
                rooms[room] += [
                    KeptLine(record, start, line, source)
                    for start, line in _lines(getattr(record, field), profile)
                ]
        return cls(dict(rooms))

    def standings(self, finding: Finding, source: str = "") -> list[Standing]:
        """Where the words of a finding of the printed paper are kept: the places nearest to its block.

        `source` is what the block said to print; "" searches the whole room. A finding of a whole
        text means all its words but the sign at their end.
        """
        if not isinstance(finding, TextFinding):
            return []
        start, end = span = finding.span or (0, len(finding.text.rstrip(_END_SIGNS)))
        for lines in self._near(room_of(finding.where), source):
            found = [
                Standing(line.record, line.source, place, place + end - start)
                for line in lines
                for place in _places(finding.text, span, line)
            ]
            if found:
                return found
        return []

    def _near(self, room: str, source: str) -> Iterator[list[KeptLine]]:
        """The lines that may keep the words: of the field, then of all that its record prints.

        A row of an agenda prints its presenters behind its text, in one block.
        """
        lines = self.rooms.get(room, [])
        if not source:
            yield lines
            return
        record = f"{source.partition('/')[0]}/"
        yield [line for line in lines if line.source == source]
        yield [line for line in lines if line.source.startswith(record)]


def mending_of(finding: Finding, standings: Sequence[Standing]) -> Mending | None:
    """What mends a finding; None unless exactly one place keeps the words in question."""
    if not isinstance(finding, TextFinding) or finding.mend is None or finding.span is None:
        return None
    if len(standings) != 1:
        return None
    [one] = standings
    return Mending(one.record, one.field, one.start, one.end, finding.mend)


def room_of(where: str) -> str:
    """The room of the paper in which a finding stands: title, recipients, notes or body."""
    if where in (TITLE, RECIPIENTS):
        return where
    return NOTES if _NOTE.fullmatch(where) else BODY


def _printed(document: Document) -> Iterator[tuple[str, str, Record, tuple[str, ...]]]:
    """(room, name of the source, record, its printed fields) of everything a document prints."""
    yield TITLE, "document", document, ("author_line", "title_lines", "note")
    yield BODY, "document", document, ("basis", "opening", "closing")
    items = document.items.live().filter(state=ItemState.PLANNED, conference__is_removed=False)
    of_body: tuple[tuple[str, Iterable[Record], tuple[str, ...]], ...] = (
        ("section", document.sections.all(), ("heading", "text")),
        ("conference", document.conferences.live(), ("name",)),
        ("item", items, ("lead_in", "text")),
        ("target", document.targets.all(), ("text",)),
        ("sitting", document.sittings.all(), ("heading",)),
        ("slot", document.slots.all(), ("text", "presenters")),
    )
    for name, records, fields in of_body:
        for record in records:
            yield BODY, name, record, fields
    for note in document.footnotes.all():
        yield NOTES, "footnote", note, ("text",)
    for recipient in document.recipients.all():
        yield RECIPIENTS, "recipient", recipient, ("name",)


def _lines(text: str, profile: SpellingProfile) -> Iterator[tuple[int, str]]:
    """Each line as printed with its place; a line whose spelling changes its length is passed over."""
    start = 0
    for line in text.splitlines(keepends=True):
        printed = respell(line, profile)
        if len(printed) == len(line) and line.strip():
            yield start, printed.rstrip()
        start += len(line)


def _places(text: str, span: tuple[int, int], line: KeptLine) -> Iterator[int]:
    """Where the words of a printed text stand in the field of a line; nothing if that is not sure."""
    start, end = span
    left, right = _between_references(text, start, end)
    for words in dict.fromkeys((text[left:right], text[left:right].rstrip(_END_SIGNS))):
        if left + len(words) >= end and words.strip() and line.text.count(words) == 1:
            yield line.start + line.text.index(words) + start - left
            return
    # Times, dates and presenters stand round the words of some records: the line is in the text.
    bare = line.text.strip().rstrip(_END_SIGNS)
    place = text.find(bare)
    if bare and text.count(bare) == 1 and place <= start and end <= place + len(bare):
        yield line.start + line.text.index(bare) + start - place


def _between_references(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch round [start, end) without references to notes: print numbers these anew."""
    left, right = 0, len(text)
    for match in REFERENCE.finditer(text):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end:
            return left, match.start()
    return left, right
