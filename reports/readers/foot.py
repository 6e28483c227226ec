"""The lines below the body: recipients on the left, signature on the right, in either order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from programme.findings import Finding, Severity
from reports.readers.line import Line
from reports.readers.shapes import BULLETS, is_upper, label_of
from reports.tree import Recipients, Signature

RECIPIENTS_LABEL = re.compile(r"Nơi\s+nhận\s*:?", re.I)
AUTHORITY = re.compile(r"(?:T\s?/\s?M|TM\.?|K\s?/\s?T|KT\.?|T\s?/\s?L|TL\.?|TUQ\.?|THAY MẶT)\s+\S")
COLUMN_GAP = re.compile(
    r"\t+|\s{3,}(?=[A-ZĐƯỦỶÁÀ/.]{2,}\s)|(?<=:)\s+(?=- )|(?<=[,;.])\s+(?=- )|\s{3,}(?=- )|\s{4,}"
)
PERSON = re.compile(r"[^\W\d_]+(?:[ \-]+[^\W\d_]+){1,6}")
# Residue of a conversion between character sets: "đ ? ng chí Phó Bí thư Huy ? n".
GARBLED = re.compile(r" \? [^?]{0,80} \? ")
LONGEST_NAME = 50
LONGEST_RECIPIENT = 300


@dataclass(slots=True)
class Foot:
    """What stands below the body; `start` is the index of its first line."""

    start: int
    recipients: Recipients | None = None
    signature: Signature | None = None
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class _Gathered:
    label: str = ""
    lines: list[str] = field(default_factory=list)
    authority: list[str] = field(default_factory=list)
    position: list[str] = field(default_factory=list)
    name: str = ""

    @property
    def is_signed(self) -> bool:
        return bool(self.authority or self.position)


def read_foot(lines: Sequence[Line], start: int) -> Foot:
    """Split off recipients and signature from the lines after `start`."""
    at = next((i for i in range(start, len(lines)) if _opens_foot(lines[i])), len(lines))
    foot = Foot(at)
    gathered = _Gathered()
    for line in lines[at:]:
        if GARBLED.search(line.text):
            foot.findings.append(_odd(line.text.strip(), line))
            continue
        for piece in _pieces(line):
            if not _take(piece, gathered):
                foot.findings.append(_odd(piece, line))
    if gathered.label:
        foot.recipients = Recipients(tuple(gathered.lines), gathered.label)
    if gathered.is_signed or gathered.name:
        foot.signature = Signature(
            " ".join(gathered.authority), " ".join(gathered.position), gathered.name
        )
    return foot


def _opens_foot(line: Line) -> bool:
    has_columns = "\t" in line.text or "   " in line.text
    pieces = _pieces(line) if has_columns else (line.text.strip(),)
    return any(
        RECIPIENTS_LABEL.match(piece) or (AUTHORITY.match(piece) and is_upper(piece))
        for piece in pieces
    )


def _pieces(line: Line) -> Iterator[str]:
    for piece in COLUMN_GAP.split(line.text):
        if piece and (stripped := piece.strip()):
            yield stripped


def _take(piece: str, gathered: _Gathered) -> bool:
    """Put a piece where it belongs; False when it belongs nowhere."""
    return any(takes(piece, gathered) for takes in TAKERS)


def _takes_label(piece: str, gathered: _Gathered) -> bool:
    """ "Nơi nhận:", perhaps with the first recipient behind it."""
    match = RECIPIENTS_LABEL.match(piece)
    if gathered.label or match is None:
        return False
    gathered.label = match[0].strip()
    rest = piece[match.end() :].strip()
    return not rest or _take(rest, gathered)


def _takes_bulleted_recipient(piece: str, gathered: _Gathered) -> bool:
    label = label_of(piece) if gathered.label else None
    if label is None or label.shape not in BULLETS:
        return False
    gathered.lines.append(label.rest.strip())
    return True


def _takes_capitals(piece: str, gathered: _Gathered) -> bool:
    """Authority first, then the position; behind the name nothing in capitals follows."""
    if not is_upper(piece) or len(piece) > LONGEST_RECIPIENT or gathered.name:
        return False
    if AUTHORITY.match(piece) and not gathered.position:
        gathered.authority.append(piece)
        return True
    if gathered.authority or not gathered.label:
        gathered.position.append(piece)
        return True
    return False


def _takes_name(piece: str, gathered: _Gathered) -> bool:
    if is_upper(piece) or not gathered.is_signed or gathered.name or not _is_name(piece):
        return False
    gathered.name = piece
    return True


def _takes_plain_recipient(piece: str, gathered: _Gathered) -> bool:
    is_among_recipients = gathered.label and not gathered.is_signed and not is_upper(piece)
    if not is_among_recipients or not _is_recipient(piece):
        return False
    gathered.lines.append(piece)
    return True


TAKERS: tuple[Callable[[str, _Gathered], bool], ...] = (
    _takes_label,
    _takes_bulleted_recipient,
    _takes_capitals,
    _takes_name,
    _takes_plain_recipient,
)


def _is_recipient(piece: str) -> bool:
    """A recipient typed without its dash is known by its comma, semicolon or full stop."""
    return len(piece) <= LONGEST_RECIPIENT and piece.endswith((",", ";", "."))


def _is_name(piece: str) -> bool:
    return (
        len(piece) <= LONGEST_NAME
        and PERSON.fullmatch(piece) is not None
        and all(word[0].isupper() for word in piece.split())
    )


def _odd(piece: str, line: Line) -> Finding:
    message = "Không hiểu dòng này ở phần cuối văn bản; dòng không được đưa vào nội dung."
    return Finding("foot_line", Severity.WARNING, message, about=piece, where=line.place)
