"""The lines above the body: the two columns of the masthead, then the title block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from programme.findings import Finding, Severity
from reports.readers.line import Line
from reports.readers.shapes import is_separator, is_upper, label_of
from reports.tree import Masthead, Title

LINES_BEFORE_TITLE = 40
LINES_OF_TITLE = 10
LONGEST_TITLE_LINE = 200
TYPE_NAME = re.compile(
    r"(CHƯƠNG TRÌNH|BÁO CÁO|KẾ HOẠCH|NGHỊ QUYẾT|CHỈ THỊ|KẾT LUẬN|QUYẾT ĐỊNH|QUY ĐỊNH|QUY CHẾ"
    r"|HƯỚNG DẪN|THÔNG BÁO|TỜ TRÌNH|ĐỀ ÁN|THÔNG TRI|PHƯƠNG ÁN|LỊCH LÀM VIỆC)(?![^\W\d_])"
)
PARTY_TITLE = re.compile(r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
COLUMN_GAP = re.compile(
    r"\t+|\s{2,}(?=ĐẢNG\s+CỘNG\s+SẢN)|\s{3,}(?=[^\W\d_][^,\t]{1,40},\s*ngày)"
    r"|(?<=ĐẢNG CỘNG SẢN VIỆT NAM)\s{2,}"
)
PLACE_DATE = re.compile(r"ngày\b.*\btháng\b.*\bnăm\b|,\s*ngày\s+\d{1,2}\s*[/-]\s*\d{1,2}", re.I)
SECRECY = re.compile(r"(?:ĐỘ\s+MẬT\s*:?\s*)?(?:(?:TUYỆT|TỐI)\s+)?MẬT[.*]?", re.I)
# One of these is enough to know each line of the masthead that has a fixed wording.
FIXED_LINES = (
    ("party_title", PARTY_TITLE),
    ("asterisk", re.compile(r"\*+")),
    ("number_line", re.compile(r"Số\s*:?[\s\d.…_]*(?:[a-z]?\s?[-–—/].*)?", re.I)),
    ("draft_mark", re.compile(r"(?:BẢN\s+)?DỰ\s+THẢO.*", re.I)),
    ("urgency_mark", re.compile(r"(?:THƯỢNG\s+|HẸN\s+GIỜ\s+)?KHẨN|H[OỎ][ẢA]\s+TỐC.*", re.I)),
    ("circulation_mark", re.compile(r"TÀI\s+LIỆU\b.*|.*LƯU\s+HÀNH\s+NỘI\s+BỘ.*", re.I)),
)
# A second line that opens like this is a body of its own under the one above it (box 2 of H5 PL1).
OWN_NAME = re.compile(r"(?:BAN|CHI BỘ|ĐẢNG [ỦU][ỶY]|TIỂU BAN|TRƯỜNG|VĂN PHÒNG|[ỦU][ỶY] BAN)\b")
# Some agendas print these between title and separator.
ABOUT_MEETING = re.compile(r"(?:Thời gian|Địa điểm|Thành phần)[^:]{0,30}:", re.I)
DAYS = re.compile(r"(?:Từ ngày|Ngày|Sáng ngày|Chiều ngày|Trong ngày)\s+\d[^;:]*", re.I)
BODY_OPENING = re.compile(r"(?:Căn cứ|Thực hiện|Trên cơ sở|Để|Nhằm|Ngày|Tiếp tục)\b")


@dataclass(slots=True)
class Head:
    """What stands above the body; `used` is how many lines it took."""

    masthead: Masthead | None = None
    title: Title | None = None
    used: int = 0
    findings: list[Finding] = field(default_factory=list)


def read_head(lines: Sequence[Line]) -> Head:
    """Split off masthead and title; a line that fits neither becomes a finding."""
    head = Head()
    at = _title_index(lines)
    above = lines[:at] if at is not None else _masthead_lines(lines)
    head.masthead = _masthead(above, head.findings)
    head.used = len(above)
    if at is not None:
        head.title, taken = _title(lines[at : at + LINES_OF_TITLE])
        head.used += taken
    return head


def _title_index(lines: Sequence[Line]) -> int | None:
    for index, line in enumerate(lines[:LINES_BEFORE_TITLE]):
        text = line.text.strip()
        if "\t" not in text and (TYPE_NAME.match(text) or TYPE_NAME.fullmatch(text.upper())):
            return index
        if (label := label_of(text)) and label.rest and not is_separator(text):
            if any(_fixed_line(piece) for piece in _pieces(line)):
                continue
            return None
    return None


def _masthead_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """Without a title the masthead ends where no line of it is recognised any more."""
    count = 0
    for index, line in enumerate(lines[:LINES_BEFORE_TITLE]):
        if any(_fixed_line(piece) for piece in _pieces(line)):
            count = index + 1
    return lines[:count]


def _masthead(lines: Sequence[Line], findings: list[Finding]) -> Masthead | None:
    found: dict[str, str] = {}
    names: list[str] = []
    for line in lines:
        for piece in _pieces(line):
            slot = _fixed_line(piece)
            if SECRECY.fullmatch(piece):
                findings.append(_secrecy(piece, line))
            elif slot and slot not in found:
                found[slot] = piece
            elif not slot and is_upper(piece):
                names.append(piece)
            else:
                findings.append(_odd(piece, line))
    if not found and not names:
        return None
    superior = names.pop(0) if len(names) > 1 and OWN_NAME.match(names[1]) else ""
    return Masthead(
        issuer=tuple(names),
        superior=superior,
        asterisk=found.get("asterisk", ""),
        number_line=found.get("number_line", ""),
        draft_mark=found.get("draft_mark", ""),
        urgency_mark=found.get("urgency_mark", ""),
        party_title=found.get("party_title", ""),
        place_date=found.get("place_date", ""),
        circulation_mark=found.get("circulation_mark", ""),
    )


def _pieces(line: Line) -> Iterator[str]:
    """The columns of a line: two of them are often typed in one, with tabs or many spaces."""
    for piece in COLUMN_GAP.split(line.text):
        if piece and (stripped := piece.strip()):
            yield stripped


def _fixed_line(piece: str) -> str:
    if len(piece) > LONGEST_TITLE_LINE:
        return ""
    for slot, pattern in FIXED_LINES:
        if pattern.fullmatch(piece):
            return slot
    return "place_date" if PLACE_DATE.search(piece) else ""


def is_margin_mark(text: str) -> bool:
    """Whether a page header is a mark of circulation or of secrecy (boxes 8 and 11)."""
    return SECRECY.fullmatch(text) is not None or _fixed_line(text) == "circulation_mark"


def _secrecy(piece: str, line: Line) -> Finding:
    return Finding(
        "secrecy_mark",
        Severity.ERROR,
        f"Văn bản mang dấu độ mật “{piece}”; phần mềm này không được lưu văn bản mật.",
        about=piece,
        where=line.place,
    )


def _odd(piece: str, line: Line) -> Finding:
    message = "Không hiểu dòng này ở phần đầu văn bản; dòng không được đưa vào nội dung."
    return Finding("header_line", Severity.WARNING, message, about=piece, where=line.place)


@dataclass(slots=True)
class _TitleBlock:
    """The lines of a title while they are put into its parts."""

    author: str = ""
    subject: list[str] = field(default_factory=list)
    note: str = ""

    def take(self, text: str) -> None:
        if self._is_author(text):
            self.author = text
        elif self._is_note(text):
            self.note = f"{self.note} {text}".strip()
        else:
            self.subject.append(text)

    def _is_author(self, text: str) -> bool:
        is_first = not self.subject and not self.author
        return is_first and text.startswith("CỦA ") and is_upper(text)

    def _is_note(self, text: str) -> bool:
        """A bracket of one or more lines below the subject, or a line that says when and where."""
        if _is_open_bracket(self.note):
            return True
        if not self.subject:
            return False
        is_bracket = text.startswith("(") and (text.endswith(")") or _is_open_bracket(text))
        is_about = ABOUT_MEETING.match(text) or DAYS.match(text)
        return (is_bracket and not self.note) or is_about is not None


def _is_open_bracket(text: str) -> bool:
    return text.startswith("(") and text.count("(") > text.count(")")


def _title(lines: Sequence[Line]) -> tuple[Title, int]:
    """The title block and how many lines it took."""
    count, separator = _title_length(lines)
    first = lines[0].text.strip()
    match = TYPE_NAME.match(first) or TYPE_NAME.fullmatch(first.upper())
    type_name = match[1] if match else first
    rest = first[len(type_name) :].strip()
    block = _TitleBlock(subject=[rest] if rest else [])
    for line in lines[1:count]:
        block.take(line.text.strip())
    title = Title(type_name, block.author, tuple(block.subject), block.note, separator)
    return title, count + bool(separator)


def _title_length(lines: Sequence[Line]) -> tuple[int, str]:
    """Lines of the title before the separator, and the separator ("" when none is printed)."""
    for index, line in enumerate(lines[1:], start=1):
        if is_separator(line.text):
            return index, line.text.strip()
    bracket = ""
    for index, line in enumerate(lines[1:], start=1):
        if not bracket and _opens_body(line):
            return index, ""
        bracket = f"{bracket} {line.text}".strip()
        bracket = bracket if _is_open_bracket(bracket) else ""
    return len(lines), ""


def _opens_body(line: Line) -> bool:
    text = line.text.strip()
    if _is_open_bracket(text):
        return False
    return (
        len(text) > LONGEST_TITLE_LINE
        or text.endswith((".", ":", ";", ","))
        or label_of(text) is not None
        or BODY_OPENING.match(text) is not None
    )
