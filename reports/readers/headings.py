"""Which labelled lines are headings: by their label, their length, how they end and what they hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from programme.meeting_headings import is_time_alone, parse_meeting_heading
from reports.readers.line import Line
from reports.readers.shapes import LONGEST_HEADING, PART_SHAPES, Label, Shape, is_heading
from reports.tree import Block, DocumentKind

TIMED = re.compile(r"(?:Từ\s+)?\d{1,2}\s*(?:giờ|[hg:])\s*\d{0,2}\b", re.I)
# How the headings of the fields of work begin.
FIELD_OF_WORK = re.compile(
    r"(?:Về\s|Công tác\s|Lĩnh vực\s|Trên lĩnh vực\s|(?:Các\s)?[Nn]hiệm vụ\s|Phát triển\s|Xây dựng\s|Tổ chức thực hiện"
    r"|Nội dung|Mục đích|Mục tiêu|(?:Các )?[Cc]hỉ tiêu)"
)
# A heading labelled like an item: "1) Kinh tế:", "a) Về xã hội", with its texts below it.
FIELD_ALONE = re.compile(
    r"(?:Về|Công tác|Lĩnh vực|Trên lĩnh vực|Xây dựng (?:Đảng|chính quyền|hệ thống)|Phát triển kinh tế|Kinh tế|Văn h[óo][aá]|Xã hội"
    r"|Quốc phòng|An ninh|Đối ngoại|Nội chính|Dân vận|Tuyên giáo|Kiểm tra, giám sát)\b[^.;:]{0,60}:?"
)
# Names that stand for a field only under a heading's number: "1. Nông nghiệp.", "* Du lịch:".
FIELD_NAMED = re.compile(
    rf"{FIELD_ALONE.pattern}|(?:Nông nghiệp|Công nghiệp|Thương mại|Dịch vụ|Du lịch|Tài chính|Ngân sách|Đầu tư|Giáo dục|Y tế"
    r"|Khoa học|Lao động|An sinh|Cải cách (?:hành chính|tư pháp)|Tài nguyên|Môi trường|Mặt trận|Ưu điểm|Khuyết điểm"
    r"|Hạn chế|Tồn tại|Nguyên nhân|Khó khăn|Thuận lợi|Kết quả)\b[^.;:]{0,60}:?"
)
LONGEST_ENDED_HEADING = 80
LONGEST_FIELD = 60
# Such a line is the beginning of a sentence, and no heading.
ANNOUNCING = re.compile(r"\d|\b(?:sau|sau đây|gồm|trong đó|cụ thể|như|là|ý kiến)\s*:\Z", re.I)
# Our own Word files say by their styles what the office sees: a paragraph of ours keeps its part.
ITEM_STYLES = frozenset({"Item", "Bullet"})
FIRST_LABELS = frozenset({"I.", "1."})
HEADING_SHAPES = frozenset(
    {*PART_SHAPES, *(Shape(depth) for depth in range(Shape.HALF_DAY, Shape.DOTTED_5 + 1))}
)
# Inside an item these may hang in each other in any order: "(1)" with "a)", "a)" with "(1)".
LOOSE = frozenset({Shape.BRACKETED, Shape.HALF_BRACKETED, Shape.LETTER})
# "1) Hội nghị lần thứ 20 (tháng 3/2025)" heads a conference too when it says which or when.
NUMBERED_LIKE_ITEMS = frozenset({Shape.BRACKETED, Shape.HALF_BRACKETED})


# There numbers count items, and a short one with bullets below ("1. Báo cáo:") is no field of work.
LISTING_ITEMS = frozenset({DocumentKind.ANNUAL_PROGRAMME, DocumentKind.CONFERENCE_AGENDA})
FIELD_SHAPES = HEADING_SHAPES | {Shape.LETTER, Shape.HALF_BRACKETED}


@dataclass(slots=True)
class Open:
    """A labelled line whose blocks are still being gathered."""

    label: Label
    line: Line
    text: str
    blocks: list[Open | Block] = field(default_factory=list)
    is_plain_meeting: bool = False  # a conference typed without any label

    @property
    def shape(self) -> Shape:
        return self.label.shape


def is_planned(text: str) -> bool:
    """ "Hội nghị lần thứ 21 (tháng 3/2025):" is a heading all the same: it says when or which."""
    if len(text) > LONGEST_HEADING or "\n" in text:
        return False
    heading = parse_meeting_heading(text.rstrip(" .:;,"))
    return heading.time is not None or heading.ordinal is not None


def are_fields(blocks: list[Open | Block]) -> bool:
    """Whether all numbers of a list are short openings with texts below: "1. Giáo dục:", "2. Y tế:"."""
    nodes = [block for block in blocks if isinstance(block, Open)]
    return len(nodes) >= 2 and all(
        node.blocks
        and node.shape in FIELD_SHAPES
        and node.line.style not in ITEM_STYLES
        and len(node.text) <= LONGEST_FIELD
        and node.text.endswith(":")
        and not ANNOUNCING.search(node.text)
        for node in nodes
    )


def names_field(node: Open, kind: DocumentKind) -> bool:
    """Whether a labelled line may head the texts below it: "1) Kinh tế:", "1. Kinh tế.", "* Kinh tế".

    It is a heading only where texts do follow; without any it is one of the texts itself.
    """
    text = node.text.rstrip()
    if node.line.style in ITEM_STYLES or kind is DocumentKind.CONFERENCE_AGENDA:
        return False
    if node.shape in LOOSE:
        return FIELD_ALONE.fullmatch(text) is not None
    if kind in LISTING_ITEMS:
        return False
    if node.shape is Shape.STAR:
        is_short = len(text) <= LONGEST_FIELD and is_heading(text)
        return is_short or FIELD_NAMED.fullmatch(text) is not None
    is_ended = node.shape in HEADING_SHAPES and text.endswith(".")
    return is_ended and FIELD_NAMED.fullmatch(text[:-1]) is not None


def heads_outside(label: Label) -> bool:
    """Whether a number that could count an item too opens a heading: "2. Quý II", "3. Tổ chức …"."""
    text = label.rest.strip()
    return is_heading(text) and (is_time_alone(text) or FIELD_OF_WORK.match(text) is not None)


def is_section(node: Open) -> bool:
    """Whether a labelled line is a heading: by its label, its length and how it ends."""
    if node.shape is Shape.HALF_DAY:
        return True
    if node.line.style in ITEM_STYLES:
        return False
    if node.shape not in HEADING_SHAPES or TIMED.match(node.text):
        return False
    return is_heading(node.text) or _is_ended_heading(node)


def _is_ended_heading(node: Open) -> bool:
    """A heading typed with a colon or full stop: a Roman part, or "1. Công tác tổ chức:"."""
    text = node.text.rstrip()
    if len(text) > LONGEST_ENDED_HEADING or not text.endswith((":", ".")):
        return False
    is_field = FIELD_OF_WORK.match(text) is not None
    if node.shape in PART_SHAPES:
        return is_field or bool(node.blocks)
    return is_field and text.endswith(":")
