"""The flat JSON of interchange.md as a tree again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from conferences import agenda
from programme import wording
from programme.clock_times import ClockSpan, format_span
from programme.vietnamese import from_roman
from reports.interchange.fields import Fields
from reports.interchange.paths import DOTTED
from reports.tree import (
    Block,
    DocumentKind,
    DocumentTree,
    Footnote,
    Item,
    LeadIn,
    LeadLine,
    Masthead,
    Meeting,
    Paragraph,
    Recipients,
    Section,
    Signature,
    Title,
)

DEFAULT_HEADING = "NỘI DUNG VÀ THỜI GIAN"
PARAGRAPH = re.compile(r"p\d+")
# Half days without a number, and rows of a table without numbers, bear no label on paper.
UNLABELLED = re.compile(r"[Sr]\d+")
# The path of a conference that is the whole paper: its name stands in the title.
WHOLE_PAPER = "0"
DEEPEST_PATH = 16
MONTHS, QUARTERS, ORDINALS = range(1, 13), range(1, 5), range(1, 1_000)
DAYS, YEARS, MINUTES = range(1, 32), range(1_900, 2_200), range(6_000)
PARTS = (
    *("whole", "early", "mid", "late", "first_half", "second_half", "day"),
    *(f"week{number}" for number in range(1, 6)),
)


@dataclass(slots=True)
class _Node:
    """One record of the JSON on its place in the tree; `kind` names the block it becomes."""

    path: str
    kind: str
    text: str
    nodes: list[_Node] = field(default_factory=list)
    lead_ins: dict[str, str] = field(default_factory=dict)


def from_lists(data: object) -> DocumentTree:
    """The best tree for the lists alone; raises `Unreadable` naming the key that is wrong.

    The lists do not say where lines were broken: titles and headings become one line each, items
    end with a full stop, lead lines are composed anew.
    """
    fields = Fields.of(data)
    kind = fields.required("type")
    if kind not in set(DocumentKind):
        raise fields.wrong("type")
    header = fields.inner("header")
    recipients = _recipients(fields.texts("recipients"))
    return DocumentTree(
        document_kind=DocumentKind(kind),
        masthead=_masthead(header),
        title=_title(header, fields),
        blocks=_Builder(fields).blocks(),
        recipients=Recipients(recipients) if recipients else None,
        signature=_signature(fields),
        footnotes=tuple(
            Footnote(note.required("mark"), note.text("text") + ".")
            for note in fields.rows("footnotes")
        ),
    )


def _recipients(lines: tuple[str, ...]) -> tuple[str, ...]:
    """A comma behind each line, a full stop behind the last (H5 box 9)."""
    ends = [","] * (len(lines) - 1) + ["."]
    return tuple(line + end for line, end in zip(lines, ends, strict=False))


def _masthead(header: Fields) -> Masthead | None:
    symbol, year = header.text("symbol"), header.number("year", YEARS)
    number = wording.format_number_line(header.text("number") or None, symbol) if symbol else ""
    place = header.text("place")
    day, month = header.number("day", DAYS), header.number("month", MONTHS)
    place_date = wording.format_place_date(place, year, month, day) if place and year else ""
    issuer, party = header.text("issuer"), header.text("party_line")
    if not any((issuer, party, number, place_date, header.flag("draft"))):
        return None
    return Masthead(
        issuer=(issuer,) if issuer else (),
        asterisk="*" if issuer or number else "",
        number_line=number,
        draft_mark=wording.format_draft_mark(None) if header.flag("draft") else "",
        party_title=party,
        place_date=place_date,
    )


def _title(header: Fields, fields: Fields) -> Title | None:
    name, subject = header.text("doc_kind"), header.text("title")
    if not name and not subject:
        return None
    times = [
        conference.text("raw_time")
        for conference in fields.rows("conferences")
        if conference.text("path") == WHOLE_PAPER
    ]
    note = f"({times[0]})" if times and times[0] else ""
    return Title(name, subject=(subject,) if subject else (), note=note)


def _slot_text(slot: Fields) -> str:
    """ "Từ 7 giờ 30 đến 7 giờ 35 (05p): Khai mạc (Văn phòng Tỉnh ủy)" without its end sign."""
    span = ClockSpan(slot.time("start"), slot.time("end"), slot.number("minutes", MINUTES))
    times = format_span(span)
    presenters = "; ".join(slot.texts("presenters"))
    words = f"{slot.text('text')} ({presenters})" if presenters else slot.text("text")
    return f"{times}: {words}" if times else words


def _signature(fields: Fields) -> Signature | None:
    signatory = fields.inner("signatory")
    signature = Signature(
        signatory.text("on_behalf"), signatory.text("position"), signatory.text("name")
    )
    return None if signature == Signature() else signature


class _Builder:
    """Puts the records of all lists on their places by path, then freezes them into blocks."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self.root = _Node("", "root", "")
        self.nodes: dict[str, _Node] = {"": self.root}
        self.leads = self._leads()

    def blocks(self) -> tuple[Block, ...]:
        for section in self.fields.rows("sections"):
            self._add(section.required("path"), "section", section.text("title"))
        for conference in self.fields.rows("conferences"):
            if conference.required("path") != WHOLE_PAPER:
                self._add_conference(conference)
        for slot in self.fields.rows("slots"):
            self._add(slot.required("path"), "item", _slot_text(slot))
        for item in self.fields.rows("items"):
            self._add(item.required("path"), "item", item.text("text"))
        closings = []
        for paragraph in self.fields.rows("other_paragraphs"):
            path, role = paragraph.required("path"), paragraph.text("role")
            if role == "closing":
                closings.append(Paragraph(paragraph.text("text") + "."))
            else:
                self._add(path, "quiet", paragraph.text("text"))
        return (*self._blocks(self.root), *closings)

    def _add_conference(self, conference: Fields) -> None:
        path = conference.required("path")
        if "." in path:
            self._section_over(path)
        node = self._add(path, "meeting", _heading(conference))
        for lead_in in conference.rows("lead_ins"):
            node.lead_ins[lead_in.text("before")] = lead_in.text("text")
        if not node.lead_ins and (text := conference.text("lead_in")):
            node.lead_ins["first"] = text

    def _section_over(self, path: str) -> None:
        parent = path.rpartition(".")[0]
        if parent not in self.nodes:
            self._add(parent, "section", DEFAULT_HEADING)

    def _add(self, path: str, kind: str, text: str) -> _Node:
        node = _Node(path, kind, text)
        self._parent(path).nodes.append(node)
        self.nodes.setdefault(path, node)
        return node

    def _parent(self, path: str) -> _Node:
        """The nearest record above the path; a path whose parents are missing hangs on the root."""
        for _ in range(DEEPEST_PATH):
            path = path.rpartition(".")[0]
            if path in self.nodes or not path:
                break
        return self.nodes.get(path, self.root)

    def _leads(self) -> dict[str, agenda.Leads]:
        found: dict[str, tuple[list[str], list[str]]] = {}
        for lead in self.fields.rows("leads"):
            names = found.setdefault(lead.required("item"), ([], []))
            names[lead.text("role") == "coordinate"].append(lead.required("agency"))
        return {
            path: agenda.Leads(tuple(leads), tuple(coordinators))
            for path, (leads, coordinators) in found.items()
        }

    def _blocks(self, parent: _Node) -> tuple[Block, ...]:
        nodes = sorted(parent.nodes, key=_order)
        blocks: list[Block] = []
        for index, node in enumerate(nodes):
            lead_in = parent.lead_ins.get(node.path) or (
                parent.lead_ins.get("first") if not index else None
            )
            if lead_in:
                blocks.append(LeadIn(lead_in + ":"))
            blocks.append(self._block(node, parent))
            if line := self._lead_line(nodes, index):
                blocks.append(LeadLine(line))
        return tuple(blocks)

    def _lead_line(self, nodes: list[_Node], index: int) -> str:
        """The lead line behind an item that ends a run of items with the same agencies."""
        leads = self.leads.get(nodes[index].path)
        after = nodes[index + 1] if index + 1 < len(nodes) else None
        if leads is None or (after is not None and self.leads.get(after.path) == leads):
            return ""
        first = index
        while first and self.leads.get(nodes[first - 1].path) == leads:
            first -= 1
        labels = tuple(_label(node.path, "item", "meeting") for node in nodes[first : index + 1])
        return agenda.format_lead_line(agenda.LeadGroup(labels, leads))

    def _block(self, node: _Node, parent: _Node) -> Block:
        label = _label(node.path, node.kind, parent.kind)
        inside = self._blocks(node)
        if node.kind == "section":
            return Section(_level(label), label, node.text, inside)
        if node.kind == "meeting":
            return Meeting(label, node.text, inside)
        text = node.text + (":" if inside and not isinstance(inside[0], LeadLine) else ".")
        if PARAGRAPH.fullmatch(_last(node.path)):
            return Paragraph(text)
        return Item(label, text, inside)


