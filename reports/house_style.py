"""How an official Party document looks on paper: every number once, beside the rule it comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

POINTS_PER_MM = 72 / 25.4


class Alignment(StrEnum):
    """Where the lines of a paragraph stand, in the words of CSS."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Role(StrEnum):
    """Every kind of paragraph on paper; the value is its class in the stylesheet."""

    SUPERIOR = "superior"
    ISSUER = "issuer"
    ASTERISK = "asterisk"
    NUMBER = "number"
    DRAFT_MARK = "draft-mark"
    URGENCY_MARK = "urgency-mark"
    PARTY_TITLE = "party-title"
    PLACE_DATE = "place-date"
    CIRCULATION_MARK = "circulation-mark"
    TYPE_NAME = "type-name"
    AUTHOR_LINE = "author-line"
    SUBJECT = "subject"
    TITLE_NOTE = "title-note"
    SEPARATOR = "separator"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    HEADING_4 = "heading-4"
    MEETING = "meeting"
    PARAGRAPH = "paragraph"
    LEAD_IN = "lead-in"
    LEAD_LINE = "lead-line"
    ITEM = "item"
    BULLET = "bullet"
    RECIPIENTS_LABEL = "recipients-label"
    RECIPIENT = "recipient"
    AUTHORITY = "authority"
    POSITION = "position"
    SIGNER = "signer"
    FOOTNOTE = "footnote"
    PAGE_NUMBER = "page-number"


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of paragraph: its name in Word's list of styles, its rule, its measures.

    `line_exact_pt` is the exact distance between lines; None means single spacing.
    `outline_level` is the level in Word's navigation pane, 0 for what does not stand there.
    """

    role: Role
    name: str
    clause: str
    size_pt: float = 14
    is_bold: bool = False
    is_italic: bool = False
    alignment: Alignment = Alignment.CENTER
    first_line_indent_mm: float = 0
    space_before_pt: float = 0
    space_after_pt: float = 0
    line_exact_pt: float | None = None
    outline_level: int = 0
    keeps_with_next: bool = False


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The whole layout under one guidance; a change of guidance is a new instance, never an edit."""

    guidance: str
    looks: tuple[Look, ...]
    font_family: str = "Times New Roman"  # H5 II.IV.1
    language: str = "vi-VN"  # H5 II.IV.1: Vietnamese, Unicode
    sheet_width_mm: float = 210  # H5 II.IV.3: A4
    sheet_height_mm: float = 297  # H5 II.IV.3
    margin_top_mm: float = 20  # H5 II.IV.4.1.1
    margin_bottom_mm: float = 20  # H5 II.IV.4.1.2
    margin_left_mm: float = 30  # H5 II.IV.4.1.3
    margin_right_mm: float = 15  # H5 II.IV.4.1.4
    is_two_sided: bool = False  # H5 II.IV.4.2: the back page mirrors left and right
    page_number_from_top_mm: float = 10  # H5 II.IV.5.1
    circulation_mark_from_top_mm: float = 10  # H5 II.II.4.1
    left_column_mm: float = 78  # no rule; the longest usual place and date must fit at right
    right_column_mm: float = 87  # no rule; both columns fill the text width
    title_line_mm: float = 73  # H5 II.I.1.2: as long as the title, 72.7 mm in bold 15 pt
    title_line_weight_pt: float = 0.75  # no rule; 0.5 to 0.75 pt observed
    title_line_gap_pt: float = 2  # no rule; 1 to 2 mm below the letters observed
    single_line_height: float = 1.15  # times the size: what Word makes of "single" in this family
    single_line_cap_top: float = 0.27  # times the size: the room above its capitals in this family
    widow_lines: int = 2  # no rule; a paragraph leaves no single line on a page

    @property
    def text_width_mm(self) -> float:
        """Width of the text between the margins: 165 mm on A4."""
        return self.sheet_width_mm - self.margin_left_mm - self.margin_right_mm

    def look(self, role: Role) -> Look:
        """The look of one kind of paragraph; KeyError when the style does not have it."""
        for look in self.looks:
            if look.role is role:
                return look
        raise KeyError(role)


# H5 II.I.6.2.2: 14-15 pt, justified, indent about 10 mm, lines exactly 18-22 pt, 6 pt or more
# between paragraphs. Inside these ranges the office takes 14, 10, 19 and 6; the 6 pt stand above.
BODY_2026 = Look(
    Role.PARAGRAPH,
    "Đoạn văn",
    "H5 II.I.6.2.2; PL2 row 6",
    alignment=Alignment.JUSTIFY,
    first_line_indent_mm=10,
    space_before_pt=6,
    line_exact_pt=19,
)


def _body(role: Role, name: str, clause: str) -> Look:
    return replace(BODY_2026, role=role, name=name, clause=clause)


def _heading(level: int, *, is_bold: bool, is_italic: bool, clause: str) -> Look:
    return replace(
        BODY_2026,
        role=Role(f"heading-{level}"),
        name=f"heading {level}",
        clause=clause,
        is_bold=is_bold,
        is_italic=is_italic,
        outline_level=level,
        keeps_with_next=True,
    )


