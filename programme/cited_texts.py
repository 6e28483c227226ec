"""The texts that words cite, each with its entry in the register; one query for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from programme import citations
from programme.checks.cited_faults import cited_faults
from programme.citations import Citation
from programme.findings import TextFinding
from programme.models import Directive, DirectiveKind, DirectiveRelation, DirectiveRelationKind

# How the kinds of findings begin that compare a citation with an entry of the register.
REGISTER = "register_"
# Where words begin and end.
Span = tuple[int, int]
ENDING = (DirectiveRelationKind.REPLACES, DirectiveRelationKind.SUPERSEDES)


@dataclass(frozen=True, slots=True)
class Fault:
    """Words of a citation that do not fit: where, why, and what may take their place ("": unknown).

    `names_entry` where the register has the text that was most likely meant.
    """

    start: int
    end: int
    says: str
    mend: str
    names_entry: bool = False

    @classmethod
    def of(cls, finding: TextFinding) -> Fault:
        start, end = finding.span or (0, 0)
        names_entry = finding.kind.startswith(REGISTER)
        return cls(start, end, finding.message, finding.mend or "", names_entry)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A text that words cite: in words, its code, and its entry in the register if it has one.

    `places` are where it stands in the words: "12-48 90-107", from and up to which letter.
    `followed_by` says what the register knows of texts that took its place; "" of none.
    """

    words: str
    short: str
    code: str
    directive: Directive | None
    is_linked: bool = False
    places: str = ""
    followed_by: str = ""
    faults: tuple[Fault, ...] = ()

    @property
    def is_slip(self) -> bool:
        """Whether the register has the text that was most likely meant: nothing is to be added to it."""
        return self.directive is None and any(fault.names_entry for fault in self.faults)


class RegisterEntries:
    """The register's texts that bear a cited number, asked for at once."""

    def __init__(self, cited: Iterable[Citation]) -> None:
        numbers = {one.number for one in cited}
        followers = DirectiveRelation.objects.filter(kind__in=ENDING).select_related("source")
        ended = Prefetch("followers", queryset=followers, to_attr="ended_by")
        rows = Directive.objects.filter(number__in=numbers).prefetch_related(ended)
        self.rows: list[Directive] = list(rows.order_by("pk")) if numbers else []
        self._by_code: dict[tuple[str, str, str], list[Directive]] = defaultdict(list)
        for row in self.rows:
            self._by_code[row.kind, row.number, row.symbol].append(row)

    def entry(self, one: Citation) -> Directive | None:
        """The entry of a citation, as `actions.directives.find` would find it.

        A citation without date names the only entry of its code, and none where there are several.
        """
        key = (str(DirectiveKind.of(one.kind)), one.number, one.symbol)
        found = self._by_code.get(key, [])
        if one.date is not None:
            return next((row for row in found if row.date == one.date), None)
        return found[0] if len(found) == 1 else None


def registered(cited: Iterable[Citation]) -> list[Citation]:
    """The register's texts that bear a cited number; one query, none where nothing is cited."""
    numbers = {one.number for one in cited}
    rows = Directive.objects.filter(number__in=numbers).order_by("pk") if numbers else ()
    return [row.citation for row in rows]


def cited_words(text: str, *more: str) -> str:
    """The words in which a record cites; its text first, so that places count from its beginning."""
    return "\n".join((text, *more))


def mentioned(words: str, linked: Container[int] = ()) -> list[Mentioned]:
    """The texts that words cite, each once, in their order; `linked` are keys that a record holds.

    Two queries whatever the number; what does not fit stands with the text in which it does not.
    """
    places: dict[Citation, list[tuple[int, int]]] = {}
    for mention in citations.find(words):
        places.setdefault(mention.citation, []).append((mention.start, mention.end))
    entries = RegisterEntries(places)
    faults = cited_faults(words, [row.citation for row in entries.rows])
    found = _by_citation([Fault.of(one) for one in faults], places)
    spans = [span for each in places.values() for span in each]
    return [
        _mentioned(
            one,
            entries.entry(one),
            linked,
            [piece for span in places[one] for piece in _outside(span, spans)],
            found.get(one, ()),
        )
        for one in places
    ]


def _outside(span: Span, others: Iterable[Span]) -> list[Span]:
    """A citation without those that its subject cites in turn: each is underlined as what it is."""
    start, last = span
    pieces = []
    for inner in sorted(one for one in others if start < one[0] and one[1] <= last):
        if inner[0] > start:
            pieces.append((start, inner[0]))
        start = max(start, inner[1])
    return [*pieces, (start, last)] if start < last else pieces


def _mentioned(
    one: Citation,
    entry: Directive | None,
    linked: Container[int],
    places: Iterable[tuple[int, int]],
    faults: Sequence[Fault],
) -> Mentioned:
    return Mentioned(
        citations.first_mention(one),
        citations.later_mention(one),
        one.code,
        entry,
        entry is not None and entry.pk in linked,
        " ".join(f"{start}-{end}" for start, end in places),
        _followed_by(entry),
        tuple(faults),
    )


def _followed_by(entry: Directive | None) -> str:
    rows: list[DirectiveRelation] = getattr(entry, "ended_by", [])
    told = (f"{row.source} {row.get_kind_display()} văn bản này" for row in rows)
    return "; ".join(told)


def _by_citation(
    faults: Iterable[Fault], places: Mapping[Citation, Sequence[tuple[int, int]]]
) -> dict[Citation, list[Fault]]:
    """Each fault with the narrowest citation round it."""
    spans = [(start, end, one) for one, ends in places.items() for start, end in ends]
    spans.sort(key=lambda span: span[1] - span[0])
    found: dict[Citation, list[Fault]] = defaultdict(list)
    for fault in faults:
        for start, end, one in spans:
            if start <= fault.start and fault.end <= end:
                found[one].append(fault)
                break
    return found
