"""Citations of directing texts: found in running text, written for the first and the later time."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field, replace

from programme.citation_parts import ClauseSigns, Found, Tail, next_code, read_head, read_tail
from programme.dates import format_date, parse_date
from programme.directive_kinds import is_party_symbol, kind_named, kind_of_symbol, symbol_agrees
from programme.vietnamese import fold_spaces, nfc

__all__ = [
    "LONGEST_MENTION",
    "Citation",
    "Form",
    "Mention",
    "find",
    "first_mention",
    "format_mention",
    "later_mention",
    "parse_one",
    "symbol_agrees",
]


@dataclass(frozen=True, slots=True)
class Citation:
    """A directing text as cited; identity is kind + number + symbol + date, "" is not printed."""

    kind: str
    number: str
    symbol: str
    date: datetime.date | None = None
    issuer: str = ""
    term: str = ""
    subject: str = ""

    @property
    def code(self) -> str:
        """ "42-CT/TW" for Party symbols, "1735/CTr-UBND" for those of the State."""
        return f"{self.number}{'-' if is_party_symbol(self.symbol) else '/'}{self.symbol}"


@dataclass(frozen=True, slots=True)
class Form:
    """How a mention was printed: its words and the joints between them; "" is not printed."""

    kind_text: str = ""
    number_lead: str = ""
    code_text: str = ""
    date_lead: str = ""
    date_text: str = ""
    date_tail: str = ""
    issuer_lead: str = ""
    term_lead: str = ""
    term_tail: str = ""
    date_last: bool = False
    subject_lead: str = ""
    subject_tail: str = ""

    @property
    def has_so(self) -> bool:
        """Whether "số" stands before the number."""
        return "số" in self.number_lead.lower()

    @property
    def comma_before_date(self) -> bool:
        """Whether a comma stands before "ngày" (K67: uniform in a document)."""
        return "," in self.date_lead

    @property
    def has_about(self) -> bool:
        """Whether "về" or "về việc" opens the subject."""
        return "về" in self.subject_lead.lower()

    @property
    def quoted(self) -> bool:
        """Whether quotation marks open the subject."""
        return any(mark in self.subject_lead for mark in '“"«„')


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation in a text: [start, end) covers its words, subject and closing quote included."""

    citation: Citation
    start: int
    end: int
    form: Form = field(default_factory=Form)
    subject_start: int = -1  # where the subject's words begin; -1 without a subject


def _citation(kind: str, found: Found, tail: Tail) -> Citation:
    return Citation(
        kind=kind,
        number=found.number,
        symbol=found.symbol,
        date=tail.date,
        issuer=tail.issuer,
        term=tail.term,
        subject=tail.subject,
    )


def _form(found: Found, kind_text: str, number_lead: str, tail: Tail) -> Form:
    return Form(
        kind_text=kind_text,
        number_lead=number_lead,
        code_text=found.text,
        date_lead=tail.date_lead,
        date_text=tail.date_text,
        date_tail=tail.date_tail,
        issuer_lead=tail.issuer_lead,
        term_lead=tail.term_lead,
        term_tail=tail.term_tail,
        date_last=tail.date_last,
        subject_lead=tail.subject_lead,
        subject_tail=tail.subject_tail,
    )


LONGEST_MENTION = 2000  # characters: head, issuer and the bounded subject together
_AND = "và"
_JOINT = re.compile(r"\s*(?:,|;|và|,\s*và)?\s*(?:số\s*)?")


def _kind_of(kind_text: str, found: Found, before: Mention | None, text: str, start: int) -> str:
    """The kind printed, else that of the mention it is joined to, else that of its symbol."""
    if kind_text:
        return kind_named(kind_text)
    joined = before is not None and _JOINT.fullmatch(text, before.end, start)
    if before is not None and joined and symbol_agrees(before.citation.kind, found.symbol, None):
        return before.citation.kind
    return kind_of_symbol(found.symbol)


def _read(text: str, signs: ClauseSigns, found: Found, before: Mention | None) -> list[Mention]:
    """The mentions one printed code stands for: itself, and the bare numbers listed before it."""
    head = read_head(text, found)
    kind = _kind_of(head.kind_text, found, before, text, head.start)
    tail = read_tail(text, signs, found.end)
    mentions = []
    lead_kind, lead = head.kind_text_printed, head.number_lead
    for index, (number, number_start, number_end) in enumerate(head.listed):
        start = number_start if index else head.start
        bare = Found(number, found.symbol, text[number_start:number_end], number_start, number_end)
        citation = _citation(kind, bare, replace(tail, subject=""))
        mentions.append(
            Mention(citation, start, number_end, _form(bare, lead_kind, lead, Tail(number_end)))
        )
        lead_kind, lead = "", ""
    start = found.start if head.listed else head.start
    form = _form(found, lead_kind, lead, tail)
    mention = Mention(_citation(kind, found, tail), start, tail.end, form, tail.subject_start)
    return [*mentions, mention]