def _heading(conference: Fields) -> str:
    time = wording.PlannedTime(
        year=conference.number("year", YEARS),
        months=conference.numbers("months", MONTHS),
        part=conference.choice("part", PARTS),
        quarter=conference.number("quarter", QUARTERS),
        date_from=conference.date("date_from"),
        date_to=conference.date("date_to"),
    )
    heading = wording.MeetingHeading(
        name=conference.required("name"),
        kind=conference.choice("kind", wording.MeetingKind) or wording.MeetingKind.REGULAR,
        ordinal=conference.number("ordinal", ORDINALS),
        time=None if time == wording.PlannedTime() else time,
        place=conference.text("place"),
    )
    return wording.format_meeting_heading(heading)


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _label(path: str, kind: str, parent_kind: str) -> str:
    """The label to print: "I." for parts, "1." for headings, "(1)" inside a conference, "-"."""
    last = _last(path)
    if UNLABELLED.fullmatch(last):
        return ""
    if last.startswith("-"):
        return "-"
    if PARAGRAPH.fullmatch(last):
        return ""
    part, _, rest = path.partition(".")
    if kind == "section" and DOTTED.fullmatch(rest) and not part.isdigit():
        return f"{rest}."
    if kind == "item" and last.isdigit():
        return f"({last})" if parent_kind in ("meeting", "section") else f"{last})"
    return f"{last}." if last.isdigit() or last.isupper() else f"{last})"


def _level(label: str) -> int:
    return 1 + label.count(".") if label[:1].isdigit() else 1


def _order(node: _Node) -> tuple[int, int, int, str]:
    """Reading order of siblings: paragraphs first, then numbers, whatever order the lists had."""
    last = _last(node.path)
    if PARAGRAPH.fullmatch(last):
        return (0, int(last[1:]), 0, "")
    if last.startswith("-") and last[1:].isdigit():
        return (1, int(last[1:]), 0, "")
    if last.isdigit():
        return (1, int(last), 0, "")
    if UNLABELLED.fullmatch(last):
        return (1, int(last[1:]), 0, "")
    roman = from_roman(last) if last.isupper() else None
    return (1, roman or 0, 0 if roman else 1, last)
