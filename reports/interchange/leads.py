"""Who prepares which item: lead lines, closing brackets, and "-nt-" for the agencies above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from conferences import agenda
from reports.interchange.paths import marker
from reports.interchange.recorder import END_SIGNS, Recorder, printed_text
from reports.interchange.view import LeadRole, ReadItem, ReadLead
from reports.tree import BULLETS, Block, Paragraph

BRACKETED_AGENCY = re.compile(r"\s*\(([^()]{3,200})\)[.;:,\s]*$")
BY_WHEN = re.compile(
    r"\s*[,;]\s*(?:hoàn thành|xong|trình|báo cáo|thực hiện|gửi|chậm nhất|trước|trong)\b[^,;]*\d[^,;]*\Z",
    re.I,
)
# Bodies that prepare papers; the committee and its standing board decide on them.
AGENCY = re.compile(
    r"(?:Ban(?! (?:Chấp hành|Bí thư|Thường vụ))|Báo|Bộ Chỉ huy|Công an|Cục|Đài|Đảng (?:ủy|uỷ|đoàn)|Hội"
    r"|Liên đoàn|Liên minh|Mặt trận|Sở|Tiểu ban|Thanh tra|Tỉnh đoàn|T[oò][aà] án|Trường|Viện"
    r"|[UỦ][ỷy] ban|UBND|UBKT|Văn phòng)\s"
)
# "(Cơ quan chủ trì: Sở Y tế)", "(Giao Sở Y tế tham mưu)" say themselves that they name agencies.
ANNOUNCED = re.compile(
    r"(?:(?:cơ quan|đơn vị|chủ trì|phân công|chuẩn bị)\b[^:;]{0,40}:|giao\s)", re.I
)
# "Báo cáo tài chính đảng - Văn phòng Tỉnh ủy"; two bodies of one sentence are joined by such a dash too.
DASHED_AGENCY = re.compile(r"\s+[-–—]\s+(?P<names>(?:(?!\s[-–—]\s)[^;:()]){5,200})$")
# Words that no name of a body has.
SAYS_MORE = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|được|bị|phải|để|việc|về|theo|trong|năm|tại|ban hành|triển khai|thực hiện|hoàn thành|chỉ đạo|tổ chức"
    r"|tiếp tục|xây dựng|báo cáo|trình|họp|tham gia|quản lý)(?!\w)"
)
JOINS_BODIES = re.compile(r"(?:giữa|với|và|cùng|gồm|,)\s+$", re.I)
LONGEST_NAME = 60
FARTHEST = 120


class LeadRecorder(Recorder):
    """Notes the agencies of items."""

    part_above: agenda.LeadPart | None = None
    has_lead_lines = False  # whether lines of their own say anywhere who prepares what

    def leads(self, text: str, items: Sequence[ReadItem], at: str) -> None:
        """Give the agencies of a lead line to the items that it names, else to the last one."""
        reading = agenda.parse_lead_line(text)
        parts = [self._as_above(part) for part in reading.parts] if reading else []
        paths = _paths_by_label(items) if any(part.labels for part in parts) else {}
        for part in parts:
            named = [paths[label] for label in map(marker, part.labels) if label in paths]
            missing = [label for label in part.labels if marker(label) not in paths]
            if missing:
                names = ", ".join(missing)
                message = f"Dòng phân công nêu mục ({names}) không có trong hội nghị."
                self.doubt("lead_label_missing", message, at, text)
            if not part.labels and items:
                named = [items[-1].path]
            if not named and not missing:
                self.doubt("lead_without_item", "Dòng phân công không thuộc mục nào.", at, text)
            self.add_leads(part, named)

    def bracketed_leads(self, block: Block, items: Sequence[ReadItem]) -> bool:
        """A line that is only a bracket, "(Văn phòng Tỉnh ủy)", names who prepares the item above."""
        if not items or not isinstance(block, Paragraph) or not block.text.startswith("("):
            return False
        text, parts = without_agency(printed_text(block.text))
        for part in parts if not text else ():
            self.add_leads(part, [items[-1].path])
        return bool(parts) and not text

    def add_leads(self, part: agenda.LeadPart, paths: Iterable[str]) -> None:
        for path in paths:
            for role, agencies in (
                (LeadRole.LEAD, part.leads),
                (LeadRole.COORDINATE, part.coordinators),
            ):
                self.gathered.leads.extend(ReadLead(path, name, role) for name in agencies)

    def _as_above(self, part: agenda.LeadPart) -> agenda.LeadPart:
        """The agencies that "-nt-" repeats; any other part as it is."""
        if part.leads == (agenda.SAME_AS_ABOVE,) and self.part_above is not None:
            above = self.part_above
            return agenda.LeadPart(above.leads, above.coordinators, part.labels)
        self.part_above = part
        return part


def without_agency(text: str) -> tuple[str, tuple[agenda.LeadPart, ...]]:
    """The text without a closing bracket that only names who prepares it, and who that is."""
    match = BRACKETED_AGENCY.search(text)
    if match is None:
        return text, ()
    words = BY_WHEN.sub("", match[1])
    if AGENCY.match(words):
        words = f"Cơ quan chủ trì: {words}"
    elif not ANNOUNCED.match(words):
        return text, ()
    reading = agenda.parse_lead_line(words)
    parts = reading.parts if reading else ()
    if not parts and not AGENCY.match(match[1]):
        return text, ()
    if len(parts) != 1 or parts[0].labels:
        parts = (agenda.LeadPart((match[1].strip(),)),)
    return text[: match.start()].rstrip(END_SIGNS), parts


def without_dashed_agency(text: str) -> tuple[str, tuple[agenda.LeadPart, ...]]:
    """The text without the agencies that alone stand behind its last dash, and who they are."""
    match = DASHED_AGENCY.search(text)
    if match is None or not AGENCY.match(match["names"]):
        return text, ()
    parts = _names_alone(match["names"])
    words = text[: match.start()]
    if not parts or _ends_with_body(words):
        return text, ()
    return words.rstrip(END_SIGNS), parts


def _names_alone(words: str) -> tuple[agenda.LeadPart, ...]:
    """The agencies of words that say nothing else, () for any other words."""
    reading = agenda.parse_lead_line(f"Cơ quan chủ trì: {words}")
    parts = reading.parts if reading else ()
    names = [name for part in parts for name in (*part.leads, *part.coordinators)]
    are_names = all(
        AGENCY.match(f"{name} ") and len(name) <= LONGEST_NAME and not SAYS_MORE.search(name)
        for name in names
    )
    return parts if names and are_names and not any(part.labels for part in parts) else ()


def _ends_with_body(words: str) -> bool:
    """Whether a body stands right before the dash: "giữa Ban Dân vận Tỉnh ủy - Sở Nội vụ"."""
    found = list(AGENCY.finditer(words))
    return any(
        JOINS_BODIES.search(words[: one.start()]) and _names_alone(words[one.start() :])
        for one in found[-2:]
    )


def _paths_by_label(items: Sequence[ReadItem]) -> dict[str, str]:
    """Paths by their printed labels; an item's own label goes before that of one under another.

    "2b" and "2.b" are item b) of item 2; where all are bullets, "nội dung thứ hai" is the second one.

    Only so many items back are looked at: a line names what stands near it, and a hostile paper
    may print thousands of both.
    """
    near = items[-FARTHEST:]
    paths: dict[str, str] = {}
    bullets = [item for item in near if item.label in BULLETS]
    if len(bullets) == len(items):
        paths = {str(place): item.path for place, item in enumerate(bullets, start=1)}
    inner = ((above, item) for above in reversed(near) for item in above.children)
    for above, item in islice(inner, FARTHEST):
        outer_label, label = marker(above.label), marker(item.label)
        paths[f"{outer_label}{label}"] = paths[f"{outer_label}.{label}"] = item.path
    for item in (*islice(_below(near), FARTHEST), *near):
        paths[marker(item.label) or item.path] = item.path
    return paths


def _below(items: Sequence[ReadItem]) -> Iterator[ReadItem]:
    for item in items:
        yield from item.children
        yield from _below(item.children)