MASTHEAD_2026 = (
    Look(Role.SUPERIOR, "Cơ quan cấp trên", "H5 PL2 row 2a; II.I.2.2.1"),
    Look(Role.ISSUER, "Cơ quan ban hành", "H5 PL2 row 2b; II.I.2.2", is_bold=True),
    Look(Role.ASTERISK, "Dấu sao", "H5 II.I.2.2.1; size observed"),
    Look(Role.NUMBER, "Số ký hiệu", "H5 PL2 row 3; II.I.3.2.1"),
    Look(Role.DRAFT_MARK, "Dấu dự thảo", "H5 PL2 row 12b; II.II.4.2", is_italic=True),
    Look(Role.URGENCY_MARK, "Dấu mức độ khẩn", "H5 PL2 row 11; II.II.3", is_bold=True),
    Look(Role.PARTY_TITLE, "Tiêu đề Đảng", "H5 PL2 row 1; II.I.1.2", size_pt=15, is_bold=True),
    Look(
        Role.PLACE_DATE,
        "Địa danh ngày tháng",
        "H5 PL2 row 4; II.I.4.2.1",
        is_italic=True,
        space_before_pt=12,  # level with the number at left; no rule
    ),
    Look(
        Role.CIRCULATION_MARK,
        "Dấu phạm vi lưu hành",
        "H5 PL2 row 12a; II.II.4.1",
        size_pt=12,
        is_bold=True,
        alignment=Alignment.RIGHT,
    ),
)

# The gaps around the title are observed in the original of 2018, not ruled.
TITLE_2026 = (
    Look(
        Role.TYPE_NAME,
        "Tên loại",
        "H5 PL2 row 5a; II.I.5.2.2",
        size_pt=16,
        is_bold=True,
        space_before_pt=24,
        keeps_with_next=True,
    ),
    Look(Role.AUTHOR_LINE, "Tác giả văn bản", "H5 II.I.5.1.1", keeps_with_next=True),
    Look(
        Role.SUBJECT, "Trích yếu", "H5 PL2 row 5b; II.I.5.2.2", is_bold=True, keeps_with_next=True
    ),
    Look(
        Role.TITLE_NOTE,
        "Ghi chú tên loại",
        "no rule; observed",
        is_italic=True,
        keeps_with_next=True,
    ),
    Look(
        Role.SEPARATOR,
        "Gạch nối",
        "H5 II.I.5.2.1",
        is_bold=True,
        space_after_pt=20,
        keeps_with_next=True,
    ),
)

# The guideline is silent on "I.", "1.", "1.1."; weights follow the original of 2018.
BLOCKS_2026 = (
    _heading(1, is_bold=True, is_italic=False, clause="no rule for I.; observed bold capitals"),
    _heading(2, is_bold=True, is_italic=False, clause="no rule for 1.; observed bold"),
    _heading(3, is_bold=True, is_italic=True, clause="no rule for 1.1.; observed bold italic"),
    _heading(4, is_bold=False, is_italic=True, clause="no rule for 1.1.1.; observed italic"),
    replace(
        BODY_2026,
        role=Role.MEETING,
        name="Tên hội nghị",
        clause="no rule for 1.; observed bold",
        is_bold=True,
        outline_level=2,
        keeps_with_next=True,
    ),
    BODY_2026,
    replace(_body(Role.LEAD_IN, "Câu dẫn", "H5 PL2 row 6"), keeps_with_next=True),
    _body(Role.LEAD_LINE, "Cơ quan chủ trì", "H5 PL2 row 6"),
    _body(Role.ITEM, "Nội dung", "H5 PL2 row 6"),
    _body(Role.BULLET, "Gạch đầu dòng", "H5 PL2 row 6"),
)

FOOT_2026 = (
    Look(
        Role.RECIPIENTS_LABEL,
        "Nơi nhận",
        "H5 PL2 row 9c; II.I.9.2.1",
        alignment=Alignment.LEFT,
        space_before_pt=18,
    ),
    Look(
        Role.RECIPIENT,
        "Nơi nhận - dòng",
        "H5 PL2 row 9d; II.I.9.2.5",
        size_pt=12,
        alignment=Alignment.LEFT,
    ),
    Look(
        Role.AUTHORITY,
        "Quyền hạn ký",
        "H5 PL2 row 7a; II.I.7.2",
        is_bold=True,
        space_before_pt=18,
        keeps_with_next=True,
    ),
    Look(Role.POSITION, "Chức vụ", "H5 PL2 row 7b; II.I.7.2", keeps_with_next=True),
    Look(
        Role.SIGNER,
        "Họ tên",
        "H5 PL2 row 7c; II.I.7.1.3",
        is_bold=True,
        space_before_pt=28 * POINTS_PER_MM,  # room for the signature; no rule, 25-30 mm observed
    ),
    Look(
        Role.FOOTNOTE,
        "footnote text",
        "no rule; 10-11 pt observed",
        size_pt=11,
        alignment=Alignment.JUSTIFY,
    ),
    Look(Role.PAGE_NUMBER, "Số trang", "H5 PL2 row 15; II.IV.5.1"),
)

GUIDANCE_2026 = HouseStyle(
    guidance="Hướng dẫn số 05-HD/VPTW, ngày 27/5/2026",
    looks=MASTHEAD_2026 + TITLE_2026 + BLOCKS_2026 + FOOT_2026,
)