def _joined(text: str, earlier: Mention, later: Mention) -> bool:
    """ "A và B của Ban Bí thư": same kind, only a comma, "và" or the kind word between them."""
    if earlier.citation.kind != later.citation.kind or earlier.citation.subject:
        return False
    between = text[earlier.end : later.start]
    return len(between) < 12 and _JOINT.fullmatch(between) is not None and bool(between.strip())


def _share(text: str, mentions: list[Mention]) -> list[Mention]:
    """Gives an earlier joined mention the issuer, or date and issuer, of the last (interchange)."""
    shared = list(mentions)
    is_joined = False  # whether the later one of the pair is itself joined to the last
    for index in range(len(shared) - 2, -1, -1):
        earlier, later = shared[index], shared[index + 1]
        own = earlier.citation
        is_joined = (
            is_joined or not later.form.kind_text or _AND in text[earlier.end : later.start]
        ) and _joined(text, earlier, later)
        if (
            not is_joined
            or own.issuer
            or not later.citation.issuer + str(later.citation.date or "")
        ):
            continue
        date = own.date or later.citation.date
        citation = replace(
            own, date=date, issuer=later.citation.issuer, term=own.term or later.citation.term
        )
        shared[index] = replace(earlier, citation=citation)
    return shared


def find(text: str) -> tuple[Mention, ...]:
    """All mentions in the order of their numbers, those inside another one's subject included.

    Positions count in `nfc(text)`. Time grows linearly with the text: what is read round a code is
    bounded (120 characters before it, 800 of subject after it).
    """
    text = nfc(text)
    signs = ClauseSigns(text)
    mentions: list[Mention] = []
    position = 0
    while (found := next_code(text, position)) is not None:
        mentions.extend(_read(text, signs, found, mentions[-1] if mentions else None))
        position = found.end
    return tuple(_share(text, mentions))


def parse_one(text: str) -> Citation | None:
    """The first citation of a pasted line, or None."""
    mentions = find(text)
    return mentions[0].citation if mentions else None


def _date_as_printed(citation: Citation, form: Form) -> str:
    if not form.date_text or citation.date is None:
        return form.date_lead + form.date_text + form.date_tail
    same = parse_date(fold_spaces(form.date_text)) == citation.date
    return (
        form.date_lead + (form.date_text if same else format_date(citation.date)) + form.date_tail
    )


def format_mention(mention: Mention) -> str:
    """The mention in its citation's words, printed the way it was found."""
    citation, form = mention.citation, mention.form
    kind = form.kind_text
    if kind and kind_named(kind).split(" ")[:2] != citation.kind.split(" "):
        kind = citation.kind
    date = _date_as_printed(citation, form)
    issuer = form.issuer_lead + citation.issuer if form.issuer_lead else ""
    term = form.term_lead + citation.term + form.term_tail if form.term_lead else ""
    subject = form.subject_lead + citation.subject + form.subject_tail if form.subject_lead else ""
    dated = issuer + term + date if form.date_last else date + issuer + term
    return kind + form.number_lead + form.code_text + dated + subject


def later_mention(citation: Citation) -> str:
    """ "Chỉ thị số 42-CT/TW": how a text is named once it was cited in full (K67)."""
    return f"{citation.kind} số {citation.code}".strip()


def first_mention(citation: Citation, *, comma: bool = False) -> str:
    """ "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư khoá XII về …" (K67).

    What the citation does not know is left out; `comma` puts one before "ngày".
    """
    parts = [later_mention(citation)]
    if citation.date is not None:
        parts.append(f"{',' if comma else ''} ngày {format_date(citation.date)}")
    if citation.issuer:
        parts.append(f" của {citation.issuer}")
    if citation.term:
        parts.append(f" khoá {citation.term}")
    if citation.subject:
        about = "" if citation.subject.lower().startswith(("về ", "v/v ")) else "về "
        parts.append(f" {about}{citation.subject}")
    return "".join(parts)
